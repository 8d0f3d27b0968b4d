/* The steps of a rescue; one file each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "store/bc-rescue.h"

G_BEGIN_DECLS

/* bc_rescue_open: (transfer full) an open copy of @bad at @copy, whose header was made readable. @notes: (element-type utf8) what had to be mended. NULL with @error. */
sqlite3 *bc_rescue_open (const char *bad, const char *copy, GPtrArray *notes, GError **error);
/* bc_rescue_empty_list: makes the list of tables in the copy's first page an empty one, as of a file without tables. */
gboolean bc_rescue_empty_list (const char *copy);
/* bc_rescue_table: copies what can be reached of the table @name from @source to @target, in @target's transaction. TRUE when that is all of it. */
gboolean bc_rescue_table (sqlite3 *source,
                          sqlite3 *target,
                          const char *name,
                          BcRescueTable *outcome,
                          GCancellable *cancellable);
/* bc_rescue_carve: adds the rows of the table that stand in leaves of whatever tree, page by page. @copy is not open, and its list of tables is lost by this. */
void bc_rescue_carve (const char *copy,
                      sqlite3 *target,
                      const char *name,
                      gboolean is_keyed,
                      BcRescueTable *outcome,
                      GCancellable *cancellable);
/* bc_rescue_is_keyed: the table has a key and no row numbers. */
gboolean bc_rescue_is_keyed (sqlite3 *target, const char *name);
/* bc_rescue_count: how many rows are lost, after all that could be done. */
void bc_rescue_count (sqlite3 *target, BcRescueTable *outcome);

G_END_DECLS
