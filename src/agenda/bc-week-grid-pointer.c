/* A week by the hour: keys, clicks, and callbacks dragged to another day or hour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-week-grid-private.h"

#include "agenda/bc-entry-drag.h"
#include "agenda/bc-lanes.h"
#include "widgets/bc-drag-escape.h"

#define EDGE       28.0  /* pixels */
#define EDGE_SPEED 420.0 /* pixels a second */
#define SNAP       30    /* minutes: nobody plans a call to the minute */

/* What lies at a point of the grid: a cell above the hours, or a column of them. */
typedef struct
{
  BcDayCell *cell;
  BcHourColumn *column;
  double x, y; /* in its coordinates */
  BcDay day;
} Spot;

static gboolean
find_spot (BcWeekGrid *self, double x, double y, Spot *spot)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  memset (spot, 0, sizeof *spot);
  if (widget == NULL || self->hall == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self), widget, x, y, &spot->x, &spot->y))
    return FALSE;
  if (BC_IS_DAY_CELL (widget))
    {
      spot->cell = BC_DAY_CELL (widget);
      spot->day = bc_day_cell_get_day (spot->cell);
      return TRUE;
    }
  if (!BC_IS_HOUR_COLUMN (widget))
    return FALSE;
  spot->column = BC_HOUR_COLUMN (widget);
  spot->day = bc_hour_column_get_day (spot->column);
  return TRUE;
}

/* (nullable) (transfer none): what lies at @spot; @more: its “+3”. */
static BcAgendaEntry *
pick (const Spot *spot, gboolean *more)
{
  BcAgendaEntry *entry = NULL;
  BcCellPart part;

  if (spot->column != NULL)
    return bc_hour_column_pick (spot->column, spot->x, spot->y, more);
  part = bc_day_cell_pick (spot->cell, spot->x, spot->y, &entry);
  *more = part == BC_CELL_MORE;
  return part == BC_CELL_ENTRY ? entry : NULL;
}

static void
select_day (BcWeekGrid *self, BcDay day)
{
  g_signal_emit (self, bc_week_grid_signals[BC_WEEK_DAY_SELECTED], 0, (int) day);
}

/* Where a click began: what was pressed here and released elsewhere, as an entry that cannot be moved
 * but was pulled at, opens nothing. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BcWeekGrid *self)
{
  self->press_x = x;
  self->press_y = y;
}

/* On release and not on press: what is dragged away has not been chosen. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BcWeekGrid *self)
{
  gboolean more = FALSE;
  g_autoptr (BcAgendaEntry) entry = NULL;
  Spot spot;

  if (gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_x, (int) self->press_y,
                                (int) x, (int) y)
      || !find_spot (self, x, y, &spot))
    return;
  /* Who listens may have the days read anew; the entry has to outlive that. */
  entry = pick (&spot, &more);
  if (entry != NULL)
    g_object_ref (entry);
  select_day (self, spot.day);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  /* Its row has the focus again when the ticket is left. */
  if (entry != NULL && n_press == 1)
    {
      g_signal_emit (self, bc_week_grid_signals[BC_WEEK_ENTRY_CHOSEN], 0, entry);
      g_signal_emit (self, bc_week_grid_signals[BC_WEEK_ENTRY_ACTIVATED], 0, entry);
    }
  else if (entry == NULL && more && n_press == 1)
    g_signal_emit (self, bc_week_grid_signals[BC_WEEK_DAY_ACTIVATED], 0, (int) spot.day);
  else if (entry == NULL && !more && n_press == 2)
    g_signal_emit (self, bc_week_grid_signals[BC_WEEK_DAY_DOUBLED], 0, (int) spot.day);
}

/* Drags */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, BcWeekGrid *self)
{
  gboolean more;
  Spot spot;

  if (!find_spot (self, x, y, &spot))
    return NULL;
  return bc_entry_drag_prepare (source, pick (&spot, &more), self->now);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, BcWeekGrid *self)
{
  bc_entry_drag_set_icon (source, drag, self->hall);
  bc_week_grid_begin_drag (self);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, BcWeekGrid *self)
{
  bc_week_grid_end_drag (self);
}

static void
leave_spot (BcWeekGrid *self)
{
  BcDayCell *cell = g_steal_pointer (&self->drop_cell);
  BcHourColumn *column = g_steal_pointer (&self->drop_column);

  if (cell != NULL)
    bc_day_cell_set_drop (cell, self->dragging && bc_day_cell_get_day (cell) < self->today
                                    ? BC_CELL_DROP_REFUSED
                                    : BC_CELL_DROP_NONE);
  if (column != NULL)
    bc_hour_column_set_drop (column, -1,
                             self->dragging && bc_hour_column_get_day (column) < self->today);
}

