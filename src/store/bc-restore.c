/* Putting a backup back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bc-main-thread.h"
#include "store/bc-backup-copy.h"
#include "store/bc-engine-private.h"
#include "store/bc-file-publish.h"
#include "store/bc-seats.h"

/* What SQLite keeps beside a file; the index of the log is made anew by whoever needs it. */
static const char *const companions[] = { "-wal", "-journal" };

/* Opens the backup and checks all of it before anything else is touched. */
static BcEngine *
open_backup (const char *backup, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcEngine) engine = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *name = g_filename_display_name (backup);
  BcFile file;
  gboolean is_hall = bc_file_probe (backup, &file, error);
  gboolean has_wal = file.has_wal;
  int version = file.schema_version;

  bc_file_clear (&file);
  if (!is_hall)
    return NULL;
  if (has_wal)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_BUSY,
                   _ ("“%s” is a hall that is in use, or was not closed, and no backup. Make a "
                      "backup of it first: bancheng backup."),
                   name);
      return NULL;
    }
  if (version > BC_SCHEMA_VERSION)
    {
      bc_file_fail_newer (backup, version, error);
      return NULL;
    }
  engine = bc_backup_open_still (backup, error);
  if (engine == NULL || !bc_engine_begin (engine, BC_INTENT_READ, cancellable, error))
    return NULL;
  fault = bc_backup_fault (engine, cancellable, &local);
  bc_engine_rollback (engine);
  if (fault != NULL)
    bc_file_fail_damaged (backup, fault, error);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    return g_steal_pointer (&engine);
  return NULL;
}

static gboolean
fail_in_use (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BC_ERROR, BC_ERROR_BUSY,
               _ ("Seats are in “%s”, so nothing was put in its place. Close the program on all "
                  "seats, then try again."),
               name);
  return FALSE;
}

/* Alone in the file that is to be replaced, whatever state it is in; TRUE with a NULL seat when there is none. */
static gboolean
claim (const char *real_path, BcSeat **seat, GError **error)
{
  struct stat status;

  *seat = NULL;
  if (g_lstat (real_path, &status) != 0)
    return errno == ENOENT || bc_publish_fail (real_path, errno, error);
  if (!S_ISREG (status.st_mode))
    return bc_publish_fail (real_path, EEXIST, error);
  if (g_access (real_path, W_OK) != 0)
    return bc_publish_fail (real_path, errno, error);
  *seat = bc_seat_new (real_path);
  if (*seat != NULL && bc_seat_take (*seat, BC_SEAT_ALONE) && !bc_seat_has_connections (*seat))
    return TRUE;
  bc_seat_free (g_steal_pointer (seat));
  return fail_in_use (real_path, error);
}

/* Renames a file with what belongs to it. The file goes first: without it nobody opens what lies beside it. */
static gboolean
move_all (const char *from, const char *to, GError **error)
{
  g_autofree char *index = g_strconcat (from, "-shm", NULL);

  if (g_file_test (from, G_FILE_TEST_EXISTS) && !bc_publish_move (from, to, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *beside = g_strconcat (from, companions[i], NULL);
      g_autofree char *there = g_strconcat (to, companions[i], NULL);

      /* Left here, it would be taken for the new file's. */
      if (g_file_test (beside, G_FILE_TEST_EXISTS) && !bc_publish_move (beside, there, error))
        return FALSE;
    }
  g_unlink (index);
  return TRUE;
}

/* Keeps what is at @real_path under a dated name, and gives @temporary its name. */
static gboolean
exchange (const char *temporary, const char *real_path, BcClock *clock, char **kept, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (real_path);
  g_autofree char *dated = bc_backup_name (real_path, 0, bc_clock_now (clock));
  g_autofree char *name = g_strconcat ("replaced-", dated, NULL);
  g_autofree char *old = g_build_filename (folder, name, NULL);
  gboolean is_there = g_file_test (real_path, G_FILE_TEST_EXISTS);

  if (!move_all (real_path, old, error))
    return FALSE;
  if (!bc_publish_end (temporary, real_path, error))
    {
      move_all (old, real_path, NULL);
      return FALSE;
    }
  if (is_there && kept != NULL)
    *kept = g_steal_pointer (&old);
  return TRUE;
}

static char *
resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return copy;
}

gboolean
bc_backup_restore (const char *backup,
                   const char *path,
                   BcClock *clock,
                   char **kept,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *real_path = resolve (path);
  g_autofree char *temporary = NULL;
  g_autoptr (BcEngine) engine = NULL;
  g_autoptr (BcSeat) seat = NULL;
  BcBackupFacts facts;

  g_assert (!bc_main_thread_is_current ());
  engine = open_backup (backup, cancellable, error);
  if (engine == NULL || !claim (real_path, &seat, error))
    return FALSE;
  temporary = bc_backup_prepare (engine, real_path, FALSE, NULL, NULL, cancellable, &facts, error);
  if (temporary == NULL)
    return FALSE;
  if (exchange (temporary, real_path, clock, kept, error))
    return TRUE;
  bc_publish_discard (temporary);
  return FALSE;
}
