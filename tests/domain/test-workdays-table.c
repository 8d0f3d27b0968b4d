/* A year's table from outside: both ways of naming make-up days, every mistake at its row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays-table.h"

#include <string.h>

/* A made-up 2027: New Year, Spring Festival with two make-up days, the October holidays. */
#define YEAR                                                                                       \
  "2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n2027-01-03,holiday,元旦\n"              \
  "2027-02-05,holiday,春节\n2027-02-06,holiday,春节\n2027-02-07,holiday,春节\n"              \
  "2027-02-08,holiday,春节\n2027-02-09,holiday,春节\n2027-02-10,holiday,春节\n"              \
  "2027-02-11,holiday,春节\n2027-02-20,workday,春节\n2027-04-05,holiday,清明节\n"           \
  "2027-05-01,holiday,劳动节\n2027-06-09,holiday,端午节\n2027-10-01,holiday,国庆节\n"     \
  "2027-10-02,holiday,国庆节\n2027-10-03,holiday,国庆节\n"
#define HEADER "date,kind,name\n"

static BcWorkdaysTable *
read_text (const char *text, GError **error)
{
  return bc_workdays_table_read (text, strlen (text), error);
}

static BcDay
day (const char *text)
{
  BcDay value = BC_DAY_NONE;

  g_assert_true (bc_day_parse (text, &value));
  return value;
}

static void
assert_merged (BcWorkdaysTable *table)
{
  g_autoptr (BcWorkdays) none = bc_workdays_new_from_csv ("date,kind,name\n", NULL);
  g_autoptr (BcWorkdays) merged = bc_workdays_merge (none, table);
  const char *name;

  g_assert_cmpuint (bc_workdays_table_years (table)->len, ==, 1);
  g_assert_cmpint (g_array_index (bc_workdays_table_years (table), int, 0), ==, 2027);
  g_assert_cmpint (bc_workdays_kind (merged, day ("2027-02-08"), &name, NULL), ==, BC_DAY_HOLIDAY);
  g_assert_cmpstr (name, ==, "春节");
  g_assert_cmpint (bc_workdays_kind (merged, day ("2027-02-20"), &name, NULL), ==, BC_DAY_MAKE_UP);
  g_assert_cmpstr (name, ==, "春节");
  g_assert_cmpint (bc_workdays_kind (merged, day ("2027-05-02"), NULL, NULL), ==, BC_DAY_WEEKEND);
  g_assert_cmpint (bc_workdays_kind (merged, day ("2027-10-01"), NULL, NULL), ==, BC_DAY_HOLIDAY);
  g_assert_cmpint (bc_workdays_kind (merged, day ("2027-02-12"), NULL, NULL), ==, BC_DAY_WORKING);
}

/* What Chinese spreadsheets save: other words, other separators, other dates, other encodings. */
static void
test_csv_forms (void)
{
  static const char *const texts[] = {
    HEADER YEAR,
    "\xef\xbb\xbf" HEADER YEAR,
  };
  g_autofree char *chinese = NULL;
  g_autoptr (GString) other = g_string_new (HEADER YEAR);
  g_autofree char *gb = NULL;
  g_autofree char *utf16 = NULL;
  gsize gb_size, utf16_size;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BcWorkdaysTable) table = read_text (texts[i], &error);

      g_assert_no_error (error);
      assert_merged (table);
    }
  g_string_replace (other, "date,kind,name", "日期,类型,名称", 0);
  g_string_replace (other, ",", ";", 0);
  g_string_replace (other, "holiday", "休", 0);
  g_string_replace (other, "workday", "调休上班", 0);
  g_string_replace (other, "2027-01-0", "2027年1月", 0);
  g_string_replace (other, "2027-02-05", "2027/2/5", 0);
  g_string_replace (other, "2027-10-01", "20271001", 0);
  g_string_replace (other, "\n", "\r\n", 0);
  gb = g_convert (other->str, -1, "GB18030", "UTF-8", NULL, &gb_size, NULL);
  utf16 = g_convert (other->str, -1, "UTF-16", "UTF-8", NULL, &utf16_size, NULL);
  {
    g_autoptr (BcWorkdaysTable) plain = read_text (other->str, &error);
    g_autoptr (BcWorkdaysTable) of_gb = bc_workdays_table_read (gb, gb_size, &error);
    g_autoptr (BcWorkdaysTable) of_utf16 = bc_workdays_table_read (utf16, utf16_size, &error);

    g_assert_no_error (error);
    assert_merged (plain);
    assert_merged (of_gb);
    assert_merged (of_utf16);
  }
}