static gboolean
edge_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);
  GtkAdjustment *hours = gtk_scrolled_window_get_vadjustment (self->scroller);
  gint64 time = gdk_frame_clock_get_frame_time (clock);

  if (self->edge == 0)
    {
      self->edge_tick = 0;
      return G_SOURCE_REMOVE;
    }
  if (self->edge_time != 0)
    gtk_adjustment_set_value (hours, gtk_adjustment_get_value (hours)
                                         + self->edge * (double) (time - self->edge_time)
                                               / G_USEC_PER_SEC);
  self->edge_time = time;
  return G_SOURCE_CONTINUE;
}

/* Held at the upper or lower edge of the hours, what is dragged brings earlier or later ones. */
static void
scroll_at_edge (BcWeekGrid *self, double x, double y)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->scroller));

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->scroller), x, y, &x, &y);
  if (y >= 0 && y < EDGE)
    self->edge = -EDGE_SPEED;
  else if (y > height - EDGE)
    self->edge = EDGE_SPEED;
  else
    self->edge = 0;
  if (self->edge != 0 && self->edge_tick == 0)
    {
      self->edge_time = 0;
      self->edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), edge_cb, NULL, NULL);
    }
}

static int
drop_minute (const Spot *spot)
{
  if (spot->column == NULL)
    return -1;
  return bc_lanes_snap (bc_hour_column_minute (spot->column, spot->y), SNAP, SNAP);
}

/* A day that has passed takes the drop as well, so that it can say why it refuses it. */
static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, BcWeekGrid *self)
{
  gboolean found;
  Spot spot;

  scroll_at_edge (self, x, y);
  found = find_spot (self, x, y, &spot);
  if (spot.cell != self->drop_cell || spot.column != self->drop_column)
    leave_spot (self);
  if (!found)
    return 0;
  if (spot.day < self->today)
    return GDK_ACTION_MOVE;
  self->drop_cell = spot.cell;
  self->drop_column = spot.column;
  if (spot.cell != NULL)
    bc_day_cell_set_drop (spot.cell, BC_CELL_DROP_TARGET);
  else
    bc_hour_column_set_drop (spot.column, drop_minute (&spot), FALSE);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, BcWeekGrid *self)
{
  self->edge = 0;
  leave_spot (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BcWeekGrid *self)
{
  Spot spot;

  self->edge = 0;
  leave_spot (self);
  if (!find_spot (self, x, y, &spot))
    return FALSE;
  g_signal_emit (self, bc_week_grid_signals[BC_WEEK_ENTRY_DROPPED], 0, g_value_get_object (value),
                 (int) spot.day, drop_minute (&spot));
  return spot.day >= self->today;
}

void
bc_week_grid_add_pointer (BcWeekGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (BC_TYPE_AGENDA_ENTRY, GDK_ACTION_MOVE);

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  bc_drag_escape_enable (source);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));

  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Keys */

static gboolean
move_days_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);

  select_day (self, self->day + g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
turn_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);

  select_day (self, self->day + g_variant_get_int32 (arguments) * self->n_days);
  return TRUE;
}

static gboolean
week_edge_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);

  select_day (self, g_variant_get_int32 (arguments) < 0
                        ? bc_month_week_start (self->day, self->week_start)
                        : bc_month_week_end (self->day, self->week_start));
  return TRUE;
}

static gboolean
today_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  select_day (BC_WEEK_GRID (widget), BC_WEEK_GRID (widget)->today);
  return TRUE;
}

static gboolean
scroll_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);
  GtkAdjustment *hours = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (hours,
                            gtk_adjustment_get_value (hours)
                                + g_variant_get_int32 (arguments)
                                      * bc_hour_column_hour_height (GTK_WIDGET (self->columns[0])));
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, bc_week_grid_signals[BC_WEEK_DAY_ACTIVATED], 0,
                 (int) BC_WEEK_GRID (widget)->day);
  return TRUE;
}

void
bc_week_grid_add_keys (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint keys[2];
    GdkModifierType modifiers;
    GtkShortcutFunc callback;
    int argument;
  } keys[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, 0, move_days_cb, -1 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 0, move_days_cb, 1 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, scroll_cb, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, scroll_cb, 1 },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, 0, turn_cb, -1 },
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 0, turn_cb, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, 0, week_edge_cb, -1 },
    { { GDK_KEY_End, GDK_KEY_KP_End }, 0, week_edge_cb, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, GDK_ALT_MASK, today_cb, 0 },
    { { GDK_KEY_Return, GDK_KEY_KP_Enter }, 0, activate_cb, 0 },
    { { GDK_KEY_space, GDK_KEY_KP_Space }, 0, activate_cb, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < G_N_ELEMENTS (keys[i].keys); j++)
      gtk_widget_class_add_binding (widget_class, keys[i].keys[j], keys[i].modifiers,
                                    keys[i].callback, "i", keys[i].argument);
}
