/* Opening hours: settings, working time, local days; against a slow count minute by minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-hours.h"

#include <string.h>

#include "sample-hall.h"

static const char *const at[] = { "2026-09-18 08:00", "2026-09-18 09:00", "2026-09-18 11:15",
                                  "2026-09-18 12:40", "2026-09-18 17:15", "2026-09-19 10:00",
                                  "2026-09-30 16:59", "2026-10-03 12:00" };

/* Whether the minute that begins at @instant is working time, looked at by itself. */
static gboolean
is_worked (const BcHours *hours, BcWorkdays *workdays, GTimeZone *zone, gint64 instant)
{
  int second;
  BcDay day = bc_instant_to_day (instant, zone, &second);

  return bc_workdays_is_working (workdays, day) && second >= hours->open && second < hours->close
         && !(second >= hours->lunch.from && second < hours->lunch.to);
}

static void
test_against_slow (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  BcWorkdays *workdays = bc_hall_workdays (hall);
  GTimeZone *zone = bc_hall_zone (hall);
  static const char *const lunches[] = { "12:00-13:30", "" };

  for (gsize l = 0; l < G_N_ELEMENTS (lunches); l++)
    for (gsize i = 0; i < G_N_ELEMENTS (at); i++)
      {
        gint64 start = sample_instant (at[i]);
        gint64 slow = start;
        gint64 counted = 0;
        BcHours hours;
        gboolean known;

        bc_hours_init (&hours);
        g_assert_true (bc_hours_set (&hours, "lunch", lunches[l], &known, NULL));
        for (gint64 minutes = 0; minutes <= 24 * 60; minutes++)
          {
            if (minutes > 0)
              g_assert_cmpint (bc_hours_add (&hours, workdays, zone, start, minutes * 60), ==,
                               slow);
            g_assert_cmpint (bc_hours_between (&hours, workdays, zone, start, slow), ==, counted);
            while (!is_worked (&hours, workdays, zone, slow))
              slow += BC_MINUTE;
            slow += BC_MINUTE;
            counted += 60;
          }
      }
}

static void
test_settings (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    gboolean good;
  } cases[] = {
    { "open", "8:30", TRUE },
    { "open", "25:00", FALSE },
    { "open", "", FALSE },
    { "lunch", "11:30-13:00", TRUE },
    { "lunch", "12:00", FALSE },
    { "lunch", "", TRUE },
    { "half_days", "9:30,14:30", TRUE },
    { "half_days", "9:30", FALSE },
    { "weekend_open", "6", TRUE },
    { "weekend_open", "6,7", TRUE },
    { "weekend_open", "5", FALSE },
    { "weekend_open", "", TRUE },
    { "weekend_counts", "1", TRUE },
    { "weekend_counts", "2", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BcHours hours;
      gboolean known = FALSE;

      bc_hours_init (&hours);
      g_assert_cmpint (bc_hours_set (&hours, cases[i].key, cases[i].value, &known, NULL), ==,
                       cases[i].good);
      g_assert_true (known);
      if (cases[i].good)
        g_assert_true (bc_hours_check (&hours, NULL));
    }
}

static void
test_do_not_agree (void)
{
  BcHours hours;
  g_autoptr (GError) error = NULL;

  bc_hours_init (&hours);
  hours.open = hours.close;
  g_assert_false (bc_hours_check (&hours, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  bc_hours_init (&hours);
  hours.lunch.to = hours.close;
  g_assert_false (bc_hours_check (&hours, NULL));
  bc_hours_init (&hours);
  hours.half_days[1] = 11 * 3600;
  g_assert_false (bc_hours_check (&hours, NULL));
}

/* Local days and weekly openings change what counts, inside the table and beyond it. */
static void
test_local_days (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  BcWorkdays *base = bc_hall_workdays (hall);
  const BcLocalDay days[] = {
    { sample_day ("2026-09-21"), BC_DAY_CLOSED, (char *) "停电" },
    { sample_day ("2026-09-26"), BC_DAY_OPENED, (char *) "集中办理" },
    { sample_day ("2031-03-05"), BC_DAY_CLOSED, NULL },
  };
  g_autoptr (BcWorkdays) local = bc_workdays_with_local (base, 0, days, G_N_ELEMENTS (days));
  g_autoptr (BcWorkdays) weekly = bc_workdays_with_local (base, 1u << 6, NULL, 0);
  const char *name;

  g_assert_cmpint (bc_workdays_kind (local, days[0].day, &name, NULL), ==, BC_DAY_CLOSED);
  g_assert_cmpstr (name, ==, "停电");
  g_assert_cmpint (bc_workdays_add (local, sample_day ("2026-09-18"), 2, NULL), ==,
                   sample_day ("2026-09-22"));
  g_assert_true (bc_workdays_is_working (local, days[1].day));
  g_assert_false (bc_workdays_is_working (local, days[2].day));
  /* Saturdays count, but not where the table makes them a holiday. */
  g_assert_true (bc_workdays_is_working (weekly, sample_day ("2026-09-12")));
  g_assert_false (bc_workdays_is_working (weekly, sample_day ("2026-10-03")));
  g_assert_true (bc_workdays_is_working (weekly, sample_day ("2033-01-08")));
  for (BcDay from = sample_day ("2026-08-01"); from < sample_day ("2026-11-01"); from++)
    {
      int counted[] = { 0, 0 };

      for (BcDay to = from; to < from + 2600; to++)
        {
          if (to > from)
            {
              counted[0] += bc_workdays_is_working (local, to);
              counted[1] += bc_workdays_is_working (weekly, to);
            }
          if (to % 50 != 0)
            continue;
          g_assert_cmpint (bc_workdays_between (local, from, to), ==, counted[0]);
          g_assert_cmpint (bc_workdays_between (weekly, from, to), ==, counted[1]);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/against-slow", test_against_slow);
  g_test_add_func ("/hours/settings", test_settings);
  g_test_add_func ("/hours/do-not-agree", test_do_not_agree);
  g_test_add_func ("/hours/local-days", test_local_days);
  return g_test_run ();
}
