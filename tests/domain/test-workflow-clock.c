/* The clock of a suspended ticket, for every day of suspension and resumption around the autumn
 * holidays of 2026 and the turn of a year that is not loaded, against a count by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

static BcHall *hall;

static gint64
instant_of (BcDay day, int second)
{
  return bc_instant_from_local (day, second, bc_hall_zone (hall));
}

/* The working days d with @from < d ≤ @to, one by one. */
static int
count_days (BcDay from, BcDay to)
{
  int count = 0;

  for (BcDay day = from + 1; day <= to; day++)
    count += bc_workdays_is_working (bc_hall_workdays (hall), day);
  return count;
}

static BcDay
add_days (BcDay day, int count)
{
  while (count > 0)
    count -= bc_workdays_is_working (bc_hall_workdays (hall), ++day);
  return day;
}

static BcRecord *
resume (BcRecord *record, const char *actor, gint64 now)
{
  BcWorkflowContext context = sample_context (hall, actor, "2026-09-18");
  g_autoptr (GError) error = NULL;
  BcRecord *after = NULL;

  context.now = now;
  bc_workflow_apply (record, BC_STATE_IN_PROGRESS, NULL, &context, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_record_state (after), ==, BC_STATE_IN_PROGRESS);
  g_assert_false (bc_record_has (after, BC_FIELD_SUSPENDED_AT));
  g_assert_false (bc_record_has (after, BC_FIELD_REVIEW_ON));
  g_assert_false (bc_record_has (after, BC_FIELD_SUSPEND_GROUND));
  g_assert_false (bc_record_flag (after, BC_FIELD_PETITIONER_TOLD));
  return after;
}

static void
assert_resumed (gint64 suspended, gint64 due, gint64 now)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  g_autoptr (BcRecord) after = NULL;
  BcDay stopped = bc_hall_day (hall, suspended), today = bc_hall_day (hall, now);
  int left = count_days (stopped, bc_hall_day (hall, due));
  int second, due_second;
  gint64 fresh;
  BcDay last;

  bc_record_set_int (record, BC_FIELD_SUSPENDED_AT, suspended);
  bc_record_set_int (record, BC_FIELD_DUE_AT, due);
  after = resume (record, "c1", now);
  fresh = bc_record_int (after, BC_FIELD_DUE_AT);
  last = bc_instant_to_day (fresh, bc_hall_zone (hall), &second);
  bc_instant_to_day (due, bc_hall_zone (hall), &due_second);

  /* Never at once overdue, always on a working day, at the hour it had. */
  g_assert_cmpint (fresh, >, now);
  g_assert_true (bc_workdays_is_working (bc_hall_workdays (hall), last));
  g_assert_cmpint (second, ==, due_second);
  /* As many working days are left as were left when the clock stopped; on the last day the rest of
   * it, or, where nothing of it is left, the next. */
  if (left > 0)
    g_assert_cmpint (last, ==, add_days (today, left));
  else if (bc_workdays_is_working (bc_hall_workdays (hall), today)
           && now < instant_of (today, due_second))
    g_assert_cmpint (last, ==, today);
  else
    g_assert_cmpint (last, ==, add_days (today, 1));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_ORIGINAL_DUE_AT), ==,
                   bc_record_int (record, BC_FIELD_ORIGINAL_DUE_AT));
  g_assert_cmpint (bc_record_flag (after, BC_FIELD_DUE_PROVISIONAL), ==,
                   last >= sample_day ("2027-01-01"));
}

static void
assert_span (const char *first, int days)
{
  static const int hours[] = { 8 * 3600, 17 * 3600 + 1800, 19 * 3600 };
  BcDay start = sample_day (first);

  for (BcDay stopped = start; stopped < start + days; stopped++)
    for (int limit = 0; limit <= 6; limit++)
      for (int length = 0; length <= 20; length++)
        for (guint hour = 0; hour < G_N_ELEMENTS (hours); hour++)
          {
            gint64 due = instant_of (add_days (stopped, limit), 17 * 3600 + 1800);
            gint64 suspended = instant_of (stopped, 9 * 3600);

            assert_resumed (suspended, due,
                            instant_of (stopped + length, MAX (hours[hour], 9 * 3600)));
          }
}

