/* A ticket's facts in groups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-facts.h"

#include <glib/gi18n.h>

#include "ticket/bc-ticket-label.h"
#include "ticket/bc-ticket-rules.h"

/* How long what is personal is shown. Source: domain model, "Privacy". */
#define UNMASKED_SECONDS 30

/* One fact: made when it first has something to say, hidden while it has not. */
typedef struct
{
  GtkWidget *name;
  GtkWidget *value;
} Fact;

typedef struct
{
  GtkWidget *box;
  GtkWidget *edit_button;
  GtkGrid *grid;
} Group;

struct _BcTicketFacts
{
  GtkWidget parent_instance;

  /* Children */
  Group groups[BC_N_GROUPS];
  Fact facts[BC_N_FIELDS];
  GtkToggleButton *unmask;

  /* Owned */
  GtkSizeGroup *names; /* the names of all groups are as wide as each other */
  BcRecord *record;
  BcHall *hall;
  char *staff; /* code of who looks; NULL for nobody */

  gint64 now;
  guint unmask_source;
  int seconds_left;
};

enum
{
  NUMBER_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcTicketFacts, bc_ticket_facts, GTK_TYPE_WIDGET)

/* (nullable): looked up anew each time: a change of the catalogue makes new entries. */
static const BcEntry *
get_actor (BcTicketFacts *self)
{
  return self->staff != NULL ? bc_hall_find (self->hall, BC_TABLE_STAFF, self->staff) : NULL;
}

static gboolean
is_long (BcField field)
{
  return bc_field_info (field)->kind == BC_KIND_LONG;
}

static gboolean
activate_link_cb (GtkLabel *label, const char *uri, BcTicketFacts *self)
{
  g_signal_emit (self, signals[NUMBER_ACTIVATED], 0, uri);
  return TRUE;
}

/* Long texts stand below their name over the whole width, so that they can be read in a narrow
 * pane; and only they can be reached by Tab, to be selected by keys. */
static void
make_fact (BcTicketFacts *self, Group *group, BcField field, int row)
{
  Fact *fact = &self->facts[field];
  GtkLabel *name, *value;

  fact->name = gtk_label_new (bc_field_label (field));
  fact->value = gtk_label_new (NULL);
  name = GTK_LABEL (fact->name);
  value = GTK_LABEL (fact->value);

  gtk_label_set_xalign (name, 0);
  gtk_label_set_yalign (name, 0);
  gtk_label_set_wrap (name, TRUE);
  gtk_label_set_max_width_chars (name, 12);
  gtk_widget_add_css_class (fact->name, "fact-name");
  gtk_label_set_xalign (value, 0);
  gtk_label_set_wrap (value, TRUE);
  gtk_label_set_wrap_mode (value, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (value, TRUE);
  /* One that is selectable but not focusable would take Tab and keep it (GTK 4.8). */
  gtk_widget_set_can_focus (fact->value, is_long (field));
  gtk_widget_set_hexpand (fact->value, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (fact->value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  fact->name, NULL, -1);
  g_signal_connect_object (value, "activate-link", G_CALLBACK (activate_link_cb), self, 0);

  if (is_long (field))
    {
      gtk_widget_add_css_class (fact->value, "fact-long");
      gtk_grid_attach (group->grid, fact->name, 0, 2 * row, 2, 1);
      gtk_grid_attach (group->grid, fact->value, 0, 2 * row + 1, 2, 1);
    }
  else
    {
      gtk_size_group_add_widget (self->names, fact->name);
      gtk_grid_attach (group->grid, fact->name, 0, 2 * row, 1, 1);
      gtk_grid_attach (group->grid, fact->value, 1, 2 * row, 1, 1);
    }
}

static void
set_value (GtkLabel *label, BcField field, const char *text)
{
  g_autofree char *markup = NULL;

  if (field != BC_FIELD_MASTER && field != BC_FIELD_EARLIER_NUMBER)
    {
      if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
        gtk_label_set_text (label, text);
      return;
    }
  /* The number of another ticket leads to it. */
  markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", text, text);
  if (g_strcmp0 (gtk_label_get_label (label), markup) != 0)
    gtk_label_set_markup (label, markup);
}

static void
show_group (BcTicketFacts *self, BcFactGroup index)
{
  Group *group = &self->groups[index];
  const BcEntry *actor = get_actor (self);
  BcSight sight = bc_ticket_sight (self->record, actor);
  g_autoptr (GArray) editable = bc_fact_group_editable (index, self->record, actor);
  guint n_fields;
  const BcField *fields = bc_fact_group_fields (index, &n_fields);
  gboolean any = FALSE;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = bc_ticket_fact (self->record, fields[i], self->hall, self->now, sight,
                                              gtk_toggle_button_get_active (self->unmask));
      Fact *fact = &self->facts[fields[i]];

      if (*text != '\0' && fact->name == NULL)
        make_fact (self, group, fields[i], (int) i);
      if (fact->name == NULL)
        continue;
      gtk_widget_set_visible (fact->name, *text != '\0');
      gtk_widget_set_visible (fact->value, *text != '\0');
      if (*text != '\0')
        set_value (GTK_LABEL (fact->value), fields[i], text);
      any = any || *text != '\0';
    }
  gtk_widget_set_visible (group->edit_button, editable->len > 0);
  /* What may be given in advance of a result does not make one. */
  gtk_widget_set_visible (group->box, any || (editable->len > 0 && index != BC_GROUP_RESULT));
}

static void
show_all (BcTicketFacts *self)
{
  if (self->record == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->unmask),
                          bc_ticket_may_unmask (self->record, get_actor (self)));
  for (BcFactGroup group = 0; group < BC_N_GROUPS; group++)
    show_group (self, group);
}

