/* The ticket page: extensions, and what a bad rating makes due.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "domain/bc-extension.h"
#include "domain/bc-format.h"
#include "model/bc-desk-flags.h"
#include "widgets/bc-form-dialog.h"
#include "widgets/bc-instant-entry.h"

#define TEXT_KEY  "bc-text"
#define UNTIL_KEY "bc-until"
#define GRANT_KEY "bc-grant"
#define STEP_KEY  "bc-step"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;

  if (!bc_ticket_asking_finish (asking, source, result))
    return;
  bc_trace ("ticket flagged %s", bc_ticket_asking_number (asking));
  bc_ticket_page_show_error (asking->page, NULL);
  bc_ticket_page_toast (asking->page, asking->done, TRUE);
}

/* Whoever decides has seen what is decided on: a ticket that was changed since is looked at once more. */
static gboolean
is_as_seen (BcFormDialog *dialog, BcTicketAsking *asking)
{
  BcRecord *record = bc_ticket_get_record (asking->ticket);

  if (record != NULL
      && bc_record_int (record, BC_FIELD_VERSION) == bc_ticket_page_get_seen (dialog))
    return TRUE;
  if (record != NULL)
    bc_ticket_page_keep_seen (dialog, asking->ticket);
  bc_form_dialog_set_error (dialog, _ ("Somebody has changed the ticket meanwhile. Look at it, "
                                       "then confirm once more."));
  return FALSE;
}

static char *
get_typed (BcFormDialog *dialog)
{
  return bc_ticket_get_text (g_object_get_data (G_OBJECT (dialog), TEXT_KEY));
}

/* (transfer none): the form with a place for words; @more (nullable) is said below which ticket it is. */
static BcFormDialog *
make_form (BcTicketPage *self, const char *title, const char *accept, const char *more)
{
  GtkWidget *dialog = bc_form_dialog_new (title, accept);
  g_autofree char *intro = bc_ticket_page_dup_intro (self);
  g_autofree char *text = more != NULL ? g_strdup_printf ("%s\n%s", intro, more) : NULL;

  gtk_window_set_transient_for (GTK_WINDOW (dialog), bc_ticket_page_get_window (self));
  bc_form_dialog_set_intro (BC_FORM_DIALOG (dialog), text != NULL ? text : intro);
  return BC_FORM_DIALOG (dialog);
}

static GtkWidget *
add_text (BcFormDialog *dialog, const char *label)
{
  GtkWidget *view;

  bc_form_dialog_add_field (dialog, label, bc_ticket_make_text_editor (&view));
  g_object_set_data (G_OBJECT (dialog), TEXT_KEY, view);
  return view;
}

/* Asking for an extension */

static void
extension_accepted_cb (BcFormDialog *dialog, BcTicketPage *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcInstantEntry *entry = g_object_get_data (G_OBJECT (dialog), UNTIL_KEY);
  g_autofree char *typed = bc_instant_entry_get_text (entry);
  g_autofree char *reason = get_typed (dialog);
  g_autofree char *when = NULL;
  BcTicketAsking *asking;
  gint64 until;

  if (hall == NULL || typed == NULL || !bc_instant_parse (typed, bc_hall_zone (hall), &until))
    {
      bc_form_dialog_set_error (dialog, _ ("Type a date like 2026-09-18 and a time like 9:30."));
      gtk_widget_grab_focus (GTK_WIDGET (entry));
      return;
    }
  asking = bc_ticket_page_send_form (self, dialog);
  when = bc_format_instant (until, hall, bc_desk_now (self->desk));
  /* Translators: a ticket's number, a date. */
  asking->done = g_strdup_printf (_ ("%1$s: an extension until %2$s is asked for."),
                                  bc_ticket_asking_number (asking), when);
  bc_desk_ask_extension_async (self->desk, asking->ticket, until, reason, done_cb, asking);
}

void
bc_ticket_page_ask_extension (BcTicketPage *self)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  BcHall *hall = bc_desk_get_hall (self->desk);
  gint64 now = bc_desk_now (self->desk);
  BcWorkflowContext context = { 0 };
  g_autofree char *why = NULL;
  g_autofree char *due = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *limits = NULL;
  g_autofree char *proposed = NULL;
  BcFormDialog *dialog;
  GtkWidget *until;

  if (record == NULL)
    return;
  bc_desk_workflow_context (self->desk, &context);
  if (!bc_extension_may_ask (record, &context, &why))
    {
      bc_ticket_page_show_error (self, why);
      return;
    }
  due = bc_format_instant (bc_record_int (record, BC_FIELD_DUE_AT), hall, now);
  latest = bc_format_instant (bc_extension_latest (record, hall), hall, now);
  /* Translators: two dates. */
  limits = g_strdup_printf (_ ("Due %1$s; an extension is possible until %2$s."), due, latest);
  dialog = make_form (self, _ ("Ask for an Extension"), _ ("_Ask"), limits);
  until = bc_instant_entry_new (hall, bc_desk_today (self->desk));
  proposed = bc_instant_to_string (bc_extension_latest (record, hall), bc_hall_zone (hall));
  bc_instant_entry_set_text (BC_INSTANT_ENTRY (until), proposed);
  bc_form_dialog_add_field (dialog, _ ("_Until"), until);
  g_object_set_data (G_OBJECT (dialog), UNTIL_KEY, until);
  add_text (dialog, _ ("_Why more time is needed"));
  bc_ticket_page_present_form (self, dialog, G_CALLBACK (extension_accepted_cb));
}

