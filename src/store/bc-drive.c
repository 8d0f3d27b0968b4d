/* On what kind of drive an open hall lies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-drive.h"

#include <glib/gi18n.h>

BcDrive *
bc_drive_new (BcDriveKind kind, const char *type, const char *source, const char *mount_point)
{
  BcDrive *self = g_atomic_rc_box_new0 (BcDrive);

  self->kind = kind;
  self->type = g_strdup (type);
  self->source = g_strdup (source);
  self->mount_point = g_strdup (mount_point);
  return self;
}

static void
clear (gpointer data)
{
  BcDrive *self = data;

  g_free (self->type);
  g_free (self->source);
  g_free (self->mount_point);
}

BcDrive *
bc_drive_ref (BcDrive *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
bc_drive_unref (BcDrive *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
bc_drive_is_shared (const BcDrive *self)
{
  return self->kind != BC_DRIVE_LOCAL;
}

char *
bc_drive_describe (const BcDrive *self)
{
  const char *kind;

  switch (self->kind)
    {
    case BC_DRIVE_LOCAL:
      return g_strdup (_ ("this computer’s own disk, write-ahead log"));
    case BC_DRIVE_NFS:
      kind = "NFS";
      break;
    case BC_DRIVE_SMB:
      kind = "SMB";
      break;
    case BC_DRIVE_FUSE:
    case BC_DRIVE_OTHER:
    default:
      kind = self->type[0] != '\0' ? self->type : "?";
      break;
    }
  /* Translators: the kind of the drive, such as NFS, and what the server calls it. */
  return self->source[0] != '\0'
             ? g_strdup_printf (_ ("network drive (%s, %s), rollback journal"), kind, self->source)
             : g_strdup_printf (_ ("network drive (%s), rollback journal"), kind);
}
