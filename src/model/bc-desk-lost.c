/* The file goes out of reach and comes back: what the desk shows meanwhile, and what it settles afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include <glib/gi18n.h>

/* A write that ended with an I/O error: whether it was saved is known to the file only. */
typedef struct
{
  char *operation;
  char *words; /* nullable: what it was to do */
  gboolean is_saved;
} Unclear;

static void
unclear_free (gpointer data)
{
  Unclear *unclear = data;

  g_free (unclear->operation);
  g_free (unclear->words);
  g_free (unclear);
}

void
bc_desk_note_unclear (BcDesk *self, const char *operation, const char *words)
{
  Unclear *unclear = g_new0 (Unclear, 1);

  unclear->operation = g_strdup (operation);
  unclear->words = g_strdup (words);
  g_ptr_array_set_free_func (self->unclear, unclear_free);
  g_ptr_array_add (self->unclear, unclear);
}

static gpointer
ask_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *asked = data;

  for (guint i = 0; i < asked->len; i++)
    {
      Unclear *unclear = g_ptr_array_index (asked, i);

      if (!bc_lists_has_operation (engine, unclear->operation, &unclear->is_saved, error))
        return NULL;
    }
  return g_ptr_array_ref (asked);
}

static gpointer
asked (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *answers = result;

  for (guint i = 0; i < answers->len; i++)
    {
      const Unclear *unclear = g_ptr_array_index (answers, i);
      g_autofree char *text = NULL;

      if (unclear->words == NULL)
        text = g_strdup (unclear->is_saved ? _ ("The last change was saved after all")
                                           : _ ("The last change was not saved: do it again"));
      else
        /* Translators: %s says what was done: “2026W00012 to ‘review’”. */
        text = g_strdup_printf (unclear->is_saved ? _ ("Saved after all: %s")
                                                  : _ ("Not saved, do it again: %s"),
                                unclear->words);
      bc_desk_tell (self, text);
    }
  return GINT_TO_POINTER (TRUE);
}

static void
ask_unclear (BcDesk *self)
{
  GTask *task;

  if (self->unclear->len == 0)
    return;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, ask_unclear);
  bc_desk_run (self, BC_INTENT_READ, ask_job, g_steal_pointer (&self->unclear),
               (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_ptr_array_unref, task, asked,
               NULL, NULL, NULL);
  self->unclear = g_ptr_array_new ();
}

/* Less than this is the ordinary difference of clocks that nobody sets. */
#define SKEW_TOLD (2 * BC_MINUTE)

void
bc_desk_note_others (BcDesk *self, const BcFeedBatch *batch)
{
  gint64 skew = ABS (batch->skew) > SKEW_TOLD ? batch->skew : 0;

  self->has_met_others = self->has_met_others || batch->others;
  /* Once: the clock is not set by being told again. */
  if (skew == 0 || self->skew != 0)
    return;
  self->skew = skew;
  bc_desk_notify_clock (self);
}

gint64
bc_desk_get_clock_skew (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), 0);

  return self->skew;
}

gboolean
bc_desk_has_met_others (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), FALSE);

  return self->has_met_others;
}

static BcConnection
connection_of (BcDesk *self, const GError *trouble)
{
  if (bc_store_is_lost (self->store))
    return BC_CONNECTION_LOST;
  if (trouble != NULL && trouble->code == BC_ERROR_FULL)
    return BC_CONNECTION_FULL;
  if (trouble != NULL || bc_store_is_read_only (self->store))
    return BC_CONNECTION_READ_ONLY;
  return BC_CONNECTION_ONLINE;
}

static void
trouble_cb (BcStore *store, BcDesk *self)
{
  const GError *trouble = bc_store_get_trouble (store);
  gboolean was_lost = self->connection == BC_CONNECTION_LOST;

  /* Who opens the file hears of it by the opening. */
  if (self->connection == BC_CONNECTION_OPENING)
    return;
  g_free (self->trouble);
  self->trouble = trouble != NULL ? g_strdup (trouble->message) : NULL;
  if (trouble == NULL)
    self->trouble_since = 0;
  else if (self->trouble_since == 0)
    self->trouble_since = bc_desk_now (self);
  g_object_freeze_notify (G_OBJECT (self));
  bc_desk_notify_trouble (self);
  bc_desk_set_connection (self, connection_of (self, trouble));
  g_object_thaw_notify (G_OBJECT (self));

  if (bc_store_is_lost (store))
    return;
  if (was_lost)
    {
      bc_desk_reload_hall (self);
      ask_unclear (self);
    }
  bc_desk_submit_queue (self);
}

void
bc_desk_watch_store (BcDesk *self)
{
  g_signal_connect_object (self->store, "trouble", G_CALLBACK (trouble_cb), self, 0);
}

void
bc_desk_forget_trouble (BcDesk *self)
{
  g_ptr_array_set_size (self->unclear, 0);
  self->trouble_since = self->saved_at = self->skew = 0;
  self->has_met_others = FALSE;
  if (self->trouble == NULL)
    return;
  g_clear_pointer (&self->trouble, g_free);
  bc_desk_notify_trouble (self);
}

const char *
bc_desk_get_trouble (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), NULL);

  return self->trouble;
}

gint64
bc_desk_get_trouble_since (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), 0);

  return self->trouble_since;
}

gint64
bc_desk_get_saved_at (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), 0);

  return self->saved_at;
}

gboolean
bc_desk_must_queue (BcDesk *self)
{
  g_return_val_if_fail (BC_IS_DESK (self), FALSE);

  return self->connection == BC_CONNECTION_LOST
         || (self->connection == BC_CONNECTION_READ_ONLY && self->trouble != NULL);
}
