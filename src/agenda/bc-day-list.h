/* The list of one day, beside the month: its deadlines, then its callbacks.
 *
 * What can be done with a row are the actions of the calendar ("agenda.…", in bc-agenda-actions.c):
 * the keys, the menu and the buttons here activate them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-days.h"

G_BEGIN_DECLS

#define BC_TYPE_DAY_LIST (bc_day_list_get_type ())
G_DECLARE_FINAL_TYPE (BcDayList, bc_day_list, BC, DAY_LIST, GtkWidget)

/*
 * Signals:
 *   drag-begun (), drag-ended ()   a callback of the list is in the hand
 *   left ()                        Esc: back to the month
 *
 * Keys: arrows walk through both sections, Enter opens the ticket; Ctrl+Shift+Left/Right moves a
 * callback by a day, Ctrl+Shift+Up/Down by a week; Ctrl+R records its result; Delete cancels it; the
 * Menu key or Shift+F10 shows all of this.
 */

/* bc_day_list_set_desk: whose hall and clock count; once, before anything is shown. */
void bc_day_list_set_desk (BcDayList *self, BcDesk *desk);
/* bc_day_list_set_day: shows @content (nullable: nothing is known yet) of @day. On the day that is
 * shown already the rows that stay keep focus and mark. */
void bc_day_list_set_day (BcDayList *self, BcDay day, const BcAgendaDay *content);
/* bc_day_list_focus: marks the row of @entry, or of the same entry read at another time, and gives it
 * the focus; FALSE when there is none. */
gboolean bc_day_list_focus (BcDayList *self, BcAgendaEntry *entry);
/* bc_day_list_get_selected: (nullable) (transfer none) the entry whose row is marked. */
BcAgendaEntry *bc_day_list_get_selected (BcDayList *self);

/* gtk_widget_grab_focus() puts the focus on the marked row, else on the first; on the button that
 * adds a callback when the day is empty. */

G_END_DECLS
