/* The month's page: weeks that scroll without end.
 *
 * Seven rows of cells are there, one more than the page shows. When a week has been scrolled out at one
 * end its cells come in at the other with other days, so that nothing jumps and nothing is made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-month-grid-private.h"

#include <math.h>

#include "widgets/bc-frame-probe.h"

#define GUTTER_GAP 8     /* pixels beside the number of a week */
#define EASE       0.07  /* seconds in which two thirds of what is pending are scrolled */
#define SETTLED    0.004 /* of a week: less is no pixel */

/* Layout: a gutter, then seven equal columns; six rows fill the height. */

static int
gutter_width (BcMonthGrid *self)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (self->weeks[0]), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                      NULL, NULL);
  return natural + GUTTER_GAP;
}

static void
allocate_at (GtkWidget *child, int x, int y, int width, int height)
{
  GskTransform *transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  gtk_widget_allocate (child, width, height, -1, transform);
}

static void
measure_body (GtkWidget *body,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  BcMonthGrid *self = BC_MONTH_GRID (gtk_widget_get_parent (body));
  int cell_minimum, cell_natural;

  /* All cells ask for the same, whatever they hold. */
  gtk_widget_measure (GTK_WIDGET (self->cells[0]), orientation, -1, &cell_minimum, &cell_natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = gutter_width (self) + BC_WEEK_DAYS * cell_minimum;
      *natural = gutter_width (self) + BC_WEEK_DAYS * cell_natural;
      return;
    }
  *minimum = BC_MONTH_WEEKS * cell_minimum;
  *natural = BC_MONTH_WEEKS * cell_natural;
}

static void
allocate_body (GtkWidget *body, int width, int height, int baseline)
{
  BcMonthGrid *self = BC_MONTH_GRID (gtk_widget_get_parent (body));
  int gutter = gutter_width (self);
  int row = height / BC_MONTH_WEEKS;
  int shift = (int) round (self->offset * row);

  bc_frame_probe_begin ();
  for (int week = 0; week < BC_GRID_WEEKS; week++)
    {
      int top = week * row - shift;
      /* What the division leaves over goes to the last row at rest. */
      int row_height = week == BC_MONTH_WEEKS - 1 && shift == 0 ? height - top : row;

      allocate_at (GTK_WIDGET (self->weeks[week]), 0, top, gutter, row_height);
      for (int i = 0; i < BC_WEEK_DAYS; i++)
        {
          int left = gutter + (width - gutter) * i / BC_WEEK_DAYS;
          int right = gutter + (width - gutter) * (i + 1) / BC_WEEK_DAYS;

          allocate_at (GTK_WIDGET (self->cells[week * BC_WEEK_DAYS + i]), left, top, right - left,
                       row_height);
        }
    }
  bc_frame_probe_end ("agenda-weeks");
}

