/* The backups of the hall that is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-backups.h"

#include <glib/gi18n.h>

#include "model/bc-desk-private.h"

/* A seat that has just been started has other things to do than copying the hall. */
#define FIRST_LOOK_SECONDS 60
/* How often the state is read anew, for another seat may have made a backup. */
#define LOOK_MINUTES 10
/* The bar moves ten times a second at most. */
#define PROGRESS_MS 100

/* What the thread works with; it holds it as long as it lives. */
typedef struct
{
  gatomicrefcount references;
  char *path;
  char *target;
  char *seat;
  BcBackupReason reason;
  BcClock *clock;
  int permille; /* atomic */
} Work;

struct _BcBackups
{
  GObject parent_instance;

  BcDesk *desk;
  char *path; /* of the hall that the rest is about */
  BcBackupState *state;

  GCancellable *cancellable; /* of the running backup; NULL: none */
  Work *work;
  guint progress_source;
  guint look_source;
  guint minutes;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcBackups, bc_backups, G_TYPE_OBJECT)

static void
work_unref (gpointer data)
{
  Work *work = data;

  if (!g_atomic_ref_count_dec (&work->references))
    return;
  g_free (work->path);
  g_free (work->target);
  g_free (work->seat);
  g_object_unref (work->clock);
  g_free (work);
}

static void
changed (BcBackups *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the hall knows. */

static gpointer
state_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_backup_state (engine, error);
}

static void
state_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcBackups) self = data;
  BcBackupState *state = g_task_propagate_pointer (G_TASK (result), NULL);

  /* What cannot be read now is read at the next look; why it cannot, the desk tells. */
  if (state == NULL || self->desk == NULL)
    return;
  g_clear_pointer (&self->state, bc_backup_state_free);
  self->state = state;
  changed (self);
}

static void
look (BcBackups *self)
{
  GTask *task = g_task_new (self->desk, NULL, state_read_cb, g_object_ref (self));

  g_task_set_source_tag (task, look);
  bc_desk_run (self->desk, BC_INTENT_READ, state_job, NULL, NULL,
               (GDestroyNotify) bc_backup_state_free, task, NULL, NULL, NULL, NULL);
}

/* Making one. */

static void
progress_cb (double fraction, gpointer data)
{
  g_atomic_int_set (&((Work *) data)->permille, (int) (fraction * 1000));
}

static gboolean
show_progress_cb (gpointer data)
{
  changed (data);
  return G_SOURCE_CONTINUE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  BcBackupReport *report = bc_backup_run (work->path, work->target, work->reason, work->clock,
                                          work->seat, progress_cb, work, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) bc_backup_report_free);
  else
    g_task_return_error (task, error);
}

static void
run (BcBackups *self,
     BcBackupReason reason,
     const char *target,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, bc_backups_run_async);
  /* What was made is told, however late somebody cancels. */
  g_task_set_check_cancellable (task, FALSE);
  work = g_new0 (Work, 1);
  g_atomic_ref_count_init (&work->references);
  work->path = g_strdup (self->path);
  work->target = g_strdup (target);
  work->seat = g_strdup (self->desk->seat);
  work->reason = reason;
  work->clock = g_object_ref (self->desk->clock);
  g_atomic_ref_count_inc (&work->references);
  self->work = work;
  self->progress_source = g_timeout_add (PROGRESS_MS, show_progress_cb, self);
  g_task_set_task_data (task, work, work_unref);
  g_task_run_in_thread (task, run_in_thread);
  changed (self);
}

static void
is_over (BcBackups *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->work, work_unref);
  g_clear_object (&self->cancellable);
  if (self->desk != NULL)
    {
      look (self);
      changed (self);
    }
}

static void
daily_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcBackups *self = BC_BACKUPS (source);
  g_autoptr (BcBackupReport) report = bc_backups_run_finish (self, result, NULL);

  /* Why it failed stands in the hall, where every seat reads it. */
}

/* Today's backup, when nobody seems to have made it; whose turn it is, the file decides. */
static void
make_daily (BcBackups *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcDay day;

  if (hall == NULL || self->state == NULL || self->work != NULL || bc_hall_is_demonstration (hall)
      || bc_desk_get_connection (self->desk) != BC_CONNECTION_ONLINE)
    return;
  day = self->state->last_good_at != BC_INT_NONE
            ? bc_instant_to_day (self->state->last_good_at, bc_hall_zone (hall), NULL)
            : BC_DAY_NONE;
  if (day != bc_desk_today (self->desk))
    run (self, BC_BACKUP_DAILY, NULL, daily_done_cb, NULL);
}

static gboolean
first_look_cb (gpointer data)
{
  BcBackups *self = data;

  self->look_source = 0;
  make_daily (self);
  return G_SOURCE_REMOVE;
}

static void
minute_cb (BcDesk *desk, BcBackups *self)
{
  if (++self->minutes % LOOK_MINUTES == 0)
    {
      make_daily (self);
      look (self);
    }
  /* Ages are told in words that change as time goes by. */
  changed (self);
}

