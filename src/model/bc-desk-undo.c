/* What this seat's person can take back, newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include <glib/gi18n.h>

static void
undo_entry_free (gpointer data)
{
  BcUndoEntry *entry = data;

  g_free (entry->operation);
  g_free (entry->label);
  g_free (entry);
}

static void
push (BcDesk *self, BcUndoEntry *entry)
{
  g_queue_push_head (&self->undo, entry);
  bc_desk_notify_undo (self);
}

void
bc_desk_push_undo (BcDesk *self, gint64 ticket, const char *operation, char *label)
{
  BcUndoEntry *entry = g_new0 (BcUndoEntry, 1);

  entry->ticket = ticket;
  entry->operation = g_strdup (operation);
  entry->label = label;
  push (self, entry);
}

void
bc_desk_clear_undo (BcDesk *self)
{
  g_queue_clear_full (&self->undo, undo_entry_free);
  bc_desk_notify_undo (self);
}

/* An entry that is being taken back, and whose it is. */
typedef struct
{
  gint64 ticket;
  BcUndoEntry *entry; /* NULL once it is back on the stack */
  char *staff;
} Undoing;

static void
undoing_free (gpointer data)
{
  Undoing *undoing = data;

  g_clear_pointer (&undoing->entry, undo_entry_free);
  g_free (undoing->staff);
  g_free (undoing);
}

/* The file could not be reached this time; nothing is wrong with the change itself. */
static gboolean
may_be_tried_again (const GError *error)
{
  return g_error_matches (error, BC_ERROR, BC_ERROR_BUSY)
         || g_error_matches (error, BC_ERROR, BC_ERROR_FULL)
         || g_error_matches (error, BC_ERROR, BC_ERROR_IO);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcDesk *self = BC_DESK (source);
  g_autoptr (GTask) task = data;
  Undoing *undoing = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    {
      g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
      return;
    }
  /* Otherwise the next Undo would take back something else than the person means. */
  if (may_be_tried_again (error) && g_strcmp0 (undoing->staff, self->staff) == 0)
    push (self, g_steal_pointer (&undoing->entry));
  g_task_return_error (task, error);
}

void
bc_desk_undo_async (BcDesk *self, GAsyncReadyCallback callback, gpointer user_data)
{
  BcUndoEntry *entry = g_queue_pop_head (&self->undo);
  Undoing *undoing;
  GTask *task;

  if (entry == NULL)
    {
      g_task_report_new_error (self, callback, user_data, bc_desk_undo_async, BC_ERROR,
                               BC_ERROR_NOT_FOUND, _ ("There is nothing to undo."));
      return;
    }
  undoing = g_new0 (Undoing, 1);
  undoing->ticket = entry->ticket;
  undoing->entry = entry;
  undoing->staff = g_strdup (self->staff);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, bc_desk_undo_async);
  g_task_set_task_data (task, undoing, undoing_free);
  bc_desk_notify_undo (self);
  if (entry->ticket == 0)
    bc_desk_undo_table (self, entry, g_task_new (self, NULL, undone_cb, task));
  else
    bc_desk_undo_change (self, entry, undone_cb, task);
}

BcTicket *
bc_desk_undo_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  const Undoing *undoing = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_pointer (G_TASK (result), error) == NULL)
    return NULL;
  return undoing->ticket != 0 ? g_object_ref (bc_desk_get_ticket (self, undoing->ticket)) : NULL;
}
