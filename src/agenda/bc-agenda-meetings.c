/* The calendar: meetings, planned, moved, changed and cancelled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-callback-plan.h"
#include "agenda/bc-meeting-dialog.h"
#include "base/bc-trace.h"

/* A change that waits for the store. Form and calendar may go before it has answered: what was asked
 * for is done all the same, only nobody is told. */
typedef struct
{
  BcAgenda *agenda;
  GWeakRef dialog; /* empty for a move */
  const char *trace;
  char *text; /* what is said when it is done */
} Asking;

static Asking *
asking_new (BcAgenda *agenda, GtkWidget *dialog, const char *trace, char *text)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->agenda = g_object_ref (agenda);
  g_weak_ref_init (&asking->dialog, dialog);
  asking->trace = trace;
  asking->text = text;
  if (dialog != NULL)
    bc_form_dialog_set_busy (BC_FORM_DIALOG (dialog), TRUE);
  return asking;
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->agenda);
  g_weak_ref_clear (&asking->dialog);
  g_free (asking->text);
  g_free (asking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);

  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      if (dialog != NULL)
        bc_form_dialog_set_error (BC_FORM_DIALOG (dialog), error->message);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        bc_agenda_toast (asking->agenda, error->message, FALSE);
      return;
    }
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  bc_trace ("%s", asking->trace);
  bc_agenda_toast (asking->agenda, asking->text, TRUE);
  if (asking->agenda->desk != NULL)
    bc_agenda_load (asking->agenda);
}

static GtkWindow *
get_window (BcAgenda *self)
{
  return GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW));
}

/* (transfer full): "Meeting on 2026年9月18日: …". */
static char *
dup_done (BcAgenda *self, const BcMeeting *meeting)
{
  g_autofree char *date = bc_format_day (bc_hall_day (bc_desk_get_hall (self->desk), meeting->at));

  /* Translators: what a meeting is about, and a date. */
  return g_strdup_printf (_ ("The meeting “%1$s” is on %2$s."), meeting->topic, date);
}

static void
accepted_cb (BcMeetingDialog *dialog, BcAgenda *self)
{
  BcMeeting *before = g_object_get_data (G_OBJECT (dialog), "bc-meeting");
  g_autoptr (BcMeeting) meeting = bc_meeting_dialog_get_meeting (dialog);
  char *text;

  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  text = dup_done (self, meeting);
  if (before != NULL)
    bc_desk_change_meeting_async (self->desk, before, meeting, done_cb,
                                  asking_new (self, GTK_WIDGET (dialog), "meeting changed", text));
  else
    bc_desk_add_meeting_async (self->desk, meeting, done_cb,
                               asking_new (self, GTK_WIDGET (dialog), "meeting added", text));
}

