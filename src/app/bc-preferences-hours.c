/* When the hall is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-preferences-hours.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "base/bc-text.h"
#include "base/bc-trace.h"
#include "model/bc-desk-hours.h"

#define SATURDAY (1u << 6)
#define SUNDAY   (1u << 7)

enum
{
  FIELD_OPEN,
  FIELD_LUNCH_FROM,
  FIELD_LUNCH_TO,
  FIELD_CLOSE,
  N_FIELDS,
};

typedef struct
{
  GtkWidget *group; /* borrowed: it owns this */
  BcDesk *desk;
  GtkWidget *rows[N_FIELDS];
  GtkWidget *messages[N_FIELDS]; /* what is wrong with the field above */
  GtkWidget *saturday;
  GtkWidget *sunday;
  GtkWidget *counts;
  GtkWidget *save;
  GtkWidget *note;
  gboolean filling;
  guint edits; /* how often the person changed something, */
  guint
      settled; /* and how much of it the file has: another seat's hours must not go over what is typed here */
  guint sent;
} Hours;

static void
hours_free (gpointer data)
{
  Hours *self = data;

  g_object_unref (self->desk);
  g_free (self);
}

static void
say (Hours *self, const char *message, gboolean wrong)
{
  gtk_label_set_label (GTK_LABEL (self->note), message != NULL ? message : "");
  gtk_widget_set_visible (self->note, message != NULL);
  if (wrong)
    gtk_widget_add_css_class (self->note, "error");
  else
    gtk_widget_remove_css_class (self->note, "error");
}

static void
mark (Hours *self, guint field, const char *message)
{
  GtkWidget *row = self->rows[field];

  gtk_label_set_label (GTK_LABEL (self->messages[field]), message != NULL ? message : "");
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->messages[field], ADW_TYPE_PREFERENCES_ROW),
                          message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
  if (message != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

static void
set_time (Hours *self, guint field, int second)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);

  gtk_editable_set_text (GTK_EDITABLE (self->rows[field]), text);
}

static void
fill (Hours *self, const BcHours *hours)
{
  gboolean lunch = hours->lunch.from != hours->lunch.to;

  self->filling = TRUE;
  set_time (self, FIELD_OPEN, hours->open);
  set_time (self, FIELD_CLOSE, hours->close);
  set_time (self, FIELD_LUNCH_FROM, hours->lunch.from);
  set_time (self, FIELD_LUNCH_TO, hours->lunch.to);
  for (guint i = FIELD_LUNCH_FROM; !lunch && i <= FIELD_LUNCH_TO; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), "");
  gtk_switch_set_active (GTK_SWITCH (self->saturday), (hours->weekend & SATURDAY) != 0);
  gtk_switch_set_active (GTK_SWITCH (self->sunday), (hours->weekend & SUNDAY) != 0);
  gtk_switch_set_active (GTK_SWITCH (self->counts), hours->weekend_counts);
  self->filling = FALSE;
}

/* The four times, each wrong one marked. A lunch break of two empty fields is none. */
static gboolean
read_times (Hours *self, char *texts[N_FIELDS])
{
  gboolean lunch = *texts[FIELD_LUNCH_FROM] != '\0' || *texts[FIELD_LUNCH_TO] != '\0';
  gboolean good = TRUE;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean known;
      BcHours trial;

      bc_hours_init (&trial);
      if (!lunch && (i == FIELD_LUNCH_FROM || i == FIELD_LUNCH_TO))
        continue;
      if (bc_hours_set (&trial, "open", texts[i], &known, &error))
        continue;
      mark (self, i, *texts[i] != '\0' ? error->message : _ ("Write a time of day, as 17:30."));
      good = FALSE;
    }
  return good;
}

/* At which field it stands that the times do not agree. */
static guint
blame (const BcHours *hours)
{
  if (hours->open >= hours->close)
    return FIELD_CLOSE;
  return hours->lunch.to >= hours->close ? FIELD_LUNCH_TO : FIELD_LUNCH_FROM;
}

