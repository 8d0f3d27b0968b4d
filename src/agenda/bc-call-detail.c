/* What the callback clerk needs for one call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-call-detail.h"

#include <glib/gi18n.h>

#include "agenda/bc-agenda-entry.h"
#include "agenda/bc-call-words.h"
#include "base/bc-trace.h"
#include "domain/bc-call.h"
#include "widgets/bc-callback-dialog.h"
#include "widgets/bc-callback-form.h"
#include "widgets/bc-instant-entry.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

/* As long as the ticket page shows what is personal. Source: domain model, section 9. */
#define UNMASKED_SECONDS 30

struct _BcCallDetail
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox *attempts;
  GtkWidget *bar;
  GtkWidget *barred;
  GtkLabel *barred_label;
  GtkLabel *error_label;
  GtkBox *facts;
  GtkBox *form_slot;
  GtkWidget *form_box;
  GtkBox *next_slot;
  GtkWidget *next_row;
  GtkLabel *number;
  GtkButton *record_button;
  GtkLabel *script;
  GtkLabel *telephone;
  GtkBox *then_buttons;
  GtkWidget *then_box;
  GtkLabel *then_label;
  GtkToggleButton *unmask;
  GtkLabel *who;

  /* Owned */
  BcDesk *desk;
  BcTicket *ticket;     /* NULL for none */
  BcCallback *callback; /* the planned one */
  BcCallback *result;   /* what was recorded; NULL before */
  GPtrArray *attempted; /* (element-type BcCallback) of the ticket; NULL before they were read */
  GCancellable *loading;

  /* Made in code, children of the slots */
  BcCallbackForm *form;
  BcInstantEntry *next_at;

  gboolean may_call;
  gboolean recording;
  guint unmask_source;
  int seconds_left;
};

enum
{
  LEFT,
  MOVE_TICKET,
  NEXT,
  OPEN_TICKET,
  TOAST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcCallDetail, bc_call_detail, GTK_TYPE_WIDGET)

static void
clear_box (GtkBox *box)
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

  clear_box (self->facts);
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

  gtk_label_set_label (self->script, script);
}

/* The form is there for who may call; the others read why not. */
static void
show_barred (BcCallDetail *self)
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

  clear_box (self->attempts);
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

static void
show_error (BcCallDetail *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* What is to follow */

static void
step_clicked_cb (GtkButton *button, BcCallDetail *self)
{
  const char *state = g_object_get_data (G_OBJECT (button), "bc-state");

  if (state != NULL)
    g_signal_emit (self, signals[MOVE_TICKET], 0, self->ticket, state);
  else
    g_signal_emit (self, signals[NEXT], 0);
}

/* @state: (static) (nullable): where the step leads; NULL: on to the next call. */
static GtkWidget *
add_step (BcCallDetail *self, const char *label, const char *state, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "bc-state", (gpointer) state);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", G_CALLBACK (step_clicked_cb), self);
  gtk_box_append (self->then_buttons, button);
  return button;
}

static void
show_then (BcCallDetail *self)
{
  const char *closed = bc_enum_code (&bc_states, BC_STATE_CLOSED);
  const char *again = bc_enum_code (&bc_states, BC_STATE_IN_PROGRESS);
  guint n_attempts = 0, n_half_days = 0;
  BcCallThen then;
  GtkWidget *first = NULL;

  gtk_widget_set_visible (self->then_box, self->result != NULL);
  if (self->result == NULL || self->attempted == NULL)
    return;
  bc_call_tally (self->attempted, self->callback->round, bc_desk_get_hall (self->desk), &n_attempts,
                 &n_half_days);
  then = bc_call_then (self->result, n_attempts, n_half_days);
  gtk_label_set_label (self->then_label, bc_call_then_words (then));
  clear_box (self->then_buttons);
  if (then == BC_CALL_THEN_ANSWER)
    {
      first = add_step (self, _ ("_Handle Again…"), again, TRUE);
      add_step (self, _ ("_Explained: Close…"), closed, FALSE);
    }
  else if (then == BC_CALL_THEN_WRITTEN)
    first = add_step (self, _ ("_Written Answer: Close…"), closed, TRUE);
  else if (then == BC_CALL_THEN_CLOSE)
    first = add_step (self, _ ("_Close the Ticket…"), closed, TRUE);
  if (first == NULL)
    first = add_step (self, _ ("_Next Call"), NULL, TRUE);
  else
    add_step (self, _ ("_Next Call"), NULL, FALSE);
  gtk_widget_grab_focus (first);
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
      show_error (self, error->message);
      return;
    }
  g_clear_pointer (&self->attempted, g_ptr_array_unref);
  self->attempted = g_steal_pointer (&callbacks);
  show_attempts (self);
  show_then (self);
}

static void
read_attempts (BcCallDetail *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  bc_desk_callbacks_async (self->desk, self->ticket, self->loading, attempts_cb,
                           g_object_ref (self));
}

