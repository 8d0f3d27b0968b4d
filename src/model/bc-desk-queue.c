/* Registrations that wait on this seat for the file: kept in the draft journal, handed in one after the other when the file can be written again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include <glib/gi18n.h>

#include "domain/bc-input.h"

/* A full disk does not say when it has room again: it is tried. Seconds. */
#define TRY_AGAIN_AFTER 20
/* Somebody came twice: registered here while the file was away, and at another seat within this time. */
#define SAME_VISIT (4 * BC_HOUR)

static void
queued_free (gpointer data)
{
  BcQueued *queued = data;

  g_free (queued->id);
  g_free (queued->staff);
  bc_record_unref (queued->draft);
  g_free (queued);
}

/* The fields of the form as the journal keeps them. */
static GHashTable *
values_of (const BcRecord *draft, BcHall *hall)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      const BcFieldInfo *info = bc_field_info (field);
      char *text = (info->flags & BC_FIELD_INTAKE) != 0 ? bc_input_get (draft, field, hall) : NULL;

      if (text != NULL)
        g_hash_table_insert (values, g_strdup (info->key), text);
    }
  return values;
}

static void
mark_queued (GHashTable *values, const BcQueued *queued, const char *path)
{
  g_hash_table_insert (values, g_strdup (BC_DRAFT_QUEUED),
                       g_strdup_printf ("%" G_GINT64_FORMAT, queued->queued_at));
  g_hash_table_insert (values, g_strdup (BC_DRAFT_FILE), g_strdup (path));
  if (queued->staff != NULL)
    g_hash_table_insert (values, g_strdup (BC_DRAFT_STAFF), g_strdup (queued->staff));
}

static BcQueued *
queued_new (BcDesk *self, const char *id, BcRecord *draft, const char *staff)
{
  BcQueued *queued = g_new0 (BcQueued, 1);

  queued->id = g_strdup (id);
  queued->queued_at = bc_desk_now (self);
  queued->staff = g_strdup (staff);
  queued->draft = bc_record_copy (draft);
  return queued;
}

/* (transfer full) (nullable): what a draft of the journal is, if it waits for this file. */
static BcQueued *
queued_from_entry (BcDesk *self, const BcDraftEntry *entry)
{
  const char *at = g_hash_table_lookup (entry->values, BC_DRAFT_QUEUED);
  const char *path = g_hash_table_lookup (entry->values, BC_DRAFT_FILE);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  BcQueued *queued;

  if (at == NULL || g_strcmp0 (path, self->path) != 0)
    return NULL;
  queued = g_new0 (BcQueued, 1);
  queued->id = g_strdup (entry->id);
  queued->queued_at = g_ascii_strtoll (at, NULL, 10);
  queued->staff = g_strdup (g_hash_table_lookup (entry->values, BC_DRAFT_STAFF));
  queued->draft = bc_record_new ();
  /* What the hall does not take any more is found by the registration, which says so. */
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      const char *text = g_hash_table_lookup (entry->values, bc_field_info (field)->key);

      if (text != NULL && (bc_field_info (field)->flags & BC_FIELD_INTAKE) != 0)
        bc_input_set (queued->draft, field, text, self->hall, problems);
    }
  return queued;
}

static void
own_queue (BcDesk *self)
{
  g_ptr_array_set_free_func (self->queue, queued_free);
}

GPtrArray *
bc_desk_get_queue (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), NULL);

  return self->queue;
}

/* Putting something there */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!bc_drafts_keep_finish (BC_DRAFTS (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Another file may be open by now; the journal knows to which one it belongs. */
  if (self->hall != NULL)
    {
      own_queue (self);
      g_ptr_array_add (self->queue, g_task_get_task_data (task));
      g_task_set_task_data (task, NULL, NULL);
      bc_desk_notify_queue (self);
      if (!bc_desk_must_queue (self))
        bc_desk_submit_queue (self);
    }
  g_task_return_boolean (task, TRUE);
}

void
bc_desk_queue_async (
    BcDesk *self, const char *id, BcRecord *draft, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GHashTable) values = values_of (draft, self->hall);
  BcQueued *queued = queued_new (self, id, draft, self->staff);

  g_task_set_source_tag (task, bc_desk_queue_async);
  g_task_set_task_data (task, queued, NULL);
  mark_queued (values, queued, self->path);
  bc_drafts_keep_async (self->drafts, id, values, queued->queued_at, kept_cb, task);
}

