/* JSON that is no ticket: each error is named at its field, and nothing of it is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "domain/bc-json-check.h"
#include "domain/bc-ticket-json.h"

static BcHall *hall;

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
  g_test_add_func ("/json-wrong/values", test_wrong_values);
  g_test_add_func ("/json-wrong/no-json", test_no_json);
  g_test_add_func ("/json-wrong/parts", test_parts);
  g_test_add_func ("/json-wrong/large", test_large);
  g_test_add_func ("/json-wrong/depth", test_depth);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