/* Recording */

typedef struct
{
  BcCallDetail *detail;
  BcTicket *ticket;
  BcCallback *result;
  gint64 next_at; /* BC_INT_NONE: no other attempt */
} Recording;

static void
recording_free (Recording *recording)
{
  g_object_unref (recording->detail);
  g_object_unref (recording->ticket);
  bc_callback_unref (recording->result);
  g_free (recording);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

static const char *
number_of (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  return record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : "";
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;
  BcHall *hall = bc_desk_get_hall (BC_DESK (source));

  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (recording->detail, signals[TOAST], 0, error->message, FALSE);
      return;
    }
  if (hall == NULL)
    return;
  when = bc_format_instant (recording->next_at, hall, bc_desk_now (BC_DESK (source)));
  bc_trace ("callback added %s", number_of (recording->ticket));
  /* Translators: a ticket's number and when the petitioner is called again. */
  text = g_strdup_printf (_ ("%1$s is called again: %2$s"), number_of (recording->ticket), when);
  g_signal_emit (recording->detail, signals[TOAST], 0, text, TRUE);
}

/* Another attempt is wanted as long as it does not come to a written answer. */
static void
plan_next (Recording *recording)
{
  BcCallDetail *self = recording->detail;
  Recording *planning;

  if (recording->next_at == BC_INT_NONE)
    return;
  planning = g_new0 (Recording, 1);
  planning->detail = g_object_ref (self);
  planning->ticket = g_object_ref (recording->ticket);
  planning->result = bc_callback_ref (recording->result);
  planning->next_at = recording->next_at;
  bc_desk_add_callback_async (self->desk, recording->ticket, recording->next_at, NULL, NULL,
                              planned_cb, planning);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  g_autoptr (GError) error = NULL;
  BcCallDetail *self = recording->detail;

  self->recording = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), TRUE);
  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      show_error (self, error->message);
      return;
    }
  bc_trace ("call recorded %s", number_of (recording->ticket));
  plan_next (recording);
  if (self->ticket != recording->ticket || bc_desk_get_hall (self->desk) == NULL)
    return;
  g_clear_pointer (&self->result, bc_callback_unref);
  self->result = bc_callback_ref (recording->result);
  bc_callback_form_reset (self->form);
  show_barred (self);
  read_attempts (self);
}

/* (transfer full) (nullable): what is wrong with the next attempt; @at (out). */
static char *
check_next (BcCallDetail *self, gint64 *at)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autofree char *text = bc_instant_entry_get_text (self->next_at);

  *at = BC_INT_NONE;
  if (bc_callback_form_get_reached (self->form) != 0 || text == NULL)
    return NULL;
  if (!bc_instant_parse (text, bc_hall_zone (hall), at) || *at < bc_desk_now (self->desk))
    return g_strdup (_ ("Write a day and a time to come for the next attempt, or leave it empty."));
  return NULL;
}

void
bc_call_detail_record (BcCallDetail *self)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  g_autofree char *problem = NULL;
  Recording *recording;
  gint64 next_at;

  g_return_if_fail (BC_IS_CALL_DETAIL (self));

  if (self->ticket == NULL || self->recording || !self->may_call || self->result != NULL)
    return;
  problem = bc_callback_form_check (self->form);
  if (problem == NULL)
    problem = check_next (self, &next_at);
  show_error (self, problem);
  if (problem != NULL)
    return;
  self->recording = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), FALSE);
  recording = g_new0 (Recording, 1);
  recording->detail = g_object_ref (self);
  recording->ticket = g_object_ref (self->ticket);
  recording->result = bc_callback_form_get_result (self->form);
  recording->result->done_at = bc_desk_now (self->desk);
  recording->result->done_by = g_strdup (staff != NULL ? staff->code : NULL);
  recording->next_at = next_at;
  bc_desk_finish_callback_async (self->desk, self->callback, recording->result, recorded_cb,
                                 recording);
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
    g_signal_emit (self, signals[OPEN_TICKET], 0, self->ticket);
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
  if (self->ticket != NULL && bc_desk_get_hall (self->desk) != NULL)
    show_person (self);
}

static gboolean
leave_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, signals[LEFT], 0);
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

  signals[LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE_TICKET] = g_signal_new ("move-ticket", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, BC_TYPE_TICKET, G_TYPE_STRING);
  signals[NEXT] =
      g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_TICKET] = g_signal_new ("open-ticket", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, BC_TYPE_TICKET);
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
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
    show_barred (self);
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
      show_error (self, NULL);
      propose_next (self);
      gtk_widget_set_visible (self->then_box, FALSE);
    }
  show_unmask (self);
  show_person (self);
  show_facts (self);
  show_script (self);
  show_barred (self);
  show_attempts (self);
  show_next_row (self);
  read_attempts (self);
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
