/* The noon gate's page: what is shown and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-gate-page-private.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "domain/bc-gate.h"
#include "widgets/bc-painted.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

/* A burst of changes is one reading. */
#define MOMENT 120 /* milliseconds */
/* Less than this until noon is pressing. */
#define PRESSING (30 * BC_MINUTE)

guint bc_gate_page_signals[BC_GATE_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcGatePage, bc_gate_page, GTK_TYPE_WIDGET)

BcGateEntry *
bc_gate_page_get_entry (BcGatePage *self, guint position)
{
  g_autoptr (BcGateEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return entry;
}

guint
bc_gate_page_n_entries (BcGatePage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

static gint64 *
key_of (BcGateEntry *entry)
{
  gint64 id = bc_ticket_get_id (bc_gate_entry_get_item (entry)->ticket);

  return g_memdup2 (&id, sizeof id);
}

/* Rows */

static void
complete_cb (BcGatePage *self, BcTicket *ticket)
{
  BcHall *hall = bc_desk_get_hall (self->desk);

  if (hall != NULL)
    g_signal_emit (self, bc_gate_page_signals[BC_GATE_MOVE_TICKET], 0, ticket,
                   bc_enum_code (&bc_states, bc_gate_target (hall)));
}

static GtkWidget *
create_row (gpointer user_data)
{
  BcGatePage *self = user_data;
  GtkWidget *row = bc_gate_row_new (self->desk);

  g_signal_connect_object (row, "complete", G_CALLBACK (complete_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
bind_row (GtkWidget *row, GObject *item, gpointer user_data)
{
  bc_gate_row_set_entry (BC_GATE_ROW (row), BC_GATE_ENTRY (item));
}

static void
unbind_row (GtkWidget *row, gpointer user_data)
{
  bc_gate_row_set_entry (BC_GATE_ROW (row), NULL);
}

void
bc_gate_page_show_buttons (BcGatePage *self)
{
  g_autoptr (GPtrArray) to_send = bc_gate_page_chosen (self, TRUE);
  g_autoptr (GPtrArray) to_print = bc_gate_page_chosen (self, FALSE);
  guint n_ticked = 0, n_unsent = 0;
  g_autofree char *send = NULL;
  g_autofree char *print = NULL;

  for (guint i = 0; i < bc_gate_page_n_entries (self); i++)
    {
      n_unsent += bc_gate_entry_get_item (bc_gate_page_get_entry (self, i))->sent_at == BC_INT_NONE;
      n_ticked += bc_gate_entry_is_ticked (bc_gate_page_get_entry (self, i));
    }
  send = g_strdup_printf (_ ("Mark %u _Sent"), to_send->len);
  print = g_strdup_printf (_ ("_Print %u"), to_print->len);
  gtk_button_set_label (self->send_button, send);
  gtk_button_set_label (self->print_button, print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gate.send",
                                 to_send->len > 0 && !self->sending);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gate.print", to_print->len > 0);
  self->showing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_check), n_unsent > 0);
  gtk_check_button_set_active (self->all_check, n_unsent > 0 && n_ticked == n_unsent);
  gtk_check_button_set_inconsistent (self->all_check, n_ticked > 0 && n_ticked < n_unsent);
  self->showing = FALSE;
}

static void
entry_changed_cb (BcGateEntry *entry, BcGatePage *self)
{
  if (bc_gate_entry_is_ticked (entry))
    g_hash_table_add (self->ticked, key_of (entry));
  else
    {
      g_autofree gint64 *key = key_of (entry);

      g_hash_table_remove (self->ticked, key);
    }
  if (!self->showing)
    bc_gate_page_show_buttons (self);
}

/* What is shown */

static void
show_countdown (BcGatePage *self)
{
  gint64 now = bc_desk_now (self->desk);
  g_autofree char *text = NULL;

  if (self->gate_at == BC_INT_NONE)
    return;
  text = bc_gate_countdown (now, self->gate_at);
  gtk_label_set_label (self->countdown, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->countdown), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->countdown), "warning");
  if (now > self->gate_at)
    gtk_widget_add_css_class (GTK_WIDGET (self->countdown), "error");
  else if (self->gate_at - now < PRESSING)
    gtk_widget_add_css_class (GTK_WIDGET (self->countdown), "warning");
}

BcDay
bc_gate_page_shown_day (BcGatePage *self)
{
  gint64 gate;

  if (self->day != BC_DAY_NONE)
    return self->day;
  gate = bc_desk_next_gate (self->desk);
  return gate != BC_INT_NONE ? bc_hall_day (bc_desk_get_hall (self->desk), gate)
                             : bc_desk_today (self->desk);
}

static void
show_title (BcGatePage *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcDay day = bc_gate_page_shown_day (self);
  g_autofree char *date = bc_format_day (day);
  /* Translators: the date by whose noon work orders have to be at the district. */
  g_autofree char *title = g_strdup_printf (_ ("By 12:00 on %s"), date);

  self->gate_at = bc_instant_from_local (day, 12 * 3600, bc_hall_zone (hall));
  gtk_label_set_label (self->title, title);
  show_countdown (self);
}

static void
show_items (BcGatePage *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *summary = NULL;
  g_autofree gint64 *selected = NULL;
  GObject *marked = bc_card_list_get_selected (self->list);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

  if (marked != NULL)
    selected = key_of (BC_GATE_ENTRY (marked));
  bc_gate_sort (items);
  summary = bc_gate_summary (items);
  self->showing = TRUE;
  for (guint i = 0; i < items->len; i++)
    {
      BcGateEntry *entry = bc_gate_entry_new (g_ptr_array_index (items, i));
      g_autofree gint64 *key = key_of (entry);

      bc_gate_entry_set_ticked (entry, g_hash_table_contains (self->ticked, key));
      if (bc_gate_entry_get_item (entry)->sent_at == BC_INT_NONE)
        bc_gate_entry_set_error (entry, g_hash_table_lookup (self->errors, key));
      g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self, 0);
      g_ptr_array_add (entries, entry);
    }
  /* The entries own the items now. */
  g_ptr_array_set_free_func (items, NULL);
  g_list_store_splice (self->store, 0, bc_gate_page_n_entries (self), entries->pdata, entries->len);
  self->showing = FALSE;
  gtk_label_set_label (self->summary, summary);
  gtk_stack_set_visible_child (self->stack,
                               entries->len > 0 ? GTK_WIDGET (self->scroller) : self->empty);
  for (guint i = 0; had_focus && selected != NULL && i < entries->len; i++)
    {
      g_autofree gint64 *key = key_of (g_ptr_array_index (entries, i));

      if (*key == *selected)
        bc_card_list_focus_item (self->list, g_ptr_array_index (entries, i));
    }
  bc_gate_page_show_buttons (self);
}

