/* A week by the hour: days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-week-grid-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-weekdays.h"
#include "widgets/bc-ui.h"

#define HOURS       24
#define FIRST_SIGHT 8  /* the hour that is at the top at first */
#define NARROWEST   28 /* pixels of a column */
#define GUTTER_GAP  10
#define HEAD_LINES  6 /* of the cell above the hours, in lines of text */

guint bc_week_grid_signals[BC_WEEK_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcWeekGrid, bc_week_grid, GTK_TYPE_WIDGET)

/* Layout: the same gutter and columns for heads and hours. */

static int
gutter_width (BcWeekGrid *self)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (self->hours[HOURS - 1]), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &natural, NULL, NULL);
  return natural + GUTTER_GAP;
}

static void
allocate_at (GtkWidget *child, int x, int y, int width, int height)
{
  GskTransform *transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  gtk_widget_allocate (child, width, height, -1, transform);
}

static int
column_edge (BcWeekGrid *self, int width, int column)
{
  int gutter = gutter_width (self);

  return gutter + (width - gutter) * column / self->n_days;
}

static int
height_of (gpointer widget)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (widget), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                      NULL);
  return natural;
}

static void
measure_columns (BcWeekGrid *self, gpointer column, int *minimum, int *natural)
{
  int child_minimum, child_natural;

  gtk_widget_measure (GTK_WIDGET (column), GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum,
                      &child_natural, NULL, NULL);
  /* What has no room in a narrow column is cut with dots; the whole stands in the day's list. */
  *minimum = gutter_width (self) + self->n_days * MIN (child_minimum, NARROWEST);
  *natural = gutter_width (self) + self->n_days * child_natural;
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
  BcWeekGrid *self = BC_WEEK_GRID (gtk_widget_get_ancestor (heads, BC_TYPE_WEEK_GRID));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_columns (self, self->cells[0], minimum, natural);
  else
    *minimum = *natural = height_of (self->weekdays[0]) + height_of (self->hours[0]) * HEAD_LINES;
}

static void
allocate_heads (GtkWidget *heads, int width, int height, int baseline)
{
  BcWeekGrid *self = BC_WEEK_GRID (gtk_widget_get_ancestor (heads, BC_TYPE_WEEK_GRID));
  int line = height_of (self->weekdays[0]);

  for (int i = 0; i < self->n_days; i++)
    {
      int left = column_edge (self, width, i);
      int right = column_edge (self, width, i + 1);

      allocate_at (GTK_WIDGET (self->weekdays[i]), left, 0, right - left, line);
      allocate_at (GTK_WIDGET (self->cells[i]), left, line, right - left, height - line);
    }
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
  BcWeekGrid *self = BC_WEEK_GRID (gtk_widget_get_ancestor (body, BC_TYPE_WEEK_GRID));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_columns (self, self->columns[0], minimum, natural);
  else
    *minimum = *natural = HOURS * bc_hour_column_hour_height (GTK_WIDGET (self->columns[0]));
}

static void
allocate_body (GtkWidget *body, int width, int height, int baseline)
{
  BcWeekGrid *self = BC_WEEK_GRID (gtk_widget_get_ancestor (body, BC_TYPE_WEEK_GRID));
  int hour = bc_hour_column_hour_height (GTK_WIDGET (self->columns[0]));
  int gutter = gutter_width (self);

  for (int i = 0; i < HOURS; i++)
    allocate_at (GTK_WIDGET (self->hours[i]), 0, i * hour, gutter, hour);
  for (int i = 0; i < self->n_days; i++)
    {
      int left = column_edge (self, width, i);

      allocate_at (GTK_WIDGET (self->columns[i]), left, 0, column_edge (self, width, i + 1) - left,
                   height);
    }
}

/* What is shown */

static gboolean
has_focus_inside (BcWeekGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The cell above the hours shows what has no hour, and counts everything. */
static void
show_cell (BcWeekGrid *self, int column, const BcAgendaDay *content, gint64 now)
{
  g_autoptr (GPtrArray) untimed = NULL;
  BcAgendaDay part;

  if (content == NULL)
    {
      bc_day_cell_set_content (self->cells[column], NULL, now);
      return;
    }
  untimed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < content->entries->len; i++)
    {
      BcAgendaEntry *entry = g_ptr_array_index (content->entries, i);

      if (!bc_agenda_entry_is_timed (entry))
        g_ptr_array_add (untimed, g_object_ref (entry));
    }
  part = *content;
  part.entries = untimed;
  bc_day_cell_set_content (self->cells[column], &part, now);
}

