/* How the desk runs jobs: one way for all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

typedef struct
{
  GTask *task;
  BcDeskDone done;
  gpointer done_data;
  GDestroyNotify done_data_free;
  GDestroyNotify result_free;
  GDestroyNotify task_result_free;
} Running;

/* What an error says of the file: the window shows it until a job succeeds again. */
static void
note_outcome (BcDesk *self, const GError *error)
{
  BcConnection good = self->store != NULL && bc_store_is_read_only (self->store)
                          ? BC_CONNECTION_READ_ONLY
                          : BC_CONNECTION_ONLINE;

  if (self->store == NULL)
    return;
  if (error == NULL && self->connection == BC_CONNECTION_LOST)
    bc_desk_set_connection (self, good);
  else if (g_error_matches (error, BC_ERROR, BC_ERROR_IO)
           || g_error_matches (error, BC_ERROR, BC_ERROR_DAMAGED))
    bc_desk_set_connection (self, BC_CONNECTION_LOST);
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
      note_outcome (self, error);
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
  g_free (running);
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
  bc_store_run_async (self->store, intent, func, data, data_free, result_free,
                      g_task_get_cancellable (task), ran_cb, running);
}
