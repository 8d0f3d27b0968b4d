/* What came of a callback, as a form: how the petitioner was asked, whether they were reached, whether
 * it is solved, the rating, a remark. Solved and rating are asked only when they were reached.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-callback.h"

G_BEGIN_DECLS

#define BC_TYPE_CALLBACK_FORM (bc_callback_form_get_type ())
G_DECLARE_FINAL_TYPE (BcCallbackForm, bc_callback_form, BC, CALLBACK_FORM, GtkWidget)

/* Signals: changed ()   reached or not was chosen */

/* bc_callback_form_new: (transfer floating). Main thread. */
GtkWidget *bc_callback_form_new (void);
/* bc_callback_form_check: (transfer full) (nullable) what is wrong with what was typed. */
char *bc_callback_form_check (BcCallbackForm *self);
/* bc_callback_form_get_reached: 1, 0, or -1 while nothing was chosen. */
int bc_callback_form_get_reached (BcCallbackForm *self);
/* bc_callback_form_get_result: (transfer full) method, reached, solved, rating and remark as they
 * stand; whoever runs the desk adds when and by whom. Rating is -1 when none was given, solved is
 * -1 when nobody was reached. */
BcCallback *bc_callback_form_get_result (BcCallbackForm *self);
/* bc_callback_form_reset: empties it. */
void bc_callback_form_reset (BcCallbackForm *self);

G_END_DECLS
