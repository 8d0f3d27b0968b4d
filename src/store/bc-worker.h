/* The thread that owns an open file, and the queue before it. Room-internal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"

G_BEGIN_DECLS

typedef struct _BcWorker BcWorker;

/* What the worker tells, on its own thread. */
typedef struct
{
  void (*changed) (BcFeedBatch *batch /* transfer full */, gpointer data);
  void (*waiting) (gboolean waiting, gpointer data);
  void (*free) (gpointer data);
} BcWorkerEvents;

/* Told exactly once: @error is NULL (then @result stands) or owned by the callee. On the worker
 * thread, or on the thread that cancelled the job before it started. */
typedef void (*BcJobDone) (gpointer result, GError *error, gpointer user_data);

typedef struct
{
  gboolean is_open; /* open the file; func is not called */
  BcIntent intent;
  BcJobFunc func;
  gpointer data;
  GDestroyNotify data_free;   /* nullable; always on the worker thread */
  GDestroyNotify result_free; /* nullable */
  GCancellable *cancellable;  /* nullable; not owned */
  gboolean is_heard;          /* somebody listens to what the job changes */
  BcJobDone done;
  gpointer done_data;
} BcJob;

/* bc_worker_new: starts the thread. @events is copied. */
BcWorker *bc_worker_new (const char *path,
                         BcClock *clock,
                         const char *seat,
                         const BcWorkerEvents *events,
                         gpointer data);
/* bc_worker_push: queues a copy of @job; any thread. */
void bc_worker_push (BcWorker *self, const BcJob *job);
void bc_worker_set_polling (BcWorker *self, guint milliseconds);
/* bc_worker_dup_hall: (transfer full) (nullable) any thread. */
BcHall *bc_worker_dup_hall (BcWorker *self);
gboolean bc_worker_is_read_only (BcWorker *self);
/* bc_worker_stop: lets the queue run empty, closes the file, ends the thread and frees the worker.
 * Waits for all that; never on the worker thread itself. */
void bc_worker_stop (BcWorker *self);

G_END_DECLS
