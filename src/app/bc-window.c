/* The window: what is shown, and which view that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-window-private.h"

#include <glib/gi18n.h>

#include "app/bc-application.h"
#include "app/bc-backup-bar.h"
#include "app/bc-print-tickets.h"
#include "app/bc-read-only-bar.h"
#include "app/bc-staff-dialog.h"
#include "app/bc-year-dialog.h"
#include "widgets/bc-painted.h"
#include "widgets/bc-ui.h"

G_DEFINE_FINAL_TYPE (BcWindow, bc_window, ADW_TYPE_APPLICATION_WINDOW)

/* The views of an open hall, in the order of the sidebar. */
static const char *const view_names[] = { "board", "intake", "calendar", "gate", "calls", NULL };

static void
open_ticket_cb (GtkWidget *view, BcTicket *ticket, BcWindow *self)
{
  bc_window_open_ticket (self, ticket);
}

static void
print_tickets_cb (GtkWidget *view, GPtrArray *tickets, const char *form, BcWindow *self)
{
  bc_print_tickets (self, self->desk, tickets, form);
}

static void
open_gate_cb (GtkWidget *view, int day, BcWindow *self)
{
  bc_window_show_view (self, "gate");
  bc_gate_page_set_day (BC_GATE_PAGE (gtk_stack_get_visible_child (self->stack)), day);
}

/* What a step lacks is asked for where the ticket is, by the step's own form. */
static void
move_ticket_cb (GtkWidget *view, BcTicket *ticket, const char *state, BcWindow *self)
{
  bc_window_open_ticket (self, ticket);
  gtk_widget_activate_action (GTK_WIDGET (self->ticket_page), "ticket.move", "s", state);
}

static void
toast_cb (GtkWidget *view, const char *text, gboolean with_undo, BcWindow *self)
{
  bc_window_toast (self, text, with_undo);
}

static gboolean
week_start_to_day (GValue *value, GVariant *variant, gpointer data)
{
  /* ISO weekdays: Monday is 1, Sunday 7. */
  g_value_set_int (value, strcmp (g_variant_get_string (variant, NULL), "sunday") == 0 ? 7 : 1);
  return TRUE;
}

static gboolean
setting_to_code (GValue *value, GVariant *variant, gpointer data)
{
  const char *code = g_variant_get_string (variant, NULL);

  g_value_set_string (value, *code != '\0' ? code : NULL);
  return TRUE;
}

static GVariant *
code_to_setting (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *code = g_value_get_string (value);

  return g_variant_new_string (code != NULL ? code : "");
}

/* Board and calendar show the same department, this time and the next. */
static void
bind_department (BcWindow *self, gpointer view)
{
  g_settings_bind_with_mapping (self->settings, "department", view, "department",
                                G_SETTINGS_BIND_DEFAULT, setting_to_code, code_to_setting, NULL,
                                NULL);
}

