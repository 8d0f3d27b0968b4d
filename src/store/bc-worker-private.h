/* The inside of a worker, for bc-worker*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-feed.h"
#include "store/bc-worker.h"

G_BEGIN_DECLS

typedef enum
{
  BC_JOB_QUEUED,
  BC_JOB_RUNNING,
  BC_JOB_DROPPED, /* cancelled before it started, and told so */
  BC_JOB_TOLD,    /* its outcome was told: by the thread, or to whoever gave the thread up */
} BcJobState;

/* A job in the queue. The cancellable's handler holds it too. */
typedef struct
{
  gatomicrefcount references;
  BcJob job;
  gulong cancelled_id;
  int state; /* BcJobState, atomic: whoever takes it from QUEUED or RUNNING tells the outcome */
  GCancellable *running; /* made when it starts: what interrupts it, whoever wants that */
} BcQueuedJob;

struct _BcWorker
{
  char *path;
  BcClock *clock;
  char *seat;
  BcWorkerEvents events;
  gpointer events_data;
  GThread *thread;

  GMutex mutex;
  GCond wake;
  struct
  {
    GQueue writes; /* (element-type BcQueuedJob) */
    GQueue reads;
    gboolean is_stopping;
    guint polling; /* milliseconds, 0 for never */
    BcHall *hall;
    BcDrive *drive; /* nullable: before the file is open */
    gboolean is_read_only;
    gboolean is_dangerous; /* given up while it was opening the file */
    gboolean
        is_abandoned; /* nobody waits for the thread any more, and it frees the worker at its end */
    BcQueuedJob *running; /* NULL between jobs */
    gint64 alive_at;      /* monotonic: the last sign of life; 0 while there is nothing to do */
    gint64 last_seq;      /* the last event that was told; -1 before the file is open */
    gpointer line; /* of the engine, see bc_engine_dup_line(); NULL before the file is open */
    gint64 since;  /* the last event that was told before this worker; -1 for none */
  } shared;        /* under the mutex */

  struct
  {
    BcEngine *engine; /* NULL before the file is open */
    BcFeed feed;
    gint64 next_poll; /* monotonic */
    guint n_polls;
  } own; /* on the thread only */
};

void bc_queued_job_unref (gpointer data);
/* bc_queued_job_take: TRUE for the one who takes it from @from. */
gboolean bc_queued_job_take (BcQueuedJob *self, BcJobState from, BcJobState to);
/* bc_worker_come_back: on a thread that was given up, at its end. */
void bc_worker_come_back (BcWorker *self);

G_END_DECLS
