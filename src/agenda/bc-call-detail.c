/* What the callback clerk needs for one call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-call-detail-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-agenda-entry.h"
#include "agenda/bc-call-words.h"
#include "domain/bc-call.h"
#include "widgets/bc-callback-dialog.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

/* As long as the ticket page shows what is personal. Source: domain model, section 9. */
#define UNMASKED_SECONDS 30

guint bc_call_detail_signals[BC_CALL_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcCallDetail, bc_call_detail, GTK_TYPE_WIDGET)

void
bc_call_detail_clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), css_class == NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* What is shown */

static void
add_fact (BcCallDetail *self, const char *name, const char *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_box_append (GTK_BOX (row), new_label (name, "field-label"));
  gtk_box_append (GTK_BOX (row), new_label (text, NULL));
  gtk_box_append (self->facts, row);
}

static void
add_field (BcCallDetail *self, BcField field)
{
  g_autofree char *text = bc_format_field (bc_ticket_get_record (self->ticket), field,
                                           bc_desk_get_hall (self->desk), TRUE);

  add_fact (self, bc_field_label (field), text);
}

static void
show_facts (BcCallDetail *self)
{
  static const BcField fields[] = { BC_FIELD_WHAT_HAPPENED, BC_FIELD_WHAT_IS_WANTED,
                                    BC_FIELD_OUTCOME,       BC_FIELD_MEASURES,
                                    BC_FIELD_BASIS,         BC_FIELD_ANSWERED_ON };
  BcRecord *record = bc_ticket_get_record (self->ticket);
  const BcEntry *staff = bc_desk_get_staff (self->desk);

  bc_call_detail_clear_box (self->facts);
  /* Whoever belongs to the unit concerned sees neither the petitioner nor what would tell of them. */
  if (bc_record_flag (record, BC_FIELD_CONFIDENTIAL) && staff != NULL
      && bc_call_is_of_unit (record, staff))
    {
      add_fact (self, bc_field_label (BC_FIELD_WHAT_HAPPENED),
                _ ("Hidden: this ticket is confidential"));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, fields[i]);
}

static void
show_person (BcCallDetail *self)
{
  BcRecord *record = bc_ticket_get_record (self->ticket);
  BcHall *hall = bc_desk_get_hall (self->desk);
  gboolean open = gtk_toggle_button_get_active (self->unmask);
  const char *department = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);
  g_autofree char *matter = bc_format_matter (record, hall);
  g_autofree char *name =
      open ? bc_format_petitioner (record, FALSE) : bc_agenda_petitioner (record);
  g_autofree char *who = g_strdup_printf ("%s · %s · %s", name, matter,
                                          bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, department));
  g_autofree char *telephone = bc_format_field (record, BC_FIELD_TELEPHONE, hall, !open);
  g_autofree char *good = bc_format_field (record, BC_FIELD_GOOD_TIME, hall, TRUE);
  g_autofree char *line = NULL;

  if (*telephone == '\0')
    line = g_strdup (_ ("No telephone number was given"));
  else if (*good != '\0')
    /* Translators: a telephone number, and when it suits the petitioner. */
    line = g_strdup_printf (_ ("%1$s · good time: %2$s"), telephone, good);
  else
    line = g_strdup (telephone);
  gtk_label_set_label (self->number, bc_record_text (record, BC_FIELD_NUMBER));
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->telephone, line);
}

static void
show_unmask (BcCallDetail *self)
{
  g_autofree char *text = NULL;

  if (gtk_toggle_button_get_active (self->unmask))
    /* Translators: seconds until what is personal is hidden again. */
    text = g_strdup_printf (_ ("_Hide (%d s)"), self->seconds_left);
  else
    text = g_strdup (_ ("Sho_w Number"));
  gtk_button_set_label (GTK_BUTTON (self->unmask), text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unmask), self->may_call);
}

static void
show_script (BcCallDetail *self)
{
  g_autofree char *script = bc_desk_call_script (self->desk, self->ticket);
  BcRecord *record = bc_ticket_get_record (self->ticket);
  const char *name = bc_record_text (record, BC_FIELD_PETITIONER_NAME);
  g_autofree char *masked = bc_agenda_petitioner (record);

  /* The name is spoken, but not read over the clerk's shoulder. */
  if (name != NULL && !gtk_toggle_button_get_active (self->unmask))
    {
      g_auto (GStrv) parts = g_strsplit (script, name, -1);

      g_free (script);
      script = g_strjoinv (masked, parts);
    }
  gtk_label_set_label (self->script, script);
}

