/* The desk's calendar for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-agenda.h"
#include "model/bc-desk-private.h"
#include "store/bc-ics-export.h"

typedef struct
{
  gint64 from;
  gint64 to;
  char *department;
  char *staff;
  guint kinds;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->department);
  g_free (wanted->staff);
  g_free (wanted);
}

static gpointer
ics_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  const BcAgendaFilter filter = { wanted->department, wanted->staff, wanted->kinds };

  return bc_ics_export (engine, wanted->from, wanted->to, &filter, error);
}

void
bc_desk_export_agenda_async (BcDesk *self,
                             gint64 from,
                             gint64 to,
                             const BcAgendaFilter *filter,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->from = from;
  wanted->to = to;
  if (filter != NULL)
    {
      wanted->department = g_strdup (filter->department);
      wanted->staff = g_strdup (filter->staff);
      wanted->kinds = filter->kinds;
    }
  g_task_set_source_tag (task, bc_desk_export_agenda_async);
  bc_desk_run (self, BC_INTENT_READ, ics_job, wanted, wanted_free, g_free, task, NULL, NULL, NULL,
               NULL);
}

char *
bc_desk_export_agenda_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
