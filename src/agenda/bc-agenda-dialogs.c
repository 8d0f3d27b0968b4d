/* The calendar: the forms of a callback, and what the desk answers to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-ticket-chooser.h"
#include "base/bc-trace.h"
#include "widgets/bc-callback-dialog.h"

/* A form that waits for the store. The form may be closed and the calendar may go before it has
 * answered: what was asked for is done all the same, only nobody is told. */
typedef struct
{
  BcAgenda *agenda;
  GWeakRef dialog;
  char *number;
  BcDay day;
} Asking;

static Asking *
asking_new (BcAgenda *agenda, GtkWidget *dialog, char *number, BcDay day)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->agenda = g_object_ref (agenda);
  g_weak_ref_init (&asking->dialog, dialog);
  asking->number = number;
  asking->day = day;
  bc_form_dialog_set_busy (BC_FORM_DIALOG (dialog), TRUE);
  return asking;
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->agenda);
  g_weak_ref_clear (&asking->dialog);
  g_free (asking->number);
  g_free (asking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* Closes the form, or shows in it why not; returns whether it was done. */
static gboolean
finish (Asking *asking, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);

  if (bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      if (dialog != NULL)
        gtk_window_destroy (GTK_WINDOW (dialog));
      return TRUE;
    }
  if (dialog != NULL)
    bc_form_dialog_set_error (BC_FORM_DIALOG (dialog), error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_agenda_toast (asking->agenda, error->message, FALSE);
  return FALSE;
}

/* (nullable): the window that the forms belong to. */
static GtkWindow *
get_window (BcAgenda *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static char *
dup_intro (BcAgenda *self, BcAgendaEntry *entry)
{
  g_autofree char *number = bc_agenda_entry_dup_number (entry);
  g_autofree char *summary = bc_agenda_entry_dup_summary (entry, bc_desk_get_hall (self->desk));

  return g_strdup_printf ("%s\n%s", number, summary);
}

static char *
dup_number (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  return g_strdup (record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : "");
}

/* A new callback */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autofree char *iso = bc_day_to_string (asking->day);
  g_autofree char *date = bc_format_day (asking->day);
  g_autofree char *text = NULL;

  if (!finish (asking, source, result))
    return;
  bc_trace ("callback added %s %s", asking->number, iso);
  /* Translators: a ticket's number and a date. */
  text = g_strdup_printf (_ ("A callback of %s is planned for %s."), asking->number, date);
  bc_agenda_toast (asking->agenda, text, FALSE);
  if (asking->agenda->desk == NULL)
    return;
  /* Where the page shows the day it stays: whoever plans several looks at all of them. */
  if (bc_month_cell (bc_month_grid_get_month (asking->agenda->grid), asking->day) < 0)
    bc_agenda_set_day (asking->agenda, asking->day);
  bc_agenda_load (asking->agenda);
}

static void
plan_accepted_cb (BcCallbackPlanDialog *dialog, BcAgenda *self)
{
  BcTicketChooser *chooser = g_object_get_data (G_OBJECT (dialog), "bc-chooser");
  BcTicket *ticket = bc_ticket_chooser_get_ticket (chooser);
  gint64 planned_at = bc_callback_plan_dialog_get_planned_at (dialog);
  g_autofree char *note = bc_callback_plan_dialog_get_note (dialog);
  BcHall *hall = bc_desk_get_hall (self->desk);

  if (hall == NULL || ticket == NULL)
    return;
  bc_desk_add_callback_async (self->desk, ticket, planned_at,
                              bc_callback_plan_dialog_get_staff (dialog), note, added_cb,
                              asking_new (self, GTK_WIDGET (dialog), dup_number (ticket),
                                          bc_hall_day (hall, planned_at)));
}

void
bc_agenda_ask_callback (BcAgenda *self, BcDay day)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  GtkWidget *chooser = bc_ticket_chooser_new (self->desk, self->department);
  BcCallbackPlanDialog *dialog =
      bc_callback_plan_dialog_new (get_window (self), bc_desk_get_hall (self->desk),
                                   bc_desk_now (self->desk), day,
                                   staff != NULL ? staff->code : NULL);

  bc_callback_plan_dialog_set_chooser (dialog, _ ("_Ticket"), chooser, bc_ticket_chooser_is_chosen);
  g_object_set_data (G_OBJECT (dialog), "bc-chooser", chooser);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (plan_accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What came of one */

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autofree char *text = NULL;

  if (!finish (asking, source, result))
    return;
  bc_trace ("callback done %s", asking->number);
  /* Translators: a ticket's number. */
  text = g_strdup_printf (_ ("The result of the callback of %s is recorded."), asking->number);
  bc_agenda_toast (asking->agenda, text, FALSE);
}

static void
result_accepted_cb (BcCallbackDialog *dialog, BcAgenda *self)
{
  BcAgendaEntry *entry = g_object_get_data (G_OBJECT (dialog), "bc-entry");
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  g_autoptr (BcCallback) result = bc_callback_dialog_get_result (dialog);

  result->done_at = bc_desk_now (self->desk);
  result->done_by = g_strdup (staff != NULL ? staff->code : NULL);
  bc_desk_finish_callback_async (self->desk, bc_agenda_entry_get_callback (entry), result,
                                 recorded_cb,
                                 asking_new (self, GTK_WIDGET (dialog),
                                             bc_agenda_entry_dup_number (entry), BC_DAY_NONE));
}

void
bc_agenda_ask_result (BcAgenda *self, BcAgendaEntry *entry)
{
  g_autofree char *intro = dup_intro (self, entry);
  BcCallbackDialog *dialog = bc_callback_dialog_new (get_window (self), intro);

  g_object_set_data_full (G_OBJECT (dialog), "bc-entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (result_accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Cancelling one */

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autofree char *text = NULL;

  if (!finish (asking, source, result))
    return;
  bc_trace ("callback cancelled %s", asking->number);
  /* Translators: a ticket's number. */
  text = g_strdup_printf (_ ("The callback of %s is cancelled."), asking->number);
  bc_agenda_toast (asking->agenda, text, FALSE);
}

static void
cancel_accepted_cb (BcFormDialog *dialog, BcAgenda *self)
{
  BcAgendaEntry *entry = g_object_get_data (G_OBJECT (dialog), "bc-entry");

  bc_desk_cancel_callback_async (self->desk, bc_agenda_entry_get_callback (entry), cancelled_cb,
                                 asking_new (self, GTK_WIDGET (dialog),
                                             bc_agenda_entry_dup_number (entry), BC_DAY_NONE));
}

void
bc_agenda_ask_cancel (BcAgenda *self, BcAgendaEntry *entry)
{
  GtkWidget *dialog = bc_form_dialog_new (_ ("Cancel This Callback?"), _ ("_Cancel the Callback"));
  g_autofree char *about = dup_intro (self, entry);
  g_autofree char *intro = g_strdup_printf (
      _ ("%s\n\nThe petitioner will not be called on that day. The history keeps it."), about);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  bc_form_dialog_set_intro (BC_FORM_DIALOG (dialog), intro);
  g_object_set_data_full (G_OBJECT (dialog), "bc-entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (cancel_accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
