/* Why a ticket's due date is what it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-ticket-due.h"

#include <glib/gi18n.h>

/* A due date farther away than this is a mistyped one: it is not listed day by day. */
#define STEPS_MAXIMUM 3700

/* Days on which the clock stood: behind @from, until @to, which is included. */
typedef struct
{
  BcDay from;
  BcDay to;
} Pause;

typedef struct
{
  gint64 start;
  GArray *pauses;
  BcDay stopped; /* BC_DAY_NONE while the clock runs */
} Story;

static gboolean
is_state (const char *code, BcState state)
{
  return bc_enum_find (&bc_states, code) == (int) state;
}

static void
follow (Story *story, const BcEvent *event, BcHall *hall)
{
  BcDay day = bc_hall_day (hall, event->at);

  /* What was asked for, or declined, has not happened. */
  if (g_strcmp0 (event->kind, "requested") == 0 || g_strcmp0 (event->kind, "declined") == 0)
    return;
  if (is_state (event->from, BC_STATE_SUSPENDED) && story->stopped != BC_DAY_NONE)
    {
      Pause pause = { story->stopped, day };

      g_array_append_val (story->pauses, pause);
      story->stopped = BC_DAY_NONE;
    }
  if (is_state (event->to, BC_STATE_SUSPENDED))
    story->stopped = day;
  if (is_state (event->to, BC_STATE_DISPATCHED)
      || (is_state (event->to, BC_STATE_IN_PROGRESS)
          && (is_state (event->from, BC_STATE_CALLBACK)
              || is_state (event->from, BC_STATE_CLOSED))))
    {
      story->start = event->at;
      g_array_set_size (story->pauses, 0);
    }
}

static gboolean
is_paused (const Story *story, BcDay day)
{
  if (story->stopped != BC_DAY_NONE && day > story->stopped)
    return TRUE;
  for (guint i = 0; i < story->pauses->len; i++)
    {
      const Pause *pause = &g_array_index (story->pauses, Pause, i);

      if (day > pause->from && day <= pause->to)
        return TRUE;
    }
  return FALSE;
}

static void
add_steps (GArray *steps, const Story *story, const BcRecord *record, BcHall *hall)
{
  gint64 original = bc_record_int (record, BC_FIELD_ORIGINAL_DUE_AT);
  BcDay first = bc_hall_day (hall, story->start);
  BcDay last = bc_hall_day (hall, bc_record_int (record, BC_FIELD_DUE_AT));
  BcDay was = original != BC_INT_NONE ? bc_hall_day (hall, original) : last;
  int counted = 0;

  if (last - first > STEPS_MAXIMUM)
    return;
  for (BcDay day = first; day <= last; day++)
    {
      BcTicketDueStep entry = { .step = { .day = day, .unit = BC_LIMIT_WORKING_DAYS } };
      gboolean works = bc_workdays_is_working (bc_hall_workdays (hall), day);

      entry.step.kind = bc_workdays_kind (bc_hall_workdays (hall), day, &entry.step.name,
                                          &entry.step.provisional);
      entry.step.is_start = day == first;
      entry.suspended = works && day > first && is_paused (story, day);
      entry.is_original = day == was && was != last;
      if (works && day > first && !entry.suspended)
        entry.step.counted = ++counted;
      g_array_append_val (steps, entry);
    }
}

GArray *
bc_ticket_due_steps (const BcRecord *record, BcHall *hall, GPtrArray *events)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (BcTicketDueStep));
  g_autoptr (GArray) pauses = g_array_new (FALSE, FALSE, sizeof (Pause));
  Story story = { .start = bc_record_int (record, BC_FIELD_DISPATCHED_AT),
                  .pauses = pauses,
                  .stopped = BC_DAY_NONE };

  for (guint i = 0; events != NULL && i < events->len; i++)
    follow (&story, g_ptr_array_index (events, i), hall);
  if (story.start == BC_INT_NONE)
    story.start = bc_record_int (record, BC_FIELD_RECEIVED_AT);
  if (bc_record_has (record, BC_FIELD_DUE_AT) && story.start != BC_INT_NONE)
    add_steps (steps, &story, record, hall);
  return steps;
}

char *
bc_ticket_due_step_explain (const BcTicketDueStep *step)
{
  g_autofree char *line = bc_due_step_explain (&step->step);
  g_autofree char *with_pause = NULL;

  if (step->suspended)
    /* Translators: a line about a day, "2026-09-21 Mon: skipped". */
    with_pause = g_strdup_printf (_ ("%s, suspended"), line);
  if (!step->is_original)
    return with_pause != NULL ? g_steal_pointer (&with_pause) : g_steal_pointer (&line);
  return g_strdup_printf (_ ("%s — originally due here"), with_pause != NULL ? with_pause : line);
}
