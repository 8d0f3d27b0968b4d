/* Whether the rollback journal that lies beside a hall belongs to it. SQLite plays back whatever journal it finds there, and a journal of another file destroys the hall: somebody has
 * copied, renamed or restored one of the two by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-file-probe.h"

G_BEGIN_DECLS

/* bc_journal_check: before the file is opened for the first time. A journal that some seat is writing at this moment is that seat's; one that is left over is tried on a copy when it
 * may be the file's. Errors: DAMAGED, in words that name the journal; nothing was changed. */
gboolean bc_journal_check (const char *path, const BcFile *file, GError **error);
/* bc_journal_may_belong: a journal is left over beside the file at @real_path, and its header fits: for whoever works on a copy. */
gboolean bc_journal_may_belong (const char *real_path);

G_END_DECLS
