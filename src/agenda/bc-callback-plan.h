/* May a callback be put on a day, and at which instant? Pure: the calendar asks before it asks the
 * desk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

typedef enum
{
  BC_PLAN_OK,
  BC_PLAN_SAME_DAY,    /* nothing to do: it is there already */
  BC_PLAN_PAST,        /* refused: nobody can be called yesterday */
  BC_PLAN_DONE,        /* refused: the callback was made or cancelled */
  BC_PLAN_NOT_WORKING, /* allowed, with a notice: some people can only be reached on a Saturday */
} BcPlan;

/* bc_callback_plan_day: may anything be planned for @day, @today being the hall's local day? Never
 * SAME_DAY or DONE. */
BcPlan bc_callback_plan_day (BcHall *hall, BcDay day, BcDay today);

/**
 * bc_callback_plan_move:
 * @day: where to
 * @minute: of the day; -1 for the time of day that the callback has
 * @today: the hall's local day
 * @planned_at: (out) (optional): the instant on @day at that time; set unless refused
 *
 * Returns: whether it may be moved there
 */
BcPlan bc_callback_plan_move (const BcCallback *callback,
                              BcHall *hall,
                              BcDay day,
                              int minute,
                              BcDay today,
                              gint64 *planned_at);

/* bc_plan_is_refused: it must not be done. */
gboolean bc_plan_is_refused (BcPlan plan);
/* bc_plan_explain: (transfer full) (nullable) the reason of a refusal, or the notice, in the user's
 * language; NULL for OK and SAME_DAY. */
char *bc_plan_explain (BcPlan plan, BcHall *hall, BcDay day);

G_END_DECLS
