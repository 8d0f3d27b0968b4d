/* The call list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-call-page.h"

#include <glib/gi18n.h>

#include "agenda/bc-agenda-row.h"
#include "agenda/bc-call-detail.h"
#include "widgets/bc-card-list.h"
#include "widgets/bc-painted.h"
#include "widgets/bc-ui.h"

/* A burst of changes is one reading. */
#define MOMENT 120 /* milliseconds */

struct _BcCallPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox *detail_slot;
  GtkWidget *empty;
  GtkLabel *error_label;
  GtkWidget *paned;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  GtkLabel *summary;

  /* Owned */
  BcDesk *desk;
  GSignalGroup *desk_signals;
  BcCardList *list;     /* child of the scroller */
  BcCallDetail *detail; /* child of the slot */
  GListStore *store;    /* BcAgendaEntry, beside @may_call */
  GHashTable *may_call; /* ids of callbacks that whoever is signed in may make */
  GCancellable *loading;

  guint load_source;
  gboolean stale;
};

enum
{
  MOVE_TICKET,
  OPEN_TICKET,
  TOAST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcCallPage, bc_call_page, GTK_TYPE_WIDGET)

/* The list */

static GtkWidget *
create_row (gpointer user_data)
{
  GtkWidget *row = bc_agenda_row_new (BC_CALL_PAGE (user_data)->desk);

  bc_agenda_row_hide_button (BC_AGENDA_ROW (row));
  return row;
}

static void
bind_row (GtkWidget *row, GObject *item, gpointer user_data)
{
  bc_agenda_row_set_entry (BC_AGENDA_ROW (row), BC_AGENDA_ENTRY (item));
}

static void
unbind_row (GtkWidget *row, gpointer user_data)
{
  bc_agenda_row_set_entry (BC_AGENDA_ROW (row), NULL);
}

static guint
n_calls (BcCallPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

static void
show_call (BcCallPage *self, BcAgendaEntry *entry)
{
  BcCallback *callback = bc_agenda_entry_get_callback (entry);

  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  bc_call_detail_set_call (self->detail, bc_agenda_entry_get_ticket (entry), callback,
                           g_hash_table_contains (self->may_call, &callback->id));
  gtk_widget_set_visible (GTK_WIDGET (self->detail), TRUE);
}

static void
selected_cb (BcCallPage *self)
{
  GObject *selected = bc_card_list_get_selected (self->list);

  if (selected != NULL)
    show_call (self, BC_AGENDA_ENTRY (selected));
}

static void
activate_cb (BcCallPage *self, GObject *item)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

/* The next one after the call that is shown, which may have left the list already. */
static void
next_cb (BcCallPage *self)
{
  BcCallback *shown = bc_call_detail_get_callback (self->detail);
  g_autoptr (GObject) next = NULL;

  for (guint i = 0; i < n_calls (self) && next == NULL; i++)
    {
      g_autoptr (BcAgendaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (shown == NULL || bc_agenda_entry_get_id (entry) != shown->id)
        next = g_object_ref (G_OBJECT (entry));
    }
  if (next == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      return;
    }
  bc_card_list_focus_item (self->list, next);
  selected_cb (self);
}

static void
left_cb (BcCallPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Reading */

static gboolean
is_shown (BcCallPage *self, gint64 id)
{
  BcCallback *shown = bc_call_detail_get_callback (self->detail);

  return shown != NULL && shown->id == id;
}

static void
show_calls (BcCallPage *self, GPtrArray *calls)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  g_autofree char *summary =
      g_strdup_printf (ngettext ("%u call", "%u calls", calls->len), calls->len);

  g_hash_table_remove_all (self->may_call);
  for (guint i = 0; i < calls->len; i++)
    {
      const BcDeskCall *call = g_ptr_array_index (calls, i);
      BcDeskAgendaItem item = { .kind = BC_AGENDA_CALLBACK,
                                .at = call->callback->planned_at,
                                .ticket = call->ticket,
                                .callback = call->callback };

      if (call->may_call)
        g_hash_table_add (self->may_call, g_memdup2 (&call->callback->id, sizeof (gint64)));
      g_ptr_array_add (entries, bc_agenda_entry_new (&item));
    }
  g_list_store_splice (self->store, 0, n_calls (self), entries->pdata, entries->len);
  gtk_label_set_label (self->summary, summary);
  /* What was recorded just now stays in sight with what is to follow it. */
  gtk_stack_set_visible_child (self->stack,
                               entries->len > 0 || bc_call_detail_is_recorded (self->detail)
                                   ? self->paned
                                   : self->empty);
  for (guint i = 0; i < entries->len; i++)
    {
      BcAgendaEntry *entry = g_ptr_array_index (entries, i);

      if (!is_shown (self, bc_agenda_entry_get_id (entry)))
        continue;
      if (had_focus)
        bc_card_list_focus_item (self->list, G_OBJECT (entry));
      show_call (self, entry);
      return;
    }
  if (entries->len > 0 && bc_call_detail_get_callback (self->detail) == NULL)
    show_call (self, g_ptr_array_index (entries, 0));
}

static void
show_error (BcCallPage *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->error_label)), message != NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcCallPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) calls = bc_desk_list_finish (BC_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL
      || bc_desk_get_hall (self->desk) == NULL)
    return;
  g_clear_object (&self->loading);
  show_error (self, calls == NULL ? error->message : NULL);
  if (calls == NULL)
    {
      self->stale = TRUE;
      return;
    }
  show_calls (self, calls);
  bc_trace_painted (GTK_WIDGET (self), "painted calls");
}

