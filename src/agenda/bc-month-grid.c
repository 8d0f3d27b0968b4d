/* The month's page: days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-month-grid-private.h"
#include "agenda/bc-weekdays.h"
#include "widgets/bc-ui.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_DAY,
  PROP_WEEK_START,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
guint bc_month_grid_signals[BC_GRID_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcMonthGrid, bc_month_grid, GTK_TYPE_WIDGET)

static void
show_weekdays (BcMonthGrid *self)
{
  for (int column = 0; column < BC_WEEK_DAYS; column++)
    {
      int weekday = bc_month_weekday (&self->month, column);

      gtk_label_set_label (self->weekdays[column], bc_weekday_short (weekday));
      if (weekday >= 6)
        gtk_widget_add_css_class (GTK_WIDGET (self->weekdays[column]), "weekend");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->weekdays[column]), "weekend");
    }
}

static const BcAgendaDay *
content_of (BcMonthGrid *self, BcDay day)
{
  return self->days != NULL ? bc_agenda_days_get (self->days, day) : NULL;
}

int
bc_month_grid_cell (BcMonthGrid *self, BcDay day)
{
  gint64 cell = (gint64) day - self->month.first_cell;

  return cell >= 0 && cell < BC_GRID_CELLS ? (int) cell : -1;
}

void
bc_month_grid_show_week (BcMonthGrid *self, int week)
{
  BcDay first = self->month.first_cell + week * BC_WEEK_DAYS;
  g_autofree char *number = g_strdup_printf ("%d", bc_month_week_number (first));
  /* Translators: the number of a week in its year. */
  g_autofree char *name = g_strdup_printf (_ ("Week %d"), bc_month_week_number (first));

  gtk_label_set_label (self->weeks[week], number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->weeks[week]), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->weeks[week]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  for (int i = 0; i < BC_WEEK_DAYS; i++)
    {
      BcDayCell *cell = self->cells[week * BC_WEEK_DAYS + i];
      BcDay day = first + i;

      bc_day_cell_set_day (cell, day, &self->month, self->hall, self->today);
      bc_day_cell_set_content (cell, content_of (self, day), self->now);
      bc_day_cell_set_selected (cell, day == self->day);
      bc_day_cell_set_drop (cell, self->dragging && day < self->today ? BC_CELL_DROP_REFUSED
                                                                      : BC_CELL_DROP_NONE);
    }
}

/* Turns to the page of @of_month and gives each cell its day. */
static void
show_page (BcMonthGrid *self, BcDay of_month)
{
  bc_month_init (&self->month, of_month, self->week_start);
  self->offset = 0;
  self->pending = 0;
  show_weekdays (self);
  gtk_widget_queue_allocate (self->body);
  if (self->hall == NULL)
    return;
  for (int week = 0; week < BC_GRID_WEEKS; week++)
    bc_month_grid_show_week (self, week);
}

static gboolean
has_focus_inside (BcMonthGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
mark_selected (BcMonthGrid *self, BcDay old_day, gboolean focus)
{
  int old_cell = bc_month_grid_cell (self, old_day);
  int new_cell = bc_month_grid_cell (self, self->day);

  /* First the new one: the focus must never be without a place to go. */
  bc_day_cell_set_selected (self->cells[new_cell], TRUE);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->cells[new_cell]));
  if (old_cell >= 0 && old_cell != new_cell)
    bc_day_cell_set_selected (self->cells[old_cell], FALSE);
}

void
bc_month_grid_select (BcMonthGrid *self, BcDay day, gboolean focus, gboolean keep_page)
{
  BcDay old_day = self->day;

  day = bc_month_clamp (day);
  focus = focus || has_focus_inside (self);
  self->day = day;
  if ((bc_month_contains (&self->month, day) || keep_page)
      && bc_month_cell (&self->month, day) >= 0)
    mark_selected (self, old_day, focus);
  else
    show_page (self, day);
  if (day != old_day)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
bc_month_grid_grab_focus (GtkWidget *widget)
{
  BcMonthGrid *self = BC_MONTH_GRID (widget);
  int cell = bc_month_cell (&self->month, self->day);

  return cell >= 0 && gtk_widget_grab_focus (GTK_WIDGET (self->cells[cell]));
}

static void
bc_month_grid_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BcMonthGrid *self = BC_MONTH_GRID (object);

  switch (property_id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_WEEK_START:
      g_value_set_int (value, self->week_start);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_week_start (BcMonthGrid *self, int week_start)
{
  if (self->week_start == week_start)
    return;
  self->week_start = week_start;
  show_page (self, self->month.first);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WEEK_START]);
}

