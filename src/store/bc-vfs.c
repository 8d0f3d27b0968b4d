/* The layer between SQLite and its unix VFS. Every request for a hall's file, its journal or its log passes here, is counted, may be failed by a test, and is
 * done by the unix VFS; on a shared drive three things are done otherwise, for reasons that were measured on NFS and SMB (docs/shared-drive.md):
 *
 * - FRESH: clients answer “how long is the file?” and “is there a journal?” from caches. A seat that believes an old length reads a file that is cut off; a seat
 *   that does not see a journal reads a half-written file. So both are asked of the server.
 * - GUARD: a seat whose connection to the server broke has lost its locks and does not know it. When it wakes, it would write over what others have committed
 *   since. So it may write only for a time in which no server gives its locks away; after that it is poisoned: everything of the connection is refused.
 * - CONVERT: an SMB server lets a read lock not become a write lock on the same handle; stock SQLite could never commit.
 *
 * What the unix VFS does with descriptors is reached through its table of system calls (“fcntl”, “fstat”), which is one for the process: the replacements
 * below know by a thread's variable for which connection they are called, and pass everything else through unchanged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "store/bc-vfs-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Where the counter lies that each commit raises: “Database File Format”, section 1.3. */
#define OFFSET_CHANGE_COUNTER 24

static sqlite3_vfs *unix_vfs;

/* An open file's methods. The unix VFS's own file lies right behind ours. */

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return (sqlite3_file *) ((BcVfsFile *) file + 1);
}

/* The unix VFS is entered for @file; bc_vfs_current is NULL again when it is left. */
#define INSIDE(file, call)                                                                         \
  G_STMT_START                                                                                     \
    {                                                                                              \
      bc_vfs_current = (BcVfsFile *) (file);                                                       \
      result = (call);                                                                             \
      bc_vfs_current = NULL;                                                                       \
    }                                                                                              \
  G_STMT_END

static int
file_close (sqlite3_file *file)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result;

  bc_vfs_begin (self, BC_VFS_CLOSE, -1, -1, -1);
  INSIDE (file, real_of (file)->pMethods->xClose (real_of (file)));
  if (self->is_main)
    {
      bc_vfs_mains_remove (self);
    }
  g_clear_pointer (&self->link, bc_vfs_link_unref);
  return result;
}

static int
file_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result = bc_vfs_begin (self, BC_VFS_READ, offset, amount, -1);

  if (result != SQLITE_OK || (result = bc_vfs_may_read (self)) != SQLITE_OK)
    return result;
  INSIDE (file, real_of (file)->pMethods->xRead (real_of (file), buffer, amount, offset));
  return result;
}

static int
file_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int asked = bc_vfs_begin (self, BC_VFS_WRITE, offset, amount, -1);
  int result;

  if (asked != SQLITE_OK && asked != BC_VFS_SHORT_WRITE)
    return asked;
  /* Asked after the test, which may have let the deadline pass. */
  if ((result = bc_vfs_may_write (self)) != SQLITE_OK)
    return result;
  if (asked == BC_VFS_SHORT_WRITE)
    amount /= 2;
  INSIDE (file, real_of (file)->pMethods->xWrite (real_of (file), buffer, amount, offset));
  return asked == BC_VFS_SHORT_WRITE && result == SQLITE_OK ? SQLITE_FULL : result;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result = bc_vfs_begin (self, BC_VFS_TRUNCATE, size, -1, -1);

  if (result != SQLITE_OK || (result = bc_vfs_may_write (self)) != SQLITE_OK)
    return result;
  INSIDE (file, real_of (file)->pMethods->xTruncate (real_of (file), size));
  return result;
}

/* The last sync of a journal is the commit. One that comes back late proves nothing: whoever got the lock meanwhile has found the journal as it was on the server
 * and rolled back, so the time is asked afterwards, too. */
static int
file_sync (sqlite3_file *file, int flags)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result = bc_vfs_begin (self, BC_VFS_SYNC, -1, -1, -1);

  if (result != SQLITE_OK || (result = bc_vfs_may_write (self)) != SQLITE_OK)
    return result;
  INSIDE (file, real_of (file)->pMethods->xSync (real_of (file), flags));
  return result == SQLITE_OK ? bc_vfs_may_write (self) : result;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result = bc_vfs_begin (self, BC_VFS_SIZE, -1, -1, -1);

  if (result != SQLITE_OK || (result = bc_vfs_may_read (self)) != SQLITE_OK)
    return result;
  INSIDE (file, real_of (file)->pMethods->xFileSize (real_of (file), size));
  return result;
}

