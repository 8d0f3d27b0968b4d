/* What kind of file something is, told by its name alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-types-by-name.h"

#include <gio/gio.h>

static const char types[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<mime-info xmlns=\"http://www.freedesktop.org/standards/shared-mime-info\">"
    "<mime-type type=\"application/x-bancheng-hall\">"
    "<glob pattern=\"*.hall\"/><glob pattern=\"*.hall-wal\"/>"
    "<glob pattern=\"*.hall-shm\"/><glob pattern=\"*.hall-journal\"/>"
    "</mime-type></mime-info>\n";

/* The table is made from its source by the system's tool, which every GTK brings along; once for each user. */
static gboolean
make_table (const char *folder)
{
  g_autofree char *packages = g_build_filename (folder, "packages", NULL);
  g_autofree char *source = g_build_filename (packages, "cn.bancheng.Bancheng.xml", NULL);
  g_autofree char *table = g_build_filename (folder, "mime.cache", NULL);
  g_autofree char *present = NULL;
  const char *const command[] = { "update-mime-database", folder, NULL };

  if (g_file_get_contents (source, &present, NULL, NULL) && g_str_equal (present, types)
      && g_file_test (table, G_FILE_TEST_EXISTS))
    return TRUE;
  return g_mkdir_with_parents (packages, 0700) == 0 && g_file_set_contents (source, types, -1, NULL)
         && g_spawn_sync (NULL, (char **) command, NULL,
                          G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                              | G_SPAWN_STDERR_TO_DEV_NULL,
                          NULL, NULL, NULL, NULL, NULL, NULL)
         && g_file_test (table, G_FILE_TEST_EXISTS);
}

void
bc_types_by_name_init (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "bancheng", "mime", NULL);
  const char *const *known = g_content_type_get_mime_dirs ();
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  if (!make_table (folder))
    return;
  g_ptr_array_add (folders, g_steal_pointer (&folder));
  for (guint i = 0; known[i] != NULL; i++)
    g_ptr_array_add (folders, g_strdup (known[i]));
  g_ptr_array_add (folders, NULL);
  g_content_type_set_mime_dirs ((const char *const *) folders->pdata);
}
