/* Preferences and the about window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-preferences.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "app/bc-preferences-hours.h"
#include "app/bc-preferences-paper.h"
#include "bc-config.h"

/* A setting with few values as a row with a drop-down. */
typedef struct
{
  const char *key;
  const char *values[4];
  const char *labels[4];
} Choice;

static gboolean
value_to_index (GValue *value, GVariant *variant, gpointer data)
{
  const Choice *choice = data;

  for (guint i = 0; choice->values[i] != NULL; i++)
    if (strcmp (choice->values[i], g_variant_get_string (variant, NULL)) == 0)
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
index_to_value (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_string (((const Choice *) data)->values[g_value_get_uint (value)]);
}

static void
add_choice (AdwPreferencesGroup *group,
            GSettings *settings,
            const Choice *choice,
            const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; choice->labels[i] != NULL; i++)
    gtk_string_list_append (list, _ (choice->labels[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_settings_bind_with_mapping (settings, choice->key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                value_to_index, index_to_value, (gpointer) choice, NULL);
  adw_preferences_group_add (group, row);
}

static gboolean
is_time (const char *text)
{
  int hour, minute, end = 0;

  return sscanf (text, "%2d:%2d%n", &hour, &minute, &end) == 2 && text[end] == '\0' && hour >= 0
         && hour < 24 && minute >= 0 && minute < 60;
}

static void
time_applied_cb (AdwEntryRow *row, GSettings *settings)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (is_time (text))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      g_settings_set_string (settings, g_object_get_data (G_OBJECT (row), "key"), text);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _ ("Write the time as 17:30."));
}

static void
add_time (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *value = g_settings_get_string (settings, key);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_signal_connect_object (row, "apply", G_CALLBACK (time_applied_cb), settings, 0);
  adw_preferences_group_add (group, row);
}

static void
add_switch (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  g_settings_bind (settings, key, control, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

void
bc_preferences_present (GtkWindow *parent, BcDesk *desk, GSettings *settings)
{
  static const Choice scheme = { "color-scheme",
                                 { "system", "light", "dark", NULL },
                                 { N_ ("As the desktop"), N_ ("Light"), N_ ("Dark"), NULL } };
  static const Choice week = { "week-start",
                               { "monday", "sunday", NULL, NULL },
                               { N_ ("Monday"), N_ ("Sunday"), NULL, NULL } };
  GtkWidget *window = adw_preferences_window_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group;

  group = add_group (page, _ ("Appearance"), NULL);
  add_choice (group, settings, &scheme, _ ("Colours"));
  add_choice (group, settings, &week, _ ("The week begins on"));
  group = add_group (page, _ ("Alerts"),
                     _ ("Desktop alerts tell of tickets that are due today or overdue; they never "
                        "carry a name or a telephone number."));
  add_switch (group, settings, "alerts-enabled", _ ("Show alerts"));
  add_time (group, settings, "quiet-from", _ ("Quiet from"));
  add_time (group, settings, "quiet-to", _ ("Quiet until"));
  if (bc_desk_get_hall (desk) != NULL)
    {
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (bc_preferences_hours_new (desk)));
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (bc_preferences_days_new (desk)));
      adw_preferences_page_add (page,
                                ADW_PREFERENCES_GROUP (bc_preferences_paper_new (desk, settings)));
    }
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 480);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

void
bc_about_present (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window, "application-name", _ ("Bancheng"), "application-icon", BC_APP_ID,
                "version", BC_VERSION, "developer-name", _ ("The Bancheng team"), "comments",
                _ ("The back office of the “can’t-get-it-done” window of a government service "
                   "hall."),
                "license-type", GTK_LICENSE_GPL_3_0, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
}
