/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "store/bc-backup.h"

static void
say_made (const BcBackupReport *report)
{
  g_autofree char *name = g_filename_display_name (report->path);
  g_autofree char *size = g_format_size ((guint64) report->bytes);

  /* Translators: the file's name, how many tickets and events it holds, how large it is. */
  bc_cli_out (_ ("%s  checked: %ld tickets, %ld events, %s\n"), name, (glong) report->tickets,
              (glong) report->events, size);
}

int
bc_cli_backup (const BcCliCommand *self, char **argv)
{
  g_autofree char *seat = bc_cli_seat ();
  g_autoptr (BcBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gboolean daily = FALSE;
  int status;
  const GOptionEntry entries[] = {
    { "daily", 0, 0, G_OPTION_ARG_NONE, &daily,
      N_ ("Only if no seat has made today’s backup yet; for a timer"), NULL },
    { NULL },
  };

  if (bc_cli_parse (self, entries, argv, 1, 2, &status) == BC_CLI_LEAVE)
    return status;
  if (daily && argv[2] != NULL)
    return bc_cli_usage (_ ("--daily goes to the hall’s own folder of backups; leave DEST out"));
  report = bc_backup_run (argv[1], argv[2], daily ? BC_BACKUP_DAILY : BC_BACKUP_NOW,
                          bc_cli_clock (), seat, NULL, NULL, NULL, &error);
  if (report == NULL)
    return bc_cli_failed (NULL, error);
  if (report->is_done)
    say_made (report);
  else
    bc_cli_out ("%s\n", _ ("Today’s backup is there, or another seat is making it."));
  return bc_cli_flush ();
}

int
bc_cli_restore (const BcCliCommand *self, char **argv)
{
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (bc_cli_parse (self, NULL, argv, 2, 2, &status) == BC_CLI_LEAVE)
    return status;
  if (!bc_backup_restore (argv[1], argv[2], bc_cli_clock (), &kept, NULL, &error))
    return bc_cli_failed (NULL, error);
  name = g_filename_display_name (argv[2]);
  bc_cli_out (_ ("%s  checked and put in place\n"), name);
  if (kept != NULL)
    {
      g_autofree char *old = g_filename_display_name (kept);

      bc_cli_out (_ ("%s  is what was there before\n"), old);
    }
  return bc_cli_flush ();
}