static void
test_autumn (void)
{
  assert_span ("2026-09-14", 35);
}

static void
test_turn_of_year (void)
{
  assert_span ("2026-12-21", 20);
}

/* Who suspends and goes on at once has gained and lost nothing. */
static void
test_nothing_lost (void)
{
  for (int limit = 1; limit < 15; limit++)
    {
      g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
      g_autoptr (BcRecord) after = NULL;
      gint64 due = instant_of (add_days (sample_day ("2026-09-21"), limit), 12 * 3600);

      bc_record_set_int (record, BC_FIELD_DUE_AT, due);
      after = resume (record, "c1", sample_instant ("2026-09-21 16:00"));
      g_assert_cmpint (bc_record_int (after, BC_FIELD_DUE_AT), ==, due);
    }
}

/* One that was late when it was suspended starts with a day, too. */
static void
test_overdue (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  g_autoptr (BcRecord) morning = NULL, evening = NULL;

  bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant ("2026-09-15 17:30"));
  morning = resume (record, "c1", sample_instant ("2026-10-09 08:00"));
  g_assert_cmpint (bc_record_int (morning, BC_FIELD_DUE_AT), ==,
                   sample_instant ("2026-10-09 17:30"));
  evening = resume (record, "c1", sample_instant ("2026-10-09 18:00"));
  g_assert_cmpint (bc_record_int (evening, BC_FIELD_DUE_AT), ==,
                   sample_instant ("2026-10-10 17:30"));
}

/* An assisting department has its day before the ticket's new one, too. */
static void
test_parts (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  g_autoptr (BcRecord) after = NULL;
  BcPart part = { .department = (char *) "d02",
                  .state = BC_PART_IN_PROGRESS,
                  .due_at = sample_instant ("2026-09-23 17:30"),
                  .reported_at = BC_INT_NONE };

  bc_record_set_part (record, &part);
  part.department = (char *) "d03";
  part.state = BC_PART_REPORTED;
  bc_record_set_part (record, &part);
  /* Stopped on Monday the 21st with three days left; Friday 9 October + 3 is the 13th. */
  after = resume (record, "c1", sample_instant ("2026-10-09 09:00"));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_DUE_AT), ==, sample_instant ("2026-10-13 17:30"));
  g_assert_cmpint (bc_record_find_part (after, "d02")->due_at, ==,
                   sample_instant ("2026-10-12 17:30"));
  g_assert_cmpint (bc_record_find_part (after, "d03")->due_at, ==, part.due_at);
}

/* The program itself resumes when the review date has come, and does nothing else. */
static void
test_review_date (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);
  g_autoptr (BcRecord) after = NULL, later = NULL;
  BcWorkflowContext context = sample_context (hall, NULL, "2026-09-27 23:59:59");
  g_autoptr (GError) error = NULL;

  g_assert_false (
      bc_workflow_apply (record, BC_STATE_IN_PROGRESS, NULL, &context, &after, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  after = resume (record, NULL, sample_instant ("2026-09-28 00:00"));
  later = resume (record, NULL, sample_instant ("2026-10-05 00:00"));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_DUE_AT), ==, sample_instant ("2026-10-08 17:30"));
  g_assert_false (
      bc_workflow_apply (after, BC_STATE_RESULT_CHECK, NULL, &context, &later, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  bc_record_clear (record, BC_FIELD_REVIEW_ON);
  g_assert_false (
      bc_workflow_apply (record, BC_STATE_IN_PROGRESS, NULL, &context, &after, NULL, &error));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/workflow-clock/autumn", test_autumn);
  g_test_add_func ("/workflow-clock/turn-of-year", test_turn_of_year);
  g_test_add_func ("/workflow-clock/nothing-lost", test_nothing_lost);
  g_test_add_func ("/workflow-clock/overdue", test_overdue);
  g_test_add_func ("/workflow-clock/parts", test_parts);
  g_test_add_func ("/workflow-clock/review-date", test_review_date);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
