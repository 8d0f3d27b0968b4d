/* The thread that owns an open file, and the queue before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-worker.h"

#include <glib/gi18n.h>

#include "store/bc-feed.h"

typedef enum
{
  JOB_QUEUED,
  JOB_RUNNING,
  JOB_DROPPED, /* cancelled before it started, and told so */
} JobState;

/* A job in the queue. The cancellable's handler holds it too. */
typedef struct
{
  gatomicrefcount references;
  BcJob job;
  gulong cancelled_id;
  int state; /* JobState, atomic: whoever takes it from QUEUED tells the outcome */
} QueuedJob;

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
    GQueue writes; /* (element-type QueuedJob) */
    GQueue reads;
    gboolean is_stopping;
    guint polling; /* milliseconds, 0 for never */
    BcHall *hall;
    gboolean is_read_only;
  } shared; /* under the mutex */

  struct
  {
    BcEngine *engine; /* NULL before the file is open */
    BcFeed feed;
    gint64 next_poll; /* monotonic */
  } own;              /* on the thread only */
};

static void
queued_job_unref (gpointer data)
{
  QueuedJob *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->job.cancellable);
  g_free (self);
}

static gboolean
take (QueuedJob *self, JobState state)
{
  return g_atomic_int_compare_and_exchange (&self->state, JOB_QUEUED, state);
}

/* On whatever thread cancels. The job stays in the queue as an empty shell, for its data is freed
 * on the worker thread. */
static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  QueuedJob *self = data;

  if (take (self, JOB_DROPPED))
    self->job.done (NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled.")),
                    self->job.done_data);
}

static void
waiting_cb (gboolean waiting, gpointer data)
{
  BcWorker *self = data;

  self->events.waiting (waiting, self->events_data);
}

/* Lets other threads have the hall as the engine knows it now. */
static void
publish_hall (BcWorker *self, BcEngine *engine)
{
  BcHall *hall = bc_hall_ref (bc_engine_hall (engine));

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->shared.hall, bc_hall_unref);
  self->shared.hall = hall;
  g_mutex_unlock (&self->mutex);
}

/* Tells what has happened in the file. */
static void
tell_changes (BcWorker *self)
{
  g_autoptr (GError) error = NULL;
  BcFeedBatch *batch;

  while ((batch = bc_feed_read (&self->own.feed, self->own.engine, &error)) != NULL)
    {
      if (batch->hall_changed)
        publish_hall (self, self->own.engine);
      self->events.changed (batch, self->events_data);
    }
  /* Not told to anybody: nothing was asked for, and the next job that is meets the same trouble and
   * says so. The feed stays where it is and tries again. */
  if (error != NULL)
    g_debug ("the change feed was not read: %s", error->message);
}

static gboolean
open_file (BcWorker *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcEngine) engine = NULL;

  if (self->own.engine != NULL)
    return TRUE;
  engine =
      bc_engine_open (self->path, self->clock, self->seat, waiting_cb, self, cancellable, error);
  if (engine == NULL || !bc_feed_start (&self->own.feed, engine, error))
    return FALSE;
  publish_hall (self, engine);
  g_mutex_lock (&self->mutex);
  self->shared.is_read_only = bc_engine_is_read_only (engine);
  g_mutex_unlock (&self->mutex);
  self->own.engine = g_steal_pointer (&engine);
  return TRUE;
}

static gpointer
run (BcWorker *self, const BcJob *job, GError **error)
{
  if (job->is_open)
    return GINT_TO_POINTER (open_file (self, job->cancellable, error));
  if (self->own.engine == NULL)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_NOT_FOUND, _ ("No hall is open."));
      return NULL;
    }
  return bc_engine_transact (self->own.engine, job->intent, job->func, job->data, job->result_free,
                             job->cancellable, error);
}

static void
process (BcWorker *self, QueuedJob *queued)
{
  const BcJob *job = &queued->job;
  g_autoptr (GError) error = NULL;
  gpointer result = NULL;
  gboolean is_running;

  /* From here on its handler is not called any more; the engine connects its own. */
  if (job->cancellable != NULL)
    g_cancellable_disconnect (job->cancellable, queued->cancelled_id);
  is_running = take (queued, JOB_RUNNING);
  if (is_running)
    result = run (self, job, &error);
  if (job->data_free != NULL)
    job->data_free (job->data);
  if (is_running)
    {
      /* A job that fails says why. */
      g_assert (result != NULL || error != NULL);
      job->done (result, g_steal_pointer (&error), job->done_data);
    }
  if (is_running && result != NULL && !job->is_open && job->intent == BC_INTENT_WRITE)
    {
      if (job->is_heard)
        tell_changes (self);
      else
        bc_engine_forget_operations (self->own.engine);
      bc_engine_yield (self->own.engine);
    }
  queued_job_unref (queued);
}

