/* Filling a file that is not anybody's yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include "base/bc-main-thread.h"

static gboolean
run (BcEngine *self, const char *sql, GError **error)
{
  int result;

  g_assert (!bc_main_thread_is_current ());
  result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return result == SQLITE_OK || bc_engine_fail (self, result, error);
}

gboolean
bc_engine_build (BcEngine *self, GError **error)
{
  bc_engine_set_guard (self, FALSE);
  /* The log has to be chosen anew at the end. */
  self->file.is_wal = FALSE;
  /* The order matters: a log is only left for another journal while nobody else is in the file. */
  return run (self,
              "PRAGMA locking_mode = EXCLUSIVE;"
              "PRAGMA journal_mode = MEMORY;"
              "PRAGMA synchronous = OFF;"
              "PRAGMA cache_size = -200000;",
              error);
}

gboolean
bc_engine_built (BcEngine *self, GError **error)
{
  g_autofree char *touch = g_strdup_printf ("PRAGMA user_version = %d", BC_SCHEMA_VERSION);

  /* With FULL the whole file is synced by the next write, and the first page is always good for one. */
  if (!run (self, "PRAGMA synchronous = FULL; PRAGMA locking_mode = NORMAL;", error)
      || !bc_engine_finish (self, error) || !run (self, touch, error))
    return FALSE;
  if (!bc_engine_is_shared (self) && !run (self, "PRAGMA wal_checkpoint (TRUNCATE)", error))
    return FALSE;
  bc_engine_set_guard (self, TRUE);
  return TRUE;
}
