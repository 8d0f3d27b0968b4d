/* A ticket's facts in groups: what is written in it, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET_FACTS (bc_ticket_facts_get_type ())
G_DECLARE_FINAL_TYPE (BcTicketFacts, bc_ticket_facts, BC, TICKET_FACTS, GtkWidget)

/*
 * Signals:
 *   number-activated (char *number)   another ticket's number was clicked
 *
 * The heads of the groups activate "ticket.edit" with the group's number (BcFactGroup), where the
 * person may change something in it.
 */

/* bc_ticket_facts_show: shows @record to @actor (nullable). Only what has changed is touched: what
 * is selected or being read stays as it is. */
void bc_ticket_facts_show (
    BcTicketFacts *self, BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now);
/* bc_ticket_facts_mask: the mask lies on what is personal again, at once: another ticket comes. */
void bc_ticket_facts_mask (BcTicketFacts *self);

G_END_DECLS
