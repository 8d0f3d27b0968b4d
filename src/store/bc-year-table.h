/* The year's table of working days in the file: what another one would change, applying it, taking it back. Jobs' building blocks, on the worker thread inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-year-preview.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* bc_year_table_preview: (transfer full) what applying @table now would change. For BC_INTENT_READ. */
BcYearPreview *bc_year_table_preview (BcEngine *engine, BcWorkdaysTable *table, GError **error);

/**
 * bc_year_table_apply:
 * @act: an administrator's; REFUSED for anybody else
 *
 * Replaces the table's years and recomputes every open ticket, all in the running write transaction: one event `hall` for the table, one event `recomputed` for each ticket, with the operations
 * "UUID" and "UUID/ticket id".
 *
 * Returns: (transfer full): what was changed; empty when the operation is in the history already
 */
BcYearPreview *
bc_year_table_apply (BcEngine *engine, BcWorkdaysTable *table, const BcAct *act, GError **error);

/**
 * bc_year_table_undo:
 * @undone: the operation of bc_year_table_apply(), which must be the last that changed the table
 *
 * Puts the years back as they were, and every ticket whose dates nobody has changed since; those of the others are recomputed by the table that holds again.
 */
gboolean
bc_year_table_undo (BcEngine *engine, const char *undone, const BcAct *act, GError **error);

G_END_DECLS
