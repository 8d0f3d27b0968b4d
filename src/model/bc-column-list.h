/* One column of the board: a live list of (rank, id) pairs whose objects are made on demand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bc-desk.h"
#include "store/bc-lists.h"

G_BEGIN_DECLS

#define BC_TYPE_COLUMN_LIST (bc_column_list_get_type ())
G_DECLARE_FINAL_TYPE (BcColumnList, bc_column_list, BC, COLUMN_LIST, GObject)

/* Gives the object of a ticket: (transfer none). */
typedef BcTicket *(*BcTicketSource) (gpointer owner, gint64 id);

/* bc_column_list_new: @department: index in the hall's table, -1 for all. @owner has to outlive the list or call bc_column_list_disown(). */
BcColumnList *
bc_column_list_new (BcColumn column, int department, BcTicketSource source, gpointer owner);
/* bc_column_list_set_sieve: only tickets that @sieve lets through; before the list is filled, and it is to be filled again when the sieve has changed. */
void bc_column_list_set_sieve (BcColumnList *self, BcSieve *sieve);
/* bc_column_list_get_owner: (transfer none) (nullable) NULL once it was disowned. */
gpointer bc_column_list_get_owner (BcColumnList *self);
/* bc_column_list_disown: empties the list and forgets the owner. */
void bc_column_list_disown (BcColumnList *self);
/* bc_column_list_fill: takes all of @places (element-type BcPlace) that belong here, in one change: what stands before and after all differences is left alone. */
void bc_column_list_fill (BcColumnList *self, GHashTable *places);
/* bc_column_list_update: a card's place was @before (nullable) and is @after (nullable) now: at most one removal and one insertion. */
void bc_column_list_update (BcColumnList *self, const BcPlace *before, const BcPlace *after);
/* bc_column_list_find: where the ticket @id stands, G_MAXUINT if it is not here; makes no object. */
guint bc_column_list_find (BcColumnList *self, gint64 id);

G_END_DECLS
