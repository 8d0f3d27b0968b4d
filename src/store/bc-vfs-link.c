/* One connection: what it has asked for, until when it may write, and the test's hook before each request.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <time.h>

#include "store/bc-vfs-file.h"

static struct
{
  BcVfsHook func;
  gpointer data;
} hook;

BcVfsLink *
bc_vfs_link_new (void)
{
  return g_atomic_rc_box_new0 (BcVfsLink);
}

BcVfsLink *
bc_vfs_link_ref (BcVfsLink *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
bc_vfs_link_unref (BcVfsLink *self)
{
  g_atomic_rc_box_release (self);
}

/* Duties that connections of this process may have; fewer in a test only. */
static int allowed = ~0;

void
bc_vfs_set_allowed (BcVfsDuties duties)
{
  allowed = (int) duties;
}

void
bc_vfs_link_configure (BcVfsLink *self, BcVfsDuties duties, gint64 guard)
{
  self->duties = (int) duties & allowed;
  self->guard = guard;
}

void
bc_vfs_link_poison (BcVfsLink *self)
{
  g_atomic_int_set (&self->health, BC_VFS_POISONED);
}

gboolean
bc_vfs_link_is_poisoned (BcVfsLink *self)
{
  return g_atomic_int_get (&self->health) == BC_VFS_POISONED;
}

gboolean
bc_vfs_link_is_given_up (BcVfsLink *self)
{
  return g_atomic_int_get (&self->health) != BC_VFS_SOUND;
}

void
bc_vfs_give_up (BcVfsLink *self)
{
  /* What is poisoned stays so. */
  g_atomic_int_compare_and_exchange (&self->health, BC_VFS_SOUND, BC_VFS_GIVEN_UP);
}

/* The clock that goes on while the computer sleeps: a seat that was suspended has lost its locks like one whose cable was pulled. */
gint64
bc_vfs_boot_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

gint64
bc_vfs_link_guard_left (BcVfsLink *self)
{
  return self->deadline == 0 ? G_MAXINT64 : MAX (0, self->deadline - bc_vfs_boot_time ());
}

void
bc_vfs_link_counts (BcVfsLink *self, BcVfsCounts *counts)
{
  *counts = self->counts;
}

guint64
bc_vfs_counts_total (const BcVfsCounts *self)
{
  guint64 total = 0;

  for (int i = 0; i < BC_VFS_N_KINDS; i++)
    total += self->kinds[i];
  return total;
}

void
bc_vfs_set_hook (BcVfsHook func, gpointer data)
{
  hook.func = func;
  hook.data = data;
}

gboolean
bc_vfs_has_duty (const BcVfsFile *file, BcVfsDuties duty)
{
  return file != NULL && file->link != NULL && (file->link->duties & (int) duty) != 0;
}

/* Each request begins here: counted, and shown to the test. */
int
bc_vfs_begin (BcVfsFile *file, BcVfsKind kind, gint64 offset, gint64 amount, int lock)
{
  BcVfsOperation operation = { kind, file->role, file->path, file->link, offset, amount, lock };

  if (file->link != NULL)
    file->link->counts.kinds[kind]++;
  return hook.func == NULL ? SQLITE_OK : hook.func (&operation, hook.data);
}

/* Whether @file may still be read: not on a connection that is given up, for what it reads may be half of another seat's commit. */
int
bc_vfs_may_read (BcVfsFile *file)
{
  return file->link != NULL && bc_vfs_link_is_given_up (file->link) ? BC_VFS_REFUSED : SQLITE_OK;
}

/* Whether @file may still be changed: not after the deadline either, and then nothing else is done on this connection any more. A journal that stays behind
 * is what the next seat rolls the file back with. */
int
bc_vfs_may_write (BcVfsFile *file)
{
  if (file->link == NULL)
    return SQLITE_OK;
  if (file->link->deadline != 0 && bc_vfs_boot_time () > file->link->deadline)
    bc_vfs_give_up (file->link);
  return bc_vfs_may_read (file);
}
