/* Programs of different versions side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-versions.h"

#include <glib/gi18n.h>

#include "store/bc-engine-private.h"
#include "store/bc-migrate.h"

gboolean
bc_versions_fail_busy (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BC_ERROR, BC_ERROR_BUSY,
               _ ("Another seat has “%s” for itself: it is bringing the file up to date or putting "
                  "a backup in its place. Wait a little, then open it again."),
               name);
  return FALSE;
}

gboolean
bc_versions_enter (BcEngine *self, GError **error)
{
  gint64 until = g_get_monotonic_time () + self->patience;

  if (self->presence == NULL)
    self->presence = bc_seat_new (self->file.real_path);
  while (self->presence != NULL && !bc_seat_take (self->presence, BC_SEAT_IN))
    {
      if (g_get_monotonic_time () >= until)
        return bc_versions_fail_busy (self->path, error);
      g_usleep (g_rand_int_range (self->random, 5000, 30000));
      if (bc_seat_is_at (self->presence, self->file.real_path))
        continue;
      /* Another file was put in its place meanwhile. */
      bc_seat_free (self->presence);
      self->presence = bc_seat_new (self->file.real_path);
    }
  return TRUE;
}

/* The number that a setting of the file holds; @version, which admits no older program, where it holds none. */
static int
minimum (BcEngine *self, const char *key, int version, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_statement (self, "SELECT value FROM setting WHERE key = $1", error);
  gint64 number = version;
  BcStep step;

  if (row == NULL)
    return -1;
  bc_statement_bind_text (row, 1, key);
  step = bc_statement_step (row, error);
  if (step == BC_STEP_ERROR)
    return -1;
  if (step == BC_STEP_ROW
      && !g_ascii_string_to_signed (bc_statement_name (row, 0), 10, 1, G_MAXINT, &number, NULL))
    number = version;
  return (int) number;
}

/* A file that a newer program has written: whether this one may read it, and write it. */
static gboolean
judge_newer (BcEngine *self, int version, GError **error)
{
  int reader = minimum (self, "minimum_reader", version, error);
  int writer = reader >= 0 ? minimum (self, "minimum_writer", version, error) : -1;

  if (writer < 0)
    return FALSE;
  if (reader > BC_SCHEMA_VERSION)
    return bc_file_fail_newer (self->path, version, error);
  self->file.schema_version = version;
  self->newer_version = version;
  if (writer > BC_SCHEMA_VERSION)
    {
      self->read_only = TRUE;
      self->is_too_old = TRUE;
    }
  return TRUE;
}

gboolean
bc_engine_check_version (BcEngine *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  int version = (int) bc_engine_pragma (self, "PRAGMA user_version", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (version > BC_SCHEMA_VERSION && version != self->newer_version)
    return judge_newer (self, version, error);
  self->file.schema_version = version;
  return TRUE;
}

gboolean
bc_versions_settle (BcEngine *self, GError **error)
{
  g_autofree char *name = NULL;

  if (!bc_engine_check_version (self, error))
    return FALSE;
  if (self->file.schema_version >= BC_SCHEMA_VERSION)
    return TRUE;
  if (!self->read_only)
    return bc_migrate (self, error);
  name = g_filename_display_name (self->path);
  g_set_error (
      error, BC_ERROR, BC_ERROR_READ_ONLY,
      _ ("“%s” was written by an older version of this program and cannot be brought up to date, "
         "for it may not be written. Ask for write permission to the file and its folder."),
      name);
  return FALSE;
}

char *
bc_store_why_read_only (BcEngine *self)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (!self->read_only)
    return NULL;
  if (self->is_too_old)
    return g_strdup_printf (_ ("“%s” was written by a newer version of this program, and this one "
                               "may only read it. "
                               "Nothing was saved; update the program to change anything."),
                            name);
  return g_strdup_printf (_ ("“%s” is open for reading only. Ask for write permission to the file "
                             "and its folder, then open it again."),
                          name);
}

gboolean
bc_versions_fail_read_only (BcEngine *self, GError **error)
{
  g_autofree char *why = bc_store_why_read_only (self);

  g_set_error_literal (error, BC_ERROR, BC_ERROR_READ_ONLY, why);
  return FALSE;
}
