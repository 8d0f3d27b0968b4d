/* The ticket page: its forms, and what the desk answers to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

#include <glib/gi18n.h>

#include "base/bc-error.h"
#include "base/bc-text.h"
#include "base/bc-trace.h"
#include "domain/bc-format.h"
#include "domain/bc-workflow.h"
#include "model/bc-desk-presence.h"
#include "ticket/bc-edit-dialog.h"
#include "ticket/bc-ticket-rules.h"
#include "widgets/bc-form-dialog.h"

/* A form keeps the ticket that it is about: the page may show another one by the time it is sent. */
#define TICKET_KEY "bc-ticket"

/* The version of the ticket that the person decides on. */
#define SEEN_KEY "bc-seen"

void
bc_ticket_page_keep_seen (gpointer dialog, BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  g_object_set_data_full (G_OBJECT (dialog), SEEN_KEY, bc_record_ref (record),
                          (GDestroyNotify) bc_record_unref);
}

gint64
bc_ticket_page_get_seen (gpointer dialog)
{
  return bc_record_int (g_object_get_data (G_OBJECT (dialog), SEEN_KEY), BC_FIELD_VERSION);
}

BcTicketAsking *
bc_ticket_page_send_form (BcTicketPage *self, gpointer dialog)
{
  BcTicketAsking *asking = bc_ticket_asking_new (self, dialog);

  g_set_object (&asking->ticket, g_object_get_data (G_OBJECT (dialog), TICKET_KEY));
  bc_form_dialog_set_busy (BC_FORM_DIALOG (dialog), TRUE);
  return asking;
}

void
bc_ticket_page_present_form (BcTicketPage *self, gpointer dialog, GCallback accepted)
{
  g_object_set_data_full (G_OBJECT (dialog), TICKET_KEY, g_object_ref (self->ticket),
                          g_object_unref);
  bc_ticket_page_keep_seen (dialog, self->ticket);
  g_signal_connect_object (dialog, "accepted", accepted, self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
close_form (BcTicketAsking *asking)
{
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);

  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is wrong with what was typed, one problem a line: the message of an error names fields by their keys, which tell people nothing. */
static void
show_problems (BcFormDialog *dialog, const GError *error)
{
  const BcProblems *problems = bc_error_get_problems (error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bc_problems_count (problems); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", bc_problems_message (problems, i));
  bc_form_dialog_set_error (dialog, text->len > 0 ? text->str : error->message);
}

/* Shows in the form, or on the page, why the desk has not done it; what was typed stays. */
static void
show_failure (BcTicketAsking *asking, const GError *error)
{
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);

  if (dialog != NULL && BC_IS_EDIT_DIALOG (dialog))
    bc_edit_dialog_failed (BC_EDIT_DIALOG (dialog), error);
  else if (dialog != NULL)
    show_problems (BC_FORM_DIALOG (dialog), error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_ticket_page_show_error (asking->page, error->message);
}

gboolean
bc_ticket_asking_finish (BcTicketAsking *asking, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      close_form (asking);
      return TRUE;
    }
  show_failure (asking, error);
  return FALSE;
}

char *
bc_ticket_page_dup_intro (BcTicketPage *self)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  g_autofree char *matter = bc_format_matter (record, bc_desk_get_hall (self->desk));

  return g_strdup_printf ("%s\n%s", bc_record_text (record, BC_FIELD_NUMBER), matter);
}

/* Facts */

static void edit_accepted_cb (BcEditDialog *dialog, BcTicketPage *self);

/* Somebody was faster. What does not touch what they changed is saved beside it at once; otherwise the form shows both values and the person chooses. */
static void
merge (BcTicketAsking *asking, const GError *conflict)
{
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);

  if (dialog == NULL)
    {
      bc_ticket_page_show_error (asking->page, conflict->message);
      return;
    }
  bc_ticket_page_keep_seen (dialog, asking->ticket);
  if (bc_edit_dialog_merge (BC_EDIT_DIALOG (dialog), bc_ticket_get_record (asking->ticket),
                            conflict->message))
    edit_accepted_cb (BC_EDIT_DIALOG (dialog), asking->page);
  else
    bc_trace ("ticket clash %s", bc_ticket_asking_number (asking));
}

static void
tell_edited (BcTicketAsking *asking)
{
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&asking->dialog);
  const char *number = bc_ticket_asking_number (asking);
  g_autofree char *text = NULL;

  if (dialog != NULL && bc_edit_dialog_is_merged (BC_EDIT_DIALOG (dialog)))
    /* Translators: a ticket's number. */
    text = g_strdup_printf (_ ("%s has been changed. Another seat changed it too: both are kept."),
                            number);
  else
    /* Translators: a ticket's number. */
    text = g_strdup_printf (_ ("%s has been changed."), number);
  close_form (asking);
  bc_trace ("ticket edited %s", number);
  bc_ticket_page_toast (asking->page, text, TRUE);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;
  g_autoptr (GError) error = NULL;

  if (bc_desk_change_finish (BC_DESK (source), result, &error))
    tell_edited (asking);
  else if (g_error_matches (error, BC_ERROR, BC_ERROR_CONFLICT))
    merge (asking, error);
  else
    show_failure (asking, error);
}

