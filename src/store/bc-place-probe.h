/* Where a file lies: on this computer's own disk, or somewhere that needs other rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BC_PLACE_LOCAL,
  BC_PLACE_NETWORK, /* shared with other computers */
  BC_PLACE_UNKNOWN, /* a file system whose locks nobody has proven */
} BcPlaceKind;

/* bc_place_kind: pure. @type is statfs's f_type, @is_remote what GIO's filesystem::remote says,
 * @type_name its filesystem::type (nullable). */
BcPlaceKind bc_place_kind (guint64 type, const char *type_name, gboolean is_remote);

/* bc_place_check: asks the system where @path lies; BC_ERROR_UNSUPPORTED when this version cannot
 * keep a hall there. May wait for a network: never on the main thread. */
gboolean bc_place_check (const char *path, GError **error);

G_END_DECLS
