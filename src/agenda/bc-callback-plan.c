/* May a callback be put on a day?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-callback-plan.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"

BcPlan
bc_callback_plan_day (BcHall *hall, BcDay day, BcDay today)
{
  if (day < today)
    return BC_PLAN_PAST;
  return bc_workdays_is_working (bc_hall_workdays (hall), day) ? BC_PLAN_OK : BC_PLAN_NOT_WORKING;
}

BcPlan
bc_callback_plan_move (const BcCallback *callback,
                       BcHall *hall,
                       BcDay day,
                       int minute,
                       BcDay today,
                       gint64 *planned_at)
{
  BcPlan plan;
  BcDay from;
  int second;

  g_return_val_if_fail (callback != NULL && hall != NULL, BC_PLAN_DONE);

  if (callback->done_at != BC_INT_NONE || callback->cancelled)
    return BC_PLAN_DONE;
  from = bc_instant_to_day (callback->planned_at, bc_hall_zone (hall), &second);
  if (from == day && (minute < 0 || minute == second / 60))
    plan = BC_PLAN_SAME_DAY;
  else
    plan = bc_callback_plan_day (hall, day, today);
  if (planned_at != NULL && !bc_plan_is_refused (plan))
    *planned_at =
        bc_instant_from_local (day, minute < 0 ? second : minute * 60, bc_hall_zone (hall));
  return plan;
}

gboolean
bc_plan_is_refused (BcPlan plan)
{
  return plan == BC_PLAN_PAST || plan == BC_PLAN_DONE;
}

char *
bc_plan_explain (BcPlan plan, BcHall *hall, BcDay day)
{
  g_autofree char *date = NULL;

  switch (plan)
    {
    case BC_PLAN_PAST:
      date = bc_format_day (day);
      return g_strdup_printf (_ ("%s has passed: choose today or a later day."), date);
    case BC_PLAN_DONE:
      return g_strdup (_ ("This callback was made already and keeps its day."));
    case BC_PLAN_NOT_WORKING:
      {
        const char *name;

        date = bc_format_day (day);
        bc_workdays_kind (bc_hall_workdays (hall), day, &name, NULL);
        if (name != NULL)
          /* Translators: a date and the name of its holiday. */
          return g_strdup_printf (_ ("%s is not a working day (%s)."), date, name);
        return g_strdup_printf (_ ("%s is not a working day."), date);
      }
    case BC_PLAN_OK:
    case BC_PLAN_SAME_DAY:
    default:
      return NULL;
    }
}
