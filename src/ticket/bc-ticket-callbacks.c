/* A ticket's callbacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-callbacks.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "ticket/bc-ticket-label.h"

struct _BcTicketCallbacks
{
  GtkWidget parent_instance;

  GtkWidget *add_button;
  GtkWidget *none;
  GtkBox *rows;
  char *shown; /* what the rows say, to see whether others are needed */
};

G_DEFINE_FINAL_TYPE (BcTicketCallbacks, bc_ticket_callbacks, GTK_TYPE_WIDGET)

static void
append_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

char *
bc_callback_words (const BcCallback *callback, BcHall *hall)
{
  GString *line = g_string_new (NULL);
  int method = bc_enum_find (&bc_contact_methods, callback->method);

  if (callback->done_at == BC_INT_NONE)
    {
      append_part (line, callback->staff != NULL
                             ? bc_hall_name_of (hall, BC_TABLE_STAFF, callback->staff)
                             : C_ ("callback", "any clerk"));
      append_part (line, callback->note);
      return g_string_free (line, FALSE);
    }
  append_part (line, bc_hall_name_of (hall, BC_TABLE_STAFF, callback->done_by));
  if (method >= 0)
    append_part (line, bc_enum_label (&bc_contact_methods, method));
  if (callback->reached != 1)
    append_part (line, C_ ("callback", "Not reached"));
  else
    append_part (line,
                 callback->solved == 1 ? C_ ("callback", "Solved") : C_ ("callback", "Not solved"));
  if (callback->rating >= 0)
    append_part (line, bc_enum_label (&bc_ratings, callback->rating));
  append_part (line, callback->remark);
  return g_string_free (line, FALSE);
}

static char *
dup_when (const BcCallback *callback, BcHall *hall, gint64 now)
{
  gboolean done = callback->done_at != BC_INT_NONE;
  g_autofree char *when =
      bc_format_instant (done ? callback->done_at : callback->planned_at, hall, now);

  if (done)
    return g_steal_pointer (&when);
  if (bc_hall_day (hall, callback->planned_at) < bc_hall_day (hall, now))
    /* Translators: the time for which a callback was planned that nobody has made. */
    return g_strdup_printf (_ ("%s, missed"), when);
  /* Translators: the time for which a callback is planned. */
  return g_strdup_printf (_ ("%s, planned"), when);
}

static void
add_row (BcTicketCallbacks *self,
         const BcCallback *callback,
         BcHall *hall,
         gint64 now,
         gboolean may_record)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *when = dup_when (callback, hall, now);
  g_autofree char *words = bc_callback_words (callback, hall);

  gtk_widget_add_css_class (row, "ticket-row");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), bc_ticket_label_new (when, NULL));
  gtk_box_append (GTK_BOX (texts), bc_ticket_label_new (words, "caption"));
  gtk_box_append (GTK_BOX (row), texts);
  if (callback->done_at == BC_INT_NONE && may_record)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Record _Result"));

      gtk_widget_add_css_class (button, "group-button");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", callback->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ticket.record-result");
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_box_append (self->rows, row);
}

/* (transfer full): differs exactly when other rows are to be shown. */
static char *
summarise (GPtrArray *callbacks, BcHall *hall, gint64 now, gboolean may_record)
{
  GString *text = g_string_new (may_record ? "record" : "");

  for (guint i = 0; callbacks != NULL && i < callbacks->len; i++)
    {
      const BcCallback *callback = g_ptr_array_index (callbacks, i);
      g_autofree char *when = dup_when (callback, hall, now);
      g_autofree char *words = bc_callback_words (callback, hall);

      g_string_append_printf (text, ";%" G_GINT64_FORMAT ",%s,%s", callback->id, when, words);
    }
  return g_string_free (text, FALSE);
}

static void
bc_ticket_callbacks_dispose (GObject *object)
{
  BcTicketCallbacks *self = BC_TICKET_CALLBACKS (object);
  bc_ticket_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (bc_ticket_callbacks_parent_class)->dispose (object);
}

static void
bc_ticket_callbacks_class_init (BcTicketCallbacksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_ticket_callbacks_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ticketcallbacks");
}

static void
bc_ticket_callbacks_init (BcTicketCallbacks *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = bc_ticket_label_new (_ ("Callbacks"), "heading");
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->rows = GTK_BOX (rows);
  self->none = bc_ticket_label_new (_ ("None planned yet."), "dim-label");
  self->add_button = gtk_button_new_with_mnemonic (_ ("_Plan Callback…"));
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "group-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "ticket.add-callback");

  gtk_widget_add_css_class (box, "ticket-section");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->add_button);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
bc_ticket_callbacks_new (void)
{
  return g_object_new (BC_TYPE_TICKET_CALLBACKS, NULL);
}

void
bc_ticket_callbacks_show (BcTicketCallbacks *self,
                          GPtrArray *callbacks,
                          BcHall *hall,
                          gint64 now,
                          gboolean may_plan,
                          gboolean may_record)
{
  g_autofree char *summary = NULL;
  gboolean any = callbacks != NULL && callbacks->len > 0;

  g_return_if_fail (BC_IS_TICKET_CALLBACKS (self));
  g_return_if_fail (hall != NULL);

  gtk_widget_set_visible (self->add_button, may_plan);
  gtk_widget_set_visible (self->none, callbacks != NULL && !any);
  gtk_widget_set_visible (GTK_WIDGET (self), any || may_plan);
  summary = summarise (callbacks, hall, now, may_record);
  if (g_strcmp0 (summary, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&summary);
  bc_ticket_remove_children (GTK_WIDGET (self->rows));
  for (guint i = 0; any && i < callbacks->len; i++)
    add_row (self, g_ptr_array_index (callbacks, i), hall, now, may_record);
}
