/* `bancheng check`: integrity, history chain, every invariant. And the demonstration hall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-store.h"

G_BEGIN_DECLS

/* One line of the report. */
typedef struct
{
  gboolean ok;
  char *text; /* translated, one line */
} BcFinding;
void bc_finding_free (BcFinding *self);

/* bc_check_run: (transfer full) (element-type BcFinding) a line a check: SQLite's integrity, foreign keys, the hash chain of the history, numbers without gap or duplicate against the counters, every ticket's state explained by its
 * events through moves of the workflow table (or undo), versions equal the number of changes, board fields consistent. A job for BC_INTENT_READ. */
GPtrArray *bc_check_run (BcEngine *engine, GCancellable *cancellable, GError **error);

/* bc_demo_fill: a job for a file just made by bc_store_create(): fills it with @count tickets from the shipped corpus through the same operations as the window's, at the clock's past, reproducible by @seed. In every state, some due today, some overdue. The first 400 are drawn as a
 * hall's board would show them; beyond that, about 5 % are open and the rest closed and archived. Commits in batches; calls @progress (nullable) with tickets done. */
typedef void (*BcDemoProgress) (guint done, guint count, gpointer user_data);
gboolean bc_demo_create (const char *path, guint count, guint64 seed, BcClock *clock, BcDemoProgress progress, gpointer user_data, GError **error);

G_END_DECLS
