/* The calendar: what is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-entry-keys.h"
#include "widgets/bc-painted.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

enum
{
  PROP_0,
  PROP_DAY,
  PROP_DEPARTMENT,
  PROP_HIDDEN_KINDS,
  PROP_STAFF,
  PROP_VIEW,
  PROP_WEEK_START,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
guint bc_agenda_signals[BC_AGENDA_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcAgenda, bc_agenda, GTK_TYPE_WIDGET)

void
bc_agenda_show (BcAgenda *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcDay day = bc_month_grid_get_day (self->grid);
  gint64 now = bc_desk_now (self->desk);
  BcDay first;
  int n_days;

  bc_agenda_show_title (self);
  switch (self->mode)
    {
    case BC_AGENDA_MODE_MONTH:
      bc_month_grid_set_days (self->grid, self->days, now);
      break;
    case BC_AGENDA_MODE_WEEK:
    case BC_AGENDA_MODE_DAY:
      bc_week_grid_show (self->week_grid, day, bc_month_grid_get_month (self->grid)->week_start,
                         self->days, hall, now);
      break;
    case BC_AGENDA_MODE_LIST:
      bc_agenda_list_show (self->agenda_list, self->days, self->list_from);
      break;
    case BC_AGENDA_N_MODES:
    default:
      break;
    }
  bc_day_list_set_day (self->day_list, day,
                       self->days != NULL ? bc_agenda_days_get (self->days, day) : NULL);
  bc_agenda_range (self, &first, &n_days);
  if (self->days == NULL || !bc_agenda_days_covers (self->days, first, n_days))
    bc_agenda_load (self);
  else
    bc_trace_painted (GTK_WIDGET (self), "painted calendar");
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
      bc_month_grid_set_days (self->grid, NULL, 0);
      g_clear_pointer (&self->days, bc_agenda_days_free);
      self->has_day = FALSE;
      return;
    }
  bc_agenda_list_departments (self, hall);
  bc_month_grid_set_hall (self->grid, hall, bc_desk_today (self->desk));
  if (!self->has_day)
    bc_month_grid_go_today (self->grid);
  self->has_day = TRUE;
  bc_month_grid_set_days (self->grid, NULL, 0);
  g_clear_pointer (&self->days, bc_agenda_days_free);
  bc_agenda_show (self);
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
  if (self->mode == BC_AGENDA_MODE_MONTH && self->days != NULL
      && bc_month_equal (bc_month_grid_get_month (self->grid), &self->month_shown))
    {
      BcDay day = bc_month_grid_get_day (self->grid);

      bc_day_list_set_day (self->day_list, day, bc_agenda_days_get (self->days, day));
    }
  else
    bc_agenda_show (self);
  self->month_shown = *bc_month_grid_get_month (self->grid);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/* Weeks were scrolled: their days are shown already, as far as they are known. */
static void
scrolled_cb (BcMonthGrid *grid, BcAgenda *self)
{
  BcDay first;
  int n_days;

  self->month_shown = *bc_month_grid_get_month (self->grid);
  bc_agenda_show_title (self);
  bc_agenda_range (self, &first, &n_days);
  /* Read ahead, so that who scrolls does not see empty weeks. */
  if (self->days == NULL
      || !bc_agenda_days_covers (self->days, first - BC_WEEK_DAYS, n_days + 2 * BC_WEEK_DAYS))
    bc_agenda_load (self);
}

static void
day_selected_cb (GtkWidget *view, int day, BcAgenda *self)
{
  BcDay from = self->list_from;

  bc_month_grid_set_day (self->grid, day);
  /* Who goes down the list does not turn it. */
  self->list_from = from;
}

static void
entry_dropped_at_cb (BcWeekGrid *grid, BcAgendaEntry *entry, int day, int minute, BcAgenda *self)
{
  bc_agenda_move_entry (GTK_WIDGET (self), entry, day, minute);
}

static void
day_activated_cb (GtkWidget *grid, int day, BcAgenda *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->day_list));
}

static void
day_doubled_cb (GtkWidget *grid, int day, BcAgenda *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.add-callback", "i", day);
}

static void
entry_chosen_cb (GtkWidget *grid, BcAgendaEntry *entry, BcAgenda *self)
{
  bc_day_list_focus (self->day_list, entry);
}

static void
entry_activated_cb (GtkWidget *grid, BcAgendaEntry *entry, BcAgenda *self)
{
  bc_agenda_activate_entry (GTK_WIDGET (self), entry);
}

static void
entry_dropped_cb (BcMonthGrid *grid, BcAgendaEntry *entry, int day, BcAgenda *self)
{
  bc_agenda_move_entry (GTK_WIDGET (self), entry, day, -1);
}

