/* The noon gate (12点报送): the work orders that have to be at the district by the next noon, what each
 * lacks, and sending them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk-agenda.h"

G_BEGIN_DECLS

#define BC_TYPE_GATE_PAGE (bc_gate_page_get_type ())
G_DECLARE_FINAL_TYPE (BcGatePage, bc_gate_page, BC, GATE_PAGE, GtkWidget)

/*
 * Signals:
 *   open-ticket (BcTicket)         a ticket is to be shown
 *   move-ticket (BcTicket, char *state)
 *                                  a ticket is to be shown, and asked what its move to that state lacks
 *   print-tickets (GPtrArray of BcTicket, char *form)
 *                                  they are to be printed as one job
 *   toast (char *text, bool undo)
 *
 * Actions: gate.previous, gate.next (PageUp, PageDown): the gate of the working day before or after;
 * gate.now (T): the next one; gate.select-all (Ctrl+A), gate.toggle (Space on a row), gate.print
 * (Ctrl+Shift+P), gate.send (Ctrl+Enter): what is ticked, all that can be sent when nothing is.
 *
 * Traces: "painted gate", "gate sent N OF M".
 */

/* bc_gate_page_new: (transfer floating). Main thread. */
GtkWidget *bc_gate_page_new (BcDesk *desk);
/* bc_gate_page_set_day: shows the gate of @day. */
void bc_gate_page_set_day (BcGatePage *self, BcDay day);

G_END_DECLS
