/* Values as they come in: each kind at its limits, and that a value which cannot be changes
 * nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "base/bc-text.h"
#include "domain/bc-input.h"

static BcHall *hall;

/* @expected is what bc_input_get() gives back, NULL for nothing. */
static void
assert_taken (BcField field, const char *text, const char *expected)
{
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autofree char *got = NULL;

  if (!bc_input_set (record, field, text, hall, problems))
    g_error ("%s “%s”: %s", bc_field_info (field)->key, text, bc_problems_message (problems, 0));
  g_assert_cmpuint (bc_problems_count (problems), ==, 0);
  got = bc_input_get (record, field, hall);
  g_assert_cmpstr (got, ==, expected);
  /* What was read back goes in again. */
  g_assert_true (bc_input_set (record, field, got, hall, problems));
}

static void
assert_refused (BcField field, const char *text, const char *part)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  g_autoptr (BcRecord) before = bc_record_copy (record);
  g_autoptr (BcProblems) problems = bc_problems_new ();

  if (bc_input_set (record, field, text, hall, problems))
    g_error ("%s took “%.60s”", bc_field_info (field)->key, text);
  g_assert_cmpuint (bc_problems_count (problems), ==, 1);
  g_assert_cmpstr (bc_problems_field (problems, 0), ==, bc_field_info (field)->key);
  if (strstr (bc_problems_message (problems, 0), part) == NULL)
    g_error ("“%s” does not say “%s”", bc_problems_message (problems, 0), part);
  for (BcField other = 0; other < BC_N_FIELDS; other++)
    g_assert_true (bc_record_equal_field (record, before, other));
}

/* @count characters outside the BMP. */
static char *
characters (int count)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < count; i++)
    g_string_append (text, "𬭩");
  return g_string_free (text, FALSE);
}

static void
assert_limits (BcField field)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autofree char *most = characters (info->maximum);
  g_autofree char *fewer = characters (info->maximum - 1);
  g_autofree char *more = characters (info->maximum + 1);
  g_autofree char *least = characters (info->minimum);
  g_autofree char *less = characters (info->minimum - 1);
  g_autofree char *padded = g_strdup_printf ("\n 　%s \t", most);

  assert_taken (field, most, most);
  assert_taken (field, fewer, fewer);
  assert_taken (field, padded, most);
  assert_refused (field, more, "At most");
  assert_taken (field, least, *least != '\0' ? least : NULL);
  if (info->minimum > 1)
    assert_refused (field, less, "At least");
}

/* Characters are counted, not bytes: four bytes each here. */
static void
test_lengths (void)
{
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      BcKind kind = bc_field_info (field)->kind;

      if ((kind == BC_KIND_TEXT || kind == BC_KIND_LONG) && field != BC_FIELD_TELEPHONE
          && field != BC_FIELD_AGENT_TELEPHONE)
        assert_limits (field);
    }
}

static void
test_form_lengths (void)
{
  g_assert_cmpint (bc_field_info (BC_FIELD_WHAT_HAPPENED)->minimum, ==, 10);
  g_assert_cmpint (bc_field_info (BC_FIELD_WHAT_HAPPENED)->maximum, ==, 2000);
  g_assert_cmpint (bc_field_info (BC_FIELD_WHAT_IS_WANTED)->minimum, ==, 2);
  g_assert_cmpint (bc_field_info (BC_FIELD_WHAT_IS_WANTED)->maximum, ==, 500);
  g_assert_cmpint (bc_field_info (BC_FIELD_PETITIONER_NAME)->maximum, ==, 100);
  g_assert_cmpint (bc_field_info (BC_FIELD_VISITS)->minimum, ==, 0);
  g_assert_cmpint (bc_field_info (BC_FIELD_VISITS)->maximum, ==, 99);
}

static void
test_text (void)
{
  assert_taken (BC_FIELD_PETITIONER_NAME, "　䶮𬭩 ", "䶮𬭩");
  assert_taken (BC_FIELD_WHAT_IS_WANTED, "一\r\n二\x01", "一\n二");
  assert_taken (BC_FIELD_BASIS, NULL, NULL);
  assert_taken (BC_FIELD_BASIS, " \t　\n", NULL);
  assert_refused (BC_FIELD_PETITIONER_NAME, "张\n三", "One line");
  assert_refused (BC_FIELD_PETITIONER_NAME, "张\u2028三", "One line");
  assert_refused (BC_FIELD_PETITIONER_NAME, "张\u2029三", "One line");
  assert_refused (BC_FIELD_PETITIONER_NAME, "\xff", "UTF-8");
  assert_refused (BC_FIELD_WHAT_HAPPENED, "\xe5\xbc", "UTF-8");
  assert_refused (BC_FIELD_VISITS, "\xff", "UTF-8");
}

