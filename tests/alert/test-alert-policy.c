/* When what may be told, by the hall's wall clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "alert/bc-alert-policy.h"

/* Shanghai has been at UTC+8 the whole year round since 1992; the test's own zone is another.
 * 2026-10-01 to 07 are days off, Saturday 2026-10-10 is a working day instead. */
static BcHall *
hall_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWorkdays) workdays = bc_workdays_new_from_csv ("date,kind,name\n"
                                                              "2026-10-01,holiday,National Day\n"
                                                              "2026-10-10,workday,National Day\n",
                                                              &error);
  BcHall *hall = bc_hall_new ();

  g_assert_no_error (error);
  bc_hall_set_workdays (hall, workdays);
  return hall;
}

static gint64
instant (const char *text)
{
  gint64 result;

  g_assert_true (bc_instant_parse (text, NULL, &result));
  return result;
}

static void
test_times (void)
{
  const char *wrong[] = { NULL,    "",       "8:30",   "08:3",   "08-30", "24:00",
                          "12:60", "08:30 ", "008:30", "0８:30", "-1:30", "ab:cd" };
  int minute = -1;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (bc_alert_parse_time (wrong[i], &minute));
  g_assert_cmpint (minute, ==, -1);
  g_assert_true (bc_alert_parse_time ("00:00", &minute));
  g_assert_cmpint (minute, ==, 0);
  g_assert_true (bc_alert_parse_time ("23:59", &minute));
  g_assert_cmpint (minute, ==, 1439);
  g_assert_true (bc_alert_parse_time ("08:30", NULL));
}

static void
test_quiet_hours (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *now;
    gboolean is_quiet;
  } cases[] = {
    /* Over midnight, as the settings have it at first. */
    { "18:00", "08:30", "2026-09-18T17:59:59+08:00", FALSE },
    { "18:00", "08:30", "2026-09-18T18:00:00+08:00", TRUE },
    { "18:00", "08:30", "2026-09-18T23:59:59+08:00", TRUE },
    { "18:00", "08:30", "2026-09-19T00:00:00+08:00", TRUE },
    { "18:00", "08:30", "2026-09-19T08:29:59+08:00", TRUE },
    { "18:00", "08:30", "2026-09-19T08:30:00+08:00", FALSE },
    { "18:00", "08:30", "2026-09-19T12:00:00+08:00", FALSE },
    /* The hall's clock counts, however the instant is written: 04:00 UTC is its noon. */
    { "18:00", "08:30", "2026-09-19T04:00:00Z", FALSE },
    { "18:00", "08:30", "2026-09-19T12:00:00Z", TRUE },
    /* Within a day: the hour of the noon rest. */
    { "12:00", "13:30", "2026-09-18T11:59:59+08:00", FALSE },
    { "12:00", "13:30", "2026-09-18T12:00:00+08:00", TRUE },
    { "12:00", "13:30", "2026-09-18T13:29:59+08:00", TRUE },
    { "12:00", "13:30", "2026-09-18T13:30:00+08:00", FALSE },
    /* From midnight, to midnight. */
    { "00:00", "08:00", "2026-09-18T00:00:00+08:00", TRUE },
    { "22:00", "00:00", "2026-09-18T23:30:00+08:00", TRUE },
    { "22:00", "00:00", "2026-09-18T00:00:00+08:00", FALSE },
    /* None. */
    { "00:00", "00:00", "2026-09-18T00:00:00+08:00", FALSE },
    { "18:00", "18:00", "2026-09-18T18:00:00+08:00", FALSE },
    { "18:00", "18:00", "2026-09-18T03:00:00+08:00", FALSE },
  };
  g_autoptr (BcHall) hall = hall_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BcAlertPolicy policy = { .enabled = TRUE };

      g_assert_true (bc_alert_parse_time (cases[i].from, &policy.quiet_from));
      g_assert_true (bc_alert_parse_time (cases[i].to, &policy.quiet_to));
      g_test_message ("%s–%s at %s", cases[i].from, cases[i].to, cases[i].now);
      g_assert_cmpint (bc_alert_policy_is_quiet (&policy, instant (cases[i].now),
                                                 bc_hall_zone (hall)),
                       ==, cases[i].is_quiet);
    }
}

static void
test_may_tell (void)
{
  static const struct
  {
    gboolean enabled;
    BcAlertLevel level;
    const char *now;
    gboolean may;
  } cases[] = {
    { TRUE, BC_ALERT_SOON, "2026-09-18T10:00+08:00", TRUE },
    { TRUE, BC_ALERT_TODAY, "2026-09-18T10:00+08:00", TRUE },
    { TRUE, BC_ALERT_OVERDUE, "2026-09-18T10:00+08:00", TRUE },
    { FALSE, BC_ALERT_SOON, "2026-09-18T10:00+08:00", FALSE },
    { FALSE, BC_ALERT_TODAY, "2026-09-18T10:00+08:00", FALSE },
    { FALSE, BC_ALERT_OVERDUE, "2026-09-18T10:00+08:00", FALSE },
    { TRUE, BC_ALERT_SOON, "2026-09-18T20:00+08:00", FALSE },
    { TRUE, BC_ALERT_TODAY, "2026-09-18T20:00+08:00", FALSE },
    { TRUE, BC_ALERT_OVERDUE, "2026-09-18T20:00+08:00", FALSE },
    /* A day off: a statutory one, a Sunday; and a Saturday that is worked on. */
    { TRUE, BC_ALERT_SOON, "2026-10-01T10:00+08:00", FALSE },
    { TRUE, BC_ALERT_TODAY, "2026-10-01T10:00+08:00", TRUE },
    { TRUE, BC_ALERT_OVERDUE, "2026-10-01T10:00+08:00", TRUE },
    { TRUE, BC_ALERT_SOON, "2026-09-13T10:00+08:00", FALSE },
    { TRUE, BC_ALERT_OVERDUE, "2026-09-13T10:00+08:00", TRUE },
    { TRUE, BC_ALERT_SOON, "2026-10-10T10:00+08:00", TRUE },
  };
  g_autoptr (BcHall) hall = hall_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BcAlertPolicy policy = {
        .enabled = cases[i].enabled,
        .quiet_from = 18 * 60,
        .quiet_to = 8 * 60 + 30,
      };

      g_test_message ("%s at %s", bc_alert_level_code (cases[i].level), cases[i].now);
      g_assert_cmpint (bc_alert_policy_may_tell (&policy, cases[i].level, hall,
                                                 instant (cases[i].now)),
                       ==, cases[i].may);
    }
}

static void
test_levels (void)
{
  g_assert_cmpstr (bc_alert_level_code (BC_ALERT_SOON), ==, "soon");
  g_assert_cmpstr (bc_alert_level_code (BC_ALERT_TODAY), ==, "today");
  g_assert_cmpstr (bc_alert_level_code (BC_ALERT_OVERDUE), ==, "overdue");
  g_assert_cmpint (bc_alert_level_nearness (BC_ALERT_SOON), ==, BC_NEARNESS_SOON);
  g_assert_cmpint (bc_alert_level_nearness (BC_ALERT_TODAY), ==, BC_NEARNESS_TODAY);
  g_assert_cmpint (bc_alert_level_nearness (BC_ALERT_OVERDUE), ==, BC_NEARNESS_OVERDUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alert/policy/times", test_times);
  g_test_add_func ("/alert/policy/quiet-hours", test_quiet_hours);
  g_test_add_func ("/alert/policy/may-tell", test_may_tell);
  g_test_add_func ("/alert/policy/levels", test_levels);
  return g_test_run ();
}
