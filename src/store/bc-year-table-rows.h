/* The table's rows in the file. Room-internal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workdays-table.h"
#include "domain/bc-year-preview.h"
#include "store/bc-engine.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* bc_year_check_actor: an administrator; REFUSED for anybody else. */
gboolean
bc_year_check_actor (BcEngine *engine, const BcAct *act, const BcEntry **actor, GError **error);
/* bc_year_recompute: the open tickets by @workdays, into @preview (nullable: nobody asks); @act NULL: only says what would be. Tickets of @passed_over (element-type gint64, nullable) are left
 * alone. */
gboolean bc_year_recompute (BcEngine *engine,
                            BcWorkdays *workdays,
                            BcYearPreview *preview,
                            const BcAct *act,
                            const BcEntry *actor,
                            GHashTable *passed_over,
                            GError **error);
/* bc_year_rows_replace: all rows by those of @workdays. */
gboolean bc_year_rows_replace (BcEngine *engine, BcWorkdays *workdays, GError **error);
/* bc_year_rows_open_tickets: (transfer full) (element-type gint64) ids of the open tickets that have a date which a table can move. */
GArray *bc_year_rows_open_tickets (BcEngine *engine, GError **error);
/* bc_year_rows_recomputed: (transfer full) (element-type BcEvent) the `recomputed` events of @operation. */
GPtrArray *bc_year_rows_recomputed (BcEngine *engine, const char *operation, GError **error);
/* bc_year_rows_last: (transfer full) (nullable) the last operation that changed the table and was not taken back. */
char *bc_year_rows_last (BcEngine *engine, GError **error);

G_END_DECLS
