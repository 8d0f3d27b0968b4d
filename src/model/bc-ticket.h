/* A ticket on the main thread: one object a ticket a process, that tells when what it holds has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "domain/bc-record.h"

G_BEGIN_DECLS

#define BC_TYPE_TICKET (bc_ticket_get_type ())
G_DECLARE_FINAL_TYPE (BcTicket, bc_ticket, BC, TICKET, GObject)

/* bc_ticket_get_id: the ticket's id in the file. */
gint64 bc_ticket_get_id (BcTicket *self);
/* BcTicket:record: (nullable) (transfer none) what the ticket holds; NULL for the moment between the first show and the store's answer. Notified on each change. */
BcRecord *bc_ticket_get_record (BcTicket *self);
/* BcTicket:moving-to: the state that a move under way leads to, as this seat asked the store for; -1 otherwise. Notified. */
int bc_ticket_get_moving_to (BcTicket *self);

/* bc_ticket_set_record: for the desk and tests: takes @record if it is not older than what is held. Returns whether it was taken. */
gboolean bc_ticket_set_record (BcTicket *self, BcRecord *record);
void bc_ticket_set_moving_to (BcTicket *self, int state);
BcTicket *bc_ticket_new (gint64 id);

G_END_DECLS
