/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/bc-ics-export.h"

/* Without --to: so far ahead. */
#define DAYS_AHEAD 366

typedef struct
{
  char *output;
  char *department;
  char *staff;
  char *from;
  char *to;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->output);
  g_free (self->department);
  g_free (self->staff);
  g_free (self->from);
  g_free (self->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

typedef struct
{
  gint64 from;
  gint64 to;
  BcAgendaFilter filter;
} Job;

static gpointer
ics_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return bc_ics_export (engine, job->from, job->to, &job->filter, error);
}

/* The days given, else from today on. FALSE after saying what is wrong. */
static gboolean
read_range (const Options *options, BcHall *hall, Job *job)
{
  BcDay from = bc_hall_day (hall, bc_clock_now (bc_cli_clock ()));
  BcDay to;

  if (options->from != NULL && !bc_day_parse (options->from, &from))
    {
      bc_cli_usage (_ ("--from: “%s” is not a date such as 2026-09-18"), options->from);
      return FALSE;
    }
  to = from + DAYS_AHEAD;
  if (options->to != NULL && (!bc_day_parse (options->to, &to) || to < from))
    {
      bc_cli_usage (_ ("--to: “%s” is not a date from --from on"), options->to);
      return FALSE;
    }
  job->from = bc_instant_from_local (from, 0, bc_hall_zone (hall));
  job->to = bc_instant_from_local (to + 1, 0, bc_hall_zone (hall));
  return TRUE;
}

/* (nullable): the code of what is named, after saying that the hall does not have it. */
static gboolean
read_code (BcHall *hall, BcTable table, const char *name, const char **code)
{
  const BcEntry *entry = bc_hall_find (hall, table, name);
  g_autoptr (GError) error = NULL;

  if (name == NULL)
    return TRUE;
  if (entry != NULL)
    {
      *code = entry->code;
      return TRUE;
    }
  error = g_error_new (BC_ERROR, BC_ERROR_NOT_FOUND, _ ("The hall has no “%s”."), name);
  bc_cli_failed (NULL, error);
  return FALSE;
}

int
bc_cli_ics (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write"),
      "OUT.ics" },
    { "department", 0, 0, G_OPTION_ARG_STRING, &options.department,
      N_ ("Only what this department leads or takes part in"), "DEPARTMENT" },
    { "staff", 0, 0, G_OPTION_ARG_STRING, &options.staff, N_ ("Only what this person has to do"),
      "STAFF" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("The first day (today if not given)"),
      "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("The last day (a year on if not given)"),
      "DATE" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autofree char *text = NULL;
  Job job = { 0 };
  int status;

  if (bc_cli_parse (self, entries, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  if (options.output == NULL)
    return bc_cli_usage (_ ("-o OUT.ics is missing"));
  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  if (!read_range (&options, hall, &job))
    return BC_CLI_USAGE;
  if (!read_code (hall, BC_TABLE_DEPARTMENTS, options.department, &job.filter.department)
      || !read_code (hall, BC_TABLE_STAFF, options.staff, &job.filter.staff))
    return BC_CLI_FAILED;
  text = bc_store_run (store, BC_INTENT_READ, ics_job, &job, &error);
  if (text == NULL || !g_file_set_contents (options.output, text, -1, &error))
    return bc_cli_failed (NULL, error);
  return bc_cli_flush ();
}
