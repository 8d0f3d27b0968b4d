/* Tickets as JSON: what goes out comes back the same, and nothing that is broken gets in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "base/bc-text.h"
#include "domain/bc-input.h"
#include "domain/bc-json-check.h"
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

static void
assert_wrong (const char *json, gssize length, const char *field, const char *part)
{
  g_autoptr (GError) error = NULL;
  const char *message;

  if (bc_ticket_from_json (json, length, hall, FALSE, &error) != NULL)
    g_error ("taken: %s", json);
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  message = bc_problems_find (bc_error_get_problems (error), field);
  if (message == NULL || strstr (message, part) == NULL)
    g_error ("%s: “%s” does not say “%s” at %s", json, error->message, part, field);
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

static void
test_wrong_values (void)
{
  static const struct
  {
    const char *json;
    const char *field;
    const char *part;
  } wrong[] = {
    { "{\"visits\":100}", "visits", "0 to 99" },
    { "{\"visits\":-1}", "visits", "0 to 99" },
    { "{\"visits\":1.5}", "visits", "whole number" },
    { "{\"visits\":1e1}", "visits", "whole number" },
    { "{\"visits\":1e400}", "visits", "out of range" },
    { "{\"visits\":-1e400}", "visits", "out of range" },
    { "{\"visits\":18446744073709551617}", "visits", "out of range" },
    { "{\"visits\":-18446744073709551615}", "visits", "out of range" },
    { "{\"visits\":9223372036854775807}", "visits", "0 to 99" },
    { "{\"visits\":\"3\"}", "visits", "whole number" },
    { "{\"visits\":[3]}", "visits", "whole number" },
    { "{\"visits\":true}", "visits", "whole number" },
    { "{\"repeated\":\"yes\"}", "repeated", "true or false" },
    { "{\"repeated\":2}", "repeated", "neither" },
    { "{\"told_once\":1}", "told_once", "true or false" },
    { "{\"channel\":1}", "channel", "text" },
    { "{\"channel\":{}}", "channel", "text" },
    { "{\"channel\":\"fax\"}", "channel", "none of: window" },
    { "{\"department\":\"d99\"}", "department", "catalogue" },
    { "{\"special_groups\":[1]}", "special_groups", "list of texts" },
    { "{\"special_groups\":[\"elderly\",\"rich\"]}", "special_groups", "rich" },
    { "{\"received_at\":1789}", "received_at", "text" },
    { "{\"received_at\":\"2026-02-30 10:00\"}", "received_at", "2026-02-30" },
    { "{\"first_visit_on\":\"2026-13-01\"}", "first_visit_on", "2026-13-01" },
    { "{\"telephone\":\"12\"}", "telephone", "" },
    { "{\"what_happened\":\"短\"}", "what_happened", "10 characters" },
    { "{\"surname\":\"x\"}", "surname", "no such field" },
    { "{\"reason\":\"xx\"}", "reason", "no such field" },
    { "{\"parts\":[]}", "parts", "no such field" },
    /* Only what an intake form holds. */
    { "{\"state\":\"closed\"}", "state", "no such field" },
    { "{\"due_at\":null}", "due_at", "no such field" },
    { "{\"visits\":1,\"visits\":2}", "visits", "twice" },
    { "{\"visits\":1,\"\\u0076isits\":2}", "visits", "twice" },
    { "{\"petitioner_name\":\"张\\u0000三\"}", "petitioner_name", "no character" },
    { "{\"petitioner_name\":\"张\\ud86d\"}", "petitioner_name", "no character" },
    { "{\"petitioner_name\":\"\\udf69\\ud86d\"}", "petitioner_name", "no character" },
    { "{\"petitioner_name\":\"\\ud86d\\u4dae\"}", "petitioner_name", "no character" },
    { "{\"a\":\"\\u0000\"}", "json", "no character" },
    { "{\"petitioner_name\":\"a\\nb\"}", "petitioner_name", "One line" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_wrong (wrong[i].json, -1, wrong[i].field, wrong[i].part);
}

