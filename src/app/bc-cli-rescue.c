/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "store/bc-check.h"
#include "store/bc-rescue.h"

static void
say_table (const BcRescueTable *table)
{
  if (table->lost == 0 && !table->may_lack_more)
    /* Translators: a table's name, how many of its rows were saved. */
    bc_cli_out (_ ("%-10s %8ld saved\n"), table->name, (glong) table->saved);
  else if (!table->may_lack_more)
    bc_cli_out (_ ("%-10s %8ld saved, %ld lost\n"), table->name, (glong) table->saved,
                (glong) table->lost);
  else
    bc_cli_out (_ ("%-10s %8ld saved, an unknown number lost\n"), table->name,
                (glong) table->saved);
}

int
bc_cli_rescue (const BcCliCommand *self, char **argv)
{
  g_autoptr (BcRescueReport) report = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (bc_cli_parse (self, NULL, argv, 2, 2, &status) == BC_CLI_LEAVE)
    return status;
  report = bc_rescue (argv[1], argv[2], bc_cli_clock (), NULL, &error);
  if (report == NULL)
    return bc_cli_failed (NULL, error);
  for (guint i = 0; i < report->notes->len; i++)
    bc_cli_out ("%s\n", (const char *) g_ptr_array_index (report->notes, i));
  for (guint i = 0; i < report->tables->len; i++)
    say_table (g_ptr_array_index (report->tables, i));
  for (guint i = 0; i < report->findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (report->findings, i);

      bc_cli_out ("%s  %s\n", finding->ok ? "ok    " : "FAILED", finding->text);
    }
  status = bc_cli_flush ();
  if (bc_rescue_is_whole (report) || status != BC_CLI_DONE)
    return status;
  g_set_error_literal (&error, BC_ERROR, BC_ERROR_DAMAGED,
                       _ ("was made, but not everything could be saved; compare it with the newest "
                          "backup"));
  return bc_cli_failed (argv[2], error);
}
