/* The calendar: what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-callback-plan.h"
#include "base/bc-trace.h"
#include "widgets/bc-callback-dialog.h"

/* A move under way: what is said when the store has answered. */
typedef struct
{
  BcAgenda *agenda;
  BcAgendaEntry *entry;
  BcDay day;
  char *notice; /* nullable: the day is not worked */
  gboolean follow;
} Move;

static void
move_free (Move *move)
{
  g_object_unref (move->agenda);
  g_object_unref (move->entry);
  g_free (move->notice);
  g_free (move);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, move_free)

void
bc_agenda_toast (BcAgenda *self, const char *text, gboolean undo)
{
  g_signal_emit (self, bc_agenda_signals[BC_AGENDA_TOAST], 0, text, undo);
}

/* (nullable): the callback with @id as it was read last; says so when it is gone. */
static BcAgendaEntry *
find_callback (BcAgenda *self, gint64 id)
{
  BcAgendaEntry *entry = self->days != NULL ? bc_agenda_days_find (self->days, id) : NULL;

  if (entry == NULL)
    bc_agenda_toast (self, _ ("This callback is not on the calendar any more."), FALSE);
  return entry;
}

/* Says why not when the person who is signed in may not do it. */
static gboolean
may_do (BcAgenda *self, gboolean (*rule) (const BcEntry *actor, char **why))
{
  g_autofree char *why = NULL;

  if (rule (bc_desk_get_staff (self->desk), &why))
    return TRUE;
  bc_agenda_toast (self, why, FALSE);
  return FALSE;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Move) move = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = bc_agenda_entry_dup_number (move->entry);
  g_autofree char *iso = bc_day_to_string (move->day);
  g_autofree char *date = bc_format_day (move->day);
  g_autofree char *text = NULL;

  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        bc_agenda_toast (move->agenda, error->message, FALSE);
      return;
    }
  bc_trace ("callback moved %s %s", number, iso);
  /* Translators: a ticket's number and a date. */
  text = g_strdup_printf (_ ("The callback of %s is on %s now."), number, date);
  if (move->notice != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", text, move->notice);

      bc_agenda_toast (move->agenda, both, TRUE);
    }
  else
    bc_agenda_toast (move->agenda, text, TRUE);
  if (move->agenda->desk == NULL)
    return;
  if (move->follow)
    {
      move->agenda->follow = bc_agenda_entry_get_callback (move->entry)->id;
      move->agenda->follow_day = move->day;
    }
  bc_agenda_load (move->agenda);
}

static gboolean
list_has_focus (BcAgenda *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->day_list));
}

/* @minute: of the day; -1: it keeps its time. */
static void
move_to (BcAgenda *self, gint64 id, BcDay day, int minute)
{
  BcAgendaEntry *entry = find_callback (self, id);
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcCallback *callback;
  gint64 planned_at;
  BcPlan plan;
  Move *move;

  if (entry == NULL || hall == NULL || !may_do (self, bc_callback_may_plan))
    return;
  callback = bc_agenda_entry_get_callback (entry);
  plan =
      bc_callback_plan_move (callback, hall, day, minute, bc_desk_today (self->desk), &planned_at);
  if (plan == BC_PLAN_SAME_DAY)
    return;
  if (bc_plan_is_refused (plan))
    {
      g_autofree char *reason = bc_plan_explain (plan, hall, day);

      bc_agenda_toast (self, reason, FALSE);
      return;
    }
  move = g_new0 (Move, 1);
  move->agenda = g_object_ref (self);
  move->entry = g_object_ref (entry);
  move->day = day;
  move->notice = bc_plan_explain (plan, hall, day);
  move->follow = list_has_focus (self);
  bc_desk_move_callback_async (self->desk, callback, planned_at, moved_cb, move);
}

static void
move_callback (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id;
  int day, minute;

  g_variant_get (parameter, "(xii)", &id, &day, &minute);
  move_to (BC_AGENDA (widget), id, day, minute);
}

static void
add_callback (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcDay day = g_variant_get_int32 (parameter);
  BcPlan plan;

  if (hall == NULL || !may_do (self, bc_callback_may_plan))
    return;
  plan = bc_callback_plan_day (hall, day, bc_desk_today (self->desk));
  if (bc_plan_is_refused (plan))
    {
      g_autofree char *reason = bc_plan_explain (plan, hall, day);

      bc_agenda_toast (self, reason, FALSE);
      return;
    }
  bc_agenda_ask_callback (self, day);
}

static void
record_result (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcAgendaEntry *entry = find_callback (self, g_variant_get_int64 (parameter));

  if (entry != NULL && may_do (self, bc_callback_may_record))
    bc_agenda_ask_result (self, entry);
}

static void
cancel_callback (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcAgendaEntry *entry = find_callback (self, g_variant_get_int64 (parameter));

  if (entry != NULL && may_do (self, bc_callback_may_plan))
    bc_agenda_ask_cancel (self, entry);
}

static void
open_ticket (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);

  g_signal_emit (self, bc_agenda_signals[BC_AGENDA_OPEN_TICKET], 0,
                 bc_desk_get_ticket (self->desk, g_variant_get_int64 (parameter)));
}

static void
open_gate (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcHall *hall = bc_desk_get_hall (self->desk);

  if (hall != NULL)
    g_signal_emit (self, bc_agenda_signals[BC_AGENDA_OPEN_GATE], 0,
                   (int) bc_hall_day (hall, g_variant_get_int64 (parameter)));
}

static void
turn_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_agenda_turn (BC_AGENDA (widget), g_str_equal (action_name, "agenda.next") ? 1 : -1);
}

static void
go_today (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);

  if (bc_desk_get_hall (self->desk) != NULL)
    bc_agenda_go (self, bc_desk_today (self->desk));
}

static void
reload (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_agenda_load (BC_AGENDA (widget));
}

static gboolean
add_on_selected_day_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_activate_action (widget, "agenda.add-callback", "i",
                                     bc_agenda_get_day (BC_AGENDA (widget)));
}

void
bc_agenda_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "agenda.add-callback", "i", add_callback);
  gtk_widget_class_install_action (widget_class, "agenda.cancel-callback", "x", cancel_callback);
  gtk_widget_class_install_action (widget_class, "agenda.move-callback", "(xii)", move_callback);
  gtk_widget_class_install_action (widget_class, "agenda.next", NULL, turn_page);
  gtk_widget_class_install_action (widget_class, "agenda.open-gate", "x", open_gate);
  bc_agenda_install_meeting_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "agenda.open-ticket", "x", open_ticket);
  gtk_widget_class_install_action (widget_class, "agenda.previous", NULL, turn_page);
  gtk_widget_class_install_action (widget_class, "agenda.record-result", "x", record_result);
  gtk_widget_class_install_action (widget_class, "agenda.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "agenda.today", NULL, go_today);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                add_on_selected_day_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, add_on_selected_day_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "agenda.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "agenda.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "agenda.next", NULL);
  gtk_widget_class_install_property_action (widget_class, "agenda.view", "view");
  for (guint i = 0; i < BC_AGENDA_N_MODES; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "agenda.view", "s",
                                           bc_agenda_mode_name ((BcAgendaMode) i));
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, 0, "agenda.view", "s",
                                           bc_agenda_mode_name ((BcAgendaMode) i));
    }
}
