/* Choosing a ticket by number or name; before anything is typed it offers those that await their
 * callback.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET_CHOOSER (bc_ticket_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BcTicketChooser, bc_ticket_chooser, BC, TICKET_CHOOSER, GtkWidget)

/* bc_ticket_chooser_new: @department (nullable) keeps the tickets offered at first to one
 * department's; the search looks at all. Main thread. */
GtkWidget *bc_ticket_chooser_new (BcDesk *desk, const char *department);
/* bc_ticket_chooser_get_ticket: (nullable) (transfer none) the ticket that is marked. */
BcTicket *bc_ticket_chooser_get_ticket (BcTicketChooser *self);
/* bc_ticket_chooser_is_chosen: a ticket is marked; takes a GtkWidget for a form's check. */
gboolean bc_ticket_chooser_is_chosen (GtkWidget *chooser);

G_END_DECLS
