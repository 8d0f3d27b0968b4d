/* Why the hall that is open can only be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-versions.h"

#include "model/bc-desk-private.h"

/* "" stands for no reason: a job without a result would have failed. */
static gpointer
why_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  char *why = bc_store_why_read_only (engine);

  return why != NULL ? why : g_strdup ("");
}

void
bc_desk_why_read_only_async (BcDesk *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (BC_IS_DESK (self));
  g_task_set_source_tag (task, bc_desk_why_read_only_async);
  bc_desk_run (self, BC_INTENT_READ, why_job, NULL, NULL, g_free, task, NULL, NULL, NULL, NULL);
}

char *
bc_desk_why_read_only_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  g_autofree char *why = g_task_propagate_pointer (G_TASK (result), error);

  return why != NULL && *why != '\0' ? g_steal_pointer (&why) : NULL;
}