gboolean
bc_desk_queue_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  BcQueued *queued = g_task_get_task_data (G_TASK (result));

  /* Not in the queue: nobody else has it. */
  if (queued != NULL)
    {
      queued_free (queued);
      g_task_set_task_data (G_TASK (result), NULL, NULL);
    }
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
bc_desk_keep_in_flight (BcDesk *self, const char *path, const char *staff, BcHall *hall)
{
  GHashTableIter iter;
  gpointer operation, draft;

  g_hash_table_iter_init (&iter, self->in_flight);
  while (g_hash_table_iter_next (&iter, &operation, &draft))
    {
      BcQueued *queued = queued_new (self, operation, draft, staff);
      g_autoptr (GHashTable) values = values_of (draft, hall);

      mark_queued (values, queued, path);
      bc_drafts_keep_async (self->drafts, operation, values, queued->queued_at, NULL, NULL);
      queued_free (queued);
    }
  bc_drafts_flush (self->drafts);
}

/* Handing it in */

typedef struct
{
  char *id;
  char *staff;
  BcRecord *draft;
  gint64 queued_at;
} Submission;

static void
submission_free (gpointer data)
{
  Submission *submission = data;

  g_free (submission->id);
  g_free (submission->staff);
  bc_record_unref (submission->draft);
  g_free (submission);
}

/* Whether somebody registered the same visit at another seat while this one waited: REFUSED, for a person has to look. */
static gboolean
check_duplicate (BcEngine *engine, const Submission *submission, GError **error)
{
  gint64 received = bc_record_int (submission->draft, BC_FIELD_RECEIVED_AT);
  g_autoptr (GPtrArray) alike = NULL;
  gboolean is_known;

  /* It is there already: then handing it in gives the ticket of then. */
  if (!bc_lists_has_operation (engine, submission->id, &is_known, error))
    return FALSE;
  if (is_known)
    return TRUE;
  alike = bc_lists_repeats (engine, submission->draft, submission->queued_at + SAME_VISIT, error);
  if (alike == NULL)
    return FALSE;
  for (guint i = 0; i < alike->len; i++)
    {
      const BcRecord *other = g_ptr_array_index (alike, i);

      if (ABS (bc_record_int (other, BC_FIELD_RECEIVED_AT) - received) < SAME_VISIT)
        {
          g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                       _ ("%s looks like the same visit and was registered at another seat. Look "
                          "at it "
                          "first; then register this one too, or discard it."),
                       bc_record_text (other, BC_FIELD_NUMBER));
          return FALSE;
        }
    }
  return TRUE;
}

static gpointer
submit_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Submission *submission = data;
  BcAct act = { .staff = submission->staff, .operation = submission->id };

  if (!check_duplicate (engine, submission, error))
    return NULL;
  return bc_tickets_register (engine, submission->draft, &act, error);
}

static gpointer
submitted (BcDesk *self, gpointer result, gpointer data)
{
  g_autoptr (BcTicket) ticket = g_object_ref (bc_desk_take_ticket (self, result));
  g_autofree char *text =
      /* Translators: a ticket's number. */
      g_strdup_printf (_ ("What was kept on this seat is registered now: %s"),
                       bc_record_text (result, BC_FIELD_NUMBER));

  bc_desk_count_anew (self);
  bc_desk_tell (self, text);
  return GINT_TO_POINTER (TRUE);
}

/* The file could not be written this time; nothing is wrong with the registration itself. */
static gboolean
may_be_tried_again (const GError *error)
{
  return error->domain != BC_ERROR || error->code == BC_ERROR_BUSY || error->code == BC_ERROR_FULL
         || error->code == BC_ERROR_IO || error->code == BC_ERROR_LOST
         || error->code == BC_ERROR_READ_ONLY || error->code == BC_ERROR_DAMAGED;
}

static guint
find (BcDesk *self, const char *id)
{
  for (guint i = 0; i < self->queue->len; i++)
    if (strcmp (((BcQueued *) g_ptr_array_index (self->queue, i))->id, id) == 0)
      return i;
  return G_MAXUINT;
}

