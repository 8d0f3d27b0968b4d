/* One ticket, whole: what may be done next, all that is known of it, its parts, its callbacks, and
 * its history in words. Stands beside the board in a pane of 420 to 520 pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET_PAGE (bc_ticket_page_get_type ())
G_DECLARE_FINAL_TYPE (BcTicketPage, bc_ticket_page, BC, TICKET_PAGE, GtkWidget)

/*
 * Signals:
 *   close ()                       Esc or the button: the page is to go, the focus back to its card
 *   open-ticket (BcTicket)         another ticket is to be shown
 *   toast (char *text, bool undo)  what was done, or why not; with undo, the desk can take it back
 *
 * Actions, for buttons and keys alike:
 *   ticket.move s            the step to that state: asks for what it requires, then runs it
 *   ticket.decline           takes the waiting request back, or declines it
 *   ticket.edit i            changes a group of facts
 *   ticket.first-contact     the petitioner was contacted just now
 *   ticket.part (si)         puts a department's part into a state
 *   ticket.add-callback      plans a callback
 *   ticket.record-result x   records what came of the callback with that id
 *   ticket.close
 *
 * Traces: "painted ticket NUMBER", "callback added NUMBER DAY", "callback done NUMBER",
 * "ticket moved NUMBER STATE", "ticket edited NUMBER".
 */

/* bc_ticket_page_new: (transfer floating). Main thread. */
BcTicketPage *bc_ticket_page_new (BcDesk *desk);

/* bc_ticket_page_set_ticket: @ticket (nullable): what is shown; NULL shows that nothing is. The page
 * follows its changes without moving what the person is looking at. */
void bc_ticket_page_set_ticket (BcTicketPage *self, BcTicket *ticket);
/* bc_ticket_page_get_ticket: (nullable) (transfer none). */
BcTicket *bc_ticket_page_get_ticket (BcTicketPage *self);

G_END_DECLS
