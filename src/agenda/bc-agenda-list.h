/* What is to come, day after day, in one list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-days.h"

G_BEGIN_DECLS

#define BC_TYPE_AGENDA_LIST (bc_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (BcAgendaList, bc_agenda_list, BC, AGENDA_LIST, GtkWidget)

/*
 * Signals:
 *   day-selected (int day)   a row of that day was marked
 *
 * Enter opens the ticket, Ctrl+Shift+Left and Right move a callback by a day, Up and Down by a week,
 * Ctrl+R records its result, Delete cancels it: the actions of the calendar.
 */

/* bc_agenda_list_set_desk: once, before anything is shown. */
void bc_agenda_list_set_desk (BcAgendaList *self, BcDesk *desk);
/* bc_agenda_list_show: what @days (nullable) holds from @from on; where it begins with another day than
 * before, the first row is marked. */
void bc_agenda_list_show (BcAgendaList *self, BcAgendaDays *days, BcDay from);

G_END_DECLS
