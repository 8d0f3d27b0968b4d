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
  /* A job, or looking for changes, has met an error of BC_ERROR; the job is told by itself. */
  void (*failed) (const GError *error, gpointer data);
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
/* bc_worker_dup_drive: (transfer full) (nullable) any thread. */
BcDrive *bc_worker_dup_drive (BcWorker *self);
gboolean bc_worker_is_read_only (BcWorker *self);
/* bc_worker_stop: lets the queue run empty, closes the file, ends the thread and frees the worker.
 * Waits for all that; never on the worker thread itself. */
void bc_worker_stop (BcWorker *self);

/* bc_worker_resume: before the file is opened: another worker has told the events up to @seq (-1: none); this one goes on from there. */
void bc_worker_resume (BcWorker *self, gint64 seq);
/* bc_worker_silent_for: how long (microseconds) the thread has been busy without any sign of life; 0 when it has nothing to do. Any thread. */
gint64 bc_worker_silent_for (BcWorker *self);
/* bc_worker_last_seq: the last event that was told; -1 before the file is open. Any thread. */
gint64 bc_worker_last_seq (BcWorker *self);
/**
 * bc_worker_abandon:
 * @unclear: the error of the job that is running: it may or may not have been committed
 * @untried: the error of the jobs that wait: nothing of them was tried
 *
 * Gives the thread up without waiting for it, for it may be stuck in the kernel. All jobs are told at once. Should the thread come back, it rolls back what it has not begun to commit,
 * closes the file and frees the worker, which must not be used any more from now on.
 */
void bc_worker_abandon (BcWorker *self, const GError *unclear, const GError *untried);
/* bc_worker_n_abandoned: how many threads of this process were given up and have not come back. Any thread. */
guint bc_worker_n_abandoned (void);
/* bc_worker_n_dangerous: those among them that may still write when they come back, because they were opening the file: nothing is to be opened in their place before that. */
guint bc_worker_n_dangerous (void);

G_END_DECLS
