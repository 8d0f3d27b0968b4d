/* The only door to the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-store-private.h"

#include <glib/gi18n.h>

#include "base/bc-main-thread.h"
#include "store/bc-feed.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_WAITING,
  SIGNAL_TROUBLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcStore, bc_store, G_TYPE_OBJECT)

/* What a worker says to the store's context. It outlives the store when the worker does. */
struct _BcOutbox
{
  gatomicrefcount references;
  GMainContext *context;
  GWeakRef store;
};

typedef struct
{
  BcOutbox *outbox;
  BcFeedBatch *batch; /* or */
  GError *error;      /* what has failed; or neither: waiting is what changed */
  gboolean waiting;
} Message;

static void
outbox_unref (gpointer data)
{
  BcOutbox *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_weak_ref_clear (&self->store);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
message_free (gpointer data)
{
  Message *self = data;

  g_clear_pointer (&self->batch, bc_feed_batch_free);
  g_clear_error (&self->error);
  outbox_unref (self->outbox);
  g_free (self);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *self = data;
  g_autoptr (BcStore) store = g_weak_ref_get (&self->outbox->store);

  /* What a worker has said before it was given up is of no use any more. */
  if (store == NULL || store->outbox != self->outbox)
    return G_SOURCE_REMOVE;
  if (self->batch != NULL)
    g_signal_emit (store, signals[SIGNAL_CHANGED], 0, self->batch);
  else if (self->error != NULL)
    bc_store_note_failure (store, self->error);
  else
    g_signal_emit (store, signals[SIGNAL_WAITING], 0, self->waiting);
  return G_SOURCE_REMOVE;
}

/* From the worker thread: everything arrives in the order in which it was posted. */
static void
post (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "BcStore");
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}

static void
post_message (BcOutbox *self, BcFeedBatch *batch, const GError *error, gboolean waiting)
{
  Message *message = g_new0 (Message, 1);

  g_atomic_ref_count_inc (&self->references);
  message->outbox = self;
  message->batch = batch;
  message->error = error != NULL ? g_error_copy (error) : NULL;
  message->waiting = waiting;
  post (self->context, deliver_cb, message, message_free);
}

static void
changed_cb (BcFeedBatch *batch, gpointer data)
{
  post_message (data, batch, NULL, FALSE);
}

static void
waiting_cb (gboolean waiting, gpointer data)
{
  post_message (data, NULL, NULL, waiting);
}

static void
failed_cb (const GError *error, gpointer data)
{
  post_message (data, NULL, error, FALSE);
}

static void
bc_store_finalize (GObject *object)
{
  BcStore *self = BC_STORE (object);

  bc_store_close (self);
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_error (&self->trouble);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self->seat);
  g_free (self->path);
  G_OBJECT_CLASS (bc_store_parent_class)->finalize (object);
}

static void
bc_store_class_init (BcStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bc_store_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_WAITING] = g_signal_new ("waiting", BC_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble", BC_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_store_init (BcStore *self)
{
}

BcWorker *
bc_store_new_worker (BcStore *self, BcOutbox **outbox)
{
  static const BcWorkerEvents events = {
    .changed = changed_cb,
    .waiting = waiting_cb,
    .failed = failed_cb,
    .free = outbox_unref,
  };

  *outbox = g_new0 (BcOutbox, 1);
  g_atomic_ref_count_init (&(*outbox)->references);
  (*outbox)->context = g_main_context_ref (self->context);
  g_weak_ref_init (&(*outbox)->store, self);
  return bc_worker_new (self->path, self->clock, self->seat, &events, *outbox);
}

BcStore *
bc_store_new (const char *path, BcClock *clock, const char *seat)
{
  BcStore *self;

  g_return_val_if_fail (path != NULL && BC_IS_CLOCK (clock) && seat != NULL, NULL);
  self = g_object_new (BC_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->seat = g_strdup (seat);
  self->context = g_main_context_ref_thread_default ();
  self->worker = bc_store_new_worker (self, &self->outbox);
  return self;
}

gboolean
bc_store_is_read_only (BcStore *self)
{
  g_return_val_if_fail (BC_IS_STORE (self), FALSE);
  return self->worker != NULL ? bc_worker_is_read_only (self->worker) : self->was_read_only;
}

const char *
bc_store_get_path (BcStore *self)
{
  g_return_val_if_fail (BC_IS_STORE (self), NULL);
  return self->path;
}

BcHall *
bc_store_dup_hall (BcStore *self)
{
  g_return_val_if_fail (BC_IS_STORE (self), NULL);
  if (self->worker != NULL)
    return bc_worker_dup_hall (self->worker);
  return self->hall != NULL ? bc_hall_ref (self->hall) : NULL;
}

BcDrive *
bc_store_dup_drive (BcStore *self)
{
  g_return_val_if_fail (BC_IS_STORE (self), NULL);
  return self->worker != NULL ? bc_worker_dup_drive (self->worker) : NULL;
}

void
bc_store_set_polling (BcStore *self, guint milliseconds)
{
  g_return_if_fail (BC_IS_STORE (self));
  self->polling = milliseconds;
  if (self->worker != NULL)
    bc_worker_set_polling (self->worker, milliseconds);
}

void
bc_store_close (BcStore *self)
{
  g_return_if_fail (BC_IS_STORE (self));
  bc_store_stop_watching (self);
  g_clear_pointer (&self->worker, bc_worker_stop);
}

void
bc_store_emit_trouble (BcStore *self)
{
  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0);
}

/* Hands a job to the worker, or says that there is none any more. */
static void
push (BcStore *self, BcJob *job)
{
  job->is_heard = g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, FALSE);
  if (self->worker != NULL)
    {
      bc_worker_push (self->worker, job);
      return;
    }
  if (job->data_free != NULL)
    job->data_free (job->data);
  job->done (NULL,
             self->trouble != NULL
                 ? bc_store_untried (self)
                 : g_error_new_literal (BC_ERROR, BC_ERROR_NOT_FOUND, _ ("No hall is open.")),
             job->done_data);
}

