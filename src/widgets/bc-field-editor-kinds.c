/* The editor of each kind of field: how it is made, read and written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-field-editor-private.h"

#include "base/bc-text.h"
#include "widgets/bc-code-chooser.h"
#include "widgets/bc-codes-chooser.h"
#include "widgets/bc-day-entry.h"
#include "widgets/bc-instant-entry.h"

#define LONG_TEXT_MAX_HEIGHT 190 /* pixels: about eight lines; longer texts scroll */

static void
changed_cb (BcFieldEditor *self)
{
  if (self->setting)
    return;
  g_clear_pointer (&self->foreign, g_free);
  bc_field_editor_tell_changed (self);
}

static GtkWidget *
new_entry (BcFieldEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  if (self->field == BC_FIELD_TELEPHONE || self->field == BC_FIELD_AGENT_TELEPHONE)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_PHONE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  return entry;
}

static gboolean
count_key_cb (BcFieldEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  gint64 count;
  g_autofree char *text = NULL;
  g_autofree char *old = bc_field_editor_read (self);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  if (old == NULL
      || !g_ascii_string_to_signed (old, 10, self->info->minimum, self->info->maximum, &count,
                                    NULL))
    count = keyval == GDK_KEY_Up ? self->info->minimum - 1 : self->info->minimum + 1;
  count += keyval == GDK_KEY_Up ? 1 : -1;
  text = g_strdup_printf ("%" G_GINT64_FORMAT,
                          CLAMP (count, self->info->minimum, self->info->maximum));
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_count_entry (BcFieldEditor *self)
{
  GtkWidget *entry = new_entry (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (count_key_cb), self);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
new_text_view (BcFieldEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  /* Tab goes on to the next field: a form is walked through with it. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 7);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 7);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (changed_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LONG_TEXT_MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "long-text");
  self->frame = scroller;
  return view;
}

/* The first row stands for nothing given; a required field that has its value does not offer it. */
static gboolean
has_empty_row (BcFieldEditor *self, int value)
{
  return !self->is_required || value < 0;
}

static void
fill_drop_down (BcFieldEditor *self, int value)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gboolean has_empty = has_empty_row (self, value);

  if (has_empty)
    gtk_string_list_append (labels, "—");
  for (int i = 0; i < self->info->values->n_values; i++)
    gtk_string_list_append (labels, bc_enum_label (self->info->values, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->editor), G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor),
                              (guint) (has_empty ? value + 1 : value));
}

static int
get_drop_down_value (BcFieldEditor *self)
{
  GListModel *labels = gtk_drop_down_get_model (GTK_DROP_DOWN (self->editor));
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));
  int offset = (int) g_list_model_get_n_items (labels) - self->info->values->n_values;

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected - offset;
}

static GtkWidget *
new_check (BcFieldEditor *self)
{
  GtkWidget *check = gtk_check_button_new_with_label (bc_field_label (self->field));

  gtk_widget_set_halign (check, GTK_ALIGN_START);
  gtk_widget_set_visible (self->head, FALSE);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
  return check;
}

static GtkWidget *
new_editor (BcFieldEditor *self)
{
  const BcFieldInfo *info = self->info;
  GtkWidget *editor;

  switch (info->kind)
    {
    case BC_KIND_LONG:
      return new_text_view (self);
    case BC_KIND_ENUM:
      editor = gtk_drop_down_new (NULL, NULL);
      g_signal_connect_swapped (editor, "notify::selected", G_CALLBACK (changed_cb), self);
      return editor;
    case BC_KIND_CODE:
      editor = bc_code_chooser_new (self->hall, info->table, self->today);
      g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
      return editor;
    case BC_KIND_CODES:
      editor = info->table != BC_TABLE_NONE
                   ? bc_codes_chooser_new_for_table (self->hall, info->table, self->today)
                   : bc_codes_chooser_new_for_enum (info->values);
      g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
      return editor;
    case BC_KIND_COUNT:
      return new_count_entry (self);
    case BC_KIND_FLAG:
      return new_check (self);
    case BC_KIND_DAY:
      editor = bc_day_entry_new (self->today);
      g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
      return editor;
    case BC_KIND_INSTANT:
      editor = bc_instant_entry_new (self->hall, self->today);
      g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
      return editor;
    case BC_KIND_TEXT:
    default:
      return new_entry (self);
    }
}

void
bc_field_editor_build (BcFieldEditor *self)
{
  GtkWidget *inner;

  self->editor = new_editor (self);
  if (self->frame == NULL)
    self->frame = self->editor;
  gtk_widget_set_hexpand (self->frame, TRUE);
  gtk_box_append (GTK_BOX (self->slot), self->frame);

  /* Composite editors carry the name and the error on the entry inside, which is what takes the
   * focus. */
  inner = self->editor;
  while (inner != NULL && !GTK_IS_ENTRY (inner) && !GTK_IS_TEXT_VIEW (inner)
         && !GTK_IS_DROP_DOWN (inner) && !GTK_IS_CHECK_BUTTON (inner))
    inner = gtk_widget_get_first_child (inner);
  self->focus_widget = inner != NULL ? inner : self->editor;
  if (self->frame == self->editor)
    self->frame = self->focus_widget;
  if (self->info->kind == BC_KIND_ENUM)
    fill_drop_down (self, -1);
}