static void
edit_accepted_cb (BcEditDialog *dialog, BcTicketPage *self)
{
  g_autoptr (GHashTable) input = bc_edit_dialog_get_input (dialog);
  BcTicketAsking *asking = bc_ticket_page_send_form (self, dialog);

  bc_desk_edit_seen_async (self->desk, asking->ticket, bc_ticket_page_get_seen (dialog), input,
                           edited_cb, asking);
}

/* Presence: who else has a form of this ticket open, told once at its top. */

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *weak = user_data;
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (weak);
  g_autofree char *text = bc_desk_enter_finish (BC_DESK (source), result);

  g_weak_ref_clear (weak);
  if (dialog != NULL && text != NULL)
    {
      bc_form_dialog_set_intro (BC_FORM_DIALOG (dialog), text);
      bc_trace ("ticket edited elsewhere");
    }
}

static void
left_cb (GtkWidget *dialog, BcTicketPage *self)
{
  bc_desk_leave (self->desk, g_object_get_data (G_OBJECT (dialog), TICKET_KEY));
}

static void
enter (BcTicketPage *self, GtkWidget *dialog)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, dialog);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (left_cb), self, 0);
  bc_desk_enter_async (self->desk, self->ticket, entered_cb, weak);
}

void
bc_ticket_page_ask_edit (BcTicketPage *self, int group)
{
  BcEditDialog *dialog;
  BcRecord *record = bc_ticket_page_get_record (self);
  g_autoptr (GArray) fields = NULL;

  if (record == NULL || group < 0 || group >= BC_N_GROUPS)
    return;
  fields = bc_fact_group_editable (group, record, bc_desk_get_staff (self->desk));
  if (fields->len == 0)
    return;
  dialog =
      bc_edit_dialog_new (bc_ticket_page_get_window (self), bc_fact_group_title (group), record,
                          fields, bc_desk_get_hall (self->desk), bc_desk_today (self->desk));
  bc_ticket_page_present_form (self, dialog, G_CALLBACK (edit_accepted_cb));
  enter (self, GTK_WIDGET (dialog));
}

/* Parts */

static void
part_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;
  g_autofree char *text = NULL;

  if (!bc_ticket_asking_finish (asking, source, result))
    return;
  bc_trace ("ticket part %s", bc_ticket_asking_number (asking));
  /* Translators: a ticket's number. */
  text = g_strdup_printf (_ ("%s: the assisting department’s part is saved."),
                          bc_ticket_asking_number (asking));
  bc_ticket_page_toast (asking->page, text, TRUE);
}

char *
bc_ticket_get_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
part_accepted_cb (BcFormDialog *dialog, BcTicketPage *self)
{
  GtkTextView *view = g_object_get_data (G_OBJECT (dialog), "bc-report");
  const char *department = g_object_get_data (G_OBJECT (dialog), "bc-department");
  int state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "bc-part-state"));
  g_autofree char *report = bc_ticket_get_text (view);
  BcTicketAsking *asking;

  if (bc_text_is_blank (report))
    {
      bc_form_dialog_set_error (dialog, _ ("Say what was done, or why."));
      gtk_widget_grab_focus (GTK_WIDGET (view));
      return;
    }
  asking = bc_ticket_page_send_form (self, dialog);
  bc_desk_part_async (self->desk, asking->ticket, department, state, report, part_cb, asking);
}

GtkWidget *
bc_ticket_make_text_editor (GtkWidget **view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (*view), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), *view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_widget_add_css_class (scroller, "long-text");
  return scroller;
}

static void
ask_report (BcTicketPage *self, const char *department, int state)
{
  const char *name =
      bc_hall_name_of (bc_desk_get_hall (self->desk), BC_TABLE_DEPARTMENTS, department);
  g_autofree char *verb = g_strdup (bc_part_verb (state));
  GtkWidget *dialog, *view;

  /* A button's dots say that a form follows; this is the form. */
  if (g_str_has_suffix (verb, "…"))
    verb[strlen (verb) - strlen ("…")] = '\0';
  dialog = bc_form_dialog_new (name, verb);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), bc_ticket_page_get_window (self));
  bc_form_dialog_add_field (BC_FORM_DIALOG (dialog),
                            state == BC_PART_REPORTED ? _ ("_What was done") : _ ("_Why"),
                            bc_ticket_make_text_editor (&view));
  g_object_set_data (G_OBJECT (dialog), "bc-report", view);
  g_object_set_data_full (G_OBJECT (dialog), "bc-department", g_strdup (department), g_free);
  g_object_set_data (G_OBJECT (dialog), "bc-part-state", GINT_TO_POINTER (state));
  gtk_widget_grab_focus (view);
  bc_ticket_page_present_form (self, dialog, G_CALLBACK (part_accepted_cb));
}

void
bc_ticket_page_ask_part (BcTicketPage *self, const char *department, int state)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  g_autofree char *why = NULL;

  if (record == NULL)
    return;
  if (!bc_workflow_may_part (record, department, state, bc_desk_get_staff (self->desk), &why))
    {
      bc_ticket_page_show_error (self, why);
      return;
    }
  if (state == BC_PART_IN_PROGRESS)
    bc_desk_part_async (self->desk, self->ticket, department, state, NULL, part_cb,
                        bc_ticket_asking_new (self, NULL));
  else
    ask_report (self, department, state);
}