static void
poll_file (BcWorker *self)
{
  if (self->own.engine != NULL && bc_feed_has_moved (&self->own.feed, self->own.engine))
    tell_changes (self);
}

/* Waits for the next thing to do: a job, or NULL with @is_stopping, or NULL for the time to look at
 * the file. */
static QueuedJob *
wait_for_job (BcWorker *self, gboolean *is_stopping)
{
  QueuedJob *job = NULL;

  g_mutex_lock (&self->mutex);
  for (;;)
    {
      gint64 now = g_get_monotonic_time ();
      gint64 interval = (gint64) self->shared.polling * 1000;

      /* Jobs must not keep the news of others away, so this comes first. */
      if (interval > 0 && now >= self->own.next_poll)
        {
          self->own.next_poll = now + interval;
          break;
        }
      self->own.next_poll = MIN (self->own.next_poll, now + interval);
      /* What people are waiting to have saved goes first. */
      job = g_queue_pop_head (&self->shared.writes);
      if (job == NULL)
        job = g_queue_pop_head (&self->shared.reads);
      *is_stopping = job == NULL && self->shared.is_stopping;
      if (job != NULL || *is_stopping)
        break;
      if (interval > 0)
        g_cond_wait_until (&self->wake, &self->mutex, self->own.next_poll);
      else
        g_cond_wait (&self->wake, &self->mutex);
    }
  g_mutex_unlock (&self->mutex);
  return job;
}

static gpointer
work (gpointer data)
{
  BcWorker *self = data;
  gboolean is_stopping = FALSE;

  while (!is_stopping)
    {
      QueuedJob *job = wait_for_job (self, &is_stopping);

      if (job != NULL)
        process (self, job);
      else if (!is_stopping)
        poll_file (self);
    }
  bc_feed_end (&self->own.feed, self->own.engine);
  g_clear_pointer (&self->own.engine, bc_engine_close);
  return NULL;
}

BcWorker *
bc_worker_new (
    const char *path, BcClock *clock, const char *seat, const BcWorkerEvents *events, gpointer data)
{
  BcWorker *self = g_new0 (BcWorker, 1);

  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->seat = g_strdup (seat);
  self->events = *events;
  self->events_data = data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  g_queue_init (&self->shared.writes);
  g_queue_init (&self->shared.reads);
  self->thread = g_thread_new ("store", work, self);
  return self;
}

void
bc_worker_push (BcWorker *self, const BcJob *job)
{
  QueuedJob *queued = g_new0 (QueuedJob, 1);
  gboolean is_write = job->is_open || job->intent == BC_INTENT_WRITE;

  g_atomic_ref_count_init (&queued->references);
  queued->job = *job;
  if (job->cancellable != NULL)
    {
      g_object_ref (job->cancellable);
      g_atomic_ref_count_inc (&queued->references);
      /* Connected before it can be taken from the queue, so that the worker knows what to
       * disconnect. */
      queued->cancelled_id = g_cancellable_connect (job->cancellable, G_CALLBACK (cancelled_cb),
                                                    queued, queued_job_unref);
    }
  g_mutex_lock (&self->mutex);
  g_assert (!self->shared.is_stopping);
  g_queue_push_tail (is_write ? &self->shared.writes : &self->shared.reads, queued);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

void
bc_worker_set_polling (BcWorker *self, guint milliseconds)
{
  g_mutex_lock (&self->mutex);
  self->shared.polling = milliseconds;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

BcHall *
bc_worker_dup_hall (BcWorker *self)
{
  BcHall *hall;

  g_mutex_lock (&self->mutex);
  hall = self->shared.hall != NULL ? bc_hall_ref (self->shared.hall) : NULL;
  g_mutex_unlock (&self->mutex);
  return hall;
}

gboolean
bc_worker_is_read_only (BcWorker *self)
{
  gboolean is_read_only;

  g_mutex_lock (&self->mutex);
  is_read_only = self->shared.is_read_only;
  g_mutex_unlock (&self->mutex);
  return is_read_only;
}

void
bc_worker_stop (BcWorker *self)
{
  g_mutex_lock (&self->mutex);
  self->shared.is_stopping = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  g_assert (g_thread_self () != self->thread);
  g_thread_join (self->thread);

  g_clear_pointer (&self->shared.hall, bc_hall_unref);
  self->events.free (self->events_data);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_object_unref (self->clock);
  g_free (self->seat);
  g_free (self->path);
  g_free (self);
}
