/* What the files of the layer under SQLite share; nobody else includes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sys/stat.h>

#include "store/bc-vfs-private.h"

G_BEGIN_DECLS

/* What a poisoned connection answers. SQLite does not use this code any more, so it cannot come from anywhere else. */
#define BC_VFS_REFUSED SQLITE_IOERR_BLOCKED

typedef enum
{
  BC_VFS_SOUND,
  BC_VFS_GIVEN_UP, /* by the guard: until it is opened anew */
  BC_VFS_POISONED, /* by somebody: for good */
} BcVfsHealth;

struct _BcVfsLink
{
  int health; /* BcVfsHealth, atomic */

  /* On the connection's thread. */
  int duties;
  gint64 guard;    /* microseconds */
  gint64 since;    /* CLOCK_BOOTTIME, microseconds: when the running read got its lock */
  gint64 deadline; /* CLOCK_BOOTTIME, microseconds; 0 while nothing may be written */
  BcVfsCounts counts;
};

typedef struct
{
  sqlite3_file base;
  BcVfsRole role;
  const char *path; /* SQLite's, as long as the file is open */
  BcVfsLink *link;  /* nullable */
  gboolean is_main;
  gboolean is_converted; /* holds a write lock in the place of its read lock */
  gint64 modified;       /* nanoseconds, as the last question for its length has told */
  dev_t device;          /* of a main file */
  ino_t inode;
} BcVfsFile;

/* The file for which this thread is inside the unix VFS; NULL outside. */
extern _Thread_local BcVfsFile *bc_vfs_current;

/* bc-vfs-link.c */

/* bc_vfs_begin: each request begins here: counted, and shown to the test. An SQLite result code, or BC_VFS_SHORT_WRITE. */
int bc_vfs_begin (BcVfsFile *file, BcVfsKind kind, gint64 offset, gint64 amount, int lock);
/* bc_vfs_may_read, bc_vfs_may_write: SQLITE_OK, or BC_VFS_REFUSED on a connection that was given up; a write past the deadline gives it up. */
int bc_vfs_may_read (BcVfsFile *file);
int bc_vfs_may_write (BcVfsFile *file);
/* bc_vfs_give_up: refuses everything from now on. */
void bc_vfs_give_up (BcVfsLink *self);
/* bc_vfs_has_duty: FALSE for no file too. */
gboolean bc_vfs_has_duty (const BcVfsFile *file, BcVfsDuties duty);
/* bc_vfs_boot_time: CLOCK_BOOTTIME in microseconds. */
gint64 bc_vfs_boot_time (void);

/* bc-vfs-calls.c */
int bc_vfs_fcntl (int fd, int command, ...);
int bc_vfs_fstat (int fd, struct stat *status);
/* bc_vfs_fresh_fstat: fstat() with the server asked, whatever the client has in its cache. */
int bc_vfs_fresh_fstat (int fd, struct stat *status);

/* bc-vfs-mains.c */

/* bc_vfs_mains_add: @self is about to be opened: from here on no descriptor of it is closed by others. */
void bc_vfs_mains_add (BcVfsFile *self);
/* bc_vfs_mains_made: it is open; it may not have been there before. */
void bc_vfs_mains_made (BcVfsFile *self);
/* bc_vfs_mains_remove: it is closed, and with the last connection the descriptors that were kept for it. */
void bc_vfs_mains_remove (BcVfsFile *self);
/* bc_vfs_mains_find: (nullable): the connection of this thread whose journal or log @path is. */
BcVfsFile *bc_vfs_mains_find (const char *path, BcVfsRole *role);

G_END_DECLS