static void
hall_changed_cb (BcDesk *desk, GParamSpec *pspec, BcBackups *self)
{
  const char *path = bc_desk_get_hall (desk) != NULL ? bc_desk_get_path (desk) : NULL;

  if (g_strcmp0 (path, self->path) != 0)
    {
      bc_backups_cancel (self);
      g_clear_handle_id (&self->look_source, g_source_remove);
      g_clear_pointer (&self->state, bc_backup_state_free);
      g_free (self->path);
      self->path = g_strdup (path);
      if (path != NULL)
        self->look_source = g_timeout_add_seconds (FIRST_LOOK_SECONDS, first_look_cb, self);
      changed (self);
    }
  if (path != NULL)
    look (self);
}

static void
bc_backups_dispose (GObject *object)
{
  BcBackups *self = BC_BACKUPS (object);

  bc_backups_cancel (self);
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (bc_backups_parent_class)->dispose (object);
}

static void
bc_backups_finalize (GObject *object)
{
  BcBackups *self = BC_BACKUPS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->work, work_unref);
  g_clear_pointer (&self->state, bc_backup_state_free);
  g_free (self->path);
  G_OBJECT_CLASS (bc_backups_parent_class)->finalize (object);
}

static void
bc_backups_class_init (BcBackupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bc_backups_dispose;
  G_OBJECT_CLASS (klass)->finalize = bc_backups_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_BACKUPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_backups_init (BcBackups *self)
{
}

BcBackups *
bc_backups_new (BcDesk *desk)
{
  BcBackups *self = g_object_new (BC_TYPE_BACKUPS, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (hall_changed_cb), self, 0);
  g_signal_connect_object (desk, "minute", G_CALLBACK (minute_cb), self, 0);
  hall_changed_cb (desk, NULL, self);
  return self;
}

const BcBackupState *
bc_backups_get_state (BcBackups *self)
{
  g_return_val_if_fail (BC_IS_BACKUPS (self), NULL);
  return self->state;
}

gboolean
bc_backups_is_late (BcBackups *self)
{
  BcHall *hall;

  g_return_val_if_fail (BC_IS_BACKUPS (self), FALSE);
  hall = self->desk != NULL ? bc_desk_get_hall (self->desk) : NULL;
  return hall != NULL && !bc_hall_is_demonstration (hall) && self->state != NULL
         && bc_backup_is_late (self->state, bc_desk_now (self->desk));
}

double
bc_backups_get_progress (BcBackups *self)
{
  g_return_val_if_fail (BC_IS_BACKUPS (self), -1);
  return self->work != NULL ? g_atomic_int_get (&self->work->permille) / 1000.0 : -1;
}

void
bc_backups_run_async (BcBackups *self,
                      const char *target,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (BC_IS_BACKUPS (self));
  if (self->path == NULL)
    g_task_report_new_error (self, callback, user_data, bc_backups_run_async, BC_ERROR,
                             BC_ERROR_NOT_FOUND, _ ("No hall is open."));
  else if (self->work != NULL)
    g_task_report_new_error (self, callback, user_data, bc_backups_run_async, BC_ERROR,
                             BC_ERROR_BUSY, _ ("This seat is making a backup already."));
  else
    run (self, BC_BACKUP_NOW, target, callback, user_data);
}

BcBackupReport *
bc_backups_run_finish (BcBackups *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  /* One that was refused because another one runs leaves that one alone. */
  if (g_task_get_task_data (G_TASK (result)) != NULL)
    is_over (self);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bc_backups_cancel (BcBackups *self)
{
  g_return_if_fail (BC_IS_BACKUPS (self));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* The folder. */

typedef struct
{
  char *folder;
  char *staff;
  char *operation;
} Folder;

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  g_free (folder->folder);
  g_free (folder->staff);
  g_free (folder->operation);
  g_free (folder);
}

static gpointer
folder_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Folder *folder = data;

  return GINT_TO_POINTER (
      bc_backup_set_folder (engine, folder->folder, folder->staff, folder->operation, error));
}

static void
folder_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcBackups *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean done = g_task_propagate_pointer (G_TASK (result), &error) != NULL;

  if (self->desk != NULL)
    look (self);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
bc_backups_set_folder_async (BcBackups *self,
                             const char *folder,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  GTask *job = g_task_new (self->desk, NULL, folder_set_cb, task);
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  Folder *data = g_new0 (Folder, 1);

  g_task_set_source_tag (task, bc_backups_set_folder_async);
  g_task_set_source_tag (job, bc_backups_set_folder_async);
  data->folder = g_strdup (folder);
  data->staff = staff != NULL ? g_strdup (staff->code) : NULL;
  data->operation = g_uuid_string_random ();
  bc_desk_run (self->desk, BC_INTENT_WRITE, folder_job, data, folder_free, NULL, job, NULL, NULL,
               NULL, NULL);
}

gboolean
bc_backups_set_folder_finish (BcBackups *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
