/* Has somebody come with this before? Searched for while typing, shown below the matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

#include <glib/gi18n.h>

/* Milliseconds after the last key. */
#define REPEAT_PAUSE 400

void
bc_intake_repeat_clear (BcIntake *self)
{
  g_clear_handle_id (&self->repeat_source, g_source_remove);
  g_cancellable_cancel (self->repeat_cancellable);
  g_clear_object (&self->repeat_cancellable);
  g_clear_pointer (&self->repeat_key, g_free);
  bc_intake_repeats_set (self->repeats, NULL, NULL, bc_intake_hall (self),
                         bc_desk_now (self->desk));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcIntake) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = bc_desk_list_finish (BC_DESK (source), result, &error);
  g_autofree char *story = NULL;

  if (tickets == NULL)
    {
      /* Searching is a help: when it fails, registering will say what is wrong with the file. The
       * next change tries again. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_clear_pointer (&self->repeat_key, g_free);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  story = bc_field_editor_get_text (self->editors[BC_FIELD_WHAT_HAPPENED]);
  bc_intake_repeats_set (self->repeats, tickets, story, bc_intake_hall (self),
                         bc_desk_now (self->desk));
}

static void
search (BcIntake *self)
{
  g_autoptr (GHashTable) values = bc_intake_collect (self);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) draft = NULL;
  g_autofree char *key = NULL;

  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  key = bc_intake_rules_repeat_key (values, bc_intake_hall (self));
  if (key == NULL)
    {
      bc_intake_repeat_clear (self);
      return;
    }
  if (g_strcmp0 (key, self->repeat_key) == 0)
    return;
  bc_intake_repeat_clear (self);
  self->repeat_key = g_steal_pointer (&key);
  self->repeat_cancellable = g_cancellable_new ();
  draft = bc_intake_rules_read (values, bc_intake_hall (self), bc_desk_now (self->desk), NULL,
                                problems, NULL);
  bc_desk_repeats_async (self->desk, draft, self->repeat_cancellable, found_cb,
                         g_object_ref (self));
}

static gboolean
repeat_timeout_cb (gpointer data)
{
  BcIntake *self = data;

  self->repeat_source = 0;
  search (self);
  return G_SOURCE_REMOVE;
}

void
bc_intake_repeat_soon (BcIntake *self)
{
  g_clear_handle_id (&self->repeat_source, g_source_remove);
  self->repeat_source = g_timeout_add (REPEAT_PAUSE, repeat_timeout_cb, self);
}

void
bc_intake_repeat_confirm (BcIntake *self, BcTicket *ticket)
{
  const char *number = bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_NUMBER);
  g_autofree char *earlier = bc_field_editor_get_text (self->editors[BC_FIELD_EARLIER_NUMBER]);

  bc_intake_set_text (self, BC_FIELD_REPEATED, "1");
  /* A number that the person brought along, from another system perhaps, stays. */
  if (earlier == NULL)
    bc_intake_set_text (self, BC_FIELD_EARLIER_NUMBER, number);
}
