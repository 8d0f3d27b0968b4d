/* Sending work orders through the noon gate: many at once, each on its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include "domain/bc-gate.h"

void
bc_desk_gate_result_free (BcDeskGateResult *self)
{
  g_clear_object (&self->ticket);
  g_clear_error (&self->error);
  g_free (self);
}

/* A batch on its way. The results are there from the start, in order; each is filled in when its
 * move has completed. */
typedef struct
{
  GPtrArray *results;
  guint n_open;
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_clear_pointer (&batch->results, g_ptr_array_unref);
  g_free (batch);
}

typedef struct
{
  GTask *task;
  BcDeskGateResult *result; /* of the task's batch */
} Sending;

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Sending *sending = data;
  g_autoptr (GTask) task = sending->task;
  Batch *batch = g_task_get_task_data (task);

  sending->result->sent =
      bc_desk_move_finish (BC_DESK (source), result, NULL, &sending->result->error);
  if (--batch->n_open == 0)
    g_task_return_pointer (task, g_steal_pointer (&batch->results),
                           (GDestroyNotify) g_ptr_array_unref);
}

void
bc_desk_gate_send_async (BcDesk *self,
                         GPtrArray *tickets,
                         GHashTable *input,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Batch *batch = g_new0 (Batch, 1);
  BcState to = self->hall != NULL ? bc_gate_target (self->hall) : BC_STATE_REVIEW;

  g_task_set_source_tag (task, bc_desk_gate_send_async);
  g_task_set_task_data (task, batch, batch_free);
  batch->results = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_desk_gate_result_free);
  batch->n_open = tickets->len;
  for (guint i = 0; i < tickets->len; i++)
    {
      BcDeskGateResult *result = g_new0 (BcDeskGateResult, 1);
      Sending *sending = g_new0 (Sending, 1);

      result->ticket = g_object_ref (g_ptr_array_index (tickets, i));
      g_ptr_array_add (batch->results, result);
      sending->task = g_object_ref (task);
      sending->result = result;
      bc_desk_move_async (self, result->ticket, to, input, sent_cb, sending);
    }
  if (tickets->len == 0)
    g_task_return_pointer (task, g_steal_pointer (&batch->results),
                           (GDestroyNotify) g_ptr_array_unref);
}
