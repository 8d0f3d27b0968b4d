/* Working days against a slow count that reads the table by itself, the vectors of the domain
 * model, and tables that are wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays.h"

#include "base/bc-error.h"

#include <stdio.h>

#define CLOSE (17 * 3600 + 30 * 60)

static char *
read_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BC_TEST_DATADIR"), "workdays-cn.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static BcWorkdays *
shipped_table (void)
{
  g_autofree char *text = read_table ();
  g_autoptr (GError) error = NULL;
  BcWorkdays *table = bc_workdays_new_from_csv (text, &error);

  g_assert_no_error (error);
  return table;
}

static BcDay
day_of (const char *text)
{
  BcDay day;

  g_assert_true (bc_day_parse (text, &day));
  return day;
}

static gint64
instant_of (const char *text, GTimeZone *zone)
{
  gint64 instant;

  g_assert_true (bc_instant_parse (text, zone, &instant));
  return instant;
}

static void
assert_day (BcDay day, const char *expected)
{
  g_autofree char *text = bc_day_to_string (day);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_instant (gint64 instant, GTimeZone *zone, const char *expected)
{
  g_autofree char *text = bc_instant_to_string (instant, zone);

  g_assert_cmpstr (text, ==, expected);
}

/* The slow way: dates as text in a hash table, weekdays from GDate. */
static GHashTable *
slow_table (void)
{
  g_autofree char *text = read_table ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (int i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      if (g_strv_length (cells) == 3)
        g_hash_table_insert (kinds, g_strdup (cells[0]), g_strdup (cells[1]));
    }
  g_assert_cmpuint (g_hash_table_size (kinds), ==, 254);
  return kinds;
}

static gboolean
slow_is_working (GHashTable *kinds, const GDate *date)
{
  char text[16];
  char month_day[8];
  const char *kind;

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  g_date_strftime (month_day, sizeof month_day, "%m-%d", date);
  kind = g_hash_table_lookup (kinds, text);
  if (kind != NULL)
    return g_str_equal (kind, "workday");
  if (g_date_get_weekday (date) >= G_DATE_SATURDAY)
    return FALSE;
  if (g_date_get_year (date) >= 2020 && g_date_get_year (date) <= 2026)
    return TRUE;
  return strstr ("01-01 05-01 05-02 10-01 10-02 10-03", month_day) == NULL;
}

static void
test_every_start (void)
{
  g_autoptr (GHashTable) kinds = slow_table ();
  g_autoptr (BcWorkdays) table = shipped_table ();
  GDate start;
  int checked = 0;

  g_date_clear (&start, 1);
  for (g_date_set_dmy (&start, 1, 1, 2020); g_date_get_year (&start) <= 2026;
       g_date_add_days (&start, 1))
    {
      BcDay first = bc_day_from_ymd (g_date_get_year (&start), (int) g_date_get_month (&start),
                                     g_date_get_day (&start));
      GDate date = start;
      BcDay expected = first;

      for (int count = 0; count <= 60; count++)
        {
          gboolean provisional;
          BcDay day;

          if (count > 0)
            do
              {
                g_date_add_days (&date, 1);
                expected++;
              }
            while (!slow_is_working (kinds, &date));
          day = bc_workdays_add (table, first, count, &provisional);
          if (day != expected || provisional != (g_date_get_year (&date) > 2026)
              || bc_workdays_between (table, first, day) != count
              || bc_workdays_between (table, day, first) != -count
              || (count > 0 && bc_workdays_between (table, first, day - 1) != count - 1))
            {
              g_autofree char *text = bc_day_to_string (first);

              g_error ("%s + %d", text, count);
            }
          checked++;
        }
    }
  g_assert_cmpint (checked, ==, 2557 * 61);
}

static void
test_beyond_table (void)
{
  g_autoptr (GHashTable) kinds = slow_table ();
  g_autoptr (BcWorkdays) table = shipped_table ();
  BcDay origin = bc_day_from_ymd (2015, 1, 1);
  BcDay inside = bc_day_from_ymd (2023, 6, 1);
  int counted = 0;
  int from_inside = 0;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 2015);
  for (BcDay day = origin + 1; day < origin + 25 * 365; day++)
    {
      g_date_add_days (&date, 1);
      counted += slow_is_working (kinds, &date) ? 1 : 0;
      from_inside += day > inside && slow_is_working (kinds, &date) ? 1 : 0;
      g_assert_cmpint (bc_workdays_between (table, origin, day), ==, counted);
      if (day > inside)
        g_assert_cmpint (bc_workdays_between (table, inside, day), ==, from_inside);
    }
}

