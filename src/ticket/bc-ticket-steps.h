/* What may be done next with a ticket: buttons for the steps that the person may take, a request
 * that waits, and, folded away, why the other steps are not for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET_STEPS (bc_ticket_steps_get_type ())
G_DECLARE_FINAL_TYPE (BcTicketSteps, bc_ticket_steps, BC, TICKET_STEPS, GtkWidget)

/*
 * The buttons activate "ticket.move" with the code of the state, "ticket.decline",
 * "ticket.first-contact" and those of bc-ticket-flags.h.
 */

/* bc_ticket_steps_show: what @actor (nullable) may do with @record. The buttons are made anew only
 * when others are offered; the focus then stays on the same step where it is still there. */
void bc_ticket_steps_show (
    BcTicketSteps *self, BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now);

G_END_DECLS
