/* Changes to tickets: what a person decides, as one job, one answer, and one entry to take it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include <glib/gi18n.h>

typedef enum
{
  CHANGE_MOVE,
  CHANGE_DECLINE,
  CHANGE_EDIT,
  CHANGE_PART,
  CHANGE_UNDO,
} ChangeKind;

/* Shared between the threads: filled before the job is queued, then only read; @requested is
 * written by the job and read after it. */
typedef struct
{
  gatomicrefcount references;
  ChangeKind kind;
  gint64 id;
  gint64 version;
  BcState to;
  GHashTable *input;
  char *text; /* reason, report, or the operation that is undone */
  char *department;
  int part_state;
  BcAct *act;
  gboolean requested;
  BcTicket *ticket; /* main thread only */
  char *undo_label; /* main thread only; NULL when it cannot be undone */
} Change;

static gint64
version_of (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  return record != NULL ? bc_record_int (record, BC_FIELD_VERSION) : 0;
}

static Change *
change_new (BcDesk *self, ChangeKind kind, BcTicket *ticket)
{
  Change *change = g_new0 (Change, 1);

  g_atomic_ref_count_init (&change->references);
  change->kind = kind;
  change->id = bc_ticket_get_id (ticket);
  change->version = version_of (ticket);
  change->ticket = g_object_ref (ticket);
  change->act = bc_act_new (self->staff);
  return change;
}

static Change *
change_ref (Change *change)
{
  g_atomic_ref_count_inc (&change->references);
  return change;
}

static void
change_unref (gpointer data)
{
  Change *change = data;

  if (!g_atomic_ref_count_dec (&change->references))
    return;
  g_clear_pointer (&change->input, g_hash_table_unref);
  g_free (change->text);
  g_free (change->department);
  g_free (change->undo_label);
  bc_act_free (change->act);
  g_assert (change->ticket == NULL);
  g_free (change);
}

static gpointer
change_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  switch (change->kind)
    {
    case CHANGE_MOVE:
      return bc_tickets_move (engine, change->id, change->version, change->to, change->input,
                              change->act, &change->requested, error);
    case CHANGE_DECLINE:
      return bc_tickets_decline (engine, change->id, change->version, change->text, change->act,
                                 error);
    case CHANGE_EDIT:
      return bc_tickets_edit (engine, change->id, change->version, change->input, change->act,
                              error);
    case CHANGE_PART:
      return bc_tickets_part (engine, change->id, change->version, change->department,
                              change->part_state, change->text, change->act, error);
    case CHANGE_UNDO:
      return bc_tickets_undo (engine, change->id, change->text, change->act, error);
    default:
      g_assert_not_reached ();
    }
}

static gpointer
change_done (BcDesk *self, gpointer result, gpointer data)
{
  Change *change = data;

  bc_desk_take_record (self, result);
  bc_desk_count_anew (self);
  bc_desk_count_callbacks (self);
  bc_desk_emit_agenda_changed (self);
  /* Somebody else may have signed in meanwhile. */
  if (change->undo_label != NULL && g_strcmp0 (change->act->staff, self->staff) == 0)
    bc_desk_push_undo (self, change->id, change->act->operation,
                       g_steal_pointer (&change->undo_label));
  return GINT_TO_POINTER (TRUE);
}

/* The card's own mark goes in every case, also when the job failed. The ticket is let go here, on
 * the main thread. */
static void
settled_cb (GTask *task, GParamSpec *pspec, gpointer data)
{
  Change *change = g_task_get_task_data (task);

  if (change->kind == CHANGE_MOVE)
    bc_ticket_set_moving_to (change->ticket, -1);
  g_clear_object (&change->ticket);
}

static gpointer
newest_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_lists_records (engine, data, error);
}

static gpointer
newest_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *records = result;

  for (guint i = 0; i < records->len; i++)
    bc_desk_take_record (self, g_ptr_array_index (records, i));
  return GINT_TO_POINTER (TRUE);
}

/* That the newest state could not be read changes nothing of what there is to tell. */
static void
newest_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *conflict = g_object_steal_data (G_OBJECT (task), "bc-conflict");

  g_task_propagate_pointer (G_TASK (result), NULL);
  g_task_return_error (task, conflict);
}

/* Who was slower has to see what the ticket is now before anything else is decided, so it is read before the answer is given. */
static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcDesk *self = BC_DESK (source);
  g_autoptr (GTask) task = data;
  const Change *change = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer done = g_task_propagate_pointer (G_TASK (result), &error);
  GArray *ids;

  if (error == NULL)
    {
      g_task_return_pointer (task, done, NULL);
      return;
    }
  if (!g_error_matches (error, BC_ERROR, BC_ERROR_CONFLICT))
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "bc-conflict", error, (GDestroyNotify) g_error_free);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, change->id);
  bc_desk_run (self, BC_INTENT_READ, newest_job, ids, (GDestroyNotify) g_array_unref,
               (GDestroyNotify) g_ptr_array_unref,
               g_task_new (self, NULL, newest_cb, g_object_ref (task)), newest_done, NULL, NULL,
               NULL);
}