static void
list_drag_begun_cb (BcDayList *list, BcAgenda *self)
{
  bc_month_grid_begin_drag (self->grid);
  bc_week_grid_begin_drag (self->week_grid);
}

static void
list_drag_ended_cb (BcDayList *list, BcAgenda *self)
{
  bc_month_grid_end_drag (self->grid);
  bc_week_grid_end_drag (self->week_grid);
}

static void
list_left_cb (BcDayList *list, BcAgenda *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
bc_agenda_grab_focus (GtkWidget *widget)
{
  BcAgenda *self = BC_AGENDA (widget);

  if (self->mode == BC_AGENDA_MODE_MONTH)
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (self->mode == BC_AGENDA_MODE_LIST)
    return gtk_widget_grab_focus (GTK_WIDGET (self->agenda_list));
  return gtk_widget_grab_focus (GTK_WIDGET (self->week_grid));
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
    case PROP_HIDDEN_KINDS:
      g_value_take_string (value, bc_agenda_dup_hidden (self->hidden));
      break;
    case PROP_STAFF:
      g_value_set_string (value, self->staff);
      break;
    case PROP_VIEW:
      g_value_set_static_string (value, bc_agenda_mode_name (self->mode));
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
    case PROP_HIDDEN_KINDS:
      bc_agenda_set_filter (self, bc_agenda_parse_hidden (g_value_get_string (value)), self->staff);
      break;
    case PROP_STAFF:
      bc_agenda_set_filter (self, self->hidden, g_value_get_string (value));
      break;
    case PROP_VIEW:
      bc_agenda_set_mode (self, g_value_get_string (value));
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
  g_clear_pointer (&self->staff, g_free);
  g_clear_pointer (&self->staff_codes, g_ptr_array_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_agenda_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, 0, flags);
  properties[PROP_DEPARTMENT] = g_param_spec_string ("department", NULL, NULL, NULL, flags);
  properties[PROP_HIDDEN_KINDS] = g_param_spec_string ("hidden-kinds", NULL, NULL, "", flags);
  properties[PROP_STAFF] = g_param_spec_string ("staff", NULL, NULL, NULL, flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "month", flags);
  properties[PROP_WEEK_START] =
      g_param_spec_int ("week-start", NULL, NULL, 1, BC_WEEK_DAYS, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  bc_ui_init ();
  g_type_ensure (BC_TYPE_AGENDA_LIST);
  g_type_ensure (BC_TYPE_DAY_LIST);
  g_type_ensure (BC_TYPE_WEEK_GRID);
  g_type_ensure (BC_TYPE_MONTH_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, agenda_list);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, bar);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, day_list);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, department_chooser);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, error_label);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, filter_button);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, grid);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, month_scroller);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, provisional);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, stack);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, title);
  gtk_widget_class_bind_template_child (widget_class, BcAgenda, week_grid);
  gtk_widget_class_bind_template_callback (widget_class, entry_dropped_at_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_doubled_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "department_chosen_cb",
                                                G_CALLBACK (bc_agenda_department_chosen_cb));
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_drag_begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_drag_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
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
  bc_agenda_signals[BC_AGENDA_OPEN_GATE] =
      g_signal_new ("open-gate", BC_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agenda");
  bind_template (widget_class);
  bc_agenda_install_actions (widget_class);
}

static void
bc_agenda_init (BcAgenda *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* With large text the controls go on in the next line. */
  gtk_widget_set_layout_manager (self->bar, bc_wrap_layout_new (8));
}

BcAgenda *
bc_agenda_new (BcDesk *desk)
{
  BcAgenda *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_AGENDA, NULL);
  self->desk = g_object_ref (desk);
  bc_day_list_set_desk (self->day_list, desk);
  bc_agenda_list_set_desk (self->agenda_list, desk);
  gtk_menu_button_set_create_popup_func (self->filter_button, bc_agenda_make_filter, self, NULL);
  bc_agenda_show_filter (self);
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

void
bc_agenda_set_filter (BcAgenda *self, guint hidden, const char *staff)
{
  gboolean other_kinds = hidden != self->hidden;
  gboolean other_staff = g_strcmp0 (staff, self->staff) != 0;

  if (!other_kinds && !other_staff)
    return;
  self->hidden = hidden;
  if (other_staff)
    {
      g_free (self->staff);
      self->staff = g_strdup (staff);
    }
  bc_agenda_show_filter (self);
  bc_agenda_load (self);
  if (other_kinds)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN_KINDS]);
  if (other_staff)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAFF]);
}
