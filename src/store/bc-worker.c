/* The thread that owns an open file, and the queue before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-worker-private.h"

#include <glib/gi18n.h>

#define POLLS_PER_PLACE 10

void
bc_queued_job_unref (gpointer data)
{
  BcQueuedJob *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->job.cancellable);
  g_clear_object (&self->running);
  g_free (self);
}

gboolean
bc_queued_job_take (BcQueuedJob *self, BcJobState from, BcJobState to)
{
  return g_atomic_int_compare_and_exchange (&self->state, from, to);
}

/* On whatever thread cancels. The job stays in the queue as an empty shell, for its data is freed
 * on the worker thread. */
static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  BcQueuedJob *self = data;

  if (bc_queued_job_take (self, BC_JOB_QUEUED, BC_JOB_DROPPED))
    self->job.done (NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled.")),
                    self->job.done_data);
}

/* A thread that has been given up has nothing to say any more. */
static gboolean
is_abandoned (BcWorker *self)
{
  gboolean abandoned;

  g_mutex_lock (&self->mutex);
  abandoned = self->shared.is_abandoned;
  g_mutex_unlock (&self->mutex);
  return abandoned;
}

static void
waiting_cb (gboolean waiting, gpointer data)
{
  BcWorker *self = data;

  if (!is_abandoned (self))
    self->events.waiting (waiting, self->events_data);
}

/* Waiting for a lock and a long query are work; only a call into the system that does not come back
 * gives no sign of life. */
static void
alive_cb (gpointer data)
{
  BcWorker *self = data;

  g_mutex_lock (&self->mutex);
  self->shared.alive_at = g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);
}

/* TRUE when @job is this thread's to run: it was not cancelled, and the thread was not given up. */
static gboolean
begin_running (BcWorker *self, BcQueuedJob *job)
{
  gboolean begun;

  job->running = g_cancellable_new ();
  g_mutex_lock (&self->mutex);
  begun = !self->shared.is_abandoned && bc_queued_job_take (job, BC_JOB_QUEUED, BC_JOB_RUNNING);
  if (begun)
    self->shared.running = job;
  g_mutex_unlock (&self->mutex);
  return begun;
}

static void
end_running (BcWorker *self)
{
  g_mutex_lock (&self->mutex);
  self->shared.running = NULL;
  g_mutex_unlock (&self->mutex);
}

/* What an error says of the file itself is told to the store, too. */
static void
tell_failure (BcWorker *self, const GError *error)
{
  if (error != NULL && error->domain == BC_ERROR && !is_abandoned (self))
    self->events.failed (error, self->events_data);
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
      if (is_abandoned (self))
        bc_feed_batch_free (batch);
      else
        self->events.changed (batch, self->events_data);
    }
  /* The feed stays where it is and tries again. */
  tell_failure (self, error);
  g_mutex_lock (&self->mutex);
  self->shared.last_seq = self->own.feed.last_seq;
  g_mutex_unlock (&self->mutex);
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
  bc_engine_set_alive (engine, alive_cb, self);
  publish_hall (self, engine);
  g_mutex_lock (&self->mutex);
  if (self->shared.since >= 0)
    bc_feed_resume (&self->own.feed, self->shared.since);
  self->shared.last_seq = self->own.feed.last_seq;
  self->shared.line = bc_engine_dup_line (engine);
  self->shared.drive = bc_drive_ref (bc_engine_drive (engine));
  self->shared.is_read_only = bc_engine_is_read_only (engine);
  g_mutex_unlock (&self->mutex);
  self->own.engine = g_steal_pointer (&engine);
  return TRUE;
}

static gpointer
run (BcWorker *self, const BcJob *job, GCancellable *cancellable, GError **error)
{
  if (job->is_open)
    return GINT_TO_POINTER (open_file (self, cancellable, error));
  if (self->own.engine == NULL)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_NOT_FOUND, _ ("No hall is open."));
      return NULL;
    }
  /* What is written into a file that has gone from its place is seen by nobody. */
  if (job->intent == BC_INTENT_WRITE && !bc_engine_check_place (self->own.engine, error))
    return NULL;
  return bc_engine_transact (self->own.engine, job->intent, job->func, job->data, job->result_free,
                             cancellable, error);
}

static void
chain_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Runs the job so that both its owner and whoever gives the thread up can interrupt it. */
static gpointer
run_interruptible (BcWorker *self, BcQueuedJob *queued, GError **error)
{
  GCancellable *cancellable = queued->job.cancellable;
  gulong chained = 0;
  gpointer result;

  if (cancellable != NULL)
    chained = g_cancellable_connect (cancellable, G_CALLBACK (chain_cb), queued->running, NULL);
  result = run (self, &queued->job, queued->running, error);
  end_running (self);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, chained);
  return result;
}

