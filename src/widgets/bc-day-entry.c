/* A date: an entry for "YYYY-MM-DD" with a calendar behind a button.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-day-entry.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "widgets/bc-focus.h"

#define DATE_CHARS 10 /* "2026-09-18" */

struct _BcDayEntry
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkMenuButton *button;
  GtkCalendar *calendar; /* made when the popover first opens */

  BcDay today;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (BcDayEntry, bc_day_entry, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Reads "2026.9.18", "9/18", "2026年9月18日", "20260918" as up to three numbers. Returns how many.
 */
static int
read_numbers (const char *text, int numbers[3])
{
  int count = 0;

  if (strspn (text, "0123456789") == 8 && text[8] == '\0')
    return sscanf (text, "%4d%2d%2d", &numbers[0], &numbers[1], &numbers[2]);

  while (*text != '\0' && count < 3)
    {
      gsize digits = strspn (text, "0123456789");
      gsize gap;

      if (digits == 0 || digits > 4)
        return 0;
      numbers[count++] = (int) g_ascii_strtoll (text, NULL, 10);
      text += digits;
      if (*text == '\0')
        return count;
      gap = strspn (text, "-./ ");
      if (gap > 0)
        text += gap;
      else if (g_str_has_prefix (text, "年") || g_str_has_prefix (text, "月")
               || g_str_has_prefix (text, "日"))
        text = g_utf8_next_char (text);
      else
        return 0;
    }
  return *text == '\0' ? count : 0;
}

char *
bc_day_entry_normalise (const char *text, BcDay today)
{
  g_autofree char *folded = bc_text_fold_width (text != NULL ? text : "");
  g_autofree char *clean = bc_text_clean (folded);
  int numbers[3] = { 0, 0, 0 };
  int count;
  BcDay day = BC_DAY_NONE;

  if (clean == NULL)
    return NULL;
  count = read_numbers (clean, numbers);
  if (count == 3)
    day = bc_day_from_ymd (numbers[0], numbers[1], numbers[2]);
  else if (count == 2 && today != BC_DAY_NONE)
    {
      int year;

      bc_day_to_ymd (today, &year, NULL, NULL);
      day = bc_day_from_ymd (year, numbers[0], numbers[1]);
    }
  return day != BC_DAY_NONE ? bc_day_to_string (day) : NULL;
}

static BcDay
get_day (BcDayEntry *self)
{
  g_autofree char *normal =
      bc_day_entry_normalise (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->today);
  BcDay day;

  return normal != NULL && bc_day_parse (normal, &day) ? day : BC_DAY_NONE;
}

/* Writes @text as the person's own choice. */
static void
choose (BcDayEntry *self, BcDay day)
{
  g_autofree char *text = bc_day_to_string (day);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
changed_cb (BcDayEntry *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
focus_leave_cb (BcDayEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *normal = bc_day_entry_normalise (text, self->today);

  if (normal != NULL && !g_str_equal (normal, text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), normal);
}

static void
day_selected_cb (BcDayEntry *self)
{
  g_autoptr (GDateTime) date = NULL;

  if (self->setting)
    return;
  date = gtk_calendar_get_date (self->calendar);
  choose (self, bc_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                 g_date_time_get_day_of_month (date)));
  gtk_menu_button_popdown (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The calendar shows the date that is typed, else today. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  BcDayEntry *self = BC_DAY_ENTRY (user_data);
  BcDay day = get_day (self);
  int year;
  int month;
  int day_of_month;
  g_autoptr (GDateTime) date = NULL;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      gtk_menu_button_set_popover (button, popover);
    }
  if (day == BC_DAY_NONE)
    day = self->today;
  if (day == BC_DAY_NONE)
    return;
  bc_day_to_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  self->setting = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->setting = FALSE;
}

static gboolean
key_pressed_cb (BcDayEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean is_up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  BcDay day = get_day (self);

  if (is_down && modifiers == GDK_ALT_MASK)
    {
      gtk_menu_button_popup (self->button);
      return GDK_EVENT_STOP;
    }
  if ((!is_down && !is_up) || modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  if (day != BC_DAY_NONE)
    choose (self, day + (is_up ? 1 : -1));
  else if (self->today != BC_DAY_NONE && gtk_entry_get_text_length (self->entry) == 0)
    choose (self, self->today);
  return GDK_EVENT_STOP;
}

static gboolean
bc_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_DAY_ENTRY (widget)->entry));
}

static void
bc_day_entry_dispose (GObject *object)
{
  BcDayEntry *self = BC_DAY_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->entry = NULL;
  self->button = NULL;
  self->calendar = NULL;
  G_OBJECT_CLASS (bc_day_entry_parent_class)->dispose (object);
}

static void
bc_day_entry_class_init (BcDayEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_day_entry_dispose;
  widget_class->focus = bc_focus_within;
  widget_class->grab_focus = bc_day_entry_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dayentry");
}

static void
bc_day_entry_init (BcDayEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->today = BC_DAY_NONE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_placeholder_text (self->entry, _ ("YYYY-MM-DD"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), DATE_CHARS + 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), DATE_CHARS + 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose a Day (Alt+Down)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a Day"), -1);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
bc_day_entry_new (BcDay today)
{
  BcDayEntry *self = g_object_new (BC_TYPE_DAY_ENTRY, NULL);

  self->today = today;
  return GTK_WIDGET (self);
}

char *
bc_day_entry_get_text (BcDayEntry *self)
{
  const char *text;
  char *normal;

  g_return_val_if_fail (BC_IS_DAY_ENTRY (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (bc_text_is_blank (text))
    return NULL;
  normal = bc_day_entry_normalise (text, self->today);
  return normal != NULL ? normal : g_strdup (text);
}

void
bc_day_entry_set_text (BcDayEntry *self, const char *text)
{
  g_return_if_fail (BC_IS_DAY_ENTRY (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->setting = FALSE;
}

void
bc_day_entry_set_today (BcDayEntry *self, BcDay today)
{
  g_return_if_fail (BC_IS_DAY_ENTRY (self));

  self->today = today;
}
