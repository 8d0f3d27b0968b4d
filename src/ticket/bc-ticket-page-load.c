/* The ticket page: reading history and callbacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

/* Long enough that a burst of changes is one reading. */
#define MOMENT 120 /* milliseconds */

/* Takes the result of either reading; NULL when the page has gone on or has been told why not. */
static GPtrArray *
take_list (BcTicketPage *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = bc_desk_list_finish (BC_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return NULL;
  if (list == NULL)
    bc_ticket_page_show_error (self, error->message);
  else if (bc_ticket_page_get_record (self) != NULL)
    return g_steal_pointer (&list);
  return NULL;
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketPage) self = user_data;
  g_autoptr (GPtrArray) events = take_list (self, source, result);

  if (events == NULL)
    return;
  bc_ticket_history_show (self->history, events, bc_desk_get_hall (self->desk),
                          bc_desk_now (self->desk));
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_steal_pointer (&events);
}

static void
callbacks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketPage) self = user_data;
  g_autoptr (GPtrArray) callbacks = take_list (self, source, result);

  if (callbacks == NULL)
    return;
  g_clear_pointer (&self->callback_list, g_ptr_array_unref);
  self->callback_list = g_steal_pointer (&callbacks);
  bc_ticket_page_show_callbacks (self);
}

void
bc_ticket_page_load (BcTicketPage *self)
{
  bc_ticket_page_stop_loading (self);
  if (bc_ticket_page_get_record (self) == NULL)
    return;
  self->loading = g_cancellable_new ();
  bc_desk_callbacks_async (self->desk, self->ticket, self->loading, callbacks_cb,
                           g_object_ref (self));
  bc_desk_history_async (self->desk, self->ticket, self->loading, history_cb, g_object_ref (self));
}

static gboolean
load_later_cb (gpointer user_data)
{
  BcTicketPage *self = user_data;

  self->load_source = 0;
  bc_ticket_page_load (self);
  return G_SOURCE_REMOVE;
}

void
bc_ticket_page_load_soon (BcTicketPage *self)
{
  if (self->load_source == 0 && self->ticket != NULL)
    self->load_source = g_timeout_add (MOMENT, load_later_cb, self);
}

void
bc_ticket_page_stop_loading (BcTicketPage *self)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}
