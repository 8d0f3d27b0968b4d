/* The calendar: what is held back, by kind and by staff.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

static const char *const codes[BC_N_AGENDA_KINDS] = { "deadline", "callback", "gate", "meeting",
                                                      "follow_up" };

char *
bc_agenda_dup_hidden (guint hidden)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < BC_N_AGENDA_KINDS; i++)
    if ((hidden & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", codes[i]);
  return g_string_free (text, FALSE);
}

guint
bc_agenda_parse_hidden (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  guint hidden = 0;

  for (int i = 0; i < BC_N_AGENDA_KINDS; i++)
    if (g_strv_contains ((const char *const *) parts, codes[i]))
      hidden |= 1u << i;
  return hidden;
}

void
bc_agenda_show_filter (BcAgenda *self)
{
  gboolean active = self->hidden != 0 || self->staff != NULL;
  const char *text = active ? _ ("Filter: Something Is Held Back") : _ ("Filter by Kind and Staff");

  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  gtk_menu_button_set_label (self->filter_button, active ? _ ("Filtered") : _ ("Filter"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->filter_button), text);
  self->showing_filter = TRUE;
  for (int i = 0; i < BC_N_AGENDA_KINDS; i++)
    if (self->kind_checks[i] != NULL)
      gtk_check_button_set_active (self->kind_checks[i], (self->hidden & (1u << i)) == 0);
  for (guint i = 0; self->staff_chooser != NULL && i < self->staff_codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->staff_codes, i), self->staff) == 0)
      gtk_drop_down_set_selected (self->staff_chooser, i);
  self->showing_filter = FALSE;
}

static void
kind_toggled_cb (BcAgenda *self)
{
  guint hidden = 0;

  if (self->showing_filter)
    return;
  for (int i = 0; i < BC_N_AGENDA_KINDS; i++)
    if (!gtk_check_button_get_active (self->kind_checks[i]))
      hidden |= 1u << i;
  bc_agenda_set_filter (self, hidden, self->staff);
}

static void
staff_chosen_cb (BcAgenda *self)
{
  guint selected = gtk_drop_down_get_selected (self->staff_chooser);

  if (!self->showing_filter && selected < self->staff_codes->len)
    bc_agenda_set_filter (self, self->hidden, g_ptr_array_index (self->staff_codes, selected));
}

static void
reset_cb (BcAgenda *self)
{
  bc_agenda_set_filter (self, 0, NULL);
}

static GtkWidget *
make_staff_chooser (BcAgenda *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *chooser;

  self->staff_codes = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (list, _ ("Everybody"));
  g_ptr_array_add (self->staff_codes, NULL);
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_STAFF); i++)
    {
      const BcEntry *entry = bc_hall_entry (hall, BC_TABLE_STAFF, i);

      if (!bc_entry_in_use (entry, bc_desk_today (self->desk)))
        continue;
      gtk_string_list_append (list, entry->name);
      g_ptr_array_add (self->staff_codes, g_strdup (entry->code));
    }
  chooser = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (chooser), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Staff"), -1);
  return chooser;
}

void
bc_agenda_make_filter (GtkMenuButton *button, gpointer user_data)
{
  BcAgenda *self = user_data;
  GtkWidget *popover, *box, *title, *reset;

  if (self->staff_chooser != NULL || bc_desk_get_hall (self->desk) == NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "agenda-filter");
  for (int i = 0; i < BC_N_AGENDA_KINDS; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (bc_agenda_kind_word ((BcAgendaKind) i));

      self->kind_checks[i] = GTK_CHECK_BUTTON (check);
      gtk_box_append (GTK_BOX (box), check);
    }
  title = gtk_label_new (_ ("To do for"));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  self->staff_chooser = GTK_DROP_DOWN (make_staff_chooser (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->staff_chooser));
  reset = gtk_button_new_with_mnemonic (_ ("_Show Everything"));
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  bc_agenda_show_filter (self);
  /* Only from now on is what they say the person's doing. */
  for (int i = 0; i < BC_N_AGENDA_KINDS; i++)
    g_signal_connect_object (self->kind_checks[i], "toggled", G_CALLBACK (kind_toggled_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->staff_chooser, "notify::selected", G_CALLBACK (staff_chosen_cb),
                           self, G_CONNECT_SWAPPED);
}
