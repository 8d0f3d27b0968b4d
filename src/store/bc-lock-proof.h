/* Whether locks on a drive keep a second process out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bc_lock_proof:
 * @real_path: a hall's file, links resolved
 * @error: UNSUPPORTED: locks do not hold there; IO: the drive did not answer in time
 *
 * One process locks a byte of the file, in a page that SQLite keeps for locks and never reads or writes; a second one must be refused it, and be granted it when
 * the first has let go. A file that may not be written cannot be tried and passes: only write locks exclude, and SQLite asks for none there. Shows that locks do
 * not work; that they always will, also between computers, it cannot show. Blocks for some requests to the server, 10 s at most: never on the main thread.
 */
gboolean bc_lock_proof (const char *real_path, GError **error);

/* bc_lock_proof_once: the same, but what has passed once in this process is not tried again on the same drive. */
gboolean bc_lock_proof_once (const char *real_path, GError **error);

/* bc_lock_proof_between: the first process locks @first, the second asks for @second, which is the same file except in tests. */
gboolean bc_lock_proof_between (const char *first, const char *second, GError **error);

/* bc_lock_proof_fail: sets UNSUPPORTED: two had the same lock at once. Returns: FALSE */
gboolean bc_lock_proof_fail (const char *path, GError **error);

G_END_DECLS
