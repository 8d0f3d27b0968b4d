/* Who is editing which ticket just now: jobs' building blocks, on the worker thread inside a write. One write when a form opens and one when it closes; nothing in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-store.h"

G_BEGIN_DECLS

/* Another seat that has a form of the ticket open. */
typedef struct
{
  char *staff; /* code; NULL for nobody signed in */
  gint64 since;
} BcPresence;
void bc_presence_free (BcPresence *self);

/* bc_presence_enter: this seat, at which @staff (nullable) is signed in, edits @ticket from now on. Returns: (transfer full) (element-type BcPresence): who else does, the longest first; what is older than
 * half an hour is forgotten, for a form is not open for so long and the seat has probably ended. */
GPtrArray *bc_presence_enter (BcEngine *engine, gint64 ticket, const char *staff, GError **error);
/* bc_presence_leave: this seat does not edit @ticket any more. */
gboolean bc_presence_leave (BcEngine *engine, gint64 ticket, GError **error);

G_END_DECLS
