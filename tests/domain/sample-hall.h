/* A hall with the shipped catalogue and table, a member of staff for each role, and a ticket in
 * each state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

/* sample_data: (transfer full): the text of a file in data/. */
char *sample_data (const char *name);

/* sample_hall: (transfer full): the shipped departments, causes and working days, and the staff
 *   a intake · b dispatcher · c1 handler and d1 lead of d01 · c2 and d2 of d02 · c0 and d0 of the
 *   whole hall · e reviewer · f callback clerk · g supervisor · admin · all: every role */
BcHall *sample_hall (gboolean has_review);

/* sample_staff: the member of staff with @code, who must be there; NULL for NULL. */
const BcEntry *sample_staff (BcHall *hall, const char *code);

/* sample_instant: "2026-09-18 09:30" by the clock of the hall. */
gint64 sample_instant (const char *text);
BcDay sample_day (const char *text);

/* sample_ticket: (transfer full): ticket 7, received on Friday 2026-09-18 at 09:30, led by d01, as
 * it would stand in @state. */
BcRecord *sample_ticket (BcState state);

/* sample_values: (transfer full): the keys and values that follow, closed by NULL. */
GHashTable *sample_values (const char *key, ...) G_GNUC_NULL_TERMINATED;

/* sample_context: @actor (code, nullable) at @now ("2026-09-18 10:00"), callbacks counted as none. */
BcWorkflowContext sample_context (BcHall *hall, const char *actor, const char *now);

G_END_DECLS
