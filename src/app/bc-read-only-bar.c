/* Says in the window why the hall can only be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-read-only-bar.h"

#include "base/bc-trace.h"
#include "model/bc-desk-versions.h"

static void
why_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) bar = data;
  BcDesk *desk = BC_DESK (source);
  g_autofree char *why = bc_desk_why_read_only_finish (desk, result, NULL);

  if (why == NULL || bc_desk_get_connection (desk) != BC_CONNECTION_READ_ONLY)
    return;
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (bar)), why);
  gtk_widget_set_visible (bar, TRUE);
  bc_trace ("read-only told");
}

static void
connection_cb (BcDesk *desk, GParamSpec *pspec, GtkWidget *bar)
{
  gtk_widget_set_visible (bar, FALSE);
  if (bc_desk_get_connection (desk) == BC_CONNECTION_READ_ONLY)
    bc_desk_why_read_only_async (desk, why_cb, g_object_ref (bar));
}

GtkWidget *
bc_read_only_bar_new (BcDesk *desk)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("bc-read-only-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (bar), icon);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_widget_add_css_class (bar, "bc-backup-bar");
  g_signal_connect_object (desk, "notify::connection", G_CALLBACK (connection_cb), bar, 0);
  connection_cb (desk, NULL, bar);
  return bar;
}
