/* Drafts: what is typed is kept on this seat's disk whatever happens, and can be come back to.
 *
 * A timer starts with the first change and is not pushed on by the next ones: who types without a
 * pause loses a quarter of a second at most, as does who stops.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"

/* Milliseconds between a change and its way to the disk. */
#define KEEP_PAUSE 200

static void
update_list (BcIntake *self)
{
  bc_intake_drafts_set (self->drafts, self->entries, bc_desk_get_hall (self->desk),
                        bc_desk_now (self->desk));
}

static BcDraftEntry *
entry_new (const char *id, GHashTable *values, gint64 saved_at)
{
  BcDraftEntry *entry = g_new0 (BcDraftEntry, 1);

  entry->id = g_strdup (id);
  entry->values = g_hash_table_ref (values);
  entry->saved_at = saved_at;
  return entry;
}

/* (transfer full) (nullable): takes the draft @id out of the list. */
static BcDraftEntry *
take_entry (BcIntake *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      BcDraftEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->id, id))
        return g_ptr_array_steal_index (self->entries, i);
    }
  return NULL;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcIntake) self = data;
  g_autoptr (GError) error = NULL;
  gboolean kept = bc_drafts_keep_finish (BC_DRAFTS (source), result, &error);

  /* The form may be gone, or registered, by now. */
  if (self->draft_id == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (kept)
    gtk_label_set_label (self->kept_label, _ ("Draft kept"));
  else
    bc_intake_show_error (self, error->message);
}

void
bc_intake_keep (BcIntake *self)
{
  g_autoptr (GHashTable) values = NULL;
  BcDrafts *drafts;

  g_return_if_fail (BC_IS_INTAKE (self));

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (!self->dirty || self->filling)
    return;
  self->dirty = FALSE;
  drafts = bc_desk_get_drafts (self->desk);
  values = bc_intake_collect (self);
  if (!bc_intake_rules_worth_keeping (values, self->defaults))
    {
      /* All of it was taken out again. */
      bc_intake_forget_draft (self);
      return;
    }
  if (self->draft_id == NULL)
    self->draft_id = g_uuid_string_random ();
  bc_drafts_keep_async (drafts, self->draft_id, values, bc_desk_now (self->desk), kept_cb,
                        g_object_ref (self));
}

static gboolean
keep_timeout_cb (gpointer data)
{
  BcIntake *self = data;

  self->keep_source = 0;
  bc_intake_keep (self);
  return G_SOURCE_REMOVE;
}

void
bc_intake_keep_soon (BcIntake *self)
{
  if (self->keep_source == 0)
    self->keep_source = g_timeout_add (KEEP_PAUSE, keep_timeout_cb, self);
}

void
bc_intake_release_draft (BcIntake *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->dirty = FALSE;
  g_clear_pointer (&self->draft_id, g_free);
  gtk_label_set_label (self->kept_label, "");
}

void
bc_intake_forget_draft (BcIntake *self)
{
  if (self->draft_id != NULL)
    bc_drafts_drop (bc_desk_get_drafts (self->desk), self->draft_id, FALSE);
  bc_intake_release_draft (self);
}

void
bc_intake_keep_anew (BcIntake *self)
{
  self->dirty = TRUE;
  bc_intake_keep (self);
}

/* Puts the form among the other drafts. */
static void
put_away (BcIntake *self)
{
  g_autoptr (GHashTable) values = NULL;

  bc_intake_keep (self);
  if (self->draft_id == NULL)
    return;
  values = bc_intake_collect (self);
  g_ptr_array_insert (self->entries, 0,
                      entry_new (self->draft_id, values, bc_desk_now (self->desk)));
}

static void
show_entry (BcIntake *self, BcDraftEntry *entry)
{
  g_clear_pointer (&self->defaults, g_hash_table_unref);
  self->defaults = bc_intake_rules_defaults (bc_intake_hall (self), bc_desk_now (self->desk), NULL);
  g_free (self->draft_id);
  self->draft_id = g_strdup (entry->id);
  bc_intake_fill (self, entry->values);
  gtk_label_set_label (self->kept_label, _ ("Draft kept"));
  bc_intake_hide_done (self);
  /* Why it came back from the queue. */
  bc_intake_show_error (self, g_hash_table_lookup (entry->values, BC_DRAFT_REASON));
}

void
bc_intake_park (BcIntake *self)
{
  g_autoptr (GHashTable) values = bc_intake_collect (self);

  self->wants_new = TRUE;
  put_away (self);
  bc_intake_begin (self, values);
  update_list (self);
  bc_intake_go_to (self, BC_FIELD_WHAT_HAPPENED);
}

