/* The program: a verb goes to the command line, everything else to the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-application.h"
#include "app/bc-cli.h"
#include "app/bc-locale.h"
#include "base/bc-main-thread.h"

int
main (int argc, char **argv)
{
  g_autoptr (BcApplication) application = NULL;

  bc_locale_init ();
  if (argc > 1 && bc_cli_is_command (argv[1]))
    return bc_cli_run (argc, argv);
  bc_main_thread_claim ();
  application = bc_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
