/* The board's filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-filter-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-text.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

#define MAX_SAVED 50

struct _BcFilterBar
{
  GtkWidget parent_instance;

  /* template */
  GtkSearchEntry *entry;
  GtkWidget *clear;
  GtkMenuButton *saved_button;
  GtkPopover *popover;
  GtkWidget *none;
  GtkWidget *saved_scroller;
  GtkListBox *saved_list;
  GtkEntry *name;
  GtkWidget *save;

  GtkToggleButton *flags[BC_N_FILTERS]; /* before the entry */

  BcBoardFilter *filter;
  GPtrArray *saved;    /* (element-type utf8) NULL-terminated */
  gboolean is_showing; /* the controls follow the filter, not the other way round */
};

G_DEFINE_FINAL_TYPE (BcFilterBar, bc_filter_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FILTER,
  PROP_SAVED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_save (BcFilterBar *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  gtk_widget_set_sensitive (self->save, !bc_text_is_blank (name)
                                            && !bc_board_filter_is_empty (self->filter)
                                            && self->saved->len <= MAX_SAVED);
}

static void
show_filter (BcFilterBar *self)
{
  const char *text = self->filter->text != NULL ? self->filter->text : "";
  g_autofree char *shown = bc_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  self->is_showing = TRUE;
  for (int i = 0; i < BC_N_FILTERS; i++)
    gtk_toggle_button_set_active (self->flags[i],
                                  bc_board_filter_has (self->filter, (BcFilterFlag) i));
  /* Not while somebody types a space at its end. */
  if (g_strcmp0 (shown, text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_showing = FALSE;
  gtk_widget_set_visible (self->clear, !bc_board_filter_is_empty (self->filter));
  update_save (self);
}

void
bc_filter_bar_set_filter (BcFilterBar *self, const BcBoardFilter *filter)
{
  g_return_if_fail (BC_IS_FILTER_BAR (self) && filter != NULL);

  if (bc_board_filter_equal (self->filter, filter))
    return;
  bc_board_filter_free (self->filter);
  self->filter = bc_board_filter_copy (filter);
  show_filter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

/* What the controls say becomes the filter. */
static void
read_controls (BcFilterBar *self)
{
  g_autoptr (BcBoardFilter) filter = bc_board_filter_new ();

  if (self->is_showing)
    return;
  for (int i = 0; i < BC_N_FILTERS; i++)
    bc_board_filter_set (filter, (BcFilterFlag) i, gtk_toggle_button_get_active (self->flags[i]));
  bc_board_filter_set_text (filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  bc_filter_bar_set_filter (self, filter);
}

static void
text_cb (BcFilterBar *self)
{
  read_controls (self);
}

/* Escape: first the text goes, then the focus goes back to the cards. */
static void
stop_cb (BcFilterBar *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "board.focus-cards", NULL);
}

void
bc_filter_bar_clear (BcFilterBar *self)
{
  g_autoptr (BcBoardFilter) all = bc_board_filter_new ();

  g_return_if_fail (BC_IS_FILTER_BAR (self));

  /* The button goes: its focus must not go astray. */
  if (gtk_widget_has_focus (self->clear))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  bc_filter_bar_set_filter (self, all);
}

void
bc_filter_bar_edit (BcFilterBar *self)
{
  g_return_if_fail (BC_IS_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Filters kept by name. */

static const char *
saved_filter_of (const char *line)
{
  const char *tab = strchr (line, '\t');

  return tab != NULL ? tab + 1 : "";
}

static char *
saved_name_of (const char *line)
{
  const char *tab = strchr (line, '\t');

  return tab != NULL ? g_strndup (line, (gsize) (tab - line)) : g_strdup (line);
}

/* (transfer full): what a filter shows, in words. */
static char *
describe (const char *text)
{
  g_autoptr (BcBoardFilter) filter = bc_board_filter_from_text (text);
  GString *words = g_string_new (NULL);

  for (int i = 0; i < BC_N_FILTERS; i++)
    if (bc_board_filter_has (filter, (BcFilterFlag) i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "",
                              bc_filter_flag_label ((BcFilterFlag) i));
  if (filter->text != NULL)
    {
      g_autofree char *quoted = g_strdup_printf (C_ ("filter", "“%s”"), filter->text);

      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", quoted);
    }
  return g_string_free (words, FALSE);
}

static void fill_saved (BcFilterBar *self);

static int
find_saved (BcFilterBar *self, const char *name)
{
  for (guint i = 0; i + 1 < self->saved->len; i++)
    {
      g_autofree char *known = saved_name_of (g_ptr_array_index (self->saved, i));

      if (g_str_equal (known, name))
        return (int) i;
    }
  return -1;
}

static void
remove_cb (GtkButton *button, BcFilterBar *self)
{
  int index = find_saved (self, g_object_get_data (G_OBJECT (button), "bc-name"));

  if (index < 0)
    return;
  g_ptr_array_remove_index (self->saved, (guint) index);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  fill_saved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
}

static GtkWidget *
saved_row (BcFilterBar *self, const char *line)
{
  g_autofree char *name = saved_name_of (line);
  g_autofree char *words = describe (saved_filter_of (line));
  g_autofree char *tooltip = g_strdup_printf (_ ("Forget “%s”"), name);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *subtitle = gtk_label_new (words);
  GtkWidget *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (forget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_object_set_data_full (G_OBJECT (forget), "bc-name", g_strdup (name), g_free);
  g_signal_connect (forget, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), forget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return row;
}

static void
fill_saved (BcFilterBar *self)
{
  gboolean has_some = self->saved->len > 1;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->saved_list))) != NULL)
    gtk_list_box_remove (self->saved_list, row);
  for (guint i = 0; i + 1 < self->saved->len; i++)
    gtk_list_box_append (self->saved_list, saved_row (self, g_ptr_array_index (self->saved, i)));
  gtk_widget_set_visible (self->none, !has_some);
  gtk_widget_set_visible (self->saved_scroller, has_some);
  update_save (self);
}

static void
row_activated_cb (BcFilterBar *self, GtkListBoxRow *row)
{
  const char *line = g_ptr_array_index (self->saved, (guint) gtk_list_box_row_get_index (row));
  g_autoptr (BcBoardFilter) filter = bc_board_filter_from_text (saved_filter_of (line));

  gtk_popover_popdown (self->popover);
  bc_filter_bar_set_filter (self, filter);
}

static void
save_cb (BcFilterBar *self)
{
  g_autofree char *name = bc_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_autofree char *filter = bc_board_filter_to_text (self->filter);
  char *line;
  int index;

  if (!gtk_widget_get_sensitive (self->save) || name == NULL)
    return;
  g_strdelimit (name, "\t", ' ');
  line = g_strdup_printf ("%s\t%s", name, filter);
  index = find_saved (self, name);
  /* A name stands for one filter: the newest. */
  if (index >= 0)
    {
      g_free (g_ptr_array_index (self->saved, (guint) index));
      g_ptr_array_index (self->saved, (guint) index) = line;
    }
  else
    g_ptr_array_insert (self->saved, (int) self->saved->len - 1, line);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  fill_saved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
}

static void
popover_show_cb (BcFilterBar *self)
{
  fill_saved (self);
}

/* Object. */

static void
add_chip (BcFilterBar *self, BcFilterFlag flag)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), gtk_label_new (bc_filter_flag_label (flag)));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_tooltip_text (chip, bc_filter_flag_hint (flag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bc_filter_flag_label (flag), -1);
  /* That it is on is told by more than its colour. */
  g_object_bind_property (chip, "active", mark, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (read_controls), self);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), GTK_WIDGET (self->entry));
  self->flags[flag] = GTK_TOGGLE_BUTTON (chip);
}

