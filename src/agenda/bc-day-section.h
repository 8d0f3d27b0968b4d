/* One section of a day's list: its deadlines, or its callbacks, under a head that counts them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-entry.h"

G_BEGIN_DECLS

#define BC_TYPE_DAY_SECTION (bc_day_section_get_type ())
G_DECLARE_FINAL_TYPE (BcDaySection, bc_day_section, BC, DAY_SECTION, GtkWidget)

/*
 * Signals:
 *   activate (BcAgendaEntry)       Enter, Space or a double click on a row
 *   selected ()                    another row is marked, or none
 *   drag-begun (), drag-ended ()   a callback of it is in the hand
 *
 * Only the rows in view have widgets: a day may have hundreds of entries.
 */

GtkWidget *bc_day_section_new (BcDesk *desk);

/* bc_day_section_set_entries: @entries (element-type BcAgendaEntry) in the order of show. Rows that
 * stay keep focus, mark and place unless @is_other_day. Hides itself when there are none. */
void bc_day_section_set_entries (BcDaySection *self, GPtrArray *entries, gboolean is_other_day);
/* bc_day_section_set_title: @title (translated) stands above the rows. */
void bc_day_section_set_title (BcDaySection *self, const char *title);
guint bc_day_section_n_entries (BcDaySection *self);

/* bc_day_section_get_selected: (nullable) (transfer none). */
BcAgendaEntry *bc_day_section_get_selected (BcDaySection *self);
void bc_day_section_unselect (BcDaySection *self);
/* bc_day_section_focus: marks the row of @entry, or of the same one read at another time, scrolls to
 * it and gives it the focus. FALSE when there is none. */
gboolean bc_day_section_focus (BcDaySection *self, BcAgendaEntry *entry);
/* bc_day_section_focus_edge: the same for the first row, or the last one. */
gboolean bc_day_section_focus_edge (BcDaySection *self, gboolean last);
/* bc_day_section_is_edge: the marked row is the first, or the last one. */
gboolean bc_day_section_is_edge (BcDaySection *self, gboolean last);
/* bc_day_section_pick: (nullable) (transfer none) what lies at (@x, @y) of the section. */
BcAgendaEntry *bc_day_section_pick (BcDaySection *self, double x, double y);
/* bc_day_section_find_row: (nullable) (transfer none) the row of @entry, if it is in view. */
GtkWidget *bc_day_section_find_row (BcDaySection *self, BcAgendaEntry *entry);

G_END_DECLS
