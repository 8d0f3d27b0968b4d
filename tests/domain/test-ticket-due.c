/* A ticket's due date explains itself: suspended days, where the original lay, re-handling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-ticket-due.h"

#include <string.h>

#include "sample-hall.h"

static void
add_event (GPtrArray *events, const char *kind, const char *at, const char *from, const char *to)
{
  BcEvent *event = bc_event_new ();

  event->kind = g_strdup (kind);
  event->at = sample_instant (at);
  event->from = g_strdup (from);
  event->to = g_strdup (to);
  g_ptr_array_add (events, event);
}

static const BcTicketDueStep *
step_of (GArray *steps, const char *day)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, BcTicketDueStep, i).step.day == sample_day (day))
      return &g_array_index (steps, BcTicketDueStep, i);
  g_error ("no step of %s", day);
}

/* Dispatched on Friday, suspended from Monday to Wednesday: what the workflow makes of it is what is explained. */
static void
test_suspended (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  g_autoptr (GArray) steps = NULL;
  g_autofree char *line = NULL;
  const BcTicketDueStep *last;

  add_event (events, "moved", "2026-09-18 11:00", "review", "dispatched");
  add_event (events, "requested", "2026-09-20 10:00", "in_progress", "suspended");
  add_event (events, "moved", "2026-09-21 10:00", "in_progress", "suspended");
  add_event (events, "moved", "2026-09-23 09:00", "suspended", "in_progress");
  bc_record_set_int (record, BC_FIELD_DISPATCHED_AT, sample_instant ("2026-09-18 11:00"));
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, sample_instant ("2026-09-24 17:30"));
  bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant ("2026-09-29 17:30"));
  steps = bc_ticket_due_steps (record, hall, events);

  g_assert_cmpint (step_of (steps, "2026-09-20")->step.counted, ==, 1);
  g_assert_cmpint (step_of (steps, "2026-09-21")->step.counted, ==, 2);
  g_assert_true (step_of (steps, "2026-09-22")->suspended);
  g_assert_true (step_of (steps, "2026-09-23")->suspended);
  g_assert_true (step_of (steps, "2026-09-24")->is_original);
  last = &g_array_index (steps, BcTicketDueStep, steps->len - 1);
  g_assert_cmpint (last->step.counted, ==, 5);
  line = bc_ticket_due_step_explain (step_of (steps, "2026-09-22"));
  g_assert_nonnull (strstr (line, "suspended"));
}

/* Handled again: it counts from there, and what was before is over. */
static void
test_handled_again (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  g_autoptr (GArray) steps = NULL;

  add_event (events, "moved", "2026-09-14 11:00", "review", "dispatched");
  add_event (events, "moved", "2026-09-15 11:00", "in_progress", "suspended");
  add_event (events, "moved", "2026-09-16 11:00", "suspended", "in_progress");
  add_event (events, "moved", "2026-09-21 11:00", "callback", "in_progress");
  bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant ("2026-09-24 17:30"));
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, sample_instant ("2026-09-24 17:30"));
  steps = bc_ticket_due_steps (record, hall, events);
  g_assert_cmpuint (steps->len, ==, 4);
  g_assert_cmpint (g_array_index (steps, BcTicketDueStep, 3).step.counted, ==, 3);
}

static void
test_without_due (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  g_autoptr (GArray) steps = NULL;

  bc_record_clear (record, BC_FIELD_DUE_AT);
  steps = bc_ticket_due_steps (record, hall, NULL);
  g_assert_cmpuint (steps->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticket-due/suspended", test_suspended);
  g_test_add_func ("/ticket-due/handled-again", test_handled_again);
  g_test_add_func ("/ticket-due/without-due", test_without_due);
  return g_test_run ();
}
