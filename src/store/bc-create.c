/* Making a new hall file: under another name first, so that whoever sees the file sees a whole one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include <errno.h>
#include <stdlib.h>

#include "base/bc-main-thread.h"
#include "store/bc-file-publish.h"
#include "store/bc-hall-rows.h"
#include "store/bc-migrate.h"

static gboolean
fill (BcEngine *engine, GHashTable *settings, GError **error)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (BcWorkdays) workdays = NULL;
  g_autofree char *catalogue = bc_shipped_text ("catalogue.json", error);
  g_autofree char *csv = catalogue != NULL ? bc_shipped_text ("workdays-cn.csv", error) : NULL;
  g_autofree char *identity = g_strdup_printf ("PRAGMA application_id = %d", BC_APPLICATION_ID);
  GHashTableIter iter;
  const char *key, *value;

  if (csv == NULL)
    return FALSE;
  if (settings != NULL)
    {
      g_hash_table_iter_init (&iter, settings);
      while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
        if (!bc_hall_set (hall, key, value, error))
          return FALSE;
    }
  workdays = bc_workdays_new_from_csv (csv, error);
  return workdays != NULL && bc_hall_load_catalogue (hall, catalogue, error)
         && bc_engine_run_sql (engine, identity, error)
         && bc_migrate_steps (engine, 0, BC_SCHEMA_VERSION, bc_migration_shipped, error)
         && bc_hall_rows_write (engine, hall, settings, error)
         && bc_hall_rows_write_workdays (engine, csv, error);
}

/* The whole hall in one transaction, then the journal that its place asks for. */
static gboolean
write_hall (
    const char *temporary, GHashTable *settings, BcClock *clock, const char *seat, GError **error)
{
  g_autoptr (BcEngine) engine = bc_engine_new_bare (temporary, clock, seat);

  engine->file.real_path = realpath (temporary, NULL);
  if (engine->file.real_path == NULL)
    return bc_publish_fail (temporary, errno, error);
  if (!bc_engine_locate (engine, error) || !bc_engine_connect (engine, error))
    return FALSE;
  /* Nobody else knows the file yet. */
  bc_engine_set_guard (engine, FALSE);
  if (!bc_engine_begin (engine, BC_INTENT_WRITE, NULL, error))
    return FALSE;
  if (!fill (engine, settings, error))
    {
      bc_engine_rollback (engine);
      return FALSE;
    }
  return bc_engine_commit (engine, error) && bc_engine_finish (engine, error);
}

gboolean
bc_store_create (
    const char *path, GHashTable *settings, BcClock *clock, const char *seat, GError **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL && clock != NULL && seat != NULL, FALSE);
  g_assert (!bc_main_thread_is_current ());

  /* Asked first for the sake of a quick answer; what counts is bc_publish_end(). A broken link is
   * something too. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return bc_publish_fail (path, EEXIST, error);
  temporary = bc_publish_begin (path, error);
  if (temporary == NULL)
    return FALSE;
  if (!write_hall (temporary, settings, clock, seat, error)
      || !bc_publish_end (temporary, path, error))
    {
      bc_publish_discard (temporary);
      return FALSE;
    }
  return TRUE;
}
