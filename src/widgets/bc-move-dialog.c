/* The one dialog of a transition.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-move-dialog.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "widgets/bc-move-form.h"
#include "widgets/bc-ui.h"

struct _BcMoveDialog
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *confirm_button;
  GtkSpinner *spinner;
  GtkWidget *banner;
  GtkLabel *banner_label;
  GtkBox *choices;
  GtkLabel *effect;
  GtkLabel *note;
  GtkStack *forms;

  BcRecord *record;
  BcWorkflowContext context; /* holds a reference on its hall */
  GPtrArray *transitions;    /* (element-type BcTransition) not owned: rows of a constant table */
  guint chosen;
  gboolean is_decline;
  gboolean is_busy;
  gboolean is_over; /* done or cancelled already */
};

G_DEFINE_FINAL_TYPE (BcMoveDialog, bc_move_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const BcTransition *
chosen_transition (BcMoveDialog *self)
{
  return self->transitions->len > 0 ? g_ptr_array_index (self->transitions, self->chosen) : NULL;
}

static BcMoveForm *
chosen_form (BcMoveDialog *self)
{
  return BC_MOVE_FORM (gtk_stack_get_visible_child (self->forms));
}

static void
show_banner (BcMoveDialog *self, const char *message)
{
  gtk_label_set_label (self->banner_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->banner, message != NULL);
}

static void
set_busy (BcMoveDialog *self, gboolean is_busy)
{
  /* The fields stay as they are: an entry that becomes insensitive under the focus warns that it was
   * not told of its loss (GTK 4.8). */
  self->is_busy = is_busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

/* What the confirm button says, and whose consent is missing. */
static void
show_consent (BcMoveDialog *self, const BcTransition *transition)
{
  BcMay may = bc_workflow_may (transition, self->record, self->context.actor, NULL);
  g_autofree char *note = NULL;
  const char *verb = bc_transition_action (transition);

  if (may == BC_MAY_ASK)
    {
      g_autofree char *approvers = bc_roles_label (transition->approvers);

      /* Translators: %s is a role, as in "审核人". */
      note = g_strdup_printf (_ ("This is a request; it takes effect when it is approved by: %s."),
                              approvers);
      verb = _ ("Send the Request");
    }
  else if (may == BC_MAY_APPROVE)
    {
      const char *asker = bc_hall_name_of (self->context.hall, BC_TABLE_STAFF,
                                           bc_record_text (self->record, BC_FIELD_REQUEST_BY));
      g_autofree char *when = bc_format_instant (bc_record_int (self->record, BC_FIELD_REQUEST_AT),
                                                 self->context.hall, self->context.now);

      /* Translators: a person's name and a date with time. */
      note = g_strdup_printf (_ ("Asked for by %s, %s."), asker, when);
      verb = _ ("Approve");
    }
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_button_set_label (self->confirm_button, verb);
}

static void
show_choice (BcMoveDialog *self, guint choice)
{
  const BcTransition *transition = g_ptr_array_index (self->transitions, choice);
  const char *name = bc_enum_code (&bc_states, transition->to);

  self->chosen = choice;
  if (gtk_stack_get_child_by_name (self->forms, name) == NULL)
    gtk_stack_add_named (self->forms, bc_move_form_new (self->record, transition, &self->context),
                         name);
  gtk_stack_set_visible_child_name (self->forms, name);
  show_banner (self, NULL);
  gtk_label_set_label (self->effect, bc_transition_effect (transition));
  show_consent (self, transition);
}

static void
choice_toggled_cb (BcMoveDialog *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    show_choice (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice")));
}

static void
add_choices (BcMoveDialog *self)
{
  GtkCheckButton *group = NULL;

  for (guint i = 0; i < self->transitions->len; i++)
    {
      const BcTransition *transition = g_ptr_array_index (self->transitions, i);
      GtkWidget *button = gtk_check_button_new_with_label (bc_transition_action (transition));

      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
      group = GTK_CHECK_BUTTON (button);
      g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (i));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), i == 0);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (choice_toggled_cb), self);
      gtk_box_append (self->choices, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->choices), self->transitions->len > 1);
}

static void
confirm (BcMoveDialog *self)
{
  g_autofree char *message = NULL;
  g_autoptr (GHashTable) input = NULL;

  if (self->is_busy || self->is_over)
    return;
  if (!bc_move_form_check (chosen_form (self), &message))
    {
      show_banner (self, message);
      gtk_widget_grab_focus (GTK_WIDGET (chosen_form (self)));
      return;
    }
  show_banner (self, NULL);
  set_busy (self, TRUE);
  input = bc_move_form_get_input (chosen_form (self));
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0, (int) bc_move_dialog_get_state (self), input);
}

static void
confirm_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  confirm (BC_MOVE_DIALOG (widget));
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!BC_MOVE_DIALOG (widget)->is_busy)
    gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
bc_move_dialog_close_request (GtkWindow *window)
{
  BcMoveDialog *self = BC_MOVE_DIALOG (window);

  /* While the store works it is not known what happened: the answer closes the dialog. */
  if (self->is_busy)
    return GDK_EVENT_STOP;
  if (!self->is_over)
    {
      self->is_over = TRUE;
      g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
    }
  return GTK_WINDOW_CLASS (bc_move_dialog_parent_class)->close_request (window);
}

