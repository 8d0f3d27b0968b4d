/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "store/bc-blanks.h"

static gpointer
list_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_blanks_list (engine, *(const gboolean *) data, error);
}

static void
tell (const BcBlank *blank, BcHall *hall)
{
  g_autofree char *at = bc_instant_to_string (blank->issued_at, bc_hall_zone (hall));

  bc_cli_out ("%s  %s  %s  %s  %s\n", blank->serial, blank->form, at,
              blank->issued_by != NULL ? blank->issued_by : "-",
              blank->number != NULL ? blank->number : "missing");
}

int
bc_cli_blanks (const BcCliCommand *self, char **argv)
{
  gboolean missing = FALSE;
  const GOptionEntry entries[] = {
    { "missing", 0, 0, G_OPTION_ARG_NONE, &missing, N_ ("Only those that nobody has typed in yet"),
      NULL },
    { NULL },
  };
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (GPtrArray) blanks = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (bc_cli_parse (self, entries, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  store = bc_cli_open (argv[1], &error);
  if (store != NULL)
    blanks = bc_store_run (store, BC_INTENT_READ, list_job, &missing, &error);
  if (blanks == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  for (guint i = 0; i < blanks->len; i++)
    tell (g_ptr_array_index (blanks, i), hall);
  return bc_cli_flush ();
}
