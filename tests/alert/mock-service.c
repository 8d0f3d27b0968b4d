/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mock-service.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define PYTHON  "/usr/bin/python3"
#define SERVICE "org.freedesktop.Notifications"
#define PATH    "/org/freedesktop/Notifications"
#define MOCK    "org.freedesktop.DBus.Mock"

/* Nothing is started by being called: the machine's own notification service stays out of it. */
#define BUS_CONFIG                                                                                 \
  "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"          \
  "<policy context=\"default\"><allow send_destination=\"*\"/><allow eavesdrop=\"true\"/>"         \
  "<allow own=\"*\"/></policy></busconfig>"

static GSubprocess *bus;

/* What the test has started ends with it, however it ends. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (GSubprocessFlags flags, const char *const *command)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  return process;
}

/* GTestDBus would fork a watcher, which a leak checker then complains about. */
static void
start_bus (void)
{
  g_autofree char *path = NULL;
  g_autofree char *option = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("bus-XXXXXX.conf", &path, &error);

  g_assert_no_error (error);
  close (file);
  g_assert_true (g_file_set_contents (path, BUS_CONFIG, -1, NULL));
  option = g_strdup_printf ("--config-file=%s", path);
  bus = spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
               (const char *[]) { "dbus-daemon", option, "--nofork", "--nopidfile",
                                  "--print-address", NULL });
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (bus));
  address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (address);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  g_unlink (path);
}

gboolean
mock_bus_up (void)
{
  g_autoptr (GSubprocess) probe =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL,
                        PYTHON, "-c", "import dbusmock", NULL);
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");

  if (daemon == NULL || probe == NULL || !g_subprocess_wait_check (probe, NULL, NULL))
    {
      g_print ("1..0 # SKIP dbus-daemon or python3-dbusmock is not here\n");
      return FALSE;
    }
  start_bus ();
  return TRUE;
}

void
mock_bus_down (void)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  /* Otherwise the program would end with its bus. */
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_subprocess_force_exit (bus);
  g_assert_true (g_subprocess_wait (bus, NULL, NULL));
  g_clear_object (&bus);
}

void
mock_wait (gboolean (*done) (gpointer data), gpointer data)
{
  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
}

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  *(gboolean *) data = FALSE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
is_false (gpointer data)
{
  return !*(gboolean *) data;
}

GSubprocess *
mock_service_start (const char *capabilities)
{
  g_autofree char *parameters = g_strdup_printf ("{\"capabilities\": \"%s\"}", capabilities);
  gboolean is_there = FALSE;
  GSubprocess *service;
  guint watch;

  service = spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                   (const char *[]) { PYTHON, "-m", "dbusmock", "--template", "notification_daemon",
                                      "--parameters", parameters, NULL });
  watch = g_bus_watch_name (G_BUS_TYPE_SESSION, SERVICE, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb,
                            vanished_cb, &is_there, NULL);
  mock_wait (is_true, &is_there);
  g_bus_unwatch_name (watch);
  return service;
}

void
mock_service_stop (GSubprocess *self)
{
  gboolean is_there = TRUE;
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, SERVICE, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                  appeared_cb, vanished_cb, &is_there, NULL);

  g_subprocess_force_exit (self);
  g_assert_true (g_subprocess_wait (self, NULL, NULL));
  mock_wait (is_false, &is_there);
  g_bus_unwatch_name (watch);
  g_object_unref (self);
}

/* The main loop goes on while the service answers. */
typedef struct
{
  GVariant *reply;
  GError *error;
  gboolean is_done;
} Call;

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  call->reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &call->error);
  call->is_done = TRUE;
}

static GVariant *
call_mock (const char *method, GVariant *parameters)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Call call = { NULL };

  g_dbus_connection_call (connection, SERVICE, PATH, MOCK, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, &call);
  mock_wait (is_true, &call.is_done);
  g_assert_no_error (call.error);
  return call.reply;
}

guint
mock_count (const char *method)
{
  g_autoptr (GVariant) reply = call_mock ("GetMethodCalls", g_variant_new ("(s)", method));
  g_autoptr (GVariant) calls = g_variant_get_child_value (reply, 0);

  return (guint) g_variant_n_children (calls);
}

MockNotice *
mock_last_notice (void)
{
  g_autoptr (GVariant) reply = call_mock ("GetMethodCalls", g_variant_new ("(s)", "Notify"));
  g_autoptr (GVariant) calls = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) call = NULL;
  g_autoptr (GVariant) arguments = NULL;
  g_autoptr (GVariant) plain = NULL;
  MockNotice *notice = g_new0 (MockNotice, 1);
  GVariant *values[8];

  g_assert_cmpuint (g_variant_n_children (calls), >, 0);
  call = g_variant_get_child_value (calls, g_variant_n_children (calls) - 1);
  arguments = g_variant_get_child_value (call, 1);
  g_assert_cmpuint (g_variant_n_children (arguments), ==, G_N_ELEMENTS (values));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (arguments, i);

      values[i] = g_variant_get_variant (boxed);
    }
  notice->app_name = g_variant_dup_string (values[0], NULL);
  notice->replaces = g_variant_get_uint32 (values[1]);
  notice->icon = g_variant_dup_string (values[2], NULL);
  notice->summary = g_variant_dup_string (values[3], NULL);
  notice->body = g_variant_dup_string (values[4], NULL);
  notice->actions = g_variant_dup_strv (values[5], NULL);
  notice->hints = g_variant_ref (values[6]);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_variant_unref (values[i]);
  return notice;
}

void
mock_notice_free (MockNotice *self)
{
  g_free (self->app_name);
  g_free (self->icon);
  g_free (self->summary);
  g_free (self->body);
  g_strfreev (self->actions);
  g_variant_unref (self->hints);
  g_free (self);
}

void
mock_emit (const char *signal, const char *signature, GVariant *arguments)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) owned = g_variant_ref_sink (arguments);
  g_autoptr (GVariant) reply = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (gsize i = 0; i < g_variant_n_children (owned); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (owned, i);

      g_variant_builder_add (&builder, "v", child);
    }
  reply = call_mock ("EmitSignal", g_variant_new ("(sssav)", SERVICE, signal, signature, &builder));
}
