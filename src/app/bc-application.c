/* The application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "alert/bc-alert-text.h"
#include "alert/bc-libnotify.h"
#include "bc-config.h"
#include "widgets/bc-frame-probe.h"

#define SCHEMA_ID     BC_APP_ID
#define PRESENT_AFTER 300 /* ms */

G_DEFINE_FINAL_TYPE (BcApplication, bc_application, ADW_TYPE_APPLICATION)

typedef void (*WindowFunc) (BcWindow *window, gpointer data);

static void
for_each_window (BcApplication *self, WindowFunc func, gpointer data)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (BC_IS_WINDOW (l->data))
      func (l->data, data);
}

BcWindow *
bc_application_active_window (BcApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  /* A dialog may be the active one; what it belongs to is meant. */
  while (active != NULL && !BC_IS_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  if (active != NULL)
    return BC_WINDOW (active);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (BC_IS_WINDOW (l->data))
      return l->data;
  return bc_window_new (ADW_APPLICATION (self), self->desk, self->settings);
}

/* Whoever is at this desk by the command line, by the last time, or, in a demonstration hall,
 * whoever may do most. */
static void
sign_in (BcApplication *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autofree char *last = g_settings_get_string (self->settings, "last-staff");
  const BcEntry *best = NULL;

  if (self->sign_in_as != NULL && bc_desk_set_staff (self->desk, self->sign_in_as))
    return;
  if (*last != '\0' && bc_desk_set_staff (self->desk, last))
    return;
  if (!bc_hall_is_demonstration (hall))
    return;
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_STAFF); i++)
    {
      const BcEntry *entry = bc_hall_entry (hall, BC_TABLE_STAFF, i);

      if (best == NULL || __builtin_popcount (entry->roles) > __builtin_popcount (best->roles))
        best = entry;
    }
  if (best != NULL)
    bc_desk_set_staff (self->desk, best->code);
}

static void
hall_opened (BcWindow *window, gpointer data)
{
  bc_window_hall_opened (window);
}

typedef struct
{
  const char *path;
  const GError *error;
} Failure;

static void
hall_failed (BcWindow *window, gpointer data)
{
  const Failure *failure = data;

  bc_window_hall_failed (window, failure->path, failure->error);
}

static gboolean
present_cb (gpointer data)
{
  BcApplication *self = data;
  BcWindow *window = bc_application_active_window (self);

  self->present_source = 0;
  if (bc_desk_get_connection (self->desk) == BC_CONNECTION_OPENING)
    bc_window_hall_opening (window, bc_desk_get_path (self->desk), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
present_now (BcApplication *self)
{
  g_clear_handle_id (&self->present_source, g_source_remove);
  present_cb (self);
}

/* A hall opens in less time than a window takes to be drawn twice: it is shown at once with its board, and only a file that takes its time is waited for
 * in sight. */
static void
present_soon (BcApplication *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (bc_application_active_window (self))))
    present_now (self);
  else if (self->present_source == 0)
    self->present_source = g_timeout_add (PRESENT_AFTER, present_cb, self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcApplication) self = BC_APPLICATION (g_application_get_default ());

  g_object_ref (self);
  if (!bc_desk_open_finish (BC_DESK (source), result, &error))
    {
      Failure failure = { path, error };

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      for_each_window (self, hall_failed, &failure);
      present_now (self);
      return;
    }
  g_settings_set_string (self->settings, "last-file", path);
  sign_in (self);
  for_each_window (self, hall_opened, NULL);
  present_now (self);
  if (self->ticket != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-ticket",
                                    g_variant_new_string (self->ticket));
  g_clear_pointer (&self->ticket, g_free);
}

