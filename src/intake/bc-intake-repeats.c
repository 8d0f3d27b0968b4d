/* Tickets of the last 90 days that look like the draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-repeats.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "domain/bc-format.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

/* More are counted, not shown: the form below must not be pushed out of sight. */
#define SHOWN_MAX 4

struct _BcIntakeRepeats
{
  GtkWidget parent_instance;

  /* template */
  GtkListBox *list;
  GtkLabel *more;
  GtkLabel *title;
};

G_DEFINE_FINAL_TYPE (BcIntakeRepeats, bc_intake_repeats, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN_TICKET,
  SIGNAL_REPEAT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define ROW_TICKET "bc-ticket"

static BcTicket *
row_ticket (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), ROW_TICKET);
}

static void
row_activated_cb (BcIntakeRepeats *self, GtkListBoxRow *row)
{
  g_autoptr (BcTicket) ticket = g_object_ref (row_ticket (GTK_WIDGET (row)));

  g_signal_emit (self, signals[SIGNAL_OPEN_TICKET], 0, ticket);
}

static void
repeat_clicked_cb (BcIntakeRepeats *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  g_autoptr (BcTicket) ticket = g_object_ref (row_ticket (row));

  g_signal_emit (self, signals[SIGNAL_REPEAT], 0, ticket);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_ellipsized (const char *text)
{
  GtkWidget *label = new_label (text, "dim-label");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static gboolean
has_same_story (const BcRecord *record, const char *what_happened)
{
  g_autofree char *clean = what_happened != NULL ? bc_text_clean (what_happened) : NULL;

  return clean != NULL && *clean != '\0'
         && g_strcmp0 (bc_record_text (record, BC_FIELD_WHAT_HAPPENED), clean) == 0;
}

static GtkWidget *
new_row (
    BcIntakeRepeats *self, BcTicket *ticket, const char *what_happened, BcHall *hall, gint64 now)
{
  BcRecord *record = bc_ticket_get_record (ticket);
  const char *number = bc_record_text (record, BC_FIELD_NUMBER);
  const char *state = bc_enum_label (&bc_states, bc_record_state (record));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("Mark as Repeated"));
  g_autofree char *date =
      bc_format_instant (bc_record_int (record, BC_FIELD_RECEIVED_AT), hall, now);
  g_autofree char *matter = bc_format_matter (record, hall);
  g_autofree char *name = g_strdup_printf ("%s %s %s %s", number, date, state, matter);

  /* In a narrow column, or with large text, what does not fit goes on below. */
  gtk_widget_set_layout_manager (head, bc_wrap_layout_new (9));
  gtk_box_append (GTK_BOX (head), new_label (number, "heading"));
  gtk_box_append (GTK_BOX (head), new_label (state, "intake-state"));
  if (has_same_story (record, what_happened))
    gtk_box_append (GTK_BOX (head), new_label (_ ("the same text"), "intake-same"));
  gtk_box_append (GTK_BOX (head), new_label (date, "dim-label"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), head);
  gtk_box_append (GTK_BOX (lines), new_ellipsized (matter));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("This Form Repeats That Ticket: Mark It and Fill in the "
                                          "Earlier Number"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (repeat_clicked_cb), self);

  gtk_widget_add_css_class (box, "intake-repeat");
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _ ("Open This Ticket"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), ROW_TICKET, g_object_ref (ticket), g_object_unref);
  return row;
}

static void
bc_intake_repeats_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bc_intake_repeats_parent_class)->dispose (object);
}

static void
bc_intake_repeats_class_init (BcIntakeRepeatsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_intake_repeats_dispose;

  signals[SIGNAL_OPEN_TICKET] =
      g_signal_new ("open-ticket", BC_TYPE_INTAKE_REPEATS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BC_TYPE_TICKET);
  signals[SIGNAL_REPEAT] = g_signal_new ("repeat", BC_TYPE_INTAKE_REPEATS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, BC_TYPE_TICKET);

  bc_ui_init ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-intake-repeats.ui");
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, BcIntakeRepeats, list);
  gtk_widget_class_bind_template_child (widget_class, BcIntakeRepeats, more);
  gtk_widget_class_bind_template_child (widget_class, BcIntakeRepeats, title);
}

static void
bc_intake_repeats_init (BcIntakeRepeats *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_intake_repeats_set (
    BcIntakeRepeats *self, GPtrArray *tickets, const char *what_happened, BcHall *hall, gint64 now)
{
  guint count = 0;
  GtkListBoxRow *row;
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;

  g_return_if_fail (BC_IS_INTAKE_REPEATS (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      BcTicket *ticket = g_ptr_array_index (tickets, i);

      if (bc_ticket_get_record (ticket) == NULL)
        continue;
      if (count < SHOWN_MAX)
        gtk_list_box_append (self->list, new_row (self, ticket, what_happened, hall, now));
      count++;
    }

  title = g_strdup_printf (ngettext ("%u ticket of the last 90 days looks alike",
                                     "%u tickets of the last 90 days look alike", count),
                           count);
  gtk_label_set_label (self->title, title);
  if (count > SHOWN_MAX)
    more = g_strdup_printf (ngettext ("and %u more", "and %u more", count - SHOWN_MAX),
                            count - SHOWN_MAX);
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}
