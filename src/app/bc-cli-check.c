/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "store/bc-check.h"

int
bc_cli_check (const BcCliCommand *self, char **argv)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  guint failed = 0;
  int status;

  if (bc_cli_parse (self, NULL, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  findings = bc_check_path (argv[1], bc_cli_clock (), NULL, &error);
  if (findings == NULL)
    return bc_cli_failed (NULL, error);

  for (guint i = 0; i < findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (findings, i);

      bc_cli_out ("%s  %s\n", finding->ok ? "ok    " : "FAILED", finding->text);
      failed += finding->ok ? 0 : 1;
    }
  status = bc_cli_flush ();
  if (failed == 0 || status != BC_CLI_DONE)
    return status;
  /* Where the file cannot be opened at all, that is all there is to say. */
  if (findings->len == 1)
    g_set_error_literal (&error, BC_ERROR, BC_ERROR_DAMAGED,
                         ((const BcFinding *) g_ptr_array_index (findings, 0))->text);
  else
    g_set_error (&error, BC_ERROR, BC_ERROR_DAMAGED,
                 g_dngettext (NULL, "%u check failed", "%u checks failed", failed), failed);
  return bc_cli_failed (argv[1], error);
}
