/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include "domain/bc-ticket-due.h"
#include "store/bc-lists.h"
#include "store/bc-tickets.h"

typedef struct
{
  const char *number;
  BcRecord *record; /* read by the job, like the events */
  GPtrArray *events;
} Job;

static void
clear_job (Job *self)
{
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, clear_job)

static gpointer
read_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->record = bc_tickets_find (engine, job->number, error);
  if (job->record != NULL)
    job->events = bc_lists_history (engine, bc_record_int (job->record, BC_FIELD_ID), error);
  return job->events;
}

int
bc_cli_due_ticket (const char *path, const char *number, gboolean explain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = bc_cli_open (path, &error);
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (GArray) steps = NULL;
  g_autofree char *due = NULL;
  g_auto (Job) job = { .number = number };

  if (store == NULL || bc_store_run (store, BC_INTENT_READ, read_job, &job, &error) == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  steps = bc_ticket_due_steps (job.record, hall, job.events);
  for (guint i = 0; explain && i < steps->len; i++)
    {
      g_autofree char *line =
          bc_ticket_due_step_explain (&g_array_index (steps, BcTicketDueStep, i));

      bc_cli_out ("%s\n", line);
    }
  due =
      bc_record_has (job.record, BC_FIELD_DUE_AT)
          ? bc_instant_to_string (bc_record_int (job.record, BC_FIELD_DUE_AT), bc_hall_zone (hall))
          : g_strdup ("-");
  bc_cli_out ("%s\n", due);
  return bc_cli_flush ();
}
