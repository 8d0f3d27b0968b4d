/* Where a file lies: on this computer's own disk, or on a drive that needs other rules, or where a hall cannot be kept at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-drive.h"

G_BEGIN_DECLS

/* bc_place_kind: pure. @type is statfs's f_type, @is_remote what GIO's filesystem::remote says, @type_name the kernel's name of the file system, or GIO's
 * (nullable). Whatever is not known to be local is not. */
BcDriveKind bc_place_kind (guint64 type, const char *type_name, gboolean is_remote);

/**
 * bc_place_probe:
 * @path: a file, or a folder in which one is to be made; links resolved
 *
 * Asks the system on what drive @path lies, and judges how that is mounted. The variable BANCHENG_PLACE (“nfs”, “smb”, “fuse”) makes a local folder count as such
 * a drive, so that what is done there can be tried; it never makes a network drive local. May wait for a network: never on the main thread.
 *
 * Errors: UNSUPPORTED: a hall cannot be kept there; the message says why and what would do. Returns: (transfer full): the drive
 */
BcDrive *bc_place_probe (const char *path, GError **error);

G_END_DECLS