char *
bc_field_editor_read (BcFieldEditor *self)
{
  if (self->foreign != NULL)
    return g_strdup (self->foreign);

  switch (self->info->kind)
    {
    case BC_KIND_LONG:
      {
        GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
        GtkTextIter start;
        GtkTextIter end;
        g_autofree char *text = NULL;

        gtk_text_buffer_get_bounds (buffer, &start, &end);
        text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
        return bc_text_is_blank (text) ? NULL : g_steal_pointer (&text);
      }
    case BC_KIND_ENUM:
      {
        int value = get_drop_down_value (self);

        return value >= 0 ? g_strdup (bc_enum_code (self->info->values, value)) : NULL;
      }
    case BC_KIND_CODE:
      return g_strdup (bc_code_chooser_get_value (BC_CODE_CHOOSER (self->editor)));
    case BC_KIND_CODES:
      return bc_codes_chooser_get_value (BC_CODES_CHOOSER (self->editor));
    case BC_KIND_FLAG:
      return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->editor)) ? "1" : "0");
    case BC_KIND_DAY:
      return bc_day_entry_get_text (BC_DAY_ENTRY (self->editor));
    case BC_KIND_INSTANT:
      return bc_instant_entry_get_text (BC_INSTANT_ENTRY (self->editor));
    case BC_KIND_TEXT:
    case BC_KIND_COUNT:
    default:
      {
        const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));

        return bc_text_is_blank (text) ? NULL : g_strdup (text);
      }
    }
}

static void
write_enum (BcFieldEditor *self, const char *text)
{
  int value = bc_enum_find (self->info->values, text);

  if (value < 0 && !bc_text_is_blank (text))
    self->foreign = g_strdup (text);
  fill_drop_down (self, value);
}

void
bc_field_editor_write (BcFieldEditor *self, const char *text)
{
  g_clear_pointer (&self->foreign, g_free);
  switch (self->info->kind)
    {
    case BC_KIND_LONG:
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)),
                                text != NULL ? text : "", -1);
      break;
    case BC_KIND_ENUM:
      write_enum (self, text);
      break;
    case BC_KIND_CODE:
      bc_code_chooser_set_code (BC_CODE_CHOOSER (self->editor), text);
      break;
    case BC_KIND_CODES:
      bc_codes_chooser_set_codes (BC_CODES_CHOOSER (self->editor), text);
      break;
    case BC_KIND_FLAG:
      if (text != NULL && !g_str_equal (text, "0") && !g_str_equal (text, "1"))
        self->foreign = g_strdup (text);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->editor), g_strcmp0 (text, "1") == 0);
      break;
    case BC_KIND_DAY:
      bc_day_entry_set_text (BC_DAY_ENTRY (self->editor), text);
      break;
    case BC_KIND_INSTANT:
      bc_instant_entry_set_text (BC_INSTANT_ENTRY (self->editor), text);
      break;
    case BC_KIND_TEXT:
    case BC_KIND_COUNT:
    default:
      gtk_editable_set_text (GTK_EDITABLE (self->editor), text != NULL ? text : "");
      break;
    }
}

void
bc_field_editor_set_hall (BcFieldEditor *self, BcHall *hall)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  if (self->hall == hall)
    return;
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall != NULL ? bc_hall_ref (hall) : NULL;
  self->setting = TRUE;
  if (BC_IS_CODE_CHOOSER (self->editor))
    bc_code_chooser_set_hall (BC_CODE_CHOOSER (self->editor), hall);
  else if (BC_IS_CODES_CHOOSER (self->editor))
    bc_codes_chooser_set_hall (BC_CODES_CHOOSER (self->editor), hall);
  else if (BC_IS_INSTANT_ENTRY (self->editor))
    bc_instant_entry_set_hall (BC_INSTANT_ENTRY (self->editor), hall);
  self->setting = FALSE;
}

void
bc_field_editor_set_today (BcFieldEditor *self, BcDay today)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  self->today = today;
  if (BC_IS_CODE_CHOOSER (self->editor))
    bc_code_chooser_set_today (BC_CODE_CHOOSER (self->editor), today);
  else if (BC_IS_CODES_CHOOSER (self->editor))
    bc_codes_chooser_set_today (BC_CODES_CHOOSER (self->editor), today);
  else if (BC_IS_DAY_ENTRY (self->editor))
    bc_day_entry_set_today (BC_DAY_ENTRY (self->editor), today);
  else if (BC_IS_INSTANT_ENTRY (self->editor))
    bc_instant_entry_set_today (BC_INSTANT_ENTRY (self->editor), today);
}

void
bc_field_editor_set_department (BcFieldEditor *self, const char *department)
{
  g_return_if_fail (BC_IS_FIELD_EDITOR (self));

  if (BC_IS_CODE_CHOOSER (self->editor))
    bc_code_chooser_set_department (BC_CODE_CHOOSER (self->editor), department);
}

GtkWidget *
bc_field_editor_get_editor (BcFieldEditor *self)
{
  g_return_val_if_fail (BC_IS_FIELD_EDITOR (self), NULL);

  return self->editor;
}
