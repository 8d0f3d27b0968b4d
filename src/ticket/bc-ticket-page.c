/* One ticket, whole: what is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-page-private.h"

#include <glib/gi18n.h>

#include "widgets/bc-callback-dialog.h"
#include "widgets/bc-painted.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

guint bc_ticket_page_signals[BC_TICKET_PAGE_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcTicketPage, bc_ticket_page, GTK_TYPE_WIDGET)

BcRecord *
bc_ticket_page_get_record (BcTicketPage *self)
{
  if (self->ticket == NULL || bc_desk_get_hall (self->desk) == NULL)
    return NULL;
  return bc_ticket_get_record (self->ticket);
}

void
bc_ticket_page_show_callbacks (BcTicketPage *self)
{
  const BcEntry *actor = bc_desk_get_staff (self->desk);
  BcRecord *record = bc_ticket_page_get_record (self);
  BcState state;

  if (record == NULL)
    return;
  state = bc_record_state (record);
  bc_ticket_callbacks_show (self->callbacks, self->callback_list, bc_desk_get_hall (self->desk),
                            bc_desk_now (self->desk),
                            bc_callback_may_plan (actor, NULL) && state != BC_STATE_ARCHIVED
                                && state != BC_STATE_MERGED
                                && bc_record_enum (record, BC_FIELD_PETITIONER_KIND)
                                       != BC_PETITIONER_ANONYMOUS,
                            bc_callback_may_record (actor, NULL));
}

void
bc_ticket_page_show (BcTicketPage *self)
{
  BcRecord *record = bc_ticket_page_get_record (self);
  BcHall *hall = bc_desk_get_hall (self->desk);
  const BcEntry *actor = bc_desk_get_staff (self->desk);
  gint64 now = bc_desk_now (self->desk);

  if (record == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, self->ticket == NULL ? "empty" : "waiting");
      return;
    }
  bc_ticket_page_show_head (self);
  bc_ticket_steps_show (self->steps, record, hall, actor, now);
  bc_ticket_facts_show (self->facts, record, hall, actor, now);
  bc_ticket_parts_show (self->parts, record, hall, actor, now);
  bc_ticket_page_show_callbacks (self);
  gtk_stack_set_visible_child_name (self->stack, "ticket");
}

void
bc_ticket_page_show_error (BcTicketPage *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_bar, message != NULL);
}

static void
hide_error_cb (GtkButton *button, BcTicketPage *self)
{
  bc_ticket_page_show_error (self, NULL);
}

/* What the ticket and the desk tell */

static void
record_cb (BcTicketPage *self)
{
  BcRecord *record = bc_ticket_page_get_record (self);

  bc_ticket_page_show (self);
  bc_ticket_page_load_soon (self);
  if (record != NULL)
    bc_trace_painted (GTK_WIDGET (self), "painted ticket %s",
                      bc_record_text (record, BC_FIELD_NUMBER));
}

static void
hall_cb (BcTicketPage *self)
{
  /* The tickets of a file go with it. */
  if (bc_desk_get_hall (self->desk) == NULL)
    bc_ticket_page_set_ticket (self, NULL);
  else
    bc_ticket_page_show (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcTicketPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTicket) ticket = bc_desk_find_finish (BC_DESK (source), result, &error);

  if (ticket != NULL)
    g_signal_emit (self, bc_ticket_page_signals[BC_TICKET_PAGE_OPEN_TICKET], 0, ticket);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_ticket_page_toast (self, error->message, FALSE);
}

static void
number_activated_cb (BcTicketFacts *facts, const char *number, BcTicketPage *self)
{
  bc_desk_find_async (self->desk, number, NULL, found_cb, g_object_ref (self));
}

static void
connect_signals (BcTicketPage *self)
{
  self->ticket_signals = g_signal_group_new (BC_TYPE_TICKET);
  g_signal_group_connect_swapped (self->ticket_signals, "notify::record", G_CALLBACK (record_cb),
                                  self);

  self->desk_signals = g_signal_group_new (BC_TYPE_DESK);
  g_signal_group_connect_swapped (self->desk_signals, "agenda-changed",
                                  G_CALLBACK (bc_ticket_page_load_soon), self);
  g_signal_group_connect_swapped (self->desk_signals, "minute", G_CALLBACK (bc_ticket_page_show),
                                  self);
  g_signal_group_connect_swapped (self->desk_signals, "notify::hall", G_CALLBACK (hall_cb), self);
  g_signal_group_connect_swapped (self->desk_signals, "notify::staff",
                                  G_CALLBACK (bc_ticket_page_show), self);
  g_signal_group_set_target (self->desk_signals, self->desk);
}

