/* Choosing a ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-ticket-chooser.h"

#include <glib/gi18n.h>

#include "agenda/bc-agenda-entry.h"
#include "widgets/bc-ui.h"

#define LIMIT 30

struct _BcTicketChooser
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *caption;
  GtkListView *list;
  GtkSearchEntry *search;

  /* Owned */
  BcDesk *desk;
  GListModel *waiting; /* the board's column: what is offered at first */
  GListStore *found;
  GtkSingleSelection *selection;
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (BcTicketChooser, bc_ticket_chooser, GTK_TYPE_WIDGET)

/* Rows: a ticket's record may follow later, so a row listens to its ticket. */

static void
show_ticket (GtkListItem *item, BcTicket *ticket, BcHall *hall)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkLabel *title = GTK_LABEL (gtk_widget_get_first_child (box));
  GtkLabel *line = GTK_LABEL (gtk_widget_get_last_child (box));
  BcRecord *record = bc_ticket_get_record (ticket);
  g_autofree char *matter = NULL;
  g_autofree char *petitioner = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (record == NULL || hall == NULL)
    {
      gtk_label_set_label (title, "…");
      gtk_label_set_label (line, "");
      return;
    }
  matter = bc_format_matter (record, hall);
  petitioner = bc_agenda_petitioner (record);
  first = g_strdup_printf ("%s  %s", bc_record_text (record, BC_FIELD_NUMBER), matter);
  second = g_strdup_printf ("%s · %s", petitioner,
                            bc_enum_label (&bc_states, (int) bc_record_state (record)));
  gtk_label_set_label (title, first);
  gtk_label_set_label (line, second);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, first, -1);
}

static void
record_cb (BcTicket *ticket, GParamSpec *pspec, GtkListItem *item)
{
  BcTicketChooser *self = g_object_get_data (G_OBJECT (item), "bc-chooser");

  show_ticket (item, ticket, bc_desk_get_hall (self->desk));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BcTicketChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
  g_object_set_data (G_OBJECT (item), "bc-chooser", self);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BcTicketChooser *self)
{
  BcTicket *ticket = gtk_list_item_get_item (item);

  g_signal_connect_object (ticket, "notify::record", G_CALLBACK (record_cb), item, 0);
  show_ticket (item, ticket, bc_desk_get_hall (self->desk));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BcTicketChooser *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_cb, item);
}

/* Searching */

static void
show_model (BcTicketChooser *self, GListModel *model, const char *caption)
{
  if (gtk_single_selection_get_model (self->selection) != model)
    gtk_single_selection_set_model (self->selection, model);
  gtk_label_set_label (self->caption, caption);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = bc_desk_list_finish (BC_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (tickets == NULL)
    {
      show_model (self, self->waiting, error->message);
      return;
    }
  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                       tickets->pdata, tickets->len);
  show_model (self, G_LIST_MODEL (self->found),
              tickets->len > 0 ? _ ("Tickets found, newest first")
                               : _ ("No ticket has this in its number, name or matter."));
  if (tickets->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
search_changed_cb (GtkSearchEntry *entry, BcTicketChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (*text == '\0')
    {
      show_model (self, self->waiting, _ ("Tickets awaiting their callback"));
      return;
    }
  self->searching = g_cancellable_new ();
  bc_desk_search_async (self->desk, text, LIMIT, self->searching, found_cb, g_object_ref (self));
}

/* The entry keeps Escape for itself; it is to close the form as everywhere. */
static void
stop_search_cb (BcTicketChooser *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

/* Down from the entry goes into the list; Enter takes the marked row through the form's button. */
static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              BcTicketChooser *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
bc_ticket_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_TICKET_CHOOSER (widget)->search));
}

static void
bc_ticket_chooser_dispose (GObject *object)
{
  BcTicketChooser *self = BC_TICKET_CHOOSER (object);
  GtkWidget *child;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->waiting);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_ticket_chooser_parent_class)->dispose (object);
}

static void
bc_ticket_chooser_class_init (BcTicketChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_ticket_chooser_dispose;
  widget_class->grab_focus = bc_ticket_chooser_grab_focus;

  bc_ui_init ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-ticket-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTicketChooser, caption);
  gtk_widget_class_bind_template_child (widget_class, BcTicketChooser, list);
  gtk_widget_class_bind_template_child (widget_class, BcTicketChooser, search);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
bc_ticket_chooser_init (BcTicketChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->found = g_list_store_new (BC_TYPE_TICKET);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

GtkWidget *
bc_ticket_chooser_new (BcDesk *desk, const char *department)
{
  BcTicketChooser *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_TICKET_CHOOSER, NULL);
  self->desk = g_object_ref (desk);
  self->waiting = bc_desk_get_column (desk, BC_COLUMN_CALLBACK, department);
  show_model (self, self->waiting, _ ("Tickets awaiting their callback"));
  return GTK_WIDGET (self);
}

BcTicket *
bc_ticket_chooser_get_ticket (BcTicketChooser *self)
{
  g_return_val_if_fail (BC_IS_TICKET_CHOOSER (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
bc_ticket_chooser_is_chosen (GtkWidget *chooser)
{
  return bc_ticket_chooser_get_ticket (BC_TICKET_CHOOSER (chooser)) != NULL;
}
