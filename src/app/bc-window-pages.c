/* The pages around an open hall: welcome, opening, failed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-window-private.h"

#include <glib/gi18n.h>

#include "app/bc-application.h"
#include "widgets/bc-painted.h"

static void
retry_cb (GtkButton *button, BcWindow *self)
{
  g_autofree char *path = g_strdup (self->failed_path);

  bc_application_open_hall (BC_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path);
}

void
bc_window_make_pages (BcWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->failed_page != NULL)
    return;
  builder = gtk_builder_new_from_resource ("/cn/bancheng/Bancheng/ui/bc-pages.ui");
  self->failed_page = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "failed_page"));
  self->opening_page = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "opening_page"));
  self->opening_spinner = GTK_SPINNER (gtk_builder_get_object (builder, "opening_spinner"));
  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, "welcome_page")),
                       "welcome");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->opening_page), "opening");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed_page), "failed");
  g_signal_connect_object (gtk_builder_get_object (builder, "retry_button"), "clicked",
                           G_CALLBACK (retry_cb), self, 0);
}

void
bc_window_hall_opening (BcWindow *self, const char *path, gboolean creating)
{
  g_autofree char *name = g_filename_display_basename (path);

  bc_window_make_pages (self);
  adw_status_page_set_title (self->opening_page,
                             creating ? _ ("Making the hall…") : _ ("Opening the hall…"));
  adw_status_page_set_description (self->opening_page, name);
  gtk_spinner_start (self->opening_spinner);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  bc_sidebar_select (self->sidebar, "");
}

void
bc_window_hall_failed (BcWindow *self, const char *path, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *file = g_markup_escape_text (name, -1);
  g_autofree char *description = g_strdup_printf ("%s\n\n%s", text, file);

  bc_window_make_pages (self);
  gtk_spinner_stop (self->opening_spinner);
  g_free (self->failed_path);
  self->failed_path = g_strdup (path);
  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  bc_trace_painted (GTK_WIDGET (self->failed_page), "painted failed");
}