static gboolean
bc_ticket_page_grab_focus (GtkWidget *widget)
{
  BcTicketPage *self = BC_TICKET_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->steps), GTK_DIR_TAB_FORWARD)
         || gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
bc_ticket_page_dispose (GObject *object)
{
  BcTicketPage *self = BC_TICKET_PAGE (object);
  GtkWidget *child;

  bc_ticket_page_stop_loading (self);
  g_clear_object (&self->desk_signals);
  g_clear_object (&self->ticket_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->callback_list, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_object (&self->ticket);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_ticket_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  bc_ui_init ();
  g_type_ensure (BC_TYPE_TICKET_CALLBACKS);
  g_type_ensure (BC_TYPE_TICKET_FACTS);
  g_type_ensure (BC_TYPE_TICKET_HISTORY);
  g_type_ensure (BC_TYPE_TICKET_PARTS);
  g_type_ensure (BC_TYPE_TICKET_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-ticket-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, badges);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, callbacks);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, due_button);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, due_icon);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, due_label);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, facts);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, history);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, matter);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, number);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, parts);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, state);
  gtk_widget_class_bind_template_child (widget_class, BcTicketPage, steps);
  gtk_widget_class_bind_template_callback (widget_class, hide_error_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_activated_cb);
}

static void
bc_ticket_page_class_init (BcTicketPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_ticket_page_dispose;
  widget_class->grab_focus = bc_ticket_page_grab_focus;

  bc_ticket_page_signals[BC_TICKET_PAGE_CLOSE] =
      g_signal_new ("close", BC_TYPE_TICKET_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  bc_ticket_page_signals[BC_TICKET_PAGE_OPEN_TICKET] =
      g_signal_new ("open-ticket", BC_TYPE_TICKET_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BC_TYPE_TICKET);
  bc_ticket_page_signals[BC_TICKET_PAGE_TOAST] =
      g_signal_new ("toast", BC_TYPE_TICKET_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ticketpage");
  bind_template (widget_class);
  bc_ticket_page_install_actions (widget_class);
}

static void
bc_ticket_page_init (BcTicketPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->badges, bc_wrap_layout_new (6));
  gtk_menu_button_set_create_popup_func (self->due_button, bc_ticket_page_make_due_popover, self,
                                         NULL);
}

BcTicketPage *
bc_ticket_page_new (BcDesk *desk)
{
  BcTicketPage *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_TICKET_PAGE, NULL);
  self->desk = g_object_ref (desk);
  connect_signals (self);
  bc_ticket_page_show (self);
  return self;
}

void
bc_ticket_page_set_ticket (BcTicketPage *self, BcTicket *ticket)
{
  g_return_if_fail (BC_IS_TICKET_PAGE (self));
  g_return_if_fail (ticket == NULL || BC_IS_TICKET (ticket));

  if (!g_set_object (&self->ticket, ticket))
    return;
  bc_ticket_page_stop_loading (self);
  g_signal_group_set_target (self->ticket_signals, ticket);
  g_clear_pointer (&self->callback_list, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  bc_ticket_facts_mask (self->facts);
  bc_ticket_history_clear (self->history);
  bc_ticket_page_show_error (self, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  bc_ticket_page_show (self);
  if (bc_ticket_page_get_record (self) == NULL)
    return;
  bc_ticket_page_load (self);
  bc_trace_painted (GTK_WIDGET (self), "painted ticket %s",
                    bc_record_text (bc_ticket_page_get_record (self), BC_FIELD_NUMBER));
}

BcTicket *
bc_ticket_page_get_ticket (BcTicketPage *self)
{
  g_return_val_if_fail (BC_IS_TICKET_PAGE (self), NULL);

  return self->ticket;
}
