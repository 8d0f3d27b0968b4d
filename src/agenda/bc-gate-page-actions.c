/* The noon gate's page: what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-gate-page-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"

/* What is ticked; all that could be, when nothing is. */
GPtrArray *
bc_gate_page_chosen (BcGatePage *self, gboolean to_send)
{
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_with_free_func (g_object_unref);

  for (int pass = 0; pass < 2 && tickets->len == 0; pass++)
    for (guint i = 0; i < bc_gate_page_n_entries (self); i++)
      {
        BcGateEntry *entry = bc_gate_page_get_entry (self, i);
        const BcDeskGateItem *item = bc_gate_entry_get_item (entry);

        if (pass == 0 ? bc_gate_entry_is_ticked (entry) : !to_send || bc_gate_can_send (item))
          g_ptr_array_add (tickets, g_object_ref (item->ticket));
      }
  return g_steal_pointer (&tickets);
}

static void
turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcGatePage *self = BC_GATE_PAGE (widget);
  BcHall *hall = bc_desk_get_hall (self->desk);

  if (hall != NULL)
    bc_gate_page_set_day (self, bc_gate_step (hall, bc_gate_page_shown_day (self),
                                              g_str_equal (name, "gate.next") ? 1 : -1));
}

static void
go_now (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_gate_page_set_day (BC_GATE_PAGE (widget), BC_DAY_NONE);
}

void
bc_gate_page_set_all (BcGatePage *self, gboolean ticked)
{
  for (guint i = 0; i < bc_gate_page_n_entries (self); i++)
    bc_gate_entry_set_ticked (bc_gate_page_get_entry (self, i), ticked);
}

static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_gate_page_set_all (BC_GATE_PAGE (widget), TRUE);
}

static void
toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GObject *selected = bc_card_list_get_selected (BC_GATE_PAGE (widget)->list);

  if (selected != NULL)
    bc_gate_entry_set_ticked (BC_GATE_ENTRY (selected),
                              !bc_gate_entry_is_ticked (BC_GATE_ENTRY (selected)));
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcGatePage *self = BC_GATE_PAGE (widget);
  g_autoptr (GPtrArray) tickets = bc_gate_page_chosen (self, FALSE);

  if (tickets->len > 0)
    g_signal_emit (self, bc_gate_page_signals[BC_GATE_PRINT_TICKETS], 0, tickets, "work_order");
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcGatePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = bc_desk_list_finish (BC_DESK (source), result, &error);
  g_autofree char *text = NULL;
  guint n_sent = 0;

  self->sending = FALSE;
  if (results == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, bc_gate_page_signals[BC_GATE_TOAST], 0, error->message, FALSE);
      return;
    }
  g_hash_table_remove_all (self->errors);
  for (guint i = 0; i < results->len; i++)
    {
      const BcDeskGateResult *one = g_ptr_array_index (results, i);
      gint64 id = bc_ticket_get_id (one->ticket);

      n_sent += one->sent;
      if (one->error != NULL)
        g_hash_table_insert (self->errors, g_memdup2 (&id, sizeof id),
                             g_strdup (one->error->message));
      else
        g_hash_table_remove (self->ticked, &id);
    }
  bc_trace ("gate sent %u OF %u", n_sent, results->len);
  if (n_sent == results->len)
    text = g_strdup_printf (ngettext ("%u work order is marked as sent.",
                                      "%u work orders are marked as sent.", n_sent),
                            n_sent);
  else
    text =
        g_strdup_printf (_ ("%1$u of %2$u work orders are marked as sent; each of the others says "
                            "why not."),
                         n_sent, results->len);
  /* One can be taken back at a time; the last one by the button. */
  g_signal_emit (self, bc_gate_page_signals[BC_GATE_TOAST], 0, text,
                 results->len == 1 && n_sent == 1);
  if (self->desk != NULL)
    bc_gate_page_load (self);
}

static void
send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcGatePage *self = BC_GATE_PAGE (widget);
  g_autoptr (GPtrArray) tickets = bc_gate_page_chosen (self, TRUE);

  if (tickets->len == 0 || self->sending)
    return;
  self->sending = TRUE;
  bc_gate_page_show_buttons (self);
  bc_desk_gate_send_async (self->desk, tickets, NULL, sent_cb, g_object_ref (self));
}

void
bc_gate_page_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "gate.next", NULL, turn);
  gtk_widget_class_install_action (widget_class, "gate.now", NULL, go_now);
  gtk_widget_class_install_action (widget_class, "gate.previous", NULL, turn);
  gtk_widget_class_install_action (widget_class, "gate.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "gate.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "gate.send", NULL, send);
  gtk_widget_class_install_action (widget_class, "gate.toggle", NULL, toggle);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "gate.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "gate.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "gate.now", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "gate.select-all",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "gate.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "gate.send",
                                       NULL);
}
