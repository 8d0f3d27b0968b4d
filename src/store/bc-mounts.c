/* What /proc/self/mountinfo says about a path, and what follows for a hall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-mounts.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-error.h"

/* The fields of a line, counted from 0; after the separator “-” they are counted from there. */
#define FIELD_MOUNT_POINT   4
#define FIELD_OPTIONS       5
#define FIELD_TYPE          1
#define FIELD_SOURCE        2
#define FIELD_SUPER_OPTIONS 3

static const struct
{
  const char *type;
  BcDriveKind kind;
} kinds[] = {
  { "nfs", BC_DRIVE_NFS },         { "nfs4", BC_DRIVE_NFS },     { "cifs", BC_DRIVE_SMB },
  { "smb3", BC_DRIVE_SMB },        { "smbfs", BC_DRIVE_SMB },    { "fuse", BC_DRIVE_FUSE },
  { "9p", BC_DRIVE_OTHER },        { "afs", BC_DRIVE_OTHER },    { "beegfs", BC_DRIVE_OTHER },
  { "ceph", BC_DRIVE_OTHER },      { "coda", BC_DRIVE_OTHER },   { "gfs2", BC_DRIVE_OTHER },
  { "glusterfs", BC_DRIVE_OTHER }, { "lustre", BC_DRIVE_OTHER }, { "ncpfs", BC_DRIVE_OTHER },
  { "ocfs2", BC_DRIVE_OTHER },     { "vboxsf", BC_DRIVE_OTHER }, { "virtiofs", BC_DRIVE_OTHER },
};

/* File systems without byte-range locks between computers: a process of the same computer is kept out, so that trying shows nothing. */
static const char *const never_locks[] = {
  "9p",
  "afs",
  "coda",
  "fuse.curlftpfs",
  "fuse.davfs",
  "fuse.davfs2",
  "fuse.gvfsd-fuse",
  "fuse.rclone",
  "fuse.s3fs",
  "fuse.sshfs",
  "ncpfs",
  "smbfs",
  "vboxsf",
};

/* (transfer full): spaces and the like stand as three octal digits. */
static char *
unescape (const char *field)
{
  return g_strcompress (field);
}

static gboolean
contains (const char *mount_point, const char *path)
{
  gsize length = strlen (mount_point);

  if (strcmp (mount_point, "/") == 0)
    return path[0] == '/';
  return strncmp (mount_point, path, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Fills @mount from the fields of a line, where it is complete. */
static gboolean
parse (char **fields, BcMount *mount)
{
  char **tail = fields;

  if (g_strv_length (fields) <= FIELD_OPTIONS)
    return FALSE;
  /* A number of optional fields stands before the separator. */
  tail += FIELD_OPTIONS;
  while (*tail != NULL && strcmp (*tail, "-") != 0)
    tail++;
  if (g_strv_length (tail) <= FIELD_SUPER_OPTIONS)
    return FALSE;
  mount->mount_point = unescape (fields[FIELD_MOUNT_POINT]);
  mount->type = unescape (tail[FIELD_TYPE]);
  mount->source = unescape (tail[FIELD_SOURCE]);
  mount->options = g_strconcat (fields[FIELD_OPTIONS], ",", tail[FIELD_SUPER_OPTIONS], NULL);
  return TRUE;
}

gboolean
bc_mount_find (const char *mountinfo, const char *path, BcMount *mount)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);

  *mount = (BcMount) { NULL };
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, " ", -1);
      BcMount candidate = { NULL };

      if (!parse (fields, &candidate))
        continue;
      if (contains (candidate.mount_point, path)
          && (mount->mount_point == NULL
              || strlen (candidate.mount_point) >= strlen (mount->mount_point)))
        {
          bc_mount_clear (mount);
          *mount = candidate;
        }
      else
        bc_mount_clear (&candidate);
    }
  return mount->mount_point != NULL;
}

void
bc_mount_clear (BcMount *self)
{
  g_clear_pointer (&self->mount_point, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->options, g_free);
}

gboolean
bc_mount_has (const BcMount *self, const char *option)
{
  g_auto (GStrv) options = g_strsplit (self->options, ",", -1);

  return g_strv_contains ((const char *const *) options, option);
}

