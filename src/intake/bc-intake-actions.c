/* The form's actions: one for the key, the button and whoever else asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

/* Ctrl+Enter is caught on its way down, because a text view would take it for a new line; but not
 * from an input method that is holding text. */
gboolean
bc_intake_key_pressed_cb (BcIntake *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->registering)
    return GDK_EVENT_STOP;
  if (modifiers == GDK_CONTROL_MASK && !self->composing
      && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "intake.register", NULL);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
register_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_intake_register (BC_INTAKE (widget));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_intake_park (BC_INTAKE (widget));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_intake_discard_form (BC_INTAKE (widget));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_intake_restore_draft (BC_INTAKE (widget), g_variant_get_string (parameter, NULL));
}

static void
attend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_intake_attend (BC_INTAKE (widget));
}

static void
open_registered_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcIntake *self = BC_INTAKE (widget);

  if (self->registered != NULL)
    bc_intake_emit_open_ticket (self, self->registered);
}

static void
hide_error_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_intake_show_error (BC_INTAKE (widget), NULL);
}

void
bc_intake_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "intake.attend", NULL, attend_action);
  gtk_widget_class_install_action (widget_class, "intake.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "intake.hide-error", NULL, hide_error_action);
  gtk_widget_class_install_action (widget_class, "intake.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "intake.open-registered", NULL,
                                   open_registered_action);
  gtk_widget_class_install_action (widget_class, "intake.register", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "intake.restore", "s", restore_action);
  gtk_widget_class_install_property_action (widget_class, "intake.call", "call");

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "intake.new",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "intake.call",
                                       NULL);
}
