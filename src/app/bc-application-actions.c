/* The application's actions and their keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-application-private.h"

#include <glib/gi18n.h>

#include "app/bc-backup-dialog.h"
#include "app/bc-files.h"
#include "app/bc-preferences.h"
#include "app/bc-year-dialog.h"
#include "bc-config.h"

#define DEMO_COUNT 400

static void
show_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcWindow *window = bc_application_active_window (data);

  bc_window_show_view (window, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTicket) ticket = bc_desk_find_finish (BC_DESK (source), result, &error);
  BcWindow *window = bc_application_active_window (data);

  if (ticket != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      bc_window_open_ticket (window, ticket);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_toast (window, error->message, FALSE);
}

static void
open_ticket_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcApplication *self = data;

  bc_desk_find_async (self->desk, g_variant_get_string (parameter, NULL), NULL, found_cb, self);
}

static void
sign_in_as_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcApplication *self = data;
  const char *code = g_variant_get_string (parameter, NULL);

  if (!bc_desk_set_staff (self->desk, code))
    bc_window_toast (bc_application_active_window (self),
                     _ ("The hall has no such member of staff."), FALSE);
  else
    g_settings_set_string (self->settings, "last-staff", code);
}

static void
choose_staff_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bc_window_sign_in (bc_application_active_window (data));
}

static void
new_ticket_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcWindow *window = bc_application_active_window (data);

  bc_window_new_ticket (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTicket) ticket = bc_desk_undo_finish (BC_DESK (source), result, &error);
  BcWindow *window = bc_application_active_window (data);
  g_autofree char *text = NULL;

  if (ticket == NULL && error == NULL)
    {
      bc_window_toast (window, _ ("The working days and due dates are as they were before"), FALSE);
      return;
    }
  if (ticket == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        bc_window_toast (window, error->message, FALSE);
      return;
    }
  /* Translators: %s is a ticket's number. */
  text = g_strdup_printf (_ ("%s is as it was before"),
                          bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_NUMBER));
  bc_window_toast (window, text, FALSE);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcApplication *self = data;

  bc_desk_undo_async (self->desk, undone_cb, self);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcApplication *self = data;
  BcWindow *window = bc_window_new (ADW_APPLICATION (self), self->desk, self->settings);

  gtk_window_present (GTK_WINDOW (window));
  if (bc_desk_get_hall (self->desk) != NULL)
    bc_window_hall_opened (window);
}

static void
file_chosen (const char *path, gpointer data)
{
  bc_application_open_hall (data, path);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bc_files_choose_hall (GTK_WINDOW (bc_application_active_window (data)), file_chosen, data);
}

static void
new_hall_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bc_files_new_hall (BC_APPLICATION (data), GTK_WINDOW (bc_application_active_window (data)));
}

static void
demonstration_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *path = bc_application_demonstration_path ();

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    bc_application_open_hall (data, path);
  else
    bc_application_create_hall (data, path, NULL, DEMO_COUNT);
}

static void
load_year_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcApplication *self = data;

  bc_year_dialog_present (bc_application_active_window (self), self->desk);
}

static void
backups_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcApplication *self = data;

  bc_backup_dialog_present (GTK_WINDOW (bc_application_active_window (self)), self->desk,
                            self->backups);
}

static void
back_up_now_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bc_backup_now (((BcApplication *) data)->backups, NULL);
}

static gboolean
is_something (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_boolean (to, g_value_get_boxed (from) != NULL);
  return TRUE;
}

/* There is something to back up only while a hall is open. */
static void
bind_to_hall (BcApplication *self, const char *name)
{
  g_object_bind_property_full (self->desk, "hall",
                               g_action_map_lookup_action (G_ACTION_MAP (self), name), "enabled",
                               G_BINDING_SYNC_CREATE, is_something, NULL, NULL, NULL);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BcApplication *self = data;

  bc_preferences_present (GTK_WINDOW (bc_application_active_window (self)), self->desk,
                          self->settings);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bc_about_present (GTK_WINDOW (bc_application_active_window (data)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  /* Closing lets each window keep what is typed; the last one ends the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
  g_application_quit (data);
}

static void
set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.show-view::board", { "<Alt>1", NULL } },
    { "app.show-view::intake", { "<Alt>2", NULL } },
    { "app.show-view::calendar", { "<Alt>3", NULL } },
    { "app.show-view::gate", { "<Alt>4", NULL } },
    { "app.show-view::calls", { "<Alt>5", NULL } },
    { "app.new-ticket", { "<Control>n", NULL } },
    { "app.new-window", { "<Control><Shift>n", NULL } },
    { "app.open", { "<Control>o", NULL } },
    { "app.undo", { "<Control>z", NULL } },
    { "app.choose-staff", { "<Control>l", NULL } },
    { "app.preferences", { "<Control>comma", NULL } },
    { "app.quit", { "<Control>q", NULL } },
    { "win.find", { "<Control>f", NULL } },
    { "win.toggle-sidebar", { "F9", NULL } },
    { "win.print", { "<Control>p", NULL } },
    { "win.close-ticket", { "<Control>w", NULL } },
    { "win.show-shortcuts", { "<Control>question", "F1", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].keys);
}

void
bc_application_add_actions (BcApplication *self)
{
  static const GActionEntry entries[] = {
    { "show-view", show_view_cb, "s", NULL, NULL, { 0 } },
    { "open-ticket", open_ticket_cb, "s", NULL, NULL, { 0 } },
    { "sign-in", sign_in_as_cb, "s", NULL, NULL, { 0 } },
    { "choose-staff", choose_staff_cb, NULL, NULL, NULL, { 0 } },
    { "new-ticket", new_ticket_cb, NULL, NULL, NULL, { 0 } },
    { "undo", undo_cb, NULL, NULL, NULL, { 0 } },
    { "new-window", new_window_cb, NULL, NULL, NULL, { 0 } },
    { "open", open_cb, NULL, NULL, NULL, { 0 } },
    { "new-hall", new_hall_cb, NULL, NULL, NULL, { 0 } },
    { "demonstration", demonstration_cb, NULL, NULL, NULL, { 0 } },
    { "load-year", load_year_cb, NULL, NULL, NULL, { 0 } },
    { "backups", backups_cb, NULL, NULL, NULL, { 0 } },
    { "back-up-now", back_up_now_cb, NULL, NULL, NULL, { 0 } },
    { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
    { "about", about_cb, NULL, NULL, NULL, { 0 } },
    { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_object_bind_property (self->desk, "can-undo",
                          g_action_map_lookup_action (G_ACTION_MAP (self), "undo"), "enabled",
                          G_BINDING_SYNC_CREATE);
  bind_to_hall (self, "backups");
  bind_to_hall (self, "back-up-now");
  set_keys (GTK_APPLICATION (self));
}