static void
set_saved (BcFilterBar *self, const char *const *saved)
{
  g_ptr_array_set_size (self->saved, 0);
  for (guint i = 0; saved != NULL && saved[i] != NULL && i < MAX_SAVED; i++)
    g_ptr_array_add (self->saved, g_strdup (saved[i]));
  g_ptr_array_add (self->saved, NULL);
  fill_saved (self);
}

static void
bc_filter_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcFilterBar *self = BC_FILTER_BAR (object);

  if (prop_id == PROP_FILTER)
    g_value_set_boxed (value, self->filter);
  else if (prop_id == PROP_SAVED)
    g_value_set_boxed (value, self->saved->pdata);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bc_filter_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BcFilterBar *self = BC_FILTER_BAR (object);

  if (prop_id == PROP_FILTER)
    bc_filter_bar_set_filter (self, g_value_get_boxed (value));
  else if (prop_id == PROP_SAVED)
    set_saved (self, g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bc_filter_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bc_filter_bar_parent_class)->dispose (object);
}

static void
bc_filter_bar_finalize (GObject *object)
{
  BcFilterBar *self = BC_FILTER_BAR (object);

  bc_board_filter_free (self->filter);
  g_ptr_array_unref (self->saved);
  G_OBJECT_CLASS (bc_filter_bar_parent_class)->finalize (object);
}

static void
bc_filter_bar_class_init (BcFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  object_class->dispose = bc_filter_bar_dispose;
  object_class->finalize = bc_filter_bar_finalize;
  object_class->get_property = bc_filter_bar_get_property;
  object_class->set_property = bc_filter_bar_set_property;

  properties[PROP_FILTER] =
      g_param_spec_boxed ("filter", NULL, NULL, BC_TYPE_BOARD_FILTER,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SAVED] =
      g_param_spec_boxed ("saved", NULL, NULL, G_TYPE_STRV,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-filter-bar.ui");
  gtk_widget_class_bind_template_callback (widget_class, bc_filter_bar_clear);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_save);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, clear);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, name);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, none);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, popover);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, save);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, saved_button);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, saved_list);
  gtk_widget_class_bind_template_child (widget_class, BcFilterBar, saved_scroller);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
}

static void
bc_filter_bar_init (BcFilterBar *self)
{
  self->filter = bc_board_filter_new ();
  self->saved = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), bc_wrap_layout_new (6));
  for (int i = 0; i < BC_N_FILTERS; i++)
    add_chip (self, (BcFilterFlag) i);
  set_saved (self, NULL);
}

const BcBoardFilter *
bc_filter_bar_get_filter (BcFilterBar *self)
{
  g_return_val_if_fail (BC_IS_FILTER_BAR (self), NULL);

  return self->filter;
}
