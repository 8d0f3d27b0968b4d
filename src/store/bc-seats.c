/* Who is in a hall's file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "store/bc-seats.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bc-main-thread.h"
#include "store/bc-vfs.h"

/* SQLite keeps one page of the file for its locks and never writes it; it locks 512 bytes from the page's beginning (“Database File Format”, section 1.5). The byte after them is
 * ours: also where locks are mandatory, as on SMB, nobody ever reads or writes it. */
#define SQLITE_LOCKS      0x40000000
#define SQLITE_LOCKS_SIZE 512
#define SEAT_BYTE         (SQLITE_LOCKS + SQLITE_LOCKS_SIZE)
/* Behind the slots of trials. */
#define WAITING_BYTE (SEAT_BYTE + BC_SEAT_N_SLOTS + 1)

struct _BcSeat
{
  int descriptor;
  gboolean is_writable;
  dev_t device;
  ino_t inode;
};

BcSeat *
bc_seat_new (const char *real_path)
{
  BcSeat *self;
  struct stat status;
  int descriptor;
  gboolean is_writable = TRUE;

  g_assert (!bc_main_thread_is_current ());
  descriptor = open (real_path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0)
    {
      is_writable = FALSE;
      descriptor = open (real_path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    }
  if (descriptor < 0)
    return NULL;
  if (fstat (descriptor, &status) != 0)
    {
      bc_vfs_close_fd (descriptor);
      return NULL;
    }
  self = g_new0 (BcSeat, 1);
  self->descriptor = descriptor;
  self->is_writable = is_writable;
  self->device = status.st_dev;
  self->inode = status.st_ino;
  return self;
}

/* Locks of an open file description, not of the process: two engines of one process are two seats. */
static int
lock (BcSeat *self, int command, struct flock *range)
{
  int result;

  range->l_whence = SEEK_SET;
  do
    result = fcntl (self->descriptor, command, range);
  while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : errno;
}

gboolean
bc_seat_take (BcSeat *self, BcSeatClaim claim)
{
  struct flock range = { .l_start = SEAT_BYTE, .l_len = 1 };

  g_assert (!bc_main_thread_is_current ());
  switch (claim)
    {
    case BC_SEAT_ALONE:
      range.l_type = F_WRLCK;
      return self->is_writable && lock (self, F_OFD_SETLK, &range) == 0;
    case BC_SEAT_IN:
      range.l_type = F_RDLCK;
      switch (lock (self, F_OFD_SETLK, &range))
        {
        case EACCES:
        case EAGAIN:
          return FALSE;
        default:
          return TRUE;
        }
    case BC_SEAT_OUT:
    default:
      range.l_type = F_UNLCK;
      lock (self, F_OFD_SETLK, &range);
      return TRUE;
    }
}

gboolean
bc_seat_take_slot (BcSeat *self, gint64 slot, gboolean take)
{
  struct flock range = { .l_type = take ? F_WRLCK : F_UNLCK,
                         .l_start = SEAT_BYTE + slot,
                         .l_len = 1 };

  g_assert (slot > 0 && slot <= BC_SEAT_N_SLOTS);
  return lock (self, F_OFD_SETLK, &range) == 0;
}

void
bc_seat_set_waiting (BcSeat *self, gboolean waiting)
{
  struct flock range = { .l_type = waiting ? F_RDLCK : F_UNLCK,
                         .l_start = WAITING_BYTE,
                         .l_len = 1 };

  /* Where there are no locks nobody is told, and everybody has what chance gives. */
  lock (self, F_OFD_SETLK, &range);
}

gboolean
bc_seat_has_waiting (BcSeat *self)
{
  struct flock range = { .l_type = F_WRLCK, .l_start = WAITING_BYTE, .l_len = 1 };

  return lock (self, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

gboolean
bc_seat_is_at (BcSeat *self, const char *real_path)
{
  struct stat status;

  return stat (real_path, &status) != 0
         || (status.st_dev == self->device && status.st_ino == self->inode);
}

gboolean
bc_seat_has_connections (BcSeat *self)
{
  struct flock range = { .l_start = SQLITE_LOCKS, .l_len = SQLITE_LOCKS_SIZE, .l_type = F_WRLCK };

  /* What cannot be asked is taken for a yes: whoever asks is about to change the file for good. */
  return lock (self, F_OFD_GETLK, &range) != 0 || range.l_type != F_UNLCK;
}

gboolean
bc_seat_has_writer (BcSeat *self)
{
  /* SQLite's PENDING and RESERVED bytes, and its range for readers, which a writer takes whole: a reader is in nobody's way here. */
  struct flock range = { .l_start = SQLITE_LOCKS, .l_len = SQLITE_LOCKS_SIZE, .l_type = F_RDLCK };

  return lock (self, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

void
bc_seat_free (BcSeat *self)
{
  if (self == NULL)
    return;
  bc_seat_take (self, BC_SEAT_OUT);
  bc_vfs_close_fd (self->descriptor);
  g_free (self);
}
