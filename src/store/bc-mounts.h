/* What /proc/self/mountinfo says about a path, and what follows for a hall. Pure: the text is handed in. Room-internal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-drive.h"

G_BEGIN_DECLS

/* One mount; bc_mount_clear() it. */
typedef struct
{
  char *mount_point;
  char *type;
  char *source;
  char *options; /* of the mount and of the file system, with commas between them */
} BcMount;

/* bc_mount_find: (out) @mount: the mount in which the absolute @path lies, by the text of /proc/self/mountinfo (proc(5)): of those whose mount point is above
 * it the deepest, of several at one point the last, which lies on top. Returns: FALSE with @mount cleared when there is none. */
gboolean bc_mount_find (const char *mountinfo, const char *path, BcMount *mount);
void bc_mount_clear (BcMount *self);

/* bc_mount_has: one of the options is @option, such as “ro” or “cache=loose”. */
gboolean bc_mount_has (const BcMount *self, const char *option);

/* bc_mount_kind: by the file system's type alone; LOCAL for whatever is no network's. */
BcDriveKind bc_mount_kind (const char *type);

/* Why a hall may not lie there. Source: the design's “One file on a shared drive”, “What follows”, 3. */
typedef enum
{
  BC_MOUNT_GOOD,
  BC_MOUNT_READ_ONLY,
  BC_MOUNT_SMB_NO_LOCKS,    /* nobrl: locks stay on this computer */
  BC_MOUNT_SMB_LOOSE,       /* cache=loose: reads what is no longer true */
  BC_MOUNT_NFS_NO_LOCKS,    /* nolock */
  BC_MOUNT_NFS_LOCAL_LOCKS, /* local_lock other than none, before NFS 4 */
  BC_MOUNT_NEVER_LOCKS,     /* a file system that is known to keep its locks on this computer */
} BcMountFault;

/* bc_mount_judge: by the options, of a drive that is not local. */
BcMountFault bc_mount_judge (const BcMount *self);

/* bc_mount_fail: sets UNSUPPORTED on @error: what is wrong with the drive on which @name lies, and how it is mounted so that it would do; @fault is not
 * GOOD. Returns: FALSE */
gboolean bc_mount_fail (BcMountFault fault, const char *name, GError **error);

G_END_DECLS