/* The form is there for who may call; the others read why not. */
void
bc_call_detail_show_barred (BcCallDetail *self)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  BcRecord *record = bc_ticket_get_record (self->ticket);
  g_autofree char *why = NULL;

  if (!self->may_call && staff != NULL && bc_call_is_of_unit (record, staff))
    why =
        g_strdup (_ ("You belong to a department that has handled this ticket. Whoever has handled "
                     "it must not ask how satisfied the petitioner is; somebody from outside the "
                     "department calls."));
  else if (!self->may_call)
    bc_callback_may_record (staff, &why);
  gtk_label_set_label (self->barred_label, why != NULL ? why : "");
  gtk_widget_set_visible (self->barred, !self->may_call);
  gtk_widget_set_visible (self->form_box, self->may_call && self->result == NULL);
}

static void
show_attempts (BcCallDetail *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  gint64 now = bc_desk_now (self->desk);
  guint n = 0;

  bc_call_detail_clear_box (self->attempts);
  for (guint i = 0; self->attempted != NULL && i < self->attempted->len; i++)
    {
      BcCallback *callback = g_ptr_array_index (self->attempted, i);
      BcDeskAgendaItem item = { .kind = BC_AGENDA_CALLBACK,
                                .at = callback->planned_at,
                                .ticket = self->ticket,
                                .callback = callback };
      g_autoptr (BcAgendaEntry) entry = NULL;
      g_autofree char *when = NULL;
      g_autofree char *status = NULL;
      g_autofree char *text = NULL;

      if (callback->done_at == BC_INT_NONE)
        continue;
      entry = bc_agenda_entry_new (&item);
      when = bc_format_instant (callback->done_at, hall, now);
      status = bc_agenda_entry_dup_status (entry, hall, now);
      text = g_strdup_printf ("%s · %s", when, status);
      gtk_box_append (self->attempts, new_label (text, NULL));
      n++;
    }
  if (n == 0)
    gtk_box_append (self->attempts, new_label (_ ("None so far"), "dim-label"));
}

static void
show_next_row (BcCallDetail *self)
{
  gtk_widget_set_visible (self->next_row, bc_callback_form_get_reached (self->form) == 0);
}

void
bc_call_detail_show_error (BcCallDetail *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* Reading */

static void
attempts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcCallDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) callbacks = bc_desk_list_finish (BC_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ticket == NULL)
    return;
  g_clear_object (&self->loading);
  if (callbacks == NULL)
    {
      bc_call_detail_show_error (self, error->message);
      return;
    }
  g_clear_pointer (&self->attempted, g_ptr_array_unref);
  self->attempted = g_steal_pointer (&callbacks);
  show_attempts (self);
  bc_call_detail_show_then (self);
}

void
bc_call_detail_read_attempts (BcCallDetail *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  bc_desk_callbacks_async (self->desk, self->ticket, self->loading, attempts_cb,
                           g_object_ref (self));
}

/* What the person does */

static void
record_clicked_cb (GtkButton *button, BcCallDetail *self)
{
  bc_call_detail_record (self);
}

static void
open_clicked_cb (GtkButton *button, BcCallDetail *self)
{
  if (self->ticket != NULL)
    g_signal_emit (self, bc_call_detail_signals[BC_CALL_OPEN_TICKET], 0, self->ticket);
}

static gboolean
second_cb (gpointer user_data)
{
  BcCallDetail *self = user_data;

  self->seconds_left--;
  if (self->seconds_left > 0)
    {
      show_unmask (self);
      return G_SOURCE_CONTINUE;
    }
  self->unmask_source = 0;
  gtk_toggle_button_set_active (self->unmask, FALSE);
  return G_SOURCE_REMOVE;
}

static void
unmask_toggled_cb (GtkToggleButton *button, BcCallDetail *self)
{
  g_clear_handle_id (&self->unmask_source, g_source_remove);
  if (gtk_toggle_button_get_active (button))
    {
      self->seconds_left = UNMASKED_SECONDS;
      self->unmask_source = g_timeout_add_seconds (1, second_cb, self);
    }
  show_unmask (self);
  if (self->ticket == NULL || bc_desk_get_hall (self->desk) == NULL)
    return;
  show_person (self);
  show_script (self);
}

static gboolean
leave_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, bc_call_detail_signals[BC_CALL_LEFT], 0);
  return TRUE;
}

static gboolean
record_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  bc_call_detail_record (BC_CALL_DETAIL (widget));
  return TRUE;
}

