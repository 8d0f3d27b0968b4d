/* The program: a verb goes to the command line, everything else to the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-application.h"
#include "app/bc-cli.h"
#include "app/bc-locale.h"
#include "app/bc-types-by-name.h"
#include "base/bc-main-thread.h"
#include "store/bc-drive-probe.h"

/* The file among the arguments, if there is one for certain; the application reads them all properly later. */
static const char *
file_of (int argc, char **argv)
{
  const char *last = argc > 1 ? argv[argc - 1] : NULL;

  return last != NULL && *last != '-' && g_str_has_suffix (last, ".hall") ? last : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (BcApplication) application = NULL;
  int status;

  if (bc_drive_probe_main (argc, argv, &status))
    return status;
  bc_locale_init ();
  if (argc > 1 && bc_cli_is_command (argv[1]))
    return bc_cli_run (argc, argv);
  bc_types_by_name_init ();
  bc_main_thread_claim ();
  application = bc_application_new ();
  bc_application_open_early (application, file_of (argc, argv));
  return g_application_run (G_APPLICATION (application), argc, argv);
}
