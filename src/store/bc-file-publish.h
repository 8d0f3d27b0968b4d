/* A file that appears under its name only when it is whole: written under another name in the same folder, flushed to the disk, then renamed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the temporary name of a file ends with. */
#define BC_PUBLISH_SUFFIX ".new"

/* bc_publish_begin: (transfer full): a new, empty file in the folder of @path, which only its owner and the owner's group may read: a hall holds people's affairs. NULL with @error
 * (EXISTS, NOT_FOUND, READ_ONLY, FULL, IO), which names @path. */
char *bc_publish_begin (const char *path, GError **error);
/* bc_publish_sync: flushes @temporary to the disk; @path is named on error. */
gboolean bc_publish_sync (const char *temporary, const char *path, GError **error);
/* bc_publish_end: flushes @temporary and gives it the name @path, never in the place of another file: the kernel decides who was first. On error the temporary file is still there. */
gboolean bc_publish_end (const char *temporary, const char *path, GError **error);
/* bc_publish_move: renames @from to @to in the same way; for what is on the disk already. */
gboolean bc_publish_move (const char *from, const char *to, GError **error);
/* bc_publish_discard: removes @temporary and what SQLite may have left beside it. */
void bc_publish_discard (const char *temporary);
/* bc_publish_fail: sets @error for an errno about @path; always returns FALSE. */
gboolean bc_publish_fail (const char *path, int number, GError **error);

G_END_DECLS
