/* Calling petitioners back: when next, how often, what then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-call-words.h"

/* Friday 2026-09-18. */
#define DAY (bc_day_from_ymd (2026, 9, 18))

static gint64
at (BcHall *hall, BcDay day, int hour)
{
  return bc_instant_from_local (day, hour * 3600, bc_hall_zone (hall));
}

static void
test_next_attempt (void)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (BcWorkdays) workdays = bc_workdays_new_from_csv ("date,kind,name\n", NULL);

  bc_hall_set_workdays (hall, workdays);
  g_assert_cmpint (bc_call_next_attempt (hall, NULL, at (hall, DAY, 10)), ==, at (hall, DAY, 14));
  /* In the afternoon, and over the weekend. */
  g_assert_cmpint (bc_call_next_attempt (hall, NULL, at (hall, DAY, 15)), ==,
                   at (hall, DAY + 3, 9));
  /* Whoever can be reached in the morning only is called in the morning. */
  g_assert_cmpint (bc_call_next_attempt (hall, bc_enum_code (&bc_half_days, 0), at (hall, DAY, 10)),
                   ==, at (hall, DAY + 3, 9));
  g_assert_cmpint (bc_call_next_attempt (hall, bc_enum_code (&bc_half_days, 1),
                                         at (hall, DAY + 3, 8)),
                   ==, at (hall, DAY + 3, 14));
  /* A code that this program does not know is no wish. */
  g_assert_cmpint (bc_call_next_attempt (hall, "at_night", at (hall, DAY, 10)), ==,
                   at (hall, DAY, 14));
}

static void
add_attempt (GPtrArray *callbacks, gint64 done_at, int round)
{
  BcCallback *callback = bc_callback_new ();

  callback->done_at = done_at;
  callback->round = round;
  callback->reached = 0;
  g_ptr_array_add (callbacks, callback);
}

static void
test_tally (void)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (GPtrArray) callbacks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_callback_unref);
  guint n_attempts, n_half_days;

  add_attempt (callbacks, at (hall, DAY, 9), 0);
  add_attempt (callbacks, at (hall, DAY, 11), 0);
  add_attempt (callbacks, BC_INT_NONE, 0);
  add_attempt (callbacks, at (hall, DAY - 9, 9), 1);
  bc_call_tally (callbacks, 0, hall, &n_attempts, &n_half_days);
  g_assert_cmpuint (n_attempts, ==, 2);
  g_assert_cmpuint (n_half_days, ==, 1);
  add_attempt (callbacks, at (hall, DAY, 14), 0);
  bc_call_tally (callbacks, 0, hall, &n_attempts, &n_half_days);
  g_assert_cmpuint (n_attempts, ==, 3);
  g_assert_cmpuint (n_half_days, ==, 2);
}

static BcCallThen
then (int reached, int solved, int rating, guint n_attempts, guint n_half_days)
{
  g_autoptr (BcCallback) result = bc_callback_new ();

  result->reached = reached;
  result->solved = solved;
  result->rating = rating;
  return bc_call_then (result, n_attempts, n_half_days);
}

static void
test_then (void)
{
  g_assert_cmpint (then (1, 1, BC_RATING_SATISFIED, 1, 1), ==, BC_CALL_THEN_CLOSE);
  g_assert_cmpint (then (1, 1, -1, 1, 1), ==, BC_CALL_THEN_CLOSE);
  g_assert_cmpint (then (1, 0, BC_RATING_SATISFIED, 1, 1), ==, BC_CALL_THEN_ANSWER);
  g_assert_cmpint (then (1, 1, BC_RATING_DISSATISFIED, 1, 1), ==, BC_CALL_THEN_ANSWER);
  g_assert_cmpint (then (0, -1, -1, 2, 2), ==, BC_CALL_THEN_AGAIN);
  /* Three calls in one morning are not enough. */
  g_assert_cmpint (then (0, -1, -1, 3, 1), ==, BC_CALL_THEN_AGAIN);
  g_assert_cmpint (then (0, -1, -1, 3, 2), ==, BC_CALL_THEN_WRITTEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/calls/next-attempt", test_next_attempt);
  g_test_add_func ("/agenda/calls/tally", test_tally);
  g_test_add_func ("/agenda/calls/then", test_then);
  return g_test_run ();
}
