/* Which thread is the main one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-main-thread.h"

/* The one global of the program: it holds a fact about the process, not state of a hall. */
static GThread *main_thread;

void
bc_main_thread_claim (void)
{
  g_atomic_pointer_set (&main_thread, g_thread_self ());
}

gboolean
bc_main_thread_is_current (void)
{
  GThread *claimed = g_atomic_pointer_get (&main_thread);

  return claimed != NULL && claimed == g_thread_self ();
}
