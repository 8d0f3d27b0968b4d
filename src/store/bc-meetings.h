/* Meetings (会商): jobs' building blocks, on the worker thread inside a transaction.
 *
 * Every write names the version it saw, carries an operation UUID and appends one event to the history of the meeting's ticket, whose version stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-meeting.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/**
 * bc_meetings_add:
 * @meeting: ticket, at, minutes, topic, place, departments, staff, note; checked by bc_meeting_check()
 * @error: REFUSED for anybody but dispatchers, department leads and reviewers, and for a ticket that is put away; INVALID with the problems by field
 *
 * Returns: (transfer full): the meeting as it was saved
 */
BcMeeting *
bc_meetings_add (BcEngine *engine, const BcMeeting *meeting, const BcAct *act, GError **error);

/**
 * bc_meetings_change:
 * @to: what the meeting is to be; its ticket is ignored
 * @error: as bc_meetings_add(), NOT_FOUND, and CONFLICT when the meeting has another version by now
 *
 * Moves a meeting to another time or changes what it is about.
 */
BcMeeting *bc_meetings_change (BcEngine *engine,
                               gint64 id,
                               gint64 version,
                               const BcMeeting *to,
                               const BcAct *act,
                               GError **error);
/* bc_meetings_cancel: the meeting does not take place; errors as for a change. */
BcMeeting *
bc_meetings_cancel (BcEngine *engine, gint64 id, gint64 version, const BcAct *act, GError **error);

/* bc_meetings_between: (transfer full) (element-type BcMeeting) those with @from ≤ at < @to, by at, cancelled ones left out. */
GPtrArray *bc_meetings_between (BcEngine *engine, gint64 from, gint64 to, GError **error);
/* bc_meetings_of: (transfer full) (element-type BcMeeting) of one ticket, likewise. */
GPtrArray *bc_meetings_of (BcEngine *engine, gint64 ticket, GError **error);

/* bc_meetings_undo: what @undone, a change of @event's kind, did to meetings of @ticket is taken back. For bc_tickets_undo(). */
gboolean bc_meetings_undo (
    BcEngine *engine, gint64 ticket, const BcEvent *event, const char *operation, GError **error);

G_END_DECLS