/* The mask */

static void
show_unmask_label (BcTicketFacts *self)
{
  g_autofree char *text = NULL;

  if (gtk_toggle_button_get_active (self->unmask))
    /* Translators: the button that hides personal data again, and the seconds after which it hides
     * by itself. */
    text = g_strdup_printf (_ ("_Hide (%d s)"), self->seconds_left);
  else
    text = g_strdup (_ ("_Show"));
  gtk_button_set_label (GTK_BUTTON (self->unmask), text);
}

static gboolean
second_cb (gpointer user_data)
{
  BcTicketFacts *self = user_data;

  self->seconds_left--;
  if (self->seconds_left > 0)
    {
      show_unmask_label (self);
      return G_SOURCE_CONTINUE;
    }
  self->unmask_source = 0;
  gtk_toggle_button_set_active (self->unmask, FALSE);
  return G_SOURCE_REMOVE;
}

static void
unmask_toggled_cb (BcTicketFacts *self)
{
  g_clear_handle_id (&self->unmask_source, g_source_remove);
  if (gtk_toggle_button_get_active (self->unmask))
    {
      self->seconds_left = UNMASKED_SECONDS;
      self->unmask_source = g_timeout_add_seconds (1, second_cb, self);
    }
  show_unmask_label (self);
  show_all (self);
}

/* The groups */

static GtkWidget *
make_edit_button (BcFactGroup index)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Edit…"));
  g_autofree char *tooltip
      /* Translators: the title of a group of facts. */
      = g_strdup_printf (_ ("Edit: %s"), bc_fact_group_title (index));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "group-button");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ticket.edit");
  return button;
}

static void
make_group (BcTicketFacts *self, BcFactGroup index)
{
  Group *group = &self->groups[index];
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (bc_fact_group_title (index));

  group->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  group->grid = GTK_GRID (gtk_grid_new ());
  group->edit_button = make_edit_button (index);
  gtk_widget_add_css_class (group->box, "ticket-section");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_grid_set_column_spacing (group->grid, 10);
  gtk_grid_set_row_spacing (group->grid, 4);

  gtk_box_append (GTK_BOX (head), title);
  if (index == BC_GROUP_PETITIONER)
    {
      self->unmask = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_button_set_use_underline (GTK_BUTTON (self->unmask), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->unmask), "group-button");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->unmask),
                                   _ ("Show name, numbers and telephone for 30 seconds"));
      show_unmask_label (self);
      g_signal_connect_swapped (self->unmask, "toggled", G_CALLBACK (unmask_toggled_cb), self);
      gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->unmask));
    }
  gtk_box_append (GTK_BOX (head), group->edit_button);
  gtk_box_append (GTK_BOX (group->box), head);
  gtk_box_append (GTK_BOX (group->box), GTK_WIDGET (group->grid));
  gtk_widget_set_parent (group->box, GTK_WIDGET (self));
}

static void
bc_ticket_facts_dispose (GObject *object)
{
  BcTicketFacts *self = BC_TICKET_FACTS (object);
  g_clear_handle_id (&self->unmask_source, g_source_remove);
  bc_ticket_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->names);
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_pointer (&self->staff, g_free);

  G_OBJECT_CLASS (bc_ticket_facts_parent_class)->dispose (object);
}

static void
bc_ticket_facts_class_init (BcTicketFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_ticket_facts_dispose;

  signals[NUMBER_ACTIVATED] =
      g_signal_new ("number-activated", BC_TYPE_TICKET_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ticketfacts");
}

static void
bc_ticket_facts_init (BcTicketFacts *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (BcFactGroup group = 0; group < BC_N_GROUPS; group++)
    make_group (self, group);
}

void
bc_ticket_facts_show (
    BcTicketFacts *self, BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now)
{
  gboolean is_other;

  g_return_if_fail (BC_IS_TICKET_FACTS (self));
  g_return_if_fail (record != NULL && hall != NULL);

  bc_record_ref (record);
  g_clear_pointer (&self->record, bc_record_unref);
  self->record = record;
  bc_hall_ref (hall);
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall;
  is_other = g_strcmp0 (self->staff, actor != NULL ? actor->code : NULL) != 0;
  g_free (self->staff);
  self->staff = g_strdup (actor != NULL ? actor->code : NULL);
  self->now = now;
  /* Who comes may not see what the one before them was looking at. */
  if (is_other || !bc_ticket_may_unmask (record, actor))
    bc_ticket_facts_mask (self);
  show_all (self);
}

void
bc_ticket_facts_mask (BcTicketFacts *self)
{
  g_return_if_fail (BC_IS_TICKET_FACTS (self));

  gtk_toggle_button_set_active (self->unmask, FALSE);
}
