/* Due dates and why they are what they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays.h"

#include <glib/gi18n.h>

#define NOON (12 * 3600)

static void
add_step (BcDue *due, BcWorkdays *table, BcDay day, BcLimitUnit unit, int counted)
{
  BcDueStep step = { .day = day, .counted = counted, .unit = unit };

  step.is_start = due->steps->len == 0;
  step.kind = bc_workdays_kind (table, day, &step.name, &step.provisional);
  g_array_append_val (due->steps, step);
}

/* Goes from the start's day to the last one and notes what each day was. Only working days depend
 * on the table. */
static void
add_steps (BcDue *due, BcWorkdays *table, BcDay first, BcDay last, BcLimitUnit unit)
{
  int counted = 0;

  add_step (due, table, first, unit, 0);
  for (BcDay day = first + 1; day <= last; day++)
    {
      gboolean counts = unit == BC_LIMIT_DAYS
                        || (unit == BC_LIMIT_WORKING_DAYS && bc_workdays_is_working (table, day));

      add_step (due, table, day, unit, counts ? ++counted : 0);
    }
}

BcDue *
bc_workdays_due (
    BcWorkdays *self, gint64 start, BcLimitUnit unit, int count, int close, GTimeZone *zone)
{
  BcDue *due;
  BcDay calendar_end = bc_day_from_ymd (9999, 12, 31);
  BcDay first;
  gint64 last;

  g_return_val_if_fail (self != NULL && zone != NULL, NULL);
  g_return_val_if_fail (count >= 0, NULL);
  g_return_val_if_fail (start != BC_INSTANT_NONE, NULL);

  due = g_new0 (BcDue, 1);
  due->start = start;
  due->due = BC_INSTANT_NONE;
  due->steps = g_array_new (FALSE, FALSE, sizeof (BcDueStep));
  first = bc_instant_to_day (start, zone, NULL);

  switch (unit)
    {
    case BC_LIMIT_HOURS:
      due->due = start + count * BC_HOUR;
      last = bc_instant_to_day (due->due, zone, NULL);
      break;
    case BC_LIMIT_DAYS:
      last = (gint64) first + count;
      break;
    case BC_LIMIT_WORKING_HOURS:
      g_return_val_if_reached (due);
    case BC_LIMIT_WORKING_DAYS:
    default:
      last = bc_workdays_add (self, first, count, &due->provisional);
      break;
    }
  if (last < first || last > calendar_end)
    {
      due->due = BC_INSTANT_NONE;
      return due;
    }
  if (unit != BC_LIMIT_HOURS)
    due->due = bc_instant_from_local ((BcDay) last, close, zone);
  add_steps (due, self, first, (BcDay) last, unit);
  return due;
}

void
bc_due_free (BcDue *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->steps);
  g_free (self);
}

gint64
bc_workdays_noon_gate (BcWorkdays *self, gint64 received, GTimeZone *zone, gboolean *provisional)
{
  BcDay day;

  g_return_val_if_fail (self != NULL && zone != NULL, BC_INSTANT_NONE);

  day = bc_workdays_add (self, bc_instant_to_day (received, zone, NULL), 1, provisional);
  return bc_instant_from_local (day, NOON, zone);
}

static const char *
weekday_name (BcDay day)
{
  switch (bc_day_weekday (day))
    {
    case 1:
      return C_ ("weekday", "Mon");
    case 2:
      return C_ ("weekday", "Tue");
    case 3:
      return C_ ("weekday", "Wed");
    case 4:
      return C_ ("weekday", "Thu");
    case 5:
      return C_ ("weekday", "Fri");
    case 6:
      return C_ ("weekday", "Sat");
    default:
      return C_ ("weekday", "Sun");
    }
}

/* (transfer full) (nullable): what is special about the day. */
static char *
explain_kind (const BcDueStep *step)
{
  switch (step->kind)
    {
    case BC_DAY_MAKE_UP:
      /* Translators: a weekend day that is worked instead of another; the name of the holiday. */
      return step->name != NULL ? g_strdup_printf (C_ ("due step", "make-up day (%s)"), step->name)
                                : g_strdup (C_ ("due step", "make-up day"));
    case BC_DAY_WEEKEND:
      return g_strdup (C_ ("due step", "weekend"));
    case BC_DAY_HOLIDAY:
      /* Translators: the name of the holiday. */
      return step->name != NULL ? g_strdup_printf (C_ ("due step", "%s (holiday)"), step->name)
                                : g_strdup (C_ ("due step", "holiday"));
    case BC_DAY_CLOSED:
      /* Translators: why the hall is closed on that day. */
      return step->name != NULL ? g_strdup_printf (C_ ("due step", "closed here (%s)"), step->name)
                                : g_strdup (C_ ("due step", "closed here"));
    case BC_DAY_OPENED:
      return step->name != NULL ? g_strdup_printf (C_ ("due step", "open here (%s)"), step->name)
                                : g_strdup (C_ ("due step", "open here"));
    case BC_DAY_WORKING:
    default:
      return NULL;
    }
}

/* (transfer full): what was done with the day. */
static char *
explain_count (const BcDueStep *step)
{
  if (step->unit == BC_LIMIT_WORKING_HOURS)
    return step->counted == 0 ? g_strdup (C_ ("due step", "skipped"))
                              /* Translators: working time of one day. */
                              : g_strdup_printf (C_ ("due step", "%d h %02d min counted"),
                                                 step->counted / 60, step->counted % 60);
  if (step->is_start)
    return step->unit == BC_LIMIT_HOURS ? g_strdup (C_ ("due step", "start"))
                                        : g_strdup (C_ ("due step", "start, not counted"));
  if (step->counted > 0)
    return g_strdup_printf (C_ ("due step", "day %d"), step->counted);
  return step->unit == BC_LIMIT_HOURS ? g_strdup (C_ ("due step", "the clock runs on"))
                                      : g_strdup (C_ ("due step", "skipped"));
}

char *
bc_due_step_explain (const BcDueStep *step)
{
  g_autofree char *date = NULL;
  g_autofree char *count = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (step != NULL, NULL);

  date = bc_day_to_string (step->day);
  count = explain_count (step);
  /* The day it starts on and the days that hours run through are not judged. */
  if (step->unit == BC_LIMIT_WORKING_HOURS || (!step->is_start && step->unit != BC_LIMIT_HOURS))
    kind = explain_kind (step);

  if (kind != NULL)
    /* Translators: date, weekday, what was done with the day, what is special about it. */
    line = g_strdup_printf (C_ ("due step", "%s %s: %s, %s"), date, weekday_name (step->day), count,
                            kind);
  else
    /* Translators: date, weekday, what was done with the day. */
    line = g_strdup_printf (C_ ("due step", "%s %s: %s"), date, weekday_name (step->day), count);

  /* Natural days and hours are certain without a table. */
  if (!step->provisional || step->is_start
      || (step->unit != BC_LIMIT_WORKING_DAYS && step->unit != BC_LIMIT_WORKING_HOURS))
    return g_steal_pointer (&line);
  return g_strdup_printf (C_ ("due step",
                              "%s (provisional: the holidays of this year are not loaded)"),
                          line);
}
