/* One row of a day's list: a deadline or a callback.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-entry.h"

G_BEGIN_DECLS

#define BC_TYPE_AGENDA_ROW (bc_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (BcAgendaRow, bc_agenda_row, BC, AGENDA_ROW, GtkWidget)

/*
 * Signals:
 *   drag-begun ()    its callback is being dragged
 *   drag-ended ()    it was let go
 */

/* bc_agenda_row_new: (transfer floating) a row that is as high as any row may be. */
GtkWidget *bc_agenda_row_new (BcDesk *desk);
/* bc_agenda_row_hide_button: for a list beside which the result is recorded. */
void bc_agenda_row_hide_button (BcAgendaRow *self);
/* bc_agenda_row_set_entry: @entry (nullable): what it shows; it follows the entry's changes. */
void bc_agenda_row_set_entry (BcAgendaRow *self, BcAgendaEntry *entry);
BcAgendaEntry *bc_agenda_row_get_entry (BcAgendaRow *self);

G_END_DECLS
