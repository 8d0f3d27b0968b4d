/* The calendar: what is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

#include "widgets/bc-ui.h"

enum
{
  PROP_0,
  PROP_DAY,
  PROP_DEPARTMENT,
  PROP_WEEK_START,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
guint bc_agenda_signals[BC_AGENDA_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcAgenda, bc_agenda, GTK_TYPE_WIDGET)

static const char *
month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };

  return g_dpgettext2 (NULL, "month", names[month - 1]);
}

static void
show_title (BcAgenda *self)
{
  const BcMonth *month = bc_month_grid_get_month (self->grid);
  /* Translators: the calendar's title: the month's name and the year; in Chinese "%2$d年%1$s". */
  g_autofree char *title =
      g_strdup_printf (C_ ("calendar title", "%1$s %2$d"), month_name (month->month), month->year);
  int year;

  gtk_label_set_label (self->title, title);
  if (bc_month_grid_is_provisional (self->grid, &year))
    {
      g_autofree char *text =
          g_strdup_printf (_ ("Provisional: the holidays of %d have not been loaded yet"), year);

      gtk_label_set_label (self->provisional, text);
      gtk_widget_show (GTK_WIDGET (self->provisional));
    }
  else
    gtk_widget_hide (GTK_WIDGET (self->provisional));
}

void
bc_agenda_show (BcAgenda *self)
{
  const BcMonth *month = bc_month_grid_get_month (self->grid);
  BcAgendaDays *days =
      self->days != NULL && bc_month_equal (month, &self->days_month) ? self->days : NULL;
  BcDay day = bc_month_grid_get_day (self->grid);

  show_title (self);
  bc_month_grid_set_days (self->grid, days, bc_desk_now (self->desk));
  bc_day_list_set_day (self->day_list, day, days != NULL ? bc_agenda_days_get (days, day) : NULL);
}

void
bc_agenda_show_error (BcAgenda *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_bar, message != NULL);
}

/* What the desk tells */

static void
hall_cb (BcAgenda *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);

  gtk_widget_set_sensitive (GTK_WIDGET (self), hall != NULL);
  if (hall == NULL)
    {
      g_clear_pointer (&self->days, bc_agenda_days_free);
      self->has_day = FALSE;
      return;
    }
  bc_agenda_list_departments (self, hall);
  bc_month_grid_set_hall (self->grid, hall, bc_desk_today (self->desk));
  if (!self->has_day)
    bc_month_grid_go_today (self->grid);
  self->has_day = TRUE;
  g_clear_pointer (&self->days, bc_agenda_days_free);
  bc_agenda_show (self);
  bc_agenda_load (self);
}

/* Midnight makes another day today; every other minute may make a deadline overdue. */
static void
minute_cb (BcAgenda *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);

  if (hall == NULL)
    return;
  bc_month_grid_set_hall (self->grid, hall, bc_desk_today (self->desk));
  bc_agenda_refresh_soon (self);
}

static void
connect_desk (BcAgenda *self)
{
  self->desk_signals = g_signal_group_new (BC_TYPE_DESK);
  g_signal_group_connect_swapped (self->desk_signals, "agenda-changed",
                                  G_CALLBACK (bc_agenda_load_soon), self);
  g_signal_group_connect_swapped (self->desk_signals, "ticket-changed",
                                  G_CALLBACK (bc_agenda_refresh_soon), self);
  g_signal_group_connect_swapped (self->desk_signals, "minute", G_CALLBACK (minute_cb), self);
  g_signal_group_connect_swapped (self->desk_signals, "notify::hall", G_CALLBACK (hall_cb), self);
  g_signal_group_connect_swapped (self->desk_signals, "notify::staff",
                                  G_CALLBACK (bc_agenda_refresh_soon), self);
  g_signal_group_set_target (self->desk_signals, self->desk);
}

/* What grid and list tell */

static void
day_cb (BcAgenda *self)
{
  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  if (self->days == NULL
      || !bc_month_equal (bc_month_grid_get_month (self->grid), &self->days_month))
    {
      bc_agenda_show (self);
      bc_agenda_load (self);
    }
  else
    {
      BcDay day = bc_month_grid_get_day (self->grid);

      bc_day_list_set_day (self->day_list, day, bc_agenda_days_get (self->days, day));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

static void
day_activated_cb (BcMonthGrid *grid, int day, BcAgenda *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->day_list));
}

static void
day_doubled_cb (BcMonthGrid *grid, int day, BcAgenda *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.add-callback", "i", day);
}

static void
entry_chosen_cb (BcMonthGrid *grid, BcAgendaEntry *entry, BcAgenda *self)
{
  bc_day_list_focus (self->day_list, entry);
}

static void
entry_activated_cb (BcMonthGrid *grid, BcAgendaEntry *entry, BcAgenda *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.open-ticket", "x",
                              bc_ticket_get_id (bc_agenda_entry_get_ticket (entry)));
}

