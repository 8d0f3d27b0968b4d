/* What is in the hand while a callback or a meeting is dragged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-entry-drag.h"

#include "agenda/bc-mark-icon.h"

/* The drag source keeps the entry from "prepare" to "drag-begin", where the icon is made. */
#define ENTRY_KEY "bc-agenda-entry"

GdkContentProvider *
bc_entry_drag_prepare (GtkDragSource *source, BcAgendaEntry *entry, gint64 now)
{
  if (entry == NULL || !bc_agenda_entry_can_move (entry, now))
    return NULL;
  g_object_set_data_full (G_OBJECT (source), ENTRY_KEY, g_object_ref (entry), g_object_unref);
  return gdk_content_provider_new_typed (BC_TYPE_AGENDA_ENTRY, entry);
}

void
bc_entry_drag_set_icon (GtkDragSource *source, GdkDrag *drag, BcHall *hall)
{
  BcAgendaEntry *entry = g_object_get_data (G_OBJECT (source), ENTRY_KEY);
  g_autofree char *time = NULL;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  GtkWidget *box;

  if (entry == NULL || hall == NULL)
    return;
  time = bc_agenda_entry_dup_time (entry, hall);
  number = bc_agenda_entry_dup_number (entry);
  text = g_strdup_printf ("%s %s", time, number);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (box, "callback-drag");
  gtk_box_append (GTK_BOX (box), bc_mark_icon_new (bc_agenda_entry_get_meeting (entry) != NULL
                                                       ? BC_MARK_MEETING
                                                       : BC_MARK_CALLBACK));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), box);
  gdk_drag_set_hotspot (drag, -12, -8);
  g_object_set_data (G_OBJECT (source), ENTRY_KEY, NULL);
}
