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

/**
 * bc_check_run:
 * @cancellable: (nullable): asked between tickets
 * @error: it was cancelled; what is found wrong in the file, and what cannot be read of it, is no error but a finding
 *
 * A line a check: where the file lies and, on a shared drive, whether locks hold, SQLite's integrity, references, the hash chain of the history and the guards that
 * keep it append-only, numbers without gap or duplicate against the counters, every ticket's state
 * explained by its events through moves of the workflow table (or undo), versions equal to the
 * number of changes, values as the last change has left them, codes known to the hall, board fields
 * consistent. A job for BC_INTENT_READ; reads every row.
 *
 * Returns: (transfer full) (element-type BcFinding): the report
 */
GPtrArray *bc_check_run (BcEngine *engine, GCancellable *cancellable, GError **error);

/* bc_check_path: (transfer full) (element-type BcFinding): the same for the file at @path, whatever it is: what keeps it from being opened is a finding. Nothing is changed: an older
 * file stays as it is. Blocks: for the command line. Errors: NOT_FOUND, G_IO_ERROR_CANCELLED. */
GPtrArray *
bc_check_path (const char *path, BcClock *clock, GCancellable *cancellable, GError **error);

/* Told how many tickets are registered, of how many. */
typedef void (*BcDemoProgress) (guint done, guint count, gpointer user_data);

/**
 * bc_demo_create:
 * @path: where it is to be; nothing may be there
 * @count: tickets, from 0
 * @seed: the same at the same time gives the same hall, down to the hashes of its history
 * @clock: says what today is; it stays as it is
 * @progress: (nullable): called between batches
 * @error: as for bc_store_create()
 *
 * Makes a demonstration hall: the shipped catalogue and the corpus's staff, and tickets that were
 * led through the same operations as the window's at times in the past. The first 400 are what a
 * hall's board would show: in every state, some due today (on a day off: on the next working day),
 * some overdue. Of those beyond, 5 % are open, 10,000 at most, and the rest is over, spread over
 * some years. The file appears under its name only when it is complete.
 *
 * Blocks for about a second per two thousand tickets: for the command line, never on a claimed
 * main thread.
 */
gboolean bc_demo_create (const char *path,
                         guint count,
                         guint64 seed,
                         BcClock *clock,
                         BcDemoProgress progress,
                         gpointer user_data,
                         GError **error);

G_END_DECLS
