/* The parts of a ticket's assisting departments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-parts.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "domain/bc-workflow.h"
#include "ticket/bc-ticket-label.h"
#include "widgets/bc-wrap-layout.h"

struct _BcTicketParts
{
  GtkWidget parent_instance;

  GtkBox *rows;
  char *shown; /* what the rows say, to see whether others are needed */
};

G_DEFINE_FINAL_TYPE (BcTicketParts, bc_ticket_parts, GTK_TYPE_WIDGET)

/* In the order of the buttons. */
static const int targets[] = { BC_PART_IN_PROGRESS, BC_PART_REPORTED, BC_PART_RETURNED,
                               BC_PART_WAIVED, BC_PART_DISPATCHED };

const char *
bc_part_verb (int state)
{
  switch (state)
    {
    case BC_PART_IN_PROGRESS:
      return C_ ("part", "Accept");
    case BC_PART_REPORTED:
      return C_ ("part", "Report…");
    case BC_PART_RETURNED:
      return C_ ("part", "Return…");
    case BC_PART_WAIVED:
      return C_ ("part", "Waive…");
    case BC_PART_DISPATCHED:
      return C_ ("part", "Dispatch again…");
    default:
      g_return_val_if_reached ("");
    }
}

static GtkWidget *
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = bc_ticket_label_new (text, css_class);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static char *
dup_times (const BcPart *part, BcHall *hall, gint64 now)
{
  g_autofree char *due = bc_format_instant (part->due_at, hall, now);
  g_autofree char *reported = bc_format_instant (part->reported_at, hall, now);

  if (part->reported_at != BC_INT_NONE)
    /* Translators: when an assisting department reported, and who did. */
    return g_strdup_printf (_ ("%1$s, %2$s"), reported,
                            bc_hall_name_of (hall, BC_TABLE_STAFF, part->reported_by));
  return *due != '\0' ? g_strdup_printf (_ ("due %s"), due) : g_strdup ("");
}

static void
add_buttons (GtkWidget *box, BcRecord *record, const BcPart *part, const BcEntry *actor)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean any = FALSE;

  gtk_widget_set_layout_manager (buttons, bc_wrap_layout_new (6));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      GtkWidget *button;

      if (!bc_workflow_may_part (record, part->department, targets[i], actor, NULL))
        continue;
      button = gtk_button_new_with_label (bc_part_verb (targets[i]));
      gtk_widget_add_css_class (button, "group-button");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", part->department,
                                        targets[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ticket.part");
      gtk_box_append (GTK_BOX (buttons), button);
      any = TRUE;
    }
  gtk_widget_set_visible (buttons, any);
  gtk_box_append (GTK_BOX (box), buttons);
}

static void
add_part (BcTicketParts *self,
          BcRecord *record,
          const BcPart *part,
          BcHall *hall,
          const BcEntry *actor,
          gint64 now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *times = dup_times (part, hall, now);
  gboolean late = part->due_at != BC_INT_NONE && now > part->due_at
                  && part->state != BC_PART_REPORTED && part->state != BC_PART_WAIVED;

  gtk_widget_add_css_class (box, "ticket-row");
  gtk_widget_set_hexpand (add_line (head,
                                    bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, part->department),
                                    NULL),
                          TRUE);
  gtk_widget_set_valign (add_line (head, bc_enum_label (&bc_part_states, part->state), "pill"),
                         GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), head);
  if (late)
    {
      g_autofree char *text = g_strdup_printf (_ ("%s, overdue"), times);

      gtk_widget_add_css_class (add_line (box, text, "caption"), "error");
    }
  else if (*times != '\0')
    add_line (box, times, "caption");
  if (part->report != NULL)
    gtk_label_set_selectable (GTK_LABEL (add_line (box, part->report, NULL)), TRUE);
  add_buttons (box, record, part, actor);
  gtk_box_append (self->rows, box);
}

/* (transfer full): differs exactly when other rows are to be shown. */
static char *
summarise (BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);
      g_autofree char *times = dup_times (part, hall, now);

      g_string_append_printf (text, "%s;%d;%s;%s;%d", part->department, part->state, times,
                              part->report != NULL ? part->report : "", now > part->due_at);
      for (guint j = 0; j < G_N_ELEMENTS (targets); j++)
        g_string_append_c (text,
                           bc_workflow_may_part (record, part->department, targets[j], actor, NULL)
                               ? '1'
                               : '0');
    }
  return g_string_free (text, FALSE);
}

static void
bc_ticket_parts_dispose (GObject *object)
{
  BcTicketParts *self = BC_TICKET_PARTS (object);
  bc_ticket_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (bc_ticket_parts_parent_class)->dispose (object);
}

static void
bc_ticket_parts_class_init (BcTicketPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_ticket_parts_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ticketparts");
}

static void
bc_ticket_parts_init (BcTicketParts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->rows = GTK_BOX (rows);
  gtk_widget_add_css_class (box, "ticket-section");
  add_line (box, _ ("Assisting departments"), "heading");
  gtk_box_append (GTK_BOX (box), rows);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
bc_ticket_parts_new (void)
{
  return g_object_new (BC_TYPE_TICKET_PARTS, NULL);
}

void
bc_ticket_parts_show (
    BcTicketParts *self, BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (BC_IS_TICKET_PARTS (self));
  g_return_if_fail (record != NULL && hall != NULL);

  summary = summarise (record, hall, actor, now);
  gtk_widget_set_visible (GTK_WIDGET (self), bc_record_n_parts (record) > 0);
  if (g_strcmp0 (summary, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&summary);
  bc_ticket_remove_children (GTK_WIDGET (self->rows));
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    add_part (self, record, bc_record_part (record, i), hall, actor, now);
}
