/* The list of one day: keys, and the menu of a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-list-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-entry-keys.h"

/* The keys on the marked callback are those of every list of entries. */
static BcAgendaEntry *
get_selected (GtkWidget *list)
{
  return bc_day_list_get_selected (BC_DAY_LIST (list));
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

/* Moving by days, for what may be moved; @action takes (xii). */
static void
append_moves (GMenu *menu, const char *action, gint64 id, BcDay day)
{
  g_autoptr (GMenu) moves = g_menu_new ();
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

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    append_item (moves, items[i].label, action,
                 g_variant_new ("(xii)", id, day + items[i].days, -1));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
}

static GMenuModel *
make_menu (BcDayList *self, BcAgendaEntry *entry)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  BcTicket *ticket = bc_agenda_entry_get_ticket (entry);
  gint64 id = bc_agenda_entry_get_id (entry);

  if (ticket == NULL)
    append_item (menu, _ ("Show _Noon Gate"), "agenda.open-gate",
                 g_variant_new_int64 (bc_agenda_entry_get_at (entry)));
  else
    append_item (menu, _ ("_Open Ticket"), "agenda.open-ticket",
                 g_variant_new_int64 (bc_ticket_get_id (ticket)));
  if (!bc_agenda_entry_can_move (entry, bc_desk_now (self->desk)))
    return G_MENU_MODEL (menu);
  if (bc_agenda_entry_get_meeting (entry) != NULL)
    {
      append_item (menu, _ ("_Edit Meeting…"), "agenda.edit-meeting", g_variant_new_int64 (id));
      append_moves (menu, "agenda.move-meeting", id, self->day);
      append_item (end, _ ("_Cancel Meeting…"), "agenda.cancel-meeting", g_variant_new_int64 (id));
    }
  else
    {
      append_item (menu, _ ("_Record Result…"), "agenda.record-result", g_variant_new_int64 (id));
      append_moves (menu, "agenda.move-callback", id, self->day);
      append_item (end, _ ("_Cancel Callback…"), "agenda.cancel-callback",
                   g_variant_new_int64 (id));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
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

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BcDayList *self)
{
  for (guint i = 0; i < BC_DAY_N_SECTIONS; i++)
    {
      GtkWidget *section = GTK_WIDGET (self->sections[i]);
      BcAgendaEntry *entry = NULL;
      double section_x, section_y;

      if (gtk_widget_get_mapped (section)
          && gtk_widget_translate_coordinates (GTK_WIDGET (self), section, x, y, &section_x,
                                               &section_y))
        entry = bc_day_section_pick (self->sections[i], section_x, section_y);
      if (entry == NULL)
        continue;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      bc_day_section_focus (self->sections[i], entry);
      show_menu (self, entry, x, y);
      return;
    }
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcDayList *self = BC_DAY_LIST (user_data);
  BcAgendaEntry *entry = bc_day_list_get_selected (self);
  GtkWidget *row = NULL;
  double x, y;

  for (guint i = 0; entry != NULL && row == NULL && i < BC_DAY_N_SECTIONS; i++)
    row = bc_day_section_find_row (self->sections[i], entry);
  if (row == NULL
      || !gtk_widget_translate_coordinates (row, GTK_WIDGET (self), 24, gtk_widget_get_height (row),
                                            &x, &y))
    return FALSE;
  show_menu (self, entry, x, y);
  return TRUE;
}

/* At the end of one section the arrow goes on into the other. */
static gboolean
cross_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcDayList *self = BC_DAY_LIST (user_data);
  gboolean down = g_variant_get_int32 (arguments) > 0;
  BcDaySection *from = self->sections[down ? BC_DAY_DEADLINES : BC_DAY_TIMED];
  BcDaySection *to = self->sections[down ? BC_DAY_TIMED : BC_DAY_DEADLINES];

  if (gtk_widget_get_focus_child (GTK_WIDGET (from)) == NULL
      || !bc_day_section_is_edge (from, down))
    return FALSE;
  return bc_day_section_focus_edge (to, !down);
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
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, GDK_KEY_Up, 0, cross_cb, -1, self);
  add_shortcut (controller, GDK_KEY_KP_Up, 0, cross_cb, -1, self);
  add_shortcut (controller, GDK_KEY_Down, 0, cross_cb, 1, self);
  add_shortcut (controller, GDK_KEY_KP_Down, 0, cross_cb, 1, self);
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
  bc_entry_keys_add (GTK_WIDGET (self), get_selected, self->desk);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
