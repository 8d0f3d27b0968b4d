/* What the history keeps of a change, and that it can put it back exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "domain/bc-ticket-json.h"

static BcHall *hall;

/* Any text at all: the history has to keep what the file holds, not what a form takes. */
static char *
random_text (void)
{
  static const char *const pieces[] = { "\t",   "\n", "\"", "\\", "\\n", "\\t", "\r",   "\x01",
                                        "𬭩", "䶮", "办", "'",  ",",   "/",   "null", "\x7f" };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 8); i > 0; i--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
set_random (BcRecord *record, BcField field)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autofree char *text = random_text ();

  if (info->kind == BC_KIND_ENUM)
    bc_record_set_text (record, field,
                        info->values->values[g_test_rand_int_range (0, info->values->n_values)]
                            .code);
  else if (bc_field_is_text (field))
    bc_record_set_text (record, field, text);
  else if (info->kind == BC_KIND_FLAG)
    bc_record_set_int (record, field, g_test_rand_int_range (0, 2));
  else if (info->kind == BC_KIND_INSTANT)
    bc_record_set_int (record, field,
                       (gint64) (((guint64) (guint32) g_test_rand_int () << 32)
                                 + (guint32) g_test_rand_int ()));
  else
    bc_record_set_int (record, field, g_test_rand_int ());
}

static void
add_random_parts (BcRecord *record)
{
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autofree char *department = random_text ();
      g_autofree char *staff = random_text ();
      g_autofree char *report = random_text ();
      const BcPart part = {
        .department = department,
        .state = g_test_rand_int_range (0, bc_part_states.n_values),
        .due_at = g_test_rand_bit () ? BC_INT_NONE : g_test_rand_int (),
        .reported_at = g_test_rand_bit () ? BC_INT_NONE : g_test_rand_int (),
        .reported_by = g_test_rand_bit () ? staff : NULL,
        .report = g_test_rand_bit () ? report : NULL,
      };

      bc_record_set_part (record, &part);
    }
}

static BcRecord *
random_record (void)
{
  BcRecord *record = bc_record_new ();

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (g_test_rand_bit ())
      set_random (record, field);
  add_random_parts (record);
  return record;
}

static void
assert_same (const BcRecord *a, const BcRecord *b)
{
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (field != BC_FIELD_ID && field != BC_FIELD_VERSION && !bc_record_equal_field (a, b, field))
      g_error ("%s differs", bc_field_info (field)->key);
  g_assert_cmpuint (bc_record_n_parts (a), ==, bc_record_n_parts (b));
  for (guint i = 0; i < bc_record_n_parts (a); i++)
    {
      const BcPart *x = bc_record_part (a, i), *y = bc_record_part (b, i);

      g_assert_cmpstr (x->department, ==, y->department);
      g_assert_cmpint (x->state, ==, y->state);
      g_assert_cmpint (x->due_at, ==, y->due_at);
      g_assert_cmpint (x->reported_at, ==, y->reported_at);
      g_assert_cmpstr (x->reported_by, ==, y->reported_by);
      g_assert_cmpstr (x->report, ==, y->report);
    }
}

/* Goes from one record to the other and back by what the history keeps. */
static void
test_restore (void)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (BcRecord) before = random_record ();
      g_autoptr (BcRecord) after = g_test_rand_bit () ? random_record () : bc_record_copy (before);
      g_autoptr (BcRecord) undone = NULL, redone = NULL;
      g_autofree char *json = NULL;
      g_autoptr (GPtrArray) changes = NULL;

      if (g_test_rand_bit ())
        set_random (after, g_test_rand_int_range (0, BC_N_FIELDS));
      json = bc_changes_to_json (before, after);
      g_assert_true (g_utf8_validate (json, -1, NULL));
      g_assert_null (strchr (json, '\n'));
      changes = bc_changes_from_json (json);
      g_assert_nonnull (changes);
      undone = bc_record_copy (after);
      redone = bc_record_copy (before);
      for (guint c = 0; c < changes->len; c++)
        {
          const BcChangedField *change = changes->pdata[c];

          g_assert_true (bc_changed_field_restore (undone, change->field, change->before));
          g_assert_true (bc_changed_field_restore (redone, change->field, change->after));
        }
      assert_same (undone, before);
      assert_same (redone, after);
    }
}

static void
test_canonical (void)
{
  g_autoptr (BcRecord) before = sample_ticket (BC_STATE_REVIEW);
  g_autoptr (BcRecord) after = bc_record_copy (before);
  g_autofree char *nothing = bc_changes_to_json (before, after);
  g_autofree char *json = NULL;

  g_assert_cmpstr (nothing, ==, "{}");
  bc_record_set_int (after, BC_FIELD_VERSION, 2);
  bc_record_set_int (after, BC_FIELD_DUE_AT, 1500000);
  bc_record_set_int (after, BC_FIELD_CONFIDENTIAL, 1);
  bc_record_set_text (after, BC_FIELD_METHOD, "a\"\n");
  bc_record_set_state (after, BC_STATE_DISPATCHED);
  json = bc_changes_to_json (before, after);
  g_assert_cmpstr (json, ==,
                   "{\"state\":[\"review\",\"dispatched\"],\"confidential\":[\"0\",\"1\"],"
                   "\"method\":[null,\"a\\\"\\n\"],\"due_at\":[null,\"1500000\"]}");
}

