/* Recording what came of a callback.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-callback-dialog.h"

#include <glib/gi18n.h>

#include "widgets/bc-callback-form.h"

struct _BcCallbackDialog
{
  BcFormDialog parent_instance;

  /* Child of the form */
  BcCallbackForm *form;
};

G_DEFINE_FINAL_TYPE (BcCallbackDialog, bc_callback_dialog, BC_TYPE_FORM_DIALOG)

static char *
bc_callback_dialog_check (BcFormDialog *dialog)
{
  return bc_callback_form_check (BC_CALLBACK_DIALOG (dialog)->form);
}

static void
bc_callback_dialog_class_init (BcCallbackDialogClass *klass)
{
  BC_FORM_DIALOG_CLASS (klass)->check = bc_callback_dialog_check;
}

static void
bc_callback_dialog_init (BcCallbackDialog *self)
{
  GtkWidget *form = bc_callback_form_new ();

  bc_form_dialog_setup (BC_FORM_DIALOG (self), _ ("Result of the Callback"), _ ("_Record"));
  self->form = BC_CALLBACK_FORM (form);
  bc_form_dialog_add (BC_FORM_DIALOG (self), form);
}

BcCallbackDialog *
bc_callback_dialog_new (GtkWindow *parent, const char *intro)
{
  BcCallbackDialog *self =
      g_object_new (BC_TYPE_CALLBACK_DIALOG, "transient-for", parent, "default-width", 560, NULL);

  bc_form_dialog_set_intro (BC_FORM_DIALOG (self), intro);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return self;
}

BcCallback *
bc_callback_dialog_get_result (BcCallbackDialog *self)
{
  g_return_val_if_fail (BC_IS_CALLBACK_DIALOG (self), NULL);

  return bc_callback_form_get_result (self->form);
}
