/* Opening the database under an engine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include <glib/gi18n.h>

#include "base/bc-main-thread.h"

/* Nobody can write the file and no log lies beside it: SQLite then needs neither locks nor the
 * files beside it, which it could not make in a folder that is read-only and would leave behind in
 * another. bc_engine_refresh() looks whether that still holds. On a shared drive others write what this
 * seat may not, so there it takes locks like everybody. */
static gboolean
is_immutable (BcEngine *self)
{
  return self->file.read_only && !self->file.has_wal && !bc_engine_is_shared (self);
}

gboolean
bc_engine_connect (BcEngine *self, GError **error)
{
  g_autofree char *uri = NULL;
  g_autofree char *escaped = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result;

  if (is_immutable (self))
    {
      escaped = g_uri_escape_string (self->file.real_path, "/", FALSE);
      uri = g_strconcat ("file://", escaped, "?immutable=1", NULL);
      flags |= SQLITE_OPEN_URI;
    }
  flags |= self->file.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  result =
      sqlite3_open_v2 (uri != NULL ? uri : self->file.real_path, &self->db, flags, bc_vfs_name ());
  if (result != SQLITE_OK)
    {
      bc_engine_fail (self, result, error);
      sqlite3_close (g_steal_pointer (&self->db));
      return FALSE;
    }

  bc_vfs_adopt (self->db, self->link);
  bc_engine_watch (self);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  /* Until the file has been accepted, closing it must not empty somebody's log into it. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, self->file.has_wal ? 1 : 0, NULL);
  if (bc_engine_set_up (self, error))
    return TRUE;
  /* With half of the settings nobody may go on. */
  bc_engine_disconnect (self);
  return FALSE;
}

void
bc_engine_disconnect (BcEngine *self)
{
  int result;

  bc_engine_drop_statements (self);
  result = sqlite3_close (self->db);
  /* Not closed means a statement that nobody gave back. */
  g_assert (result == SQLITE_OK);
  self->db = NULL;
}

BcEngine *
bc_engine_new_bare (const char *path, BcClock *clock, const char *seat)
{
  BcEngine *self = g_new0 (BcEngine, 1);

  g_assert (!bc_main_thread_is_current ());
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->seat = g_strdup (seat);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->operations = g_ptr_array_new_with_free_func (g_free);
  self->committed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->random = g_rand_new ();
  self->patience = BC_ENGINE_PATIENCE;
  self->guard = BC_VFS_GUARD_TIME;
  self->link = bc_vfs_link_new ();
  self->others_version = -1;
  return self;
}

gint64
bc_engine_pragma (BcEngine *self, const char *sql, GError **error)
{
  g_autoptr (BcStatement) statement = bc_engine_statement (self, sql, error);
  BcStep step;

  if (statement == NULL)
    return -1;
  step = bc_statement_step (statement, error);
  return step == BC_STEP_ROW ? bc_statement_int (statement, 0) : -1;
}

gboolean
bc_engine_reconnect (BcEngine *self, GError **error)
{
  if (self->db != NULL)
    bc_engine_disconnect (self);
  self->reopened++;
  self->others_version = -1;
  return bc_engine_connect (self, error) && bc_engine_check_version (self, error);
}

gboolean
bc_engine_refresh (BcEngine *self, GError **error)
{
  BcFile file;

  if (bc_vfs_link_is_poisoned (self->link))
    return bc_engine_fail (self, SQLITE_IOERR_BLOCKED, error);
  if (self->db != NULL && bc_vfs_link_is_given_up (self->link))
    return bc_engine_reconnect (self, error);
  if (self->db != NULL && !(is_immutable (self) && bc_file_has_changed (&self->file)))
    return TRUE;
  if (!bc_file_probe (self->path, &file, error))
    {
      bc_file_clear (&file);
      return FALSE;
    }
  bc_file_clear (&self->file);
  self->file = file;
  /* Who opened a file for reading goes on reading, even when writing would be possible now. */
  self->file.read_only = self->file.read_only || self->read_only;
  return bc_engine_reconnect (self, error);
}
