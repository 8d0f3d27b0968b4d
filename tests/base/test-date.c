/* Days against GDate, instants in zones that shift their clocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-date.h"

static GTimeZone *
zone_of (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

static void
test_against_gdate (void)
{
  GDate date;
  BcDay last = bc_day_from_ymd (9999, 12, 31);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 1600);
  for (BcDay day = bc_day_from_ymd (1600, 1, 1); day <= last; day++)
    {
      int year, month, day_of_month;

      bc_day_to_ymd (day, &year, &month, &day_of_month);
      if (year != g_date_get_year (&date) || month != (int) g_date_get_month (&date)
          || day_of_month != g_date_get_day (&date)
          || bc_day_weekday (day) != (int) g_date_get_weekday (&date)
          || bc_day_from_ymd (year, month, day_of_month) != day)
        g_error ("day %d is read as %d-%d-%d", day, year, month, day_of_month);
      if (day < last)
        g_date_add_days (&date, 1);
    }
  g_assert_cmpint (bc_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (bc_day_from_ymd (2026, 11, 22), ==, 20779);
}

static void
test_no_such_day (void)
{
  const int none[][3] = {
    { 2026, 2, 29 }, { 2100, 2, 29 }, { 2026, 4, 31 }, { 2026, 13, 1 }, { 2026, 0, 1 },
    { 2026, 1, 0 },  { 2026, 1, -1 }, { 1599, 1, 1 },  { 10000, 1, 1 }, { -5, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (bc_day_from_ymd (none[i][0], none[i][1], none[i][2]), ==, BC_DAY_NONE);
  g_assert_cmpint (bc_day_from_ymd (2000, 2, 29), !=, BC_DAY_NONE);
  bc_day_to_ymd (0, NULL, NULL, NULL);
}

static void
test_day_text (void)
{
  const char *const bad[] = { "",           "2026",        "2026-1-1",
                              "2026-02-30", "2026-09-18 ", " 2026-09-18",
                              "2026/09/18", "26-09-18",    "2026-09-18T0",
                              "2026-09-",   "+026-09-18",  "２０２６-09-18",
                              "1599-12-31", "2026-00-10",  "2026-09-1８" };
  g_autofree char *text = NULL;
  BcDay day = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (bc_day_parse (bad[i], &day));
  g_assert_false (bc_day_parse (NULL, &day));
  g_assert_cmpint (day, ==, 7);

  g_assert_true (bc_day_parse ("2026-09-18", &day));
  g_assert_true (bc_day_parse ("2026-09-18", NULL));
  g_assert_cmpint (day, ==, bc_day_from_ymd (2026, 9, 18));
  text = bc_day_to_string (day);
  g_assert_cmpstr (text, ==, "2026-09-18");
}

/* What the wall clock shows, written down, is the instant that the zone's rules give. */
static void
assert_local (const char *zone_name, const char *date, int hour, int minute, const char *utc)
{
  g_autoptr (GTimeZone) zone = zone_of (zone_name);
  g_autofree char *text = NULL;
  BcDay day;

  g_assert_true (bc_day_parse (date, &day));
  text = bc_instant_to_string (bc_instant_from_local (day, hour * 3600 + minute * 60, zone), NULL);
  g_assert_cmpstr (text, ==, utc);
}

static void
test_local (void)
{
  assert_local ("Asia/Shanghai", "2026-09-18", 17, 30, "2026-09-18T09:30:00Z");
  assert_local ("Asia/Shanghai", "2026-01-01", 0, 0, "2025-12-31T16:00:00Z");
  assert_local ("UTC", "1969-12-31", 23, 59, "1969-12-31T23:59:00Z");
  /* China had summer time from 1986 to 1991. */
  assert_local ("Asia/Shanghai", "1988-07-01", 12, 0, "1988-07-01T03:00:00Z");

  /* The gap of 2026-03-08: 02:00 to 03:00 do not exist. */
  assert_local ("America/New_York", "2026-03-08", 1, 59, "2026-03-08T06:59:00Z");
  assert_local ("America/New_York", "2026-03-08", 2, 0, "2026-03-08T07:00:00Z");
  assert_local ("America/New_York", "2026-03-08", 2, 30, "2026-03-08T07:00:00Z");
  assert_local ("America/New_York", "2026-03-08", 2, 59, "2026-03-08T07:00:00Z");
  assert_local ("America/New_York", "2026-03-08", 3, 0, "2026-03-08T07:00:00Z");
  /* The overlap of 2026-11-01: 01:00 to 02:00 occur twice, the first time in summer time. */
  assert_local ("America/New_York", "2026-11-01", 0, 59, "2026-11-01T04:59:00Z");
  assert_local ("America/New_York", "2026-11-01", 1, 0, "2026-11-01T05:00:00Z");
  assert_local ("America/New_York", "2026-11-01", 1, 59, "2026-11-01T05:59:00Z");
  assert_local ("America/New_York", "2026-11-01", 2, 0, "2026-11-01T07:00:00Z");
  /* A shift of half an hour, and a whole day that was left out. */
  assert_local ("Australia/Lord_Howe", "2026-10-04", 2, 15, "2026-10-03T15:30:00Z");
  assert_local ("Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T10:00:00Z");
}

