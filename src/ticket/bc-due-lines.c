/* Why a due date is what it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-due-lines.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "domain/bc-ticket-due.h"

void
bc_due_line_free (BcDueLine *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add_line (GPtrArray *lines, char *text, gboolean is_counted)
{
  BcDueLine *line = g_new0 (BcDueLine, 1);

  line->text = text;
  line->is_counted = is_counted;
  g_ptr_array_add (lines, line);
}

static void
add_remarks (GPtrArray *lines, const BcRecord *record, BcHall *hall, gint64 counted_due)
{
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);
  gint64 original = bc_record_int (record, BC_FIELD_ORIGINAL_DUE_AT);

  if (original != BC_INT_NONE && original != due)
    {
      g_autofree char *was = bc_format_instant (original, hall, BC_INSTANT_NONE);

      add_line (lines,
                g_strdup_printf (
                    _ ("It was %s at first; a suspension or an extension has moved it."), was),
                FALSE);
    }
  if (counted_due != due)
    {
      g_autofree char *is = bc_format_instant (due, hall, BC_INSTANT_NONE);

      add_line (lines, g_strdup_printf (_ ("The hour was set when it was decided: %s."), is),
                FALSE);
    }
  if (bc_record_int (record, BC_FIELD_SUSPENDED_AT) != BC_INT_NONE)
    add_line (lines, g_strdup (_ ("The clock stands: days of the suspension will not be counted.")),
              FALSE);
  if (bc_record_flag (record, BC_FIELD_DUE_PROVISIONAL))
    add_line (lines,
              g_strdup (_ ("Provisional: the holidays of that year have not been loaded yet.")),
              FALSE);
}

GPtrArray *
bc_due_lines (const BcRecord *record, BcHall *hall, GPtrArray *events)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_due_line_free);
  g_autoptr (GArray) steps = bc_ticket_due_steps (record, hall, events);
  g_autoptr (BcDue) counted = NULL;
  BcDay first;
  int days;

  if (steps->len == 0)
    return lines;
  for (guint i = 0; i < steps->len; i++)
    {
      const BcTicketDueStep *step = &g_array_index (steps, BcTicketDueStep, i);

      add_line (lines, bc_ticket_due_step_explain (step), step->step.counted > 0);
    }
  first = g_array_index (steps, BcTicketDueStep, 0).step.day;
  days = bc_workdays_between (bc_hall_workdays (hall), first,
                              bc_hall_day (hall, bc_record_int (record, BC_FIELD_DUE_AT)));
  counted = bc_hall_due (hall, bc_instant_from_local (first, 0, bc_hall_zone (hall)),
                         BC_LIMIT_WORKING_DAYS, days);
  add_remarks (lines, record, hall, counted->due);
  return lines;
}
