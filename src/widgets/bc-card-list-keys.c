/* Keys and pointer on a card list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-list-private.h"

typedef enum
{
  STEP_CARD,
  STEP_PAGE,
  STEP_END,
} Step;

void
bc_card_list_activate_position (BcCardList *self, guint position)
{
  g_autoptr (GObject) item = NULL;

  if (self->model != NULL && position != GTK_INVALID_LIST_POSITION)
    item = g_list_model_get_item (self->model, position);
  if (item != NULL)
    bc_card_list_tell_activate (self, item);
}

static guint
cards_of_page (BcCardList *self)
{
  int step = self->card_height + BC_CARD_LIST_SPACING;

  return (guint) MAX (gtk_widget_get_height (GTK_WIDGET (self)) / step - 1, 1);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcCardList *self = BC_CARD_LIST (widget);
  guint n_items = bc_card_list_n_items (self);
  gint64 position = self->selected != GTK_INVALID_LIST_POSITION ? (gint64) self->selected : -1;
  int step;
  int sign;

  g_variant_get (arguments, "(ii)", &step, &sign);
  if (n_items == 0)
    return FALSE;
  if (step == STEP_END)
    position = sign < 0 ? 0 : (gint64) n_items - 1;
  else if (position < 0)
    position = 0;
  else
    position += sign * (gint64) (step == STEP_PAGE ? cards_of_page (self) : 1);
  bc_card_list_focus_position (self, (guint) CLAMP (position, 0, (gint64) n_items - 1));
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcCardList *self = BC_CARD_LIST (widget);

  if (self->selected == GTK_INVALID_LIST_POSITION)
    return FALSE;
  bc_card_list_activate_position (self, self->selected);
  return TRUE;
}

static void
bind_key (GtkWidgetClass *widget_class, guint keyval, guint keypad, Step step, int sign)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, move_cb, "(ii)", step, sign);
  gtk_widget_class_add_binding (widget_class, keypad, 0, move_cb, "(ii)", step, sign);
}

void
bc_card_list_install_keys (GtkWidgetClass *widget_class)
{
  static const guint activating[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                      GDK_KEY_space, GDK_KEY_KP_Space };

  bind_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, STEP_CARD, -1);
  bind_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, STEP_CARD, 1);
  bind_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, STEP_PAGE, -1);
  bind_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, STEP_PAGE, 1);
  bind_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, STEP_END, -1);
  bind_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, STEP_END, 1);
  for (guint i = 0; i < G_N_ELEMENTS (activating); i++)
    gtk_widget_class_add_binding (widget_class, activating[i], 0, activate_cb, NULL);
}

static void
pressed_cb (BcCardList *self, int n_press, double x, double y)
{
  BcCardRow *row = bc_card_list_row_at (self, y);

  if (row == NULL)
    return;
  if (n_press == 1)
    {
      bc_card_list_forget_lost (self);
      bc_card_list_select (self, row->position);
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  else if (n_press == 2)
    bc_card_list_activate_position (self, row->position);
}

void
bc_card_list_connect_pointer (BcCardList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
