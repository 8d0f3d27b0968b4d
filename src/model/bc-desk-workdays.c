/* The year's table: read, previewed, applied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-workdays.h"

#include <glib/gi18n.h>

#include "model/bc-desk-private.h"
#include "store/bc-year-table.h"

int
bc_desk_year_missing (BcDesk *self)
{
  if (self->hall == NULL)
    return 0;
  return bc_workdays_year_missing (bc_hall_workdays (self->hall), bc_desk_today (self));
}

gboolean
bc_desk_may_load_table (BcDesk *self)
{
  const BcEntry *staff = bc_desk_get_staff (self);

  return staff != NULL && (staff->roles & BC_ROLE_ADMIN) != 0;
}

void
bc_desk_table_free (BcDeskTable *self)
{
  g_clear_pointer (&self->table, bc_workdays_table_unref);
  g_clear_pointer (&self->preview, bc_year_preview_free);
  g_free (self);
}

static gpointer
preview_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_year_table_preview (engine, data, error);
}

/* The preview is the only result that is not copied: it goes over whole. */
static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDeskTable *table;
  GError *error = NULL;
  BcYearPreview *preview = g_task_propagate_pointer (G_TASK (result), &error);

  if (preview == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  table = g_new0 (BcDeskTable, 1);
  table->table = bc_workdays_table_ref (g_task_get_task_data (task));
  table->preview = preview;
  g_task_return_pointer (task, table, (GDestroyNotify) bc_desk_table_free);
}

/* A year's table has some hundred rows: reading them is no work worth a thread. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *self = g_task_get_source_object (task);
  g_autofree char *content = NULL;
  BcWorkdaysTable *table;
  GError *error = NULL;
  GTask *preview;
  gsize size;

  if (!g_file_load_contents_finish (G_FILE (source), result, &content, &size, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          error->domain = BC_ERROR;
          error->code = BC_ERROR_IO;
        }
      g_task_return_error (task, error);
      return;
    }
  table = bc_workdays_table_read (content, size, &error);
  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, table, (GDestroyNotify) bc_workdays_table_unref);
  preview = g_task_new (self, g_task_get_cancellable (task), previewed_cb, g_object_ref (task));
  g_task_set_source_tag (preview, loaded_cb);
  bc_desk_run (self, BC_INTENT_READ, preview_job, bc_workdays_table_ref (table),
               (GDestroyNotify) bc_workdays_table_unref, (GDestroyNotify) bc_year_preview_free,
               preview, NULL, NULL, NULL, NULL);
}

void
bc_desk_read_table_async (BcDesk *self,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_desk_read_table_async);
  g_file_load_contents_async (file, cancellable, loaded_cb, task);
}

BcDeskTable *
bc_desk_read_table_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  BcWorkdaysTable *table;
  BcAct *act;
} Application;

static void
application_free (gpointer data)
{
  Application *application = data;

  bc_workdays_table_unref (application->table);
  bc_act_free (application->act);
  g_free (application);
}

static gpointer
apply_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Application *application = data;

  return bc_year_table_apply (engine, application->table, application->act, error);
}

/* (transfer full): "the working days of 2027". */
static char *
undo_label (BcWorkdaysTable *table)
{
  GArray *years = bc_workdays_table_years (table);
  int first = g_array_index (years, int, 0);
  int last = g_array_index (years, int, years->len - 1);

  if (first == last)
    /* Translators: what Undo takes back. */
    return g_strdup_printf (_ ("loading the working days of %d"), first);
  return g_strdup_printf (_ ("loading the working days of %d to %d"), first, last);
}

void
bc_desk_apply_table_async (BcDesk *self,
                           BcWorkdaysTable *table,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Application *application = g_new0 (Application, 1);
  g_autofree char *label = undo_label (table);

  g_task_set_source_tag (task, bc_desk_apply_table_async);
  application->table = bc_workdays_table_ref (table);
  application->act = bc_act_new (self->staff);
  bc_desk_run (self, BC_INTENT_WRITE, apply_job, application, application_free,
               (GDestroyNotify) bc_year_preview_free, task, bc_desk_planned,
               bc_desk_planned_new (self, 0, application->act->operation, label),
               bc_desk_planned_free, NULL);
}

typedef struct
{
  char *operation; /* that loaded the table */
  BcAct *act;
} TableUndo;

static void
table_undo_free (gpointer data)
{
  TableUndo *undo = data;

  g_free (undo->operation);
  bc_act_free (undo->act);
  g_free (undo);
}

static gpointer
undo_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const TableUndo *undo = data;

  return GINT_TO_POINTER (bc_year_table_undo (engine, undo->operation, undo->act, error));
}

static gpointer
undo_done (BcDesk *self, gpointer result, gpointer data)
{
  bc_desk_emit_agenda_changed (self);
  return GINT_TO_POINTER (TRUE);
}

void
bc_desk_undo_table (BcDesk *self, const BcUndoEntry *entry, GTask *task)
{
  TableUndo *undo = g_new0 (TableUndo, 1);

  undo->operation = g_strdup (entry->operation);
  undo->act = bc_act_new (self->staff);
  bc_desk_run (self, BC_INTENT_WRITE, undo_job, undo, table_undo_free, NULL, task, undo_done, NULL,
               NULL, NULL);
}
