/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/bc-cli-lines.h"
#include "base/bc-text.h"
#include "domain/bc-input.h"
#include "domain/bc-ticket-json.h"
#include "store/bc-tickets.h"

typedef struct
{
  const BcRecord *draft;
  const BcAct *act;
} Registration;

/* On the worker thread, one transaction. */
static gpointer
register_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Registration *registration = data;

  return bc_tickets_register (engine, registration->draft, registration->act, error);
}

/* What the form fills in by itself is filled in here too, where the line does not say it. */
static void
add_defaults (BcRecord *draft, const char *staff)
{
  g_autoptr (BcRecord) defaults = bc_record_new ();

  bc_intake_defaults (defaults, bc_clock_now (bc_cli_clock ()), staff);
  for (int field = 0; field < BC_N_FIELDS; field++)
    {
      if (!(bc_field_info (field)->flags & BC_FIELD_INTAKE) || bc_record_has (draft, field)
          || !bc_record_has (defaults, field))
        continue;
      if (bc_field_is_text (field))
        bc_record_set_text (draft, field, bc_record_text (defaults, field));
      else
        bc_record_set_int (draft, field, bc_record_int (defaults, field));
    }
}

/* Registers what one line says and acknowledges it. The acknowledgement is written and flushed
 * after the commit, so a line that arrived at the reader is a ticket that stays. */
static gboolean
register_line (BcStore *store, const char *staff, const char *line, gsize length, GError **error)
{
  g_autoptr (BcHall) hall = bc_store_dup_hall (store);
  g_autoptr (BcRecord) draft = bc_ticket_from_json (line, length, hall, FALSE, error);
  g_autoptr (BcRecord) ticket = NULL;
  BcAct *act;
  Registration registration;

  if (draft == NULL)
    return FALSE;
  add_defaults (draft, staff);
  act = bc_act_new (staff);
  registration = (Registration) { .draft = draft, .act = act };
  ticket = bc_store_run (store, BC_INTENT_WRITE, register_job, &registration, error);
  bc_act_free (act);
  if (ticket == NULL)
    return FALSE;
  bc_cli_out ("{\"number\":\"%s\",\"id\":%" G_GINT64_FORMAT ",\"state\":\"%s\"}\n",
              bc_record_text (ticket, BC_FIELD_NUMBER), bc_record_int (ticket, BC_FIELD_ID),
              bc_enum_code (&bc_states, bc_record_state (ticket)));
  return TRUE;
}

/* Until the input ends or a line cannot be registered. */
static int
register_lines (BcStore *store, const char *staff, BcCliLines *lines)
{
  g_autoptr (GError) error = NULL;
  const char *line;
  gsize length;

  while (TRUE)
    {
      BcCliLineResult result = bc_cli_lines_next (lines, &line, &length, &error);

      if (result == BC_CLI_LINES_END)
        return BC_CLI_DONE;
      if (result == BC_CLI_LINE && bc_text_is_blank (line))
        continue;
      if (result == BC_CLI_LINES_ERROR || !register_line (store, staff, line, length, &error))
        {
          g_autofree char *where =
              g_strdup_printf (_ ("line %lu"), (gulong) bc_cli_lines_number (lines));

          return bc_cli_failed (where, error);
        }
      if (bc_cli_flush () != BC_CLI_DONE)
        return BC_CLI_FAILED;
    }
}

int
bc_cli_register (const BcCliCommand *self, char **argv)
{
  g_autofree char *staff = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &staff, N_ ("Who registers them: a staff code"), "STAFF" },
    { NULL },
  };
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcCliLines) lines = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (bc_cli_parse (self, entries, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  if (staff == NULL)
    return bc_cli_usage (_ ("--as STAFF is missing"));
  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  lines = bc_cli_lines_new (STDIN_FILENO);
  return register_lines (store, staff, lines);
}
