/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "store/bc-tickets.h"

typedef struct
{
  const char *number;
  const char *department; /* code or name */
  int state;
  const char *report;
  BcHall *hall;
  BcAct *act;
} Job;

/* On the worker thread, one transaction. */
static gpointer
part_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  const BcEntry *department = bc_hall_find (job->hall, BC_TABLE_DEPARTMENTS, job->department);
  g_autoptr (BcRecord) ticket = bc_tickets_find (engine, job->number, error);

  if (ticket == NULL)
    return NULL;
  return bc_tickets_part (engine, bc_record_int (ticket, BC_FIELD_ID),
                          bc_record_int (ticket, BC_FIELD_VERSION),
                          department != NULL ? department->code : job->department, job->state,
                          job->report, job->act, error);
}

static int
run_job (const char *path, Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = bc_cli_open (path, &error);
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (BcRecord) ticket = NULL;

  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  job->hall = hall;
  ticket = bc_store_run (store, BC_INTENT_WRITE, part_job, job, &error);
  if (ticket == NULL)
    return bc_cli_failed (NULL, error);
  bc_cli_out ("%s %s %s\n", job->number, job->department,
              bc_enum_code (&bc_part_states, job->state));
  return bc_cli_flush ();
}

int
bc_cli_part (const BcCliCommand *self, char **argv)
{
  g_autofree char *staff = NULL;
  g_autofree char *report = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &staff, N_ ("Who does it: a staff code"), "STAFF" },
    { "report", 0, 0, G_OPTION_ARG_STRING, &report, N_ ("What was done, or why not"), "TEXT" },
    { NULL },
  };
  Job job = { NULL };
  int status;

  if (bc_cli_parse (self, entries, argv, 4, 4, &status) == BC_CLI_LEAVE)
    return status;
  if (staff == NULL)
    return bc_cli_usage (_ ("--as STAFF is missing"));
  job.state = bc_enum_find (&bc_part_states, argv[4]);
  if (job.state < 0)
    return bc_cli_usage (_ ("there is no state “%s”"), argv[4]);
  job.number = argv[2];
  job.department = argv[3];
  job.report = report;
  job.act = bc_act_new (staff);
  status = run_job (argv[1], &job);
  bc_act_free (job.act);
  return status;
}