static void
load (BcCallPage *self)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  self->stale = TRUE;
  if (bc_desk_get_hall (self->desk) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  bc_desk_calls_async (self->desk, bc_desk_today (self->desk), self->loading, loaded_cb,
                       g_object_ref (self));
}

static gboolean
load_later_cb (gpointer user_data)
{
  BcCallPage *self = user_data;

  self->load_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
load_soon (BcCallPage *self)
{
  self->stale = TRUE;
  if (self->load_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->load_source = g_timeout_add (MOMENT, load_later_cb, self);
}

static gboolean
bc_call_page_grab_focus (GtkWidget *widget)
{
  BcCallPage *self = BC_CALL_PAGE (widget);
  g_autoptr (GObject) first =
      n_calls (self) > 0 ? g_list_model_get_item (G_LIST_MODEL (self->store), 0) : NULL;

  if (first != NULL && bc_card_list_get_selected (self->list) == NULL)
    return bc_card_list_focus_item (self->list, first);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
bc_call_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bc_call_page_parent_class)->map (widget);
  if (BC_CALL_PAGE (widget)->stale)
    load (BC_CALL_PAGE (widget));
}

static void
bc_call_page_dispose (GObject *object)
{
  BcCallPage *self = BC_CALL_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->load_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->desk_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_pointer (&self->may_call, g_hash_table_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_call_page_parent_class)->dispose (object);
}

static void
bc_call_page_class_init (BcCallPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_call_page_dispose;
  widget_class->grab_focus = bc_call_page_grab_focus;
  widget_class->map = bc_call_page_map;
  signals[MOVE_TICKET] = g_signal_new ("move-ticket", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, BC_TYPE_TICKET, G_TYPE_STRING);
  signals[OPEN_TICKET] = g_signal_new ("open-ticket", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, BC_TYPE_TICKET);
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  bc_ui_init ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "callpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-call-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcCallPage, detail_slot);
  gtk_widget_class_bind_template_child (widget_class, BcCallPage, empty);
  gtk_widget_class_bind_template_child (widget_class, BcCallPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, BcCallPage, paned);
  gtk_widget_class_bind_template_child (widget_class, BcCallPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcCallPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcCallPage, summary);
}

static void
bc_call_page_init (BcCallPage *self)
{
  self->stale = TRUE;
  self->store = g_list_store_new (BC_TYPE_AGENDA_ENTRY);
  self->may_call = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
open_ticket_cb (BcCallPage *self, BcTicket *ticket)
{
  g_signal_emit (self, signals[OPEN_TICKET], 0, ticket);
}

static void
move_ticket_cb (BcCallPage *self, BcTicket *ticket, const char *state)
{
  g_signal_emit (self, signals[MOVE_TICKET], 0, ticket, state);
}

static void
toast_cb (BcCallPage *self, const char *text, gboolean undo)
{
  g_signal_emit (self, signals[TOAST], 0, text, undo);
}

static void
make_children (BcCallPage *self)
{
  const BcCardFactory factory = { create_row, bind_row, unbind_row, NULL };
  GtkWidget *list = bc_card_list_new (&factory, self);
  GtkWidget *detail = bc_call_detail_new (self->desk);

  self->list = BC_CARD_LIST (list);
  self->detail = BC_CALL_DETAIL (detail);
  bc_card_list_set_model (self->list, G_LIST_MODEL (self->store));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calls of today"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->scroller, list);
  g_signal_connect_object (detail, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "move-ticket", G_CALLBACK (move_ticket_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "open-ticket", G_CALLBACK (open_ticket_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_widget_set_visible (detail, FALSE);
  gtk_box_append (self->detail_slot, detail);
}

GtkWidget *
bc_call_page_new (BcDesk *desk)
{
  BcCallPage *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_CALL_PAGE, NULL);
  self->desk = g_object_ref (desk);
  make_children (self);
  self->desk_signals = g_signal_group_new (BC_TYPE_DESK);
  g_signal_group_connect_swapped (self->desk_signals, "agenda-changed", G_CALLBACK (load_soon),
                                  self);
  g_signal_group_connect_swapped (self->desk_signals, "notify::staff", G_CALLBACK (load_soon),
                                  self);
  g_signal_group_set_target (self->desk_signals, desk);
  return GTK_WIDGET (self);
}
