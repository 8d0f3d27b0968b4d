/* Taking a ticket in, and finding one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

typedef struct
{
  BcRecord *draft;
  BcAct *act;
} Registration;

static void
registration_free (gpointer data)
{
  Registration *registration = data;

  bc_record_unref (registration->draft);
  bc_act_free (registration->act);
  g_free (registration);
}

static gpointer
register_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Registration *registration = data;

  return bc_tickets_register (engine, registration->draft, registration->act, error);
}

/* A record that came back becomes the ticket's object: (transfer full). */
static gpointer
record_to_ticket (BcDesk *self, gpointer result, gpointer data)
{
  return g_object_ref (bc_desk_take_ticket (self, result));
}

static gpointer
registered (BcDesk *self, gpointer result, gpointer data)
{
  gpointer ticket = record_to_ticket (self, result, data);

  bc_desk_count_anew (self);
  return ticket;
}

/* Answered, however: nothing of it has to be kept for the next run of the program. */
static void
answered_cb (GTask *task, GParamSpec *pspec, gpointer data)
{
  BcDesk *self = g_task_get_source_object (task);

  g_hash_table_remove (self->in_flight, data);
}

static void
free_operation (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
bc_desk_register_async (BcDesk *self,
                        BcRecord *draft,
                        const char *operation,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Registration *registration = g_new0 (Registration, 1);

  g_task_set_source_tag (task, bc_desk_register_async);
  registration->draft = bc_record_copy (draft);
  registration->act = bc_act_new (self->staff);
  if (operation != NULL)
    {
      g_free (registration->act->operation);
      registration->act->operation = g_strdup (operation);
    }
  g_hash_table_insert (self->in_flight, g_strdup (registration->act->operation),
                       bc_record_ref (registration->draft));
  g_signal_connect_data (task, "notify::completed", G_CALLBACK (answered_cb),
                         g_strdup (registration->act->operation), free_operation, 0);
  bc_desk_run (self, BC_INTENT_WRITE, register_job, registration, registration_free,
               (GDestroyNotify) bc_record_unref, task, registered, NULL, NULL, g_object_unref);
}

BcTicket *
bc_desk_register_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
find_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_tickets_find (engine, data, error);
}

void
bc_desk_find_async (BcDesk *self,
                    const char *number,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_desk_find_async);
  bc_desk_run (self, BC_INTENT_READ, find_job, g_strdup (number), g_free,
               (GDestroyNotify) bc_record_unref, task, record_to_ticket, NULL, NULL,
               g_object_unref);
}

BcTicket *
bc_desk_find_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