void
bc_application_open_hall (BcApplication *self, const char *path)
{
  g_autofree char *early = g_steal_pointer (&self->early);

  if (g_strcmp0 (early, path) != 0)
    bc_desk_open_async (self->desk, path, NULL, opened_cb, g_strdup (path));
  present_soon (self);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = data;
  g_autoptr (GError) error = NULL;
  BcApplication *self = BC_APPLICATION (g_application_get_default ());

  if (bc_desk_create_finish (BC_DESK (source), result, &error))
    bc_application_open_hall (self, path);
  else
    {
      Failure failure = { path, error };

      for_each_window (self, hall_failed, &failure);
    }
}

void
bc_application_create_hall (BcApplication *self, const char *path, const char *name, guint count)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* A folder that cannot be made is reported by the creation itself, with the path. */
  g_mkdir_with_parents (folder, 0700);
  bc_window_hall_opening (bc_application_active_window (self), path, TRUE);
  bc_desk_create_async (self->desk, path, name, count, NULL, created_cb, g_strdup (path));
}

char *
bc_application_demonstration_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "bancheng", "demo.hall", NULL);
}

static void
open_ticket_cb (BcAlerts *alerts, BcTicket *ticket, const char *token, BcApplication *self)
{
  BcWindow *window = bc_application_active_window (self);

  if (token != NULL)
    gtk_window_set_startup_id (GTK_WINDOW (window), token);
  gtk_window_present (GTK_WINDOW (window));
  bc_window_open_ticket (window, ticket);
}

/* Where the desktop shows no notices the window tells it itself. */
static void
told_cb (BcAlerts *alerts, int level, GPtrArray *tickets, gboolean is_shown, BcApplication *self)
{
  g_autofree char *title = NULL;

  if (is_shown)
    return;
  title = bc_alert_title (level, tickets->len);
  bc_window_toast (bc_application_active_window (self), title, FALSE);
}

/* The seat's name in the hall's history: the machine's, and something that two machines of one name
 * do not share. */
static char *
seat_of (GSettings *settings)
{
  g_autofree char *seat = g_settings_get_string (settings, "seat-id");

  if (*seat == '\0')
    {
      g_free (seat);
      seat = g_strdup_printf ("%s-%04x", g_get_host_name (), g_random_int () & 0xffff);
      g_settings_set_string (settings, "seat-id", seat);
    }
  return g_steal_pointer (&seat);
}

