/* What can be done to the selected card: actions, their keys, and the card's menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-board-private.h"

#include <glib/gi18n.h>

/* The column that has the focus, or the selected card; -1 for none. */
static int
current_column (BcBoard *self)
{
  for (int i = 0; i < BC_N_COLUMNS; i++)
    if (gtk_widget_get_focus_child (GTK_WIDGET (self->columns_box))
        == GTK_WIDGET (self->columns[i]))
      return i;
  for (int i = 0; i < BC_N_COLUMNS; i++)
    if (bc_card_list_get_selected (bc_board_column_get_list (self->columns[i])) != NULL)
      return i;
  return -1;
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTicket *ticket = bc_board_get_selected (BC_BOARD (widget));

  if (ticket != NULL)
    bc_board_tell_open (BC_BOARD (widget), ticket);
}

static void
copy_number_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcBoard *self = BC_BOARD (widget);
  BcTicket *ticket = bc_board_get_selected (self);
  g_autofree char *text = NULL;

  if (ticket == NULL || bc_ticket_get_record (ticket) == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), bc_board_number (ticket));
  /* Translators: %s is a ticket's number. */
  text = g_strdup_printf (_ ("%s is on the clipboard"), bc_board_number (ticket));
  bc_board_tell (self, text, FALSE);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTicket *ticket = bc_board_get_selected (BC_BOARD (widget));

  if (ticket != NULL && bc_ticket_get_record (ticket) != NULL)
    gtk_widget_activate_action (widget, "win.print-ticket", "s", bc_board_number (ticket));
}

static gint64
version_of (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  return record != NULL ? bc_record_int (record, BC_FIELD_VERSION) : 0;
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTicket *ticket = bc_board_get_selected (BC_BOARD (widget));
  int column = bc_enum_find (&bc_columns, g_variant_get_string (parameter, NULL));

  if (ticket != NULL && column >= 0)
    bc_board_move_into (BC_BOARD (widget), ticket, (BcColumn) column, version_of (ticket));
}

/* A refused neighbour is refused, with the reason: to skip to the next column that would do is not
 * what the person asked for. */
static void
move_aside_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcBoard *self = BC_BOARD (widget);
  BcTicket *ticket = bc_board_get_selected (self);
  int column = current_column (self);
  int target = column + (g_str_equal (name, "board.move-left") ? -1 : 1);

  if (ticket == NULL || column < 0)
    return;
  if (target < 0 || target >= BC_N_COLUMNS)
    {
      bc_board_tell (self, _ ("There is no column on that side."), FALSE);
      return;
    }
  gtk_widget_activate_action (widget, "board.move", "s", bc_enum_code (&bc_columns, target));
}

static void
move_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTicket *ticket = bc_board_get_selected (BC_BOARD (widget));
  int state = bc_enum_find (&bc_states, g_variant_get_string (parameter, NULL));

  if (ticket != NULL && state >= 0)
    bc_board_move_to (BC_BOARD (widget), ticket, (BcState) state);
}

static void
decline_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcTicket *ticket = bc_board_get_selected (BC_BOARD (widget));

  if (ticket != NULL)
    bc_board_decline (BC_BOARD (widget), ticket);
}

static void
choose_department_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_department_button_popup (BC_BOARD (widget)->department_button);
}

static void
filter_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_filter_bar_edit (BC_BOARD (widget)->filter_bar);
}

static void
toggle_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcFilterBar *bar = BC_BOARD (widget)->filter_bar;
  g_autoptr (BcBoardFilter) one =
      bc_board_filter_from_text (g_variant_get_string (parameter, NULL));
  g_autoptr (BcBoardFilter) filter = bc_board_filter_copy (bc_filter_bar_get_filter (bar));

  filter->flags ^= one->flags;
  bc_filter_bar_set_filter (bar, filter);
}

static void
clear_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_filter_bar_clear (BC_BOARD (widget)->filter_bar);
}

static void
focus_cards_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
}

/* Goes to the neighbouring column, to the card at the same height. */
static gboolean
focus_aside_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcBoard *self = BC_BOARD (widget);
  int column = current_column (self);
  int target;
  int by;
  double y = 0;
  BcTicket *ticket = bc_board_get_selected (self);

  g_variant_get (arguments, "(i)", &by);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  target = column + by;
  if (column < 0 || target < 0 || target >= BC_N_COLUMNS)
    return FALSE;
  if (ticket != NULL)
    {
      BcCardList *list = bc_board_column_get_list (self->columns[column]);
      GtkWidget *card = bc_card_list_find_card (list, G_OBJECT (ticket));
      graphene_point_t middle;

      if (card != NULL
          && gtk_widget_compute_point (card, GTK_WIDGET (list),
                                       &GRAPHENE_POINT_INIT (0,
                                                             gtk_widget_get_height (card) / 2.0f),
                                       &middle))
        y = middle.y;
    }
  bc_card_list_focus_near (bc_board_column_get_list (self->columns[target]), y);
  return TRUE;
}

/* The card's menu. */

