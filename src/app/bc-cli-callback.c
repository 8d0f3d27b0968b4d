/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "store/bc-lists.h"
#include "store/bc-tickets.h"

/* What one call of the command asks for: to plan a callback, or to record one that was made. */
typedef struct
{
  const char *number;
  const char *staff;
  gint64 planned_at; /* BC_INT_NONE: it was made */
  const char *note;
  BcCallback *result;
} Job;

typedef struct
{
  char *staff;
  char *at;
  char *note;
  char *reached;
  char *solved;
  char *rating;
  char *method;
  char *remark;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->staff);
  g_free (self->at);
  g_free (self->note);
  g_free (self->reached);
  g_free (self->solved);
  g_free (self->rating);
  g_free (self->method);
  g_free (self->remark);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* (transfer full) (nullable): the callback that is planned for @ticket, or one that is planned now
 * where nobody thought of it before. */
static BcCallback *
planned_callback (BcEngine *engine, gint64 ticket, const char *staff, GError **error)
{
  g_autoptr (GPtrArray) callbacks = bc_lists_callbacks (engine, ticket, error);
  BcCallback *added;
  BcAct *act;

  if (callbacks == NULL)
    return NULL;
  for (guint i = 0; i < callbacks->len; i++)
    {
      BcCallback *callback = g_ptr_array_index (callbacks, i);

      if (callback->done_at == BC_INT_NONE)
        return bc_callback_ref (callback);
    }
  act = bc_act_new (staff);
  added =
      bc_callbacks_add (engine, ticket, bc_clock_now (bc_cli_clock ()), staff, NULL, act, error);
  bc_act_free (act);
  return added;
}

gboolean
bc_cli_record_callback (
    BcEngine *engine, gint64 ticket, const BcCallback *result, const char *staff, GError **error)
{
  g_autoptr (BcCallback) planned = planned_callback (engine, ticket, staff, error);
  g_autoptr (BcCallback) done = NULL;
  BcAct *act;

  if (planned == NULL)
    return FALSE;
  act = bc_act_new (staff);
  done = bc_callbacks_done (engine, planned->id, planned->version, result, act, error);
  bc_act_free (act);
  return done != NULL;
}

/* "yes", "no" and their short forms; -1 for anything else, with a problem, and for nothing. */
static int
read_yes_no (const char *text, const char *key, BcProblems *problems)
{
  static const char *const yes[] = { "yes", "1", "true", NULL };
  static const char *const no[] = { "no", "0", "false", NULL };

  if (text == NULL)
    return -1;
  if (g_strv_contains (yes, text))
    return 1;
  if (g_strv_contains (no, text))
    return 0;
  bc_problems_add (problems, key, _ ("“%s” is neither yes nor no."), text);
  return -1;
}

static int
read_code (const char *text, const BcEnum *values, const char *key, BcProblems *problems)
{
  int value = bc_enum_find (values, text);

  if (text != NULL && value < 0)
    bc_problems_add (problems, key, _ ("There is no “%s”."), text);
  return value;
}

BcCallback *
bc_cli_read_callback (const char *method,
                      const char *reached,
                      const char *solved,
                      const char *rating,
                      const char *remark,
                      GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcCallback) result = bc_callback_new ();
  const char *telephone = bc_enum_code (&bc_contact_methods, 0);

  read_code (method, &bc_contact_methods, "method", problems);
  result->done_at = BC_INT_NONE;
  result->method = g_strdup (method != NULL ? method : telephone);
  result->reached = read_yes_no (reached, "reached", problems);
  result->solved = read_yes_no (solved, "solved", problems);
  result->rating = read_code (rating, &bc_ratings, "rating", problems);
  result->remark = g_strdup (remark);
  return bc_problems_to_error (problems, error) ? g_steal_pointer (&result) : NULL;
}

/* On the worker thread, one transaction. */
static gpointer
callback_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (BcRecord) ticket = bc_tickets_find (engine, job->number, error);
  g_autoptr (BcCallback) added = NULL;
  gint64 id;
  BcAct *act;

  if (ticket == NULL)
    return NULL;
  id = bc_record_int (ticket, BC_FIELD_ID);
  if (job->planned_at == BC_INT_NONE)
    return GINT_TO_POINTER (bc_cli_record_callback (engine, id, job->result, job->staff, error));
  act = bc_act_new (job->staff);
  added = bc_callbacks_add (engine, id, job->planned_at, NULL, job->note, act, error);
  bc_act_free (act);
  return GINT_TO_POINTER (added != NULL);
}

static int
run_job (const char *path, const Options *options, Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = bc_cli_open (path, &error);
  g_autoptr (BcHall) hall = NULL;

  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  if (options->at != NULL && !bc_instant_parse (options->at, bc_hall_zone (hall), &job->planned_at))
    return bc_cli_usage (_ ("--at: “%s” is neither a date nor an instant"), options->at);
  if (bc_store_run (store, BC_INTENT_WRITE, callback_job, job, &error) == NULL)
    return bc_cli_failed (NULL, error);
  bc_cli_out ("%s %s\n", job->number, options->at != NULL ? "planned" : "done");
  return bc_cli_flush ();
}

int
bc_cli_callback (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.staff, N_ ("Who calls, or plans it: a staff code"),
      "STAFF" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("Plan a callback for this date or instant"),
      "INSTANT" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("What to bear in mind (with --at)"),
      "TEXT" },
    { "reached", 0, 0, G_OPTION_ARG_STRING, &options.reached,
      N_ ("Record a callback: was anybody reached?"), "yes|no" },
    { "solved", 0, 0, G_OPTION_ARG_STRING, &options.solved,
      N_ ("Is the matter settled, in the petitioner’s words?"), "yes|no" },
    { "rating", 0, 0, G_OPTION_ARG_STRING, &options.rating,
      N_ ("How the petitioner rates it: very_satisfied … very_dissatisfied"), "RATING" },
    { "method", 0, 0, G_OPTION_ARG_STRING, &options.method,
      N_ ("telephone (if not given), visit, message or letter"), "METHOD" },
    { "remark", 0, 0, G_OPTION_ARG_STRING, &options.remark, N_ ("What the petitioner said"),
      "TEXT" },
    { NULL },
  };
  g_autoptr (BcCallback) result = NULL;
  g_autoptr (GError) error = NULL;
  Job job = { .planned_at = BC_INT_NONE };
  int status;

  if (bc_cli_parse (self, entries, argv, 2, 2, &status) == BC_CLI_LEAVE)
    return status;
  if (options.staff == NULL)
    return bc_cli_usage (_ ("--as STAFF is missing"));
  if ((options.at == NULL) == (options.reached == NULL))
    return bc_cli_usage (_ ("either --at INSTANT or --reached yes|no is needed"));
  result = bc_cli_read_callback (options.method, options.reached, options.solved, options.rating,
                                 options.remark, &error);
  if (result == NULL)
    return bc_cli_failed (NULL, error);
  job.number = argv[2];
  job.staff = options.staff;
  job.note = options.note;
  job.result = result;
  return run_job (argv[1], &options, &job);
}
