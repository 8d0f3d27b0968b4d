/* Why a ticket's due date is what it is: the days from where it counts, with the days on which the clock stood, and where the original date lay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* One day. */
typedef struct
{
  BcDueStep step; /* counted: which working day of the limit it is; 0 for days that do not count */
  gboolean suspended;   /* the clock stood: the day would have counted */
  gboolean is_original; /* the original due date lies here, and the due date does not */
} BcTicketDueStep;

/**
 * bc_ticket_due_steps:
 * @events: (element-type BcEvent) (nullable): the ticket's history, oldest first: it tells when the clock stood. Without it no day is known to be suspended
 *
 * From the day of the dispatch, or of the last re-handling or reopening, to the due day. The day on which a suspension begins counts, the day on which it ends does not, as the workflow
 * counts them.
 *
 * Returns: (transfer full) (element-type BcTicketDueStep): empty when the ticket has no due date; the names are owned by @hall
 */
GArray *bc_ticket_due_steps (const BcRecord *record, BcHall *hall, GPtrArray *events);

/* bc_ticket_due_step_explain: (transfer full) one translated line. */
char *bc_ticket_due_step_explain (const BcTicketDueStep *step);

G_END_DECLS
