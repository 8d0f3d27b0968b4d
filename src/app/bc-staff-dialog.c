/* Choosing who is at the desk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-staff-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "widgets/bc-ui.h"

#define MAX_ROWS 200

#define BC_TYPE_STAFF_DIALOG (bc_staff_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcStaffDialog, bc_staff_dialog, BC, STAFF_DIALOG, AdwWindow)

struct _BcStaffDialog
{
  AdwWindow parent_instance;

  GtkListBox *list;
  GtkSearchEntry *search;

  BcDesk *desk;
};

G_DEFINE_FINAL_TYPE (BcStaffDialog, bc_staff_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (BcStaffDialog *self, const BcEntry *entry)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *roles = bc_roles_label (entry->roles);
  g_autofree char *place =
      entry->department != NULL
          ? g_strdup_printf ("%s · %s",
                             bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, entry->department), roles)
          : g_strdup (roles);
  g_autofree char *subtitle = g_markup_escape_text (place, -1);
  g_autofree char *title = g_markup_escape_text (entry->name, -1);
  GtkWidget *code = gtk_label_new (entry->code);

  gtk_widget_add_css_class (code, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), code);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (entry->code), g_free);
  return row;
}

static void
fill (BcStaffDialog *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) found = bc_hall_search (bc_desk_get_hall (self->desk), BC_TABLE_STAFF,
                                                query, NULL, bc_desk_today (self->desk), MAX_ROWS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL
         && GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (found, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
choose (BcStaffDialog *self, GtkListBoxRow *row)
{
  g_autofree char *code =
      row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "code")) : NULL;

  if (code == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                              "app.sign-in", "s", code);
  bc_trace ("signed in %s", code);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, BcStaffDialog *self)
{
  choose (self, row);
}

static void
activate_cb (GtkSearchEntry *entry, BcStaffDialog *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list));
}

static void
bc_staff_dialog_dispose (GObject *object)
{
  g_clear_object (&BC_STAFF_DIALOG (object)->desk);
  G_OBJECT_CLASS (bc_staff_dialog_parent_class)->dispose (object);
}

static void
bc_staff_dialog_class_init (BcStaffDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_staff_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-staff-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcStaffDialog, list);
  gtk_widget_class_bind_template_child (widget_class, BcStaffDialog, search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bc_staff_dialog_init (BcStaffDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  g_signal_connect (self->search, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

void
bc_staff_dialog_present (GtkWindow *parent, BcDesk *desk)
{
  BcStaffDialog *self = g_object_new (BC_TYPE_STAFF_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