static void
returned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *self = g_task_get_source_object (task);

  /* Kept or not, it is still in the journal, and the form can show it. */
  bc_drafts_keep_finish (BC_DRAFTS (source), result, NULL);
  bc_desk_emit_draft_returned (self, g_task_get_task_data (task));
}

/* A person has to decide: it becomes a draft again, with the reason. */
static void
return_draft (BcDesk *self, const BcQueued *queued, const GError *error)
{
  g_autoptr (GHashTable) values = values_of (queued->draft, self->hall);
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, return_draft);
  g_task_set_task_data (task, g_strdup (queued->id), g_free);
  g_hash_table_insert (values, g_strdup (BC_DRAFT_REASON), g_strdup (error->message));
  bc_drafts_keep_async (self->drafts, queued->id, values, bc_desk_now (self), returned_cb, task);
  bc_desk_tell (self,
                _ ("A registration kept on this seat was refused: it is among the drafts, with the "
                   "reason"));
}

static gboolean
submit_timeout_cb (gpointer data)
{
  BcDesk *self = data;

  self->submit_source = 0;
  bc_desk_submit_queue (self);
  return G_SOURCE_REMOVE;
}

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcDesk *self = BC_DESK (source);
  g_autofree char *id = data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_pointer (G_TASK (result), &error) != NULL;
  guint position = find (self, id);

  self->is_submitting = FALSE;
  /* The file was closed meanwhile. */
  if (position == G_MAXUINT)
    return;
  if (!done && may_be_tried_again (error))
    {
      if (self->submit_source == 0)
        self->submit_source = g_timeout_add_seconds (TRY_AGAIN_AFTER, submit_timeout_cb, self);
      return;
    }
  if (done)
    bc_drafts_drop (self->drafts, id, FALSE);
  else
    return_draft (self, g_ptr_array_index (self->queue, position), error);
  g_ptr_array_remove_index (self->queue, position);
  bc_desk_notify_queue (self);
  bc_desk_submit_queue (self);
}

void
bc_desk_submit_queue (BcDesk *self)
{
  const BcQueued *queued;
  Submission *submission;
  GTask *task;

  if (self->queue->len == 0 || self->is_submitting || self->store == NULL
      || bc_desk_must_queue (self) || self->connection == BC_CONNECTION_READ_ONLY
      || self->connection == BC_CONNECTION_OPENING)
    return;
  queued = g_ptr_array_index (self->queue, 0);
  submission = g_new0 (Submission, 1);
  submission->id = g_strdup (queued->id);
  submission->staff = g_strdup (queued->staff);
  submission->draft = bc_record_copy (queued->draft);
  submission->queued_at = queued->queued_at;
  self->is_submitting = TRUE;
  task = g_task_new (self, NULL, submitted_cb, g_strdup (queued->id));
  g_task_set_source_tag (task, bc_desk_submit_queue);
  bc_desk_run (self, BC_INTENT_WRITE, submit_job, submission, submission_free,
               (GDestroyNotify) bc_record_unref, task, submitted, NULL, NULL, NULL);
}

/* What an earlier run left */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcDesk) self = data;
  g_autoptr (GPtrArray) entries = bc_drafts_load_finish (BC_DRAFTS (source), result, NULL);

  if (self->hall == NULL)
    return;
  own_queue (self);
  /* The journal tells the newest first. */
  for (guint i = entries != NULL ? entries->len : 0; i > 0; i--)
    {
      const BcDraftEntry *entry = g_ptr_array_index (entries, i - 1);
      BcQueued *queued =
          find (self, entry->id) == G_MAXUINT ? queued_from_entry (self, entry) : NULL;

      if (queued != NULL)
        g_ptr_array_add (self->queue, queued);
    }
  if (self->queue->len == 0)
    return;
  bc_desk_notify_queue (self);
  bc_desk_submit_queue (self);
}

void
bc_desk_load_queue (BcDesk *self)
{
  bc_drafts_load_async (self->drafts, NULL, loaded_cb, g_object_ref (self));
}

void
bc_desk_forget_queue (BcDesk *self)
{
  g_clear_handle_id (&self->submit_source, g_source_remove);
  self->is_submitting = FALSE;
  if (self->queue->len == 0)
    return;
  g_ptr_array_set_size (self->queue, 0);
  bc_desk_notify_queue (self);
}
