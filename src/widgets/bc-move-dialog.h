/* The one dialog of a transition: made from what the workflow's table requires, used by the board
 * and the ticket page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

#define BC_TYPE_MOVE_DIALOG (bc_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcMoveDialog, bc_move_dialog, BC, MOVE_DIALOG, AdwWindow)

/*
 * Signals:
 *   confirmed (int to, GHashTable input)   what was typed passes the rules as far as they can be
 * checked here. Whoever made the dialog runs the move and then calls bc_move_dialog_done() or
 * bc_move_dialog_failed(); until then the dialog takes no input. @input (element-type utf8 utf8)
 * may be referenced. cancelled ()                           the dialog was closed without anything
 * having changed
 *
 * The dialog decides nothing and stores nothing. Enter in a line or Ctrl+Enter anywhere confirms,
 * Esc cancels.
 */

/**
 * bc_move_dialog_is_needed:
 * @transition: a move that the person may make
 * @may: as bc_workflow_may() says
 *
 * Whether the move has to ask anything: it has a required field, or it grants a request, which has
 * to be looked at first.
 */
gboolean bc_move_dialog_is_needed (const BcTransition *transition, BcMay may);

/**
 * bc_move_dialog_new:
 * @parent: the window over which it stands
 * @record: the ticket as it is now
 * @context: copied; its hall is referenced. Only with an actor
 * @transitions: (element-type BcTransition): one, or several of which the person chooses one at the
 * top; all leave the state of @record
 *
 * Fields are filled in by bc_workflow_suggest(). Choosing the main cause fills in package,
 * departments and limit, choosing a ground of rejection its route, changing the limit the due date,
 * each only where the person has not typed something else.
 *
 * Returns: (transfer none): the dialog, to be shown with gtk_window_present()
 */
BcMoveDialog *bc_move_dialog_new (GtkWindow *parent,
                                  BcRecord *record,
                                  const BcWorkflowContext *context,
                                  GPtrArray *transitions);

/**
 * bc_move_dialog_new_decline:
 *
 * The same for taking back or declining a pending request: asks for the reason; `confirmed` comes
 * with the state that was asked for and the key "reason".
 */
BcMoveDialog *
bc_move_dialog_new_decline (GtkWindow *parent, BcRecord *record, const BcWorkflowContext *context);

/* bc_move_dialog_done: the store has answered yes: the dialog closes without `cancelled`. */
void bc_move_dialog_done (BcMoveDialog *self);
/* bc_move_dialog_failed: shows problems at their fields and any other message at the top, and takes
 * input again; nothing typed is lost. */
void bc_move_dialog_failed (BcMoveDialog *self, const GError *error);
/* bc_move_dialog_get_state: the state that is chosen at present. */
BcState bc_move_dialog_get_state (BcMoveDialog *self);
/* bc_move_dialog_find_editor: (nullable) (transfer none) the editor of @field in the form that is
 * shown: a BcFieldEditor. */
GtkWidget *bc_move_dialog_find_editor (BcMoveDialog *self, BcField field);

G_END_DECLS
