/* Programs of different versions side by side. The file says in its settings which is the oldest schema version whose program may read it (minimum_reader) and write it
 * (minimum_writer): an older program refuses it, or opens it for reading only. A newer program brings an older file up to date, alone in it and after a backup (bc-migrate.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"

G_BEGIN_DECLS

/* bc_versions_enter: takes a seat in the file, before it is connected to; waits as long as a transaction would while somebody has the file alone. Errors: BUSY. */
gboolean bc_versions_enter (BcEngine *engine, GError **error);
/* bc_versions_settle: the file is of this program's version, or is now, or is newer and may be used. Errors: NEWER, READ_ONLY, and those of bc_migrate(). */
gboolean bc_versions_settle (BcEngine *engine, GError **error);
/* bc_versions_fail_read_only: BC_ERROR_READ_ONLY with why @engine does not write, and what to do; always returns FALSE. */
gboolean bc_versions_fail_read_only (BcEngine *engine, GError **error);
/* bc_versions_fail_busy: BC_ERROR_BUSY because somebody else has the file at @path alone; always returns FALSE. */
gboolean bc_versions_fail_busy (const char *path, GError **error);

G_END_DECLS