/* Reads the form: FALSE after marking what is wrong. @settings: what differs from the hall's. */
static gboolean
collect (Hours *self, GHashTable *settings)
{
  const BcHours *before = bc_hall_hours (bc_desk_get_hall (self->desk));
  BcHours hours = *before;
  char *texts[N_FIELDS];
  g_autofree char *lunch = NULL;
  g_autoptr (GError) error = NULL;
  gboolean known, good;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      mark (self, i, NULL);
      texts[i] =
          g_strstrip (bc_text_fold_width (gtk_editable_get_text (GTK_EDITABLE (self->rows[i]))));
    }
  lunch = g_strdup_printf ("%s-%s", texts[FIELD_LUNCH_FROM], texts[FIELD_LUNCH_TO]);
  good = read_times (self, texts) && bc_hours_set (&hours, "open", texts[FIELD_OPEN], &known, NULL)
         && bc_hours_set (&hours, "close", texts[FIELD_CLOSE], &known, NULL)
         && bc_hours_set (&hours, "lunch", lunch[1] != '\0' ? lunch : "", &known, NULL);
  if (good && !bc_hours_check (&hours, &error))
    {
      mark (self, blame (&hours), error->message);
      good = FALSE;
    }
  if (good)
    {
      gboolean saturday = gtk_switch_get_active (GTK_SWITCH (self->saturday));
      gboolean sunday = gtk_switch_get_active (GTK_SWITCH (self->sunday));
      gboolean counts = gtk_switch_get_active (GTK_SWITCH (self->counts));

      if (hours.open != before->open)
        g_hash_table_insert (settings, (gpointer) "open", g_strdup (texts[FIELD_OPEN]));
      if (hours.close != before->close)
        g_hash_table_insert (settings, (gpointer) "close", g_strdup (texts[FIELD_CLOSE]));
      if (hours.lunch.from != before->lunch.from || hours.lunch.to != before->lunch.to)
        g_hash_table_insert (settings, (gpointer) "lunch",
                             g_strdup (lunch[1] != '\0' ? lunch : ""));
      if (saturday != ((before->weekend & SATURDAY) != 0)
          || sunday != ((before->weekend & SUNDAY) != 0))
        g_hash_table_insert (settings, (gpointer) "weekend_open",
                             g_strdup (saturday && sunday ? "6,7"
                                       : saturday         ? "6"
                                       : sunday           ? "7"
                                                          : ""));
      if (counts != before->weekend_counts)
        g_hash_table_insert (settings, (gpointer) "weekend_counts", g_strdup (counts ? "1" : "0"));
    }
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (texts[i]);
  return good;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  Hours *self = g_object_get_data (G_OBJECT (group), "hours");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcYearPreview) preview = bc_desk_set_hours_finish (BC_DESK (source), result, &error);
  g_autofree char *words = NULL;
  guint moved;

  gtk_widget_set_sensitive (self->save, preview == NULL || self->edits != self->sent);
  if (preview == NULL)
    {
      say (self, error->message, TRUE);
      bc_trace ("hours refused");
      return;
    }
  self->settled = self->sent;
  moved = preview->shifts->len;
  words = moved == 0
              ? g_strdup (_ ("Saved."))
              : g_strdup_printf (ngettext ("Saved. The dates of %u ticket have moved.",
                                           "Saved. The dates of %u tickets have moved.", moved),
                                 moved);
  say (self, words, FALSE);
  bc_trace ("hours saved");
}

static void
save_cb (GtkWidget *widget, Hours *self)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  say (self, NULL, FALSE);
  if (!collect (self, settings))
    {
      bc_trace ("hours wrong");
      return;
    }
  gtk_widget_set_sensitive (self->save, FALSE);
  self->sent = self->edits;
  if (g_hash_table_size (settings) == 0)
    {
      self->settled = self->edits;
      return;
    }
  bc_desk_set_hours_async (self->desk, settings, NULL, 0, saved_cb, g_object_ref (self->group));
}

static void
edited_cb (Hours *self)
{
  if (self->filling)
    return;
  self->edits++;
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
hall_cb (BcDesk *desk, GParamSpec *pspec, GtkWidget *group)
{
  Hours *self = g_object_get_data (G_OBJECT (group), "hours");

  if (bc_desk_get_hall (desk) != NULL && self->edits == self->settled)
    fill (self, bc_hall_hours (bc_desk_get_hall (desk)));
}

static void
add_field (Hours *self, guint field, const char *title, gboolean may_change)
{
  GtkWidget *message_row = adw_preferences_row_new ();
  GtkWidget *message = gtk_label_new ("");

  self->rows[field] = adw_entry_row_new ();
  self->messages[field] = message;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[field]), title);
  gtk_widget_set_sensitive (self->rows[field], may_change);
  g_signal_connect_swapped (self->rows[field], "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect (self->rows[field], "entry-activated", G_CALLBACK (save_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->rows[field]);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_widget_add_css_class (message, "error");
  gtk_widget_set_margin_start (message, 12);
  gtk_widget_set_margin_end (message, 12);
  gtk_widget_set_margin_top (message, 6);
  gtk_widget_set_margin_bottom (message, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (message_row), message);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (message_row), FALSE);
  gtk_widget_set_focusable (message_row, FALSE);
  gtk_widget_set_visible (message_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), message_row);
}

static GtkWidget *
add_switch (Hours *self, const char *title, const char *subtitle, gboolean may_change)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_widget_set_sensitive (row, may_change);
  g_signal_connect_swapped (control, "notify::active", G_CALLBACK (edited_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  return control;
}

static void
add_save (Hours *self, gboolean may_change)
{
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_set_valign (self->save, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->save,
                               _ ("Save the opening hours; open tickets are counted anew"));
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_visible (self->save, may_change);
  g_signal_connect (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), self->save);
  self->note = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_set_margin_top (self->note, 6);
  gtk_widget_set_visible (self->note, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->note);
}

GtkWidget *
bc_preferences_hours_new (BcDesk *desk)
{
  Hours *self = g_new0 (Hours, 1);
  gboolean may_change = bc_desk_may_set_hours (desk);

  self->group = adw_preferences_group_new ();
  self->desk = g_object_ref (desk);
  self->filling = TRUE;
  g_object_set_data_full (G_OBJECT (self->group), "hours", self, hours_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Opening hours"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->group),
      may_change ? _ ("Of this hall, for all seats; due dates are counted by them.")
                 : _ ("Of this hall, for all seats; due dates are counted by them. An "
                      "administrator changes them."));
  add_save (self, may_change);
  add_field (self, FIELD_OPEN, _ ("Opens"), may_change);
  add_field (self, FIELD_LUNCH_FROM, _ ("Lunch break from (empty for none)"), may_change);
  add_field (self, FIELD_LUNCH_TO, _ ("Lunch break until"), may_change);
  add_field (self, FIELD_CLOSE, _ ("Closes"), may_change);
  self->saturday = add_switch (self, _ ("Open on Saturdays"), NULL, may_change);
  self->sunday = add_switch (self, _ ("Open on Sundays"), NULL, may_change);
  self->counts =
      add_switch (self, _ ("These weekend days count as working days"),
                  _ ("Otherwise the hall is open, and limits pass over them."), may_change);
  fill (self, bc_hall_hours (bc_desk_get_hall (desk)));
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (hall_cb), self->group, 0);
  return self->group;
}