static void
bc_month_grid_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  BcMonthGrid *self = BC_MONTH_GRID (object);

  switch (property_id)
    {
    case PROP_DAY:
      bc_month_grid_set_day (self, g_value_get_int (value));
      break;
    case PROP_WEEK_START:
      set_week_start (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bc_month_grid_dispose (GObject *object)
{
  BcMonthGrid *self = BC_MONTH_GRID (object);
  GtkWidget *child;

  self->drop_cell = NULL;
  self->days = NULL;
  bc_month_grid_stop_scrolling (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->hall, bc_hall_unref);

  G_OBJECT_CLASS (bc_month_grid_parent_class)->dispose (object);
}

static void
add_signals (GObjectClass *object_class)
{
  GType type = G_OBJECT_CLASS_TYPE (object_class);

  bc_month_grid_signals[BC_GRID_DAY_ACTIVATED] =
      g_signal_new ("day-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_INT);
  bc_month_grid_signals[BC_GRID_DAY_DOUBLED] =
      g_signal_new ("day-doubled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_INT);
  bc_month_grid_signals[BC_GRID_ENTRY_CHOSEN] =
      g_signal_new ("entry-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    BC_TYPE_AGENDA_ENTRY);
  bc_month_grid_signals[BC_GRID_ENTRY_ACTIVATED] =
      g_signal_new ("entry-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    BC_TYPE_AGENDA_ENTRY);
  bc_month_grid_signals[BC_GRID_ENTRY_DROPPED] =
      g_signal_new ("entry-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    BC_TYPE_AGENDA_ENTRY, G_TYPE_INT);
  bc_month_grid_signals[BC_GRID_SCROLLED] =
      g_signal_new ("scrolled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_month_grid_class_init (BcMonthGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_month_grid_dispose;
  object_class->get_property = bc_month_grid_get_property;
  object_class->set_property = bc_month_grid_set_property;
  widget_class->grab_focus = bc_month_grid_grab_focus;

  properties[PROP_DAY] =
      g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, 0,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_WEEK_START] =
      g_param_spec_int ("week-start", NULL, NULL, 1, BC_WEEK_DAYS, 1,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  add_signals (object_class);
  bc_month_grid_add_keys (widget_class);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  bc_ui_init ();
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-month-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, BcMonthGrid, body);
  gtk_widget_class_bind_template_child (widget_class, BcMonthGrid, heads);
}

static void
bc_month_grid_init (BcMonthGrid *self)
{
  self->week_start = 1;
  bc_month_init (&self->month, 0, 1);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int column = 0; column < BC_WEEK_DAYS; column++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "xalign", 0.0, NULL);

      self->weekdays[column] = GTK_LABEL (label);
      gtk_box_append (GTK_BOX (self->heads), label);
    }
  bc_month_grid_add_scrolling (self);
  bc_month_grid_add_pointer (self);
}

GtkWidget *
bc_month_grid_new (void)
{
  return g_object_new (BC_TYPE_MONTH_GRID, NULL);
}

void
bc_month_grid_set_hall (BcMonthGrid *self, BcHall *hall, BcDay today)
{
  g_return_if_fail (BC_IS_MONTH_GRID (self));
  g_return_if_fail (hall != NULL);

  if (self->hall == hall && self->today == today)
    return;
  bc_hall_ref (hall);
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall;
  self->today = today;
  show_page (self, self->month.first);
}

const BcMonth *
bc_month_grid_get_month (BcMonthGrid *self)
{
  g_return_val_if_fail (BC_IS_MONTH_GRID (self), NULL);

  return &self->month;
}

BcDay
bc_month_grid_get_day (BcMonthGrid *self)
{
  g_return_val_if_fail (BC_IS_MONTH_GRID (self), BC_DAY_NONE);

  return self->day;
}

void
bc_month_grid_set_day (BcMonthGrid *self, BcDay day)
{
  g_return_if_fail (BC_IS_MONTH_GRID (self));

  bc_month_grid_select (self, day, FALSE, FALSE);
}

void
bc_month_grid_go_today (BcMonthGrid *self)
{
  g_return_if_fail (BC_IS_MONTH_GRID (self));

  bc_month_grid_select (self, self->today, FALSE, FALSE);
}

void
bc_month_grid_set_days (BcMonthGrid *self, BcAgendaDays *days, gint64 now)
{
  g_return_if_fail (BC_IS_MONTH_GRID (self));

  self->days = days;
  self->now = now;
  if (self->hall == NULL)
    return;
  for (int i = 0; i < BC_GRID_CELLS; i++)
    bc_day_cell_set_content (self->cells[i], content_of (self, self->month.first_cell + i), now);
}

gboolean
bc_month_grid_is_provisional (BcMonthGrid *self, int *year)
{
  g_return_val_if_fail (BC_IS_MONTH_GRID (self), FALSE);

  if (self->hall == NULL)
    return FALSE;
  for (int i = 0; i < BC_MONTH_CELLS; i++)
    {
      BcDay day = bc_month_day (&self->month, i);
      gboolean provisional = FALSE;

      bc_workdays_kind (bc_hall_workdays (self->hall), day, NULL, &provisional);
      if (provisional)
        {
          bc_day_to_ymd (day, year, NULL, NULL);
          return TRUE;
        }
    }
  return FALSE;
}
