/* What is wrong with the form, and where it is said.
 *
 * Everything is checked at each pause, but said at a field only after it was left or registering
 * was tried: nobody is told off in the middle of a word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

#include <glib/gi18n.h>

/* Milliseconds after the last key. */
#define CHECK_PAUSE 300

static gboolean
check_timeout_cb (gpointer data)
{
  BcIntake *self = data;

  self->check_source = 0;
  bc_intake_check_now (self);
  return G_SOURCE_REMOVE;
}

void
bc_intake_check_soon (BcIntake *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_PAUSE, check_timeout_cb, self);
}

static void
show_attention (BcIntake *self, const char *icon_name, const char *css_class, const char *text)
{
  gtk_image_set_from_icon_name (self->attention_image, icon_name);
  gtk_widget_remove_css_class (self->attention_button, "error");
  gtk_widget_remove_css_class (self->attention_button, "dim-label");
  gtk_widget_remove_css_class (self->attention_button, "success");
  gtk_widget_add_css_class (self->attention_button, css_class);
  gtk_label_set_label (self->attention_label, text);
  gtk_widget_set_visible (self->attention_button, TRUE);
}

/* The line beside the button: what is wrong first, then what is still to be filled in. */
static void
update_attention (BcIntake *self, guint n_shown)
{
  guint n_all = self->problems != NULL ? bc_problems_count (self->problems) : 0;
  g_autofree char *text = NULL;

  if (n_shown > 0)
    {
      text = g_strdup_printf (ngettext ("%u fi_eld needs attention", "%u fi_elds need attention",
                                        n_shown),
                              n_shown);
      show_attention (self, "dialog-warning-symbolic", "error", text);
    }
  else if (self->problems == NULL || (n_all > 0 && bc_intake_is_empty (self)))
    gtk_widget_set_visible (self->attention_button, FALSE);
  else if (n_all > 0)
    {
      text = g_strdup_printf (ngettext ("%u fi_eld still to fill in", "%u fi_elds still to fill in",
                                        n_all),
                              n_all);
      show_attention (self, "document-edit-symbolic", "dim-label", text);
    }
  else if (bc_intake_get_obstacle (self) == BC_INTAKE_READY)
    show_attention (self, "object-select-symbolic", "success", _ ("Ready to register"));
  else
    gtk_widget_set_visible (self->attention_button, FALSE);
}

void
bc_intake_show_problems (BcIntake *self, BcProblems *problems, const BcProblems *warnings)
{
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);
  g_autoptr (GHashTable) values = bc_intake_collect (self);
  guint n_shown = 0;

  g_clear_pointer (&self->problems, bc_problems_free);
  self->problems = problems;
  bc_intake_update_shown (self, values);

  for (guint i = 0; i < n_cells; i++)
    {
      BcField field = cells[i].field;
      const char *key = bc_field_info (field)->key;
      const char *error = bc_problems_find (problems, key);

      if (!self->tried && !self->attended[field])
        error = NULL;
      bc_field_editor_set_error (self->editors[field], error);
      bc_field_editor_set_warning (self->editors[field],
                                   warnings != NULL ? bc_problems_find (warnings, key) : NULL);
      if (error != NULL)
        n_shown++;
    }
  update_attention (self, n_shown);
}

/* Who needs a quarter of an hour to tell, or comes back to a draft, shall not be asked why: the
 * program knows. */
static gboolean
explain_backdating (BcIntake *self, const BcProblems *problems)
{
  g_autofree char *reason = bc_field_editor_get_text (self->editors[BC_FIELD_BACKDATE_REASON]);

  if (!self->received_auto || reason != NULL
      || bc_problems_find (problems, "backdate_reason") == NULL)
    return FALSE;
  bc_field_editor_set_text (self->editors[BC_FIELD_BACKDATE_REASON],
                            _ ("Taken down then, registered later"));
  return TRUE;
}

void
bc_intake_check_now (BcIntake *self)
{
  g_autoptr (GHashTable) values = bc_intake_collect (self);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcProblems) warnings = bc_problems_new ();
  g_autoptr (BcRecord) draft = NULL;

  g_clear_handle_id (&self->check_source, g_source_remove);
  if (bc_desk_get_hall (self->desk) == NULL)
    {
      /* Without the hall's catalogue every code would be called wrong. */
      bc_intake_update_shown (self, values);
      return;
    }
  draft = bc_intake_rules_read (values, bc_intake_hall (self), bc_desk_now (self->desk), NULL,
                                problems, warnings);
  if (explain_backdating (self, problems))
    {
      self->dirty = TRUE;
      bc_intake_keep_soon (self);
      bc_intake_check_now (self);
      return;
    }
  bc_intake_show_problems (self, g_steal_pointer (&problems), warnings);
}

void
bc_intake_attend (BcIntake *self)
{
  bc_intake_check_now (self);
  for (guint i = 0; self->problems != NULL && i < bc_problems_count (self->problems); i++)
    {
      int field = bc_field_find (bc_problems_field (self->problems, i));

      if (field >= 0 && field < BC_N_FIELDS && self->editors[field] != NULL)
        {
          bc_intake_go_to (self, (BcField) field);
          return;
        }
    }
  gtk_widget_grab_focus (self->register_button);
}
