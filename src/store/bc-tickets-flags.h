/* What happens to a ticket without moving it: its extension (延期), and what a bad rating (差评) makes due. Jobs' building blocks, on the worker thread inside a transaction; versions,
 * operations and errors as in bc-tickets.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-extension.h"
#include "domain/bc-rectification.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* bc_tickets_ask_extension: by bc_extension_ask(). Returns: (transfer full): the ticket as it stands after the commit */
BcRecord *bc_tickets_ask_extension (BcEngine *engine,
                                    gint64 id,
                                    gint64 version,
                                    gint64 due_at,
                                    const char *reason,
                                    const BcAct *act,
                                    GError **error);
/* bc_tickets_decide_extension: by bc_extension_decide(). */
BcRecord *bc_tickets_decide_extension (BcEngine *engine,
                                       gint64 id,
                                       gint64 version,
                                       gboolean grant,
                                       const char *reason,
                                       const BcAct *act,
                                       GError **error);
/* bc_tickets_rectify: by bc_rectify_step(); what is rectified plans a second callback for the next working day. */
BcRecord *bc_tickets_rectify (BcEngine *engine,
                              gint64 id,
                              gint64 version,
                              BcRectifyStep step,
                              const char *text,
                              const BcAct *act,
                              GError **error);

G_END_DECLS