static gboolean
bc_call_detail_grab_focus (GtkWidget *widget)
{
  BcCallDetail *self = BC_CALL_DETAIL (widget);

  if (gtk_widget_get_visible (self->form_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
bc_call_detail_dispose (GObject *object)
{
  BcCallDetail *self = BC_CALL_DETAIL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->unmask_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->attempted, g_ptr_array_unref);
  g_clear_pointer (&self->callback, bc_callback_unref);
  g_clear_pointer (&self->result, bc_callback_unref);
  g_clear_object (&self->ticket);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_call_detail_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  GType type = BC_TYPE_CALL_DETAIL;

  bc_call_detail_signals[BC_CALL_LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bc_call_detail_signals[BC_CALL_MOVE_TICKET] =
      g_signal_new ("move-ticket", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    BC_TYPE_TICKET, G_TYPE_STRING);
  bc_call_detail_signals[BC_CALL_NEXT] =
      g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bc_call_detail_signals[BC_CALL_OPEN_TICKET] =
      g_signal_new ("open-ticket", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    BC_TYPE_TICKET);
  bc_call_detail_signals[BC_CALL_TOAST] =
      g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-call-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, attempts);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, bar);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, barred);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, barred_label);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, error_label);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, form_box);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, form_slot);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, next_row);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, next_slot);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, number);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, record_button);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, script);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, telephone);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, then_box);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, then_buttons);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, then_label);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, unmask);
  gtk_widget_class_bind_template_child (widget_class, BcCallDetail, who);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmask_toggled_cb);
}

static void
bc_call_detail_class_init (BcCallDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_call_detail_dispose;
  widget_class->grab_focus = bc_call_detail_grab_focus;
  add_signals ();

  bc_ui_init ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calldetail");
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, record_key_cb,
                                NULL);
}

static void
bc_call_detail_init (BcCallDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->bar, bc_wrap_layout_new (8));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->then_buttons), bc_wrap_layout_new (8));
  self->form = BC_CALLBACK_FORM (bc_callback_form_new ());
  gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (show_next_row), self,
                           G_CONNECT_SWAPPED);
}

static void
staff_cb (BcCallDetail *self)
{
  if (self->ticket != NULL && bc_desk_get_hall (self->desk) != NULL)
    bc_call_detail_show_barred (self);
}

GtkWidget *
bc_call_detail_new (BcDesk *desk)
{
  BcCallDetail *self = g_object_new (BC_TYPE_CALL_DETAIL, NULL);
  GtkWidget *next = bc_instant_entry_new (bc_desk_get_hall (desk), bc_desk_today (desk));

  self->desk = g_object_ref (desk);
  self->next_at = BC_INSTANT_ENTRY (next);
  gtk_accessible_update_property (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Next attempt"), -1);
  gtk_box_append (self->next_slot, next);
  g_signal_connect_object (desk, "notify::staff", G_CALLBACK (staff_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
propose_next (BcCallDetail *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  const char *good = bc_record_text (bc_ticket_get_record (self->ticket), BC_FIELD_GOOD_TIME);
  gint64 at = bc_call_next_attempt (hall, good, bc_desk_now (self->desk));
  g_autofree char *text = bc_instant_to_string (at, bc_hall_zone (hall));

  bc_instant_entry_set_hall (self->next_at, hall);
  bc_instant_entry_set_today (self->next_at, bc_desk_today (self->desk));
  bc_instant_entry_set_text (self->next_at, text);
}

void
bc_call_detail_set_call (BcCallDetail *self,
                         BcTicket *ticket,
                         BcCallback *callback,
                         gboolean may_call)
{
  gboolean is_same;

  g_return_if_fail (BC_IS_CALL_DETAIL (self));
  g_return_if_fail (ticket != NULL && callback != NULL);

  is_same = self->callback != NULL && self->callback->id == callback->id;
  self->may_call = may_call;
  g_set_object (&self->ticket, ticket);
  bc_callback_ref (callback);
  g_clear_pointer (&self->callback, bc_callback_unref);
  self->callback = callback;
  if (!is_same)
    {
      gtk_toggle_button_set_active (self->unmask, FALSE);
      g_clear_pointer (&self->result, bc_callback_unref);
      g_clear_pointer (&self->attempted, g_ptr_array_unref);
      bc_callback_form_reset (self->form);
      bc_call_detail_show_error (self, NULL);
      propose_next (self);
      gtk_widget_set_visible (self->then_box, FALSE);
    }
  show_unmask (self);
  show_person (self);
  show_facts (self);
  show_script (self);
  bc_call_detail_show_barred (self);
  show_attempts (self);
  show_next_row (self);
  bc_call_detail_read_attempts (self);
}

BcCallback *
bc_call_detail_get_callback (BcCallDetail *self)
{
  return self->callback;
}

gboolean
bc_call_detail_is_recorded (BcCallDetail *self)
{
  return self->result != NULL;
}
