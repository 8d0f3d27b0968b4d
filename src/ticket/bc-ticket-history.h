/* A ticket's history in words, newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET_HISTORY (bc_ticket_history_get_type ())
G_DECLARE_FINAL_TYPE (BcTicketHistory, bc_ticket_history, BC, TICKET_HISTORY, GtkWidget)

GtkWidget *bc_ticket_history_new (void);
/* bc_ticket_history_show: @events (element-type BcEvent), oldest first: of the ticket that is shown
 * already only what is new is added, on top. */
void bc_ticket_history_show (BcTicketHistory *self, GPtrArray *events, BcHall *hall, gint64 now);
/* bc_ticket_history_clear: another ticket comes. */
void bc_ticket_history_clear (BcTicketHistory *self);

G_END_DECLS
