/* What lies on each day of a range, in the order in which it is shown, with its counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-agenda-entry.h"
#include "agenda/bc-month.h"

G_BEGIN_DECLS

typedef struct _BcAgendaDays BcAgendaDays;

/* One day. */
typedef struct
{
  GPtrArray *entries;       /* (element-type BcAgendaEntry) by mark, then by time */
  guint counts[BC_N_MARKS]; /* entries by mark */
} BcAgendaDay;

/* bc_agenda_days_new: (transfer full) sorts @items (element-type BcDeskAgendaItem, any order) into
 * the @n_days days from @first by the hall's zone; those outside the range are left out. */
BcAgendaDays *
bc_agenda_days_new (GPtrArray *items, BcDay first, int n_days, BcHall *hall, gint64 now);
void bc_agenda_days_free (BcAgendaDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcAgendaDays, bc_agenda_days_free)

/* bc_agenda_days_refresh: works out marks, counts and order anew: time has passed, or tickets have
 * changed. */
void bc_agenda_days_refresh (BcAgendaDays *self, BcHall *hall, gint64 now);
/* bc_agenda_days_get: (nullable) what lies on @day; NULL when the range does not have it. */
const BcAgendaDay *bc_agenda_days_get (BcAgendaDays *self, BcDay day);
/* bc_agenda_days_covers: all of the @n_days days from @first lie in the range. */
gboolean bc_agenda_days_covers (BcAgendaDays *self, BcDay first, int n_days);
/* bc_agenda_days_first, bc_agenda_days_count: the range. */
BcDay bc_agenda_days_first (BcAgendaDays *self);
int bc_agenda_days_count (BcAgendaDays *self);
/* bc_agenda_day_n_deadlines: everything by which something is still to be done or was due, gates and
 * follow-ups included; bc_agenda_day_n_callbacks: made or not; bc_agenda_day_n_meetings. */
guint bc_agenda_day_n_deadlines (const BcAgendaDay *self);
guint bc_agenda_day_n_callbacks (const BcAgendaDay *self);
guint bc_agenda_day_n_meetings (const BcAgendaDay *self);
/* bc_agenda_days_find: (nullable) (transfer none) the callback with @id, wherever it lies;
 * bc_agenda_days_find_meeting: the meeting. */
BcAgendaEntry *bc_agenda_days_find (BcAgendaDays *self, gint64 id);
BcAgendaEntry *bc_agenda_days_find_meeting (BcAgendaDays *self, gint64 id);

G_END_DECLS
