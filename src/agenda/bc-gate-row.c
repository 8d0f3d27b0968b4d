/* One work order at the noon gate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-gate-row.h"

#include <glib/gi18n.h>

#include "agenda/bc-agenda-entry.h"
#include "widgets/bc-ui.h"

struct _BcGateEntry
{
  GObject parent_instance;

  BcDeskGateItem *item;
  gboolean ticked;
  char *error;
};

struct _BcGateRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkCheckButton *check;
  GtkButton *lacks_button;
  GtkLabel *lacks_label;
  GtkLabel *matter;
  GtkLabel *number;
  GtkLabel *people;
  GtkLabel *state;
  GtkImage *state_icon;
  GtkLabel *time;

  /* Owned */
  BcDesk *desk;
  BcGateEntry *entry;
  GSignalGroup *entry_signals;
  gboolean showing;
};

static guint entry_changed;
static guint row_complete;

G_DEFINE_FINAL_TYPE (BcGateEntry, bc_gate_entry, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (BcGateRow, bc_gate_row, GTK_TYPE_WIDGET)

/* The entry */

static void
bc_gate_entry_finalize (GObject *object)
{
  BcGateEntry *self = BC_GATE_ENTRY (object);

  g_clear_pointer (&self->item, bc_desk_gate_item_free);
  g_clear_pointer (&self->error, g_free);

  G_OBJECT_CLASS (bc_gate_entry_parent_class)->finalize (object);
}

static void
bc_gate_entry_class_init (BcGateEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_gate_entry_finalize;
  entry_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_gate_entry_init (BcGateEntry *self)
{
}

BcGateEntry *
bc_gate_entry_new (BcDeskGateItem *item)
{
  BcGateEntry *self = g_object_new (BC_TYPE_GATE_ENTRY, NULL);

  self->item = item;
  return self;
}

const BcDeskGateItem *
bc_gate_entry_get_item (BcGateEntry *self)
{
  return self->item;
}

gboolean
bc_gate_entry_is_ticked (BcGateEntry *self)
{
  return self->ticked;
}

void
bc_gate_entry_set_ticked (BcGateEntry *self, gboolean ticked)
{
  ticked = ticked && self->item->sent_at == BC_INT_NONE;
  if (self->ticked == ticked)
    return;
  self->ticked = ticked;
  g_signal_emit (self, entry_changed, 0);
}

void
bc_gate_entry_set_error (BcGateEntry *self, const char *error)
{
  if (g_strcmp0 (self->error, error) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (error);
  g_signal_emit (self, entry_changed, 0);
}

const char *
bc_gate_entry_get_error (BcGateEntry *self)
{
  return self->error;
}

/* The row */

static const char *
icon_of (BcGateState state)
{
  static const char *const names[BC_N_GATE_STATES] = {
    "bc-overdue-symbolic", "bc-urgent-symbolic",     "bc-gate-symbolic",
    "bc-alert-symbolic",   "object-select-symbolic",
  };

  return names[state];
}

static void
show_state (BcGateRow *self, BcGateState state)
{
  static const char *const classes[] = { "error", "warning", "success", NULL };
  static const char *const of_state[BC_N_GATE_STATES] = { "error", "warning", "success", "error",
                                                          NULL };
  const BcDeskGateItem *item = self->entry->item;
  BcHall *hall = bc_desk_get_hall (self->desk);
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->state));
  g_autofree char *sent = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (box, classes[i]);
  if (of_state[state] != NULL)
    gtk_widget_add_css_class (box, of_state[state]);
  gtk_image_set_from_icon_name (self->state_icon, icon_of (state));
  if (item->sent_at != BC_INT_NONE)
    {
      sent = bc_format_instant (item->sent_at, hall, bc_desk_now (self->desk));
      /* Translators: how a work order was sent, and when. */
      text = g_strdup_printf (_ ("%1$s · %2$s"), bc_gate_state_word (state), sent);
    }
  gtk_label_set_label (self->state, text != NULL ? text : bc_gate_state_word (state));
}

static void
show_lacks (BcGateRow *self, BcGateState state)
{
  const BcDeskGateItem *item = self->entry->item;
  gboolean lacking = item->sent_at == BC_INT_NONE && item->lacks != NULL && *item->lacks != '\0';
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->lacks_button), lacking || self->entry->error != NULL);
  if (self->entry->error != NULL)
    text = g_strdup (self->entry->error);
  else if (lacking)
    /* Translators: what a work order lacks, as the names of fields. */
    text = g_strdup_printf (_ ("Lacks: %s"), item->lacks);
  gtk_label_set_label (self->lacks_label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->lacks_button), text);
}