void
bc_intake_choose_draft (BcIntake *self, const char *id)
{
  BcDraftEntry *entry = take_entry (self, id);

  if (entry == NULL)
    return;
  put_away (self);
  show_entry (self, entry);
  bc_draft_entry_free (entry);
  update_list (self);
  bc_intake_go_back (self);
}

/* Renames the draft's file, says so, and offers to undo it; takes @entry. */
static void
discard (BcIntake *self, BcDraftEntry *entry)
{
  AdwToast *toast = adw_toast_new (_ ("Draft discarded"));

  bc_drafts_drop (bc_desk_get_drafts (self->desk), entry->id, TRUE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "intake.restore");
  adw_toast_set_action_target (toast, "s", entry->id);
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);

  g_clear_pointer (&self->discarded, bc_draft_entry_free);
  self->discarded = entry;
  update_list (self);
}

void
bc_intake_discard_form (BcIntake *self)
{
  g_autoptr (GHashTable) values = bc_intake_collect (self);
  BcDraftEntry *entry = NULL;

  bc_intake_keep (self);
  if (self->draft_id != NULL)
    entry = entry_new (self->draft_id, values, bc_desk_now (self->desk));
  bc_intake_begin (self, values);
  bc_intake_go_to (self, BC_FIELD_WHAT_HAPPENED);
  if (entry != NULL)
    discard (self, entry);
}

void
bc_intake_discard_draft (BcIntake *self, const char *id)
{
  BcDraftEntry *entry = take_entry (self, id);

  if (entry != NULL)
    discard (self, entry);
}

void
bc_intake_restore_draft (BcIntake *self, const char *id)
{
  BcDraftEntry *entry = self->discarded;

  if (entry == NULL || !g_str_equal (entry->id, id))
    return;
  self->discarded = NULL;
  bc_drafts_restore (bc_desk_get_drafts (self->desk), id);
  if (bc_intake_is_empty (self))
    {
      show_entry (self, entry);
      bc_draft_entry_free (entry);
      bc_intake_go_back (self);
    }
  else
    g_ptr_array_insert (self->entries, 0, entry);
  update_list (self);
}

static gboolean
has_focus_inside (BcIntake *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcIntake) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bc_drafts_load_finish (BC_DRAFTS (source), result, &error);

  if (entries == NULL)
    bc_intake_show_error (self, error->message);
  while (entries != NULL && entries->len > 0)
    {
      BcDraftEntry *entry = g_ptr_array_steal_index (entries, 0);

      /* What waits to be handed in is no draft. */
      if (g_hash_table_contains (entry->values, BC_DRAFT_QUEUED))
        bc_draft_entry_free (entry);
      else
        g_ptr_array_add (self->entries, entry);
    }

  /* Who was quicker than the disk, or asked for a new form, keeps it; the drafts wait in the list. */
  if (self->entries->len > 0 && !self->wants_new && self->draft_id == NULL
      && bc_intake_is_empty (self))
    {
      BcDraftEntry *newest = g_ptr_array_steal_index (self->entries, 0);

      show_entry (self, newest);
      bc_draft_entry_free (newest);
      if (has_focus_inside (self))
        bc_intake_go_back (self);
    }
  self->loaded = TRUE;
  update_list (self);
  bc_intake_await_paint (self);
}

typedef struct
{
  BcIntake *intake;
  char *id;
} Returning;

static void
returned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Returning *returning = data;
  g_autoptr (BcIntake) self = returning->intake;
  g_autofree char *id = returning->id;
  g_autoptr (GPtrArray) entries = bc_drafts_load_finish (BC_DRAFTS (source), result, NULL);
  BcDraftEntry *known = take_entry (self, id);

  g_clear_pointer (&known, bc_draft_entry_free);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (g_str_equal (((BcDraftEntry *) g_ptr_array_index (entries, i))->id, id))
      {
        g_ptr_array_insert (self->entries, 0, g_ptr_array_steal_index (entries, i));
        break;
      }
  update_list (self);
}

void
bc_intake_draft_returned (BcIntake *self, const char *id)
{
  Returning *returning = g_new (Returning, 1);

  returning->intake = g_object_ref (self);
  returning->id = g_strdup (id);
  bc_drafts_load_async (bc_desk_get_drafts (self->desk), NULL, returned_cb, returning);
}

void
bc_intake_load_drafts (BcIntake *self)
{
  update_list (self);
  bc_drafts_load_async (bc_desk_get_drafts (self->desk), NULL, loaded_cb, g_object_ref (self));
}
