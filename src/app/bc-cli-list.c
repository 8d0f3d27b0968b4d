/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "app/bc-cli-table.h"
#include "domain/bc-format.h"
#include "domain/bc-ticket-json.h"
#include "store/bc-lists.h"

#define N_COLUMNS 7
/* Tickets that are read at once. */
#define PAGE 2000

typedef struct
{
  char *state;
  char *department;
  char *limit;
  gboolean overdue;
  gboolean json;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->state);
  g_free (self->department);
  g_free (self->limit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* On the worker thread. */
static gpointer
list_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_lists_filter (engine, data, error);
}

static void
take_header (BcCliTable *table)
{
  static const BcField columns[N_COLUMNS] = {
    BC_FIELD_NUMBER,     BC_FIELD_STATE,           BC_FIELD_URGENCY, BC_FIELD_DUE_AT,
    BC_FIELD_DEPARTMENT, BC_FIELD_PETITIONER_NAME, BC_FIELD_MATTER,
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    bc_cli_table_take (table, g_strdup (bc_field_label (columns[i])));
}

static void
take_record (BcCliTable *table, const BcRecord *record, BcHall *hall, gint64 now)
{
  BcField department = bc_record_has (record, BC_FIELD_LEAD_DEPARTMENT) ? BC_FIELD_LEAD_DEPARTMENT
                                                                        : BC_FIELD_DEPARTMENT;

  bc_cli_table_take (table, g_strdup (bc_record_text (record, BC_FIELD_NUMBER)));
  bc_cli_table_take (table, bc_format_field (record, BC_FIELD_STATE, hall, TRUE));
  bc_cli_table_take (table, bc_format_field (record, BC_FIELD_URGENCY, hall, TRUE));
  bc_cli_table_take (table, bc_format_nearness (record, hall, now));
  bc_cli_table_take (table, bc_format_field (record, department, hall, TRUE));
  bc_cli_table_take (table, bc_format_petitioner (record, TRUE));
  bc_cli_table_take (table, bc_format_matter (record, hall));
}

/* Beyond a page each has widths of its own: nobody reads so far down, and a million tickets do not fit into memory. */
static void
print_table (GPtrArray *records, BcHall *hall, gboolean is_first)
{
  g_autoptr (BcCliTable) table = bc_cli_table_new (N_COLUMNS);

  if (is_first && records->len > 0)
    take_header (table);
  for (guint i = 0; i < records->len; i++)
    take_record (table, g_ptr_array_index (records, i), hall, bc_clock_now (bc_cli_clock ()));
  bc_cli_table_print (table);
}

static void
print_json (GPtrArray *records, BcHall *hall)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *json = bc_ticket_to_json (g_ptr_array_index (records, i), hall);

      bc_cli_out_json (json);
    }
}

/* Page by page, each a short read of its own, so that no reader at the end of a pipe holds the file. */
static gboolean
print_pages (BcStore *store, BcHall *hall, BcListFilter *filter, gboolean json, GError **error)
{
  gint64 left = filter->limit > 0 ? filter->limit : G_MAXINT64;
  gboolean is_first = TRUE;

  while (left > 0)
    {
      g_autoptr (GPtrArray) records = NULL;

      /* The overdue ones come in another order; they are open, and so there are few of them. */
      if (!filter->overdue)
        filter->limit = MIN (left, PAGE);
      records = bc_store_run (store, BC_INTENT_READ, list_job, filter, error);
      if (records == NULL)
        return FALSE;
      if (json)
        print_json (records, hall);
      else
        print_table (records, hall, is_first);
      if (filter->overdue || (gint64) records->len < filter->limit)
        return TRUE;
      left -= records->len;
      filter->before = bc_record_int (g_ptr_array_index (records, records->len - 1), BC_FIELD_ID);
      is_first = FALSE;
    }
  return TRUE;
}

/* The codes of the command line as the filter wants them. */
static gboolean
read_filter (const Options *options, BcHall *hall, BcListFilter *filter, GError **error)
{
  filter->state = options->state;
  filter->overdue = options->overdue;
  if (options->department != NULL)
    {
      const BcEntry *department = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, options->department);

      if (department == NULL)
        {
          g_set_error (error, BC_ERROR, BC_ERROR_NOT_FOUND, _ ("the hall has no department “%s”"),
                       options->department);
          return FALSE;
        }
      filter->department = department->code;
    }
  return TRUE;
}

int
bc_cli_list (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state, N_ ("Only tickets in this state"),
      "STATE" },
    { "department", 0, 0, G_OPTION_ARG_STRING, &options.department,
      N_ ("Only tickets led by this department, or concerning it"), "DEPARTMENT" },
    { "overdue", 0, 0, G_OPTION_ARG_NONE, &options.overdue,
      N_ ("Only open tickets whose due date has passed"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &options.limit, N_ ("At most this many"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_ ("One JSON object a line, with every value in full"), NULL },
    { NULL },
  };
  BcListFilter filter = { NULL };
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (bc_cli_parse (self, entries, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  if (options.state != NULL && bc_enum_find (&bc_states, options.state) < 0)
    return bc_cli_usage (_ ("there is no state “%s”"), options.state);
  if (options.limit != NULL && !bc_cli_number (options.limit, 1, G_MAXINT32, &filter.limit))
    return bc_cli_usage (_ ("--limit: “%s” is not a number from %d to %d"), options.limit, 1,
                         G_MAXINT32);

  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  if (!read_filter (&options, hall, &filter, &error))
    return bc_cli_failed (NULL, error);
  if (!print_pages (store, hall, &filter, options.json, &error))
    return bc_cli_failed (NULL, error);
  return bc_cli_flush ();
}
