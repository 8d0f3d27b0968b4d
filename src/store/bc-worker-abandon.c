/* Giving up a thread that is stuck in the kernel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-worker-private.h"

/* Threads that were given up and have not come back, in the whole process; atomic. */
static int n_abandoned;
/* Those among them that could still change the file: they were opening it. */
static int n_dangerous;

guint
bc_worker_n_abandoned (void)
{
  return (guint) g_atomic_int_get (&n_abandoned);
}

guint
bc_worker_n_dangerous (void)
{
  return (guint) g_atomic_int_get (&n_dangerous);
}

void
bc_worker_come_back (BcWorker *self)
{
  g_atomic_int_add (&n_abandoned, -1);
  if (self->shared.is_dangerous)
    g_atomic_int_add (&n_dangerous, -1);
}

static void
collect (GQueue *queue, GPtrArray *jobs)
{
  for (GList *link = queue->head; link != NULL; link = link->next)
    {
      BcQueuedJob *job = link->data;

      g_atomic_ref_count_inc (&job->references);
      g_ptr_array_add (jobs, job);
    }
}

void
bc_worker_abandon (BcWorker *self, const GError *unclear, const GError *untried)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (bc_queued_job_unref);
  g_autoptr (GThread) thread = NULL;
  BcQueuedJob *running;

  g_atomic_int_inc (&n_abandoned);
  g_mutex_lock (&self->mutex);
  thread = self->thread;
  running = self->shared.running;
  if (running != NULL)
    {
      g_atomic_ref_count_inc (&running->references);
      g_ptr_array_add (jobs, running);
    }
  collect (&self->shared.writes, jobs);
  collect (&self->shared.reads, jobs);
  self->shared.is_abandoned = self->shared.is_stopping = TRUE;
  self->shared.polling = 0;
  /* Whatever the thread still tries when it comes back, nothing of it reaches the file. */
  if (self->shared.line != NULL)
    bc_engine_cut_line (self->shared.line);
  self->shared.is_dangerous = self->shared.line == NULL && running != NULL;
  if (self->shared.is_dangerous)
    g_atomic_int_inc (&n_dangerous);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  /* From here on the worker may be gone: its thread frees it. */

  for (guint i = 0; i < jobs->len; i++)
    {
      BcQueuedJob *job = g_ptr_array_index (jobs, i);

      if (bc_queued_job_take (job, BC_JOB_QUEUED, BC_JOB_DROPPED))
        job->job.done (NULL, g_error_copy (untried), job->job.done_data);
      else if (bc_queued_job_take (job, BC_JOB_RUNNING, BC_JOB_TOLD))
        job->job.done (NULL, g_error_copy (unclear), job->job.done_data);
      /* Should it come back before its commit, it shall not commit any more: nobody would hear of it. */
      if (job == running)
        g_cancellable_cancel (job->running);
    }
}
