/* Several codes of one table or one enumeration.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-codes-chooser.h"

#include <glib/gi18n.h>

#include "widgets/bc-code-chooser.h"
#include "widgets/bc-focus.h"
#include "widgets/bc-wrap-layout.h"

#define SPACING 6

struct _BcCodesChooser
{
  GtkWidget parent_instance;

  BcCodeChooser *finder; /* for a table */
  GPtrArray *checks; /* (element-type GtkCheckButton) in the order of @values, for an enumeration */

  const BcEnum *values;
  BcTable table;
  BcHall *hall;
  GPtrArray *chosen; /* (element-type utf8) */
  char *codes;       /* @chosen as text; NULL when empty */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (BcCodesChooser, bc_codes_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CODES,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int
find_chosen (BcCodesChooser *self, const char *code)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_str_equal (g_ptr_array_index (self->chosen, i), code))
      return (int) i;
  return -1;
}

static void
keep_codes (BcCodesChooser *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < self->chosen->len; i++)
    {
      if (i > 0)
        g_string_append_c (codes, ',');
      g_string_append (codes, g_ptr_array_index (self->chosen, i));
    }
  g_free (self->codes);
  self->codes = codes->len > 0 ? g_strdup (codes->str) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODES]);
}

static void show_chips (BcCodesChooser *self);

static void
remove_chosen (BcCodesChooser *self, guint index)
{
  g_ptr_array_remove_index (self->chosen, index);
  keep_codes (self);
  show_chips (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_clicked_cb (BcCodesChooser *self, GtkWidget *button)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");
  int index = find_chosen (self, code);

  /* The button goes away with its chip, so the focus must not stay on it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
  if (index >= 0)
    remove_chosen (self, (guint) index);
}

static GtkWidget *
new_chip (BcCodesChooser *self, const char *code)
{
  const char *name = self->hall != NULL ? bc_hall_name_of (self->hall, self->table, code) : code;
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove %s"), name);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
show_chips (BcCodesChooser *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL && child != GTK_WIDGET (self->finder))
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_widget_unparent (child);
      child = next;
    }
  for (guint i = 0; i < self->chosen->len; i++)
    gtk_widget_insert_before (new_chip (self, g_ptr_array_index (self->chosen, i)),
                              GTK_WIDGET (self), GTK_WIDGET (self->finder));
}

static void
show_checks (BcCodesChooser *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 find_chosen (self, bc_enum_code (self->values, (int) i)) >= 0);
  self->setting = FALSE;
}

static void
finder_chosen_cb (BcCodesChooser *self)
{
  g_autofree char *code = g_strdup (bc_code_chooser_get_code (self->finder));

  if (code == NULL)
    return;
  bc_code_chooser_set_code (self->finder, NULL);
  if (find_chosen (self, code) < 0)
    {
      g_ptr_array_add (self->chosen, g_steal_pointer (&code));
      keep_codes (self);
      show_chips (self);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
finder_changed_cb (BcCodesChooser *self)
{
  /* A taken row is told once, by finder_chosen_cb. */
  if (bc_code_chooser_get_code (self->finder) == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
check_toggled_cb (BcCodesChooser *self)
{
  if (self->setting)
    return;
  /* The order of an enumeration's codes is the enumeration's. */
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (self->chosen, g_strdup (bc_enum_code (self->values, (int) i)));
  keep_codes (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
bc_codes_chooser_grab_focus (GtkWidget *widget)
{
  BcCodesChooser *self = BC_CODES_CHOOSER (widget);

  if (self->finder != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->finder));
  return self->checks->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->checks, 0));
}

static void
bc_codes_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CODES)
    g_value_set_string (value, BC_CODES_CHOOSER (object)->codes);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bc_codes_chooser_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_CODES)
    bc_codes_chooser_set_codes (BC_CODES_CHOOSER (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bc_codes_chooser_dispose (GObject *object)
{
  BcCodesChooser *self = BC_CODES_CHOOSER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->finder = NULL;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_pointer (&self->codes, g_free);
  G_OBJECT_CLASS (bc_codes_chooser_parent_class)->dispose (object);
}

static void
bc_codes_chooser_class_init (BcCodesChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_codes_chooser_dispose;
  object_class->get_property = bc_codes_chooser_get_property;
  object_class->set_property = bc_codes_chooser_set_property;
  widget_class->focus = bc_focus_within;
  widget_class->grab_focus = bc_codes_chooser_grab_focus;

  properties[PROP_CODES] =
      g_param_spec_string ("codes", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_CODES_CHOOSER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "codeschooser");
}

static void
bc_codes_chooser_init (BcCodesChooser *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), bc_wrap_layout_new (SPACING));
}

