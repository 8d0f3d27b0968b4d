/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "paper/bc-layout.h"
#include "paper/bc-paper-hash.h"
#include "paper/bc-pdf.h"
#include "store/bc-lists.h"
#include "store/bc-tickets.h"

#define DEFAULT_FORM "work-order"

typedef struct
{
  char *form;
  char *output;
  char *staff;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->form);
  g_free (self->output);
  g_free (self->staff);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* One ticket: what is read of it, and what is written back when it is on paper. */
typedef struct
{
  const char *number;
  const BcForm *form;
  BcRecord *record;
  GPtrArray *callbacks; /* BcCallback */
  GPtrArray *events;    /* BcEvent */
  char *hash;
} Sheet;

static void
free_sheet (Sheet *self)
{
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->callbacks, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self->hash);
  g_free (self);
}

typedef struct
{
  GPtrArray *sheets; /* Sheet */
  const char *staff; /* code, nullable */
} Batch;

/* On the worker thread: all tickets of the batch from one state of the file. */
static gpointer
read_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Batch *batch = data;

  for (guint i = 0; i < batch->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (batch->sheets, i);
      gint64 id;

      sheet->record = bc_tickets_find (engine, sheet->number, error);
      if (sheet->record == NULL)
        return NULL;
      id = bc_record_int (sheet->record, BC_FIELD_ID);
      sheet->callbacks = bc_lists_callbacks (engine, id, error);
      if (sheet->callbacks == NULL)
        return NULL;
      sheet->events = bc_lists_history (engine, id, error);
      if (sheet->events == NULL)
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

/* On the worker thread: that they were printed belongs into the history, all of them or none. */
static gpointer
note_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Batch *batch = data;

  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const Sheet *sheet = g_ptr_array_index (batch->sheets, i);
      BcAct *act = bc_act_new (batch->staff);
      gboolean noted = bc_tickets_printed (engine, bc_record_int (sheet->record, BC_FIELD_ID),
                                           sheet->form->id, sheet->hash, act, error);

      bc_act_free (act);
      if (!noted)
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

/* Adds every copy of the sheet's form to the file. */
static void
add_sheet (BcPdf *pdf, Sheet *sheet, BcHall *hall, const char *printed_by, PangoContext *context)
{
  g_autoptr (BcPaperSource) source =
      bc_paper_source_new (sheet->record, hall, sheet->callbacks, sheet->events, printed_by,
                           bc_clock_now (bc_cli_clock ()));
  g_autoptr (GPtrArray) copies =
      bc_paper_layout_copies (sheet->form, source, BC_COPIES_ALL, context);

  for (guint i = 0; i < copies->len; i++)
    bc_pdf_add (pdf, g_ptr_array_index (copies, i));
  sheet->hash = bc_paper_content_hash (sheet->form, source);
}

static gboolean
write_pdf (
    const Batch *batch, BcHall *hall, const char *printed_by, const char *path, GError **error)
{
  g_autoptr (BcPdf) pdf = bc_pdf_new (path, NULL, error);
  PangoContext *context;

  if (pdf == NULL)
    return FALSE;
  /* One for all: making it means looking through the installed fonts. */
  context = bc_paper_context_new ();
  for (guint i = 0; i < batch->sheets->len; i++)
    add_sheet (pdf, g_ptr_array_index (batch->sheets, i), hall, printed_by, context);
  g_object_unref (context);
  return bc_pdf_finish (pdf, error);
}

static int
print_batch (BcStore *store, const Batch *batch, const char *path)
{
  g_autoptr (BcHall) hall = bc_store_dup_hall (store);
  const BcEntry *member =
      batch->staff != NULL ? bc_hall_find (hall, BC_TABLE_STAFF, batch->staff) : NULL;
  g_autoptr (GError) error = NULL;

  if (batch->staff != NULL && member == NULL)
    {
      g_set_error (&error, BC_ERROR, BC_ERROR_NOT_FOUND, _ ("the hall has no staff “%s”"),
                   batch->staff);
      return bc_cli_failed (NULL, error);
    }
  if (bc_store_run (store, BC_INTENT_READ, read_job, (gpointer) batch, &error) == NULL)
    return bc_cli_failed (NULL, error);
  if (!write_pdf (batch, hall, member != NULL ? member->name : NULL, path, &error))
    return bc_cli_failed (NULL, error);
  /* Where the file may only be read, paper can still be made of it; there is nowhere to note it. */
  if (!bc_store_is_read_only (store)
      && bc_store_run (store, BC_INTENT_WRITE, note_job, (gpointer) batch, &error) == NULL)
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

int
bc_cli_print (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "form", 0, 0, G_OPTION_ARG_STRING, &options.form, N_ ("Which form: work-order or receipt"),
      "FORM" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The PDF file to make"),
      "OUT.pdf" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.staff, N_ ("Who prints: a staff code"), "STAFF" },
    { NULL },
  };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) free_sheet);
  g_autoptr (BcStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const BcForm *form;
  Batch batch;
  int status;

  if (bc_cli_parse (self, entries, argv, 2, G_MAXUINT, &status) == BC_CLI_LEAVE)
    return status;
  if (options.output == NULL)
    return bc_cli_usage (_ ("-o OUT.pdf is missing"));
  form = bc_form_find (options.form != NULL ? options.form : DEFAULT_FORM);
  if (form == NULL)
    {
      g_autofree char *names = form_names ();

      return bc_cli_usage (_ ("there is no form “%s”; there are: %s"), options.form, names);
    }
  for (guint i = 2; argv[i] != NULL; i++)
    {
      Sheet *sheet = g_new0 (Sheet, 1);

      sheet->number = argv[i];
      sheet->form = form;
      g_ptr_array_add (sheets, sheet);
    }

  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  batch = (Batch) { .sheets = sheets, .staff = options.staff };
  return print_batch (store, &batch, options.output);
}