/* (transfer full): the year as a feed, whose summaries are made by @off and @worked of the name. */
static char *
feed (const char *off, const char *worked, gboolean apple)
{
  g_autoptr (GString) ics = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\n");
  g_auto (GStrv) lines = g_strsplit (YEAR, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", 3);
      gboolean is_off = strcmp (cells[1], "holiday") == 0;
      g_auto (GStrv) words = g_strsplit (is_off ? off : worked, "%", 2);
      g_autofree char *summary = g_strjoinv (cells[2], words);
      g_autofree char *date = g_strdup (cells[0]);
      g_auto (GStrv) numbers = g_strsplit (date, "-", 3);

      g_string_append_printf (ics,
                              "BEGIN:VEVENT\r\nUID:%u@x\r\nDTSTAMP:20260101T000000Z\r\n"
                              "DTSTART;VALUE=DATE:%s%s%s\r\nSUMMARY:%s\r\n",
                              i, numbers[0], numbers[1], numbers[2], summary);
      if (apple)
        g_string_append_printf (ics, "X-APPLE-SPECIAL-DAY:%s\r\n",
                                is_off ? "WORK-HOLIDAY" : "ALTERNATE-WORKDAY");
      g_string_append (ics, "END:VEVENT\r\n");
    }
  /* A festival without a day off, and the beginning of a year that has not come. */
  g_string_append (ics,
                   "BEGIN:VEVENT\r\nUID:f@x\r\nDTSTART;VALUE=DATE:20270308\r\nSUMMARY:妇女节\r\n"
                   "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:g@x\r\nDTSTART;VALUE=DATE:20280101\r\n"
                   "SUMMARY:元旦（休）\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  return g_string_free (g_steal_pointer (&ics), FALSE);
}

static void
test_ics_feeds (void)
{
  const struct
  {
    const char *off;
    const char *worked;
    gboolean apple;
  } feeds[] = {
    { "%（休）", "%（班）", FALSE },
    { "%(休)", "%(班)", FALSE },
    { "%休", "%班", FALSE },
    { "% 假期", "% 补班", FALSE },
    { "%假期", "%调休", FALSE },
    { "%放假", "%调休上班", FALSE },
    { "%", "%", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *text = feed (feeds[i].off, feeds[i].worked, feeds[i].apple);
      g_autoptr (GError) error = NULL;
      g_autoptr (BcWorkdaysTable) table = read_text (text, &error);

      g_assert_no_error (error);
      assert_merged (table);
    }
}

/* A holiday of several days is one entry that ends on the day after its last. */
static void
test_ics_several_days (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWorkdaysTable) table =
      read_text ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                 "DTSTART;VALUE=DATE:20270205\r\nDTEND;VALUE=DATE:20270219\r\nSUMMARY:春节 假期\r\n"
                 "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20270220\r\n"
                 "DTEND;VALUE=DATE:20270221\r\nSUMMARY:春节 "
                 "补班\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                 &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bc_workdays_table_n_rows (table), ==, 15);
}

static void
test_wrong (void)
{
  static const struct
  {
    const char *text;
    const char *row;  /* NULL: the whole file is wrong */
    const char *part; /* of the message */
  } cases[] = {
    { "", NULL, "empty" },
    { "<!DOCTYPE html><html><body>登录</body></html>", NULL, "web page" },
    { "\n  <html>", NULL, "web page" },
    { "a,b\n1,2\n", NULL, "first line" },
    { "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", NULL, "no entries" },
    { HEADER "2027-01-01,holiday,元旦\n", NULL, "complete" },
    { HEADER YEAR "2027-02-30,holiday,x\n", "19", "no date" },
    { HEADER YEAR "2027-02-08,workday,x\n", "19", "worked in another" },
    { HEADER YEAR "2027-03-16,workday,x\n", "19", "no Saturday" },
    { HEADER YEAR "2027-07-01,maybe,x\n", "19", "maybe" },
    { HEADER YEAR "2026-07-01,holiday,x\n", "19", "2026" },
    { HEADER YEAR "2028-01-01,holiday,x\n", "19", "2028" },
    { HEADER YEAR "12026-07-01,holiday,x\n", "19", "no date" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].text, &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
      if (strstr (error->message, cases[i].part) == NULL)
        g_error ("case %" G_GSIZE_FORMAT ": %s", i, error->message);
      if (cases[i].row != NULL)
        g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), cases[i].row));
    }
}

