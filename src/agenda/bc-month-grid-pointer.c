/* The month's page: clicks, and callbacks dragged from day to day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-month-grid-private.h"

#include "agenda/bc-entry-drag.h"

#include "widgets/bc-drag-escape.h"

#define EDGE       24.0 /* pixels */
#define EDGE_SPEED 2.5  /* weeks a second: fast enough for a month, slow enough to stop at a week */

/* (nullable): the cell at a point of the grid's coordinates; @x and @y become those of the cell. */
static BcDayCell *
cell_at (BcMonthGrid *self, double *x, double *y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), *x, *y, GTK_PICK_DEFAULT);

  if (widget == NULL || !BC_IS_DAY_CELL (widget))
    return NULL;
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), widget, *x, *y, x, y))
    return NULL;
  return BC_DAY_CELL (widget);
}

/* Where a click began: what was pressed here and released elsewhere, as an entry that cannot be moved
 * but was pulled at, opens nothing. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BcMonthGrid *self)
{
  self->press_x = x;
  self->press_y = y;
}

/* On release and not on press: what is dragged away has not been chosen. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BcMonthGrid *self)
{
  gboolean still = !gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_x,
                                              (int) self->press_y, (int) x, (int) y);
  BcDayCell *cell = cell_at (self, &x, &y);
  BcAgendaEntry *entry = NULL;
  BcCellPart part;
  BcDay day;

  if (cell == NULL || self->hall == NULL || !still)
    return;
  day = bc_day_cell_get_day (cell);
  part = bc_day_cell_pick (cell, x, y, &entry);
  /* Who listens may have the days read anew; the entry has to outlive that. */
  if (entry != NULL)
    g_object_ref (entry);
  /* A neighbour's day does not turn the page: the second click of two must fall on the same day. */
  bc_month_grid_select (self, day, TRUE, TRUE);

  /* Its row has the focus again when the ticket is left. */
  if (part == BC_CELL_ENTRY && n_press == 1)
    {
      g_signal_emit (self, bc_month_grid_signals[BC_GRID_ENTRY_CHOSEN], 0, entry);
      g_signal_emit (self, bc_month_grid_signals[BC_GRID_ENTRY_ACTIVATED], 0, entry);
    }
  else if (part == BC_CELL_MORE && n_press == 1)
    g_signal_emit (self, bc_month_grid_signals[BC_GRID_DAY_ACTIVATED], 0, day);
  else if (part == BC_CELL_DAY && n_press == 2)
    g_signal_emit (self, bc_month_grid_signals[BC_GRID_DAY_DOUBLED], 0, day);
  g_clear_object (&entry);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, BcMonthGrid *self)
{
  BcDayCell *cell = cell_at (self, &x, &y);
  BcAgendaEntry *entry = NULL;

  if (cell == NULL || bc_day_cell_pick (cell, x, y, &entry) != BC_CELL_ENTRY)
    return NULL;
  return bc_entry_drag_prepare (source, entry, self->now);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, BcMonthGrid *self)
{
  bc_entry_drag_set_icon (source, drag, self->hall);
  bc_month_grid_begin_drag (self);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, BcMonthGrid *self)
{
  bc_month_grid_end_drag (self);
}

static void
leave_drop_cell (BcMonthGrid *self)
{
  BcDayCell *cell = g_steal_pointer (&self->drop_cell);

  if (cell == NULL)
    return;
  bc_day_cell_set_drop (cell, self->dragging && bc_day_cell_get_day (cell) < self->today
                                  ? BC_CELL_DROP_REFUSED
                                  : BC_CELL_DROP_NONE);
}

/* Held at the upper or lower edge of the weeks, what is dragged brings earlier or later ones. */
static void
scroll_at_edge (BcMonthGrid *self, double x, double y)
{
  double height = gtk_widget_get_height (self->body);

  gtk_widget_translate_coordinates (GTK_WIDGET (self), self->body, x, y, &x, &y);
  if (y < EDGE)
    bc_month_grid_set_edge (self, -EDGE_SPEED);
  else if (y > height - EDGE)
    bc_month_grid_set_edge (self, EDGE_SPEED);
  else
    bc_month_grid_set_edge (self, 0);
}

/* A day that has passed takes the drop as well, so that it can say why it refuses it. */
static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, BcMonthGrid *self)
{
  BcDayCell *cell;

  scroll_at_edge (self, x, y);
  cell = cell_at (self, &x, &y);

  if (cell != self->drop_cell)
    {
      leave_drop_cell (self);
      if (cell != NULL && bc_day_cell_get_day (cell) >= self->today)
        {
          self->drop_cell = cell;
          bc_day_cell_set_drop (cell, BC_CELL_DROP_TARGET);
        }
    }
  return cell != NULL ? GDK_ACTION_MOVE : 0;
}

static void
drop_leave_cb (GtkDropTarget *target, BcMonthGrid *self)
{
  bc_month_grid_set_edge (self, 0);
  leave_drop_cell (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BcMonthGrid *self)
{
  BcDayCell *cell = cell_at (self, &x, &y);
  BcDay day;

  leave_drop_cell (self);
  bc_month_grid_set_edge (self, 0);
  if (cell == NULL)
    return FALSE;
  day = bc_day_cell_get_day (cell);
  g_signal_emit (self, bc_month_grid_signals[BC_GRID_ENTRY_DROPPED], 0, g_value_get_object (value),
                 day);
  return day >= self->today;
}

void
bc_month_grid_add_pointer (BcMonthGrid *self)
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

void
bc_month_grid_begin_drag (BcMonthGrid *self)
{
  g_return_if_fail (BC_IS_MONTH_GRID (self));

  self->dragging = TRUE;
  for (int i = 0; i < BC_GRID_CELLS; i++)
    if (bc_day_cell_get_day (self->cells[i]) < self->today)
      bc_day_cell_set_drop (self->cells[i], BC_CELL_DROP_REFUSED);
}

void
bc_month_grid_end_drag (BcMonthGrid *self)
{
  g_return_if_fail (BC_IS_MONTH_GRID (self));

  self->dragging = FALSE;
  self->drop_cell = NULL;
  bc_month_grid_set_edge (self, 0);
  for (int i = 0; i < BC_GRID_CELLS; i++)
    bc_day_cell_set_drop (self->cells[i], BC_CELL_DROP_NONE);
}
