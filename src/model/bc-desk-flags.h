/* The desk's changes that move nothing: extensions and what a bad rating makes due. Main thread only; everything said in bc-desk.h holds here. What may be offered is told by
 * bc_extension_may_ask(), bc_extension_may_decide() and bc_rectify_may() with bc_desk_workflow_context(). Each can be undone; finish with bc_desk_change_finish().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-extension.h"
#include "domain/bc-rectification.h"
#include "model/bc-desk.h"

G_BEGIN_DECLS

void bc_desk_ask_extension_async (BcDesk *self,
                                  BcTicket *ticket,
                                  gint64 due_at,
                                  const char *reason,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* bc_desk_decide_extension_async: @grant, or decline (or take back what one asked for oneself); @reason is needed for declining. */
void bc_desk_decide_extension_async (BcDesk *self,
                                     BcTicket *ticket,
                                     gboolean grant,
                                     const char *reason,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void bc_desk_rectify_async (BcDesk *self,
                            BcTicket *ticket,
                            BcRectifyStep step,
                            const char *text,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
