/* The month's page: the keys that walk through it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-month-grid-private.h"

/* Keys. The arguments are what the binding says. */

static gboolean
move_days_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcMonthGrid *self = BC_MONTH_GRID (widget);

  bc_month_grid_select (self, self->day + g_variant_get_int32 (arguments), TRUE, FALSE);
  return TRUE;
}

static gboolean
move_months_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcMonthGrid *self = BC_MONTH_GRID (widget);

  bc_month_grid_select (self, bc_month_shift (self->day, g_variant_get_int32 (arguments)), TRUE,
                        FALSE);
  return TRUE;
}

static gboolean
week_edge_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcMonthGrid *self = BC_MONTH_GRID (widget);

  bc_month_grid_select (self,
                        g_variant_get_int32 (arguments) < 0
                            ? bc_month_week_start (self->day, self->week_start)
                            : bc_month_week_end (self->day, self->week_start),
                        TRUE, FALSE);
  return TRUE;
}

static gboolean
today_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcMonthGrid *self = BC_MONTH_GRID (widget);

  bc_month_grid_select (self, self->today, TRUE, FALSE);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcMonthGrid *self = BC_MONTH_GRID (widget);

  g_signal_emit (self, bc_month_grid_signals[BC_GRID_DAY_ACTIVATED], 0, self->day);
  return TRUE;
}

static void
add_key (GtkWidgetClass *widget_class,
         guint key,
         GdkModifierType modifiers,
         GtkShortcutFunc callback,
         int argument)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, callback, "i", argument);
}

void
bc_month_grid_add_keys (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint key;
    guint keypad;
    GtkShortcutFunc callback;
    int argument;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, move_days_cb, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, move_days_cb, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, move_days_cb, -BC_WEEK_DAYS },
    { GDK_KEY_Down, GDK_KEY_KP_Down, move_days_cb, BC_WEEK_DAYS },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, move_months_cb, -1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, move_months_cb, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, week_edge_cb, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, week_edge_cb, 1 },
    { GDK_KEY_Return, GDK_KEY_KP_Enter, activate_cb, 0 },
    { GDK_KEY_space, GDK_KEY_KP_Space, activate_cb, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      add_key (widget_class, keys[i].key, 0, keys[i].callback, keys[i].argument);
      add_key (widget_class, keys[i].keypad, 0, keys[i].callback, keys[i].argument);
    }
  add_key (widget_class, GDK_KEY_t, 0, today_cb, 0);
  add_key (widget_class, GDK_KEY_Home, GDK_ALT_MASK, today_cb, 0);
  add_key (widget_class, GDK_KEY_KP_Home, GDK_ALT_MASK, today_cb, 0);
}
