/* How SQLite reaches a hall's file: a thin layer over its unix VFS, in between which everything is counted, and on a shared drive made safe.
 * Room-internal. Source of the rules: docs/shared-drive.md and the design's “One file on a shared drive”.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What a connection does beyond what SQLite does by itself. None of it is needed on a local disk. */
typedef enum
{
  BC_VFS_PLAIN = 0,
  BC_VFS_FRESH =
      1
      << 0, /* asks the server, not the client's cache, how long a file is and whether there is a journal */
  BC_VFS_GUARD = 1 << 1,   /* does not write any more once the lock may have been lost */
  BC_VFS_CONVERT = 1 << 2, /* SMB: turns a read lock into a write lock by releasing it first */
} BcVfsDuties;

/* The deadline of BC_VFS_GUARD, from the moment at which a writing transaction began to read: shorter than any lease of a server (microseconds). */
#define BC_VFS_GUARD_TIME (2 * G_USEC_PER_SEC)

/* What the layer counts. Each is one request to the file system. */
typedef enum
{
  BC_VFS_OPEN,
  BC_VFS_CLOSE,
  BC_VFS_READ,
  BC_VFS_WRITE,
  BC_VFS_TRUNCATE,
  BC_VFS_SYNC,
  BC_VFS_SIZE,   /* asks how long an open file is */
  BC_VFS_LOCK,   /* takes, releases or asks for a range of locks */
  BC_VFS_DELETE, /* of a file by its name */
  BC_VFS_ACCESS, /* asks whether a file is there */
  BC_VFS_SHARED, /* locks of a write-ahead log's index; local only */
  BC_VFS_N_KINDS,
} BcVfsKind;

typedef struct
{
  guint64 kinds[BC_VFS_N_KINDS];
} BcVfsCounts;

/* bc_vfs_counts_total: the sum of all kinds. */
guint64 bc_vfs_counts_total (const BcVfsCounts *self);

/* bc_vfs_name: the name of the layer for sqlite3_open_v2(); registers it at the first call. Any thread. */
const char *bc_vfs_name (void);

/* The state of one connection. Outlives it as long as somebody holds it. */
typedef struct _BcVfsLink BcVfsLink;

BcVfsLink *bc_vfs_link_ref (BcVfsLink *self);
void bc_vfs_link_unref (BcVfsLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcVfsLink, bc_vfs_link_unref)

/* bc_vfs_link_new: the state of a connection that is not there yet. */
BcVfsLink *bc_vfs_link_new (void);
/* bc_vfs_adopt: @db, which was just opened with bc_vfs_name(), is the connection of @self from now on. One that the guard had given up is sound again; one that
 * was poisoned stays so. */
void bc_vfs_adopt (sqlite3 *db, BcVfsLink *self);

/* bc_vfs_link_configure: from now on with @duties, @guard microseconds as the deadline of BC_VFS_GUARD. On the connection's thread, outside transactions. */
void bc_vfs_link_configure (BcVfsLink *self, BcVfsDuties duties, gint64 guard);

/* bc_vfs_link_poison: nothing of this connection reaches the file any more, whatever its thread still tries, also after opening it anew; it can only be closed.
 * Any thread: for whoever abandons a thread that is stuck in the kernel. */
void bc_vfs_link_poison (BcVfsLink *self);
/* bc_vfs_link_is_poisoned: by bc_vfs_link_poison(). Any thread. */
gboolean bc_vfs_link_is_poisoned (BcVfsLink *self);
/* bc_vfs_link_is_given_up: by the guard, or poisoned: it refuses everything and can only be closed. Any thread. */
gboolean bc_vfs_link_is_given_up (BcVfsLink *self);

/* bc_vfs_link_guard_left: microseconds until the running write is given up, at least 0; G_MAXINT64 where no deadline runs. On the connection's thread. */
gint64 bc_vfs_link_guard_left (BcVfsLink *self);

/* bc_vfs_link_counts: what the connection has asked of the file system since it was opened. On the connection's thread. */
void bc_vfs_link_counts (BcVfsLink *self, BcVfsCounts *counts);

/* bc_vfs_change_counter: whether @db's main file is another one than before: @counter (out): the number in its header (bytes 24 to 27) that each commit of a
 * rollback journal raises; @modified (out): when the server has last written it, nanoseconds. Both count: an NFS client asks the server for the second each
 * time, but goes on showing the first from its own cache as long as it has the file open for writing. Two requests, no lock. On the connection's thread.
 * Returns: an SQLite result code */
int bc_vfs_change_counter (sqlite3 *db, guint32 *counter, gint64 *modified);

/* bc_vfs_close_fd: close(), for a descriptor of a file that may be a hall's. The kernel drops all locks of a process on a file when the process closes any
 * descriptor of it: so this one is kept until no connection of this process has the file open. Any thread. */
void bc_vfs_close_fd (int fd);

G_END_DECLS
