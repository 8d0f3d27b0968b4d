/* A ticket's callbacks: planned ones and what came of the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET_CALLBACKS (bc_ticket_callbacks_get_type ())
G_DECLARE_FINAL_TYPE (BcTicketCallbacks, bc_ticket_callbacks, BC, TICKET_CALLBACKS, GtkWidget)

/* The buttons activate "ticket.add-callback" and "ticket.record-result" with the callback's id. */

GtkWidget *bc_ticket_callbacks_new (void);
/* bc_ticket_callbacks_show: @callbacks (nullable) (element-type BcCallback): NULL while they are not
 * known; @may_plan, @may_record: whether there are buttons for it. */
void bc_ticket_callbacks_show (BcTicketCallbacks *self,
                               GPtrArray *callbacks,
                               BcHall *hall,
                               gint64 now,
                               gboolean may_plan,
                               gboolean may_record);

/* bc_callback_words: (transfer full) who is to call or called, and what came of it, in one line. */
char *bc_callback_words (const BcCallback *callback, BcHall *hall);

G_END_DECLS
