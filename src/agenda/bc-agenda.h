/* The calendar: a month of deadlines and callbacks, and the list of the selected day beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_AGENDA (bc_agenda_get_type ())
G_DECLARE_FINAL_TYPE (BcAgenda, bc_agenda, BC, AGENDA, GtkWidget)

/*
 * Properties (notified):
 *   department  string, nullable: code of the department whose tickets are shown; NULL for all
 *   week-start  int: ISO weekday of the first column, 1 (Monday) unless set
 *   day         int: the selected BcDay
 * Signals:
 *   open-ticket (BcTicket)         a ticket is to be shown
 *   toast (char *text, bool undo)  what was done, or why not; with undo, the desk can take it back
 *
 * Actions, for keys, menus, buttons and drops alike:
 *   agenda.previous-month, agenda.next-month, agenda.today, agenda.reload
 *   agenda.add-callback    i        asks for a callback on that day
 *   agenda.record-result   x        asks for the result of the callback with that id
 *   agenda.move-callback   (xi)     moves the callback with that id to that day
 *   agenda.cancel-callback x        asks, then cancels the callback with that id
 *   agenda.open-ticket     x        shows the ticket with that id
 *
 * Traces: "painted calendar", "callback added NUMBER DAY", "callback moved NUMBER DAY",
 * "callback done NUMBER", "callback cancelled NUMBER".
 *
 * Only what the page shows is read, again when the desk says that the agenda has changed, and not
 * before the calendar is seen.
 */

/* bc_agenda_new: (transfer floating). Main thread. The file may be opened later. */
BcAgenda *bc_agenda_new (BcDesk *desk);

const char *bc_agenda_get_department (BcAgenda *self);
/* bc_agenda_set_department: @department (nullable). */
void bc_agenda_set_department (BcAgenda *self, const char *department);
BcDay bc_agenda_get_day (BcAgenda *self);
/* bc_agenda_set_day: selects @day and turns to its month. */
void bc_agenda_set_day (BcAgenda *self, BcDay day);

G_END_DECLS