/* Asynchronous: through a task. */

typedef struct
{
  GTask *task;
  gpointer result;
  GError *error;
  GDestroyNotify result_free;
  gboolean is_write;
} TaskDone;

static void
task_done_free (gpointer data)
{
  TaskDone *self = data;

  g_object_unref (self->task);
  g_free (self);
}

static gboolean
return_task_cb (gpointer data)
{
  TaskDone *self = data;

  if (self->error == NULL && self->is_write)
    bc_store_note_written (g_task_get_source_object (self->task));
  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (self->task, g_steal_pointer (&self->result), self->result_free);
  return G_SOURCE_REMOVE;
}

/* The task holds the store. It is handed over whole, for were it returned and then let go of here, the store could end on the worker thread, which is the one that it waits for. */
static void
task_done_cb (gpointer result, GError *error, gpointer user_data)
{
  TaskDone *self = user_data;

  self->result = result;
  self->error = error;
  post (g_task_get_context (self->task), return_task_cb, self, task_done_free);
}

static void
push_task (BcStore *self,
           BcJob *job,
           gpointer source_tag,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  TaskDone *done = g_new0 (TaskDone, 1);

  done->task = g_task_new (self, job->cancellable, callback, user_data);
  g_task_set_source_tag (done->task, source_tag);
  /* The job answers for itself: what was committed is told, however late somebody cancels. */
  g_task_set_check_cancellable (done->task, FALSE);
  done->result_free = job->result_free;
  done->is_write = !job->is_open && job->intent == BC_INTENT_WRITE;
  job->done = task_done_cb;
  job->done_data = done;
  push (self, job);
}

void
bc_store_run_async (BcStore *self,
                    BcIntent intent,
                    BcJobFunc func,
                    gpointer data,
                    GDestroyNotify data_free,
                    GDestroyNotify result_free,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  BcJob job = {
    .intent = intent,
    .func = func,
    .data = data,
    .data_free = data_free,
    .result_free = result_free,
    .cancellable = cancellable,
  };

  g_return_if_fail (BC_IS_STORE (self));
  push_task (self, &job, bc_store_run_async, callback, user_data);
}

gpointer
bc_store_run_finish (BcStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bc_store_open_async (BcStore *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  BcJob job = { .is_open = TRUE, .cancellable = cancellable };

  g_return_if_fail (BC_IS_STORE (self));
  bc_store_start_watching (self);
  push_task (self, &job, bc_store_open_async, callback, user_data);
}

gboolean
bc_store_open_finish (BcStore *self, GAsyncResult *result, GError **error)
{
  gboolean opened;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  opened = g_task_propagate_pointer (G_TASK (result), error) != NULL;
  self->is_opened = self->is_opened || opened;
  return opened;
}

/* Waiting: for the command line. */

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_done;
  gpointer result;
  GError *error;
} Wait;

static void
wait_done_cb (gpointer result, GError *error, gpointer user_data)
{
  Wait *self = user_data;

  g_mutex_lock (&self->mutex);
  self->result = result;
  self->error = error;
  self->is_done = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gpointer
push_and_wait (BcStore *self, BcJob *job, GError **error)
{
  Wait wait = { 0 };

  g_assert (!bc_main_thread_is_current ());
  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  job->done = wait_done_cb;
  job->done_data = &wait;
  push (self, job);
  g_mutex_lock (&wait.mutex);
  while (!wait.is_done)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_mutex_clear (&wait.mutex);
  g_cond_clear (&wait.cond);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.result;
}

gboolean
bc_store_open (BcStore *self, GCancellable *cancellable, GError **error)
{
  BcJob job = { .is_open = TRUE, .cancellable = cancellable };

  g_return_val_if_fail (BC_IS_STORE (self), FALSE);
  return push_and_wait (self, &job, error) != NULL;
}

gpointer
bc_store_run (BcStore *self, BcIntent intent, BcJobFunc func, gpointer data, GError **error)
{
  BcJob job = { .intent = intent, .func = func, .data = data };

  g_return_val_if_fail (BC_IS_STORE (self), NULL);
  return push_and_wait (self, &job, error);
}
