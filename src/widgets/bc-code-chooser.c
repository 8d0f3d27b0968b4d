/* An entry that finds one row of a hall's table by characters, pinyin or initials.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-code-chooser-private.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "widgets/bc-focus.h"

G_DEFINE_FINAL_TYPE (BcCodeChooser, bc_code_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CODE,
  PROP_TEXT,
  PROP_HALL,
  PROP_TABLE,
  PROP_DEPARTMENT,
  PROP_TODAY,
  PROP_PLACEHOLDER_TEXT,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_text (BcCodeChooser *self, const char *text)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting = FALSE;
}

void
bc_code_chooser_keep_code (BcCodeChooser *self, const char *code)
{
  if (g_strcmp0 (self->code, code) == 0)
    return;
  g_free (self->code);
  self->code = g_strdup (code);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

void
bc_code_chooser_show_code (BcCodeChooser *self)
{
  const BcEntry *entry = NULL;
  g_autofree char *title = NULL;

  if (self->code != NULL && self->hall != NULL)
    entry = bc_hall_find (self->hall, self->table, self->code);
  if (entry != NULL)
    title = bc_code_list_title (self->table, entry);
  set_text (self, title != NULL ? title : self->code);
}

void
bc_code_chooser_tell_text (BcCodeChooser *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
bc_code_chooser_tell (BcCodeChooser *self, gboolean chosen)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (chosen)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/* What was given before the hall was known, or by a name, becomes a code of the hall; or text,
 * where the hall has no such row. */
static void
resolve (BcCodeChooser *self)
{
  const BcEntry *entry;
  g_autofree char *given = g_strdup (bc_code_chooser_get_value (self));

  if (self->hall == NULL || given == NULL)
    return;
  entry = bc_hall_find (self->hall, self->table, given);
  bc_code_chooser_keep_code (self, entry != NULL ? entry->code : NULL);
  if (entry != NULL)
    bc_code_chooser_show_code (self);
  else
    set_text (self, given);
}

static gboolean
bc_code_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_CODE_CHOOSER (widget)->entry));
}

static void
bc_code_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcCodeChooser *self = BC_CODE_CHOOSER (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_TEXT:
      g_value_set_string (value, bc_code_chooser_get_text (self));
      break;
    case PROP_HALL:
      g_value_set_boxed (value, self->hall);
      break;
    case PROP_TABLE:
      g_value_set_int (value, self->table);
      break;
    case PROP_DEPARTMENT:
      g_value_set_string (value, self->department);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_code_chooser_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BcCodeChooser *self = BC_CODE_CHOOSER (object);

  switch (prop_id)
    {
    case PROP_CODE:
      bc_code_chooser_set_code (self, g_value_get_string (value));
      break;
    case PROP_HALL:
      bc_code_chooser_set_hall (self, g_value_get_boxed (value));
      break;
    case PROP_TABLE:
      bc_code_chooser_set_table (self, g_value_get_int (value));
      break;
    case PROP_DEPARTMENT:
      bc_code_chooser_set_department (self, g_value_get_string (value));
      break;
    case PROP_TODAY:
      bc_code_chooser_set_today (self, g_value_get_int (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_code_chooser_dispose (GObject *object)
{
  BcCodeChooser *self = BC_CODE_CHOOSER (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  self->list = NULL;
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_pointer (&self->department, g_free);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (bc_code_chooser_parent_class)->dispose (object);
}

static void
bc_code_chooser_class_init (BcCodeChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bc_code_chooser_dispose;
  object_class->get_property = bc_code_chooser_get_property;
  object_class->set_property = bc_code_chooser_set_property;
  widget_class->focus = bc_focus_within;
  widget_class->grab_focus = bc_code_chooser_grab_focus;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, "",
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_HALL] = g_param_spec_boxed ("hall", NULL, NULL, BC_TYPE_HALL, flags);
  properties[PROP_TABLE] =
      g_param_spec_int ("table", NULL, NULL, BC_TABLE_NONE, BC_N_TABLES - 1, BC_TABLE_NONE, flags);
  properties[PROP_DEPARTMENT] = g_param_spec_string ("department", NULL, NULL, NULL, flags);
  properties[PROP_TODAY] =
      g_param_spec_int ("today", NULL, NULL, G_MININT32, G_MAXINT32, BC_DAY_NONE, flags);
  properties[PROP_PLACEHOLDER_TEXT] =
      g_param_spec_string ("placeholder-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_CODE_CHOOSER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", BC_TYPE_CODE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codechooser");
}

static void
bc_code_chooser_init (BcCodeChooser *self)
{
  self->today = BC_DAY_NONE;
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Show the List (Alt+Down)"));
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);

  bc_code_chooser_connect (self);
}

GtkWidget *
bc_code_chooser_new (BcHall *hall, BcTable table, BcDay today)
{
  return g_object_new (BC_TYPE_CODE_CHOOSER, "hall", hall, "table", table, "today", today, NULL);
}

const char *
bc_code_chooser_get_code (BcCodeChooser *self)
{
  g_return_val_if_fail (BC_IS_CODE_CHOOSER (self), NULL);

  return self->code;
}

void
bc_code_chooser_set_code (BcCodeChooser *self, const char *code)
{
  g_return_if_fail (BC_IS_CODE_CHOOSER (self));

  bc_code_chooser_close_list (self);
  if (code != NULL && code[0] == '\0')
    code = NULL;
  bc_code_chooser_keep_code (self, code);
  set_text (self, code);
  resolve (self);
}

const char *
bc_code_chooser_get_text (BcCodeChooser *self)
{
  g_return_val_if_fail (BC_IS_CODE_CHOOSER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

const char *
bc_code_chooser_get_value (BcCodeChooser *self)
{
  g_return_val_if_fail (BC_IS_CODE_CHOOSER (self), NULL);

  if (self->code != NULL)
    return self->code;
  return bc_text_is_blank (bc_code_chooser_get_text (self)) ? NULL
                                                            : bc_code_chooser_get_text (self);
}

void
bc_code_chooser_set_hall (BcCodeChooser *self, BcHall *hall)
{
  g_return_if_fail (BC_IS_CODE_CHOOSER (self));

  if (self->hall == hall)
    return;
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall != NULL ? bc_hall_ref (hall) : NULL;
  resolve (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HALL]);
}

void
bc_code_chooser_set_table (BcCodeChooser *self, BcTable table)
{
  g_return_if_fail (BC_IS_CODE_CHOOSER (self));

  if (self->table == table)
    return;
  self->table = table;
  resolve (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

void
bc_code_chooser_set_department (BcCodeChooser *self, const char *department)
{
  g_return_if_fail (BC_IS_CODE_CHOOSER (self));

  if (g_strcmp0 (self->department, department) == 0)
    return;
  g_free (self->department);
  self->department = g_strdup (department);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEPARTMENT]);
}

void
bc_code_chooser_set_today (BcCodeChooser *self, BcDay today)
{
  g_return_if_fail (BC_IS_CODE_CHOOSER (self));

  if (self->today == today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
}
