/* How near a due date is: at every boundary, and in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "domain/bc-format.h"

static BcHall *hall;

static void
assert_nearness (BcState state,
                 const char *due,
                 const char *now,
                 BcNearness expected,
                 int days,
                 const char *words)
{
  g_autoptr (BcRecord) record = sample_ticket (state);
  g_autofree char *text = NULL;
  int found = -1;

  if (due != NULL)
    bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant (due));
  else
    bc_record_clear (record, BC_FIELD_DUE_AT);
  g_assert_cmpint (bc_nearness (record, hall, sample_instant (now), &found), ==, expected);
  g_assert_cmpint (bc_nearness (record, hall, sample_instant (now), NULL), ==, expected);
  g_assert_cmpint (found, ==, days);
  text = bc_format_nearness (record, hall, sample_instant (now));
  g_assert_cmpstr (text, ==, words);
}

static void
assert_in_progress (
    const char *due, const char *now, BcNearness expected, int days, const char *words)
{
  assert_nearness (BC_STATE_IN_PROGRESS, due, now, expected, days, words);
}

static void
test_boundaries (void)
{
  const char *due = "2026-09-24 17:30";

  assert_in_progress (due, "2026-09-18 09:00", BC_NEARNESS_ON_TIME, 5, "5 working days left");
  assert_in_progress (due, "2026-09-22 23:59:59", BC_NEARNESS_ON_TIME, 2, "2 working days left");
  assert_in_progress (due, "2026-09-23 00:00", BC_NEARNESS_SOON, 1, "1 working day left");
  assert_in_progress (due, "2026-09-23 23:59:59", BC_NEARNESS_SOON, 1, "1 working day left");
  assert_in_progress (due, "2026-09-24 00:00", BC_NEARNESS_TODAY, 0, "Due today 17:30");
  assert_in_progress (due, "2026-09-24 17:30", BC_NEARNESS_TODAY, 0, "Due today 17:30");
  assert_in_progress (due, "2026-09-24 17:30:00.000001", BC_NEARNESS_OVERDUE, 0,
                      "Overdue since 17:30");
  assert_in_progress (due, "2026-09-24 17:30:01", BC_NEARNESS_OVERDUE, 0, "Overdue since 17:30");
  /* Friday the 25th to Sunday the 27th are holidays. */
  assert_in_progress (due, "2026-09-27 23:59:59", BC_NEARNESS_OVERDUE, 0, "Overdue since 17:30");
  assert_in_progress (due, "2026-09-28 00:00", BC_NEARNESS_OVERDUE, 1, "1 working day overdue");
  assert_in_progress (due, "2026-09-29 08:00", BC_NEARNESS_OVERDUE, 2, "2 working days overdue");
  assert_in_progress (due, "2026-10-07 08:00", BC_NEARNESS_OVERDUE, 3, "3 working days overdue");
}

static void
test_holidays (void)
{
  /* From Wednesday 30 September to Friday 9 October there are two working days. */
  assert_in_progress ("2026-10-09 17:30", "2026-09-30 10:00", BC_NEARNESS_ON_TIME, 2,
                      "2 working days left");
  assert_in_progress ("2026-10-08 17:30", "2026-09-30 10:00", BC_NEARNESS_SOON, 1,
                      "1 working day left");
  assert_in_progress ("2026-10-08 17:30", "2026-10-05 10:00", BC_NEARNESS_SOON, 1,
                      "1 working day left");
  /* Sunday the 20th is worked: from Friday two days are left until Monday. */
  assert_in_progress ("2026-09-21 17:30", "2026-09-18 10:00", BC_NEARNESS_ON_TIME, 2,
                      "2 working days left");
  /* A due date on a day off, as a natural-day limit may have it. */
  assert_in_progress ("2026-10-03 17:30", "2026-10-02 10:00", BC_NEARNESS_SOON, 0,
                      "0 working days left");
}

static void
test_months_and_years (void)
{
  assert_in_progress ("2026-12-31 17:30", "2026-12-30 10:00", BC_NEARNESS_SOON, 1,
                      "1 working day left");
  assert_in_progress ("2026-12-31 17:30", "2027-01-01 10:00", BC_NEARNESS_OVERDUE, 0,
                      "Overdue since 17:30");
  assert_in_progress ("2026-12-31 17:30", "2027-01-04 10:00", BC_NEARNESS_OVERDUE, 1,
                      "1 working day overdue");
  assert_in_progress ("2027-01-04 17:30", "2026-12-31 10:00", BC_NEARNESS_SOON, 1,
                      "1 working day left");
  assert_in_progress ("2026-02-27 17:30", "2026-02-13 10:00", BC_NEARNESS_ON_TIME, 5,
                      "5 working days left");
}

static void
test_states (void)
{
  for (BcState state = 0; state < BC_N_STATES; state++)
    {
      if (state == BC_STATE_SUSPENDED)
        assert_nearness (state, "2026-09-24 17:30", "2026-12-01", BC_NEARNESS_SUSPENDED, 0,
                         "Suspended until 28 Sep 2026");
      else if (bc_state_is_running (state))
        assert_nearness (state, "2026-09-24 17:30", "2026-09-24 18:00", BC_NEARNESS_OVERDUE, 0,
                         "Overdue since 17:30");
      else
        assert_nearness (state, "2026-09-24 17:30", "2026-09-24 18:00", BC_NEARNESS_NONE, 0, "");
    }
  assert_nearness (BC_STATE_REGISTERED, NULL, "2026-09-24", BC_NEARNESS_NONE, 0, "");
}

static void
test_provisional (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) none = sample_ticket (BC_STATE_REGISTERED);
  g_autofree char *text = NULL, *empty = NULL;

  bc_record_set_int (record, BC_FIELD_DUE_PROVISIONAL, 1);
  bc_record_set_int (none, BC_FIELD_DUE_PROVISIONAL, 1);
  text = bc_format_nearness (record, hall, sample_instant ("2026-09-23 10:00"));
  empty = bc_format_nearness (none, hall, sample_instant ("2026-09-23 10:00"));
  g_assert_cmpstr (text, ==, "1 working day left (provisional)");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_suspended_without_date (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  g_autofree char *text = NULL;

  bc_record_clear (record, BC_FIELD_REVIEW_ON);
  text = bc_format_nearness (record, hall, sample_instant ("2026-09-23 10:00"));
  g_assert_cmpstr (text, ==, "Suspended");
}

/* The hall's day counts, not the machine's. */
static void
test_zone (void)
{
  g_autoptr (BcHall) west = sample_hall (TRUE);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  gint64 now = sample_instant ("2026-09-24 01:00");

  bc_hall_set (west, "zone", "America/New_York", NULL);
  g_assert_cmpint (bc_nearness (record, hall, now, NULL), ==, BC_NEARNESS_TODAY);
  g_assert_cmpint (bc_nearness (record, west, now, NULL), ==, BC_NEARNESS_SOON);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/nearness/boundaries", test_boundaries);
  g_test_add_func ("/nearness/holidays", test_holidays);
  g_test_add_func ("/nearness/months-and-years", test_months_and_years);
  g_test_add_func ("/nearness/states", test_states);
  g_test_add_func ("/nearness/provisional", test_provisional);
  g_test_add_func ("/nearness/suspended-without-date", test_suspended_without_date);
  g_test_add_func ("/nearness/zone", test_zone);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
