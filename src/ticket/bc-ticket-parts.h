/* The parts of a ticket's assisting departments: how far each is, and what may be done about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET_PARTS (bc_ticket_parts_get_type ())
G_DECLARE_FINAL_TYPE (BcTicketParts, bc_ticket_parts, BC, TICKET_PARTS, GtkWidget)

/* The buttons activate "ticket.part" with (department, state of bc_part_states). */

GtkWidget *bc_ticket_parts_new (void);
/* bc_ticket_parts_show: hides itself when no department assists. */
void bc_ticket_parts_show (
    BcTicketParts *self, BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now);

/* bc_part_verb: what putting a part into @state is called, for buttons and forms. */
const char *bc_part_verb (int state);

G_END_DECLS
