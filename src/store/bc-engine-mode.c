/* How a hall's file is kept where it lies: locally with a write-ahead log, on a shared drive with a rollback journal that stays, and with the layer's duties.
 * Source: the design's “One file on a shared drive”, “What follows”, 1 and 2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include <glib/gi18n.h>

#include "store/bc-lock-proof.h"
#include "store/bc-place-probe.h"

/* Settings of every connection. FULL makes an acknowledged commit outlast a power cut; the cell
 * check finds damage before it spreads; the schema of a file that somebody sends must not run
 * functions; memory that is mapped from a file is not asked of the server; 3 MB of cache hold the
 * inner pages of the indices of a million tickets. */
static const char connection_settings[] = "PRAGMA synchronous = FULL;"
                                          "PRAGMA foreign_keys = ON;"
                                          "PRAGMA cell_size_check = ON;"
                                          "PRAGMA trusted_schema = OFF;"
                                          "PRAGMA mmap_size = 0;"
                                          "PRAGMA temp_store = MEMORY;"
                                          "PRAGMA cache_size = -3000;"
                                          "PRAGMA journal_size_limit = 67108864;";

/* A write that takes longer than the guard allows is given up, and its repetition gets twice the time, up to this many times the first: on a line so slow that
 * a commit takes seconds it would never succeed otherwise. Still below any lease of a server (NFS: 15 s at least). */
#define GUARD_TIMES 4

/* The first look at a file may have to take back what a dead seat had begun, all of it: a file for which that takes longer than a write could never be opened again. */
#define RECOVERY_TIME (60 * G_USEC_PER_SEC)

gboolean
bc_engine_locate (BcEngine *self, GError **error)
{
  g_clear_pointer (&self->drive, bc_drive_unref);
  self->drive = bc_place_probe (self->file.real_path, error);
  return self->drive != NULL
         && (!bc_engine_is_shared (self) || bc_lock_proof_once (self->file.real_path, error));
}

gboolean
bc_engine_is_shared (BcEngine *self)
{
  return self->drive != NULL && bc_drive_is_shared (self->drive);
}

BcDrive *
bc_engine_drive (BcEngine *self)
{
  return self->drive;
}

BcVfsLink *
bc_engine_link (BcEngine *self)
{
  return self->link;
}

static void
set_duties (BcEngine *self, gboolean guarded, gint64 guard)
{
  BcVfsDuties duties = BC_VFS_FRESH;

  if (!bc_engine_is_shared (self))
    return;
  if (self->drive->kind == BC_DRIVE_SMB)
    duties |= BC_VFS_CONVERT;
  if (guarded)
    duties |= BC_VFS_GUARD;
  bc_vfs_link_configure (self->link, duties, guard);
}

void
bc_engine_set_guard (BcEngine *self, gboolean guarded)
{
  set_duties (self, guarded, self->guard);
}

void
bc_engine_note_given_up (BcEngine *self)
{
  self->was_given_up = TRUE;
  self->guard = MIN (2 * self->guard, GUARD_TIMES * BC_VFS_GUARD_TIME);
}

void
bc_engine_note_saved (BcEngine *self)
{
  if (self->guard == BC_VFS_GUARD_TIME)
    return;
  self->guard = BC_VFS_GUARD_TIME;
  bc_engine_set_guard (self, TRUE);
}

/* The file comes from a local disk and still has its log, which computers cannot share. Until it is converted nobody else gets in: SQLite then keeps the log's
 * index in its own memory. */
static gboolean
is_to_be_converted (BcEngine *self)
{
  return bc_engine_is_shared (self) && self->file.is_wal;
}

static gboolean
run (BcEngine *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || bc_engine_fail (self, result, error);
}

/* Back to locks that last as long as a transaction; what is held is let go by the next statement that reads. */
static gboolean
let_go (BcEngine *self, GError **error)
{
  return run (self, "PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema", error);
}

static gboolean
fail_to_convert (BcEngine *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, BC_ERROR, BC_ERROR_READ_ONLY,
               _ ("“%s” was moved here from another computer’s own disk and must be opened once by "
                  "somebody who may write the file and its folder."),
               name);
  return FALSE;
}

gboolean
bc_engine_set_up (BcEngine *self, GError **error)
{
  if (!bc_engine_is_shared (self))
    return run (self, connection_settings, error);
  set_duties (self, !is_to_be_converted (self), RECOVERY_TIME);
  if (is_to_be_converted (self) && self->file.read_only)
    return fail_to_convert (self, error);
  /* The settings read the file, and that may roll back a dead seat's journal, before SQLite can be told that the journal stays: with this kind of locking it
   * stays too, and the index of a log is nobody else's. */
  if (!run (self, "PRAGMA locking_mode = EXCLUSIVE", error)
      || !run (self, connection_settings, error))
    return FALSE;
  if (is_to_be_converted (self))
    return TRUE;
  if (!run (self, "PRAGMA journal_mode = PERSIST", error) || !let_go (self, error))
    return FALSE;
  bc_engine_set_guard (self, TRUE);
  return TRUE;
}

/* The journal is the wanted one afterwards, or @error says that it is not. */
static gboolean
set_journal (BcEngine *self, const char *mode, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", mode);
  g_autoptr (BcStatement) statement = bc_engine_statement (self, sql, error);

  if (statement == NULL || bc_statement_step (statement, error) != BC_STEP_ROW)
    return FALSE;
  return g_ascii_strcasecmp (bc_statement_name (statement, 0), mode) == 0
         || bc_engine_fail (self, SQLITE_BUSY, error);
}

gboolean
bc_engine_keep (BcEngine *self, GError **error)
{
  if (self->file.read_only)
    return TRUE;
  if (!bc_engine_is_shared (self))
    return self->file.is_wal || set_journal (self, "WAL", error);
  if (!set_journal (self, "PERSIST", error))
    return FALSE;
  if (!self->file.is_wal)
    return TRUE;
  self->file.is_wal = FALSE;
  self->file.has_wal = FALSE;
  if (!let_go (self, error))
    return FALSE;
  bc_engine_set_guard (self, TRUE);
  return TRUE;
}

gboolean
bc_engine_finish (BcEngine *self, GError **error)
{
  return bc_engine_keep (self, error)
         && (!bc_engine_is_shared (self) || set_journal (self, "DELETE", error));
}