static void
process (BcWorker *self, BcQueuedJob *queued)
{
  const BcJob *job = &queued->job;
  g_autoptr (GError) error = NULL;
  gpointer result = NULL;
  gboolean is_running, is_told = FALSE;

  /* From here on its handler is not called any more; the engine connects its own. */
  if (job->cancellable != NULL)
    g_cancellable_disconnect (job->cancellable, queued->cancelled_id);
  is_running = begin_running (self, queued);
  if (is_running)
    result = run_interruptible (self, queued, &error);
  if (job->data_free != NULL)
    job->data_free (job->data);
  if (is_running)
    {
      /* A job that fails says why. */
      g_assert (result != NULL || error != NULL);
      tell_failure (self, error);
      is_told = bc_queued_job_take (queued, BC_JOB_RUNNING, BC_JOB_TOLD);
      if (is_told)
        job->done (result, g_steal_pointer (&error), job->done_data);
      else if (result != NULL && job->result_free != NULL)
        job->result_free (result);
    }
  if (is_told && result != NULL && !job->is_open && job->intent == BC_INTENT_WRITE)
    {
      if (job->is_heard)
        tell_changes (self);
      else
        bc_engine_forget_operations (self->own.engine);
      bc_engine_yield (self->own.engine);
    }
  bc_queued_job_unref (queued);
}

/* On a shared drive a look at the place is a request more than a seat that does nothing may cost; a drive that is gone is seen by the poll itself. */
static gboolean
is_place_due (BcWorker *self)
{
  return !bc_drive_is_shared (bc_engine_drive (self->own.engine))
         || self->own.n_polls++ % POLLS_PER_PLACE == 0;
}

static void
poll_file (BcWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->own.engine == NULL)
    return;
  if (is_place_due (self) && !bc_engine_check_place (self->own.engine, &error))
    tell_failure (self, error);
  else if (bc_feed_has_moved (&self->own.feed, self->own.engine))
    tell_changes (self);
}

/* Waits for the next thing to do: a job, or NULL with @is_stopping, or NULL for the time to look at
 * the file. */
static BcQueuedJob *
wait_for_job (BcWorker *self, gboolean *is_stopping)
{
  BcQueuedJob *job = NULL;

  g_mutex_lock (&self->mutex);
  self->shared.alive_at = 0;
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
  self->shared.alive_at = g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);
  return job;
}

static void
worker_free (BcWorker *self)
{
  g_clear_pointer (&self->shared.hall, bc_hall_unref);
  g_clear_pointer (&self->shared.drive, bc_drive_unref);
  g_clear_pointer (&self->shared.line, bc_engine_line_unref);
  self->events.free (self->events_data);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_object_unref (self->clock);
  g_free (self->seat);
  g_free (self->path);
  g_free (self);
}

static gpointer
work (gpointer data)
{
  BcWorker *self = data;
  gboolean is_stopping = FALSE, abandoned;

  while (!is_stopping)
    {
      BcQueuedJob *job = wait_for_job (self, &is_stopping);

      if (job != NULL)
        process (self, job);
      else if (!is_stopping)
        poll_file (self);
    }
  bc_feed_end (&self->own.feed, self->own.engine);
  g_clear_pointer (&self->own.engine, bc_engine_close);
  g_mutex_lock (&self->mutex);
  abandoned = self->shared.is_abandoned;
  g_mutex_unlock (&self->mutex);
  if (abandoned)
    {
      bc_worker_come_back (self);
      worker_free (self);
    }
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
  self->shared.last_seq = self->shared.since = -1;
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
  BcQueuedJob *queued = g_new0 (BcQueuedJob, 1);
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
                                                    queued, bc_queued_job_unref);
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

BcDrive *
bc_worker_dup_drive (BcWorker *self)
{
  BcDrive *drive;

  g_mutex_lock (&self->mutex);
  drive = self->shared.drive != NULL ? bc_drive_ref (self->shared.drive) : NULL;
  g_mutex_unlock (&self->mutex);
  return drive;
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
  worker_free (self);
}

void
bc_worker_resume (BcWorker *self, gint64 seq)
{
  g_mutex_lock (&self->mutex);
  self->shared.since = seq;
  g_mutex_unlock (&self->mutex);
}

gint64
bc_worker_silent_for (BcWorker *self)
{
  gint64 alive_at;

  g_mutex_lock (&self->mutex);
  alive_at = self->shared.alive_at;
  g_mutex_unlock (&self->mutex);
  return alive_at > 0 ? g_get_monotonic_time () - alive_at : 0;
}

gint64
bc_worker_last_seq (BcWorker *self)
{
  gint64 last_seq;

  g_mutex_lock (&self->mutex);
  last_seq = self->shared.last_seq;
  g_mutex_unlock (&self->mutex);
  return last_seq;
}