static void
apply_color_scheme (BcApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (strcmp (scheme, "light") == 0)
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (strcmp (scheme, "dark") == 0)
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

/* A session that ends, or a test, asks by a signal: what is typed is kept first, as at any other
 * end. */
static gboolean
terminate_cb (gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
  return G_SOURCE_REMOVE;
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/cn/bancheng/Bancheng/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/cn/bancheng/Bancheng/icons");
}

static void
bc_application_startup (GApplication *application)
{
  BcApplication *self = BC_APPLICATION (application);
  g_autofree char *drafts = g_build_filename (g_get_user_data_dir (), "bancheng", "drafts", NULL);
  g_autofree char *seat = NULL;

  self->settings = g_settings_new (SCHEMA_ID);
  self->clock = bc_clock_new_system ();
  seat = seat_of (self->settings);
  self->desk = bc_desk_new (self->clock, seat, drafts);
  self->backups = bc_backups_new (self->desk);
  if (self->early != NULL)
    bc_desk_open_async (self->desk, self->early, NULL, opened_cb, g_strdup (self->early));
  G_APPLICATION_CLASS (bc_application_parent_class)->startup (application);
  self->notifier = BC_NOTIFIER (bc_libnotify_new (_ ("Bancheng"), BC_APP_ID));
  self->alerts = bc_alerts_new (self->desk, self->notifier);
  g_settings_bind (self->settings, "alerts-enabled", self->alerts, "enabled", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "quiet-from", self->alerts, "quiet-from", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "quiet-to", self->alerts, "quiet-to", G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->alerts, "open-ticket", G_CALLBACK (open_ticket_cb), self, 0);
  g_signal_connect_object (self->alerts, "told", G_CALLBACK (told_cb), self, 0);
  load_style ();
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  bc_application_add_actions (self);
  g_unix_signal_add (SIGTERM, terminate_cb, self);
  g_unix_signal_add (SIGINT, terminate_cb, self);
}

static void
bc_application_shutdown (GApplication *application)
{
  BcApplication *self = BC_APPLICATION (application);

  bc_frame_probe_report ();
  g_clear_handle_id (&self->present_source, g_source_remove);
  g_clear_object (&self->alerts);
  if (self->backups != NULL)
    g_object_run_dispose (G_OBJECT (self->backups));
  g_clear_object (&self->backups);
  g_clear_object (&self->notifier);
  if (self->desk != NULL)
    {
      /* What was typed last is on the disk before the program ends. */
      bc_drafts_flush (bc_desk_get_drafts (self->desk));
      bc_desk_close (self->desk);
    }
  g_clear_object (&self->desk);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (bc_application_parent_class)->shutdown (application);
}

static void
bc_application_activate (GApplication *application)
{
  BcApplication *self = BC_APPLICATION (application);
  BcWindow *window = bc_application_active_window (self);
  g_autofree char *last = g_settings_get_string (self->settings, "last-file");

  if (bc_desk_get_hall (self->desk) == NULL && *last != '\0')
    bc_application_open_hall (self, last);
  else
    gtk_window_present (GTK_WINDOW (window));
}

static void
bc_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  BcApplication *self = BC_APPLICATION (application);
  BcWindow *window = bc_application_active_window (self);
  g_autofree char *path = NULL;

  if (g_file_has_uri_scheme (files[0], "bancheng"))
    {
      /* bancheng://ticket/NUMBER, as the code on a sheet or a link says it. */
      g_autofree char *name = g_file_get_basename (files[0]);

      g_free (self->ticket);
      self->ticket = g_strdup (name);
      if (bc_desk_get_connection (self->desk) == BC_CONNECTION_NONE)
        bc_application_activate (application);
      else
        g_action_group_activate_action (G_ACTION_GROUP (self), "open-ticket",
                                        g_variant_new_string (name));
      return;
    }
  path = g_file_get_path (files[0]);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (files[0]);
      g_autoptr (GError) error =
          g_error_new (BC_ERROR, BC_ERROR_UNSUPPORTED,
                       _ ("Only files on this computer can be opened: copy or mount it first."));

      bc_window_hall_failed (window, uri, error);
      present_now (self);
      return;
    }
  bc_application_open_hall (self, path);
}

static int
bc_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  BcApplication *self = BC_APPLICATION (application);

  g_variant_dict_lookup (options, "as", "s", &self->sign_in_as);
  if (g_variant_dict_contains (options, "new-instance"))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
bc_application_finalize (GObject *object)
{
  BcApplication *self = BC_APPLICATION (object);

  g_free (self->sign_in_as);
  g_free (self->ticket);
  g_free (self->early);
  G_OBJECT_CLASS (bc_application_parent_class)->finalize (object);
}

static void
bc_application_class_init (BcApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bc_application_finalize;
  application_class->startup = bc_application_startup;
  application_class->shutdown = bc_application_shutdown;
  application_class->activate = bc_application_activate;
  application_class->open = bc_application_open;
  application_class->handle_local_options = bc_application_handle_local_options;
}

static void
bc_application_init (BcApplication *self)
{
  static const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Sign in as this member of staff"), N_ ("STAFF") },
    { "new-instance", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_ ("Start a program of its own, as on another desk"), NULL },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

BcApplication *
bc_application_new (void)
{
  return g_object_new (BC_TYPE_APPLICATION, "application-id", BC_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}

void
bc_application_open_early (BcApplication *self, const char *path)
{
  g_free (self->early);
  self->early = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
}

BcDesk *
bc_application_get_desk (BcApplication *self)
{
  return self->desk;
}

BcBackups *
bc_application_get_backups (BcApplication *self)
{
  return self->backups;
}

GSettings *
bc_application_get_settings (BcApplication *self)
{
  return self->settings;
}
