/* A ticket as a value, and the table of its fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-record.h"

static void
test_table (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (int field = 0; field < BC_N_FIELDS_AND_REASON; field++)
    {
      const BcFieldInfo *info = bc_field_info (field);

      g_assert_nonnull (info->key);
      g_assert_true (g_hash_table_add (keys, (gpointer) info->key));
      g_assert_cmpint (bc_field_find (info->key), ==, field);
      g_assert_cmpstr (bc_field_label (field), !=, "");
      g_assert_cmpint (info->minimum, <=, info->maximum);
      g_assert_true ((info->kind == BC_KIND_ENUM) <= (info->values != NULL));
      g_assert_true ((info->kind == BC_KIND_CODE) <= (info->table != BC_TABLE_NONE));
      g_assert_true ((info->kind == BC_KIND_CODES)
                     <= (info->values != NULL || info->table != BC_TABLE_NONE));
      if (info->kind == BC_KIND_TEXT || info->kind == BC_KIND_LONG)
        g_assert_cmpint (info->maximum, >, 0);
    }
  g_assert_cmpint (bc_field_find ("nothing"), ==, -1);
  g_assert_cmpint (bc_field_find (""), ==, -1);
}

/* The identifiers that the command line promises. */
static void
test_promised_keys (void)
{
  static const char *const promised[] = {
    "number",      "state",           "due_at",          "due_provisional", "version",
    "channel",     "petitioner_kind", "petitioner_name", "telephone",       "identity_kind",
    "matter",      "identity_number", "department",      "visits",          "what_happened",
    "received_at", "what_is_wanted",  "urgency",         "reason",
  };

  for (guint i = 0; i < G_N_ELEMENTS (promised); i++)
    if (bc_field_find (promised[i]) < 0)
      g_error ("%s", promised[i]);
}

static void
test_personal (void)
{
  static const BcField personal[] = { BC_FIELD_PETITIONER_NAME, BC_FIELD_IDENTITY_NUMBER,
                                      BC_FIELD_TELEPHONE,       BC_FIELD_AGENT_NAME,
                                      BC_FIELD_AGENT_TELEPHONE, BC_FIELD_GUARDIAN };

  for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
    g_assert_true (bc_field_info (personal[i])->flags & BC_FIELD_PERSONAL);
}

static void
test_new (void)
{
  g_autoptr (BcRecord) record = bc_record_new ();

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      gboolean is_zero = field == BC_FIELD_VERSION || field == BC_FIELD_REWORK_COUNT
                         || field == BC_FIELD_REHANDLE_COUNT || field == BC_FIELD_STATE;

      g_assert_cmpint (bc_record_has (record, field), ==, is_zero);
      if (bc_field_info (field)->kind == BC_KIND_FLAG)
        g_assert_cmpint (bc_record_int (record, field), ==, 0);
    }
  g_assert_cmpint (bc_record_state (record), ==, BC_STATE_DRAFT);
  g_assert_cmpint (bc_record_int (record, BC_FIELD_VERSION), ==, 0);
  g_assert_cmpint (bc_record_int (record, BC_FIELD_VISITS), ==, BC_INT_NONE);
  g_assert_cmpint (bc_record_enum (record, BC_FIELD_CHANNEL), ==, -1);
}

static void
test_set (void)
{
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (BcRecord) other = bc_record_new ();

  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "𬭩䶮");
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_PETITIONER_NAME), ==, "𬭩䶮");
  g_assert_false (bc_record_equal_field (record, other, BC_FIELD_PETITIONER_NAME));
  /* Its own text, and a part of it. */
  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME,
                      bc_record_text (record, BC_FIELD_PETITIONER_NAME));
  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME,
                      bc_record_text (record, BC_FIELD_PETITIONER_NAME) + 4);
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_PETITIONER_NAME), ==, "䶮");
  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "");
  g_assert_null (bc_record_text (record, BC_FIELD_PETITIONER_NAME));
  g_assert_true (bc_record_equal_field (record, other, BC_FIELD_PETITIONER_NAME));

  bc_record_set_int (record, BC_FIELD_VISITS, 0);
  g_assert_true (bc_record_has (record, BC_FIELD_VISITS));
  bc_record_clear (record, BC_FIELD_VISITS);
  g_assert_false (bc_record_has (record, BC_FIELD_VISITS));
  bc_record_set_int (record, BC_FIELD_CONFIDENTIAL, 1);
  g_assert_true (bc_record_flag (record, BC_FIELD_CONFIDENTIAL));
  bc_record_clear (record, BC_FIELD_CONFIDENTIAL);
  g_assert_cmpint (bc_record_int (record, BC_FIELD_CONFIDENTIAL), ==, 0);
  bc_record_set_state (record, BC_STATE_REVIEW);
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_STATE), ==, "review");
  bc_record_clear (record, BC_FIELD_STATE);
  g_assert_cmpint (bc_record_state (record), ==, BC_STATE_DRAFT);
}

