/* How the desk runs jobs: one way for all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include <glib/gi18n.h>

typedef struct
{
  GTask *task;
  BcDeskDone done;
  gpointer done_data;
  GDestroyNotify done_data_free;
  GDestroyNotify result_free;
  GDestroyNotify task_result_free;
  gboolean is_write;
  GCancellable *waiting; /* of a write: what “Cancel” cancels while it waits; nullable */
} Running;

static void
note_write (BcDesk *self, GTask *task, const GError *error)
{
  const char *operation = g_object_get_data (G_OBJECT (task), BC_DESK_OPERATION);

  if (error == NULL)
    self->saved_at = bc_desk_now (self);
  else if (operation != NULL && g_error_matches (error, BC_ERROR, BC_ERROR_IO))
    bc_desk_note_unclear (self, operation, g_object_get_data (G_OBJECT (task), BC_DESK_WORDS));
}

/* Whoever gave up waiting is told so in words, by the same way as any other refusal. */
static void
name_cancellation (Running *running, GError **error)
{
  if (running->waiting == NULL || !g_cancellable_is_cancelled (running->waiting)
      || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (error);
  g_set_error_literal (error, BC_ERROR, BC_ERROR_BUSY,
                       _ ("You stopped waiting for the other seat. Nothing was saved."));
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Running *running = data;
  g_autoptr (GTask) task = running->task;
  BcDesk *self = g_task_get_source_object (task);
  GError *error = NULL;
  gpointer value = bc_store_run_finish (BC_STORE (source), result, &error);

  /* A file that was closed meanwhile has nothing to say to the one that is open now. */
  if (self->store != BC_STORE (source))
    {
      if (error == NULL && running->result_free != NULL && value != NULL)
        running->result_free (value);
      g_clear_error (&error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The file was closed");
    }
  else
    {
      name_cancellation (running, &error);
      if (running->is_write)
        note_write (self, task, error);
      if (error != NULL)
        g_task_return_error (task, error);
      else if (running->done == NULL)
        g_task_return_pointer (task, value, running->result_free);
      else
        {
          gpointer final = running->done (self, value, running->done_data);

          if (running->result_free != NULL)
            running->result_free (value);
          g_task_return_pointer (task, final, running->task_result_free);
        }
    }
  if (running->done_data_free != NULL && running->done_data != NULL)
    running->done_data_free (running->done_data);
  if (running->waiting != NULL)
    {
      g_ptr_array_remove_fast (self->waiting, running->waiting);
      g_object_unref (running->waiting);
    }
  g_free (running);
}

void
bc_desk_cancel_waiting (BcDesk *self)
{
  g_return_if_fail (BC_IS_DESK (self));

  for (guint i = 0; i < self->waiting->len; i++)
    g_cancellable_cancel (g_ptr_array_index (self->waiting, i));
}

gboolean
bc_desk_can_cancel_waiting (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), FALSE);

  return self->waiting->len > 0;
}

void
bc_desk_run (BcDesk *self,
             BcIntent intent,
             BcJobFunc func,
             gpointer data,
             GDestroyNotify data_free,
             GDestroyNotify result_free,
             GTask *task,
             BcDeskDone done,
             gpointer done_data,
             GDestroyNotify done_data_free,
             GDestroyNotify task_result_free)
{
  Running *running;

  if (self->store == NULL)
    {
      if (data_free != NULL && data != NULL)
        data_free (data);
      if (done_data_free != NULL && done_data != NULL)
        done_data_free (done_data);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file is open");
      g_object_unref (task);
      return;
    }
  running = g_new0 (Running, 1);
  running->task = task;
  running->done = done;
  running->done_data = done_data;
  running->done_data_free = done_data_free;
  running->result_free = result_free;
  running->task_result_free = task_result_free;
  running->is_write = intent == BC_INTENT_WRITE;
  if (running->is_write && g_task_get_cancellable (task) == NULL)
    {
      running->waiting = g_cancellable_new ();
      g_ptr_array_add (self->waiting, running->waiting);
    }
  bc_store_run_async (self->store, intent, func, data, data_free, result_free,
                      running->waiting != NULL ? running->waiting : g_task_get_cancellable (task),
                      ran_cb, running);
}
