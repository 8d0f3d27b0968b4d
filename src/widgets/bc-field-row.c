/* A label above what it names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-field-row.h"

GtkWidget *
bc_field_row_new (const char *label, GtkWidget *editor)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), editor);
  gtk_widget_add_css_class (name, "field-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  name, NULL, -1);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), editor);
  return row;
}

GtkWidget *
bc_field_row_append (GtkWidget *parent, const char *label, GtkWidget *editor)
{
  GtkWidget *row = bc_field_row_new (label, editor);

  gtk_widget_insert_before (row, parent, NULL);
  return row;
}