static void
show_day (BcWeekGrid *self, int column, BcAgendaDays *days, gint64 now)
{
  BcDay day = self->first + column;
  const BcAgendaDay *content = days != NULL ? bc_agenda_days_get (days, day) : NULL;
  BcMonth month;
  gboolean refused = self->dragging && day < self->today;

  /* No day of a week is a neighbour's. */
  bc_month_init (&month, day, self->week_start);
  gtk_label_set_label (self->weekdays[column], bc_weekday_short (bc_day_weekday (day)));
  bc_day_cell_set_day (self->cells[column], day, &month, self->hall, self->today);
  show_cell (self, column, content, now);
  bc_day_cell_set_selected (self->cells[column], day == self->day);
  bc_day_cell_set_drop (self->cells[column], refused ? BC_CELL_DROP_REFUSED : BC_CELL_DROP_NONE);
  bc_hour_column_set_day (self->columns[column], day, self->hall, now);
  bc_hour_column_set_content (self->columns[column], content, now);
  bc_hour_column_set_selected (self->columns[column], day == self->day && self->n_days > 1);
  bc_hour_column_set_drop (self->columns[column], -1, refused);
}

/* Where the morning begins is not known before there is a height. */
static gboolean
scroll_to_morning_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);
  GtkAdjustment *hours = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (gtk_adjustment_get_upper (hours) <= gtk_adjustment_get_page_size (hours))
    return self->is_scrolled ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (hours,
                            FIRST_SIGHT
                                * bc_hour_column_hour_height (GTK_WIDGET (self->columns[0])));
  self->is_scrolled = TRUE;
  return G_SOURCE_REMOVE;
}

static void
bc_week_grid_map (GtkWidget *widget)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);

  GTK_WIDGET_CLASS (bc_week_grid_parent_class)->map (widget);
  if (!self->is_scrolled)
    gtk_widget_add_tick_callback (widget, scroll_to_morning_cb, NULL, NULL);
}

static gboolean
bc_week_grid_grab_focus (GtkWidget *widget)
{
  BcWeekGrid *self = BC_WEEK_GRID (widget);
  int column = self->day - self->first;

  return column >= 0 && column < self->n_days
         && gtk_widget_grab_focus (GTK_WIDGET (self->cells[column]));
}

static void
bc_week_grid_dispose (GObject *object)
{
  BcWeekGrid *self = BC_WEEK_GRID (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->hall, bc_hall_unref);

  G_OBJECT_CLASS (bc_week_grid_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  static const char *const of_day[] = { "day-selected", "day-activated", "day-doubled" };
  static const char *const of_entry[] = { "entry-chosen", "entry-activated" };

  for (guint i = 0; i < G_N_ELEMENTS (of_day); i++)
    bc_week_grid_signals[BC_WEEK_DAY_SELECTED + i] =
        g_signal_new (of_day[i], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_INT);
  for (guint i = 0; i < G_N_ELEMENTS (of_entry); i++)
    bc_week_grid_signals[BC_WEEK_ENTRY_CHOSEN + i] =
        g_signal_new (of_entry[i], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      BC_TYPE_AGENDA_ENTRY);
  bc_week_grid_signals[BC_WEEK_ENTRY_DROPPED] =
      g_signal_new ("entry-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    BC_TYPE_AGENDA_ENTRY, G_TYPE_INT, G_TYPE_INT);
}

static void
bc_week_grid_class_init (BcWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_week_grid_dispose;
  widget_class->grab_focus = bc_week_grid_grab_focus;
  widget_class->map = bc_week_grid_map;
  add_signals (G_TYPE_FROM_CLASS (klass));
  bc_week_grid_add_keys (widget_class);

  bc_ui_init ();
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "weekgrid");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-week-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, BcWeekGrid, body);
  gtk_widget_class_bind_template_child (widget_class, BcWeekGrid, heads);
  gtk_widget_class_bind_template_child (widget_class, BcWeekGrid, scroller);
}

