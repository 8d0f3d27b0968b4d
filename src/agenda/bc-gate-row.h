/* One work order at the noon gate, as a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-gate-words.h"

G_BEGIN_DECLS

/* What a row shows: the desk's item, whether it is ticked, and what sending it has said. */
#define BC_TYPE_GATE_ENTRY (bc_gate_entry_get_type ())
G_DECLARE_FINAL_TYPE (BcGateEntry, bc_gate_entry, BC, GATE_ENTRY, GObject)

/* Signals: changed ()   it is ticked or not, or holds another error */

/* bc_gate_entry_new: @item (transfer full). */
BcGateEntry *bc_gate_entry_new (BcDeskGateItem *item);
const BcDeskGateItem *bc_gate_entry_get_item (BcGateEntry *self);
gboolean bc_gate_entry_is_ticked (BcGateEntry *self);
/* bc_gate_entry_set_ticked: only what was not sent can be ticked. */
void bc_gate_entry_set_ticked (BcGateEntry *self, gboolean ticked);
/* bc_gate_entry_set_error: @error (nullable): why it was not sent. */
void bc_gate_entry_set_error (BcGateEntry *self, const char *error);
const char *bc_gate_entry_get_error (BcGateEntry *self);

#define BC_TYPE_GATE_ROW (bc_gate_row_get_type ())
G_DECLARE_FINAL_TYPE (BcGateRow, bc_gate_row, BC, GATE_ROW, GtkWidget)

/* Signals: complete (BcTicket)   what it lacks is to be filled in */

GtkWidget *bc_gate_row_new (BcDesk *desk);
/* bc_gate_row_set_entry: @entry (nullable). */
void bc_gate_row_set_entry (BcGateRow *self, BcGateEntry *entry);

G_END_DECLS
