/* Where a file lies. Source: docs on storage, “One file on a shared drive”: what is not known to be
 * a local disk is refused until the shared-drive rules are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-place-probe.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <sys/vfs.h>

#include "base/bc-error.h"
#include "base/bc-main-thread.h"

/* statfs's f_type of what other computers serve, as in the kernel's linux/magic.h and the file
 * systems' own sources. */
static const guint32 network_types[] = {
  0x00006969, /* NFS */
  0x0000517b, /* SMB, the old client */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB 2 and 3 */
  0x01021997, /* 9P */
  0x73757245, /* Coda */
  0x5346414f, /* AFS */
  0x6b414653, /* AFS of the kernel */
  0x00c36400, /* Ceph */
  0x0bd00bd0, /* Lustre */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
  0x0000564c, /* NCP */
  0x786f4256, /* VirtualBox shared folders */
};

/* The kernel forwards every call to a program: it may be a disk, it may be a server. */
#define FUSE_TYPE 0x65735546

BcPlaceKind
bc_place_kind (guint64 type, const char *type_name, gboolean is_remote)
{
  /* Some kernels sign-extend f_type. */
  guint32 magic = (guint32) type;

  if (is_remote)
    return BC_PLACE_NETWORK;
  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (network_types[i] == magic)
      return BC_PLACE_NETWORK;
  if (magic == FUSE_TYPE || (type_name != NULL && g_str_has_prefix (type_name, "fuse")))
    return BC_PLACE_UNKNOWN;
  return BC_PLACE_LOCAL;
}

gboolean
bc_place_check (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *name = g_filename_display_name (path);
  const char *type_name = NULL;
  gboolean is_remote = FALSE;
  struct statfs fs;

  g_assert (!bc_main_thread_is_current ());

  /* Whatever cannot be asked now will be told by opening the file, in plainer words. */
  if (statfs (path, &fs) != 0)
    return TRUE;
  info = g_file_query_filesystem_info (file,
                                       G_FILE_ATTRIBUTE_FILESYSTEM_TYPE
                                       "," G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE,
                                       NULL, NULL);
  if (info != NULL)
    {
      type_name = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE);
      is_remote = g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
    }

  switch (bc_place_kind ((guint64) fs.f_type, type_name, is_remote))
    {
    case BC_PLACE_NETWORK:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a network drive, and this version keeps the hall on this "
                      "computer’s own "
                      "disk. Copy the file to a folder on this computer and open it there."),
                   name);
      return FALSE;
    case BC_PLACE_UNKNOWN:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a drive whose locks are not known to be safe, and this version "
                      "keeps the "
                      "hall on this computer’s own disk. Copy the file to a folder on this "
                      "computer and open "
                      "it there."),
                   name);
      return FALSE;
    case BC_PLACE_LOCAL:
    default:
      return TRUE;
    }
}
