/* Who else edits a ticket. Main thread only; everything said in bc-desk.h holds here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_desk_enter_async: a form of @ticket is open at this seat until bc_desk_leave(). finish: (transfer full) (nullable): a sentence that names who else has one open and since when; NULL when
 * nobody has, or when the file cannot be asked, which nobody has to be told. */
void bc_desk_enter_async (BcDesk *self,
                          BcTicket *ticket,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
char *bc_desk_enter_finish (BcDesk *self, GAsyncResult *result);
/* bc_desk_leave: the form is closed. */
void bc_desk_leave (BcDesk *self, BcTicket *ticket);

G_END_DECLS
