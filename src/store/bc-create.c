/* Making a new hall file: under another name first, so that whoever sees the file sees a whole one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "store/bc-engine-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "base/bc-main-thread.h"
#include "store/bc-hall-rows.h"
#include "store/bc-migrate.h"
#include "store/bc-place-probe.h"

static gboolean
fail_errno (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  BcError code = BC_ERROR_IO;

  switch (number)
    {
    case EEXIST:
      g_set_error (error, BC_ERROR, BC_ERROR_EXISTS,
                   _ ("There is already something at “%s”. Choose another name."), name);
      return FALSE;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                   _ ("There is no folder for “%s”. Make the folder first, or choose another."),
                   name);
      return FALSE;
    case EACCES:
    case EPERM:
    case EROFS:
      code = BC_ERROR_READ_ONLY;
      break;
    case ENOSPC:
    case EDQUOT:
      code = BC_ERROR_FULL;
      break;
    default:
      break;
    }
  g_set_error (error, BC_ERROR, code,
               _ ("“%s” cannot be made: %s. Choose another folder, or ask whoever looks after this "
                  "computer."),
               name, g_strerror (number));
  return FALSE;
}

/* (transfer full): a new, empty file in the folder of @path. It holds people’s affairs, so nobody
 * outside the owner’s group gets to read it. */
static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".%s.%.8s.new", base, uuid);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  int fd = open (temporary, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0660);

  if (fd < 0)
    {
      fail_errno (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

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

/* The whole hall in one transaction, then WAL mode, which the file remembers. */
static gboolean
write_hall (
    const char *temporary, GHashTable *settings, BcClock *clock, const char *seat, GError **error)
{
  g_autoptr (BcEngine) engine = bc_engine_new_bare (temporary, clock, seat);
  int result;

  engine->file.real_path = realpath (temporary, NULL);
  if (engine->file.real_path == NULL)
    return fail_errno (temporary, errno, error);
  if (!bc_engine_connect (engine, error) || !bc_engine_begin (engine, BC_INTENT_WRITE, NULL, error))
    return FALSE;
  if (!fill (engine, settings, error))
    {
      bc_engine_rollback (engine);
      return FALSE;
    }
  if (!bc_engine_commit (engine, error))
    return FALSE;
  result = sqlite3_exec (engine->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  return result == SQLITE_OK ? TRUE : bc_engine_fail (engine, result, error);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = fsync (fd) == 0;
  close (fd);
  return done;
}

/* Gives the finished file its name, never in the place of another one: the kernel decides who was
 * first. */
static gboolean
publish (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, 0))
    return fail_errno (path, errno, error);
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      if (errno != EINVAL && errno != ENOSYS)
        return fail_errno (path, errno, error);
      /* File systems without that flag have hard links. */
      if (link (temporary, path) != 0)
        return fail_errno (path, errno, error);
      unlink (temporary);
    }
  /* The name is only safe once the folder is. Some file systems cannot do that and do not need it,
   * so a refusal is no failure. */
  sync_path (folder, O_DIRECTORY);
  return TRUE;
}

static void
discard (const char *temporary)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (temporary, suffixes[i], NULL);

      g_unlink (path);
    }
}

gboolean
bc_store_create (
    const char *path, GHashTable *settings, BcClock *clock, const char *seat, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL && clock != NULL && seat != NULL, FALSE);
  g_assert (!bc_main_thread_is_current ());

  /* Asked first for the sake of a quick answer; what counts is publish(). A broken link is
   * something too. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return fail_errno (path, EEXIST, error);
  if (!bc_place_check (folder, error))
    return FALSE;
  temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (!write_hall (temporary, settings, clock, seat, error) || !publish (temporary, path, error))
    {
      discard (temporary);
      return FALSE;
    }
  return TRUE;
}
