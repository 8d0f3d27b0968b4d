/* One call: recording what came of it, and what is to follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-call-detail-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-call-words.h"
#include "base/bc-trace.h"
#include "domain/bc-format.h"

/* What is to follow */

static void
step_clicked_cb (GtkButton *button, BcCallDetail *self)
{
  const char *state = g_object_get_data (G_OBJECT (button), "bc-state");

  if (state != NULL)
    g_signal_emit (self, bc_call_detail_signals[BC_CALL_MOVE_TICKET], 0, self->ticket, state);
  else
    g_signal_emit (self, bc_call_detail_signals[BC_CALL_NEXT], 0);
}

/* @state: (static) (nullable): where the step leads; NULL: on to the next call. */
static GtkWidget *
add_step (BcCallDetail *self, const char *label, const char *state, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "bc-state", (gpointer) state);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", G_CALLBACK (step_clicked_cb), self);
  gtk_box_append (self->then_buttons, button);
  return button;
}

void
bc_call_detail_show_then (BcCallDetail *self)
{
  const char *closed = bc_enum_code (&bc_states, BC_STATE_CLOSED);
  const char *again = bc_enum_code (&bc_states, BC_STATE_IN_PROGRESS);
  guint n_attempts = 0, n_half_days = 0;
  BcCallThen then;
  GtkWidget *first = NULL;

  gtk_widget_set_visible (self->then_box, self->result != NULL);
  if (self->result == NULL || self->attempted == NULL)
    return;
  bc_call_tally (self->attempted, self->callback->round, bc_desk_get_hall (self->desk), &n_attempts,
                 &n_half_days);
  then = bc_call_then (self->result, n_attempts, n_half_days);
  gtk_label_set_label (self->then_label, bc_call_then_words (then));
  bc_call_detail_clear_box (self->then_buttons);
  if (then == BC_CALL_THEN_ANSWER)
    {
      first = add_step (self, _ ("_Handle Again…"), again, TRUE);
      add_step (self, _ ("_Explained: Close…"), closed, FALSE);
    }
  else if (then == BC_CALL_THEN_WRITTEN)
    first = add_step (self, _ ("_Written Answer: Close…"), closed, TRUE);
  else if (then == BC_CALL_THEN_CLOSE)
    first = add_step (self, _ ("_Close the Ticket…"), closed, TRUE);
  if (first == NULL)
    first = add_step (self, _ ("_Next Call"), NULL, TRUE);
  else
    add_step (self, _ ("_Next Call"), NULL, FALSE);
  gtk_widget_grab_focus (first);
}

/* Recording */

typedef struct
{
  BcCallDetail *detail;
  BcTicket *ticket;
  BcCallback *result;
  gint64 next_at; /* BC_INT_NONE: no other attempt */
} Recording;

static void
recording_free (Recording *recording)
{
  g_object_unref (recording->detail);
  g_object_unref (recording->ticket);
  bc_callback_unref (recording->result);
  g_free (recording);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

static const char *
number_of (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  return record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : "";
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;
  BcHall *hall = bc_desk_get_hall (BC_DESK (source));

  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (recording->detail, bc_call_detail_signals[BC_CALL_TOAST], 0, error->message,
                       FALSE);
      return;
    }
  if (hall == NULL)
    return;
  when = bc_format_instant (recording->next_at, hall, bc_desk_now (BC_DESK (source)));
  bc_trace ("callback added %s", number_of (recording->ticket));
  /* Translators: a ticket's number and when the petitioner is called again. */
  text = g_strdup_printf (_ ("%1$s is called again: %2$s"), number_of (recording->ticket), when);
  g_signal_emit (recording->detail, bc_call_detail_signals[BC_CALL_TOAST], 0, text, TRUE);
}

/* Another attempt is wanted as long as it does not come to a written answer. */
static void
plan_next (Recording *recording)
{
  BcCallDetail *self = recording->detail;
  Recording *planning;

  if (recording->next_at == BC_INT_NONE)
    return;
  planning = g_new0 (Recording, 1);
  planning->detail = g_object_ref (self);
  planning->ticket = g_object_ref (recording->ticket);
  planning->result = bc_callback_ref (recording->result);
  planning->next_at = recording->next_at;
  bc_desk_add_callback_async (self->desk, recording->ticket, recording->next_at, NULL, NULL,
                              planned_cb, planning);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  g_autoptr (GError) error = NULL;
  BcCallDetail *self = recording->detail;

  self->recording = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), TRUE);
  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      bc_call_detail_show_error (self, error->message);
      return;
    }
  bc_trace ("call recorded %s", number_of (recording->ticket));
  plan_next (recording);
  if (self->ticket != recording->ticket || bc_desk_get_hall (self->desk) == NULL)
    return;
  g_clear_pointer (&self->result, bc_callback_unref);
  self->result = bc_callback_ref (recording->result);
  bc_callback_form_reset (self->form);
  bc_call_detail_show_barred (self);
  bc_call_detail_read_attempts (self);
}

/* (transfer full) (nullable): what is wrong with the next attempt; @at (out). */
static char *
check_next (BcCallDetail *self, gint64 *at)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autofree char *text = bc_instant_entry_get_text (self->next_at);

  *at = BC_INT_NONE;
  if (bc_callback_form_get_reached (self->form) != 0 || text == NULL)
    return NULL;
  if (!bc_instant_parse (text, bc_hall_zone (hall), at) || *at < bc_desk_now (self->desk))
    return g_strdup (_ ("Write a day and a time to come for the next attempt, or leave it empty."));
  return NULL;
}

void
bc_call_detail_record (BcCallDetail *self)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  g_autofree char *problem = NULL;
  Recording *recording;
  gint64 next_at;

  g_return_if_fail (BC_IS_CALL_DETAIL (self));

  if (self->ticket == NULL || self->recording || !self->may_call || self->result != NULL)
    return;
  problem = bc_callback_form_check (self->form);
  if (problem == NULL)
    problem = check_next (self, &next_at);
  bc_call_detail_show_error (self, problem);
  if (problem != NULL)
    return;
  self->recording = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), FALSE);
  recording = g_new0 (Recording, 1);
  recording->detail = g_object_ref (self);
  recording->ticket = g_object_ref (self->ticket);
  recording->result = bc_callback_form_get_result (self->form);
  recording->result->done_at = bc_desk_now (self->desk);
  recording->result->done_by = g_strdup (staff != NULL ? staff->code : NULL);
  recording->next_at = next_at;
  bc_desk_finish_callback_async (self->desk, self->callback, recording->result, recorded_cb,
                                 recording);
}