static void
measure_heads (GtkWidget *heads,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural,
               int *minimum_baseline,
               int *natural_baseline)
{
  BcMonthGrid *self = BC_MONTH_GRID (gtk_widget_get_parent (heads));

  *minimum = *natural = 0;
  for (int i = 0; i < BC_WEEK_DAYS; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (GTK_WIDGET (self->weekdays[i]), orientation, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = gutter_width (self) + BC_WEEK_DAYS * *minimum;
      *natural = gutter_width (self) + BC_WEEK_DAYS * *natural;
    }
}

static void
allocate_heads (GtkWidget *heads, int width, int height, int baseline)
{
  BcMonthGrid *self = BC_MONTH_GRID (gtk_widget_get_parent (heads));
  int gutter = gutter_width (self);

  for (int i = 0; i < BC_WEEK_DAYS; i++)
    {
      int left = gutter + (width - gutter) * i / BC_WEEK_DAYS;
      int right = gutter + (width - gutter) * (i + 1) / BC_WEEK_DAYS;

      allocate_at (GTK_WIDGET (self->weekdays[i]), left, 0, right - left, height);
    }
}

/* Scrolling */

/* The cells of @n weeks go from one end to the other, where they get other days. */
static void
rotate (BcMonthGrid *self, int n)
{
  BcDayCell *cells[BC_GRID_CELLS];
  GtkLabel *weeks[BC_GRID_WEEKS];

  for (int week = 0; week < BC_GRID_WEEKS; week++)
    {
      int from = ((week + n) % BC_GRID_WEEKS + BC_GRID_WEEKS) % BC_GRID_WEEKS;

      weeks[week] = self->weeks[from];
      for (int i = 0; i < BC_WEEK_DAYS; i++)
        cells[week * BC_WEEK_DAYS + i] = self->cells[from * BC_WEEK_DAYS + i];
    }
  memcpy (self->cells, cells, sizeof cells);
  memcpy (self->weeks, weeks, sizeof weeks);
}

/* The selected day stays on the page: it goes on to the same weekday of the nearest week. */
static void
keep_selected (BcMonthGrid *self)
{
  BcDay day = self->day;
  BcDay last = self->month.first_cell + BC_MONTH_CELLS - 1;

  while (day < self->month.first_cell)
    day += BC_WEEK_DAYS;
  while (day > last)
    day -= BC_WEEK_DAYS;
  if (day != self->day)
    bc_month_grid_select (self, day, FALSE, TRUE);
}

static void
shift_weeks (BcMonthGrid *self, int n)
{
  BcDay old_first = self->month.first;
  int from = n > 0 ? BC_GRID_WEEKS - n : 0;
  int to = n > 0 ? BC_GRID_WEEKS : -n;

  bc_month_init_week (&self->month, self->month.first_cell + n * BC_WEEK_DAYS, self->week_start);
  if (ABS (n) >= BC_GRID_WEEKS)
    {
      from = 0;
      to = BC_GRID_WEEKS;
    }
  else
    rotate (self, n);
  /* Before cells lose their day: the one that has the focus hands it on. */
  if (bc_month_cell (&self->month, self->day) < 0)
    keep_selected (self);
  for (int week = from; week < to; week++)
    bc_month_grid_show_week (self, week);
  if (self->month.first != old_first)
    for (int i = 0; i < BC_GRID_CELLS; i++)
      bc_day_cell_set_month (self->cells[i], &self->month);
  g_signal_emit (self, bc_month_grid_signals[BC_GRID_SCROLLED], 0);
}

static void
scroll_now (BcMonthGrid *self, double weeks)
{
  double position = self->offset + weeks;
  int whole = (int) floor (position);
  BcDay first = self->month.first_cell + whole * BC_WEEK_DAYS;

  if (self->hall == NULL || first < bc_month_clamp (G_MININT32)
      || first + BC_GRID_CELLS > bc_month_clamp (G_MAXINT32))
    {
      self->pending = 0;
      return;
    }
  bc_frame_probe_begin ();
  self->offset = position - whole;
  if (whole != 0)
    shift_weeks (self, whole);
  gtk_widget_queue_allocate (self->body);
  bc_frame_probe_end ("agenda-scroll");
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BcMonthGrid *self = BC_MONTH_GRID (widget);
  gint64 time = gdk_frame_clock_get_frame_time (clock);
  double seconds =
      self->scroll_time != 0 ? (double) (time - self->scroll_time) / G_USEC_PER_SEC : 1.0 / 60;
  double step;

  self->scroll_time = time;
  if (self->edge != 0)
    {
      scroll_now (self, self->edge * seconds);
      return G_SOURCE_CONTINUE;
    }
  step = self->pending * (1 - exp (-seconds / EASE));
  if (fabs (self->pending - step) < SETTLED)
    step = self->pending;
  self->pending -= step;
  scroll_now (self, step);
  if (fabs (self->pending) > 0)
    return G_SOURCE_CONTINUE;
  /* A week that is meant to be whole is whole, whatever the sums have left over. */
  if (fabs (self->offset - round (self->offset)) < SETTLED)
    scroll_now (self, round (self->offset) - self->offset);
  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
start_tick (BcMonthGrid *self)
{
  if (self->scroll_tick != 0)
    return;
  self->scroll_time = 0;
  self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_tick_cb, NULL, NULL);
}

void
bc_month_grid_scroll (BcMonthGrid *self, double weeks, gboolean smoothly)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  gboolean animated;

  g_object_get (settings, "gtk-enable-animations", &animated, NULL);
  if (!smoothly || !animated)
    {
      scroll_now (self, weeks);
      return;
    }
  self->pending += weeks;
  start_tick (self);
}

void
bc_month_grid_set_edge (BcMonthGrid *self, double speed)
{
  self->edge = speed;
  if (speed != 0)
    start_tick (self);
  else if (self->offset > 0 && self->pending == 0 && self->scroll_tick != 0)
    /* Comes to rest on a whole week. */
    self->pending = round (self->offset) - self->offset;
}

/* Where the page is higher than there is room for, the wheel first scrolls what is cut off. */
static gboolean
has_room_to_scroll (BcMonthGrid *self, double dy)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double value, end;

  if (scroller == NULL)
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (adjustment);
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  return dy < 0 ? value > gtk_adjustment_get_lower (adjustment) : value < end;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, BcMonthGrid *self)
{
  int row = MAX (gtk_widget_get_height (self->body) / BC_MONTH_WEEKS, 1);

  if (dy == 0 || has_room_to_scroll (self, dy))
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    bc_month_grid_scroll (self, dy / row, FALSE);
  else
    /* A notch is a week, and the page comes to rest on whole weeks. */
    bc_month_grid_scroll (self,
                          round (self->offset + self->pending + dy) - self->offset - self->pending,
                          TRUE);
  return GDK_EVENT_STOP;
}

void
bc_month_grid_add_scrolling (BcMonthGrid *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_widget_set_layout_manager (self->heads,
                                 gtk_custom_layout_new (NULL, measure_heads, allocate_heads));
  gtk_widget_set_layout_manager (self->body,
                                 gtk_custom_layout_new (NULL, measure_body, allocate_body));
  gtk_widget_set_overflow (self->body, GTK_OVERFLOW_HIDDEN);
  for (int week = 0; week < BC_GRID_WEEKS; week++)
    {
      /* As wide as any number of a week. */
      GtkWidget *label =
          g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW_HEADER, "label",
                        "00", "yalign", 0.0, "width-chars", 2, NULL);

      gtk_widget_add_css_class (label, "week-number");
      self->weeks[week] = GTK_LABEL (label);
      gtk_widget_set_parent (label, self->body);
      for (int i = 0; i < BC_WEEK_DAYS; i++)
        {
          GtkWidget *cell = bc_day_cell_new ();

          self->cells[week * BC_WEEK_DAYS + i] = BC_DAY_CELL (cell);
          gtk_widget_set_parent (cell, self->body);
        }
    }
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

void
bc_month_grid_stop_scrolling (BcMonthGrid *self)
{
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
}
