/* What lies on each day of a month's page, in the order in which it is shown, with its counts.
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
 * the days of @month by the hall's zone; those outside the page are left out. */
BcAgendaDays *bc_agenda_days_new (GPtrArray *items, const BcMonth *month, BcHall *hall, gint64 now);
void bc_agenda_days_free (BcAgendaDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcAgendaDays, bc_agenda_days_free)

/* bc_agenda_days_refresh: works out marks, counts and order anew: time has passed, or tickets have
 * changed. */
void bc_agenda_days_refresh (BcAgendaDays *self, BcHall *hall, gint64 now);
/* bc_agenda_days_get: (nullable) what lies on @day; NULL when the page does not show it. */
const BcAgendaDay *bc_agenda_days_get (BcAgendaDays *self, BcDay day);
/* bc_agenda_day_n_deadlines: those by which something is still to be done or was due;
 * bc_agenda_day_n_callbacks: made or not. */
guint bc_agenda_day_n_deadlines (const BcAgendaDay *self);
guint bc_agenda_day_n_callbacks (const BcAgendaDay *self);
/* bc_agenda_days_find: (nullable) (transfer none) the callback with @id, wherever it lies. */
BcAgendaEntry *bc_agenda_days_find (BcAgendaDays *self, gint64 id);

G_END_DECLS
