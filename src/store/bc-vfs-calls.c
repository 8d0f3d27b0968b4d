/* System calls that the unix VFS makes for a hall's file, in the place of “fcntl” and “fstat” of its table. That table is one for the process: by
 * bc_vfs_current they know for which connection they are called, and pass everything else through unchanged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/sysmacros.h>

#include "store/bc-vfs-file.h"

/* Where SQLite's locks lie: os.h of its sources. The file format forbids data there, so they are the same for ever. */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE  510

/* A lock that was given up for a moment is taken back at once, for nobody else may write meanwhile; these tries are for a server that is slow. */
#define TAKE_BACK_TRIES 100
#define TAKE_BACK_SLEEP (10 * 1000)

_Thread_local BcVfsFile *bc_vfs_current;

/* One request for a lock. */
static int
lock_once (BcVfsFile *file, int fd, int command, struct flock *lock)
{
  int asked = command == F_GETLK ? -1 : lock->l_type;
  int result = bc_vfs_begin (file, BC_VFS_LOCK, lock->l_start, lock->l_len, asked);

  if (result == SQLITE_OK || asked == F_UNLCK)
    return fcntl (fd, command, lock);
  /* The unix VFS makes SQLITE_BUSY of the one, and an I/O error of the other. */
  errno = result == SQLITE_BUSY ? EAGAIN : EIO;
  return -1;
}

/* From @from to @lock's type in a range of which this handle holds @from: release, then take, and on failure take back. From reading to writing this is safe
 * because SQLite holds PENDING here: while it does nobody else starts to read, so nobody can come to write in the gap. (A seat that rolls back a dead seat's
 * journal comes here without PENDING; SQLite looks at the journal anew once it has the lock, so what another did in the gap is seen.) From writing to reading it
 * is safe because PENDING and RESERVED are only released afterwards. */
static int
convert (BcVfsFile *file, int fd, struct flock *lock, short from)
{
  struct flock step = *lock;
  int number;

  step.l_type = F_UNLCK;
  if (lock_once (file, fd, F_SETLK, &step) != 0)
    return -1;
  if (lock_once (file, fd, F_SETLK, lock) == 0)
    return 0;
  number = errno;
  for (int i = 0; i < TAKE_BACK_TRIES; i++)
    {
      step = *lock;
      step.l_type = from;
      if (lock_once (file, fd, F_SETLK, &step) == 0)
        {
          errno = number;
          return -1;
        }
      g_usleep (TAKE_BACK_SLEEP);
    }
  /* SQLite believes in a lock that is not there: this connection must not go on. */
  bc_vfs_give_up (file->link);
  errno = EIO;
  return -1;
}

static int
set_lock (BcVfsFile *file, int fd, int command, struct flock *lock)
{
  gboolean is_shared_range = lock->l_start == SHARED_FIRST && lock->l_len == SHARED_SIZE;
  int result;

  /* SQLite lets go of everything with one call, and of the rest before it. */
  if (command == F_SETLK && lock->l_type == F_UNLCK && lock->l_start <= SHARED_FIRST
      && lock->l_len == 0)
    file->is_converted = FALSE;
  if (command != F_SETLK || !is_shared_range || !bc_vfs_has_duty (file, BC_VFS_CONVERT))
    return lock_once (file, fd, command, lock);
  if (lock->l_type == F_WRLCK)
    {
      result = convert (file, fd, lock, F_RDLCK);
      file->is_converted = result == 0;
      return result;
    }
  if (lock->l_type == F_RDLCK && file->is_converted)
    {
      result = convert (file, fd, lock, F_WRLCK);
      file->is_converted = result != 0;
      return result;
    }
  return lock_once (file, fd, command, lock);
}

/* In the place of fcntl(). */
int
bc_vfs_fcntl (int fd, int command, ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  if (command == F_SETLK || command == F_GETLK)
    {
      struct flock *lock = va_arg (arguments, struct flock *);

      result = bc_vfs_current != NULL ? set_lock (bc_vfs_current, fd, command, lock)
                                      : fcntl (fd, command, lock);
    }
  else
    result = fcntl (fd, command, va_arg (arguments, int));
  va_end (arguments);
  return result;
}

static struct timespec
time_of (struct statx_timestamp time)
{
  return (struct timespec) { .tv_sec = time.tv_sec, .tv_nsec = time.tv_nsec };
}

int
bc_vfs_fresh_fstat (int fd, struct stat *status)
{
  struct statx fresh;

  if (statx (fd, "", AT_EMPTY_PATH | AT_STATX_FORCE_SYNC, STATX_BASIC_STATS, &fresh) != 0)
    return -1;
  *status = (struct stat) {
    .st_dev = makedev (fresh.stx_dev_major, fresh.stx_dev_minor),
    .st_ino = fresh.stx_ino,
    .st_mode = fresh.stx_mode,
    .st_nlink = fresh.stx_nlink,
    .st_uid = fresh.stx_uid,
    .st_gid = fresh.stx_gid,
    .st_rdev = makedev (fresh.stx_rdev_major, fresh.stx_rdev_minor),
    .st_size = (off_t) fresh.stx_size,
    .st_blksize = (blksize_t) fresh.stx_blksize,
    .st_blocks = (blkcnt_t) fresh.stx_blocks,
    .st_atim = time_of (fresh.stx_atime),
    .st_mtim = time_of (fresh.stx_mtime),
    .st_ctim = time_of (fresh.stx_ctime),
  };
  return 0;
}

/* In the place of fstat(). */
int
bc_vfs_fstat (int fd, struct stat *status)
{
  BcVfsFile *file = bc_vfs_current;
  int result =
      bc_vfs_has_duty (file, BC_VFS_FRESH) ? bc_vfs_fresh_fstat (fd, status) : fstat (fd, status);

  if (file != NULL && result == 0)
    file->modified =
        (gint64) status->st_mtim.tv_sec * 1000000000 + (gint64) status->st_mtim.tv_nsec;
  return result;
}