/* (transfer full) (nullable) what stands after “@name=”; the file system's own word counts, which comes last. */
static char *
value_of (const BcMount *self, const char *name)
{
  g_auto (GStrv) options = g_strsplit (self->options, ",", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);

  for (guint i = g_strv_length (options); i > 0; i--)
    if (g_str_has_prefix (options[i - 1], prefix))
      return g_strdup (options[i - 1] + strlen (prefix));
  return NULL;
}

BcDriveKind
bc_mount_kind (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].type, type) == 0)
      return kinds[i].kind;
  /* “fuseblk” is a disk of this computer that a program reads, such as NTFS. */
  return g_str_has_prefix (type, "fuse.") ? BC_DRIVE_FUSE : BC_DRIVE_LOCAL;
}

static BcMountFault
judge_smb (const BcMount *self)
{
  if (bc_mount_has (self, "nobrl"))
    return BC_MOUNT_SMB_NO_LOCKS;
  return bc_mount_has (self, "cache=loose") ? BC_MOUNT_SMB_LOOSE : BC_MOUNT_GOOD;
}

static BcMountFault
judge_nfs (const BcMount *self)
{
  g_autofree char *version = value_of (self, "vers");
  g_autofree char *local = value_of (self, "local_lock");
  /* NFS 4 has its locks in the protocol, and the option has no effect there. */
  gboolean is_4 = strcmp (self->type, "nfs4") == 0 || (version != NULL && version[0] == '4');

  if (bc_mount_has (self, "nolock"))
    return BC_MOUNT_NFS_NO_LOCKS;
  if (!is_4 && local != NULL && strcmp (local, "none") != 0)
    return BC_MOUNT_NFS_LOCAL_LOCKS;
  return BC_MOUNT_GOOD;
}

BcMountFault
bc_mount_judge (const BcMount *self)
{
  BcMountFault fault = BC_MOUNT_GOOD;

  for (gsize i = 0; i < G_N_ELEMENTS (never_locks); i++)
    if (strcmp (never_locks[i], self->type) == 0)
      return BC_MOUNT_NEVER_LOCKS;
  switch (bc_mount_kind (self->type))
    {
    case BC_DRIVE_SMB:
      fault = judge_smb (self);
      break;
    case BC_DRIVE_NFS:
      fault = judge_nfs (self);
      break;
    case BC_DRIVE_LOCAL:
    case BC_DRIVE_FUSE:
    case BC_DRIVE_OTHER:
    default:
      break;
    }
  if (fault == BC_MOUNT_GOOD && bc_mount_has (self, "ro"))
    return BC_MOUNT_READ_ONLY;
  return fault;
}

gboolean
bc_mount_fail (BcMountFault fault, const char *name, GError **error)
{
  switch (fault)
    {
    case BC_MOUNT_READ_ONLY:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a network drive that is mounted read-only, where no lock can "
                      "be taken. Have it mounted for writing (“rw”)."),
                   name);
      break;
    case BC_MOUNT_SMB_NO_LOCKS:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a network drive that is mounted with “nobrl”: locks do not "
                      "reach the server, and changes would be lost. Have it mounted without "
                      "“nobrl”, with “cache=strict”."),
                   name);
      break;
    case BC_MOUNT_SMB_LOOSE:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a network drive that is mounted with “cache=loose”: seats "
                      "would "
                      "not see each other’s changes and overwrite them. Have it mounted with "
                      "“cache=strict”."),
                   name);
      break;
    case BC_MOUNT_NFS_NO_LOCKS:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a network drive that is mounted with “nolock”: locks do not "
                      "reach the server, and changes would be lost. Have it mounted without "
                      "“nolock”, best with “vers=4.2”."),
                   name);
      break;
    case BC_MOUNT_NFS_LOCAL_LOCKS:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a network drive that is mounted with “local_lock”: locks do "
                      "not "
                      "reach the server, and changes would be lost. Have it mounted with "
                      "“local_lock=none”, best with “vers=4.2”."),
                   name);
      break;
    case BC_MOUNT_NEVER_LOCKS:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a kind of network drive whose locks do not reach other "
                      "computers, so that changes would be lost. Put the hall on an NFS 4 or SMB 3 "
                      "share, or on this computer’s own disk."),
                   name);
      break;
    case BC_MOUNT_GOOD:
    default:
      g_assert_not_reached ();
    }
  return FALSE;
}
