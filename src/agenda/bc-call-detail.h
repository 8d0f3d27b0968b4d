/* What the callback clerk needs for one call: who and where, the facts, what to say, what was tried, and
 * the form of what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk-agenda.h"

G_BEGIN_DECLS

#define BC_TYPE_CALL_DETAIL (bc_call_detail_get_type ())
G_DECLARE_FINAL_TYPE (BcCallDetail, bc_call_detail, BC, CALL_DETAIL, GtkWidget)

/*
 * Signals:
 *   open-ticket (BcTicket), move-ticket (BcTicket, char *state), toast (char *text, bool undo)
 *   next ()   the clerk is done with this one
 *   left ()   Esc: back to the list
 */

GtkWidget *bc_call_detail_new (BcDesk *desk);
/* bc_call_detail_set_call: @ticket, @callback and @may_call of a BcDeskCall; what was typed for
 * another call is lost only when that other one is shown. The same call keeps what is typed. */
void bc_call_detail_set_call (BcCallDetail *self,
                              BcTicket *ticket,
                              BcCallback *callback,
                              gboolean may_call);
/* bc_call_detail_get_callback: (nullable) (transfer none). */
BcCallback *bc_call_detail_get_callback (BcCallDetail *self);
/* bc_call_detail_is_recorded: the result was saved; what is to follow is shown. */
gboolean bc_call_detail_is_recorded (BcCallDetail *self);
/* bc_call_detail_record: as if its button had been pressed. */
void bc_call_detail_record (BcCallDetail *self);

G_END_DECLS
