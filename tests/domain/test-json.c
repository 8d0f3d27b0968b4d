/* Tickets as JSON: what goes out comes back the same, and what was damaged on the way is no crash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "base/bc-text.h"
#include "domain/bc-ticket-json.h"

static BcHall *hall;

static BcRecord *
read_all (const char *json)
{
  g_autoptr (GError) error = NULL;
  BcRecord *record = bc_ticket_from_json (json, -1, hall, TRUE, &error);

  g_assert_no_error (error);
  return record;
}

static const char *
random_code (const BcFieldInfo *info)
{
  if (info->values != NULL)
    return info->values->values[g_test_rand_int_range (0, info->values->n_values)].code;
  for (;;)
    {
      guint n = bc_hall_n_entries (hall, info->table);
      const BcEntry *entry =
          bc_hall_entry (hall, info->table, (guint) g_test_rand_int_range (0, (gint32) n));

      if (info->table != BC_TABLE_CAUSES || entry->parent != NULL)
        return entry->code;
    }
}

/* Text of the length that the field takes, with all that JSON has to escape. */
static char *
random_text (const BcFieldInfo *info)
{
  static const char *const pieces[] = { "𬭩", "䶮", "\"", "\\", "/", "a", "办", "\t", "\n", "}" };
  g_autoptr (GString) text = g_string_new ("字");
  int length = g_test_rand_int_range (MAX (info->minimum, 2), MIN (info->maximum, 60) + 1);

  while (bc_text_length (text->str) < length - 1)
    {
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

      if (info->kind == BC_KIND_LONG || *piece != '\n')
        g_string_append (text, piece);
    }
  g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (text->str, length - 1) - text->str));
  g_string_append (text, "末");
  return bc_text_clean (text->str);
}

static void
set_random (BcRecord *record, BcField field)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autofree char *text = NULL;

  switch (info->kind)
    {
    case BC_KIND_ENUM:
    case BC_KIND_CODE:
      bc_record_set_text (record, field, random_code (info));
      return;
    case BC_KIND_CODES:
      text = g_strdup (random_code (info));
      bc_record_set_text (record, field, text);
      return;
    case BC_KIND_COUNT:
      bc_record_set_int (record, field, g_test_rand_int_range (info->minimum, info->maximum));
      return;
    case BC_KIND_FLAG:
      bc_record_set_int (record, field, g_test_rand_int_range (0, 2));
      return;
    case BC_KIND_DAY:
      bc_record_set_int (record, field, g_test_rand_int_range (-100000, 100000));
      return;
    case BC_KIND_INSTANT:
      bc_record_set_int (record, field, g_test_rand_int_range (G_MININT32, G_MAXINT32) * BC_SECOND);
      return;
    case BC_KIND_TEXT:
    case BC_KIND_LONG:
    default:
      text = field == BC_FIELD_TELEPHONE || field == BC_FIELD_AGENT_TELEPHONE
                 ? g_strdup ("0633-8771234-801")
                 : random_text (info);
      bc_record_set_text (record, field, text);
      return;
    }
}

static BcRecord *
random_record (void)
{
  BcRecord *record = bc_record_new ();

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (g_test_rand_int_range (0, 3) > 0)
      set_random (record, field);
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autofree char *report = random_text (bc_field_info (BC_FIELD_OPINION));
      const BcPart part = {
        .department = (char *) random_code (bc_field_info (BC_FIELD_DEPARTMENT)),
        .state = g_test_rand_int_range (0, bc_part_states.n_values),
        .due_at = g_test_rand_int_range (0, G_MAXINT32) * BC_SECOND,
        .reported_at = g_test_rand_bit () ? BC_INT_NONE : 1789 * BC_SECOND,
        .reported_by = (char *) (g_test_rand_bit () ? "c1" : NULL),
        .report = g_test_rand_bit () ? report : NULL,
      };

      bc_record_set_part (record, &part);
    }
  return record;
}

static void
assert_same (const BcRecord *a, const BcRecord *b)
{
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (!bc_record_equal_field (a, b, field))
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

static void
test_round_trip (void)
{
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (BcRecord) record = random_record ();
      g_autofree char *json = bc_ticket_to_json (record, hall);
      g_autoptr (BcRecord) back = read_all (json);
      g_autofree char *again = bc_ticket_to_json (back, hall);

      g_assert_null (strchr (json, '\n'));
      assert_same (record, back);
      g_assert_cmpstr (again, ==, json);
    }
}

