/* Printing a ticket from the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-print-ticket.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "paper/bc-print-dialog.h"

/* What is gathered before the dialog can be shown. */
typedef struct
{
  BcWindow *window;
  BcDesk *desk;
  BcTicket *ticket;
  const BcForm *form;
  GPtrArray *callbacks;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_clear_object (&printing->window);
  g_clear_object (&printing->desk);
  g_clear_object (&printing->ticket);
  g_clear_pointer (&printing->callbacks, g_ptr_array_unref);
  g_free (printing);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!bc_desk_change_finish (BC_DESK (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_toast (window, error->message, FALSE);
}

static void
printed_cb (BcPrintDialog *dialog, const char *form, const char *content_hash, Printing *printing)
{
  bc_trace ("printed %s", form);
  if (bc_desk_get_connection (printing->desk) == BC_CONNECTION_READ_ONLY)
    return;
  bc_desk_printed_async (printing->desk, printing->ticket, form, content_hash, noted_cb,
                         g_object_ref (printing->window));
}

static void
show_dialog (Printing *printing, GPtrArray *events)
{
  const BcEntry *staff = bc_desk_get_staff (printing->desk);
  g_autoptr (BcPaperSource) source =
      bc_paper_source_new (bc_ticket_get_record (printing->ticket),
                           bc_desk_get_hall (printing->desk), printing->callbacks, events,
                           staff != NULL ? staff->name : NULL, bc_desk_now (printing->desk));
  BcPrintDialog *dialog =
      bc_print_dialog_new (GTK_WINDOW (printing->window), printing->form, source);

  g_signal_connect_data (dialog, "printed", G_CALLBACK (printed_cb), printing,
                         (GClosureNotify) (void (*) (void)) printing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
report (Printing *printing, const GError *error)
{
  if (error == NULL)
    return FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_toast (printing->window, error->message, FALSE);
  printing_free (printing);
  return TRUE;
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = bc_desk_list_finish (BC_DESK (source), result, &error);

  if (!report (data, error))
    show_dialog (data, events);
}

static void
callbacks_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Printing *printing = data;

  printing->callbacks = bc_desk_list_finish (BC_DESK (source), result, &error);
  if (!report (printing, error))
    bc_desk_history_async (printing->desk, printing->ticket, NULL, history_cb, printing);
}

void
bc_print_ticket (BcWindow *window, BcDesk *desk, BcTicket *ticket, const char *form)
{
  Printing *printing;

  if (bc_ticket_get_record (ticket) == NULL)
    return;
  printing = g_new0 (Printing, 1);
  printing->window = g_object_ref (window);
  printing->desk = g_object_ref (desk);
  printing->ticket = g_object_ref (ticket);
  printing->form = bc_form_find (form);
  bc_desk_callbacks_async (desk, ticket, NULL, callbacks_cb, printing);
}
