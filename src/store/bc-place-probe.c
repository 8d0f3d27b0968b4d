/* Where a file lies. Source: the design's “One file on a shared drive”.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-place-probe.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/vfs.h>

#include "base/bc-main-thread.h"
#include "store/bc-mounts.h"

/* statfs's f_type of what other computers serve, as in the kernel's linux/magic.h and the file
 * systems' own sources. */
static const struct
{
  guint32 type;
  BcDriveKind kind;
} network_types[] = {
  { 0x00006969, BC_DRIVE_NFS },   { 0x0000517b, BC_DRIVE_SMB }, /* the old client */
  { 0xff534d42, BC_DRIVE_SMB },                                 /* CIFS */
  { 0xfe534d42, BC_DRIVE_SMB },                                 /* SMB 2 and 3 */
  { 0x01021997, BC_DRIVE_OTHER },                               /* 9P */
  { 0x73757245, BC_DRIVE_OTHER },                               /* Coda */
  { 0x5346414f, BC_DRIVE_OTHER },                               /* AFS */
  { 0x6b414653, BC_DRIVE_OTHER },                               /* AFS of the kernel */
  { 0x00c36400, BC_DRIVE_OTHER },                               /* Ceph */
  { 0x0bd00bd0, BC_DRIVE_OTHER },                               /* Lustre */
  { 0x01161970, BC_DRIVE_OTHER },                               /* GFS2 */
  { 0x7461636f, BC_DRIVE_OTHER },                               /* OCFS2 */
  { 0x0000564c, BC_DRIVE_OTHER },                               /* NCP */
  { 0x786f4256, BC_DRIVE_OTHER },                               /* VirtualBox shared folders */
};

/* The kernel forwards every call to a program: it may be a disk, it may be a server. */
#define FUSE_TYPE 0x65735546

static const struct
{
  const char *word;
  BcDriveKind kind;
} trials[] = {
  { "nfs", BC_DRIVE_NFS },
  { "smb", BC_DRIVE_SMB },
  { "fuse", BC_DRIVE_FUSE },
};

BcDriveKind
bc_place_kind (guint64 type, const char *type_name, gboolean is_remote)
{
  /* Some kernels sign-extend f_type. */
  guint32 magic = (guint32) type;
  BcDriveKind named = type_name != NULL ? bc_mount_kind (type_name) : BC_DRIVE_LOCAL;

  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (network_types[i].type == magic)
      return network_types[i].kind;
  if (named != BC_DRIVE_LOCAL)
    return named;
  if (is_remote)
    return BC_DRIVE_OTHER;
  return magic == FUSE_TYPE && g_strcmp0 (type_name, "fuseblk") != 0 ? BC_DRIVE_FUSE
                                                                     : BC_DRIVE_LOCAL;
}

static BcDriveKind
tried_kind (BcDriveKind kind)
{
  const char *word = g_getenv ("BANCHENG_PLACE");

  for (gsize i = 0; i < G_N_ELEMENTS (trials) && word != NULL && kind == BC_DRIVE_LOCAL; i++)
    if (strcmp (trials[i].word, word) == 0)
      return trials[i].kind;
  return kind;
}

static gboolean
is_remote (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL
         && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

BcDrive *
bc_place_probe (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *mountinfo = NULL;
  g_autoptr (BcDrive) drive = NULL;
  BcMount mount = { NULL };
  BcMountFault fault = BC_MOUNT_GOOD;
  struct statfs fs = { 0 };
  BcDriveKind kind;

  g_assert (!bc_main_thread_is_current ());

  /* Whatever cannot be asked now will be told by opening the file, in plainer words. */
  if (g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    bc_mount_find (mountinfo, path, &mount);
  statfs (path, &fs);
  kind = bc_place_kind ((guint64) fs.f_type, mount.type, is_remote (path));
  if (kind != BC_DRIVE_LOCAL && mount.type != NULL)
    fault = bc_mount_judge (&mount);
  drive = bc_drive_new (tried_kind (kind), mount.type != NULL ? mount.type : "",
                        mount.source != NULL ? mount.source : "",
                        mount.mount_point != NULL ? mount.mount_point : "");
  bc_mount_clear (&mount);
  if (fault == BC_MOUNT_GOOD)
    return g_steal_pointer (&drive);
  bc_mount_fail (fault, name, error);
  return NULL;
}
