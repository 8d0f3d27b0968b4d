/* A small modal form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-form-dialog.h"

#include "widgets/bc-field-row.h"

#include "widgets/bc-ui.h"

typedef struct
{
  /* Template */
  GtkWidget *accept_button;
  GtkWidget *error_bar;
  GtkLabel *error_label;
  GtkBox *form;
  GtkLabel *intro;

  gboolean busy;
} BcFormDialogPrivate;

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (BcFormDialog, bc_form_dialog, ADW_TYPE_WINDOW)

static BcFormDialogPrivate *
get_private (BcFormDialog *self)
{
  return bc_form_dialog_get_instance_private (self);
}

static char *
accept_everything (BcFormDialog *self)
{
  return NULL;
}

static void
accept_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bc_form_dialog_accept (BC_FORM_DIALOG (widget));
}

static void
bc_form_dialog_class_init (BcFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  klass->check = accept_everything;

  signals[ACCEPTED] = g_signal_new ("accepted", BC_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  bc_ui_init ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-form-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, BcFormDialog, accept_button);
  gtk_widget_class_bind_template_child_private (widget_class, BcFormDialog, error_bar);
  gtk_widget_class_bind_template_child_private (widget_class, BcFormDialog, error_label);
  gtk_widget_class_bind_template_child_private (widget_class, BcFormDialog, form);
  gtk_widget_class_bind_template_child_private (widget_class, BcFormDialog, intro);

  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bc_form_dialog_init (BcFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_form_dialog_new (const char *title, const char *accept_label)
{
  BcFormDialog *self = g_object_new (BC_TYPE_FORM_DIALOG, NULL);

  bc_form_dialog_setup (self, title, accept_label);
  return GTK_WIDGET (self);
}

void
bc_form_dialog_setup (BcFormDialog *self, const char *title, const char *accept_label)
{
  g_return_if_fail (BC_IS_FORM_DIALOG (self));

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (GTK_BUTTON (get_private (self)->accept_button), accept_label);
}

void
bc_form_dialog_add (BcFormDialog *self, GtkWidget *row)
{
  g_return_if_fail (BC_IS_FORM_DIALOG (self));

  gtk_box_append (get_private (self)->form, row);
}

GtkWidget *
bc_form_dialog_add_field (BcFormDialog *self, const char *label, GtkWidget *editor)
{
  GtkWidget *row = bc_field_row_new (label, editor);

  g_return_val_if_fail (BC_IS_FORM_DIALOG (self), NULL);

  bc_form_dialog_add (self, row);
  return row;
}

void
bc_form_dialog_set_intro (BcFormDialog *self, const char *text)
{
  g_return_if_fail (BC_IS_FORM_DIALOG (self));

  gtk_label_set_label (get_private (self)->intro, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (get_private (self)->intro), text != NULL);
}

void
bc_form_dialog_set_busy (BcFormDialog *self, gboolean busy)
{
  BcFormDialogPrivate *private = get_private (self);

  g_return_if_fail (BC_IS_FORM_DIALOG (self));

  private->busy = busy;
  /* Not insensitive: an entry would lose the focus while its cursor blinks, and the person the place
   * where they were. */
  gtk_widget_set_can_target (GTK_WIDGET (private->form), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.accept", !busy);
}

void
bc_form_dialog_set_error (BcFormDialog *self, const char *message)
{
  BcFormDialogPrivate *private = get_private (self);

  g_return_if_fail (BC_IS_FORM_DIALOG (self));

  bc_form_dialog_set_busy (self, FALSE);
  gtk_label_set_label (private->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (private->error_bar, message != NULL);
}

const char *
bc_form_dialog_get_error (BcFormDialog *self)
{
  BcFormDialogPrivate *private = get_private (self);

  g_return_val_if_fail (BC_IS_FORM_DIALOG (self), NULL);

  return gtk_widget_get_visible (private->error_bar) ? gtk_label_get_label (private->error_label)
                                                     : NULL;
}

void
bc_form_dialog_accept (BcFormDialog *self)
{
  g_autofree char *problem = NULL;

  g_return_if_fail (BC_IS_FORM_DIALOG (self));

  if (get_private (self)->busy)
    return;
  problem = BC_FORM_DIALOG_GET_CLASS (self)->check (self);
  bc_form_dialog_set_error (self, problem);
  if (problem == NULL)
    g_signal_emit (self, signals[ACCEPTED], 0);
}
