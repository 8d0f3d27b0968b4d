/* The arithmetic of a month's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-month.h"

static void
assert_day (BcDay day, const char *expected)
{
  g_autofree char *text = bc_day_to_string (day);

  g_assert_cmpstr (text, ==, expected);
}

static BcMonth
month_of (int year, int month, int day, int week_start)
{
  BcMonth result;

  bc_month_init (&result, bc_day_from_ymd (year, month, day), week_start);
  return result;
}

static void
test_page_monday (void)
{
  /* September 2026 begins on a Tuesday. */
  BcMonth month = month_of (2026, 9, 18, 1);

  g_assert_cmpint (month.year, ==, 2026);
  g_assert_cmpint (month.month, ==, 9);
  assert_day (month.first, "2026-09-01");
  assert_day (month.last, "2026-09-30");
  assert_day (bc_month_day (&month, 0), "2026-08-31");
  assert_day (bc_month_day (&month, 41), "2026-10-11");
  g_assert_cmpint (bc_month_cell (&month, bc_day_from_ymd (2026, 9, 1)), ==, 1);
  g_assert_cmpint (bc_month_cell (&month, bc_day_from_ymd (2026, 8, 30)), ==, -1);
  g_assert_cmpint (bc_month_cell (&month, bc_day_from_ymd (2026, 10, 12)), ==, -1);
  g_assert_cmpint (bc_month_cell (&month, BC_DAY_NONE), ==, -1);
  g_assert_true (bc_month_contains (&month, bc_day_from_ymd (2026, 9, 30)));
  g_assert_false (bc_month_contains (&month, bc_day_from_ymd (2026, 10, 1)));
  g_assert_false (bc_month_contains (&month, bc_day_from_ymd (2026, 8, 31)));
}

static void
test_page_sunday (void)
{
  BcMonth month = month_of (2026, 9, 18, 7);

  assert_day (bc_month_day (&month, 0), "2026-08-30");
  g_assert_cmpint (bc_month_weekday (&month, 0), ==, 7);
  g_assert_cmpint (bc_month_weekday (&month, 1), ==, 1);
  g_assert_cmpint (bc_month_weekday (&month, 6), ==, 6);
  /* What is no weekday counts as Monday. */
  month = month_of (2026, 9, 18, 0);
  g_assert_cmpint (bc_month_weekday (&month, 0), ==, 1);
}

static void
test_page_begins_on_first_column (void)
{
  /* June 2026 begins on a Monday: its first row is its own. */
  BcMonth month = month_of (2026, 6, 30, 1);

  assert_day (bc_month_day (&month, 0), "2026-06-01");
}

/* Whatever the month and the week's start: the page holds the whole month, starts on the right
 * weekday and has at most six days before it. */
static void
test_page_invariants (void)
{
  for (int year = 2019; year <= 2032; year++)
    for (int number = 1; number <= 12; number++)
      for (int start = 1; start <= 7; start++)
        {
          BcMonth month = month_of (year, number, 15, start);

          g_assert_cmpint (bc_day_weekday (month.first_cell), ==, start);
          g_assert_cmpint (bc_month_cell (&month, month.first), >=, 0);
          g_assert_cmpint (bc_month_cell (&month, month.first), <, 7);
          g_assert_cmpint (bc_month_cell (&month, month.last), >, 0);
          g_assert_cmpint (month.last - month.first, >=, 27);
          g_assert_cmpint (month.last - month.first, <=, 30);
          for (int cell = 0; cell < BC_MONTH_CELLS; cell++)
            {
              g_assert_cmpint (bc_month_cell (&month, bc_month_day (&month, cell)), ==, cell);
              g_assert_cmpint (bc_day_weekday (bc_month_day (&month, cell)), ==,
                               bc_month_weekday (&month, cell % 7));
            }
        }
}

static void
test_equal (void)
{
  BcMonth a = month_of (2026, 9, 1, 1);
  BcMonth b = month_of (2026, 9, 30, 1);
  BcMonth sunday = month_of (2026, 9, 30, 7);
  BcMonth october = month_of (2026, 10, 1, 1);

  g_assert_true (bc_month_equal (&a, &b));
  g_assert_false (bc_month_equal (&a, &sunday));
  g_assert_false (bc_month_equal (&a, &october));
}

static void
test_shift (void)
{
  BcDay day = bc_day_from_ymd (2026, 1, 31);

  assert_day (bc_month_shift (day, 1), "2026-02-28");
  assert_day (bc_month_shift (day, 25), "2028-02-29");
  assert_day (bc_month_shift (day, -1), "2025-12-31");
  assert_day (bc_month_shift (day, -2), "2025-11-30");
  assert_day (bc_month_shift (day, 0), "2026-01-31");
  assert_day (bc_month_shift (bc_day_from_ymd (2026, 12, 15), 1), "2027-01-15");
  /* Turning pages for ever ends at the last day that can be shown. */
  assert_day (bc_month_shift (bc_day_from_ymd (2999, 12, 1), 1), "2999-12-31");
  assert_day (bc_month_shift (bc_day_from_ymd (1900, 1, 15), -1), "1900-01-01");
  assert_day (bc_month_shift (bc_day_from_ymd (2026, 1, 15), G_MAXINT), "2999-12-31");
  assert_day (bc_month_shift (bc_day_from_ymd (2026, 1, 15), G_MININT), "1900-01-01");
}