static void
test_kinds (void)
{
  g_autoptr (BcWorkdays) table = shipped_table ();
  const char *name;
  gboolean provisional;

  g_assert_cmpint (bc_workdays_last_year (table), ==, 2026);
  g_assert_cmpint (bc_workdays_between (table, day_of ("2025-12-31"), day_of ("2026-12-31")), ==,
                   248);

  g_assert_cmpint (bc_workdays_kind (table, day_of ("2026-09-25"), &name, &provisional), ==,
                   BC_DAY_HOLIDAY);
  g_assert_cmpstr (name, ==, "中秋节");
  g_assert_false (provisional);
  g_assert_cmpint (bc_workdays_kind (table, day_of ("2026-09-20"), &name, NULL), ==,
                   BC_DAY_MAKE_UP);
  g_assert_cmpstr (name, ==, "国庆节");
  g_assert_cmpint (bc_workdays_kind (table, day_of ("2026-09-19"), &name, NULL), ==,
                   BC_DAY_WEEKEND);
  g_assert_null (name);
  g_assert_cmpint (bc_workdays_kind (table, day_of ("2026-09-21"), NULL, NULL), ==, BC_DAY_WORKING);
  /* 2026-10-08 is worked: inside the table the notice alone counts, so is 2020-05-02 as it says. */
  g_assert_true (bc_workdays_is_working (table, day_of ("2026-10-08")));
  g_assert_false (bc_workdays_is_working (table, day_of ("2020-05-02")));

  g_assert_cmpint (bc_workdays_kind (table, day_of ("2027-10-01"), &name, &provisional), ==,
                   BC_DAY_HOLIDAY);
  g_assert_cmpstr (name, ==, "国庆节");
  g_assert_true (provisional);
  g_assert_cmpint (bc_workdays_kind (table, day_of ("2027-10-04"), NULL, &provisional), ==,
                   BC_DAY_WORKING);
  g_assert_true (provisional);
  bc_workdays_kind (table, day_of ("2019-12-31"), NULL, &provisional);
  g_assert_true (provisional);
}

static void
test_vectors (void)
{
  const struct
  {
    const char *start;
    int count;
    const char *due;
  } vectors[] = {
    { "2026-09-18", 5, "2026-09-24" }, { "2026-09-30", 5, "2026-10-13" },
    { "2026-02-13", 5, "2026-02-27" }, { "2026-04-30", 3, "2026-05-08" },
    { "2026-09-18", 0, "2026-09-18" }, { "2026-09-26", 0, "2026-09-26" },
    { "2026-09-19", 1, "2026-09-20" },
  };
  g_autoptr (BcWorkdays) table = shipped_table ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      gint64 start = bc_instant_from_local (day_of (vectors[i].start), 9 * 3600, zone);
      g_autoptr (BcDue) due =
          bc_workdays_due (table, start, BC_LIMIT_WORKING_DAYS, vectors[i].count, CLOSE, zone);
      g_autofree char *expected = g_strconcat (vectors[i].due, "T17:30:00+08:00", NULL);

      assert_day (bc_workdays_add (table, day_of (vectors[i].start), vectors[i].count, NULL),
                  vectors[i].due);
      assert_instant (due->due, zone, expected);
      g_assert_cmpint (due->start, ==, start);
      g_assert_false (due->provisional);
    }
}

static void
test_noon_gate (void)
{
  g_autoptr (BcWorkdays) table = shipped_table ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gboolean provisional = TRUE;

  assert_instant (bc_workdays_noon_gate (table, instant_of ("2026-09-18T16:00", zone), zone,
                                         &provisional),
                  zone, "2026-09-20T12:00:00+08:00");
  g_assert_false (provisional);
  /* Still the 18th in the hall, whatever the day in Greenwich or on this machine. */
  assert_instant (bc_workdays_noon_gate (table, instant_of ("2026-09-17T16:30Z", NULL), zone, NULL),
                  zone, "2026-09-20T12:00:00+08:00");
  assert_instant (bc_workdays_noon_gate (table, instant_of ("2026-12-31T16:00", zone), zone,
                                         &provisional),
                  zone, "2027-01-04T12:00:00+08:00");
  g_assert_true (provisional);
}

static void
assert_steps (const BcDue *due, const char *const *lines)
{
  for (guint i = 0; i < due->steps->len; i++)
    {
      g_autofree char *line = bc_due_step_explain (&g_array_index (due->steps, BcDueStep, i));

      g_assert_cmpstr (line, ==, lines[i]);
    }
  g_assert_null (lines[due->steps->len]);
}