static void
callback_dropped_cb (BcMonthGrid *grid, BcCallback *callback, int day, BcAgenda *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.move-callback", "(xi)", callback->id, day);
}

static void
list_drag_begun_cb (BcDayList *list, BcAgenda *self)
{
  bc_month_grid_begin_drag (self->grid);
}

static void
list_drag_ended_cb (BcDayList *list, BcAgenda *self)
{
  bc_month_grid_end_drag (self->grid);
}

static void
list_left_cb (BcDayList *list, BcAgenda *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static gboolean
bc_agenda_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_AGENDA (widget)->grid));
}

static void
bc_agenda_map (GtkWidget *widget)
{
  BcAgenda *self = BC_AGENDA (widget);

  GTK_WIDGET_CLASS (bc_agenda_parent_class)->map (widget);

  if (self->stale)
    bc_agenda_load (self);
}

static void
bc_agenda_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BcAgenda *self = BC_AGENDA (object);

  switch (property_id)
    {
    case PROP_DAY:
      g_value_set_int (value, bc_agenda_get_day (self));
      break;
    case PROP_DEPARTMENT:
      g_value_set_string (value, self->department);
      break;
    case PROP_WEEK_START:
      g_object_get_property (G_OBJECT (self->grid), "week-start", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bc_agenda_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  BcAgenda *self = BC_AGENDA (object);

  switch (property_id)
    {
    case PROP_DAY:
      bc_agenda_set_day (self, g_value_get_int (value));
      break;
    case PROP_DEPARTMENT:
      bc_agenda_set_department (self, g_value_get_string (value));
      break;
    case PROP_WEEK_START:
      g_object_set_property (G_OBJECT (self->grid), "week-start", value);
      bc_agenda_load (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bc_agenda_dispose (GObject *object)
{
  BcAgenda *self = BC_AGENDA (object);
  GtkWidget *child;

  bc_agenda_stop_loading (self);
  g_clear_object (&self->desk_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->days, bc_agenda_days_free);
  g_clear_pointer (&self->departments, g_ptr_array_unref);
  g_clear_pointer (&self->department, g_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_agenda_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, 0, flags);
  properties[PROP_DEPARTMENT] = g_param_spec_string ("department", NULL, NULL, NULL, flags);
  properties[PROP_WEEK_START] =
      g_param_spec_int ("week-start", NULL, NULL, 1, BC_WEEK_DAYS, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  bc_ui_init ();
  g_type_ensure (BC_TYPE_DAY_LIST);
  g_type_ensure (BC_TYPE_MONTH_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, day_list);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, department_chooser);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, error_label);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, grid);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, provisional);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, title);
  gtk_widget_class_bind_template_callback (widget_class, callback_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_doubled_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "department_chosen_cb",
                                                G_CALLBACK (bc_agenda_department_chosen_cb));
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_drag_begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_drag_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_left_cb);
}

static void
bc_agenda_class_init (BcAgendaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_agenda_dispose;
  object_class->get_property = bc_agenda_get_property;
  object_class->set_property = bc_agenda_set_property;
  widget_class->grab_focus = bc_agenda_grab_focus;
  widget_class->map = bc_agenda_map;

  install_properties (object_class);
  bc_agenda_signals[BC_AGENDA_OPEN_TICKET] =
      g_signal_new ("open-ticket", BC_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BC_TYPE_TICKET);
  bc_agenda_signals[BC_AGENDA_TOAST] =
      g_signal_new ("toast", BC_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agenda");
  bind_template (widget_class);
  bc_agenda_install_actions (widget_class);
}

static void
bc_agenda_init (BcAgenda *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

BcAgenda *
bc_agenda_new (BcDesk *desk)
{
  BcAgenda *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_AGENDA, NULL);
  self->desk = g_object_ref (desk);
  bc_day_list_set_desk (self->day_list, desk);
  g_signal_connect_swapped (self->grid, "notify::day", G_CALLBACK (day_cb), self);
  connect_desk (self);
  hall_cb (self);
  return self;
}

const char *
bc_agenda_get_department (BcAgenda *self)
{
  g_return_val_if_fail (BC_IS_AGENDA (self), NULL);

  return self->department;
}

void
bc_agenda_set_department (BcAgenda *self, const char *department)
{
  g_return_if_fail (BC_IS_AGENDA (self));

  if (g_strcmp0 (self->department, department) == 0)
    return;
  g_free (self->department);
  self->department = g_strdup (department);
  if (self->departments != NULL)
    bc_agenda_show_department (self);
  bc_agenda_load (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEPARTMENT]);
}

BcDay
bc_agenda_get_day (BcAgenda *self)
{
  g_return_val_if_fail (BC_IS_AGENDA (self), BC_DAY_NONE);

  return bc_month_grid_get_day (self->grid);
}

void
bc_agenda_set_day (BcAgenda *self, BcDay day)
{
  g_return_if_fail (BC_IS_AGENDA (self));

  self->has_day = TRUE;
  bc_month_grid_set_day (self->grid, day);
}
