/* The calendar: whose tickets are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

void
bc_agenda_show_department (BcAgenda *self)
{
  for (guint i = 0; i < self->departments->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->departments, i), self->department) == 0)
      gtk_drop_down_set_selected (self->department_chooser, i);
}

void
bc_agenda_list_departments (BcAgenda *self, BcHall *hall)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  gtk_string_list_append (names, _ ("All departments"));
  g_ptr_array_add (codes, NULL);
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_DEPARTMENTS); i++)
    {
      const BcEntry *entry = bc_hall_entry (hall, BC_TABLE_DEPARTMENTS, i);

      gtk_string_list_append (names, entry->name);
      g_ptr_array_add (codes, g_strdup (entry->code));
    }
  g_clear_pointer (&self->departments, g_ptr_array_unref);
  gtk_drop_down_set_model (self->department_chooser, G_LIST_MODEL (names));
  self->departments = g_steal_pointer (&codes);
  g_object_unref (names);
  bc_agenda_show_department (self);
}

void
bc_agenda_department_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, BcAgenda *self)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  /* While the rows are exchanged the codes are not there, and nobody has chosen anything. */
  if (self->departments != NULL && selected < self->departments->len)
    bc_agenda_set_department (self, g_ptr_array_index (self->departments, selected));
}
