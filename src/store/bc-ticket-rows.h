/* Tickets as rows: the SQL is made once from the table of fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-record.h"
#include "store/bc-engine.h"

G_BEGIN_DECLS

/* bc_ticket_rows_columns: the columns that bc_ticket_rows_from_row() reads, "id, number, …". */
const char *bc_ticket_rows_columns (void);
/* bc_ticket_rows_from_row: (transfer full) the ticket of a row of those columns, with its parts. */
BcRecord *bc_ticket_rows_from_row (BcEngine *engine, BcStatement *row, GError **error);
/* bc_ticket_rows_get: (transfer full): NULL without @error when there is none. */
BcRecord *bc_ticket_rows_get (BcEngine *engine, gint64 id, GError **error);
BcRecord *bc_ticket_rows_find (BcEngine *engine, const char *number, GError **error);
/* bc_ticket_rows_insert: @record gets the id of its row. It has no parts yet. */
gboolean bc_ticket_rows_insert (BcEngine *engine, BcRecord *record, GError **error);
/* bc_ticket_rows_update: writes what differs, where the row still has the version of @before;
 * @found says whether it had. */
gboolean bc_ticket_rows_update (BcEngine *engine,
                                const BcRecord *before,
                                const BcRecord *after,
                                gboolean *found,
                                GError **error);

G_END_DECLS
