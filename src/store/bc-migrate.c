/* Older files become newer ones by numbered steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-migrate.h"

#include <glib/gi18n.h>

#include "bc-data-resources.h"
#include "store/bc-backup-copy.h"
#include "store/bc-engine-private.h"
#include "store/bc-hall-rows.h"
#include "store/bc-versions.h"

#define RESOURCES "/cn/bancheng/Bancheng/data/"
/* On a network drive a seat gives a write up that takes longer than its guard allows; making indices over all tickets takes longer than a change, and is still below any lease. */
#define MIGRATION_GUARD (4 * BC_VFS_GUARD_TIME)
/* A seat that is in the file to work in it stays for hours; one that only looks is gone after this. */
#define OTHERS_PATIENCE G_USEC_PER_SEC

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

gboolean
bc_migrate_to (BcEngine *engine, int version, BcMigrationSource source, GError **error)
{
  g_autoptr (GError) local = NULL;
  int present;

  /* The lock comes first: another seat may have taken the same steps while we waited for it. */
  if (!bc_engine_begin (engine, BC_INTENT_WRITE, NULL, error))
    return FALSE;
  present = (int) bc_engine_pragma (engine, "PRAGMA user_version", &local);
  if (local == NULL && present < version
      && bc_migrate_steps (engine, present, version, source, &local))
    {
      /* What the next opening would stumble over must not be committed. */
      g_autoptr (BcHall) hall = bc_hall_rows_read (engine, &local);

      present = version;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      bc_engine_rollback (engine);
      return FALSE;
    }
  if (!bc_engine_commit (engine, error))
    return FALSE;
  engine->file.schema_version = present;
  return TRUE;
}

static gboolean
fail_others (BcEngine *engine, GError **error)
{
  g_autofree char *name = g_filename_display_name (engine->path);

  g_set_error (error, BC_ERROR, BC_ERROR_BUSY,
               _ ("“%s” was written by an older version of this program and has to be brought up "
                  "to date first, which needs the file alone, but other seats are in it. Close the "
                  "program on all seats, then open the file here again."),
               name);
  return FALSE;
}

/* Another seat has brought the file up to date meanwhile, as its header says: that seat wrote it there before it let others in. */
static gboolean
is_current (BcEngine *engine)
{
  BcFile file;
  gboolean current = bc_file_probe (engine->file.real_path, &file, NULL)
                     && file.schema_version >= BC_SCHEMA_VERSION;

  bc_file_clear (&file);
  return current;
}

/* Takes the file alone, or with others when it is up to date by then. Several seats that start in the morning with the new program find the same older file: one gets it, and the
 * others wait until that one is done, without a connection that would be in its way. Seats that are in the file to work in it are not waited for. */
static gboolean
claim (BcEngine *engine, GError **error)
{
  gint64 now = g_get_monotonic_time ();
  gint64 until_others = now + MIN (OTHERS_PATIENCE, engine->patience);
  gint64 until = now + engine->patience;

  if (engine->presence == NULL)
    return TRUE;
  bc_engine_disconnect (engine);
  while (!bc_seat_take (engine->presence, BC_SEAT_ALONE))
    {
      now = g_get_monotonic_time ();
      if (bc_seat_take (engine->presence, BC_SEAT_IN))
        {
          if (is_current (engine))
            break;
          if (now >= until_others)
            return fail_others (engine, error);
          bc_seat_take (engine->presence, BC_SEAT_OUT);
        }
      else if (now >= until)
        return bc_versions_fail_busy (engine->path, error);
      g_usleep (g_rand_int_range (engine->random, 5000, 30000));
    }
  return bc_engine_connect (engine, error);
}

/* Programs older than the seats' locks only work with a write-ahead log on the computer's own disk, and keep SQLite's lock as long as they are in: this connection asks for the file
 * alone in SQLite's own way as well. Others would have to wait for a lock that this one keeps, and a network drive is never held for as long as a backup takes. */
static gboolean
shut_out (BcEngine *engine, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 patience = engine->patience;
  gboolean is_alone;

  if (!engine->file.is_wal)
    {
      engine->guard = MIGRATION_GUARD;
      bc_engine_set_guard (engine, TRUE);
      return TRUE;
    }
  bc_engine_disconnect (engine);
  if (!bc_engine_connect (engine, error))
    return FALSE;
  sqlite3_exec (engine->db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
  engine->patience = MIN (OTHERS_PATIENCE, patience);
  is_alone = bc_engine_begin (engine, BC_INTENT_WRITE, NULL, &local);
  if (is_alone)
    bc_engine_rollback (engine);
  engine->patience = patience;
  if (is_alone)
    return TRUE;
  if (g_error_matches (local, BC_ERROR, BC_ERROR_BUSY))
    return fail_others (engine, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A migration writes, and what is written into a damaged file may land on what could still be saved; the backup is checked whole, so a damaged file gets none. */
static gboolean
back_up (BcEngine *engine, GError **error)
{
  BcBackupFacts facts;
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = bc_backup_folder (engine, error);
  g_autofree char *name =
      bc_backup_name (engine->file.real_path, engine->file.schema_version, bc_engine_now (engine));
  g_autofree char *path = NULL;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, name, NULL);
  if (bc_backup_make_folder (folder, &local)
      && bc_backup_copy (engine, path, FALSE, NULL, NULL, NULL, &facts, &local))
    return TRUE;
  if (g_error_matches (local, BC_ERROR, BC_ERROR_DAMAGED))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, BC_ERROR, local->code,
                 _ ("The file has to be brought up to date, and the backup before that could not "
                    "be made, so nothing was changed. %s"),
                 local->message);
  return FALSE;
}

static gboolean
migrate_alone (BcEngine *engine, GError **error)
{
  if (!bc_engine_check_version (engine, error))
    return FALSE;
  if (engine->file.schema_version >= BC_SCHEMA_VERSION)
    return TRUE;
  if (!shut_out (engine, error) || !back_up (engine, error))
    return FALSE;
  /* A large file takes longer than a write of a seat may; nobody else is in it, and the connection is made anew afterwards. */
  bc_engine_set_guard (engine, FALSE);
  return bc_migrate_to (engine, BC_SCHEMA_VERSION, bc_migration_shipped, error);
}

gboolean
bc_migrate (BcEngine *engine, GError **error)
{
  gboolean done;

  if (!claim (engine, error))
    return FALSE;
  done = migrate_alone (engine, error);
  if (done)
    {
      /* So that the header of the file itself tells its version to whoever looks without opening it, and that nothing of the exclusive connection is left. */
      sqlite3_wal_checkpoint_v2 (engine->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
      bc_engine_disconnect (engine);
      done = bc_engine_connect (engine, error);
    }
  if (engine->presence != NULL)
    bc_seat_take (engine->presence, BC_SEAT_IN);
  return done;
}
