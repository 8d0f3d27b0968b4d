/* The list of one day: keys, and the menu of a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-list-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-agenda-row.h"

/* Keys on the marked callback */

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcDayList *self = BC_DAY_LIST (user_data);
  BcAgendaEntry *entry = bc_day_list_get_selected (self);

  if (entry == NULL || !bc_agenda_entry_is_callback (entry))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.move-callback", "(xi)",
                              bc_agenda_entry_get_callback (entry)->id,
                              self->day + g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
activate_callback_action (BcDayList *self, const char *action)
{
  BcAgendaEntry *entry = bc_day_list_get_selected (self);

  if (entry == NULL || !bc_agenda_entry_is_open (entry))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), action, "x",
                                     bc_agenda_entry_get_callback (entry)->id);
}

static gboolean
record_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return activate_callback_action (BC_DAY_LIST (user_data), "agenda.record-result");
}

static gboolean
cancel_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return activate_callback_action (BC_DAY_LIST (user_data), "agenda.cancel-callback");
}

static gboolean
leave_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (user_data, bc_day_list_signals[BC_DAY_LIST_LEFT], 0);
  return TRUE;
}

/* The menu of a row */

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (BcDayList *self, BcAgendaEntry *entry)
{
  GMenu *menu = g_menu_new ();
  gint64 ticket = bc_ticket_get_id (bc_agenda_entry_get_ticket (entry));

  append_item (menu, _ ("_Open Ticket"), "agenda.open-ticket", g_variant_new_int64 (ticket));
  if (bc_agenda_entry_is_open (entry))
    {
      g_autoptr (GMenu) moves = g_menu_new ();
      g_autoptr (GMenu) end = g_menu_new ();
      gint64 id = bc_agenda_entry_get_callback (entry)->id;
      const struct
      {
        const char *label;
        int days;
      } items[] = {
        { _ ("To the _Next Day"), 1 },
        { _ ("To the _Previous Day"), -1 },
        { _ ("A _Week Later"), BC_WEEK_DAYS },
        { _ ("A Week _Earlier"), -BC_WEEK_DAYS },
      };

      append_item (menu, _ ("_Record Result…"), "agenda.record-result", g_variant_new_int64 (id));
      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        append_item (moves, items[i].label, "agenda.move-callback",
                     g_variant_new ("(xi)", id, self->day + items[i].days));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
      append_item (end, _ ("_Cancel Callback…"), "agenda.cancel-callback",
                   g_variant_new_int64 (id));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
    }
  return G_MENU_MODEL (menu);
}

static void
show_menu (BcDayList *self, BcAgendaEntry *entry, double x, double y)
{
  g_autoptr (GMenuModel) model = make_menu (self, entry);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* (nullable): the row that holds @widget, or that @widget, a row of the list view, holds. */
static BcAgendaRow *
row_of (GtkWidget *widget)
{
  GtkWidget *row;

  if (widget == NULL)
    return NULL;
  row = gtk_widget_get_ancestor (widget, BC_TYPE_AGENDA_ROW);
  if (row == NULL && gtk_widget_get_first_child (widget) != NULL)
    row = BC_IS_AGENDA_ROW (gtk_widget_get_first_child (widget))
              ? gtk_widget_get_first_child (widget)
              : NULL;
  return row != NULL ? BC_AGENDA_ROW (row) : NULL;
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BcDayList *self)
{
  BcAgendaRow *row = row_of (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  bc_day_list_select (self, bc_agenda_row_get_entry (row));
  show_menu (self, bc_agenda_row_get_entry (row), x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcDayList *self = BC_DAY_LIST (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  BcAgendaRow *row = row_of (root != NULL ? gtk_root_get_focus (root) : NULL);
  double x, y;

  if (row == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self), 24,
                                            gtk_widget_get_height (GTK_WIDGET (row)), &x, &y))
    return FALSE;
  show_menu (self, bc_agenda_row_get_entry (row), x, y);
  return TRUE;
}

static void
add_shortcut (GtkEventController *controller,
              guint key,
              GdkModifierType modifiers,
              GtkShortcutFunc callback,
              int argument,
              BcDayList *self)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, modifiers),
                                       gtk_callback_action_new (callback, self, NULL), "i",
                                       argument);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* Before the list sees them: it takes arrows with modifiers to mean the selection. */
static void
add_shortcuts (BcDayList *self)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, GDK_KEY_Left, both, move_cb, -1, self);
  add_shortcut (controller, GDK_KEY_Right, both, move_cb, 1, self);
  add_shortcut (controller, GDK_KEY_Up, both, move_cb, -BC_WEEK_DAYS, self);
  add_shortcut (controller, GDK_KEY_Down, both, move_cb, BC_WEEK_DAYS, self);
  add_shortcut (controller, GDK_KEY_r, GDK_CONTROL_MASK, record_cb, 0, self);
  add_shortcut (controller, GDK_KEY_Delete, 0, cancel_cb, 0, self);
  add_shortcut (controller, GDK_KEY_Menu, 0, menu_key_cb, 0, self);
  add_shortcut (controller, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, 0, self);
  add_shortcut (controller, GDK_KEY_Escape, 0, leave_cb, 0, self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
bc_day_list_add_controllers (BcDayList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  add_shortcuts (self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