/* A view is made when it is first shown: what nobody looks at costs nothing at the start. */
static GtkWidget *
make_view (BcWindow *self, const char *name)
{
  GtkWidget *view;

  if (strcmp (name, "board") == 0)
    {
      self->board = BC_BOARD (bc_board_new (self->desk));
      bind_department (self, self->board);
      g_settings_bind (self->settings, "board-filter", self->board, "filter",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "board-filters", self->board, "saved-filters",
                       G_SETTINGS_BIND_DEFAULT);
      view = GTK_WIDGET (self->board);
    }
  else if (strcmp (name, "intake") == 0)
    {
      self->intake = BC_INTAKE (bc_intake_new (self->desk));
      view = GTK_WIDGET (self->intake);
    }
  else if (strcmp (name, "gate") == 0)
    view = bc_gate_page_new (self->desk);
  else if (strcmp (name, "calls") == 0)
    view = bc_call_page_new (self->desk);
  else
    {
      self->agenda = bc_agenda_new (self->desk);
      bind_department (self, self->agenda);
      g_settings_bind_with_mapping (self->settings, "week-start", self->agenda, "week-start",
                                    G_SETTINGS_BIND_GET, week_start_to_day, NULL, NULL, NULL);
      g_settings_bind (self->settings, "calendar-view", self->agenda, "view",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "calendar-hidden", self->agenda, "hidden-kinds",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind_with_mapping (self->settings, "calendar-staff", self->agenda, "staff",
                                    G_SETTINGS_BIND_DEFAULT, setting_to_code, code_to_setting, NULL,
                                    NULL);
      view = GTK_WIDGET (self->agenda);
    }
  g_signal_connect_object (view, "open-ticket", G_CALLBACK (open_ticket_cb), self, 0);
  if (g_signal_lookup ("print-tickets", G_OBJECT_TYPE (view)) != 0)
    g_signal_connect_object (view, "print-tickets", G_CALLBACK (print_tickets_cb), self, 0);
  if (g_signal_lookup ("open-gate", G_OBJECT_TYPE (view)) != 0)
    g_signal_connect_object (view, "open-gate", G_CALLBACK (open_gate_cb), self, 0);
  if (g_signal_lookup ("move-ticket", G_OBJECT_TYPE (view)) != 0)
    g_signal_connect_object (view, "move-ticket", G_CALLBACK (move_ticket_cb), self, 0);
  if (g_signal_lookup ("toast", G_OBJECT_TYPE (view)) != 0)
    g_signal_connect_object (view, "toast", G_CALLBACK (toast_cb), self, 0);
  gtk_stack_add_named (self->stack, view, name);
  return view;
}

static void
show_child (BcWindow *self, GtkWidget *view)
{
  GtkWidget *before = gtk_stack_get_visible_child (self->stack);
  gboolean is_first = TRUE;
  GtkWidget *focus;

  for (guint i = 0; before != NULL && view_names[i] != NULL; i++)
    if (before == gtk_stack_get_child_by_name (self->stack, view_names[i]))
      is_first = FALSE;
  /* The first view does not fade in over “Opening…”: what was asked for is there at once. */
  gtk_stack_set_visible_child_full (self->stack,
                                    gtk_stack_page_get_name (
                                        gtk_stack_get_page (self->stack, view)),
                                    is_first ? GTK_STACK_TRANSITION_TYPE_NONE
                                             : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* A view that knows where typing goes on has taken the focus itself. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

/* The form needs the whole width: a ticket that is open beside it comes back with the next view. */
static void
make_room (BcWindow *self, gboolean for_form)
{
  if (self->ticket_page == NULL || for_form == self->ticket_set_aside)
    return;
  if (for_form && !gtk_widget_get_visible (GTK_WIDGET (self->ticket_page)))
    return;
  self->ticket_set_aside = for_form;
  gtk_widget_set_visible (GTK_WIDGET (self->ticket_page), !for_form);
}

void
bc_window_show_view (BcWindow *self, const char *name)
{
  GtkWidget *view;

  if (!g_strv_contains (view_names, name) || bc_desk_get_hall (self->desk) == NULL)
    return;
  view = gtk_stack_get_child_by_name (self->stack, name);
  if (view == NULL)
    view = make_view (self, name);
  if (gtk_stack_get_visible_child (self->stack) != view)
    show_child (self, view);
  make_room (self, strcmp (name, "intake") == 0);
  g_settings_set_string (self->settings, "view", name);
  bc_sidebar_select (self->sidebar, name);
  adw_window_title_set_title (self->title, bc_sidebar_view_label (name));
}

static void
close_ticket_cb (BcTicketPage *page, BcWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-ticket", NULL);
}

static void
make_ticket_page (BcWindow *self)
{
  self->ticket_page = BC_TICKET_PAGE (bc_ticket_page_new (self->desk));
  g_signal_connect_object (self->ticket_page, "close", G_CALLBACK (close_ticket_cb), self, 0);
  g_signal_connect_object (self->ticket_page, "open-ticket", G_CALLBACK (open_ticket_cb), self, 0);
  g_signal_connect_object (self->ticket_page, "toast", G_CALLBACK (toast_cb), self, 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->ticket_page), 380, -1);
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->ticket_page));
}

void
bc_window_open_ticket (BcWindow *self, BcTicket *ticket)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->paned));

  if (self->ticket_page == NULL)
    make_ticket_page (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->ticket_page))
      || gtk_paned_get_position (self->paned) <= 0 || gtk_paned_get_position (self->paned) >= width)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->ticket_page), TRUE);
      if (width > 0)
        gtk_paned_set_position (self->paned,
                                MAX (width
                                         - g_settings_get_int (self->settings, "board-panel-width"),
                                     300));
    }
  self->ticket_set_aside = FALSE;
  bc_ticket_page_set_ticket (self->ticket_page, ticket);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-ticket", TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->ticket_page), GTK_DIR_TAB_FORWARD);
}

void
bc_window_toast (BcWindow *self, const char *text, gboolean with_undo)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, with_undo ? 8 : 5);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "app.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
bc_window_new_ticket (BcWindow *self)
{
  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  bc_window_show_view (self, "intake");
  gtk_widget_activate_action (GTK_WIDGET (self->intake), "intake.new", NULL);
}

void
bc_window_sign_in (BcWindow *self)
{
  if (bc_desk_get_hall (self->desk) != NULL)
    bc_staff_dialog_present (GTK_WINDOW (self), self->desk);
}

static void
update_title (BcWindow *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autofree char *title = NULL;

  if (hall == NULL)
    title = g_strdup (_ ("Bancheng"));
  else
    /* Translators: the title of the window; %s is the hall's name. */
    title = g_strdup_printf (_ ("%s — Bancheng"), bc_hall_name (hall));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
forget_views (BcWindow *self)
{
  for (guint i = 0; view_names[i] != NULL; i++)
    {
      GtkWidget *view = gtk_stack_get_child_by_name (self->stack, view_names[i]);

      if (view != NULL)
        gtk_stack_remove (self->stack, view);
    }
  self->board = NULL;
  self->intake = NULL;
  self->agenda = NULL;
  if (self->ticket_page != NULL)
    gtk_paned_set_end_child (self->paned, NULL);
  self->ticket_page = NULL;
  self->ticket_set_aside = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-ticket", FALSE);
}

/* Views hold lists of the hall that was open: each file gets its own. A hall that was changed while it is open is followed by the views themselves, for typing may be under way in them. */
static void
hall_changed_cb (BcDesk *desk, GParamSpec *pspec, BcWindow *self)
{
  BcHall *hall = bc_desk_get_hall (desk);

  if (hall == NULL)
    forget_views (self);
  update_title (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->find_button), hall != NULL);
  gtk_widget_set_sensitive (self->new_button, hall != NULL);
  if (hall == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      bc_window_make_pages (self);
      gtk_stack_set_visible_child_name (self->stack, "welcome");
    }
}