GtkWidget *
bc_codes_chooser_new_for_table (BcHall *hall, BcTable table, BcDay today)
{
  BcCodesChooser *self = g_object_new (BC_TYPE_CODES_CHOOSER, NULL);

  self->table = table;
  self->hall = hall != NULL ? bc_hall_ref (hall) : NULL;
  self->finder = BC_CODE_CHOOSER (bc_code_chooser_new (hall, table, today));
  g_object_set (self->finder, "placeholder-text", _ ("Add…"), NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->finder), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->finder), GTK_WIDGET (self));
  g_signal_connect_swapped (self->finder, "chosen", G_CALLBACK (finder_chosen_cb), self);
  g_signal_connect_swapped (self->finder, "changed", G_CALLBACK (finder_changed_cb), self);
  return GTK_WIDGET (self);
}

GtkWidget *
bc_codes_chooser_new_for_enum (const BcEnum *values)
{
  BcCodesChooser *self = g_object_new (BC_TYPE_CODES_CHOOSER, NULL);

  self->values = values;
  self->checks = g_ptr_array_new ();
  for (int i = 0; i < values->n_values; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (bc_enum_label (values, i));

      gtk_widget_set_parent (check, GTK_WIDGET (self));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_toggled_cb), self);
      g_ptr_array_add (self->checks, check);
    }
  return GTK_WIDGET (self);
}

const char *
bc_codes_chooser_get_codes (BcCodesChooser *self)
{
  g_return_val_if_fail (BC_IS_CODES_CHOOSER (self), NULL);

  return self->codes;
}

void
bc_codes_chooser_set_codes (BcCodesChooser *self, const char *codes)
{
  g_auto (GStrv) given = NULL;

  g_return_if_fail (BC_IS_CODES_CHOOSER (self));

  given = g_strsplit (codes != NULL ? codes : "", ",", -1);
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; given[i] != NULL; i++)
    {
      const char *code = g_strstrip (given[i]);

      if (code[0] != '\0' && find_chosen (self, code) < 0)
        g_ptr_array_add (self->chosen, g_strdup (code));
    }
  keep_codes (self);
  if (self->finder != NULL)
    {
      bc_code_chooser_set_code (self->finder, NULL);
      show_chips (self);
    }
  else
    show_checks (self);
}

char *
bc_codes_chooser_get_value (BcCodesChooser *self)
{
  const char *rest = NULL;

  g_return_val_if_fail (BC_IS_CODES_CHOOSER (self), NULL);

  if (self->finder != NULL)
    rest = bc_code_chooser_get_value (self->finder);
  if (self->codes != NULL && rest != NULL)
    return g_strconcat (self->codes, ",", rest, NULL);
  return g_strdup (self->codes != NULL ? self->codes : rest);
}

void
bc_codes_chooser_set_hall (BcCodesChooser *self, BcHall *hall)
{
  g_return_if_fail (BC_IS_CODES_CHOOSER (self));

  if (self->hall == hall)
    return;
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall != NULL ? bc_hall_ref (hall) : NULL;
  if (self->finder != NULL)
    {
      bc_code_chooser_set_hall (self->finder, hall);
      show_chips (self);
    }
}

void
bc_codes_chooser_set_today (BcCodesChooser *self, BcDay today)
{
  g_return_if_fail (BC_IS_CODES_CHOOSER (self));

  if (self->finder != NULL)
    bc_code_chooser_set_today (self->finder, today);
}