/* Deciding on one */

static void
decision_accepted_cb (BcFormDialog *dialog, BcTicketPage *self)
{
  gboolean grant = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), GRANT_KEY));
  g_autofree char *reason = get_typed (dialog);
  BcTicketAsking *asking = bc_ticket_page_send_form (self, dialog);

  if (!is_as_seen (dialog, asking))
    {
      bc_ticket_asking_free (asking);
      return;
    }
  /* Translators: a ticket's number. */
  asking->done = g_strdup_printf (grant ? _ ("%s: the extension is granted.")
                                        : _ ("%s: the extension is off the table."),
                                  bc_ticket_asking_number (asking));
  bc_desk_decide_extension_async (self->desk, asking->ticket, grant, reason, done_cb, asking);
}

/* (transfer full): who asked, until when and why. */
static char *
describe_extension (BcTicketPage *self, const BcRecord *record)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autofree char *until = bc_format_instant (bc_record_int (record, BC_FIELD_EXTENSION_DUE_AT),
                                              hall, bc_desk_now (self->desk));
  const char *reason = bc_record_text (record, BC_FIELD_EXTENSION_REASON);

  /* Translators: a person, a date, the reason in their words. */
  return g_strdup_printf (_ ("%1$s asks for an extension until %2$s: %3$s"),
                          bc_hall_name_of (hall, BC_TABLE_STAFF,
                                           bc_record_text (record, BC_FIELD_EXTENSION_BY)),
                          until, reason != NULL ? reason : "");
}

void
bc_ticket_page_decide_extension (BcTicketPage *self, gboolean grant)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  BcWorkflowContext context = { 0 };
  g_autofree char *why = NULL;
  g_autofree char *asked = NULL;
  BcFormDialog *dialog;

  if (record == NULL)
    return;
  bc_desk_workflow_context (self->desk, &context);
  if (!bc_extension_may_decide (record, &context, &why))
    {
      bc_ticket_page_show_error (self, why);
      return;
    }
  asked = describe_extension (self, record);
  dialog = make_form (self, grant ? _ ("Grant the Extension") : _ ("Decline the Extension"),
                      grant ? _ ("_Grant") : _ ("_Decline"), asked);
  g_object_set_data (G_OBJECT (dialog), GRANT_KEY, GINT_TO_POINTER (grant));
  gtk_widget_grab_focus (add_text (dialog, grant ? _ ("_Remark") : _ ("_Why")));
  bc_ticket_page_present_form (self, dialog, G_CALLBACK (decision_accepted_cb));
}

/* A bad rating */

static char *
say_rectified (BcTicketAsking *asking, BcRectifyStep step)
{
  /* Translators: a ticket's number, what was done about its bad rating. */
  return g_strdup_printf (_ ("%1$s, bad rating: %2$s."), bc_ticket_asking_number (asking),
                          bc_rectify_label (step));
}

static void
rectify_accepted_cb (BcFormDialog *dialog, BcTicketPage *self)
{
  BcRectifyStep step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), STEP_KEY));
  g_autofree char *text = get_typed (dialog);
  BcTicketAsking *asking = bc_ticket_page_send_form (self, dialog);

  if (!is_as_seen (dialog, asking))
    {
      bc_ticket_asking_free (asking);
      return;
    }
  asking->done = say_rectified (asking, step);
  bc_desk_rectify_async (self->desk, asking->ticket, step, text, done_cb, asking);
}

static const char *
text_label (BcRectifyStep step)
{
  switch (step)
    {
    case BC_RECTIFY_DONE:
      return _ ("_What was done");
    case BC_RECTIFY_APPEAL:
      return _ ("_Ground of the appeal");
    case BC_RECTIFY_REFUSE:
      return _ ("_Why");
    case BC_RECTIFY_CONTACT:
    case BC_RECTIFY_ALLOW:
    case BC_N_RECTIFY_STEPS:
    default:
      return _ ("_Remark");
    }
}

static void
ask_rectify (BcTicketPage *self, const BcRecord *record, BcRectifyStep step)
{
  gboolean is_decision = step == BC_RECTIFY_ALLOW || step == BC_RECTIFY_REFUSE;
  BcFormDialog *dialog =
      make_form (self, bc_rectify_label (step), _ ("_Record"),
                 is_decision ? bc_record_text (record, BC_FIELD_APPEAL_REASON) : NULL);

  g_object_set_data (G_OBJECT (dialog), STEP_KEY, GINT_TO_POINTER (step));
  gtk_widget_grab_focus (add_text (dialog, text_label (step)));
  bc_ticket_page_present_form (self, dialog, G_CALLBACK (rectify_accepted_cb));
}

void
bc_ticket_page_rectify (BcTicketPage *self, BcRectifyStep step)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  BcWorkflowContext context = { 0 };
  g_autofree char *why = NULL;
  BcTicketAsking *asking;

  if (record == NULL)
    return;
  bc_desk_workflow_context (self->desk, &context);
  if (!bc_rectify_may (record, step, &context, &why))
    {
      bc_ticket_page_show_error (self, why);
      return;
    }
  if (step != BC_RECTIFY_CONTACT)
    {
      ask_rectify (self, record, step);
      return;
    }
  asking = bc_ticket_asking_new (self, NULL);
  asking->done = say_rectified (asking, step);
  bc_desk_rectify_async (self->desk, asking->ticket, step, NULL, done_cb, asking);
}