static void
test_broken (void)
{
  static const char *const broken[] = { "",     "[]",   "{",   "{\"due_at\":[null,\"5\"]",
                                        "null", "{}{}", "\xff" };
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GPtrArray) odd = NULL;

  g_assert_null (bc_changes_from_json (NULL));
  g_assert_null (bc_changes_from_json (deep));
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    g_assert_null (bc_changes_from_json (broken[i]));

  /* What a newer program may write is passed over. */
  odd = bc_changes_from_json ("{\"mood\":[null,\"x\"],\"due_at\":5,\"method\":[\"a\"],"
                              "\"reason\":[null,\"x\"],\"basis\":[1,\"x\"]}");
  g_assert_cmpuint (odd->len, ==, 1);
  g_assert_cmpint (((BcChangedField *) odd->pdata[0])->field, ==, BC_FIELD_BASIS);
}

static void
test_unreadable (void)
{
  static const struct
  {
    int field;
    const char *text;
  } wrong[] = {
    { BC_FIELD_DUE_AT, "soon" },
    { BC_FIELD_DUE_AT, "" },
    { BC_FIELD_DUE_AT, "5x" },
    { BC_FIELD_DUE_AT, "99999999999999999999" },
    { BC_FIELD_CONFIDENTIAL, "2" },
    { BC_FIELD_REVIEW_ON, "99999999999" },
    { BC_FIELD_STATE, "lost" },
    { BC_FIELD_OUTCOME, "great" },
    { BC_CHANGED_PARTS, "d01" },
    { BC_CHANGED_PARTS, "d01\tlost\t1\t1\t\t" },
    { BC_CHANGED_PARTS, "d01\treported\tx\t1\t\t" },
    { BC_CHANGED_PARTS, "\treported\t1\t1\t\t" },
    { BC_CHANGED_PARTS, "d01\treported\t1\t1\t\ta\tb" },
    { BC_CHANGED_PARTS, "d01\treported\t1\t1\t\t\n" },
  };
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) before = NULL;
  const BcPart part = { .department = (char *) "d02", .due_at = 1, .reported_at = 2 };

  bc_record_set_part (record, &part);
  before = bc_record_copy (record);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      if (bc_changed_field_restore (record, (BcField) wrong[i].field, wrong[i].text))
        g_error ("%d “%s”", wrong[i].field, wrong[i].text);
      assert_same (record, before);
    }
}

static void
assert_words (
    BcField field, const char *before, const char *after, gboolean masked, const char *expected)
{
  const BcChangedField change = { field, (char *) before, (char *) after };
  g_autofree char *words = bc_changed_field_format (&change, hall, masked);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autofree char *first =
      g_strdup_printf ("%" G_GINT64_FORMAT, sample_instant ("2026-09-24 17:30"));
  g_autofree char *then =
      g_strdup_printf ("%" G_GINT64_FORMAT, sample_instant ("2026-10-09 17:30"));

  assert_words (BC_FIELD_STATE, "review", "dispatched", FALSE,
                "State: Awaiting review → Awaiting acceptance");
  assert_words (BC_FIELD_DUE_AT, first, then, FALSE, "Due: 24 Sep 2026 17:30 → 9 Oct 2026 17:30");
  assert_words (BC_FIELD_DUE_AT, NULL, then, FALSE, "Due: 9 Oct 2026 17:30");
  assert_words (BC_FIELD_HANDLER, "c1", NULL, FALSE, "Handler: 承办人丙 → (empty)");
  assert_words (BC_FIELD_CONFIDENTIAL, "0", "1", FALSE, "Confidential: No → Yes");
  assert_words (BC_FIELD_TELEPHONE, "13812345678", "13912345678", TRUE,
                "Telephone: 138****5678 → 139****5678");
  assert_words (BC_FIELD_TELEPHONE, "13812345678", "13912345678", FALSE,
                "Telephone: 13812345678 → 13912345678");
  assert_words (BC_FIELD_PETITIONER_NAME, NULL, "张三丰", TRUE, "Petitioner: 张**");
  assert_words (BC_CHANGED_PARTS, "d02\tdispatched\t1\t1\t\t",
                "d02\treported\t1\t1\tc2\ta\\tb\nd03\twaived\t1\t1\t\t", FALSE,
                "Assisting departments: 区人力资源和社会保障局 Awaiting acceptance → "
                "区人力资源和社会保障局 Reported, 区医疗保障局 Waived");
  /* What a newer program wrote is shown as it stands. */
  assert_words (BC_FIELD_STATE, "review", "on_hold", FALSE, "State: Awaiting review → on_hold");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/changes/restore", test_restore);
  g_test_add_func ("/changes/canonical", test_canonical);
  g_test_add_func ("/changes/broken", test_broken);
  g_test_add_func ("/changes/unreadable", test_unreadable);
  g_test_add_func ("/changes/words", test_words);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
