/* An instant by the hall's wall clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-instant-entry.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "widgets/bc-day-entry.h"
#include "widgets/bc-focus.h"

struct _BcInstantEntry
{
  GtkWidget parent_instance;

  BcDayEntry *day;
  GtkEntry *time;

  BcHall *hall;
  char *given; /* what was set, handed out unchanged while nobody touches it: it may have seconds */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (BcInstantEntry, bc_instant_entry, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* (transfer full) (nullable): "HH:MM" for "17:30", "1730", "9:05", "17：30", "17" (o'clock). */
static char *
normalise_time (const char *text)
{
  g_autofree char *folded = bc_text_fold_width (text);
  g_autofree char *clean = bc_text_clean (folded);
  gsize digits = clean != NULL ? strspn (clean, "0123456789") : 0;
  int hour = -1;
  int minute = 0;

  if (digits == 0)
    return NULL;
  if (clean[digits] == '\0' && (digits == 3 || digits == 4))
    {
      int number = (int) g_ascii_strtoll (clean, NULL, 10);

      hour = number / 100;
      minute = number % 100;
    }
  else if (clean[digits] == '\0' && digits <= 2)
    hour = (int) g_ascii_strtoll (clean, NULL, 10);
  else if (clean[digits] == ':' && digits <= 2 && strspn (clean + digits + 1, "0123456789") == 2
           && clean[digits + 3] == '\0')
    {
      hour = (int) g_ascii_strtoll (clean, NULL, 10);
      minute = (int) g_ascii_strtoll (clean + digits + 1, NULL, 10);
    }
  if (hour < 0 || hour > 23 || minute > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

static void
changed_cb (BcInstantEntry *self)
{
  if (self->setting)
    return;
  g_clear_pointer (&self->given, g_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
time_leave_cb (BcInstantEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->time));
  g_autofree char *normal = normalise_time (text);

  if (normal != NULL && !g_str_equal (normal, text))
    gtk_editable_set_text (GTK_EDITABLE (self->time), normal);
}

static gboolean
bc_instant_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_INSTANT_ENTRY (widget)->day));
}

static void
bc_instant_entry_dispose (GObject *object)
{
  BcInstantEntry *self = BC_INSTANT_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->day = NULL;
  self->time = NULL;
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_pointer (&self->given, g_free);
  G_OBJECT_CLASS (bc_instant_entry_parent_class)->dispose (object);
}

static void
bc_instant_entry_class_init (BcInstantEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_instant_entry_dispose;
  widget_class->focus = bc_focus_within;
  widget_class->grab_focus = bc_instant_entry_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_INSTANT_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "instantentry");
}

static void
bc_instant_entry_init (BcInstantEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->day = BC_DAY_ENTRY (bc_day_entry_new (BC_DAY_NONE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->day), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->day), GTK_WIDGET (self));
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (changed_cb), self);

  self->time = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->time), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->time), 6);
  gtk_entry_set_input_purpose (self->time, GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), _ ("Time of the Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time of the Day"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->time), GTK_WIDGET (self));
  g_signal_connect_swapped (self->time, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (time_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->time), focus);
}

static void
show_close (BcInstantEntry *self)
{
  int close = self->hall != NULL ? bc_hall_close (self->hall) : 17 * 3600 + 30 * 60;
  g_autofree char *text = g_strdup_printf ("%02d:%02d", close / 3600, close / 60 % 60);

  gtk_entry_set_placeholder_text (self->time, text);
}

GtkWidget *
bc_instant_entry_new (BcHall *hall, BcDay today)
{
  BcInstantEntry *self = g_object_new (BC_TYPE_INSTANT_ENTRY, NULL);

  bc_day_entry_set_today (self->day, today);
  self->hall = hall != NULL ? bc_hall_ref (hall) : NULL;
  show_close (self);
  return GTK_WIDGET (self);
}

char *
bc_instant_entry_get_text (BcInstantEntry *self)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  const char *typed;

  g_return_val_if_fail (BC_IS_INSTANT_ENTRY (self), NULL);

  if (self->given != NULL)
    return g_strdup (self->given);

  day = bc_day_entry_get_text (self->day);
  typed = gtk_editable_get_text (GTK_EDITABLE (self->time));
  if (bc_text_is_blank (typed))
    {
      if (day == NULL)
        return NULL;
      return g_strdup_printf ("%sT%s", day, gtk_entry_get_placeholder_text (self->time));
    }
  time = normalise_time (typed);
  return g_strdup_printf ("%sT%s", day != NULL ? day : "", time != NULL ? time : typed);
}

/* What cannot be read as an instant is put back where it was typed: the day before the T, the time
 * behind it. */
static void
show_typed (BcInstantEntry *self, const char *text)
{
  const char *t = strrchr (text, 'T');
  g_autofree char *day = t != NULL ? g_strndup (text, (gsize) (t - text)) : g_strdup (text);

  bc_day_entry_set_text (self->day, day);
  gtk_editable_set_text (GTK_EDITABLE (self->time), t != NULL ? t + 1 : "");
}

void
bc_instant_entry_set_text (BcInstantEntry *self, const char *text)
{
  gint64 instant;
  gboolean is_read;

  g_return_if_fail (BC_IS_INSTANT_ENTRY (self));

  if (text == NULL)
    text = "";
  is_read = self->hall != NULL && bc_instant_parse (text, bc_hall_zone (self->hall), &instant);
  self->setting = TRUE;
  if (is_read)
    {
      int second;
      BcDay day = bc_instant_to_day (instant, bc_hall_zone (self->hall), &second);
      g_autofree char *day_text = bc_day_to_string (day);
      g_autofree char *time_text = g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);

      bc_day_entry_set_text (self->day, day_text);
      gtk_editable_set_text (GTK_EDITABLE (self->time), time_text);
    }
  else
    show_typed (self, text);
  self->setting = FALSE;
  g_free (self->given);
  self->given = bc_text_is_blank (text) ? NULL : g_strdup (text);
}

void
bc_instant_entry_set_hall (BcInstantEntry *self, BcHall *hall)
{
  g_autofree char *given = NULL;

  g_return_if_fail (BC_IS_INSTANT_ENTRY (self));

  if (self->hall == hall)
    return;
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall != NULL ? bc_hall_ref (hall) : NULL;
  show_close (self);
  /* The wall clock may be another one: an untouched instant is shown anew. */
  given = g_strdup (self->given);
  if (given != NULL)
    bc_instant_entry_set_text (self, given);
}

void
bc_instant_entry_set_today (BcInstantEntry *self, BcDay today)
{
  g_return_if_fail (BC_IS_INSTANT_ENTRY (self));

  bc_day_entry_set_today (self->day, today);
}
