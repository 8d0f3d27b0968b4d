/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "paper/bc-print-job.h"
#include "store/bc-blanks.h"
#include "store/bc-prints.h"
#include "store/bc-tickets.h"

#define DEFAULT_FORM "work_order"
#define NOTE_BATCH   100 /* events in one transaction: other seats never wait long */

typedef struct
{
  char *form;
  char *output;
  char *each;
  char *staff;
  char *day;
  char *department;
  char *copy;
  gboolean hide;
  gboolean two_sided;
  gboolean test_page;
  int blank;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->form);
  g_free (self->output);
  g_free (self->each);
  g_free (self->staff);
  g_free (self->day);
  g_free (self->department);
  g_free (self->copy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* What is to be printed, once the words of the command line have been understood. */
typedef struct
{
  const Options *options;
  char **numbers; /* NULL-terminated; empty: chosen by day or department */
  const BcForm *form;
  guint copies;
  BcStore *store;
  BcHall *hall;
  const BcEntry *member;     /* who prints; nullable */
  const BcEntry *department; /* nullable */
  BcDay day;                 /* BC_DAY_NONE for none */
} Order;

/* On the worker thread: the ids of the tickets that were named. */
static GArray *
find_numbers (BcEngine *engine, char **numbers, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *numbers != NULL; numbers++)
    {
      g_autoptr (BcRecord) record = bc_tickets_find (engine, *numbers, error);
      gint64 id;

      if (record == NULL)
        return NULL;
      id = bc_record_int (record, BC_FIELD_ID);
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static GArray *
find_ids (BcEngine *engine, const Order *order, GError **error)
{
  GTimeZone *zone = bc_hall_zone (order->hall);

  if (order->numbers[0] != NULL)
    return find_numbers (engine, order->numbers, error);
  if (order->day != BC_DAY_NONE)
    return bc_prints_day (engine, bc_instant_from_local (order->day, 0, zone),
                          bc_instant_from_local (order->day + 1, 0, zone), error);
  return bc_prints_board (engine, order->department != NULL ? order->department->code : NULL,
                          error);
}

/* On the worker thread: all that is printed, from one state of the file. */
static gpointer
read_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = find_ids (engine, data, error);

  return ids != NULL ? bc_prints_dossiers (engine, ids, error) : NULL;
}

static BcPaperSource *
source_of_list (const Order *order, GPtrArray *dossiers, gint64 now)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  BcPaperSource *source;

  for (guint i = 0; i < dossiers->len; i++)
    g_ptr_array_add (records, ((BcDossier *) g_ptr_array_index (dossiers, i))->record);
  source = bc_paper_source_new_list (records, order->hall,
                                     order->member != NULL ? order->member->name : NULL, now);
  if (order->day != BC_DAY_NONE)
    bc_paper_source_set_day (source, order->day);
  if (order->department != NULL)
    bc_paper_source_set_department (source, order->department->code);
  return source;
}

/* A ticket that was named must suit; of a day's or a department's, those that do are taken. */
static gboolean
add_ticket (
    const Order *order, BcPrintJob *job, const BcDossier *dossier, gint64 now, GError **error)
{
  g_autoptr (BcPaperSource) source = NULL;

  if (!bc_form_suits (order->form, dossier->record))
    {
      if (order->numbers[0] == NULL)
        return TRUE;
      g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                   /* Translators: a ticket's number, a form's name, a state. */
                   _ ("%s: there is no “%s” for a ticket in the state “%s”"),
                   bc_record_text (dossier->record, BC_FIELD_NUMBER), bc_form_name (order->form),
                   bc_enum_label (&bc_states, bc_record_state (dossier->record)));
      return FALSE;
    }
  source = bc_paper_source_new (dossier->record, order->hall, dossier->callbacks, dossier->events,
                                order->member != NULL ? order->member->name : NULL, now);
  bc_print_job_add (job, order->form, source, order->copies, order->options->hide);
  return TRUE;
}

/* (transfer full) */
static BcPrintJob *
make_job (const Order *order, GPtrArray *dossiers, GError **error)
{
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  gint64 now = bc_clock_now (bc_cli_clock ());

  bc_print_job_set_two_sided (job, order->options->two_sided);
  if (order->form->subject == BC_FORM_OF_LIST)
    {
      g_autoptr (BcPaperSource) source = source_of_list (order, dossiers, now);

      bc_print_job_add (job, order->form, source, order->copies, order->options->hide);
    }
  for (guint i = 0; i < dossiers->len && order->form->subject == BC_FORM_OF_TICKET; i++)
    if (!add_ticket (order, job, g_ptr_array_index (dossiers, i), now, error))
      return NULL;
  if (bc_print_job_count (job) > 0)
    return g_steal_pointer (&job);
  g_set_error_literal (error, BC_ERROR, BC_ERROR_NOT_FOUND, _ ("there is no ticket to be printed"));
  return NULL;
}

