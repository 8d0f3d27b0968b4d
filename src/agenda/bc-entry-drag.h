/* What is in the hand while a callback or a meeting is dragged; the same from a chip of the month and from a row
 * of the day's list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-entry.h"

G_BEGIN_DECLS

/* bc_entry_drag_prepare: (transfer full) (nullable) the payload, the BcAgendaEntry, when @entry
 * (nullable) may be moved at @now; NULL refuses the drag. */
GdkContentProvider *bc_entry_drag_prepare (GtkDragSource *source, BcAgendaEntry *entry, gint64 now);
/* bc_entry_drag_set_icon: shows what is dragged beside the pointer: its time and number. */
void bc_entry_drag_set_icon (GtkDragSource *source, GdkDrag *drag, BcHall *hall);

G_END_DECLS
