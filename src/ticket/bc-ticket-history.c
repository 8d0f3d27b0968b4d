/* A ticket's history in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-history.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "ticket/bc-event-words.h"
#include "ticket/bc-ticket-label.h"

struct _BcTicketHistory
{
  GtkWidget parent_instance;

  GtkBox *rows;
  gint64 last_seq; /* of the newest event shown; 0 for none */
};

G_DEFINE_FINAL_TYPE (BcTicketHistory, bc_ticket_history, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const BcEvent *event, BcHall *hall, gint64 now)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *when = bc_format_instant (event->at, hall, now);
  g_autofree char *title = bc_event_title (event, hall, now);
  g_autofree char *head = g_strdup_printf ("%s · %s", when, bc_event_who (event, hall));
  g_autoptr (GPtrArray) details = bc_event_details (event, hall);

  gtk_widget_add_css_class (row, "ticket-row");
  gtk_box_append (GTK_BOX (row), bc_ticket_label_new (head, "history-head"));
  gtk_box_append (GTK_BOX (row), bc_ticket_label_new (title, NULL));
  for (guint i = 0; i < details->len; i++)
    gtk_box_append (GTK_BOX (row), bc_ticket_label_new (g_ptr_array_index (details, i), "caption"));
  return row;
}

static void
bc_ticket_history_dispose (GObject *object)
{
  BcTicketHistory *self = BC_TICKET_HISTORY (object);
  bc_ticket_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (bc_ticket_history_parent_class)->dispose (object);
}

static void
bc_ticket_history_class_init (BcTicketHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_ticket_history_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tickethistory");
}

static void
bc_ticket_history_init (BcTicketHistory *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->rows = GTK_BOX (rows);
  gtk_widget_add_css_class (box, "ticket-section");
  gtk_box_append (GTK_BOX (box), bc_ticket_label_new (_ ("History"), "heading"));
  gtk_box_append (GTK_BOX (box), rows);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
bc_ticket_history_new (void)
{
  return g_object_new (BC_TYPE_TICKET_HISTORY, NULL);
}

void
bc_ticket_history_show (BcTicketHistory *self, GPtrArray *events, BcHall *hall, gint64 now)
{
  g_return_if_fail (BC_IS_TICKET_HISTORY (self));
  g_return_if_fail (events != NULL && hall != NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const BcEvent *event = g_ptr_array_index (events, i);

      if (event->seq <= self->last_seq)
        continue;
      gtk_box_prepend (self->rows, make_row (event, hall, now));
      self->last_seq = event->seq;
    }
}

void
bc_ticket_history_clear (BcTicketHistory *self)
{

  g_return_if_fail (BC_IS_TICKET_HISTORY (self));

  bc_ticket_remove_children (GTK_WIDGET (self->rows));
  self->last_seq = 0;
}
