/* Is the open file still where it was?
 *
 * A file that was renamed, replaced, or is on a drive that was taken away can often be written for as long as it is open; what is written then is seen by nobody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <sys/stat.h>

gboolean
bc_engine_check_place (BcEngine *self, GError **error)
{
  g_autofree char *name = NULL;
  struct stat now;
  int number;

  if (stat (self->file.real_path, &now) == 0)
    {
      /* A file that is only read is looked at anew when it is another one. */
      if (self->read_only || (now.st_dev == self->file.device && now.st_ino == self->file.inode))
        return TRUE;
      number = 0;
    }
  else
    number = errno;
  name = g_filename_display_name (self->path);
  if (number == 0)
    g_set_error (error, BC_ERROR, BC_ERROR_IO,
                 _ ("There is another file in the place of “%s” now. Nothing was saved."), name);
  else if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, BC_ERROR, BC_ERROR_IO,
                 _ ("“%s” is not in its place any more: the drive was taken away, or the file or "
                    "its folder "
                    "was moved. Nothing was saved."),
                 name);
  else
    g_set_error (error, BC_ERROR, BC_ERROR_IO, _ ("“%s” cannot be reached: %s. Nothing was saved."),
                 name, g_strerror (number));
  return FALSE;
}

gpointer
bc_engine_dup_line (BcEngine *self)
{
  return bc_vfs_link_ref (self->link);
}

void
bc_engine_cut_line (gpointer line)
{
  bc_vfs_link_poison (line);
}

void
bc_engine_line_unref (gpointer line)
{
  bc_vfs_link_unref (line);
}