static void
test_week (void)
{
  BcDay friday = bc_day_from_ymd (2026, 9, 18);

  assert_day (bc_month_week_start (friday, 1), "2026-09-14");
  assert_day (bc_month_week_end (friday, 1), "2026-09-20");
  assert_day (bc_month_week_start (friday, 7), "2026-09-13");
  assert_day (bc_month_week_end (friday, 7), "2026-09-19");
  assert_day (bc_month_week_start (friday, 5), "2026-09-18");
}

static void
test_overflow (void)
{
  guint hidden = 99;

  g_assert_cmpuint (bc_month_overflow (0, 4, &hidden), ==, 0);
  g_assert_cmpuint (hidden, ==, 0);
  g_assert_cmpuint (bc_month_overflow (4, 4, &hidden), ==, 4);
  g_assert_cmpuint (hidden, ==, 0);
  /* Five in four lines: three, and “+2” in the fourth. */
  g_assert_cmpuint (bc_month_overflow (5, 4, &hidden), ==, 3);
  g_assert_cmpuint (hidden, ==, 2);
  g_assert_cmpuint (bc_month_overflow (120, 1, &hidden), ==, 0);
  g_assert_cmpuint (hidden, ==, 120);
  g_assert_cmpuint (bc_month_overflow (2, 0, &hidden), ==, 0);
  g_assert_cmpuint (hidden, ==, 2);
  g_assert_cmpuint (bc_month_overflow (2, 1, NULL), ==, 0);
}

static void
test_clamp (void)
{
  BcMonth month;

  assert_day (bc_month_clamp (BC_DAY_NONE), "1900-01-01");
  assert_day (bc_month_clamp (G_MAXINT32), "2999-12-31");
  bc_month_init (&month, BC_DAY_NONE, 1);
  g_assert_cmpint (month.year, ==, 1900);
  assert_day (month.first_cell, "1900-01-01");
}

/* Scrolled to any week, the page begins with it and says the month in its middle. */
static void
test_scrolled (void)
{
  BcMonth month;

  bc_month_init_week (&month, bc_day_from_ymd (2026, 9, 24), 1);
  assert_day (month.first_cell, "2026-09-21");
  g_assert_cmpint (month.month, ==, 10);
  assert_day (month.first, "2026-10-01");
  for (BcDay day = bc_day_from_ymd (2025, 12, 1); day < bc_day_from_ymd (2027, 2, 1); day++)
    for (int start = 1; start <= 7; start++)
      {
        bc_month_init_week (&month, day, start);
        g_assert_cmpint (bc_day_weekday (month.first_cell), ==, start);
        g_assert_cmpint (bc_month_cell (&month, day), >=, 0);
        g_assert_cmpint (bc_month_cell (&month, day), <, BC_WEEK_DAYS);
      }
}

/* ISO 8601: the first week is the one that has the year's first Thursday. */
static void
test_week_numbers (void)
{
  const struct
  {
    int year, month, day, number;
  } weeks[] = {
    { 2026, 11, 23, 48 },
    { 2026, 12, 28, 53 },
    { 2027, 1, 4, 1 },
    { 2024, 12, 30, 1 },
    { 2021, 1, 4, 1 },
    { 2020, 12, 28, 53 },
    { 2022, 1, 3, 1 },
    { 2021, 12, 27, 52 },
    /* Weeks from Sunday count by the same Thursday. */
    { 2026, 11, 22, 48 },
    { 2027, 1, 3, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    g_assert_cmpint (bc_month_week_number (
                         bc_day_from_ymd (weeks[i].year, weeks[i].month, weeks[i].day)),
                     ==, weeks[i].number);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/month/page-monday", test_page_monday);
  g_test_add_func ("/agenda/month/page-sunday", test_page_sunday);
  g_test_add_func ("/agenda/month/page-first-column", test_page_begins_on_first_column);
  g_test_add_func ("/agenda/month/page-invariants", test_page_invariants);
  g_test_add_func ("/agenda/month/equal", test_equal);
  g_test_add_func ("/agenda/month/shift", test_shift);
  g_test_add_func ("/agenda/month/week", test_week);
  g_test_add_func ("/agenda/month/overflow", test_overflow);
  g_test_add_func ("/agenda/month/clamp", test_clamp);
  g_test_add_func ("/agenda/month/scrolled", test_scrolled);
  g_test_add_func ("/agenda/month/week-numbers", test_week_numbers);
  return g_test_run ();
}
