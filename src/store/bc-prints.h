/* What papers are filled from, and that they were printed: jobs' building blocks, on the worker
 * thread inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-printed.h"
#include "domain/bc-record.h"
#include "store/bc-store.h"

G_BEGIN_DECLS

/* All that a ticket's paper says. Immutable, may travel between threads. */
typedef struct
{
  BcRecord *record;
  GPtrArray *callbacks; /* (element-type BcCallback) by planned_at, none cancelled */
  GPtrArray *events;    /* (element-type BcEvent) oldest first */
} BcDossier;

void bc_dossier_free (BcDossier *self);

/* bc_prints_dossier: (transfer full) the ticket @id with its callbacks and history. */
BcDossier *bc_prints_dossier (BcEngine *engine, gint64 id, GError **error);
/* bc_prints_dossiers: (transfer full) (element-type BcDossier) of @ids (element-type gint64), in
 * their order. */
GPtrArray *bc_prints_dossiers (BcEngine *engine, GArray *ids, GError **error);

/* bc_prints_records: (transfer full) (element-type BcRecord) the tickets alone, in that order: enough
 * for lists. */
GPtrArray *bc_prints_records (BcEngine *engine, GArray *ids, GError **error);

/* bc_prints_day: (transfer full) (element-type gint64) the ids of the tickets received in @from ≤
 * received_at < @to that go on as work orders: neither rejected nor merged; by number. */
GArray *bc_prints_day (BcEngine *engine, gint64 from, gint64 to, GError **error);
/* bc_prints_board: (transfer full) (element-type gint64) the ids of the open tickets on
 * @department's board (NULL: on all), by column and rank. */
GArray *bc_prints_board (BcEngine *engine, const char *department, GError **error);

/**
 * bc_prints_note:
 * @printed: (element-type BcPrinted): what was printed
 * @staff: (nullable): who printed, by code
 *
 * Appends the events that these were printed, all or none, in the running write transaction; what
 * was noted before under the same operation stays as it is. The tickets' versions stay.
 */
gboolean bc_prints_note (BcEngine *engine, GPtrArray *printed, const char *staff, GError **error);

/* bc_prints_of_lists: (transfer full) (element-type BcEvent) lists that were printed in @from ≤ at <
 * @to, newest first. */
GPtrArray *bc_prints_of_lists (BcEngine *engine, gint64 from, gint64 to, GError **error);

G_END_DECLS
