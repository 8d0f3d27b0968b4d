/* The calendar: deadlines, callbacks, noon gates, meetings and follow-ups by month, week, day or as a list, and what lies on the selected
 * day beside it.
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
 *   view        string: "month" (unless set), "week", "day" or "list"
 *   hidden-kinds  string: kinds that are not shown, "deadline,callback"; "" for none
 *   staff       string, nullable: code of whose tasks are shown; NULL for everybody's
 * Signals:
 *   open-ticket (BcTicket)         a ticket is to be shown
 *   open-gate (int day)            the noon gate of that day is to be shown
 *   toast (char *text, bool undo)  what was done, or why not; with undo, the desk can take it back
 *
 * Actions, for keys, menus, buttons and drops alike:
 *   agenda.view            s        (stateful) month, week, day, list; keys 1 2 3 4
 *   agenda.previous, agenda.next    a month, week or day before or after, as the view is; PageUp, PageDown
 *   agenda.today, agenda.reload
 *   agenda.add-callback    i        asks for a callback on that day; key N: on the selected one
 *   agenda.record-result   x        asks for the result of the callback with that id
 *   agenda.move-callback   (xii)    moves the callback with that id to that day and minute of it; -1: it
 *                                   keeps its time
 *   agenda.add-meeting     i        asks for a meeting on that day; key M: on the selected one
 *   agenda.edit-meeting    x        agenda.move-meeting (xii), agenda.cancel-meeting x: likewise
 *   agenda.open-gate       x        shows the noon gate of that instant
 *   agenda.cancel-callback x        asks, then cancels the callback with that id
 *   agenda.open-ticket     x        shows the ticket with that id
 *
 * Traces: "painted calendar", "callback added NUMBER DAY", "callback moved NUMBER DAY",
 * "callback done NUMBER", "callback cancelled NUMBER", "meeting added", "meeting changed", "meeting
 * moved", "meeting cancelled".
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