static void
show_error (BcGatePage *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->error_label)), message != NULL);
}

/* Reading */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcGatePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = bc_desk_list_finish (BC_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL
      || bc_desk_get_hall (self->desk) == NULL)
    return;
  g_clear_object (&self->loading);
  show_error (self, items == NULL ? error->message : NULL);
  if (items == NULL)
    {
      self->stale = TRUE;
      return;
    }
  show_title (self);
  show_items (self, items);
  bc_trace_painted (GTK_WIDGET (self), "painted gate");
}

void
bc_gate_page_load (BcGatePage *self)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  self->stale = TRUE;
  if (bc_desk_get_hall (self->desk) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  show_title (self);
  bc_desk_gate_async (self->desk, bc_gate_page_shown_day (self), self->loading, loaded_cb,
                      g_object_ref (self));
}

static gboolean
load_later_cb (gpointer user_data)
{
  BcGatePage *self = user_data;

  self->load_source = 0;
  bc_gate_page_load (self);
  return G_SOURCE_REMOVE;
}

static void
load_soon (BcGatePage *self)
{
  self->stale = TRUE;
  if (self->load_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->load_source = g_timeout_add (MOMENT, load_later_cb, self);
}

/* Noon comes by itself: what was in time is late, and the next gate another one. */
static void
minute_cb (BcGatePage *self)
{
  gint64 before = self->gate_at;

  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  show_title (self);
  if (self->gate_at != before || bc_desk_now (self->desk) - self->gate_at < 2 * BC_MINUTE)
    load_soon (self);
}

static void
all_toggled_cb (GtkCheckButton *check, BcGatePage *self)
{
  if (!self->showing)
    bc_gate_page_set_all (self, gtk_check_button_get_active (check));
}

static void
activate_cb (BcGatePage *self, GObject *item)
{
  g_signal_emit (self, bc_gate_page_signals[BC_GATE_OPEN_TICKET], 0,
                 bc_gate_entry_get_item (BC_GATE_ENTRY (item))->ticket);
}

/* The list takes Space for Enter; here it ticks. */
static gboolean
space_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_activate_action (user_data, "gate.toggle", NULL);
}