static void
test_explain (void)
{
  g_autoptr (BcWorkdays) table = shipped_table ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 friday = instant_of ("2026-09-18T10:00", zone);
  const char *const working[] = {
    "2026-09-18 Fri: start, not counted",
    "2026-09-19 Sat: skipped, weekend",
    "2026-09-20 Sun: day 1, make-up day (国庆节)",
    "2026-09-21 Mon: day 2",
    "2026-09-22 Tue: day 3",
    "2026-09-23 Wed: day 4",
    "2026-09-24 Thu: day 5",
    "2026-09-25 Fri: skipped, 中秋节 (holiday)",
    "2026-09-26 Sat: skipped, 中秋节 (holiday)",
    "2026-09-27 Sun: skipped, 中秋节 (holiday)",
    "2026-09-28 Mon: day 6",
    NULL,
  };
  const char *const natural[] = {
    "2026-09-18 Fri: start, not counted",
    "2026-09-19 Sat: day 1, weekend",
    "2026-09-20 Sun: day 2, make-up day (国庆节)",
    NULL,
  };
  const char *const hours[] = {
    "2026-09-18 Fri: start",
    "2026-09-19 Sat: the clock runs on",
    NULL,
  };
  const char *const beyond[] = {
    "2026-12-31 Thu: start, not counted",
    "2027-01-01 Fri: skipped, 元旦 (holiday) (provisional: the holidays of this year are not "
    "loaded)",
    "2027-01-02 Sat: skipped, weekend (provisional: the holidays of this year are not loaded)",
    "2027-01-03 Sun: skipped, weekend (provisional: the holidays of this year are not loaded)",
    "2027-01-04 Mon: day 1 (provisional: the holidays of this year are not loaded)",
    NULL,
  };
  g_autoptr (BcDue) due = bc_workdays_due (table, friday, BC_LIMIT_WORKING_DAYS, 6, CLOSE, zone);

  assert_steps (due, working);
  g_clear_pointer (&due, bc_due_free);

  due = bc_workdays_due (table, friday, BC_LIMIT_DAYS, 2, CLOSE, zone);
  assert_steps (due, natural);
  assert_instant (due->due, zone, "2026-09-20T17:30:00+08:00");
  g_clear_pointer (&due, bc_due_free);

  due = bc_workdays_due (table, friday, BC_LIMIT_HOURS, 24, CLOSE, zone);
  assert_steps (due, hours);
  assert_instant (due->due, zone, "2026-09-19T10:00:00+08:00");
  g_clear_pointer (&due, bc_due_free);

  due = bc_workdays_due (table, instant_of ("2026-12-31T10:00", zone), BC_LIMIT_WORKING_DAYS, 1,
                         CLOSE, zone);
  assert_steps (due, beyond);
  g_assert_true (due->provisional);
}

static void
test_far_away (void)
{
  g_autoptr (BcWorkdays) table = shipped_table ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 start = instant_of ("2026-09-18T10:00", zone);
  const BcLimitUnit units[] = { BC_LIMIT_WORKING_DAYS, BC_LIMIT_DAYS, BC_LIMIT_HOURS };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (BcDue) due = bc_workdays_due (table, start, units[i], G_MAXINT, CLOSE, zone);

      g_assert_cmpint (due->due, ==, BC_INSTANT_NONE);
      g_assert_cmpuint (due->steps->len, ==, 0);
    }
  g_assert_cmpint (bc_workdays_add (table, BC_DAY_NONE, 3, NULL), ==, BC_DAY_NONE);
  g_assert_cmpint (bc_workdays_between (table, 0, G_MAXINT32), >, 0);
  g_assert_cmpint (bc_workdays_between (table, G_MININT32 + 1, 0), >, 0);
}

