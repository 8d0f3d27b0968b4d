/* The head of the ticket page: number, state, flags, how near the due date is, and why it is what it
 * is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "ticket/bc-due-lines.h"
#include "ticket/bc-ticket-label.h"

static void
add_badge (BcTicketPage *self, const char *icon, const char *text, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (box, "pill");
  if (css_class != NULL)
    gtk_widget_add_css_class (box, css_class);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (self->badges), box);
}

/* @text is taken. */
static void
add_count (BcTicketPage *self, char *text)
{
  add_badge (self, NULL, text, NULL);
  g_free (text);
}

static void
show_badges (BcTicketPage *self, const BcRecord *record)
{
  int urgency = bc_record_enum (record, BC_FIELD_URGENCY);

  bc_ticket_remove_children (self->badges);
  if (urgency == BC_URGENCY_CRITICAL)
    add_badge (self, "bc-critical-symbolic", bc_enum_label (&bc_urgencies, urgency), "error");
  else if (urgency == BC_URGENCY_URGENT)
    add_badge (self, "bc-urgent-symbolic", bc_enum_label (&bc_urgencies, urgency), "warning");
  if (bc_record_flag (record, BC_FIELD_CONFIDENTIAL))
    add_badge (self, "bc-confidential-symbolic", bc_field_label (BC_FIELD_CONFIDENTIAL), NULL);
  if (bc_record_flag (record, BC_FIELD_REPEATED))
    add_badge (self, "bc-repeated-symbolic", bc_field_label (BC_FIELD_REPEATED), NULL);
  if (bc_record_flag (record, BC_FIELD_DESIGNATED))
    add_badge (self, NULL, bc_field_label (BC_FIELD_DESIGNATED), NULL);
  if (bc_record_int (record, BC_FIELD_REWORK_COUNT) > 0)
    /* Translators: how often the result was sent back. */
    add_count (self, g_strdup_printf (_ ("sent back %d×"),
                                      (int) bc_record_int (record, BC_FIELD_REWORK_COUNT)));
  if (bc_record_int (record, BC_FIELD_REHANDLE_COUNT) > 0)
    /* Translators: how often the matter was taken up again. */
    add_count (self, g_strdup_printf (_ ("handled again %d×"),
                                      (int) bc_record_int (record, BC_FIELD_REHANDLE_COUNT)));
  gtk_widget_set_visible (self->badges, gtk_widget_get_first_child (self->badges) != NULL);
}

/* The same shapes and colours as on the board's cards. */
static void
show_nearness (BcTicketPage *self, const BcRecord *record, BcHall *hall, gint64 now)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } looks[] = {
    [BC_NEARNESS_NONE] = { NULL, NULL },
    [BC_NEARNESS_ON_TIME] = { "bc-on-time-symbolic", "success" },
    [BC_NEARNESS_SOON] = { "bc-on-time-symbolic", NULL },
    [BC_NEARNESS_TODAY] = { "bc-due-today-symbolic", "warning" },
    [BC_NEARNESS_OVERDUE] = { "bc-overdue-symbolic", "error" },
    [BC_NEARNESS_SUSPENDED] = { "bc-suspended-symbolic", NULL },
  };
  BcNearness nearness = bc_nearness (record, hall, now, NULL);
  g_autofree char *text = bc_format_nearness (record, hall, now);
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->due_label));

  gtk_widget_set_visible (GTK_WIDGET (self->due_button), *text != '\0');
  gtk_label_set_label (self->due_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->due_icon), looks[nearness].icon != NULL);
  gtk_image_set_from_icon_name (self->due_icon, looks[nearness].icon);
  gtk_widget_remove_css_class (box, "error");
  gtk_widget_remove_css_class (box, "warning");
  gtk_widget_remove_css_class (box, "success");
  if (looks[nearness].css_class != NULL)
    gtk_widget_add_css_class (box, looks[nearness].css_class);
}

void
bc_ticket_page_show_head (BcTicketPage *self)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  BcHall *hall = bc_desk_get_hall (self->desk);
  const char *number = bc_record_text (record, BC_FIELD_NUMBER);
  g_autofree char *matter = bc_format_matter (record, hall);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->state, bc_enum_label (&bc_states, (int) bc_record_state (record)));
  gtk_label_set_label (self->matter, matter);
  show_badges (self, record);
  show_nearness (self, record, hall, bc_desk_now (self->desk));
  /* The target first: an action whose target is of another type is complained of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->print_button), "s", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->print_button), "win.print-ticket");
}

void
bc_ticket_page_make_due_popover (GtkMenuButton *button, gpointer user_data)
{
  BcTicketPage *self = user_data;
  BcRecord *record = bc_ticket_page_get_record (self);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autoptr (GPtrArray) lines = NULL;

  gtk_box_append (GTK_BOX (box),
                  bc_ticket_label_new (_ ("How the due date was counted"), "heading"));
  lines =
      record != NULL ? bc_due_lines (record, bc_desk_get_hall (self->desk), self->events) : NULL;
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const BcDueLine *line = g_ptr_array_index (lines, i);

      gtk_box_append (GTK_BOX (box),
                      bc_ticket_label_new (line->text, line->is_counted ? NULL : "due-skipped"));
    }
  gtk_widget_add_css_class (box, "due-lines");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}
