/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "store/bc-year-table.h"

typedef struct
{
  char *staff;
  gboolean apply;
  gboolean json;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->staff);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

typedef struct
{
  BcWorkdaysTable *table;
  const char *staff; /* NULL: only look */
} Job;

static gpointer
table_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  BcYearPreview *preview;
  BcAct *act;

  if (job->staff == NULL)
    return bc_year_table_preview (engine, job->table, error);
  act = bc_act_new (job->staff);
  preview = bc_year_table_apply (engine, job->table, act, error);
  bc_act_free (act);
  return preview;
}

static const char *
kind_code (BcDayKind kind)
{
  static const char *const codes[] = { "working", "make_up", "weekend",
                                       "holiday", "closed",  "opened" };

  return codes[kind];
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_instant (JsonBuilder *builder, const char *name, gint64 instant, BcHall *hall)
{
  g_autofree char *text =
      instant != BC_INT_NONE ? bc_instant_to_string (instant, bc_hall_zone (hall)) : NULL;

  add_string (builder, name, text);
}

static void
add_differences (JsonBuilder *builder, GPtrArray *differences)
{
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    {
      const BcWorkdaysDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *day = bc_day_to_string (difference->day);

      json_builder_begin_object (builder);
      add_string (builder, "day", day);
      add_string (builder, "before", kind_code (difference->before));
      add_string (builder, "after", kind_code (difference->after));
      add_string (builder, "name", difference->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const BcYearPreview *preview, BcHall *hall, gboolean applied)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "applied");
  json_builder_add_boolean_value (builder, applied);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->years->len; i++)
    json_builder_add_int_value (builder, g_array_index (preview->years, int, i));
  json_builder_end_array (builder);
  add_differences (builder, preview->differences);
  json_builder_set_member_name (builder, "tickets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->shifts->len; i++)
    {
      const BcDueShift *shift = g_ptr_array_index (preview->shifts, i);

      json_builder_begin_object (builder);
      add_string (builder, "number", shift->number);
      add_instant (builder, "due_at_before", shift->old_due, hall);
      add_instant (builder, "due_at", shift->new_due, hall);
      json_builder_set_member_name (builder, "due_provisional");
      json_builder_add_boolean_value (builder, shift->provisional);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  bc_cli_out_json (text);
}

/* One line a day and a ticket, with codes that never change with the language. */
static void
print_words (const BcYearPreview *preview, BcHall *hall)
{
  for (guint i = 0; i < preview->differences->len; i++)
    {
      const BcWorkdaysDifference *difference = g_ptr_array_index (preview->differences, i);
      g_autofree char *day = bc_day_to_string (difference->day);

      bc_cli_out ("%s %s -> %s%s%s\n", day, kind_code (difference->before),
                  kind_code (difference->after), difference->name != NULL ? " " : "",
                  difference->name != NULL ? difference->name : "");
    }
  for (guint i = 0; i < preview->shifts->len; i++)
    {
      const BcDueShift *shift = g_ptr_array_index (preview->shifts, i);
      g_autofree char *before = shift->old_due != BC_INT_NONE
                                    ? bc_instant_to_string (shift->old_due, bc_hall_zone (hall))
                                    : g_strdup ("-");
      g_autofree char *after = shift->new_due != BC_INT_NONE
                                   ? bc_instant_to_string (shift->new_due, bc_hall_zone (hall))
                                   : g_strdup ("-");

      bc_cli_out ("%s %s -> %s\n", shift->number, before, after);
    }
}

/* Every mistake of the table, a line each, before the one line that the command ends with. */
static int
table_failed (const char *path, const GError *error)
{
  const BcProblems *problems = bc_error_get_problems (error);
  g_autofree char *summary = NULL;

  if (problems == NULL)
    return bc_cli_failed (path, error);
  for (guint i = 0; i < bc_problems_count (problems); i++)
    bc_cli_out ("%s:%s: %s\n", path, bc_problems_field (problems, i),
                bc_problems_message (problems, i));
  bc_cli_flush ();
  summary = g_strdup_printf (ngettext ("%u row is wrong; nothing was changed",
                                       "%u rows are wrong; nothing was changed",
                                       bc_problems_count (problems)),
                             bc_problems_count (problems));
  {
    g_autoptr (GError) short_error = g_error_new_literal (BC_ERROR, BC_ERROR_INVALID, summary);

    return bc_cli_failed (path, short_error);
  }
}

static int
run (const char *path, const char *table_path, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (BcWorkdaysTable) table = NULL;
  g_autoptr (BcYearPreview) preview = NULL;
  g_autofree char *content = NULL;
  gsize size;
  Job job = { .staff = options->apply ? options->staff : NULL };

  if (!g_file_get_contents (table_path, &content, &size, &error))
    return bc_cli_failed (NULL, error);
  table = bc_workdays_table_read (content, size, &error);
  if (table == NULL)
    return table_failed (table_path, error);
  store = bc_cli_open (path, &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  job.table = table;
  preview = bc_store_run (store, options->apply ? BC_INTENT_WRITE : BC_INTENT_READ, table_job, &job,
                          &error);
  if (preview == NULL)
    return bc_cli_failed (NULL, error);
  if (options->json)
    print_json (preview, hall, options->apply);
  else
    print_words (preview, hall);
  return bc_cli_flush ();
}

int
bc_cli_workdays (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "apply", 0, 0, G_OPTION_ARG_NONE, &options.apply,
      N_ ("Load the table; without it, only what it would change is shown"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.staff,
      N_ ("Who loads it: the code of an administrator (with --apply)"), "STAFF" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Answer as one JSON object"), NULL },
    { NULL },
  };
  int status;

  if (bc_cli_parse (self, entries, argv, 2, 2, &status) == BC_CLI_LEAVE)
    return status;
  if (options.apply && options.staff == NULL)
    return bc_cli_usage (_ ("--as STAFF is missing"));
  return run (argv[1], argv[2], &options);
}
