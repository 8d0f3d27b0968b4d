/* Why the hall that is open can only be read. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_desk_why_read_only_async: finish: (transfer full) (nullable): in words, with what to do about it; NULL without @error when the hall can be written. */
void bc_desk_why_read_only_async (BcDesk *self, GAsyncReadyCallback callback, gpointer user_data);
char *bc_desk_why_read_only_finish (BcDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
