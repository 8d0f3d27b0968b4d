/* Older files become newer ones by numbered steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-migrate.h"

#include <glib/gi18n.h>

#include "bc-data-resources.h"
#include "store/bc-engine-private.h"
#include "store/bc-event.h"

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

/* The first thing that is wrong with the file; NULL without @error: nothing is. */
static char *
first_fault (BcEngine *engine, GError **error)
{
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, "PRAGMA integrity_check (1)", error);
  gint64 n_events, broken;

  if (rows == NULL || bc_statement_step (rows, error) != BC_STEP_ROW)
    return NULL;
  if (!g_str_equal (bc_statement_name (rows, 0), "ok"))
    return g_strdup (bc_statement_name (rows, 0));
  if (!bc_event_verify_chain (engine, NULL, &n_events, &broken, error) || broken == 0)
    return NULL;
  return g_strdup_printf (_ ("event %ld of its history was changed, put in, or is missing"),
                          (glong) broken);
}

/* A migration writes, and what is written into a damaged file may land on what could still be saved. */
static gboolean
refuse_damaged (BcEngine *engine, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *fault = NULL;

  if (!bc_engine_begin (engine, BC_INTENT_READ, NULL, error))
    return FALSE;
  fault = first_fault (engine, &local);
  bc_engine_rollback (engine);
  if (fault != NULL)
    return bc_file_fail_damaged (engine->path, fault, error);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
bc_migrate (BcEngine *engine, GError **error)
{
  if (!refuse_damaged (engine, error))
    return FALSE;
  if (!bc_migrate_to (engine, BC_SCHEMA_VERSION, bc_migration_shipped, error))
    return FALSE;
  /* So that the header of the file itself tells its version to whoever looks without opening it.
   * When others are reading this does nothing, and the next checkpoint does. */
  sqlite3_wal_checkpoint_v2 (engine->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return TRUE;
}
