/* The calendar as iCalendar (RFC 5545), for other programs. Personal data is masked, and a confidential ticket's petitioner is not named at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-agenda-kinds.h"
#include "domain/bc-callback.h"
#include "domain/bc-meeting.h"

G_BEGIN_DECLS

typedef struct _BcIcs BcIcs;

/**
 * bc_ics_new:
 * @hall_id: what tells this hall from every other, the same in each export: it ends the UIDs
 *
 * An empty calendar in the hall's zone.
 */
BcIcs *bc_ics_new (BcHall *hall, const char *hall_id);
void bc_ics_free (BcIcs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcIcs, bc_ics_free)

/**
 * bc_ics_add:
 * @kind: deadline, callback or meeting; others are passed over
 * @callback: (nullable): of a callback
 * @meeting: (nullable): of a meeting
 * @modified: when it was last changed
 *
 * Adds one entry. Its UID is that of the deadline, callback or meeting in this hall for ever and its SEQUENCE the version, so that a second import updates the first.
 * A deadline is shown as the half hour before it, a callback as the quarter of an hour from its planned time.
 */
void bc_ics_add (BcIcs *self,
                 BcAgendaKind kind,
                 const BcRecord *ticket,
                 const BcCallback *callback,
                 const BcMeeting *meeting,
                 gint64 modified);

/* bc_ics_to_text: (transfer full) the calendar with the VTIMEZONE of the hall's zone for the years that it speaks of; CRLF, folded. */
char *bc_ics_to_text (BcIcs *self);

G_END_DECLS