static void
make_children (BcWeekGrid *self)
{
  for (int i = 0; i < HOURS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%02d:00", i);
      GtkWidget *label =
          g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                        "label", text, "yalign", 0.0, "xalign", 1.0, NULL);

      gtk_widget_add_css_class (label, "hour");
      self->hours[i] = GTK_LABEL (label);
      gtk_widget_set_parent (label, self->body);
    }
  for (int i = 0; i < BC_WEEK_DAYS; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "xalign", 0.0, NULL);

      gtk_widget_add_css_class (label, "weekday");
      self->weekdays[i] = GTK_LABEL (label);
      self->cells[i] = BC_DAY_CELL (bc_day_cell_new ());
      self->columns[i] = BC_HOUR_COLUMN (bc_hour_column_new ());
      gtk_widget_set_parent (label, self->heads);
      gtk_widget_set_parent (GTK_WIDGET (self->cells[i]), self->heads);
      gtk_widget_set_parent (GTK_WIDGET (self->columns[i]), self->body);
    }
}

static void
bc_week_grid_init (BcWeekGrid *self)
{
  self->n_days = BC_WEEK_DAYS;
  gtk_widget_init_template (GTK_WIDGET (self));
  make_children (self);
  gtk_widget_set_layout_manager (self->heads,
                                 gtk_custom_layout_new (NULL, measure_heads, allocate_heads));
  gtk_widget_set_layout_manager (self->body,
                                 gtk_custom_layout_new (NULL, measure_body, allocate_body));
  bc_week_grid_add_pointer (self);
}

GtkWidget *
bc_week_grid_new (void)
{
  return g_object_new (BC_TYPE_WEEK_GRID, NULL);
}

void
bc_week_grid_set_n_days (BcWeekGrid *self, int n_days)
{
  g_return_if_fail (BC_IS_WEEK_GRID (self));
  g_return_if_fail (n_days == 1 || n_days == BC_WEEK_DAYS);

  self->n_days = n_days;
  for (int i = 1; i < BC_WEEK_DAYS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->weekdays[i]), n_days > 1);
      gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), n_days > 1);
      gtk_widget_set_visible (GTK_WIDGET (self->columns[i]), n_days > 1);
    }
  gtk_widget_queue_resize (self->heads);
  gtk_widget_queue_resize (self->body);
}

void
bc_week_grid_show (
    BcWeekGrid *self, BcDay day, int week_start, BcAgendaDays *days, BcHall *hall, gint64 now)
{
  gboolean focus;

  g_return_if_fail (BC_IS_WEEK_GRID (self));
  g_return_if_fail (hall != NULL);

  focus = has_focus_inside (self);
  if (self->hall != hall)
    {
      g_clear_pointer (&self->hall, bc_hall_unref);
      self->hall = bc_hall_ref (hall);
    }
  self->day = day;
  self->week_start = week_start;
  self->now = now;
  self->today = bc_hall_day (hall, now);
  self->first = self->n_days == 1 ? day : bc_month_week_start (day, week_start);
  /* The selected one first: the focus must never be without a place to go. */
  bc_day_cell_set_selected (self->cells[day - self->first], TRUE);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->cells[day - self->first]));
  for (int i = 0; i < self->n_days; i++)
    show_day (self, i, days, now);
}

BcDay
bc_week_grid_first (BcWeekGrid *self)
{
  return self->first;
}

int
bc_week_grid_n_days (BcWeekGrid *self)
{
  return self->n_days;
}

static void
set_refused (BcWeekGrid *self, gboolean refused)
{
  for (int i = 0; i < self->n_days; i++)
    {
      gboolean past = refused && self->first + i < self->today;

      bc_day_cell_set_drop (self->cells[i], past ? BC_CELL_DROP_REFUSED : BC_CELL_DROP_NONE);
      bc_hour_column_set_drop (self->columns[i], -1, past);
    }
}

void
bc_week_grid_begin_drag (BcWeekGrid *self)
{
  g_return_if_fail (BC_IS_WEEK_GRID (self));

  self->dragging = TRUE;
  set_refused (self, TRUE);
}

void
bc_week_grid_end_drag (BcWeekGrid *self)
{
  g_return_if_fail (BC_IS_WEEK_GRID (self));

  self->dragging = FALSE;
  self->drop_cell = NULL;
  self->drop_column = NULL;
  self->edge = 0;
  set_refused (self, FALSE);
}
