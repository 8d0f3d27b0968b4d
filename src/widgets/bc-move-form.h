/* The fields of one transition, filled in as far as they can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

#define BC_TYPE_MOVE_FORM (bc_move_form_get_type ())
G_DECLARE_FINAL_TYPE (BcMoveForm, bc_move_form, BC, MOVE_FORM, GtkWidget)

/* bc_move_form_new: the fields that @transition requires or takes. @context is copied, its hall
 * referenced. */
GtkWidget *bc_move_form_new (BcRecord *record,
                             const BcTransition *transition,
                             const BcWorkflowContext *context);
/* bc_move_form_new_reason: a form of the reason alone; @is_required says whether it must be given.
 */
GtkWidget *bc_move_form_new_reason (const BcWorkflowContext *context, gboolean is_required);

/* bc_move_form_get_input: (transfer full) (element-type utf8 utf8): every field as shown, "" for
 * what is blank. */
GHashTable *bc_move_form_get_input (BcMoveForm *self);
/* bc_move_form_check: whether the rules would let it pass, as far as they can be seen from here;
 * problems are shown at their fields and taken away from others. @message (out) (transfer full)
 * (nullable) is what belongs to no field. */
gboolean bc_move_form_check (BcMoveForm *self, char **message);
/* bc_move_form_show: shows the problems of @error at their fields and puts the focus into the first
 * of them. Returns (transfer full) (nullable) what belongs to no field. */
char *bc_move_form_show (BcMoveForm *self, const GError *error);
/* bc_move_form_find_editor: (nullable) (transfer none) a BcFieldEditor. */
GtkWidget *bc_move_form_find_editor (BcMoveForm *self, BcField field);

G_END_DECLS