static void
name_row (BcGateRow *self, BcGateState state, const char *number, const char *matter)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *lacks = gtk_label_get_label (self->lacks_label);
  /* Translators: a ticket's number, its matter, how it stands at the noon gate, what it lacks. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s, %3$s %4$s"), number, matter,
                                           bc_gate_state_word (state), lacks);
  g_autofree char *whole =
      self->entry->ticked ? g_strdup_printf (_ ("%s, ticked"), name) : g_strdup (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                    -1);
}

static void
refresh (BcGateRow *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcRecord *record;
  BcGateState state;
  const char *number, *department;
  g_autofree char *time = NULL;
  g_autofree char *matter = NULL;
  g_autofree char *petitioner = NULL;
  g_autofree char *people = NULL;

  if (self->entry == NULL || hall == NULL)
    return;
  record = bc_ticket_get_record (self->entry->item->ticket);
  state = bc_gate_state (self->entry->item);
  number = bc_record_text (record, BC_FIELD_NUMBER);
  time = bc_format_instant (bc_record_int (record, BC_FIELD_RECEIVED_AT), hall,
                            bc_desk_now (self->desk));
  matter = bc_format_matter (record, hall);
  petitioner = bc_agenda_petitioner (record);
  department = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);
  if (department == NULL)
    department = bc_record_text (record, BC_FIELD_DEPARTMENT);
  people = g_strdup_printf ("%s · %s", petitioner,
                            bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, department));

  self->showing = TRUE;
  gtk_check_button_set_active (self->check, self->entry->ticked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), self->entry->item->sent_at == BC_INT_NONE);
  self->showing = FALSE;
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->matter, matter);
  gtk_label_set_label (self->people, people);
  show_state (self, state);
  show_lacks (self, state);
  name_row (self, state, number != NULL ? number : "", matter);
}

static void
toggled_cb (GtkCheckButton *check, BcGateRow *self)
{
  if (!self->showing && self->entry != NULL)
    bc_gate_entry_set_ticked (self->entry, gtk_check_button_get_active (check));
}

static void
lacks_clicked_cb (GtkButton *button, BcGateRow *self)
{
  if (self->entry != NULL)
    g_signal_emit (self, row_complete, 0, self->entry->item->ticket);
}

static void
bc_gate_row_dispose (GObject *object)
{
  BcGateRow *self = BC_GATE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_gate_row_parent_class)->dispose (object);
}

static void
bc_gate_row_class_init (BcGateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_gate_row_dispose;
  row_complete = g_signal_new ("complete", BC_TYPE_GATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, BC_TYPE_TICKET);

  bc_ui_init ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gaterow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-gate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, check);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, lacks_button);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, lacks_label);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, matter);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, number);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, people);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, state);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, BcGateRow, time);
  gtk_widget_class_bind_template_callback (widget_class, lacks_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
bc_gate_row_init (BcGateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (BC_TYPE_GATE_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "changed", G_CALLBACK (refresh), self);
}

GtkWidget *
bc_gate_row_new (BcDesk *desk)
{
  BcGateRow *self = g_object_new (BC_TYPE_GATE_ROW, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

void
bc_gate_row_set_entry (BcGateRow *self, BcGateEntry *entry)
{
  g_return_if_fail (BC_IS_GATE_ROW (self));

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  refresh (self);
}
