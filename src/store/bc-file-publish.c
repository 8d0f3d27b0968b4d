/* A file that appears under its name only when it is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "store/bc-file-publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "base/bc-error.h"

gboolean
bc_publish_fail (const char *path, int number, GError **error)
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

char *
bc_publish_begin (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".%s.%.8s" BC_PUBLISH_SUFFIX, base, uuid);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  int fd = open (temporary, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0660);

  if (fd < 0)
    {
      bc_publish_fail (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
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

gboolean
bc_publish_move (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      if (errno != EINVAL && errno != ENOSYS)
        return bc_publish_fail (path, errno, error);
      /* File systems without that flag have hard links. */
      if (link (temporary, path) != 0)
        return bc_publish_fail (path, errno, error);
      unlink (temporary);
    }
  /* The name is only safe once the folder is. Some file systems cannot do that and do not need it,
   * so a refusal is no failure. */
  sync_path (folder, O_DIRECTORY);
  return TRUE;
}

gboolean
bc_publish_sync (const char *temporary, const char *path, GError **error)
{
  return sync_path (temporary, 0) || bc_publish_fail (path, errno, error);
}

gboolean
bc_publish_end (const char *temporary, const char *path, GError **error)
{
  return bc_publish_sync (temporary, path, error) && bc_publish_move (temporary, path, error);
}

void
bc_publish_discard (const char *temporary)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (temporary, suffixes[i], NULL);

      g_unlink (path);
    }
}
