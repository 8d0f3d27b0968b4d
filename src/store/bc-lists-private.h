/* Shared by the files of the lists. Room-internal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"
#include "store/bc-lists.h"

G_BEGIN_DECLS

/* bc_lists_new: (transfer full) (element-type BcRecord) */
GPtrArray *bc_lists_new (void);
/* bc_lists_take_rows: (transfer full) (element-type BcRecord) the tickets of @rows, whose columns
 * are bc_ticket_rows_columns(). */
GPtrArray *bc_lists_take_rows (BcEngine *engine, BcStatement *rows, GError **error);
/* bc_lists_running_states: "'dispatched', 'in_progress', …": the states in which the due date
 * counts, for an IN list. */
const char *bc_lists_running_states (void);
/* bc_lists_like_pattern: (transfer full) "%text%" for a LIKE … ESCAPE '\\', in which what was typed stands for itself. */
char *bc_lists_like_pattern (const char *text);

G_END_DECLS
