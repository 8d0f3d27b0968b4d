/* Older files become newer ones by numbered steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-migrate.h"

#include "bc-data-resources.h"
#include "store/bc-engine-private.h"

#define RESOURCES "/cn/bancheng/Bancheng/data/"

char *
bc_shipped_text (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (bc_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

char *
bc_migration_shipped (int version, GError **error)
{
  char name[32];

  g_snprintf (name, sizeof name, "migrations/%03d.sql", version);
  return bc_shipped_text (name, error);
}

gboolean
bc_migrate_steps (BcEngine *engine, int from, int version, BcMigrationSource source, GError **error)
{
  for (int step = from + 1; step <= version; step++)
    {
      g_autofree char *sql = source (step, error);
      g_autofree char *raise = g_strdup_printf ("PRAGMA user_version = %d", step);

      if (sql == NULL || !bc_engine_run_sql (engine, sql, error)
          || !bc_engine_run_sql (engine, raise, error))
        return FALSE;
    }
  return TRUE;
}

/* One step if one is left: -1 on error, else the version that the file now has. */
static int
migrate_once (BcEngine *engine, int version, BcMigrationSource source, GError **error)
{
  g_autoptr (GError) local = NULL;
  int present;

  /* The lock comes first: another seat may have taken the same step while we waited for it. */
  if (!bc_engine_begin (engine, BC_INTENT_WRITE, NULL, error))
    return -1;
  present = (int) bc_engine_pragma (engine, "PRAGMA user_version", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      bc_engine_rollback (engine);
      return -1;
    }
  if (present >= version)
    {
      bc_engine_rollback (engine);
      return present;
    }
  if (!bc_migrate_steps (engine, present, present + 1, source, error))
    {
      bc_engine_rollback (engine);
      return -1;
    }
  return bc_engine_commit (engine, error) ? present + 1 : -1;
}

gboolean
bc_migrate_to (BcEngine *engine, int version, BcMigrationSource source, GError **error)
{
  int present;

  do
    present = migrate_once (engine, version, source, error);
  while (present >= 0 && present < version);
  if (present < 0)
    return FALSE;
  engine->file.schema_version = present;
  return TRUE;
}

gboolean
bc_migrate (BcEngine *engine, GError **error)
{
  if (!bc_migrate_to (engine, BC_SCHEMA_VERSION, bc_migration_shipped, error))
    return FALSE;
  /* So that the header of the file itself tells its version to whoever looks without opening it.
   * When others are reading this does nothing, and the next checkpoint does. */
  sqlite3_wal_checkpoint_v2 (engine->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return TRUE;
}