static void
test_codes (void)
{
  assert_taken (BC_FIELD_CHANNEL, "hotline_12345", "hotline_12345");
  assert_taken (BC_FIELD_CHANNEL, "12345 hotline", "hotline_12345");
  assert_taken (BC_FIELD_CHANNEL, " phone ", "phone");
  assert_taken (BC_FIELD_DEPARTMENT, "d03", "d03");
  assert_taken (BC_FIELD_DEPARTMENT, "区医疗保障局", "d03");
  assert_taken (BC_FIELD_MATTER, "户口簿补领、换领", "m006");
  assert_taken (BC_FIELD_MAIN_CAUSE, "B2", "B2");
  assert_taken (BC_FIELD_MAIN_CAUSE, "可容缺", "A1");
  assert_taken (BC_FIELD_HANDLER, "承办人丙", "c1");
  assert_taken (BC_FIELD_SUSPEND_GROUND, "听证", "hearing");
  assert_taken (BC_FIELD_CHANNEL, "", NULL);
  assert_refused (BC_FIELD_CHANNEL, "Phone", "none of: window, phone");
  assert_refused (BC_FIELD_CHANNEL, "phone,online", "none of");
  assert_refused (BC_FIELD_DEPARTMENT, "医保", "catalogue");
  /* A heading is no classification. */
  assert_refused (BC_FIELD_MAIN_CAUSE, "A", "catalogue");
  assert_refused (BC_FIELD_MAIN_CAUSE, "材料", "catalogue");
}

static void
test_lists (void)
{
  assert_taken (BC_FIELD_ASSISTING_DEPARTMENTS, "d02,d03", "d02,d03");
  assert_taken (BC_FIELD_ASSISTING_DEPARTMENTS, "d03，区公安分局、d02", "d03,d01,d02");
  assert_taken (BC_FIELD_ASSISTING_DEPARTMENTS, " d02 ,, d02、", "d02");
  assert_taken (BC_FIELD_ASSISTING_DEPARTMENTS, "，、,", NULL);
  assert_taken (BC_FIELD_GOOD_TIME, "morning，afternoon", "morning,afternoon");
  assert_taken (BC_FIELD_GOOD_TIME, "Afternoon", "afternoon");
  assert_taken (BC_FIELD_SPECIAL_GROUPS, "老年、残疾", "elderly,disabled");
  assert_taken (BC_FIELD_FURTHER_CAUSES, "A1,A3", "A1,A3");
  assert_refused (BC_FIELD_ASSISTING_DEPARTMENTS, "d02,d99", "“d99”");
  assert_refused (BC_FIELD_GOOD_TIME, "night", "none of: morning, afternoon");
  assert_refused (BC_FIELD_FURTHER_CAUSES, "A1,A", "“A”");
}

static void
test_numbers (void)
{
  assert_taken (BC_FIELD_VISITS, "0", "0");
  assert_taken (BC_FIELD_VISITS, " ９９ ", "99");
  assert_taken (BC_FIELD_VISITS, "", NULL);
  assert_taken (BC_FIELD_PROPOSED_LIMIT, "60", "60");
  assert_refused (BC_FIELD_VISITS, "100", "0 to 99");
  assert_refused (BC_FIELD_VISITS, "-1", "0 to 99");
  assert_refused (BC_FIELD_VISITS, "1.0", "whole number");
  assert_refused (BC_FIELD_VISITS, "0x10", "whole number");
  assert_refused (BC_FIELD_VISITS, "三", "whole number");
  assert_refused (BC_FIELD_VISITS, "18446744073709551617", "0 to 99");
  assert_refused (BC_FIELD_PROPOSED_LIMIT, "61", "0 to 60");
}

static void
test_flags (void)
{
  assert_taken (BC_FIELD_CONFIDENTIAL, "1", "1");
  assert_taken (BC_FIELD_CONFIDENTIAL, "是", "1");
  assert_taken (BC_FIELD_CONFIDENTIAL, "true", "1");
  assert_taken (BC_FIELD_CONFIDENTIAL, "yes", "1");
  assert_taken (BC_FIELD_CONFIDENTIAL, "０", "0");
  assert_taken (BC_FIELD_CONFIDENTIAL, "否", "0");
  assert_taken (BC_FIELD_CONFIDENTIAL, "", "0");
  assert_taken (BC_FIELD_CONFIDENTIAL, NULL, "0");
  assert_refused (BC_FIELD_CONFIDENTIAL, "2", "neither");
  assert_refused (BC_FIELD_CONFIDENTIAL, "maybe", "neither");
}

