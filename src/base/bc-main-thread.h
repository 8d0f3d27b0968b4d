/* Which thread are we on? The main thread never touches the file, the worker never touches a widget.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_main_thread_claim: called once at the start of a windowed program: the calling thread must from now on not run SQL. */
void bc_main_thread_claim (void);
/* bc_main_thread_is_current: TRUE only on the thread that claimed it; FALSE when nobody did. */
gboolean bc_main_thread_is_current (void);

G_END_DECLS
