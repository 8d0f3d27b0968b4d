/* On what kind of drive an open hall lies, and how its file is kept there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BC_DRIVE_LOCAL, /* this computer's own disk: a write-ahead log */
  BC_DRIVE_NFS, /* all others: a rollback journal that stays, and the rules of docs/shared-drive.md */
  BC_DRIVE_SMB,
  BC_DRIVE_FUSE,  /* a program serves the drive, and its locks hold as far as that can be tried */
  BC_DRIVE_OTHER, /* another network file system, as above */
} BcDriveKind;

/* Immutable, atomically counted. */
typedef struct
{
  BcDriveKind kind;
  char *type; /* as the kernel names it: “ext4”, “nfs4”; "" where it is not known */
  char *
      source; /* the device, or what the server shares: “server:/halls”; "" where it is not known */
  char *mount_point; /* "" where it is not known */
} BcDrive;

BcDrive *
bc_drive_new (BcDriveKind kind, const char *type, const char *source, const char *mount_point);
BcDrive *bc_drive_ref (BcDrive *self);
void bc_drive_unref (BcDrive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcDrive, bc_drive_unref)

/* bc_drive_is_shared: other computers may have the file open. */
gboolean bc_drive_is_shared (const BcDrive *self);
/* bc_drive_describe: (transfer full): for a person, one line without a full stop: “network drive (NFS, server:/halls), rollback journal”. */
char *bc_drive_describe (const BcDrive *self);

G_END_DECLS
