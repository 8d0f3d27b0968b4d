/* The main files that this process has open. The kernel drops all locks of a process on a file when the process closes any descriptor of it, so descriptors
 * that were opened beside a connection are kept until the last connection is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <unistd.h>

#include "store/bc-vfs-file.h"

/* A descriptor, and which file it is of: asked once, outside the mutex, for the drive may hang. */
typedef struct
{
  int fd;
  dev_t device;
  ino_t inode;
} Descriptor;

static struct
{
  GMutex mutex;
  GCond closed;
  GPtrArray *mains; /* (element-type BcVfsFile): open; NULL before the first */
  GArray *kept;     /* Descriptor: to be closed with the last main file of their inode */
  GArray *closing;  /* Descriptor: those that are being closed outside the mutex */
} files;

/* Under the mutex, which needs no making. */
static void
make_lists (void)
{
  if (files.mains != NULL)
    return;
  files.mains = g_ptr_array_new ();
  files.kept = g_array_new (FALSE, FALSE, sizeof (Descriptor));
  files.closing = g_array_new (FALSE, FALSE, sizeof (Descriptor));
}

static gboolean
is_same_file (const BcVfsFile *file, dev_t device, ino_t inode)
{
  return file->device == device && file->inode == inode;
}

static gboolean
is_open (dev_t device, ino_t inode)
{
  for (guint i = 0; i < files.mains->len; i++)
    if (is_same_file (g_ptr_array_index (files.mains, i), device, inode))
      return TRUE;
  return FALSE;
}

static gboolean
is_closing (dev_t device, ino_t inode)
{
  for (guint i = 0; i < files.closing->len; i++)
    {
      const Descriptor *closing = &g_array_index (files.closing, Descriptor, i);

      if (closing->device == device && closing->inode == inode)
        return TRUE;
    }
  return FALSE;
}

/* Closes outside the mutex, for it may hang with the drive; the same file is not opened meanwhile.
 */
static void
close_now (Descriptor descriptor)
{
  g_array_append_val (files.closing, descriptor);
  g_mutex_unlock (&files.mutex);
  close (descriptor.fd);
  g_mutex_lock (&files.mutex);
  for (guint i = 0; i < files.closing->len; i++)
    if (g_array_index (files.closing, Descriptor, i).fd == descriptor.fd)
      {
        g_array_remove_index_fast (files.closing, i);
        break;
      }
  g_cond_broadcast (&files.closed);
}

void
bc_vfs_close_fd (int fd)
{
  struct stat status;
  Descriptor descriptor = { .fd = fd };
  gboolean is_known;

  g_return_if_fail (fd >= 0);
  is_known = fstat (fd, &status) == 0;
  if (is_known)
    {
      descriptor.device = status.st_dev;
      descriptor.inode = status.st_ino;
    }
  g_mutex_lock (&files.mutex);
  make_lists ();
  /* What cannot be asked for its inode is kept for good: a descriptor too many harms nobody. */
  if (!is_known || is_open (descriptor.device, descriptor.inode))
    g_array_append_val (files.kept, descriptor);
  else
    close_now (descriptor);
  g_mutex_unlock (&files.mutex);
}

/* Under the mutex: descriptors of a file that no connection has open any more. */
static void
close_kept (dev_t device, ino_t inode)
{
  for (guint i = files.kept->len; i > 0; i--)
    {
      Descriptor descriptor = g_array_index (files.kept, Descriptor, i - 1);

      if (descriptor.device != device || descriptor.inode != inode)
        continue;
      g_array_remove_index_fast (files.kept, i - 1);
      close_now (descriptor);
      /* Others may have been at the array meanwhile. */
      if (is_open (device, inode))
        return;
      i = files.kept->len + 1;
    }
}

/* Which file it is, as far as that is known: one that is being made has no inode yet. Under the mutex. */
static void
identify (BcVfsFile *self, const struct stat *status)
{
  self->device = status->st_dev;
  self->inode = status->st_ino;
}

void
bc_vfs_mains_add (BcVfsFile *self)
{
  struct stat status = { 0 };

  stat (self->path, &status);
  self->is_main = TRUE;
  g_mutex_lock (&files.mutex);
  make_lists ();
  identify (self, &status);
  while (is_closing (self->device, self->inode))
    g_cond_wait (&files.closed, &files.mutex);
  g_ptr_array_add (files.mains, self);
  g_mutex_unlock (&files.mutex);
}

void
bc_vfs_mains_made (BcVfsFile *self)
{
  struct stat status = { 0 };

  if (self->inode != 0 || stat (self->path, &status) != 0)
    return;
  g_mutex_lock (&files.mutex);
  make_lists ();
  identify (self, &status);
  g_mutex_unlock (&files.mutex);
}

void
bc_vfs_mains_remove (BcVfsFile *self)
{
  g_mutex_lock (&files.mutex);
  make_lists ();
  g_ptr_array_remove_fast (files.mains, self);
  if (!is_open (self->device, self->inode))
    close_kept (self->device, self->inode);
  g_mutex_unlock (&files.mutex);
}

/* The connection whose journal or log @path is: the very string that SQLite keeps with the main file's name. The file is only used by its own thread, which
 * is this one. */
BcVfsFile *
bc_vfs_mains_find (const char *path, BcVfsRole *role)
{
  BcVfsFile *found = NULL;

  *role = BC_VFS_OTHER;
  g_mutex_lock (&files.mutex);
  make_lists ();
  for (guint i = 0; i < files.mains->len && found == NULL; i++)
    {
      BcVfsFile *file = g_ptr_array_index (files.mains, i);

      if (path == sqlite3_filename_journal (file->path))
        *role = BC_VFS_JOURNAL;
      else if (path == sqlite3_filename_wal (file->path))
        *role = BC_VFS_WAL;
      if (*role != BC_VFS_OTHER)
        found = file;
    }
  g_mutex_unlock (&files.mutex);
  return found;
}