static void
test_no_json (void)
{
  static const char *const wrong[] = {
    "",
    " ",
    "null",
    "1",
    "\"x\"",
    "[]",
    "[{}]",
    "{",
    "{}}",
    "{}{}",
    "{} {}",
    "{}x",
    "{a:1}",
    "{'a':1}",
    "{\"a\":1,}",
    "{,}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\" 1}",
    "{\"a\":tru}",
    "{\"a\":nulls}",
    "{\"a\":0x10}",
    "{\"a\":010}",
    "{\"a\":+1}",
    "{\"a\":.5}",
    "{\"a\":1.}",
    "{\"a\":1e}",
    "{\"a\":--1}",
    "{\"a\":-}",
    "{\"a\":NaN}",
    "{\"a\":Infinity}",
    "{\"a\":$ff}",
    "{\"a\":\"\n\"}",
    "{\"a\":\"\\q\"}",
    "{\"a\":\"\\u12\"}",
    "{\"a\":\"\\u00g1\"}",
    "/**/{}",
    "{}//",
    "#\n{}",
    "var a = {};",
    "{\"a\":[1,]}",
    "{\"a\":[1 2]}",
    "{\"a\":[}",
    "\xef\xbb\xbf",
    "\xef\xbb\xbf\xef\xbb\xbf{}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_wrong (wrong[i], -1, "json", "");
  assert_wrong ("{\"petitioner_name\":\"\xff\"}", -1, "json", "UTF-8");
  assert_wrong ("{\"petitioner_name\":\"\xed\xa0\x80\"}", -1, "json", "UTF-8");
  assert_wrong ("{\"visits\":1}\0", 13, "json", "UTF-8");
  assert_wrong ("{\"visits\":1}", 4, "json", "cut off");
  assert_wrong ("{\"visits\": x}", -1, "json", "character 12");
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

static void
test_parts (void)
{
  static const char *const wrong[] = {
    "{\"parts\":{}}",
    "{\"parts\":[1]}",
    "{\"parts\":[{}]}",
    "{\"parts\":[{\"department\":\"d01\"}]}",
    "{\"parts\":[{\"department\":\"d99\",\"state\":\"reported\"}]}",
    "{\"parts\":[{\"department\":\"d01\",\"state\":\"lost\"}]}",
    "{\"parts\":[{\"department\":1,\"state\":\"reported\"}]}",
    "{\"parts\":[{\"department\":\"d01\",\"state\":\"reported\",\"due_at\":5}]}",
    "{\"parts\":[{\"department\":\"d01\",\"state\":\"reported\",\"due_at\":\"soon\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      if (bc_ticket_from_json (wrong[i], -1, hall, TRUE, &error) != NULL)
        g_error ("taken: %s", wrong[i]);
      g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "parts"));
    }
}

static void
test_large (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *deep_objects = g_malloc (5 * 100000 + 1);
  g_autofree char *long_text = g_strnfill (1 << 20, 'x');
  g_autofree char *wide = g_strdup_printf ("{\"what_happened\":\"%s\"}", long_text);
  g_autofree char *key = g_strdup_printf ("{\"%s\":1}", long_text);
  g_autofree char *nested = g_strdup_printf ("{\"special_groups\":%s", deep);

  for (int i = 0; i < 100000; i++)
    memcpy (deep_objects + 5 * i, "{\"a\":", 5);
  deep_objects[5 * 100000] = '\0';
  assert_wrong (deep, -1, "json", "deep");
  assert_wrong (deep_objects, -1, "json", "deep");
  assert_wrong (nested, -1, "special_groups", "deep");
  assert_wrong (wide, -1, "what_happened", "At most 2000");
  assert_wrong (key, -1, long_text, "no such field");
}

static void
test_depth (void)
{
  for (int depth = 1; depth < BC_JSON_DEPTH + 3; depth++)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      for (int i = 0; i < depth; i++)
        g_string_append_c (json, '[');
      for (int i = 0; i < depth; i++)
        g_string_append_c (json, ']');
      g_assert_cmpint (bc_json_check (json->str, -1, NULL, NULL), ==, depth <= BC_JSON_DEPTH);
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
  g_test_add_func ("/json/wrong-values", test_wrong_values);
  g_test_add_func ("/json/no-json", test_no_json);
  g_test_add_func ("/json/damaged", test_damaged);
  g_test_add_func ("/json/parts", test_parts);
  g_test_add_func ("/json/large", test_large);
  g_test_add_func ("/json/depth", test_depth);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
