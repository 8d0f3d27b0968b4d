/* Finding a ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-find.h"

#include <glib/gi18n.h>

#include "app/bc-sheet-lookup.h"
#include "base/bc-text.h"
#include "base/bc-trace.h"
#include "domain/bc-format.h"
#include "widgets/bc-ui.h"

#define MAX_RESULTS 30

struct _BcFind
{
  GtkPopover parent_instance;

  GtkLabel *answer;
  GtkLabel *hint;
  GtkListBox *list;
  GtkSearchEntry *search;

  BcDesk *desk;
  GCancellable *cancellable; /* of the search under way */
  char *shown;               /* the text whose results are listed; nullable */
};

enum
{
  SIGNAL_OPEN_TICKET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcFind, bc_find, GTK_TYPE_POPOVER)

static GtkWidget *
make_row (BcFind *self, BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autofree char *matter = bc_format_matter (record, hall);
  g_autofree char *petitioner = bc_format_petitioner (record, TRUE);
  g_autofree char *head = g_strdup_printf ("%s  ·  %s", bc_record_text (record, BC_FIELD_NUMBER),
                                           bc_enum_label (&bc_states, bc_record_state (record)));
  g_autofree char *body = g_strdup_printf ("%s  ·  %s", petitioner, matter);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *labels[] = { gtk_label_new (head), gtk_label_new (body) };
  GtkWidget *row = gtk_list_box_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (labels[0], "caption-heading");
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  g_object_set_data_full (G_OBJECT (row), "ticket", g_object_ref (ticket), g_object_unref);
  return row;
}

static void
show_results (BcFind *self, GPtrArray *tickets, const char *hint)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (tickets, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_label_set_label (self->hint, hint);
}

/* What a sheet of paper is, and its ticket, which Enter opens. */
static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = g_ptr_array_new ();
  g_autoptr (BcTicket) ticket = NULL;
  g_autofree char *words = bc_sheet_lookup_finish (result, &ticket, &error);
  BcFind *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (ticket != NULL)
    g_ptr_array_add (tickets, ticket);
  show_results (self, tickets, words != NULL ? "" : error->message);
  gtk_label_set_label (self->answer, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answer), words != NULL);
  bc_trace ("looked up");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = bc_desk_list_finish (BC_DESK (source), result, &error);
  BcFind *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  show_results (self, tickets, error != NULL ? error->message : _ ("No ticket fits"));
  bc_trace ("found %u", tickets != NULL ? tickets->len : 0);
}

static void
search_changed_cb (GtkSearchEntry *entry, BcFind *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), FALSE);
  g_free (self->shown);
  self->shown = g_strdup (text);
  if (bc_text_is_blank (text))
    {
      show_results (self, NULL, _ ("Type a part of the number, the name or the matter"));
      return;
    }
  self->cancellable = g_cancellable_new ();
  if (bc_sheet_lookup_is_for (text))
    bc_sheet_lookup_async (self->desk, text, self->cancellable, looked_up_cb, self);
  else
    bc_desk_search_async (self->desk, text, MAX_RESULTS, self->cancellable, found_cb, self);
}

static void
choose (BcFind *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_OPEN_TICKET], 0,
                 g_object_get_data (G_OBJECT (row), "ticket"));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, BcFind *self)
{
  choose (self, row);
}

/* A scanner that types sends Enter before the entry tells that it has changed: what is listed then
 * belongs to something else. */
static void
activate_cb (GtkSearchEntry *entry, BcFind *self)
{
  if (g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    {
      show_results (self, NULL, "");
      search_changed_cb (entry, self);
      return;
    }
  choose (self, gtk_list_box_get_selected_row (self->list));
}

static void
bc_find_map (GtkWidget *widget)
{
  BcFind *self = BC_FIND (widget);

  GTK_WIDGET_CLASS (bc_find_parent_class)->map (widget);
  search_changed_cb (self->search, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
bc_find_dispose (GObject *object)
{
  BcFind *self = BC_FIND (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (bc_find_parent_class)->dispose (object);
}

static void
bc_find_class_init (BcFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_find_dispose;
  widget_class->map = bc_find_map;
  signals[SIGNAL_OPEN_TICKET] =
      g_signal_new ("open-ticket", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, BC_TYPE_TICKET);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/bancheng/Bancheng/ui/bc-find.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFind, answer);
  gtk_widget_class_bind_template_child (widget_class, BcFind, hint);
  gtk_widget_class_bind_template_child (widget_class, BcFind, list);
  gtk_widget_class_bind_template_child (widget_class, BcFind, search);
}

static void
bc_find_init (BcFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (activate_cb), self);
  /* The entry keeps Escape for itself. */
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

BcFind *
bc_find_new (BcDesk *desk)
{
  BcFind *self = g_object_new (BC_TYPE_FIND, NULL);

  self->desk = g_object_ref (desk);
  return self;
}