static void
run_change (
    BcDesk *self, Change *change, GAsyncReadyCallback callback, gpointer user_data, gpointer tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  GTask *writing = g_task_new (self, NULL, changed_cb, task);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, change, change_unref);
  g_signal_connect (task, "notify::completed", G_CALLBACK (settled_cb), NULL);
  g_task_set_source_tag (writing, run_change);
  g_object_set_data_full (G_OBJECT (writing), BC_DESK_OPERATION, g_strdup (change->act->operation),
                          g_free);
  g_object_set_data_full (G_OBJECT (writing), BC_DESK_WORDS, g_strdup (change->undo_label), g_free);
  bc_desk_run (self, BC_INTENT_WRITE, change_job, change_ref (change), change_unref,
               (GDestroyNotify) bc_record_unref, writing, change_done, change_ref (change),
               change_unref, NULL);
}

static const char *
number_of (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);
  const char *number = record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : NULL;

  return number != NULL ? number : "";
}

void
bc_desk_move_async (BcDesk *self,
                    BcTicket *ticket,
                    BcState to,
                    GHashTable *input,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  bc_desk_move_seen_async (self, ticket, version_of (ticket), to, input, callback, user_data);
}

void
bc_desk_move_seen_async (BcDesk *self,
                         BcTicket *ticket,
                         gint64 version,
                         BcState to,
                         GHashTable *input,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Change *change = change_new (self, CHANGE_MOVE, ticket);

  change->version = version;
  change->to = to;
  change->input = input != NULL ? g_hash_table_ref (input) : NULL;
  /* Translators: a ticket's number and the state it was moved to. */
  change->undo_label =
      g_strdup_printf (_ ("%s to “%s”"), number_of (ticket), bc_enum_label (&bc_states, to));
  bc_ticket_set_moving_to (ticket, to);
  run_change (self, change, callback, user_data, bc_desk_move_async);
}

gboolean
bc_desk_move_finish (BcDesk *self, GAsyncResult *result, gboolean *requested, GError **error)
{
  Change *change = g_task_get_task_data (G_TASK (result));

  if (requested != NULL)
    *requested = change->requested;
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
bc_desk_decline_async (BcDesk *self,
                       BcTicket *ticket,
                       const char *reason,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Change *change = change_new (self, CHANGE_DECLINE, ticket);

  change->text = g_strdup (reason);
  /* Translators: %s is a ticket's number. */
  change->undo_label = g_strdup_printf (_ ("declining the request of %s"), number_of (ticket));
  run_change (self, change, callback, user_data, bc_desk_decline_async);
}

void
bc_desk_edit_async (BcDesk *self,
                    BcTicket *ticket,
                    GHashTable *input,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  bc_desk_edit_seen_async (self, ticket, version_of (ticket), input, callback, user_data);
}

void
bc_desk_edit_seen_async (BcDesk *self,
                         BcTicket *ticket,
                         gint64 version,
                         GHashTable *input,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Change *change = change_new (self, CHANGE_EDIT, ticket);

  change->version = version;
  change->input = g_hash_table_ref (input);
  /* Translators: %s is a ticket's number. */
  change->undo_label = g_strdup_printf (_ ("editing %s"), number_of (ticket));
  run_change (self, change, callback, user_data, bc_desk_edit_async);
}

void
bc_desk_part_async (BcDesk *self,
                    BcTicket *ticket,
                    const char *department,
                    int part_state,
                    const char *report,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Change *change = change_new (self, CHANGE_PART, ticket);

  change->department = g_strdup (department);
  change->part_state = part_state;
  change->text = g_strdup (report);
  if (self->hall != NULL)
    change->undo_label =
        /* Translators: a department's name and a ticket's number. */
        g_strdup_printf (_ ("the part of %s in %s"),
                         bc_hall_name_of (self->hall, BC_TABLE_DEPARTMENTS, department),
                         number_of (ticket));
  run_change (self, change, callback, user_data, bc_desk_part_async);
}

gboolean
bc_desk_change_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
bc_desk_undo_change (BcDesk *self,
                     const BcUndoEntry *entry,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Change *change = change_new (self, CHANGE_UNDO, bc_desk_get_ticket (self, entry->ticket));

  change->text = g_strdup (entry->operation);
  run_change (self, change, callback, user_data, bc_desk_undo_change);
}
