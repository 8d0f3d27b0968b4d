/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bc-drive-fixture.h"

#include "store/bc-vfs-private.h"

static GMutex mutex;
static GCond changed;
static DriveState drive; /* under the mutex */
static guint n_hanging;  /* under the mutex */

static int
drive_cb (const BcVfsOperation *operation, gpointer data)
{
  static const int results[] = {
    [DRIVE_WORKS] = SQLITE_OK,
    [DRIVE_FAILS] = SQLITE_IOERR_WRITE,
    [DRIVE_FULL] = SQLITE_FULL,
  };
  int result;

  if (operation->kind != BC_VFS_WRITE)
    return SQLITE_OK;
  g_mutex_lock (&mutex);
  n_hanging++;
  while (drive == DRIVE_HANGS)
    g_cond_wait (&changed, &mutex);
  n_hanging--;
  result = results[drive];
  g_mutex_unlock (&mutex);
  return result;
}

void
drive_set_up (void)
{
  drive_set (DRIVE_WORKS);
  bc_vfs_set_hook (drive_cb, NULL);
}

void
drive_tear_down (void)
{
  bc_vfs_set_hook (NULL, NULL);
}

void
drive_set (DriveState state)
{
  g_mutex_lock (&mutex);
  drive = state;
  g_cond_broadcast (&changed);
  g_mutex_unlock (&mutex);
}

guint
drive_n_hanging (void)
{
  guint n;

  g_mutex_lock (&mutex);
  n = n_hanging;
  g_mutex_unlock (&mutex);
  return n;
}