void
bc_agenda_ask_meeting (BcAgenda *self, BcDay day, BcMeeting *meeting)
{
  BcMeetingDialog *dialog = bc_meeting_dialog_new (get_window (self), self->desk, meeting, day);

  if (meeting != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "bc-meeting", bc_meeting_ref (meeting),
                            (GDestroyNotify) bc_meeting_unref);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cancel_accepted_cb (BcFormDialog *dialog, BcAgenda *self)
{
  BcMeeting *meeting = g_object_get_data (G_OBJECT (dialog), "bc-meeting");
  /* Translators: what a meeting is about. */
  char *text = g_strdup_printf (_ ("The meeting “%s” is cancelled."), meeting->topic);

  bc_desk_cancel_meeting_async (self->desk, meeting, done_cb,
                                asking_new (self, GTK_WIDGET (dialog), "meeting cancelled", text));
}

void
bc_agenda_ask_cancel_meeting (BcAgenda *self, BcAgendaEntry *entry)
{
  GtkWidget *dialog = bc_form_dialog_new (_ ("Cancel This Meeting?"), _ ("_Cancel the Meeting"));
  g_autofree char *about = bc_agenda_entry_dup_description (entry, bc_desk_get_hall (self->desk),
                                                            bc_desk_now (self->desk));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  bc_form_dialog_set_intro (BC_FORM_DIALOG (dialog), about);
  g_object_set_data_full (G_OBJECT (dialog), "bc-meeting",
                          bc_meeting_ref (bc_agenda_entry_get_meeting (entry)),
                          (GDestroyNotify) bc_meeting_unref);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (cancel_accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Actions */

/* (nullable): the meeting with @id as it was read last; says so when it is gone. */
static BcAgendaEntry *
find_meeting (BcAgenda *self, gint64 id)
{
  BcAgendaEntry *entry = self->days != NULL ? bc_agenda_days_find_meeting (self->days, id) : NULL;

  if (entry == NULL)
    bc_agenda_toast (self, _ ("This meeting is not on the calendar any more."), FALSE);
  return entry;
}

static void
move_meeting (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autoptr (BcMeeting) to = NULL;
  g_autofree char *reason = NULL;
  BcAgendaEntry *entry;
  BcMeeting *meeting;
  BcPlan plan;
  gint64 id;
  int day, minute, second;

  g_variant_get (parameter, "(xii)", &id, &day, &minute);
  entry = find_meeting (self, id);
  if (entry == NULL || hall == NULL)
    return;
  meeting = bc_agenda_entry_get_meeting (entry);
  plan = bc_callback_plan_day (hall, day, bc_desk_today (self->desk));
  reason = bc_plan_explain (plan, hall, day);
  if (bc_plan_is_refused (plan))
    {
      bc_agenda_toast (self, reason, FALSE);
      return;
    }
  to = bc_meeting_copy (meeting);
  bc_instant_to_day (meeting->at, bc_hall_zone (hall), &second);
  to->at = bc_instant_from_local (day, minute < 0 ? second : minute * 60, bc_hall_zone (hall));
  if (to->at == meeting->at)
    return;
  bc_desk_change_meeting_async (self->desk, meeting, to, done_cb,
                                asking_new (self, NULL, "meeting moved", dup_done (self, to)));
}

static void
add_meeting (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcDay day = g_variant_get_int32 (parameter);
  g_autofree char *reason = NULL;
  BcPlan plan;

  if (hall == NULL)
    return;
  plan = bc_callback_plan_day (hall, day, bc_desk_today (self->desk));
  if (!bc_plan_is_refused (plan))
    {
      bc_agenda_ask_meeting (self, day, NULL);
      return;
    }
  reason = bc_plan_explain (plan, hall, day);
  bc_agenda_toast (self, reason, FALSE);
}

static void
edit_meeting (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcAgendaEntry *entry = find_meeting (self, g_variant_get_int64 (parameter));

  if (entry != NULL && bc_desk_get_hall (self->desk) != NULL)
    bc_agenda_ask_meeting (self, BC_DAY_NONE, bc_agenda_entry_get_meeting (entry));
}

static void
cancel_meeting (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcAgenda *self = BC_AGENDA (widget);
  BcAgendaEntry *entry = find_meeting (self, g_variant_get_int64 (parameter));

  if (entry != NULL && bc_desk_get_hall (self->desk) != NULL)
    bc_agenda_ask_cancel_meeting (self, entry);
}

static gboolean
add_on_selected_day_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_activate_action (widget, "agenda.add-meeting", "i",
                                     bc_agenda_get_day (BC_AGENDA (widget)));
}

void
bc_agenda_install_meeting_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "agenda.add-meeting", "i", add_meeting);
  gtk_widget_class_install_action (widget_class, "agenda.cancel-meeting", "x", cancel_meeting);
  gtk_widget_class_install_action (widget_class, "agenda.edit-meeting", "x", edit_meeting);
  gtk_widget_class_install_action (widget_class, "agenda.move-meeting", "(xii)", move_meeting);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, add_on_selected_day_cb, NULL);
}