static void
set_part (BcRecord *record, const char *department, int state, const char *report)
{
  const BcPart part = { .department = (char *) department,
                        .state = state,
                        .due_at = 5,
                        .reported_at = BC_INT_NONE,
                        .report = (char *) report };

  bc_record_set_part (record, &part);
}

static void
test_parts (void)
{
  g_autoptr (BcRecord) record = bc_record_new ();
  BcPart part;

  g_assert_cmpuint (bc_record_n_parts (record), ==, 0);
  g_assert_null (bc_record_find_part (record, "d01"));
  set_part (record, "d03", BC_PART_DISPATCHED, NULL);
  set_part (record, "d01", BC_PART_IN_PROGRESS, NULL);
  set_part (record, "d02", BC_PART_RETURNED, "不归我局");
  g_assert_cmpuint (bc_record_open_parts (record), ==, 3);

  /* A part is replaced at its place, and may be made of itself. */
  part = *bc_record_find_part (record, "d01");
  part.state = BC_PART_REPORTED;
  part.report = (char *) "";
  bc_record_set_part (record, &part);
  g_assert_cmpuint (bc_record_n_parts (record), ==, 3);
  g_assert_cmpstr (bc_record_part (record, 0)->department, ==, "d03");
  g_assert_cmpstr (bc_record_part (record, 1)->department, ==, "d01");
  g_assert_cmpint (bc_record_part (record, 1)->state, ==, BC_PART_REPORTED);
  g_assert_null (bc_record_part (record, 1)->report);
  g_assert_cmpuint (bc_record_open_parts (record), ==, 2);
  set_part (record, "d02", BC_PART_WAIVED, "不需要");
  g_assert_cmpuint (bc_record_open_parts (record), ==, 1);
  bc_record_clear_parts (record);
  g_assert_cmpuint (bc_record_n_parts (record), ==, 0);
}

static void
test_copy (void)
{
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (BcRecord) copy = NULL;
  BcRecord *shared = bc_record_ref (record);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    g_assert_true (bc_record_equal_field (record, shared, field));
  bc_record_unref (shared);
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      if (bc_field_is_text (field))
        bc_record_set_text (record, field, bc_field_info (field)->key);
      else
        bc_record_set_int (record, field, field + 1);
    }
  set_part (record, "d01", BC_PART_RETURNED, "a\tb");
  shared = bc_record_ref (record);
  copy = bc_record_copy (record);
  bc_record_unref (shared);
  bc_record_clear_parts (record);
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      g_assert_true (bc_record_equal_field (record, copy, field));
      bc_record_clear (record, field);
    }
  g_assert_cmpstr (bc_record_text (copy, BC_FIELD_BASIS), ==, "basis");
  g_assert_cmpint (bc_record_int (copy, BC_FIELD_DUE_AT), ==, BC_FIELD_DUE_AT + 1);
  g_assert_cmpstr (bc_record_find_part (copy, "d01")->report, ==, "a\tb");
  g_assert_cmpint (bc_record_find_part (copy, "d01")->due_at, ==, 5);
}

/* What is shared cannot be changed: another thread may be reading it. */
static void
test_shared (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (BcRecord) record = bc_record_new ();
      g_autoptr (BcRecord) shared = bc_record_ref (record);

      bc_record_set_int (record, BC_FIELD_VISITS, 3);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/table", test_table);
  g_test_add_func ("/record/promised-keys", test_promised_keys);
  g_test_add_func ("/record/personal", test_personal);
  g_test_add_func ("/record/new", test_new);
  g_test_add_func ("/record/set", test_set);
  g_test_add_func ("/record/parts", test_parts);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/shared", test_shared);
  return g_test_run ();
}