static void
append_moves (BcBoard *self, GMenu *menu, BcRecord *record)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  const BcEntry *actor = bc_desk_get_staff (self->desk);
  g_autoptr (GPtrArray) next =
      bc_workflow_next (bc_record_state (record), bc_hall_has_review (hall));

  for (guint i = 0; i < next->len; i++)
    {
      const BcTransition *transition = g_ptr_array_index (next, i);
      BcMay may = bc_workflow_may (transition, record, actor, NULL);
      const char *verb = bc_transition_action (transition);
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (may == BC_MAY_NOT)
        continue;
      if (may == BC_MAY_ASK)
        /* Translators: %s is an action, as in "Suspend". */
        label = g_strdup_printf (_ ("Ask for: %s…"), verb);
      else if (may == BC_MAY_APPROVE)
        /* Translators: %s is an action, as in "Suspend". */
        label = g_strdup_printf (_ ("Approve: %s…"), verb);
      else
        label = g_strdup (verb);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "board.move-to", "s",
                                         bc_enum_code (&bc_states, (int) transition->to));
      g_menu_append_item (menu, item);
    }
}

/* The asker may take a request back, an approver may decline it. */
static void
append_decline (BcBoard *self, GMenu *menu, BcRecord *record)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  const BcEntry *actor = bc_desk_get_staff (self->desk);
  int asked = bc_workflow_requested (record);
  const BcTransition *transition;

  if (asked < 0 || actor == NULL)
    return;
  transition =
      bc_workflow_find (bc_record_state (record), (BcState) asked, bc_hall_has_review (hall));
  if (g_strcmp0 (actor->code, bc_record_text (record, BC_FIELD_REQUEST_BY)) == 0)
    g_menu_append (menu, _ ("Take the Request Back…"), "board.decline");
  else if (transition != NULL
           && bc_workflow_may (transition, record, actor, NULL) >= BC_MAY_APPROVE)
    g_menu_append (menu, _ ("Decline the Request…"), "board.decline");
}

static GMenuModel *
menu_of (BcBoard *self, BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (first, _ ("Open"), "board.open");
  if (record != NULL)
    {
      append_moves (self, moves, record);
      append_decline (self, moves, record);
    }
  g_menu_append (last, _ ("Print…"), "board.print");
  g_menu_append (last, _ ("Copy Number"), "board.copy-number");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
show_menu (BcBoard *self, BcTicket *ticket, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) model = menu_of (self, ticket);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* By key: below the selected card. */
static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcBoard *self = BC_BOARD (widget);
  BcTicket *ticket = bc_board_get_selected (self);
  int column = current_column (self);
  GtkWidget *card;
  graphene_rect_t bounds;

  if (ticket == NULL || column < 0)
    return;
  card =
      bc_card_list_find_card (bc_board_column_get_list (self->columns[column]), G_OBJECT (ticket));
  if (card == NULL || !gtk_widget_compute_bounds (card, widget, &bounds))
    return;
  show_menu (self, ticket,
             &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                               (int) bounds.size.width, (int) bounds.size.height });
}

static void
secondary_pressed_cb (BcBoard *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GObject *item;
  graphene_point_t point;

  if (bc_card_list_pick (BC_CARD_LIST (list), x, y, &item) == NULL)
    return;
  bc_card_list_focus_item (BC_CARD_LIST (list), item);
  if (!gtk_widget_compute_point (list, GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, BC_TICKET (item), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
}

void
bc_board_connect_menu (BcBoard *self, BcBoardColumn *column)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (bc_board_column_get_list (column)),
                             GTK_EVENT_CONTROLLER (click));
}

void
bc_board_update_actions (BcBoard *self)
{
  static const char *const names[] = { "board.open",       "board.menu",    "board.copy-number",
                                       "board.print",      "board.move",    "board.move-left",
                                       "board.move-right", "board.move-to", "board.decline" };
  gboolean has_ticket = bc_board_get_selected (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], has_ticket);
}

void
bc_board_install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType carry = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "board.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "board.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "board.copy-number", NULL, copy_number_cb);
  gtk_widget_class_install_action (widget_class, "board.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "board.move", "s", move_cb);
  gtk_widget_class_install_action (widget_class, "board.move-left", NULL, move_aside_cb);
  gtk_widget_class_install_action (widget_class, "board.move-right", NULL, move_aside_cb);
  gtk_widget_class_install_action (widget_class, "board.move-to", "s", move_to_cb);
  gtk_widget_class_install_action (widget_class, "board.decline", NULL, decline_cb);
  gtk_widget_class_install_action (widget_class, "board.choose-department", NULL,
                                   choose_department_cb);
  gtk_widget_class_install_action (widget_class, "board.filter-text", NULL, filter_text_cb);
  gtk_widget_class_install_action (widget_class, "board.toggle-filter", "s", toggle_filter_cb);
  gtk_widget_class_install_action (widget_class, "board.clear-filter", NULL, clear_filter_cb);
  gtk_widget_class_install_action (widget_class, "board.focus-cards", NULL, focus_cards_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, carry, "board.move-left", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Left, carry, "board.move-left",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, carry, "board.move-right",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Right, carry, "board.move-right",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "board.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "board.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "board.copy-number", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "board.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "board.choose-department", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK,
                                       "board.filter-text", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, carry, "board.clear-filter", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, focus_aside_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, 0, focus_aside_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, focus_aside_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, 0, focus_aside_cb, "(i)", 1);
}