static void
bc_move_dialog_dispose (GObject *object)
{
  BcMoveDialog *self = BC_MOVE_DIALOG (object);

  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->context.hall, bc_hall_unref);
  g_clear_pointer (&self->transitions, g_ptr_array_unref);
  G_OBJECT_CLASS (bc_move_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, banner_label);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, forms);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, note);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, BcMoveDialog, title);
}

static void
bc_move_dialog_class_init (BcMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_move_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = bc_move_dialog_close_request;

  signals[SIGNAL_CONFIRMED] =
      g_signal_new ("confirmed", BC_TYPE_MOVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_HASH_TABLE);
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", BC_TYPE_MOVE_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "dialog.confirm", NULL, confirm_action_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.cancel", NULL);
  bind_template (widget_class);
}

static void
bc_move_dialog_init (BcMoveDialog *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->transitions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Before a text view takes it for a line break. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              "<Control>Return|<Control>KP_Enter"),
                                                          gtk_named_action_new ("dialog.confirm")));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static BcMoveDialog *
new_dialog (GtkWindow *parent,
            BcRecord *record,
            const BcWorkflowContext *context,
            const char *title)
{
  BcMoveDialog *self =
      g_object_new (BC_TYPE_MOVE_DIALOG, "transient-for", parent, "title", title, NULL);
  g_autofree char *matter = bc_format_matter (record, context->hall);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", bc_record_text (record, BC_FIELD_NUMBER), matter);

  self->record = bc_record_ref (record);
  self->context = *context;
  bc_hall_ref (self->context.hall);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  return self;
}

gboolean
bc_move_dialog_is_needed (const BcTransition *transition, BcMay may)
{
  g_return_val_if_fail (transition != NULL, FALSE);

  if (may == BC_MAY_APPROVE)
    return TRUE;
  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    if (transition->requirements[i].required)
      return TRUE;
  return FALSE;
}

BcMoveDialog *
bc_move_dialog_new (GtkWindow *parent,
                    BcRecord *record,
                    const BcWorkflowContext *context,
                    GPtrArray *transitions)
{
  BcMoveDialog *self;
  const BcTransition *first;

  g_return_val_if_fail (record != NULL && context != NULL && context->hall != NULL, NULL);
  g_return_val_if_fail (transitions != NULL && transitions->len > 0, NULL);

  first = g_ptr_array_index (transitions, 0);
  self = new_dialog (parent, record, context,
                     transitions->len == 1 ? bc_transition_action (first) : _ ("Move the Ticket"));
  g_ptr_array_extend (self->transitions, transitions, NULL, NULL);
  add_choices (self);
  show_choice (self, 0);
  gtk_widget_grab_focus (transitions->len == 1
                             ? GTK_WIDGET (chosen_form (self))
                             : gtk_widget_get_first_child (GTK_WIDGET (self->choices)));
  return self;
}

BcMoveDialog *
bc_move_dialog_new_decline (GtkWindow *parent, BcRecord *record, const BcWorkflowContext *context)
{
  BcMoveDialog *self;
  int asked = bc_workflow_requested (record);
  gboolean is_own =
      context->actor != NULL
      && g_strcmp0 (context->actor->code, bc_record_text (record, BC_FIELD_REQUEST_BY)) == 0;
  g_autofree char *effect = NULL;

  g_return_val_if_fail (asked >= 0, NULL);

  self = new_dialog (parent, record, context,
                     is_own ? _ ("Take the Request Back") : _ ("Decline the Request"));
  self->is_decline = TRUE;
  /* Translators: %s is a state, as in "挂起". */
  effect = g_strdup_printf (_ ("The ticket stays as it is; it was asked to go to “%s”."),
                            bc_enum_label (&bc_states, asked));
  gtk_label_set_label (self->effect, effect);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_button_set_label (self->confirm_button, is_own ? _ ("Take Back") : _ ("Decline"));
  gtk_stack_add_child (self->forms, bc_move_form_new_reason (context, !is_own));
  gtk_widget_grab_focus (GTK_WIDGET (chosen_form (self)));
  return self;
}

void
bc_move_dialog_done (BcMoveDialog *self)
{
  g_return_if_fail (BC_IS_MOVE_DIALOG (self));

  self->is_over = TRUE;
  self->is_busy = FALSE;
  gtk_window_destroy (GTK_WINDOW (self));
}

void
bc_move_dialog_failed (BcMoveDialog *self, const GError *error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (BC_IS_MOVE_DIALOG (self));
  g_return_if_fail (error != NULL);

  set_busy (self, FALSE);
  message = bc_move_form_show (chosen_form (self), error);
  show_banner (self, message);
  gtk_widget_grab_focus (GTK_WIDGET (chosen_form (self)));
}

BcState
bc_move_dialog_get_state (BcMoveDialog *self)
{
  g_return_val_if_fail (BC_IS_MOVE_DIALOG (self), BC_STATE_DRAFT);

  if (self->is_decline)
    return (BcState) bc_workflow_requested (self->record);
  return chosen_transition (self)->to;
}

GtkWidget *
bc_move_dialog_find_editor (BcMoveDialog *self, BcField field)
{
  g_return_val_if_fail (BC_IS_MOVE_DIALOG (self), NULL);

  return bc_move_form_find_editor (chosen_form (self), field);
}
