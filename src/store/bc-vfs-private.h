/* A way into the layer under SQLite, for tests only: failing disks, full disks, drives that hang, processes that die in the middle of a commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-vfs.h"

G_BEGIN_DECLS

/* Which file an operation is about. */
typedef enum
{
  BC_VFS_MAIN,    /* the hall's file */
  BC_VFS_JOURNAL, /* its rollback journal */
  BC_VFS_WAL,     /* its write-ahead log */
  BC_VFS_OTHER,   /* SQLite's temporary files */
} BcVfsRole;

/* What is about to be done. */
typedef struct
{
  BcVfsKind kind;
  BcVfsRole role;
  const char *path; /* nullable: a temporary file has none */
  BcVfsLink *link;  /* (nullable): the connection */
  gint64
      offset; /* of READ, WRITE; the new length of TRUNCATE; the first byte of LOCK; -1 otherwise */
  gint64 amount; /* bytes of READ, WRITE, LOCK; -1 otherwise */
  int lock; /* of LOCK: F_RDLCK, F_WRLCK or F_UNLCK of fcntl(2), or -1 for asking; -1 otherwise */
} BcVfsOperation;

/* Instead of an SQLite result code: half of a WRITE is written, then the disk is full. */
#define BC_VFS_SHORT_WRITE (-2)

/**
 * BcVfsHook:
 *
 * Called before each operation on the thread that does it, with no lock of this layer held. It may block (a drive that hangs) and need not return (a crash).
 * Returns SQLITE_OK to go on, or an SQLite result code with which the operation fails without having been done: SQLITE_IOERR_WRITE, SQLITE_FULL … (of LOCK:
 * SQLITE_BUSY refuses the lock, any other code is an error of the server). A CLOSE and the release of a lock are done whatever it returns.
 */
typedef int (*BcVfsHook) (const BcVfsOperation *operation, gpointer data);

/* bc_vfs_set_hook: @hook (nullable) sees every operation of every connection of this process. To be set while no connection is at work. */
void bc_vfs_set_hook (BcVfsHook hook, gpointer data);

/* bc_vfs_set_allowed: connections of this process that are configured from now on do at most @duties: for the proof that without the others something is lost. */
void bc_vfs_set_allowed (BcVfsDuties duties);

G_END_DECLS