void
bc_window_hall_opened (BcWindow *self)
{
  g_autofree char *view = g_settings_get_string (self->settings, "view");
  if (self->opening_spinner != NULL)
    gtk_spinner_stop (self->opening_spinner);
  update_title (self);
  bc_window_show_view (self, g_strv_contains (view_names, view) ? view : "board");
  if (bc_desk_get_staff (self->desk) == NULL)
    bc_window_sign_in (self);
}

/* Nothing was asked to be opened: then there is something to choose. */
static void
bc_window_map (GtkWidget *widget)
{
  BcWindow *self = BC_WINDOW (widget);
  GtkWidget *focus;

  if (gtk_stack_get_visible_child (self->stack) == NULL)
    {
      bc_window_make_pages (self);
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      bc_trace_painted (widget, "painted welcome");
    }
  GTK_WIDGET_CLASS (bc_window_parent_class)->map (widget);
  /* A hall that opens before the window is there shows its view when nothing in it can take the
   * focus yet. */
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, gtk_stack_get_visible_child (self->stack)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
bc_window_close_request (GtkWindow *window)
{
  BcWindow *self = BC_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (self->intake != NULL)
    bc_intake_keep (self->intake);
  if (self->ticket_page != NULL && gtk_widget_get_visible (GTK_WIDGET (self->ticket_page)))
    g_settings_set_int (self->settings, "board-panel-width",
                        MAX (gtk_widget_get_width (GTK_WIDGET (self->ticket_page)), 380));
  return GTK_WINDOW_CLASS (bc_window_parent_class)->close_request (window);
}

static void
bc_window_dispose (GObject *object)
{
  BcWindow *self = BC_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->failed_path, g_free);
  G_OBJECT_CLASS (bc_window_parent_class)->dispose (object);
}

static void
bc_window_class_init (BcWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_window_dispose;
  widget_class->map = bc_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = bc_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BcWindow, bars);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, sidebar_revealer);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, state_bar);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BcWindow, undo_button);
  bc_window_install_actions (widget_class);
}

static void
bc_window_init (BcWindow *self)
{
  g_type_ensure (BC_TYPE_STATE_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_find (GtkMenuButton *button, gpointer data)
{
  BcWindow *self = data;

  if (self->find != NULL)
    return;
  self->find = bc_find_new (self->desk);
  g_signal_connect_object (self->find, "open-ticket", G_CALLBACK (open_ticket_cb), self, 0);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->find));
}

static void
told_cb (BcDesk *desk, const char *text, BcWindow *self)
{
  bc_window_toast (self, text, FALSE);
}

static gboolean
undo_tooltip (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *label = g_value_get_string (from);

  /* Translators: %s is what would be undone, as in "2026W00012 to “Awaiting review”". */
  g_value_take_string (to, label != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), label)
                                         : g_strdup (_ ("Undo (Ctrl+Z)")));
  return TRUE;
}

BcWindow *
bc_window_new (AdwApplication *application, BcDesk *desk, GSettings *settings)
{
  BcWindow *self = g_object_new (BC_TYPE_WINDOW, "application", application, NULL);
  BcBackups *backups = bc_application_get_backups (BC_APPLICATION (application));

  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  self->sidebar = bc_sidebar_new (desk);
  gtk_revealer_set_child (self->sidebar_revealer, GTK_WIDGET (self->sidebar));
  gtk_box_append (self->bars, bc_read_only_bar_new (desk));
  gtk_box_append (self->bars, bc_backup_bar_new (desk, backups));
  gtk_box_append (self->bars, bc_year_bar_new (desk, settings));
  gtk_box_append (GTK_BOX (self->sidebar), bc_backup_button_new (desk, backups));
  gtk_menu_button_set_create_popup_func (self->find_button, make_find, self, NULL);
  g_settings_bind (settings, "sidebar-visible", self->sidebar_button, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (self->sidebar_button, "active", self->sidebar_revealer, "reveal-child",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (desk, "undo-label", self->undo_button, "tooltip-text",
                               G_BINDING_SYNC_CREATE, undo_tooltip, NULL, NULL, NULL);
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (hall_changed_cb), self, 0);
  g_signal_connect_object (desk, "told", G_CALLBACK (told_cb), self, 0);
  bc_state_bar_set_desk (self->state_bar, desk);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  hall_changed_cb (desk, NULL, self);
  return self;
}
