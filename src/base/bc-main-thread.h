/* Which thread are we on? The main thread never touches the file, the worker never touches a
 * widget.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bc_main_thread_claim:
 *
 * Called once at the start of a windowed program: the calling thread must from now on not run SQL.
 */
void bc_main_thread_claim (void);

/**
 * bc_main_thread_is_current:
 *
 * Returns: TRUE only on the thread that claimed to be the main one; FALSE when nobody did. Any
 * thread.
 */
gboolean bc_main_thread_is_current (void);

G_END_DECLS
