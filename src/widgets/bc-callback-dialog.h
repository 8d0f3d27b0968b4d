/* The two small forms of a callback: planning one, and recording what came of it. Both are used by
 * the calendar and by the ticket page, which run the desk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"
#include "widgets/bc-form-dialog.h"

G_BEGIN_DECLS

#define BC_TYPE_CALLBACK_DIALOG (bc_callback_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcCallbackDialog, bc_callback_dialog, BC, CALLBACK_DIALOG, BcFormDialog)

/**
 * bc_callback_dialog_new:
 * @intro: (nullable): which ticket it is, with nothing personal in it
 *
 * Records the result of a callback: how the petitioner was asked, whether they were reached,
 * whether it is solved, the rating, a remark. Solved and rating are asked only when they were
 * reached.
 *
 * Returns: (transfer none): the dialog; BcFormDialog::accepted says that a result is there
 */
BcCallbackDialog *bc_callback_dialog_new (GtkWindow *parent, const char *intro);

/* bc_callback_dialog_get_result: (transfer full) method, reached, solved, rating and remark as they
 * stand; whoever runs the desk adds when and by whom. Rating is -1 when none was given, solved is
 * -1 when nobody was reached. */
BcCallback *bc_callback_dialog_get_result (BcCallbackDialog *self);

#define BC_TYPE_CALLBACK_PLAN_DIALOG (bc_callback_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    BcCallbackPlanDialog, bc_callback_plan_dialog, BC, CALLBACK_PLAN_DIALOG, BcFormDialog)

/**
 * bc_callback_plan_dialog_new:
 * @hall: whose staff, zone and working days count
 * @now: the instant; days before it are refused
 * @day: the day that it starts with
 * @caller: (nullable): the member of staff that it starts with, if they may call
 *
 * Plans a callback: day, half-day or time, who calls, a note. A day that is not worked is allowed
 * and said.
 */
BcCallbackPlanDialog *bc_callback_plan_dialog_new (
    GtkWindow *parent, BcHall *hall, gint64 now, BcDay day, const char *caller);

/* bc_callback_plan_dialog_set_chooser: @chooser stands at the top and chooses the ticket; while
 * @is_chosen says no, the form cannot be accepted. Without one the caller knows the ticket. */
typedef gboolean (*BcIsChosenFunc) (GtkWidget *chooser);
void bc_callback_plan_dialog_set_chooser (BcCallbackPlanDialog *self,
                                          const char *label,
                                          GtkWidget *chooser,
                                          BcIsChosenFunc is_chosen);
/* bc_callback_plan_dialog_get_planned_at: the instant, BC_INT_NONE while day or time cannot be
 * read. A half-day stands for its beginning. */
gint64 bc_callback_plan_dialog_get_planned_at (BcCallbackPlanDialog *self);
/* bc_callback_plan_dialog_get_staff: (nullable) code of who is to call; NULL for any callback
 * clerk. */
const char *bc_callback_plan_dialog_get_staff (BcCallbackPlanDialog *self);
/* bc_callback_plan_dialog_get_note: (transfer full) (nullable). */
char *bc_callback_plan_dialog_get_note (BcCallbackPlanDialog *self);

/* bc_callback_plan_time: the instant that is proposed on @day: the first of the half-days'
 * beginnings (9:00, 14:00) after @now, the next full hour when today has none left. Pure. */
gint64 bc_callback_plan_time (BcHall *hall, BcDay day, gint64 now);

/* bc_callback_may_plan: may @actor (nullable) plan, move and cancel callbacks? FALSE with the rule in
 * words (@why: out, optional, transfer full). The store decides. Pure, like the next one. */
gboolean bc_callback_may_plan (const BcEntry *actor, char **why);
/* bc_callback_may_record: likewise for recording what came of one. */
gboolean bc_callback_may_record (const BcEntry *actor, char **why);

G_END_DECLS