static int
file_lock (sqlite3_file *file, int level)
{
  BcVfsFile *self = (BcVfsFile *) file;
  /* Before the request: when the server grants it is not known better than that. */
  gint64 began = bc_vfs_boot_time ();
  int result = bc_vfs_may_read (self);

  if (result != SQLITE_OK)
    return result;
  INSIDE (file, real_of (file)->pMethods->xLock (real_of (file), level));
  if (result == SQLITE_OK && level == SQLITE_LOCK_SHARED)
    self->link->since = began;
  /* The deadline runs from the read lock and not from the right to write: what is written is built on what was read under the first, and a seat that lost
   * that one in between would write over what others have committed meanwhile. */
  if (result == SQLITE_OK && level >= SQLITE_LOCK_RESERVED && bc_vfs_has_duty (self, BC_VFS_GUARD)
      && self->link->deadline == 0)
    self->link->deadline = self->link->since + self->link->guard;
  return result;
}

static int
file_unlock (sqlite3_file *file, int level)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result;

  INSIDE (file, real_of (file)->pMethods->xUnlock (real_of (file), level));
  if (self->link != NULL && level <= SQLITE_LOCK_SHARED)
    self->link->deadline = 0;
  return result;
}

static int
file_check_reserved_lock (sqlite3_file *file, int *is_reserved)
{
  int result;

  INSIDE (file, real_of (file)->pMethods->xCheckReservedLock (real_of (file), is_reserved));
  return result;
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  int result;

  INSIDE (file, real_of (file)->pMethods->xFileControl (real_of (file), operation, argument));
  return result;
}

static int
file_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
file_device_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

/* The index of a write-ahead log is memory that the processes of one computer share. */

static int
file_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  int result;

  INSIDE (file, real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, memory));
  return result;
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result = bc_vfs_begin (self, BC_VFS_SHARED, offset, n, -1);

  if ((result != SQLITE_OK || (result = bc_vfs_may_read (self)) != SQLITE_OK)
      && (flags & SQLITE_SHM_UNLOCK) == 0)
    return result;
  /* Without bc_vfs_current: these locks are not those of the file, and are counted here. */
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
file_shm_unmap (sqlite3_file *file, int remove_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove_it);
}

/* Version 2: without memory mapping, past which nothing of this layer would be asked. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

/* The layer's own methods. */

static BcVfsRole
role_of (int flags)
{
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
    return BC_VFS_MAIN;
  if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0)
    return BC_VFS_JOURNAL;
  return (flags & SQLITE_OPEN_WAL) != 0 ? BC_VFS_WAL : BC_VFS_OTHER;
}

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  BcVfsFile *self = (BcVfsFile *) file;
  int result;

  memset (self, 0, sizeof *self);
  self->role = role_of (flags);
  self->path = path;
  if (self->role == BC_VFS_MAIN)
    self->link = bc_vfs_link_new ();
  else if (self->role != BC_VFS_OTHER)
    /* SQLite knows to which main file the name of a journal or a log belongs. */
    self->link = bc_vfs_link_ref (((BcVfsFile *) sqlite3_database_file_object (path))->link);

  result = bc_vfs_begin (self, BC_VFS_OPEN, -1, -1, -1);
  if (result == SQLITE_OK)
    result = bc_vfs_may_read (self);
  if (result == SQLITE_OK)
    {
      real_of (file)->pMethods = NULL;
      if (self->role == BC_VFS_MAIN)
        bc_vfs_mains_add (self);
      INSIDE (file, unix_vfs->xOpen (unix_vfs, path, real_of (file), flags, out_flags));
    }
  if (result == SQLITE_OK)
    {
      if (self->is_main)
        bc_vfs_mains_made (self);
      /* Only now, for SQLite closes a file that has methods. */
      self->base.pMethods = &methods;
      return SQLITE_OK;
    }
  if (self->is_main)
    bc_vfs_mains_remove (self);
  g_clear_pointer (&self->link, bc_vfs_link_unref);
  return result;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  BcVfsRole role;
  BcVfsFile *file = bc_vfs_mains_find (path, &role);
  BcVfsFile beside = { .role = role, .path = path, .link = file != NULL ? file->link : NULL };
  int result = bc_vfs_begin (&beside, BC_VFS_DELETE, -1, -1, -1);

  if (result == SQLITE_OK)
    result = bc_vfs_may_write (&beside);
  return result == SQLITE_OK ? unix_vfs->xDelete (unix_vfs, path, sync_folder) : result;
}

