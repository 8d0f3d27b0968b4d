/* What was typed or scanned from a sheet of paper, answered in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_sheet_lookup_is_for: @text looks like a sheet's code, the address in its QR code, or a blank
 * form's number, and not like any other search. */
gboolean bc_sheet_lookup_is_for (const char *text);

/**
 * bc_sheet_lookup_async:
 * @text: for which bc_sheet_lookup_is_for() said yes
 *
 * Looks the sheet up in the open hall. Main thread.
 */
void bc_sheet_lookup_async (BcDesk *desk,
                            const char *text,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* bc_sheet_lookup_finish: (transfer full) (nullable) the answer, some lines; errors say what to do.
 * @ticket: (out) (transfer full) (nullable): what the sheet is about; NULL for a list, and a blank
 * form that is not back. */
char *bc_sheet_lookup_finish (GAsyncResult *result, BcTicket **ticket, GError **error);

G_END_DECLS