static gboolean
bc_gate_page_grab_focus (GtkWidget *widget)
{
  BcGatePage *self = BC_GATE_PAGE (widget);

  if (bc_gate_page_n_entries (self) > 0 && bc_card_list_get_selected (self->list) == NULL)
    return bc_card_list_focus_item (self->list, G_OBJECT (bc_gate_page_get_entry (self, 0)));
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
bc_gate_page_map (GtkWidget *widget)
{
  BcGatePage *self = BC_GATE_PAGE (widget);

  GTK_WIDGET_CLASS (bc_gate_page_parent_class)->map (widget);
  if (self->stale)
    bc_gate_page_load (self);
}

static void
bc_gate_page_dispose (GObject *object)
{
  BcGatePage *self = BC_GATE_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->load_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->desk_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_pointer (&self->ticked, g_hash_table_unref);
  g_clear_pointer (&self->errors, g_hash_table_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_gate_page_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  bc_gate_page_signals[BC_GATE_MOVE_TICKET] =
      g_signal_new ("move-ticket", BC_TYPE_GATE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, BC_TYPE_TICKET, G_TYPE_STRING);
  bc_gate_page_signals[BC_GATE_OPEN_TICKET] =
      g_signal_new ("open-ticket", BC_TYPE_GATE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BC_TYPE_TICKET);
  bc_gate_page_signals[BC_GATE_PRINT_TICKETS] =
      g_signal_new ("print-tickets", BC_TYPE_GATE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_STRING);
  bc_gate_page_signals[BC_GATE_TOAST] =
      g_signal_new ("toast", BC_TYPE_GATE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
bc_gate_page_class_init (BcGatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_gate_page_dispose;
  widget_class->grab_focus = bc_gate_page_grab_focus;
  widget_class->map = bc_gate_page_map;
  add_signals ();
  bc_gate_page_add_actions (widget_class);

  bc_ui_init ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gatepage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-gate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, all_check);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, bar);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, countdown);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, empty);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, foot);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, print_button);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, send_button);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, summary);
  gtk_widget_class_bind_template_child (widget_class, BcGatePage, title);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
}

static void
bc_gate_page_init (BcGatePage *self)
{
  self->day = BC_DAY_NONE;
  self->gate_at = BC_INT_NONE;
  self->stale = TRUE;
  self->store = g_list_store_new (BC_TYPE_GATE_ENTRY);
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->errors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->bar, bc_wrap_layout_new (8));
  gtk_widget_set_layout_manager (self->foot, bc_wrap_layout_new (8));
}

static void
make_list (BcGatePage *self)
{
  const BcCardFactory factory = { create_row, bind_row, unbind_row, NULL };
  GtkWidget *list = bc_card_list_new (&factory, self);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->list = BC_CARD_LIST (list);
  bc_card_list_set_model (self->list, G_LIST_MODEL (self->store));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Work orders"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                                          gtk_callback_action_new (space_cb, self,
                                                                                   NULL)));
  gtk_widget_add_controller (list, keys);
  gtk_scrolled_window_set_child (self->scroller, list);
}

GtkWidget *
bc_gate_page_new (BcDesk *desk)
{
  BcGatePage *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_GATE_PAGE, NULL);
  self->desk = g_object_ref (desk);
  make_list (self);
  self->desk_signals = g_signal_group_new (BC_TYPE_DESK);
  g_signal_group_connect_swapped (self->desk_signals, "agenda-changed", G_CALLBACK (load_soon),
                                  self);
  g_signal_group_connect_swapped (self->desk_signals, "ticket-changed", G_CALLBACK (load_soon),
                                  self);
  g_signal_group_connect_swapped (self->desk_signals, "places-changed", G_CALLBACK (load_soon),
                                  self);
  g_signal_group_connect_swapped (self->desk_signals, "minute", G_CALLBACK (minute_cb), self);
  g_signal_group_set_target (self->desk_signals, desk);
  return GTK_WIDGET (self);
}

void
bc_gate_page_set_day (BcGatePage *self, BcDay day)
{
  g_return_if_fail (BC_IS_GATE_PAGE (self));

  self->day = day;
  g_hash_table_remove_all (self->ticked);
  g_hash_table_remove_all (self->errors);
  bc_gate_page_load (self);
}
