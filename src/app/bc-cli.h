/* The command line: what can be done with a hall without a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_cli_is_command: @word is a verb of the command line, or --help, -h or --version. Anything else
 * is for the window: a file to open, or an option of it. */
gboolean bc_cli_is_command (const char *word);

/**
 * bc_cli_run:
 * @argc: as main() got it
 * @argv: as main() got it; argv[1] is the verb
 *
 * Runs one command and returns when it is done. Never needs a display; waits on the file, and so
 * must not be called on a claimed main thread (bc_main_thread_claim()). bc_locale_init() comes
 * before it.
 *
 * Returns: the exit status: 0 done; 1 refused or failed, with one line on standard error; 2 wrongly
 * called
 */
int bc_cli_run (int argc, char **argv);

G_END_DECLS
