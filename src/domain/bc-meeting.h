/* A meeting about a ticket (会商): the departments concerned settle together what none of them can settle alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "base/bc-error.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_MEETING_MINUTES_DEFAULT 60
#define BC_MEETING_MINUTES_MAXIMUM (12 * 60)

/* Immutable once shared, atomically counted. */
typedef struct
{
  gint64 id;
  gint64 ticket; /* ticket id; every meeting is about one */
  gint64 version;
  gint64 at;         /* instant at which it begins */
  int minutes;       /* how long it lasts, 1 to BC_MEETING_MINUTES_MAXIMUM */
  char *topic;       /* 1–200 characters */
  char *place;       /* nullable, up to 100 characters */
  char *departments; /* comma-separated codes of those that take part; nullable */
  char *staff;       /* comma-separated codes of the people who take part; nullable */
  char *note;        /* nullable, up to 2000 characters */
  gboolean cancelled;
} BcMeeting;

#define BC_TYPE_MEETING (bc_meeting_get_type ())
GType bc_meeting_get_type (void);
/* bc_meeting_new: (transfer full) one hour, nothing else given. */
BcMeeting *bc_meeting_new (void);
/* bc_meeting_copy: (transfer full) a copy of its own that may be changed. */
BcMeeting *bc_meeting_copy (const BcMeeting *self);
BcMeeting *bc_meeting_ref (BcMeeting *self);
void bc_meeting_unref (BcMeeting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcMeeting, bc_meeting_unref)

/**
 * bc_meeting_check:
 * @self: cleaned in place: texts trimmed, empty ones NULL, names of departments and staff replaced by their codes
 * @now: it may not begin on a day before this instant's, nor more than ten years after it
 * @problems: one at each field that is wrong: at, minutes, topic, place, departments, staff, note
 *
 * The one place where a meeting is checked: the form asks it while typing, the store before it saves.
 */
void bc_meeting_check (BcMeeting *self, BcHall *hall, gint64 now, BcProblems *problems);

G_END_DECLS
