/* Where backups lie, what they are called, and which are too many.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-backup-copy.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/bc-engine-private.h"
#include "store/bc-file-publish.h"

#define SUFFIX ".hall"
/* What a backup that was cut off left behind is deleted when it is a day old: until then it may be somebody's who is still at it. */
#define LEFT_BEHIND_SECONDS (24 * 60 * 60)

/* (transfer full): the hall's file name without folder and suffix. */
static char *
stem_of (const char *real_path)
{
  char *base = g_path_get_basename (real_path);

  if (g_str_has_suffix (base, SUFFIX) && strlen (base) > strlen (SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  return base;
}

char *
bc_backup_setting (BcEngine *engine, const char *key, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_statement (engine, "SELECT value FROM setting WHERE key = $1", error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_text (row, 1, key);
  return bc_statement_step (row, error) == BC_STEP_ROW ? g_strdup (bc_statement_name (row, 0))
                                                       : NULL;
}

char *
bc_backup_folder (BcEngine *engine, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *chosen = bc_backup_setting (engine, "backup_folder", &local);
  g_autofree char *home = g_path_get_dirname (engine->file.real_path);
  g_autofree char *stem = stem_of (engine->file.real_path);
  g_autofree char *name = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (chosen != NULL && *chosen != '\0')
    return g_canonicalize_filename (chosen, home);
  name = g_strconcat (stem, "-backup", NULL);
  return g_build_filename (home, name, NULL);
}

gboolean
bc_backup_make_folder (const char *folder, GError **error)
{
  /* Only the last part: a drive that is not mounted must not get its backups into the empty folder below it. */
  if (g_mkdir (folder, 0770) == 0 || (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR)))
    return TRUE;
  return bc_publish_fail (folder, errno, error);
}

char *
bc_backup_name (const char *real_path, int version, gint64 now)
{
  g_autofree char *stem = stem_of (real_path);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  /* In UTC, which the Z says: names sort by time, also where clocks are set back in autumn. */
  g_autofree char *date = g_date_time_format (utc, "%Y%m%d-%H%M%SZ");

  if (version > 0)
    return g_strdup_printf ("%s-v%d-%s" SUFFIX, stem, version, date);
  return g_strdup_printf ("%s-%s" SUFFIX, stem, date);
}

/* Whether @name is one that bc_backup_name() gives to daily backups of @stem. */
static gboolean
is_ours (const char *name, const char *stem)
{
  static const char pattern[] = "-dddddddd-ddddddZ" SUFFIX;

  if (!g_str_has_prefix (name, stem))
    return FALSE;
  name += strlen (stem);
  if (strlen (name) != strlen (pattern))
    return FALSE;
  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == 'd' && i < strlen (pattern) - strlen (SUFFIX) ? !g_ascii_isdigit (name[i])
                                                                    : name[i] != pattern[i])
      return FALSE;
  return TRUE;
}

/* Whether the file is a backup of the hall with this identity, by what it says itself. */
static gboolean
is_of_hall (const char *path, const char *identity)
{
  g_autoptr (BcEngine) copy = NULL;
  g_autofree char *own = NULL;

  copy = bc_backup_open_still (path, NULL);
  own = copy != NULL ? bc_backup_setting (copy, "file_id", NULL) : NULL;
  return g_strcmp0 (own, identity) == 0;
}

static void
remove_left_behind (const char *folder, const char *name, const char *stem)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  if (name[0] == '.' && g_str_has_prefix (name + 1, stem)
      && g_str_has_suffix (name, BC_PUBLISH_SUFFIX) && g_stat (path, &status) == 0
      && status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - LEFT_BEHIND_SECONDS)
    bc_publish_discard (path);
}

static gint
newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

void
bc_backup_prune (BcEngine *engine, const char *folder, guint keep)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *stem = stem_of (engine->file.real_path);
  g_autofree char *identity = bc_backup_setting (engine, "file_id", NULL);
  const char *name;

  if (dir == NULL || identity == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_ours (name, stem))
      g_ptr_array_add (names, g_strdup (name));
    else
      remove_left_behind (folder, name, stem);
  g_ptr_array_sort (names, newest_first);
  for (guint i = keep; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (is_of_hall (path, identity))
        g_unlink (path);
    }
}
