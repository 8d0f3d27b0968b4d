/* The ticket page: steps of the workflow, and the request that waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "widgets/bc-move-dialog.h"

/* Shows in the form, or on the page, why the desk has not done it; what was typed stays. */
static void
show_failure (BcTicketAsking *asking, const GError *error)
{
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);

  if (dialog != NULL)
    {
      bc_move_dialog_failed (BC_MOVE_DIALOG (dialog), error);
      /* Who was told of another seat's change confirms again in knowledge of it. */
      bc_ticket_page_keep_seen (dialog, asking->ticket);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_ticket_page_show_error (asking->page, error->message);
}

static void
close_form (BcTicketAsking *asking)
{
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);

  if (dialog != NULL)
    bc_move_dialog_done (BC_MOVE_DIALOG (dialog));
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;
  g_autoptr (GError) error = NULL;
  const char *number = bc_ticket_asking_number (asking);
  g_autofree char *text = NULL;
  gboolean requested = FALSE;

  if (!bc_desk_move_finish (BC_DESK (source), result, &requested, &error))
    {
      show_failure (asking, error);
      return;
    }
  close_form (asking);
  bc_ticket_page_show_error (asking->page, NULL);
  bc_trace ("ticket moved %s %s", number, bc_enum_code (&bc_states, asking->to));
  if (requested)
    /* Translators: a ticket's number and the state that is asked for. */
    text = g_strdup_printf (_ ("%1$s: asked for “%2$s”."), number,
                            bc_enum_label (&bc_states, asking->to));
  else
    /* Translators: a ticket's number and its new state. */
    text =
        g_strdup_printf (_ ("%1$s is now “%2$s”."), number, bc_enum_label (&bc_states, asking->to));
  bc_ticket_page_toast (asking->page, text, TRUE);
}

static void
declined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      show_failure (asking, error);
      return;
    }
  close_form (asking);
  bc_trace ("ticket declined %s", bc_ticket_asking_number (asking));
  /* Translators: a ticket's number. */
  text =
      g_strdup_printf (_ ("%s: the request is off the table."), bc_ticket_asking_number (asking));
  bc_ticket_page_toast (asking->page, text, TRUE);
}

/* The form's ticket, whatever the page shows by now. */
static BcTicketAsking *
asking_of_form (BcTicketPage *self, GtkWidget *dialog)
{
  BcTicketAsking *asking = bc_ticket_asking_new (self, dialog);

  g_set_object (&asking->ticket, g_object_get_data (G_OBJECT (dialog), "bc-ticket"));
  return asking;
}

static void
move_confirmed_cb (BcMoveDialog *dialog, int to, GHashTable *input, BcTicketPage *self)
{
  BcTicketAsking *asking = asking_of_form (self, GTK_WIDGET (dialog));

  asking->to = to;
  bc_desk_move_seen_async (self->desk, asking->ticket, bc_ticket_page_get_seen (dialog), to, input,
                           moved_cb, asking);
}

static void
decline_confirmed_cb (BcMoveDialog *dialog, int to, GHashTable *input, BcTicketPage *self)
{
  BcTicketAsking *asking = asking_of_form (self, GTK_WIDGET (dialog));

  bc_desk_decline_async (self->desk, asking->ticket, g_hash_table_lookup (input, "reason"),
                         declined_cb, asking);
}

static void
present (BcTicketPage *self, BcMoveDialog *dialog, GCallback confirmed)
{
  g_object_set_data_full (G_OBJECT (dialog), "bc-ticket", g_object_ref (self->ticket),
                          g_object_unref);
  bc_ticket_page_keep_seen (dialog, self->ticket);
  g_signal_connect_object (dialog, "confirmed", confirmed, self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
bc_ticket_page_move (BcTicketPage *self, BcState to)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  BcHall *hall = bc_desk_get_hall (self->desk);
  const BcTransition *transition;
  BcWorkflowContext context = { 0 };
  g_autofree char *why = NULL;
  BcMay may;

  /* A second press while the first is under way means nothing. */
  if (record == NULL || bc_ticket_get_moving_to (self->ticket) >= 0)
    return;
  transition = bc_workflow_find (bc_record_state (record), to, bc_hall_has_review (hall));
  if (transition == NULL)
    return;
  may = bc_workflow_may (transition, record, bc_desk_get_staff (self->desk), &why);
  if (may == BC_MAY_NOT)
    {
      bc_ticket_page_show_error (self, why);
      return;
    }
  if (!bc_move_dialog_is_needed (transition, may))
    {
      BcTicketAsking *asking = bc_ticket_asking_new (self, NULL);

      asking->to = to;
      bc_desk_move_async (self->desk, self->ticket, to, NULL, moved_cb, asking);
    }
  else
    {
      g_autoptr (GPtrArray) transitions = g_ptr_array_new ();

      g_ptr_array_add (transitions, (gpointer) transition);
      bc_desk_workflow_context (self->desk, &context);
      present (self,
               bc_move_dialog_new (bc_ticket_page_get_window (self), record, &context, transitions),
               G_CALLBACK (move_confirmed_cb));
    }
}

void
bc_ticket_page_decline (BcTicketPage *self)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  BcWorkflowContext context = { 0 };

  if (record == NULL || bc_workflow_requested (record) < 0)
    return;
  bc_desk_workflow_context (self->desk, &context);
  present (self, bc_move_dialog_new_decline (bc_ticket_page_get_window (self), record, &context),
           G_CALLBACK (decline_confirmed_cb));
}
