/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "app/bc-cli-history.h"
#include "app/bc-cli-table.h"
#include "domain/bc-format.h"
#include "domain/bc-ticket-json.h"
#include "store/bc-lists.h"
#include "store/bc-tickets.h"

typedef struct
{
  gboolean history;
  gboolean staff;
  gboolean unmask;
  gboolean json;
} Options;

/* What is read of one ticket, in one transaction. */
typedef struct
{
  const char *number;
  gboolean history;
  BcRecord *record;
  GPtrArray *events; /* BcEvent; NULL unless asked for */
} Subject;

static void
clear_subject (Subject *self)
{
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, clear_subject)

/* On the worker thread. */
static gpointer
show_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Subject *subject = data;

  subject->record = bc_tickets_find (engine, subject->number, error);
  if (subject->record == NULL)
    return NULL;
  if (subject->history)
    {
      subject->events =
          bc_lists_history (engine, bc_record_int (subject->record, BC_FIELD_ID), error);
      if (subject->events == NULL)
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

/* A label and its value; further lines of a long text stand under its first. */
static void
print_field (const char *label, const char *value, gsize width)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize taken = i == 0 ? bc_cli_width (label) : 0;

      bc_cli_out ("%s%*s  %s\n", i == 0 ? label : "", (int) (width - taken), "", lines[i]);
    }
}

static gsize
widest_label (void)
{
  gsize width = 0;

  for (int field = 0; field < BC_N_FIELDS; field++)
    width = MAX (width, bc_cli_width (bc_field_label (field)));
  return width;
}

static void
print_parts (const BcRecord *record, BcHall *hall, gsize width)
{
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);
      g_autofree char *due = bc_format_instant (part->due_at, hall, BC_INSTANT_NONE);
      g_autofree char *value =
          g_strdup_printf ("%s  %s  %s  %s",
                           bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, part->department),
                           bc_enum_label (&bc_part_states, part->state), due,
                           part->report != NULL ? part->report : "");

      print_field (_ ("Assisting"), g_strchomp (value), width);
    }
}

static void
print_words (const Subject *subject, BcHall *hall, gboolean masked)
{
  gsize width = widest_label ();

  for (int field = 0; field < BC_N_FIELDS; field++)
    {
      g_autofree char *value = NULL;

      if (bc_field_info (field)->flags & BC_FIELD_INTERNAL
          || !bc_record_has (subject->record, field))
        continue;
      value = bc_format_field (subject->record, field, hall, masked);
      if (*value != '\0')
        print_field (bc_field_label (field), value, width);
    }
  print_parts (subject->record, hall, width);
  if (subject->events != NULL)
    {
      bc_cli_out ("\n%s\n", _ ("History"));
      bc_cli_history_print (subject->events, hall, masked);
    }
}

/* The ticket's object, with its history as one more member. */
static void
print_json (const Subject *subject, BcHall *hall)
{
  g_autofree char *ticket = bc_ticket_to_json (subject->record, hall);
  g_autofree char *all = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (subject->events == NULL)
    {
      bc_cli_out_json (ticket);
      return;
    }
  root = json_from_string (ticket, NULL);
  json_object_set_array_member (json_node_get_object (root), "history",
                                bc_cli_history_to_json (subject->events, hall));
  all = json_to_string (root, FALSE);
  bc_cli_out_json (all);
}

static void
print_staff_json (const BcEntry *member)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *roles = bc_roles_to_codes (member->roles);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "code", member->code);
  json_object_set_string_member (object, "name", member->name);
  if (member->department != NULL)
    json_object_set_string_member (object, "department", member->department);
  json_object_set_string_member (object, "roles", roles);
  json_node_set_object (root, object);
  text = json_to_string (root, FALSE);
  bc_cli_out_json (text);
}

static int
show_staff (BcHall *hall, gboolean json)
{
  g_autoptr (BcCliTable) table = bc_cli_table_new (5);
  guint count = bc_hall_n_entries (hall, BC_TABLE_STAFF);

  bc_cli_table_take (table, g_strdup (_ ("Code")));
  bc_cli_table_take (table, g_strdup (_ ("Name")));
  bc_cli_table_take (table, g_strdup (_ ("Department")));
  bc_cli_table_take (table, g_strdup (_ ("Role codes")));
  bc_cli_table_take (table, g_strdup (_ ("Roles")));
  for (guint i = 0; i < count; i++)
    {
      const BcEntry *member = bc_hall_entry (hall, BC_TABLE_STAFF, i);

      if (json)
        {
          print_staff_json (member);
          continue;
        }
      bc_cli_table_take (table, g_strdup (member->code));
      bc_cli_table_take (table, g_strdup (member->name));
      bc_cli_table_take (table, g_strdup (bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS,
                                                           member->department)));
      bc_cli_table_take (table, bc_roles_to_codes (member->roles));
      bc_cli_table_take (table, bc_roles_label (member->roles));
    }
  if (!json)
    bc_cli_table_print (table);
  return bc_cli_flush ();
}

static int
show_ticket (BcStore *store, BcHall *hall, const char *number, const Options *options)
{
  g_auto (Subject) subject = { .number = number, .history = options->history };
  g_autoptr (GError) error = NULL;

  if (bc_store_run (store, BC_INTENT_READ, show_job, &subject, &error) == NULL)
    return bc_cli_failed (NULL, error);
  if (options->json)
    print_json (&subject, hall);
  else
    print_words (&subject, hall, !options->unmask);
  return bc_cli_flush ();
}

int
bc_cli_show (const BcCliCommand *self, char **argv)
{
  Options options = { FALSE };
  const GOptionEntry entries[] = {
    { "history", 0, 0, G_OPTION_ARG_NONE, &options.history,
      N_ ("Also what was done to it, by whom and when"), NULL },
    { "unmask", 0, 0, G_OPTION_ARG_NONE, &options.unmask,
      N_ ("Show names, numbers and telephones in full"), NULL },
    { "staff", 0, 0, G_OPTION_ARG_NONE, &options.staff,
      N_ ("Show the hall's staff instead of a ticket"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_ ("Answer in JSON, with every value in full"), NULL },
    { NULL },
  };
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (bc_cli_parse (self, entries, argv, 1, 2, &status) == BC_CLI_LEAVE)
    return status;
  if (options.staff == (argv[2] != NULL))
    return bc_cli_usage (_ ("either NUMBER or --staff is needed"));
  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  return options.staff ? show_staff (hall, options.json)
                       : show_ticket (store, hall, argv[2], &options);
}
