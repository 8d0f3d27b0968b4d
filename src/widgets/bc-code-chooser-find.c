/* How the chooser finds: the list below the entry, the keys, and what counts as chosen.
 *
 * The entry keeps the focus all the time and the list below it is only looked at, so an input
 * method works as in any entry: keys reach us in the bubble phase, after it has had them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-code-chooser-private.h"

#include "base/bc-text.h"

#define PAGE_ROWS 8

static gboolean
is_open (BcCodeChooser *self)
{
  return self->popover != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

void
bc_code_chooser_close_list (BcCodeChooser *self)
{
  if (is_open (self))
    gtk_popover_popdown (self->popover);
}

/* The person took @code. */
static void
take (BcCodeChooser *self, const char *code)
{
  g_autofree char *kept = g_strdup (code);

  bc_code_chooser_close_list (self);
  bc_code_chooser_keep_code (self, kept);
  bc_code_chooser_show_code (self);
  bc_code_chooser_tell (self, TRUE);
}

static void
taken_cb (BcCodeChooser *self, const char *code)
{
  take (self, code);
}

static void
ensure_popover (BcCodeChooser *self)
{
  if (self->popover != NULL)
    return;

  self->list = BC_CODE_LIST (bc_code_list_new ());
  g_signal_connect_swapped (self->list, "taken", G_CALLBACK (taken_cb), self);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

/* Shows what matches the text; all rows, with the chosen one marked, while one is chosen. */
static void
open_list (BcCodeChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint count;

  ensure_popover (self);
  count = bc_code_list_fill (self->list, self->hall, self->table, self->code != NULL ? "" : text,
                             self->department, self->today, NULL);
  if (count == 0)
    {
      bc_code_chooser_close_list (self);
      return;
    }
  if (self->code != NULL)
    bc_code_list_mark (self->list, self->code);
  gtk_widget_set_size_request (GTK_WIDGET (self->list),
                               MAX (240, gtk_widget_get_width (GTK_WIDGET (self)) - 12), -1);
  gtk_popover_popup (self->popover);
}

static void
changed_cb (BcCodeChooser *self)
{
  bc_code_chooser_tell_text (self);
  if (self->setting)
    return;
  bc_code_chooser_keep_code (self, NULL);
  if (bc_text_is_blank (bc_code_chooser_get_text (self)))
    bc_code_chooser_close_list (self);
  else
    open_list (self);
  bc_code_chooser_tell (self, FALSE);
}

/* A name or code that was typed whole counts as chosen, without a look at the list; only if one row
 * alone has it. */
static void
take_exact (BcCodeChooser *self)
{
  const char *text = bc_code_chooser_get_text (self);
  g_autofree char *clean = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const BcEntry *exact = NULL;

  if (self->code != NULL || self->hall == NULL || bc_text_is_blank (text))
    return;
  clean = bc_text_clean (text);
  if (clean == NULL)
    return;
  found = bc_hall_search (self->hall, self->table, clean, self->department, self->today, 20);
  for (guint i = 0; i < found->len; i++)
    {
      const BcEntry *entry = g_ptr_array_index (found, i);

      if (g_ascii_strcasecmp (entry->code, clean) == 0 || g_str_equal (entry->name, clean))
        {
          if (exact != NULL)
            return;
          exact = entry;
        }
    }
  if (exact != NULL)
    take (self, exact->code);
}

static gboolean
take_marked (BcCodeChooser *self)
{
  const char *code;

  if (!is_open (self) || !bc_code_list_get_marked (self->list, &code))
    return FALSE;
  take (self, code);
  return TRUE;
}

/* Enter takes the marked row, or what is typed whole; with the list closed it means what Enter
 * means in any other entry of the window. */
static void
activate_cb (BcCodeChooser *self)
{
  if (take_marked (self))
    return;
  take_exact (self);
  gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
focus_leave_cb (BcCodeChooser *self)
{
  bc_code_chooser_close_list (self);
  take_exact (self);
}

static void
icon_press_cb (BcCodeChooser *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (is_open (self))
    bc_code_chooser_close_list (self);
  else
    open_list (self);
}

static gboolean
key_pressed_cb (BcCodeChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int step = 0;

  if (modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    {
      open_list (self);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape && is_open (self))
    {
      bc_code_chooser_close_list (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab)
    {
      take_marked (self);
      return GDK_EVENT_PROPAGATE;
    }
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    step = 1;
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    step = -1;
  else if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    step = PAGE_ROWS;
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    step = -PAGE_ROWS;
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (is_open (self))
    bc_code_list_step (self->list, step);
  else if (step == 1)
    open_list (self);
  return GDK_EVENT_STOP;
}

void
bc_code_chooser_connect (BcCodeChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_press_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
