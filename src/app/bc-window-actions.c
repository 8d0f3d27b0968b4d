/* What can be done in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-export-calendar.h"
#include "app/bc-window-private.h"

#include <glib/gi18n.h>

#include "app/bc-blank-dialog.h"
#include "app/bc-print-tickets.h"

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (BC_WINDOW (widget)->find_button);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkToggleButton *button = BC_WINDOW (widget)->sidebar_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

/* The focus goes back to where the ticket was opened from. */
static void
close_ticket_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);
  BcTicket *ticket;
  GtkWidget *view = gtk_stack_get_visible_child (self->stack);

  if (self->ticket_page == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->ticket_page)))
    return;
  ticket = bc_ticket_page_get_ticket (self->ticket_page);
  g_settings_set_int (self->settings, "board-panel-width",
                      MAX (gtk_widget_get_width (GTK_WIDGET (self->ticket_page)), 380));
  gtk_widget_set_visible (GTK_WIDGET (self->ticket_page), FALSE);
  gtk_widget_action_set_enabled (widget, "win.print", FALSE);
  gtk_widget_action_set_enabled (widget, "win.close-ticket", FALSE);
  if (self->board != NULL && view == GTK_WIDGET (self->board) && ticket != NULL)
    bc_board_focus_ticket (self->board, ticket);
  else
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);
  BcTicket *ticket =
      self->ticket_page != NULL ? bc_ticket_page_get_ticket (self->ticket_page) : NULL;

  if (ticket != NULL)
    bc_print_ticket (self, self->desk, ticket, "work_order");
}

static void
found_for_print_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTicket) ticket = bc_desk_find_finish (BC_DESK (source), result, &error);

  if (ticket != NULL)
    bc_print_ticket (self, BC_DESK (source), ticket, "work_order");
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_toast (self, error->message, FALSE);
}

static void
print_ticket_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);

  bc_desk_find_async (self->desk, g_variant_get_string (parameter, NULL), NULL, found_for_print_cb,
                      g_object_ref (self));
}

static void
print_receipt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);

  bc_print_ticket (self, self->desk,
                   bc_desk_get_ticket (self->desk, g_variant_get_int64 (parameter)), "receipt");
}

/* Today's tickets, or the day's pool list. */
static void
print_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);

  bc_print_day (self, self->desk, bc_desk_today (self->desk),
                g_str_equal (name, "win.print-today") ? "work_order" : "pool_list");
}

/* Of the department that the board shows. */
static void
print_board_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);
  g_autofree char *department = g_settings_get_string (self->settings, "department");

  bc_print_board (self, self->desk, *department != '\0' ? department : NULL);
}

/* What the calendar shows: of the department and the person that are chosen there. */
static void
export_calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);
  g_autofree char *staff = g_settings_get_string (self->settings, "calendar-staff");
  g_autofree char *department = g_settings_get_string (self->settings, "department");

  bc_export_calendar (self, self->desk, department[0] != '\0' ? department : NULL,
                      staff[0] != '\0' ? staff : NULL);
}

static void
print_blanks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcWindow *self = BC_WINDOW (widget);

  if (bc_desk_get_hall (self->desk) != NULL)
    bc_blank_dialog_present (self, self->desk, self->settings);
}

static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/cn/bancheng/Bancheng/ui/bc-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

void
bc_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.close-ticket", NULL, close_ticket_action);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.export-calendar", NULL,
                                   export_calendar_action);
  gtk_widget_class_install_action (widget_class, "win.print-blanks", NULL, print_blanks_action);
  gtk_widget_class_install_action (widget_class, "win.print-board", NULL, print_board_action);
  gtk_widget_class_install_action (widget_class, "win.print-pool-list", NULL, print_day_action);
  gtk_widget_class_install_action (widget_class, "win.print-today", NULL, print_day_action);
  gtk_widget_class_install_action (widget_class, "win.print-ticket", "s", print_ticket_action);
  gtk_widget_class_install_action (widget_class, "win.print-receipt", "x", print_receipt_action);
}
