/* The button “Drafts (2)” and the list behind it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-drafts.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "intake/bc-intake-rules.h"
#include "model/bc-drafts.h"
#include "widgets/bc-ui.h"

struct _BcIntakeDrafts
{
  GtkWidget parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkListBox *list;
  GtkPopover *popover;
};

G_DEFINE_FINAL_TYPE (BcIntakeDrafts, bc_intake_drafts, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_DISCARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define ROW_ID "bc-draft-id"

static void
row_activated_cb (BcIntakeDrafts *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), ROW_ID));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
}

static void
discard_clicked_cb (BcIntakeDrafts *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), ROW_ID));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_DISCARD], 0, id);
}

static GtkWidget *
new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_discard_button (BcIntakeDrafts *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Discard This Draft"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (discard_clicked_cb), self);
  return button;
}

static GtkWidget *
new_row (BcIntakeDrafts *self, const BcDraftEntry *entry, BcHall *hall, gint64 now)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *time;
  g_autofree char *who = bc_intake_rules_who (entry->values);
  g_autofree char *what = bc_intake_rules_what (entry->values, hall);
  g_autofree char *saved = hall != NULL ? bc_format_instant (entry->saved_at, hall, now) : NULL;
  g_autofree char *name = g_strdup_printf ("%s %s %s", who, what, saved != NULL ? saved : "");

  time = gtk_label_new (saved);
  gtk_widget_add_css_class (time, "caption");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_box_append (GTK_BOX (head), new_line (who, "heading"));
  gtk_box_append (GTK_BOX (head), time);
  gtk_box_append (GTK_BOX (lines), head);
  gtk_box_append (GTK_BOX (lines), new_line (what, "dim-label"));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), new_discard_button (self));
  gtk_widget_add_css_class (box, "intake-draft");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), ROW_ID, g_strdup (entry->id), g_free);
  return row;
}

static void
bc_intake_drafts_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bc_intake_drafts_parent_class)->dispose (object);
}

static void
bc_intake_drafts_class_init (BcIntakeDraftsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_intake_drafts_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", BC_TYPE_INTAKE_DRAFTS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DISCARD] = g_signal_new ("discard", BC_TYPE_INTAKE_DRAFTS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bc_ui_init ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-intake-drafts.ui");
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, BcIntakeDrafts, button);
  gtk_widget_class_bind_template_child (widget_class, BcIntakeDrafts, list);
  gtk_widget_class_bind_template_child (widget_class, BcIntakeDrafts, popover);
}

static void
bc_intake_drafts_init (BcIntakeDrafts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_intake_drafts_set (BcIntakeDrafts *self, GPtrArray *entries, BcHall *hall, gint64 now)
{
  GtkListBoxRow *row;
  g_autofree char *label = NULL;

  g_return_if_fail (BC_IS_INTAKE_DRAFTS (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (entries, i), hall, now));

  if (entries->len > 0)
    label = g_strdup_printf (_ ("_Drafts (%u)"), entries->len);
  gtk_menu_button_set_label (self->button, label != NULL ? label : _ ("_Drafts"));
}
