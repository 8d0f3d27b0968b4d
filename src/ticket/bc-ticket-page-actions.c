/* The ticket page: its actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"

BcTicketAsking *
bc_ticket_asking_new (BcTicketPage *page, GtkWidget *dialog)
{
  BcTicketAsking *self = g_new0 (BcTicketAsking, 1);

  self->page = g_object_ref (page);
  g_weak_ref_init (&self->dialog, dialog);
  self->ticket = g_object_ref (page->ticket);
  self->day = BC_DAY_NONE;
  return self;
}

void
bc_ticket_asking_free (BcTicketAsking *self)
{
  g_object_unref (self->page);
  g_weak_ref_clear (&self->dialog);
  g_object_unref (self->ticket);
  g_free (self->done);
  g_free (self);
}

const char *
bc_ticket_asking_number (BcTicketAsking *self)
{
  BcRecord *record = bc_ticket_get_record (self->ticket);

  return record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : "";
}

void
bc_ticket_page_toast (BcTicketPage *self, const char *text, gboolean undo)
{
  g_signal_emit (self, bc_ticket_page_signals[BC_TICKET_PAGE_TOAST], 0, text, undo);
}

GtkWindow *
bc_ticket_page_get_window (BcTicketPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
move_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  int to = bc_enum_find (&bc_states, g_variant_get_string (parameter, NULL));

  if (to >= 0)
    bc_ticket_page_move (BC_TICKET_PAGE (widget), to);
}

static void
decline_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_ticket_page_decline (BC_TICKET_PAGE (widget));
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_ticket_page_ask_edit (BC_TICKET_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
contact_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketAsking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        bc_ticket_page_show_error (asking->page, error->message);
      return;
    }
  bc_trace ("ticket edited %s", bc_ticket_asking_number (asking));
  /* Translators: a ticket's number. */
  text = g_strdup_printf (_ ("%s: first contact recorded."), bc_ticket_asking_number (asking));
  bc_ticket_page_toast (asking->page, text, TRUE);
}

static void
first_contact_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcTicketPage *self = BC_TICKET_PAGE (widget);
  g_autoptr (GHashTable) input = NULL;

  if (bc_ticket_page_get_record (self) == NULL)
    return;
  input = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (input, (gpointer) bc_field_info (BC_FIELD_FIRST_CONTACT_AT)->key,
                       bc_instant_to_string (bc_desk_now (self->desk),
                                             bc_hall_zone (bc_desk_get_hall (self->desk))));
  bc_desk_edit_async (self->desk, self->ticket, input, contact_cb,
                      bc_ticket_asking_new (self, NULL));
}

static void
part_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *department;
  int state;

  g_variant_get (parameter, "(&si)", &department, &state);
  bc_ticket_page_ask_part (BC_TICKET_PAGE (widget), department, state);
}

static void
add_callback_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_ticket_page_ask_callback (BC_TICKET_PAGE (widget));
}

static void
record_result_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcTicketPage *self = BC_TICKET_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->callback_list != NULL && i < self->callback_list->len; i++)
    {
      BcCallback *callback = g_ptr_array_index (self->callback_list, i);

      if (callback->id == id)
        {
          bc_ticket_page_ask_result (self, callback);
          return;
        }
    }
}

static void
ask_extension_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_ticket_page_ask_extension (BC_TICKET_PAGE (widget));
}

static void
decide_extension_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_ticket_page_decide_extension (BC_TICKET_PAGE (widget), g_variant_get_boolean (parameter));
}

static void
rectify_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *code = g_variant_get_string (parameter, NULL);

  for (BcRectifyStep step = 0; step < BC_N_RECTIFY_STEPS; step++)
    if (g_str_equal (code, bc_rectify_code (step)))
      bc_ticket_page_rectify (BC_TICKET_PAGE (widget), step);
}

static void
close_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, bc_ticket_page_signals[BC_TICKET_PAGE_CLOSE], 0);
}

void
bc_ticket_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ticket.add-callback", NULL, add_callback_action);
  gtk_widget_class_install_action (widget_class, "ticket.ask-extension", NULL,
                                   ask_extension_action);
  gtk_widget_class_install_action (widget_class, "ticket.decide-extension", "b",
                                   decide_extension_action);
  gtk_widget_class_install_action (widget_class, "ticket.rectify", "s", rectify_action);
  gtk_widget_class_install_action (widget_class, "ticket.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "ticket.decline", NULL, decline_action);
  gtk_widget_class_install_action (widget_class, "ticket.edit", "i", edit_action);
  gtk_widget_class_install_action (widget_class, "ticket.first-contact", NULL,
                                   first_contact_action);
  gtk_widget_class_install_action (widget_class, "ticket.move", "s", move_action);
  gtk_widget_class_install_action (widget_class, "ticket.part", "(si)", part_action);
  gtk_widget_class_install_action (widget_class, "ticket.record-result", "x", record_result_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "ticket.close", NULL);
}