static void
assert_refused (const char *csv, const char *part)
{
  g_autoptr (GError) error = NULL;
  BcWorkdays *table = bc_workdays_new_from_csv (csv, &error);

  g_assert_null (table);
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_bad_tables (void)
{
  g_autofree char *long_line = g_strnfill (5000, 'x');
  g_autofree char *long_table = g_strconcat ("date,kind,name\n", long_line, "\n", NULL);

  assert_refused (NULL, "Line 1: this is no table");
  assert_refused ("", "Line 1: this is no table");
  assert_refused ("\n", "Line 1");
  assert_refused ("<!DOCTYPE html>\n<html><body>404</body></html>\n", "date,kind,name");
  assert_refused ("2026-01-01,holiday,元旦\n", "Line 1");
  assert_refused ("date,kind,name,note\n", "Line 1");
  assert_refused ("date,kind,name\n2026-01-01,holiday\n", "Line 2: a date, a kind and a name");
  assert_refused ("date,kind,name\n2026-01-01,holiday,元旦,x\n", "Line 2: a date");
  assert_refused ("date,kind,name\n\n\n2026-02-30,holiday,春节\n", "Line 4: “2026-02-30” is no");
  assert_refused ("date,kind,name\n2026/1/1,holiday,元旦\n", "Line 2: “2026/1/1”");
  assert_refused ("date,kind,name\n2026-01-01,Holiday,元旦\n", "“holiday” or “workday”, not “Hol");
  assert_refused ("date,kind,name\n2206-01-01,holiday,元旦\n", "Line 2: the year of 2206-01-01");
  assert_refused ("date,kind,name\n2026-01-05,workday,元旦\n", "Line 2: 2026-01-05 is no weekend");
  assert_refused ("date,kind,name\r\n2026-01-03,holiday,元旦\r\n2026-01-04,workday,元旦\r\n"
                  "2026-01-03,workday,元旦\r\n",
                  "Line 4: 2026-01-03 has another kind in line 2");
  assert_refused ("date,kind,name\n2026-01-01,holiday,\xff\n", "not UTF-8");
  assert_refused (long_table, "xxx…”");
}

static void
test_good_tables (void)
{
  g_autofree char *text = read_table ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *windows = g_strjoinv ("\r\n", lines);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", windows, NULL);
  g_autoptr (BcWorkdays) table = bc_workdays_new_from_csv (marked, NULL);
  g_autoptr (BcWorkdays) empty = bc_workdays_new_from_csv ("date,kind,name", NULL);
  g_autoptr (BcWorkdays) holes = NULL;
  gboolean provisional;
  const char *name;

  g_assert_nonnull (table);
  g_assert_cmpint (bc_workdays_between (table, day_of ("2025-12-31"), day_of ("2026-12-31")), ==,
                   248);
  bc_workdays_kind (table, day_of ("2026-01-01"), &name, NULL);
  g_assert_cmpstr (name, ==, "元旦");

  g_assert_nonnull (empty);
  g_assert_cmpint (bc_workdays_last_year (empty), ==, 0);
  assert_day (bc_workdays_add (empty, day_of ("2026-09-30"), 1, &provisional), "2026-10-05");
  g_assert_true (provisional);
  g_assert_cmpint (bc_workdays_between (empty, day_of ("2026-09-30"), day_of ("2026-10-05")), ==,
                   1);
  /* The epoch lies inside no table. */
  bc_workdays_kind (empty, 0, NULL, &provisional);
  g_assert_true (provisional);

  /* Rows in any order, one twice, a year left out between two. */
  holes = bc_workdays_new_from_csv ("date,kind,name\n2026-01-01,holiday,元旦\n\n"
                                    " 2024-01-01 , holiday , \n2026-01-01,holiday,元旦\n",
                                    NULL);
  g_assert_nonnull (holes);
  g_assert_cmpint (bc_workdays_kind (holes, day_of ("2024-01-01"), &name, &provisional), ==,
                   BC_DAY_HOLIDAY);
  g_assert_null (name);
  g_assert_false (provisional);
  g_assert_true (bc_workdays_is_working (holes, day_of ("2024-05-01")));
  g_assert_false (bc_workdays_is_working (holes, day_of ("2025-05-01")));
  bc_workdays_kind (holes, day_of ("2025-05-01"), NULL, &provisional);
  g_assert_true (provisional);
}

static gpointer
count_cb (gpointer data)
{
  BcWorkdays *table = data;

  for (int i = 0; i < 1000; i++)
    bc_workdays_unref (bc_workdays_ref (table));
  bc_workdays_unref (table);
  return NULL;
}

static void
test_threads (void)
{
  BcWorkdays *table = shipped_table ();
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("counter", count_cb, bc_workdays_ref (table));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_true (bc_workdays_is_working (table, day_of ("2026-09-20")));
  bc_workdays_unref (table);
}

/* The board asks for every open card: ten thousand of them, also far beyond the table. */
static void
test_speed (void)
{
  g_autoptr (BcWorkdays) table = shipped_table ();
  BcDay today = day_of ("2026-11-22");
  gint64 begin = g_get_monotonic_time ();
  gint64 taken;
  gint64 sum = 0;

  for (int i = 0; i < 10000; i++)
    sum += bc_workdays_between (table, today, today - 300 + i % 900);
  taken = g_get_monotonic_time () - begin;
  g_test_message ("10000 differences in %.3f ms (%" G_GINT64_FORMAT ")", (double) taken / 1000,
                  sum);
  if (g_test_perf ())
    g_assert_cmpint (taken, <, 4000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workdays/every-start", test_every_start);
  g_test_add_func ("/workdays/beyond-table", test_beyond_table);
  g_test_add_func ("/workdays/kinds", test_kinds);
  g_test_add_func ("/workdays/vectors", test_vectors);
  g_test_add_func ("/workdays/noon-gate", test_noon_gate);
  g_test_add_func ("/workdays/explain", test_explain);
  g_test_add_func ("/workdays/far-away", test_far_away);
  g_test_add_func ("/workdays/bad-tables", test_bad_tables);
  g_test_add_func ("/workdays/good-tables", test_good_tables);
  g_test_add_func ("/workdays/threads", test_threads);
  g_test_add_func ("/workdays/speed", test_speed);
  return g_test_run ();
}
