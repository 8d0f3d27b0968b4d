/* Printing, as far as the file is concerned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-prints.h"

#include "model/bc-desk-private.h"

/* What is read or written in one transaction: other seats never wait long. */
#define READ_BATCH 100
#define NOTE_BATCH 100

/* A batch that is under way: what is still to be done, and what came of it. */
typedef struct
{
  GArray *ids;        /* to be read */
  GPtrArray *printed; /* or to be noted */
  guint done;
  GPtrArray *dossiers;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_clear_pointer (&progress->ids, g_array_unref);
  g_clear_pointer (&progress->printed, g_ptr_array_unref);
  g_clear_pointer (&progress->dossiers, g_ptr_array_unref);
  g_free (progress);
}

static gpointer
dossiers_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_prints_dossiers (engine, data, error);
}

static void read_batch (GTask *task);

static void
batch_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Progress *progress = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *dossiers = g_task_propagate_pointer (G_TASK (result), &error);

  if (dossiers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_extend_and_steal (progress->dossiers, dossiers);
  read_batch (g_steal_pointer (&task));
}

/* @task (transfer full). */
static void
read_batch (GTask *task)
{
  Progress *progress = g_task_get_task_data (task);
  guint n = MIN (progress->ids->len - progress->done, READ_BATCH);
  GArray *ids;

  if (n == 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&progress->dossiers),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (ids, &g_array_index (progress->ids, gint64, progress->done), n);
  progress->done += n;
  bc_desk_run (g_task_get_source_object (task), BC_INTENT_READ, dossiers_job, ids,
               (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
               g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task),
                           batch_read_cb, task),
               NULL, NULL, NULL, NULL);
}

void
bc_desk_dossiers_async (BcDesk *self,
                        GArray *ids,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Progress *progress = g_new0 (Progress, 1);

  g_task_set_source_tag (task, bc_desk_dossiers_async);
  progress->ids = g_array_ref (ids);
  progress->dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_dossier_free);
  g_task_set_task_data (task, progress, progress_free);
  read_batch (task);
}

typedef struct
{
  gint64 from, to;
} Span;

static void
run_for_day (BcDesk *self, BcDay day, BcJobFunc func, GDestroyNotify result_free, GTask *task)
{
  GTimeZone *zone;
  Span *span;

  if (self->hall == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file is open");
      g_object_unref (task);
      return;
    }
  zone = bc_hall_zone (self->hall);
  span = g_new0 (Span, 1);
  span->from = bc_instant_from_local (day, 0, zone);
  span->to = bc_instant_from_local (day + 1, 0, zone);
  bc_desk_run (self, BC_INTENT_READ, func, span, g_free, result_free, task, NULL, NULL, NULL, NULL);
}

static gpointer
day_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Span *span = data;

  return bc_prints_day (engine, span->from, span->to, error);
}

void
bc_desk_day_ids_async (BcDesk *self,
                       BcDay day,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_desk_day_ids_async);
  run_for_day (self, day, day_job, (GDestroyNotify) g_array_unref, task);
}

static gpointer
lists_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Span *span = data;

  return bc_prints_of_lists (engine, span->from, span->to, error);
}

void
bc_desk_list_prints_async (BcDesk *self,
                           BcDay day,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_desk_list_prints_async);
  run_for_day (self, day, lists_job, (GDestroyNotify) g_ptr_array_unref, task);
}

static gpointer
board_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *department = data;

  return bc_prints_board (engine, department, error);
}

void
bc_desk_board_ids_async (BcDesk *self,
                         const char *department,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_desk_board_ids_async);
  bc_desk_run (self, BC_INTENT_READ, board_job, g_strdup (department), g_free,
               (GDestroyNotify) g_array_unref, task, NULL, NULL, NULL, NULL);
}

GArray *
bc_desk_ids_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  GPtrArray *printed; /* BcPrinted, borrowed from whole */
  GPtrArray *whole;
  char *staff;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_ptr_array_unref (note->printed);
  g_ptr_array_unref (note->whole);
  g_free (note->staff);
  g_free (note);
}

static gpointer
note_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Note *note = data;

  return GINT_TO_POINTER (bc_prints_note (engine, note->printed, note->staff, error));
}

static void note_batch (GTask *task);

static void
batch_noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    note_batch (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* @task (transfer full). */
static void
note_batch (GTask *task)
{
  BcDesk *self = g_task_get_source_object (task);
  Progress *progress = g_task_get_task_data (task);
  guint n = MIN (progress->printed->len - progress->done, NOTE_BATCH);
  Note *note;

  if (n == 0)
    {
      g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
      g_object_unref (task);
      return;
    }
  note = g_new0 (Note, 1);
  note->printed = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (note->printed, g_ptr_array_index (progress->printed, progress->done + i));
  note->whole = g_ptr_array_ref (progress->printed);
  note->staff = g_strdup (self->staff);
  progress->done += n;
  bc_desk_run (self, BC_INTENT_WRITE, note_job, note, note_free, NULL,
               g_task_new (self, NULL, batch_noted_cb, task), NULL, NULL, NULL, NULL);
}

void
bc_desk_note_prints_async (BcDesk *self,
                           GPtrArray *printed,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Progress *progress = g_new0 (Progress, 1);

  g_task_set_source_tag (task, bc_desk_note_prints_async);
  progress->printed = g_ptr_array_ref (printed);
  g_task_set_task_data (task, progress, progress_free);
  note_batch (task);
}
