/* The days on which this hall is not what the year's table says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>

#include "app/bc-preferences-hours.h"
#include "base/bc-trace.h"
#include "domain/bc-format.h"
#include "model/bc-desk-hours.h"
#include "widgets/bc-day-entry.h"

#define REASON_CHARS 60

typedef struct
{
  GtkWidget *group; /* borrowed: it owns this */
  BcDesk *desk;
  gboolean may_change;
  GPtrArray *rows; /* borrowed: of the days */
  GtkWidget *day;
  GtkWidget *kind;
  GtkWidget *reason;
  GtkWidget *error;
} Days;

static void
days_free (gpointer data)
{
  Days *self = data;

  g_object_unref (self->desk);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
say (Days *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  Days *self = g_object_get_data (G_OBJECT (group), "days");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcYearPreview) preview = bc_desk_set_hours_finish (BC_DESK (source), result, &error);

  say (self, preview == NULL ? error->message : NULL);
  bc_trace (preview == NULL ? "hall day refused" : "hall day saved");
}

/* The fields are emptied only when the day is in the file. */
static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Days *self = g_object_get_data (G_OBJECT (data), "days");

  if (!g_task_had_error (G_TASK (result)))
    {
      bc_day_entry_set_text (BC_DAY_ENTRY (self->day), NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
    }
  set_cb (source, result, data);
}

static void
add_cb (GtkWidget *widget, Days *self)
{
  g_autofree char *text = bc_day_entry_get_text (BC_DAY_ENTRY (self->day));
  g_autofree char *reason =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  BcLocalDay local = { .name = reason };

  gtk_widget_remove_css_class (self->day, "error");
  if (!bc_day_parse (text, &local.day))
    {
      gtk_widget_add_css_class (self->day, "error");
      say (self, _ ("Write the day as 2026-09-18."));
      gtk_widget_grab_focus (self->day);
      bc_trace ("hall day wrong");
      return;
    }
  local.kind =
      gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)) == 0 ? BC_DAY_CLOSED : BC_DAY_OPENED;
  bc_desk_set_hours_async (self->desk, NULL, &local, 1, added_cb, g_object_ref (self->group));
}

static void
remove_cb (GtkButton *button, Days *self)
{
  BcLocalDay local = { .kind = BC_DAY_WORKING };

  local.day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day"));
  bc_desk_set_hours_async (self->desk, NULL, &local, 1, set_cb, g_object_ref (self->group));
}

static void
name (GtkWidget *widget, const char *words)
{
  gtk_widget_set_tooltip_text (widget, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
add_day (Days *self, const BcLocalDay *local)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = bc_format_day (local->day);
  const char *kind =
      local->kind == BC_DAY_CLOSED ? _ ("Closed on this day") : _ ("Open, counts as a working day");
  g_autofree char *subtitle = local->name != NULL && *local->name != '\0'
                                  ? g_strdup_printf ("%s · %s", kind, local->name)
                                  : g_strdup (kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (self->may_change)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      name (button, _ ("As the table says again"));
      g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (local->day));
      g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (Days *self)
{
  GArray *days = bc_workdays_local (bc_hall_workdays (bc_desk_get_hall (self->desk)));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < days->len; i++)
    add_day (self, &g_array_index (days, BcLocalDay, i));
  if (days->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("None"));
      gtk_widget_add_css_class (row, "dim-label");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
hall_cb (BcDesk *desk, GParamSpec *pspec, GtkWidget *group)
{
  if (bc_desk_get_hall (desk) != NULL)
    fill (g_object_get_data (G_OBJECT (group), "days"));
}

static void
add_form (Days *self)
{
  const char *kinds[] = { _ ("Closed on this day"), _ ("Open, counts as a working day"), NULL };
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->day = bc_day_entry_new (bc_desk_today (self->desk));
  self->kind = gtk_drop_down_new_from_strings (kinds);
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("Why"));
  gtk_entry_set_max_length (GTK_ENTRY (self->reason), REASON_CHARS);
  gtk_widget_set_hexpand (self->kind, TRUE);
  name (self->day, _ ("The day"));
  name (self->kind, _ ("What the hall does on this day"));
  name (self->reason, _ ("Why the day is another one here"));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect (self->reason, "activate", G_CALLBACK (add_cb), self);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  gtk_grid_attach (GTK_GRID (grid), self->day, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->kind, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->error, 0, 1, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), self->reason, 0, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), add, 1, 2, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

GtkWidget *
bc_preferences_days_new (BcDesk *desk)
{
  Days *self = g_new0 (Days, 1);

  self->group = adw_preferences_group_new ();
  self->desk = g_object_ref (desk);
  self->may_change = bc_desk_may_set_hours (desk);
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self->group), "days", self, days_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Days of this hall"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         _ ("Days on which this hall alone is closed, or works on "
                                            "a day off."));
  self->error = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);
  if (self->may_change)
    add_form (self);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->error);
  fill (self);
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (hall_cb), self->group, 0);
  return self->group;
}