/* Whether there is a journal with content: opening a file makes NFS and SMB clients ask the server, stat() does not. */
static int
fresh_exists (const char *path, int *exists)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    {
      *exists = FALSE;
      /* Only “it is not there” is an answer: a journal that is not seen for another reason must not be passed over. */
      return errno == ENOENT ? SQLITE_OK : SQLITE_IOERR_ACCESS;
    }
  *exists =
      bc_vfs_fresh_fstat (fd, &status) == 0 ? !S_ISREG (status.st_mode) || status.st_size > 0 : -1;
  close (fd);
  return *exists >= 0 ? SQLITE_OK : SQLITE_IOERR_ACCESS;
}

static int
vfs_access (sqlite3_vfs *vfs, const char *path, int flags, int *allowed)
{
  BcVfsRole role;
  BcVfsFile *file = bc_vfs_mains_find (path, &role);
  BcVfsFile beside = { .role = role, .path = path, .link = file != NULL ? file->link : NULL };
  int result = bc_vfs_begin (&beside, BC_VFS_ACCESS, -1, -1, -1);

  if (result == SQLITE_OK)
    result = bc_vfs_may_read (&beside);
  if (result != SQLITE_OK)
    return result;
  if (flags == SQLITE_ACCESS_EXISTS && bc_vfs_has_duty (&beside, BC_VFS_FRESH))
    {
      /* Opening, asking and closing are three requests. */
      beside.link->counts.kinds[BC_VFS_ACCESS] += 2;
      return fresh_exists (path, allowed);
    }
  return unix_vfs->xAccess (unix_vfs, path, flags, allowed);
}

/* A copy of the unix VFS with these methods in the place of its own; the others do not ask whose they are. */
static gpointer
register_layer (gpointer data)
{
  static sqlite3_vfs layer;

  unix_vfs = sqlite3_vfs_find ("unix");
  g_assert (unix_vfs != NULL && unix_vfs->iVersion >= 3);
  unix_vfs->xSetSystemCall (unix_vfs, "fcntl", (sqlite3_syscall_ptr) bc_vfs_fcntl);
  unix_vfs->xSetSystemCall (unix_vfs, "fstat", (sqlite3_syscall_ptr) bc_vfs_fstat);
  layer = *unix_vfs;
  layer.pNext = NULL;
  layer.zName = "bancheng";
  layer.szOsFile = (int) sizeof (BcVfsFile) + unix_vfs->szOsFile;
  layer.xOpen = vfs_open;
  layer.xDelete = vfs_delete;
  layer.xAccess = vfs_access;
  if (sqlite3_vfs_register (&layer, FALSE) != SQLITE_OK)
    g_error ("SQLite refuses the layer under it");
  return (gpointer) layer.zName;
}

const char *
bc_vfs_name (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, register_layer, NULL);
}

static sqlite3_file *
file_of (sqlite3 *db)
{
  sqlite3_file *file = NULL;

  sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  g_assert (file != NULL && file->pMethods == &methods);
  return file;
}

void
bc_vfs_adopt (sqlite3 *db, BcVfsLink *self)
{
  BcVfsFile *file = (BcVfsFile *) file_of (db);

  g_atomic_int_compare_and_exchange (&self->health, BC_VFS_GIVEN_UP, BC_VFS_SOUND);
  self->deadline = 0;
  bc_vfs_link_unref (file->link);
  file->link = bc_vfs_link_ref (self);
}

int
bc_vfs_change_counter (sqlite3 *db, guint32 *counter, gint64 *modified)
{
  sqlite3_file *file = file_of (db);
  sqlite3_int64 size;
  guint32 bytes = 0;
  int result = file_size (file, &size);

  *modified = ((BcVfsFile *) file)->modified;
  if (result == SQLITE_OK)
    result = file_read (file, &bytes, sizeof bytes, OFFSET_CHANGE_COUNTER);
  *counter = GUINT32_FROM_BE (bytes);
  return result;
}