/* Random bytes and cut-off tables end in an error, never in a crash. */
static void
test_noise (void)
{
  g_autofree char *good = feed ("%休", "%班", FALSE);
  gsize length = strlen (good);
  guint8 noise[200];

  for (gsize cut = 1; cut < length; cut += 37)
    {
      g_autoptr (BcWorkdaysTable) table = bc_workdays_table_read (good, cut, NULL);
    }
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (BcWorkdaysTable) table = NULL;

      for (gsize i = 0; i < sizeof noise; i++)
        noise[i] = (guint8) g_test_rand_int ();
      table = bc_workdays_table_read (noise, sizeof noise, NULL);
      g_assert_null (table);
    }
}

/* The days that differ, and that the years beside stay. */
static void
test_compare (void)
{
  g_autoptr (BcWorkdays) old =
      bc_workdays_new_from_csv ("date,kind,name\n2026-10-01,holiday,国庆节\n", NULL);
  g_autoptr (BcWorkdaysTable) table = read_text (HEADER YEAR "2026-12-31,holiday,元旦\n", NULL);
  g_autoptr (BcWorkdays) merged = bc_workdays_merge (old, table);
  g_autoptr (GPtrArray) differences =
      bc_workdays_compare (old, merged, bc_workdays_table_years (table));
  const BcWorkdaysDifference *first = differences->pdata[0];
  g_autofree char *csv = bc_workdays_to_csv (merged, NULL);
  g_autoptr (BcWorkdays) again = bc_workdays_new_from_csv (csv, NULL);

  g_assert_cmpint (first->day, ==, day ("2026-12-31"));
  g_assert_cmpint (first->before, ==, BC_DAY_WORKING);
  g_assert_cmpint (first->after, ==, BC_DAY_HOLIDAY);
  for (guint i = 0; i < differences->len; i++)
    {
      const BcWorkdaysDifference *difference = differences->pdata[i];

      g_assert_cmpint (difference->before, !=, difference->after);
      g_assert_cmpint (bc_workdays_kind (again, difference->day, NULL, NULL), ==,
                       difference->after);
    }
  g_assert_cmpint (bc_workdays_kind (merged, day ("2026-10-01"), NULL, NULL), ==, BC_DAY_HOLIDAY);
  /* New Year's Eve; 2 and 3 January and seven days in February off; the make-up Saturday; 5 April, 9 June;
   * 2 May, which is off only until the table says otherwise. */
  g_assert_cmpuint (differences->len, ==, 14);
}

static void
test_year_missing (void)
{
  g_autoptr (BcWorkdays) workdays =
      bc_workdays_new_from_csv ("date,kind,name\n2026-10-01,holiday,国庆节\n", NULL);

  g_assert_cmpint (bc_workdays_year_missing (workdays, day ("2026-10-31")), ==, 0);
  g_assert_cmpint (bc_workdays_year_missing (workdays, day ("2026-11-01")), ==, 2027);
  g_assert_cmpint (bc_workdays_year_missing (workdays, day ("2027-03-01")), ==, 2027);
  g_assert_cmpint (bc_workdays_year_missing (workdays, day ("2025-12-01")), ==, 2025);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workdays-table/csv-forms", test_csv_forms);
  g_test_add_func ("/workdays-table/ics-feeds", test_ics_feeds);
  g_test_add_func ("/workdays-table/ics-several-days", test_ics_several_days);
  g_test_add_func ("/workdays-table/wrong", test_wrong);
  g_test_add_func ("/workdays-table/noise", test_noise);
  g_test_add_func ("/workdays-table/compare", test_compare);
  g_test_add_func ("/workdays-table/year-missing", test_year_missing);
  return g_test_run ();
}