typedef struct
{
  GPtrArray *printed; /* BcPrinted, some of them */
  const char *staff;
} Note;

static gpointer
note_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Note *note = data;

  return GINT_TO_POINTER (bc_prints_note (engine, note->printed, note->staff, error));
}

/* That they were printed belongs into the history. Where the file may only be read, paper can still
 * be made of it; there is nowhere to note it. */
static gboolean
note (const Order *order, GPtrArray *printed, GError **error)
{
  for (guint i = 0; i < printed->len && !bc_store_is_read_only (order->store); i += NOTE_BATCH)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();
      Note batch = { some, order->options->staff };

      for (guint j = i; j < MIN (i + NOTE_BATCH, printed->len); j++)
        g_ptr_array_add (some, g_ptr_array_index (printed, j));
      if (bc_store_run (order->store, BC_INTENT_WRITE, note_job, &batch, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

static int
print (const Order *order)
{
  const Options *options = order->options;
  g_autoptr (GPtrArray) dossiers = NULL;
  g_autoptr (GPtrArray) printed = NULL;
  g_autoptr (BcPrintJob) job = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  dossiers = bc_store_run (order->store, BC_INTENT_READ, read_job, (gpointer) order, &error);
  if (dossiers != NULL)
    job = make_job (order, dossiers, &error);
  if (job == NULL)
    return bc_cli_failed (NULL, error);
  written = bc_print_job_write (job, NULL, options->each != NULL ? options->each : options->output,
                                options->each != NULL, TRUE, NULL, &printed, &error);
  /* What was made before something went wrong is there, and is noted. */
  if (!note (order, printed, error == NULL ? &error : NULL) || !written)
    return bc_cli_failed (NULL, error);
  return bc_cli_flush ();
}

/* The forms there are, for an error's text. */
static char *
form_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < bc_form_count (); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", bc_form_get (i)->id);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Papers of no ticket: the exit status. */
static int
print_blank (const Options *options, char **argv)
{
  const char *form = options->form != NULL ? options->form : DEFAULT_FORM;
  const BcForm *found = bc_form_find (form);

  if (options->output == NULL || argv[2] != NULL || options->day != NULL
      || options->department != NULL || options->copy != NULL || options->each != NULL)
    return bc_cli_usage (_ ("--blank and --test-page go with -o OUT.pdf and with no ticket"));
  if (options->test_page)
    return bc_cli_print_test_page (argv[1], options->output);
  if (found != &bc_form_work_order && found != &bc_form_receipt)
    return bc_cli_usage (_ ("blank forms are work_order or receipt"));
  if (options->blank < 1 || options->blank > BC_BLANKS_MOST)
    return bc_cli_usage (_ ("--blank takes a number from 1 to %d"), BC_BLANKS_MOST);
  if (options->staff == NULL)
    return bc_cli_usage (_ ("blank forms are issued to somebody: add --as STAFF"));
  return bc_cli_print_blank (argv[1], found->id, (guint) options->blank, options->output,
                             options->staff);
}

/* Words that contradict each other; the exit status, or BC_CLI_DONE. */
static int
check_words (const Options *options, const BcForm *form, gboolean has_numbers)
{
  if (form == NULL)
    {
      g_autofree char *names = form_names ();

      return bc_cli_usage (_ ("there is no form “%s”; there are: %s"), options->form, names);
    }
  if ((options->output == NULL) == (options->each == NULL))
    return bc_cli_usage (_ ("give either -o OUT.pdf or --each FOLDER"));
  if (form->subject == BC_FORM_OF_LIST && (has_numbers || options->each != NULL))
    return bc_cli_usage (_ ("%s is a list: choose its tickets by --day or --department"), form->id);
  if (form->subject == BC_FORM_OF_TICKET
      && has_numbers + (options->day != NULL) + (options->department != NULL) != 1)
    return bc_cli_usage (_ ("give either NUMBER, --day or --department"));
  if (options->day != NULL && options->department != NULL)
    return bc_cli_usage (_ ("give either --day or --department"));
  if (options->copy != NULL && !form->has_copies)
    return bc_cli_usage (_ ("%s has no copies"), form->id);
  return BC_CLI_DONE;
}

static gboolean
read_copies (const char *copy, guint *copies)
{
  *copies = BC_COPIES_ALL;
  if (g_strcmp0 (copy, "handling") == 0)
    *copies = 1u << BC_COPY_HANDLING;
  else if (g_strcmp0 (copy, "archive") == 0)
    *copies = 1u << BC_COPY_ARCHIVE;
  else if (copy != NULL)
    return FALSE;
  return TRUE;
}

static gboolean
find_member (Order *order, BcTable table, const char *code, const BcEntry **entry, GError **error)
{
  *entry = code != NULL ? bc_hall_find (order->hall, table, code) : NULL;
  if (code == NULL || *entry != NULL)
    return TRUE;
  g_set_error (error, BC_ERROR, BC_ERROR_NOT_FOUND,
               table == BC_TABLE_STAFF ? _ ("the hall has no staff “%s”")
                                       : _ ("the hall has no department “%s”"),
               code);
  return FALSE;
}

/* The pool list without a day is today's. */
static void
default_day (Order *order)
{
  if (order->form->subject == BC_FORM_OF_LIST && order->day == BC_DAY_NONE
      && order->options->department == NULL && !g_str_equal (order->form->id, "board_sheet"))
    order->day = bc_hall_day (order->hall, bc_clock_now (bc_cli_clock ()));
}

static int
run_order (Order *order, const char *path)
{
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (GError) error = NULL;

  store = bc_cli_open (path, &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  order->store = store;
  order->hall = hall;
  if (!find_member (order, BC_TABLE_STAFF, order->options->staff, &order->member, &error)
      || !find_member (order, BC_TABLE_DEPARTMENTS, order->options->department, &order->department,
                       &error))
    return bc_cli_failed (NULL, error);
  default_day (order);
  return print (order);
}

int
bc_cli_print (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "form", 0, 0, G_OPTION_ARG_STRING, &options.form, N_ ("Which form (default: work_order)"),
      "FORM" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &options.day, N_ ("The tickets received on that day"),
      "YYYY-MM-DD" },
    { "department", 0, 0, G_OPTION_ARG_STRING, &options.department,
      N_ ("The open tickets on that department’s board"), "DEPARTMENT" },
    { "copy", 0, 0, G_OPTION_ARG_STRING, &options.copy, N_ ("Only that copy: handling or archive"),
      "COPY" },
    { "hide", 0, 0, G_OPTION_ARG_NONE, &options.hide, N_ ("Hide personal data on every copy"),
      NULL },
    { "two-sided", 0, 0, G_OPTION_ARG_NONE, &options.two_sided,
      N_ ("Each copy begins on a sheet of its own"), NULL },
    { "blank", 0, 0, G_OPTION_ARG_INT, &options.blank,
      N_ ("Issue that many blank forms, to be filled in by hand"), "N" },
    { "test-page", 0, 0, G_OPTION_ARG_NONE, &options.test_page,
      N_ ("A page to try printer and fonts with"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The PDF file to make"),
      "OUT.pdf" },
    { "each", 0, 0, G_OPTION_ARG_FILENAME, &options.each,
      N_ ("A folder for a PDF file for each ticket"), "FOLDER" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.staff, N_ ("Who prints: a staff code"), "STAFF" },
    { NULL },
  };
  Order order = { .options = &options, .day = BC_DAY_NONE };
  int status;

  if (bc_cli_parse (self, entries, argv, 1, G_MAXUINT, &status) == BC_CLI_LEAVE)
    return status;
  if (options.blank != 0 || options.test_page)
    return print_blank (&options, argv);
  order.numbers = argv + 2;
  order.form = bc_form_find (options.form != NULL ? options.form : DEFAULT_FORM);
  status = check_words (&options, order.form, argv[2] != NULL);
  if (status != BC_CLI_DONE)
    return status;
  if (!read_copies (options.copy, &order.copies))
    return bc_cli_usage (_ ("there is no copy “%s”: write handling or archive"), options.copy);
  if (options.day != NULL && !bc_day_parse (options.day, &order.day))
    return bc_cli_usage (_ ("“%s” is no day: write it as 2026-09-18"), options.day);
  return run_order (&order, argv[1]);
}