static void
test_round_trip (void)
{
  const char *const names[] = { "Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "UTC" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = zone_of (names[i]);
      gint64 first = bc_instant_from_local (bc_day_from_ymd (1960, 1, 1), 0, zone);

      /* Steps of 11 hours and a bit meet every hour of the day and every season. */
      for (gint64 instant = first; instant < first + 80 * 365 * 24 * BC_HOUR;
           instant += 11 * BC_HOUR + 17 * BC_MINUTE)
        {
          int second;
          BcDay day = bc_instant_to_day (instant, zone, &second);
          gint64 back = bc_instant_from_local (day, second, zone);

          /* Only the second occurrence of an hour gives the first one, an hour before. */
          if (back != instant && back != instant - BC_HOUR)
            g_error ("%s: %" G_GINT64_FORMAT " came back as %" G_GINT64_FORMAT, names[i], instant,
                     back);
        }
    }
}

static void
test_to_day (void)
{
  g_autoptr (GTimeZone) shanghai = zone_of ("Asia/Shanghai");
  gint64 instant;
  int second;

  g_assert_true (bc_instant_parse ("2026-09-17T16:00:00Z", NULL, &instant));
  g_assert_cmpint (bc_instant_to_day (instant, shanghai, &second), ==,
                   bc_day_from_ymd (2026, 9, 18));
  g_assert_cmpint (second, ==, 0);
  g_assert_cmpint (bc_instant_to_day (instant - 1, shanghai, &second), ==,
                   bc_day_from_ymd (2026, 9, 17));
  g_assert_cmpint (second, ==, 86399);
  g_assert_cmpint (bc_instant_to_day (-1, shanghai, NULL), ==, 0);
  g_assert_cmpint (bc_instant_to_day (BC_INSTANT_NONE, shanghai, NULL), ==, BC_DAY_NONE);
  g_assert_cmpint (bc_instant_from_local (BC_DAY_NONE, 0, shanghai), ==, BC_INSTANT_NONE);
}

static void
assert_instant (const char *text, GTimeZone *zone, const char *utc)
{
  g_autofree char *read = NULL;
  gint64 instant;

  g_assert_true (bc_instant_parse (text, zone, &instant));
  read = bc_instant_to_string (instant, NULL);
  g_assert_cmpstr (read, ==, utc);
}

static void
test_instant_text (void)
{
  g_autoptr (GTimeZone) shanghai = zone_of ("Asia/Shanghai");
  g_autoptr (GTimeZone) new_york = zone_of ("America/New_York");
  const char *const bad[] = {
    "",
    "2026-09-18T",
    "2026-09-18T9:30",
    "2026-09-18T24:00",
    "2026-09-18T09:60",
    "2026-09-18T09:30:60",
    "2026-09-18T09:30:00.",
    "2026-09-18T09:30:00.1234567",
    "2026-09-18T09:30Z ",
    "2026-09-18T09:30+0800",
    "2026-09-18T09:30+08",
    "2026-09-18T09:30+08:60",
    "2026-09-18T09:30+24:00",
    "2026-09-18Z",
    "2026-02-30T09:30",
    "2026-09-18t09:30",
    "2026-09-18T09:30 +08:00",
    "09:30",
    "2026-09-18T09",
    "2026-09-18T09:3",
    "now",
  };
  g_autofree char *text = NULL;
  gint64 instant = 5;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (bc_instant_parse (bad[i], shanghai, &instant))
      g_error ("“%s” was taken for an instant", bad[i]);
  g_assert_false (bc_instant_parse (NULL, shanghai, &instant));
  /* Without a zone the text must have its own offset. */
  g_assert_false (bc_instant_parse ("2026-09-18T09:30", NULL, &instant));
  g_assert_cmpint (instant, ==, 5);

  assert_instant ("2026-09-18T09:30", shanghai, "2026-09-18T01:30:00Z");
  assert_instant ("2026-09-18 09:30:15", shanghai, "2026-09-18T01:30:15Z");
  assert_instant ("2026-09-18", shanghai, "2026-09-17T16:00:00Z");
  assert_instant ("2026-09-18T09:30Z", shanghai, "2026-09-18T09:30:00Z");
  assert_instant ("2026-09-18T09:30-03:30", NULL, "2026-09-18T13:00:00Z");
  assert_instant ("2026-03-08T02:30", new_york, "2026-03-08T07:00:00Z");

  g_assert_true (bc_instant_parse ("1970-01-01T00:00:01.25Z", NULL, &instant));
  g_assert_cmpint (instant, ==, 1250000);
  g_assert_true (bc_instant_parse ("1969-12-31T23:59:59.999999Z", NULL, &instant));
  g_assert_cmpint (instant, ==, -1);
  text = bc_instant_to_string (instant, new_york);
  g_assert_cmpstr (text, ==, "1969-12-31T18:59:59-05:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/against-gdate", test_against_gdate);
  g_test_add_func ("/day/none", test_no_such_day);
  g_test_add_func ("/day/text", test_day_text);
  g_test_add_func ("/instant/local", test_local);
  g_test_add_func ("/instant/round-trip", test_round_trip);
  g_test_add_func ("/instant/to-day", test_to_day);
  g_test_add_func ("/instant/text", test_instant_text);
  return g_test_run ();
}