static void
test_moments (void)
{
  assert_taken (BC_FIELD_FIRST_VISIT_ON, "2024-02-29", "2024-02-29");
  assert_taken (BC_FIELD_FIRST_VISIT_ON, "２０２４－０２－２９", "2024-02-29");
  assert_taken (BC_FIELD_RECEIVED_AT, "2026-09-18 09:30", "2026-09-18T09:30:00+08:00");
  assert_taken (BC_FIELD_RECEIVED_AT, "2026-09-18T01:30:00Z", "2026-09-18T09:30:00+08:00");
  assert_taken (BC_FIELD_RECEIVED_AT, "2026-09-18", "2026-09-18T00:00:00+08:00");
  assert_taken (BC_FIELD_RECEIVED_AT, "", NULL);
  assert_refused (BC_FIELD_FIRST_VISIT_ON, "2023-02-29", "2023-02-29");
  assert_refused (BC_FIELD_FIRST_VISIT_ON, "29.2.2024", "not a date");
  assert_refused (BC_FIELD_FIRST_VISIT_ON, "2026-09-18 10:00", "not a date");
  assert_refused (BC_FIELD_RECEIVED_AT, "2026-09-18 24:30", "not a date and time");
  assert_refused (BC_FIELD_RECEIVED_AT, "yesterday", "not a date and time");
  assert_refused (BC_FIELD_RECEIVED_AT, "1789000000", "not a date and time");
}

static void
test_telephones (void)
{
  assert_taken (BC_FIELD_TELEPHONE, "+86 138 1234 5678", "13812345678");
  assert_taken (BC_FIELD_TELEPHONE, "（0633）8771234转801", "0633-8771234-801");
  assert_taken (BC_FIELD_AGENT_TELEPHONE, "１３８１２３４５６７８", "13812345678");
  assert_taken (BC_FIELD_TELEPHONE, " ", NULL);
  assert_refused (BC_FIELD_TELEPHONE, "1381234567", "");
  assert_refused (BC_FIELD_AGENT_TELEPHONE, "no", "");
}

/* Every field gives back, as text that goes in again, what it holds. */
static void
test_get (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  g_autoptr (BcRecord) copy = bc_record_copy (record);
  g_autoptr (BcProblems) problems = bc_problems_new ();

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      g_autofree char *text = bc_input_get (record, field, hall);

      bc_record_clear (copy, field);
      g_assert_true (bc_input_set (copy, field, text, hall, problems));
      g_assert_true (bc_record_equal_field (record, copy, field));
    }
}

static void
test_in_use (void)
{
  g_autoptr (BcHall) own = sample_hall (TRUE);
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (BcProblems) problems = bc_problems_new ();
  const BcEntry ended = { .code = (char *) "d17",
                          .name = (char *) "区粮食局",
                          .ended_on = sample_day ("2026-09-18") };

  bc_hall_add (own, BC_TABLE_DEPARTMENTS, &ended);
  bc_record_set_text (record, BC_FIELD_ASSISTING_DEPARTMENTS, "d01,d17");
  bc_record_set_text (record, BC_FIELD_BASIS, "d17");
  bc_input_check_in_use (record, BC_FIELD_ASSISTING_DEPARTMENTS, own, sample_day ("2026-09-18"),
                         problems);
  bc_input_check_in_use (record, BC_FIELD_LEAD_DEPARTMENT, own, sample_day ("2026-09-19"),
                         problems);
  bc_input_check_in_use (record, BC_FIELD_BASIS, own, sample_day ("2026-09-19"), problems);
  g_assert_cmpuint (bc_problems_count (problems), ==, 0);
  bc_input_check_in_use (record, BC_FIELD_ASSISTING_DEPARTMENTS, own, sample_day ("2026-09-19"),
                         problems);
  g_assert_nonnull (strstr (bc_problems_find (problems, "assisting_departments"), "区粮食局"));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/input/lengths", test_lengths);
  g_test_add_func ("/input/form-lengths", test_form_lengths);
  g_test_add_func ("/input/text", test_text);
  g_test_add_func ("/input/codes", test_codes);
  g_test_add_func ("/input/lists", test_lists);
  g_test_add_func ("/input/numbers", test_numbers);
  g_test_add_func ("/input/flags", test_flags);
  g_test_add_func ("/input/moments", test_moments);
  g_test_add_func ("/input/telephones", test_telephones);
  g_test_add_func ("/input/get", test_get);
  g_test_add_func ("/input/in-use", test_in_use);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
