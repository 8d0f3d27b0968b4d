/* One field of a ticket to be filled in: label, editor, and the error at its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-field-editor-private.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "widgets/bc-focus.h"
#include "widgets/bc-ui.h"

G_DEFINE_FINAL_TYPE (BcFieldEditor, bc_field_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FIELD,
  PROP_TEXT,
  PROP_ERROR,
  PROP_WARNING,
  PROP_HINT,
  PROP_REQUIRED,
  PROP_LABEL,
  PROP_TOUCHED,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_class (GtkWidget *widget, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
bc_field_editor_update_foot (BcFieldEditor *self)
{
  const char *message = self->error != NULL     ? self->error
                        : self->warning != NULL ? self->warning
                                                : self->hint;
  gboolean is_long = self->info->kind == BC_KIND_LONG;

  gtk_label_set_label (self->message, message != NULL ? message : "");
  set_class (GTK_WIDGET (self->message), "error", self->error != NULL);
  set_class (GTK_WIDGET (self->message), "warning", self->error == NULL && self->warning != NULL);
  set_class (GTK_WIDGET (self->message), "dim-label", self->error == NULL && self->warning == NULL);
  set_class (self->frame, "error", self->error != NULL);
  set_class (self->frame, "warning", self->error == NULL && self->warning != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->focus_widget), GTK_ACCESSIBLE_STATE_INVALID,
                               self->error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                   : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);

  if (is_long)
    {
      g_autofree char *text = bc_field_editor_read (self);
      glong length = bc_text_length (text);
      g_autofree char *count =
          g_strdup_printf (C_ ("characters", "%ld / %d"), length, self->info->maximum);

      gtk_label_set_label (self->counter, count);
      set_class (GTK_WIDGET (self->counter), "error", length > self->info->maximum);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->counter), is_long);
  gtk_widget_set_visible (self->foot, is_long || message != NULL);
}

void
bc_field_editor_tell_changed (BcFieldEditor *self)
{
  if (self->info->kind == BC_KIND_LONG)
    bc_field_editor_update_foot (self);
  if (!self->is_touched)
    {
      self->is_touched = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOUCHED]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
focus_leave_cb (BcFieldEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
bc_field_editor_grab_focus (GtkWidget *widget)
{
  BcFieldEditor *self = BC_FIELD_EDITOR (widget);

  return self->focus_widget != NULL && gtk_widget_grab_focus (self->focus_widget);
}

static void
bc_field_editor_constructed (GObject *object)
{
  BcFieldEditor *self = BC_FIELD_EDITOR (object);

  G_OBJECT_CLASS (bc_field_editor_parent_class)->constructed (object);
  self->info = bc_field_info (self->field);
  bc_field_editor_build (self);
  bc_field_editor_set_label (self, bc_field_label (self->field));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->focus_widget),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
  bc_field_editor_update_foot (self);
}

static void
bc_field_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcFieldEditor *self = BC_FIELD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      g_value_set_int (value, self->field);
      break;
    case PROP_TEXT:
      g_value_take_string (value, bc_field_editor_read (self));
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_WARNING:
      g_value_set_string (value, self->warning);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->is_required);
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_TOUCHED:
      g_value_set_boolean (value, self->is_touched);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_field_editor_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BcFieldEditor *self = BC_FIELD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      self->field = (BcField) g_value_get_int (value);
      break;
    case PROP_TEXT:
      bc_field_editor_set_text (self, g_value_get_string (value));
      break;
    case PROP_ERROR:
      bc_field_editor_set_error (self, g_value_get_string (value));
      break;
    case PROP_WARNING:
      bc_field_editor_set_warning (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      bc_field_editor_set_hint (self, g_value_get_string (value));
      break;
    case PROP_REQUIRED:
      bc_field_editor_set_required (self, g_value_get_boolean (value));
      break;
    case PROP_LABEL:
      bc_field_editor_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_field_editor_dispose (GObject *object)
{
  BcFieldEditor *self = BC_FIELD_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->editor = NULL;
  self->focus_widget = NULL;
  self->frame = NULL;
  g_clear_pointer (&self->hall, bc_hall_unref);
  G_OBJECT_CLASS (bc_field_editor_parent_class)->dispose (object);
}

static void
bc_field_editor_finalize (GObject *object)
{
  BcFieldEditor *self = BC_FIELD_EDITOR (object);

  g_free (self->foreign);
  g_free (self->error);
  g_free (self->warning);
  g_free (self->hint);
  G_OBJECT_CLASS (bc_field_editor_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_FIELD] =
      g_param_spec_int ("field", NULL, NULL, 0, BC_N_FIELDS_AND_REASON - 1, BC_FIELD_REASON,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_WARNING] = g_param_spec_string ("warning", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_TOUCHED] =
      g_param_spec_boolean ("touched", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bc_field_editor_class_init (BcFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bc_field_editor_constructed;
  object_class->dispose = bc_field_editor_dispose;
  object_class->finalize = bc_field_editor_finalize;
  object_class->get_property = bc_field_editor_get_property;
  object_class->set_property = bc_field_editor_set_property;
  widget_class->focus = bc_focus_within;
  widget_class->grab_focus = bc_field_editor_grab_focus;
  install_properties (object_class);
  bc_ui_init ();

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", BC_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-field-editor.ui");
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEditor, counter);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEditor, foot);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEditor, head);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEditor, label);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEditor, mark);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEditor, message);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEditor, slot);
  gtk_widget_class_set_css_name (widget_class, "fieldeditor");
}

static void
bc_field_editor_init (BcFieldEditor *self)
{
  self->today = BC_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_field_editor_new (BcField field, BcHall *hall, BcDay today)
{
  BcFieldEditor *self = g_object_new (BC_TYPE_FIELD_EDITOR, "field", field, NULL);

  bc_field_editor_set_hall (self, hall);
  bc_field_editor_set_today (self, today);
  return GTK_WIDGET (self);
}

BcField
bc_field_editor_get_field (BcFieldEditor *self)
{
  g_return_val_if_fail (BC_IS_FIELD_EDITOR (self), BC_FIELD_REASON);

  return self->field;
}

char *
bc_field_editor_get_text (BcFieldEditor *self)
{
  g_return_val_if_fail (BC_IS_FIELD_EDITOR (self), NULL);

  return bc_field_editor_read (self);
}

void
bc_field_editor_set_text (BcFieldEditor *self, const char *text)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  self->setting = TRUE;
  bc_field_editor_write (self, text);
  self->setting = FALSE;
  if (self->is_touched)
    {
      self->is_touched = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOUCHED]);
    }
  if (self->info->kind == BC_KIND_LONG)
    bc_field_editor_update_foot (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

gboolean
bc_field_editor_is_touched (BcFieldEditor *self)
{
  g_return_val_if_fail (BC_IS_FIELD_EDITOR (self), FALSE);

  return self->is_touched;
}

static void
set_message (BcFieldEditor *self, char **place, const char *text, int prop)
{
  if (text != NULL && text[0] == '\0')
    text = NULL;
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  bc_field_editor_update_foot (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

const char *
bc_field_editor_get_error (BcFieldEditor *self)
{
  g_return_val_if_fail (BC_IS_FIELD_EDITOR (self), NULL);

  return self->error;
}

void
bc_field_editor_set_error (BcFieldEditor *self, const char *message)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  set_message (self, &self->error, message, PROP_ERROR);
}

void
bc_field_editor_set_warning (BcFieldEditor *self, const char *message)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  set_message (self, &self->warning, message, PROP_WARNING);
}

void
bc_field_editor_set_hint (BcFieldEditor *self, const char *hint)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  set_message (self, &self->hint, hint, PROP_HINT);
}

gboolean
bc_field_editor_get_required (BcFieldEditor *self)
{
  g_return_val_if_fail (BC_IS_FIELD_EDITOR (self), FALSE);

  return self->is_required;
}

void
bc_field_editor_set_required (BcFieldEditor *self, gboolean required)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  if (self->is_required == !!required)
    return;
  self->is_required = !!required;
  gtk_widget_set_visible (self->mark, self->is_required);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->focus_widget),
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, self->is_required, -1);
  if (self->info->kind == BC_KIND_ENUM)
    {
      /* Whether there is a row for nothing depends on it. */
      text = bc_field_editor_read (self);
      self->setting = TRUE;
      bc_field_editor_write (self, text);
      self->setting = FALSE;
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUIRED]);
}

void
bc_field_editor_set_label (BcFieldEditor *self, const char *label)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  gtk_label_set_label (self->label, label);
  if (self->info->kind == BC_KIND_FLAG)
    gtk_check_button_set_label (GTK_CHECK_BUTTON (self->editor), label);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->focus_widget),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}
