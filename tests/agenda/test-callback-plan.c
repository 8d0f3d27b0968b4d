/* May a callback be put on a day?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-callback-plan.h"

#include "widgets/bc-callback-dialog.h"

#define TABLE                                                                                      \
  "date,kind,name\n"                                                                               \
  "2026-09-20,workday,国庆节\n"                                                                 \
  "2026-09-25,holiday,中秋节\n"

static BcHall *
make_hall (void)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (BcWorkdays) table = bc_workdays_new_from_csv (TABLE, NULL);

  g_assert_nonnull (table);
  bc_hall_set_workdays (hall, table);
  return g_steal_pointer (&hall);
}

static BcCallback *
callback_at (BcHall *hall, int month, int day, int hour, int minute)
{
  BcCallback *callback = bc_callback_new ();

  callback->planned_at = bc_instant_from_local (bc_day_from_ymd (2026, month, day),
                                                hour * 3600 + minute * 60, bc_hall_zone (hall));
  return callback;
}

static void
test_day (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  BcDay today = bc_day_from_ymd (2026, 9, 18);

  g_assert_cmpint (bc_callback_plan_day (hall, today - 1, today), ==, BC_PLAN_PAST);
  g_assert_cmpint (bc_callback_plan_day (hall, today, today), ==, BC_PLAN_OK);
  /* Saturday is off, the Sunday after it is a make-up day. */
  g_assert_cmpint (bc_callback_plan_day (hall, today + 1, today), ==, BC_PLAN_NOT_WORKING);
  g_assert_cmpint (bc_callback_plan_day (hall, today + 2, today), ==, BC_PLAN_OK);
  g_assert_cmpint (bc_callback_plan_day (hall, today + 7, today), ==, BC_PLAN_NOT_WORKING);
}

static void
test_move_keeps_time (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcCallback) callback = callback_at (hall, 9, 18, 14, 5);
  BcDay today = bc_day_from_ymd (2026, 9, 18);
  gint64 planned_at = 0;
  int second;

  g_assert_cmpint (bc_callback_plan_move (callback, hall, today + 3, -1, today, &planned_at), ==,
                   BC_PLAN_OK);
  g_assert_cmpint (bc_instant_to_day (planned_at, bc_hall_zone (hall), &second), ==, today + 3);
  g_assert_cmpint (second, ==, 14 * 3600 + 5 * 60);
  g_assert_cmpint (bc_callback_plan_move (callback, hall, today, -1, today, NULL), ==,
                   BC_PLAN_SAME_DAY);
}

static void
test_move_refused (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcCallback) missed = callback_at (hall, 9, 10, 9, 0);
  g_autoptr (BcCallback) done = callback_at (hall, 9, 21, 9, 0);
  g_autoptr (BcCallback) cancelled = callback_at (hall, 9, 21, 9, 0);
  BcDay today = bc_day_from_ymd (2026, 9, 18);
  gint64 planned_at = 42;

  /* One that was missed may be moved, but not to another day that has passed. */
  g_assert_cmpint (bc_callback_plan_move (missed, hall, today - 1, -1, today, &planned_at), ==,
                   BC_PLAN_PAST);
  g_assert_cmpint (planned_at, ==, 42);
  g_assert_cmpint (bc_callback_plan_move (missed, hall, today, -1, today, &planned_at), ==,
                   BC_PLAN_OK);
  /* Where it is now it may stay, passed or not. */
  g_assert_cmpint (bc_callback_plan_move (missed, hall, today - 8, -1, today, NULL), ==,
                   BC_PLAN_SAME_DAY);

  done->done_at = done->planned_at;
  g_assert_cmpint (bc_callback_plan_move (done, hall, today + 4, -1, today, NULL), ==,
                   BC_PLAN_DONE);
  cancelled->cancelled = TRUE;
  g_assert_cmpint (bc_callback_plan_move (cancelled, hall, today + 4, -1, today, NULL), ==,
                   BC_PLAN_DONE);
}

static void
test_explain (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autofree char *past = NULL;
  g_autofree char *holiday = NULL;
  g_autofree char *weekend = NULL;

  past = bc_plan_explain (BC_PLAN_PAST, hall, bc_day_from_ymd (2026, 9, 17));
  g_assert_nonnull (strstr (past, "2026"));
  holiday = bc_plan_explain (BC_PLAN_NOT_WORKING, hall, bc_day_from_ymd (2026, 9, 25));
  g_assert_nonnull (strstr (holiday, "中秋节"));
  weekend = bc_plan_explain (BC_PLAN_NOT_WORKING, hall, bc_day_from_ymd (2026, 9, 19));
  g_assert_nonnull (weekend);
  g_assert_null (strstr (weekend, "("));
  g_assert_null (bc_plan_explain (BC_PLAN_OK, hall, 0));
  g_assert_null (bc_plan_explain (BC_PLAN_SAME_DAY, hall, 0));
}

static void
test_roles (void)
{
  BcEntry caller = { .roles = BC_ROLE_CALLBACK };
  BcEntry dispatcher = { .roles = BC_ROLE_DISPATCHER | BC_ROLE_INTAKE };
  BcEntry handler = { .roles = BC_ROLE_HANDLER };
  g_autofree char *why = NULL;

  g_assert_true (bc_callback_may_plan (&caller, NULL));
  g_assert_true (bc_callback_may_record (&caller, NULL));
  g_assert_true (bc_callback_may_plan (&dispatcher, NULL));
  g_assert_false (bc_callback_may_record (&dispatcher, NULL));
  g_assert_false (bc_callback_may_plan (&handler, &why));
  g_assert_nonnull (why);
  g_assert_false (bc_callback_may_plan (NULL, NULL));
}

static gint64
at (BcHall *hall, int day, int hour, int minute)
{
  return bc_instant_from_local (bc_day_from_ymd (2026, 9, day), hour * 3600 + minute * 60,
                                bc_hall_zone (hall));
}

static void
test_proposed_time (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  BcDay today = bc_day_from_ymd (2026, 9, 18);

  g_assert_cmpint (bc_callback_plan_time (hall, today, at (hall, 18, 8, 0)), ==,
                   at (hall, 18, 9, 0));
  g_assert_cmpint (bc_callback_plan_time (hall, today, at (hall, 18, 9, 0)), ==,
                   at (hall, 18, 14, 0));
  g_assert_cmpint (bc_callback_plan_time (hall, today, at (hall, 18, 15, 20)), ==,
                   at (hall, 18, 16, 0));
  g_assert_cmpint (bc_callback_plan_time (hall, today, at (hall, 18, 23, 20)), ==,
                   at (hall, 18, 14, 0));
  g_assert_cmpint (bc_callback_plan_time (hall, today + 3, at (hall, 18, 15, 0)), ==,
                   at (hall, 21, 9, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/plan/day", test_day);
  g_test_add_func ("/agenda/plan/move-keeps-time", test_move_keeps_time);
  g_test_add_func ("/agenda/plan/move-refused", test_move_refused);
  g_test_add_func ("/agenda/plan/explain", test_explain);
  g_test_add_func ("/agenda/plan/roles", test_roles);
  g_test_add_func ("/agenda/plan/proposed-time", test_proposed_time);
  return g_test_run ();
}
