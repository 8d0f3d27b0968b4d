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
  /* The change of the journal writes the first page, and with FULL the whole file is synced with it. */
  return run (self,
              "PRAGMA synchronous = FULL;"
              "PRAGMA locking_mode = NORMAL;"
              "PRAGMA journal_mode = WAL;"
              "PRAGMA wal_checkpoint (TRUNCATE);",
              error);
}
