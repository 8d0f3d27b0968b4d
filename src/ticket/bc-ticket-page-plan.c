/* The ticket page: the forms of its callbacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "domain/bc-format.h"
#include "widgets/bc-callback-dialog.h"

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;
  g_autofree char *iso = bc_day_to_string (asking->day);
  g_autofree char *date = bc_format_day (asking->day);
  g_autofree char *text = NULL;

  if (!bc_ticket_asking_finish (asking, source, result))
    return;
  bc_trace ("callback added %s %s", bc_ticket_asking_number (asking), iso);
  /* Translators: a ticket's number and a date. */
  text = g_strdup_printf (_ ("A callback of %s is planned for %s."),
                          bc_ticket_asking_number (asking), date);
  bc_ticket_page_toast (asking->page, text, FALSE);
}

static void
plan_accepted_cb (BcCallbackPlanDialog *dialog, BcTicketPage *self)
{
  gint64 planned_at = bc_callback_plan_dialog_get_planned_at (dialog);
  g_autofree char *note = bc_callback_plan_dialog_get_note (dialog);
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcTicketAsking *asking;

  if (hall == NULL)
    return;
  asking = bc_ticket_page_send_form (self, dialog);
  asking->day = bc_hall_day (hall, planned_at);
  bc_desk_add_callback_async (self->desk, asking->ticket, planned_at,
                              bc_callback_plan_dialog_get_staff (dialog), note, added_cb, asking);
}

void
bc_ticket_page_ask_callback (BcTicketPage *self)
{
  const BcEntry *actor = bc_desk_get_staff (self->desk);
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcCallbackPlanDialog *dialog;
  g_autofree char *intro = NULL;

  if (bc_ticket_page_get_record (self) == NULL)
    return;
  dialog =
      bc_callback_plan_dialog_new (bc_ticket_page_get_window (self), hall, bc_desk_now (self->desk),
                                   /* Callback next working day. Source: domain model, "Time". */
                                   bc_workdays_add (bc_hall_workdays (hall),
                                                    bc_desk_today (self->desk), 1, NULL),
                                   actor != NULL ? actor->code : NULL);
  intro = bc_ticket_page_dup_intro (self);
  bc_form_dialog_set_intro (BC_FORM_DIALOG (dialog), intro);
  bc_ticket_page_present_form (self, dialog, G_CALLBACK (plan_accepted_cb));
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;
  g_autofree char *text = NULL;

  if (!bc_ticket_asking_finish (asking, source, result))
    return;
  bc_trace ("callback done %s", bc_ticket_asking_number (asking));
  /* Translators: a ticket's number. */
  text = g_strdup_printf (_ ("The result of the callback of %s is recorded."),
                          bc_ticket_asking_number (asking));
  bc_ticket_page_toast (asking->page, text, FALSE);
}

static void
result_accepted_cb (BcCallbackDialog *dialog, BcTicketPage *self)
{
  const BcEntry *actor = bc_desk_get_staff (self->desk);
  BcCallback *callback = g_object_get_data (G_OBJECT (dialog), "bc-callback");
  g_autoptr (BcCallback) result = bc_callback_dialog_get_result (dialog);

  result->done_at = bc_desk_now (self->desk);
  result->done_by = g_strdup (actor != NULL ? actor->code : NULL);
  bc_desk_finish_callback_async (self->desk, callback, result, recorded_cb,
                                 bc_ticket_page_send_form (self, dialog));
}

void
bc_ticket_page_ask_result (BcTicketPage *self, BcCallback *callback)
{
  g_autofree char *intro = bc_ticket_page_dup_intro (self);
  BcCallbackDialog *dialog = bc_callback_dialog_new (bc_ticket_page_get_window (self), intro);

  g_object_set_data_full (G_OBJECT (dialog), "bc-callback", bc_callback_ref (callback),
                          (GDestroyNotify) bc_callback_unref);
  bc_ticket_page_present_form (self, dialog, G_CALLBACK (result_accepted_cb));
}