static void
test_shape (void)
{
  g_autoptr (BcRecord) empty = bc_record_new ();
  g_autoptr (BcRecord) ticket = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autofree char *least = bc_ticket_to_json (empty, hall);
  g_autofree char *json = bc_ticket_to_json (ticket, hall);

  g_assert_cmpstr (least, ==,
                   "{\"number\":null,\"version\":0,\"state\":\"draft\",\"due_at\":null,"
                   "\"due_provisional\":false,\"rework_count\":0,\"rehandle_count\":0}");
  g_assert_nonnull (strstr (json, "\"due_at\":\"2026-09-24T17:30:00+08:00\""));
  g_assert_nonnull (strstr (json, "\"visits\":2,"));
  g_assert_nonnull (strstr (json, "\"petitioner_name\":\"张三丰\""));
}

static void
test_good (void)
{
  g_autoptr (BcRecord) record = read_all (
      "\xef\xbb\xbf { \"channel\" : \"phone\" , \"visits\":3, \"repeated\":true,\"no_reply\":1,"
      "\"told_once\":true, \"special_groups\":[\"elderly\",\"残疾\"],\"good_time\":\"morning\","
      "\"petitioner_name\":\"\\ud872\\udf69\\u4dae\",\"matter\":\"户口迁入登记\",\"unit\":null,"
      "\"what_is_wanted\":\"a\\n\\\"b\\\\\\/\", \"other_matter\":\"\",\"first_visit_on\":"
      "\"2026-09-01\",\"received_at\":\"2026-09-18T09:30:00+08:00\"}\r\n");

  g_assert_cmpstr (bc_record_text (record, BC_FIELD_CHANNEL), ==, "phone");
  g_assert_cmpint (bc_record_int (record, BC_FIELD_VISITS), ==, 3);
  g_assert_true (bc_record_flag (record, BC_FIELD_REPEATED));
  g_assert_true (bc_record_flag (record, BC_FIELD_NO_REPLY));
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_TOLD_ONCE), ==, "yes");
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_SPECIAL_GROUPS), ==, "elderly,disabled");
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_PETITIONER_NAME), ==, "𬭩䶮");
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_MATTER), ==, "m001");
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_WHAT_IS_WANTED), ==, "a\n\"b\\/");
  g_assert_false (bc_record_has (record, BC_FIELD_UNIT));
  g_assert_false (bc_record_has (record, BC_FIELD_OTHER_MATTER));
  g_assert_cmpint (bc_record_int (record, BC_FIELD_RECEIVED_AT), ==,
                   sample_instant ("2026-09-18 09:30"));
  g_assert_cmpint (bc_record_int (record, BC_FIELD_FIRST_VISIT_ON), ==, sample_day ("2026-09-01"));
}

/* Cut anywhere, and with any byte replaced, it is an error or it is whole; never a crash. */
static void
test_damaged (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  const BcPart part = { .department = (char *) "d02",
                        .due_at = BC_INT_NONE,
                        .reported_at = BC_INT_NONE,
                        .report = (char *) "\t\"𬭩" };
  g_autofree char *json = NULL;
  gsize length;

  bc_record_set_part (record, &part);
  json = bc_ticket_to_json (record, hall);
  length = strlen (json);
  for (gsize cut = 0; cut < length; cut++)
    {
      g_autofree char *cut_off = g_memdup2 (json, cut + 1);
      g_autoptr (GError) error = NULL;

      g_assert_null (bc_ticket_from_json (cut_off, (gssize) cut, hall, TRUE, &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
    }
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *damaged = g_memdup2 (json, length);
      g_autoptr (BcRecord) read = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        damaged[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int ();
      read = bc_ticket_from_json (damaged, (gssize) length, hall, TRUE, &error);
      g_assert_true ((read == NULL) == (error != NULL));
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/shape", test_shape);
  g_test_add_func ("/json/good", test_good);
  g_test_add_func ("/json/damaged", test_damaged);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
