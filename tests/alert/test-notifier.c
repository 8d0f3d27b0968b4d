/* Notices through a real bus to a service that keeps a list of what it was asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "alert/bc-libnotify.h"

#include "mock-service.h"

#define APP_ID "cn.bancheng.Bancheng"

typedef struct
{
  GSubprocess *service;
  BcNotifier *notifier;
  guint n_activated;
  char *activated;
  char *token;
  guint n_closed;
  char *closed;
} Fixture;

static void
activated_cb (Fixture *self, const char *id, const char *token)
{
  g_free (self->activated);
  g_free (self->token);
  self->activated = g_strdup (id);
  self->token = g_strdup (token);
  self->n_activated++;
}

static void
closed_cb (Fixture *self, const char *id)
{
  g_free (self->closed);
  self->closed = g_strdup (id);
  self->n_closed++;
}

static void
set_up (Fixture *self, gconstpointer capabilities)
{
  if (capabilities != NULL)
    self->service = mock_service_start (capabilities);
  self->notifier = BC_NOTIFIER (bc_libnotify_new ("办成", APP_ID));
  g_signal_connect_swapped (self->notifier, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->notifier, "closed", G_CALLBACK (closed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer capabilities)
{
  if (self->notifier != NULL)
    g_assert_finalize_object (self->notifier);
  if (self->service != NULL)
    mock_service_stop (self->service);
  g_free (self->activated);
  g_free (self->token);
  g_free (self->closed);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
show (Fixture *self, const BcNotice *notice, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bc_notifier_show_async (self->notifier, notice, shown_cb, &result);
  mock_wait (is_set, &result);
  return bc_notifier_show_finish (self->notifier, result, error);
}

static gboolean
show_simple (Fixture *self, const char *id, GError **error)
{
  return show (self,
               &(const BcNotice) {
                   .id = id,
                   .summary = "1 ticket is overdue",
                   .body = "2026W00012 <b>",
                   .action = "Open",
                   .urgency = BC_NOTICE_CRITICAL,
               },
               error);
}

static void
test_show (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockNotice) notice = NULL;
  const char *text;
  guint8 urgency;

  show_simple (self, "overdue-1", &error);
  g_assert_no_error (error);
  notice = mock_last_notice ();
  g_assert_cmpstr (notice->app_name, ==, "办成");
  g_assert_cmpuint (notice->replaces, ==, 0);
  g_assert_cmpstr (notice->icon, ==, APP_ID);
  g_assert_cmpstr (notice->summary, ==, "1 ticket is overdue");
  /* The service reads markup, so what looks like it is escaped. */
  g_assert_cmpstr (notice->body, ==, "2026W00012 &lt;b&gt;");
  g_assert_cmpstrv (notice->actions,
                    ((const char *[]) { "default", "Open", "open", "Open", NULL }));
  g_assert_true (g_variant_lookup (notice->hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, 2);
  g_assert_true (g_variant_lookup (notice->hints, "desktop-entry", "&s", &text));
  g_assert_cmpstr (text, ==, APP_ID);
  g_assert_true (g_variant_lookup (notice->hints, "category", "&s", &text));
  g_assert_true (g_str_has_prefix (text, "x-"));
}

static void
test_poor_service (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockNotice) notice = NULL;

  show_simple (self, "overdue-1", &error);
  g_assert_no_error (error);
  notice = mock_last_notice ();
  g_assert_cmpstr (notice->body, ==, "2026W00012 <b>");
  g_assert_cmpuint (g_strv_length (notice->actions), ==, 0);
}

static void
test_replace (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockNotice) notice = NULL;

  show_simple (self, "overdue-1", &error);
  g_assert_no_error (error);
  show_simple (self, "today-2", &error);
  g_assert_no_error (error);
  show (self, &(const BcNotice) { .id = "overdue-1", .summary = "Other" }, &error);
  g_assert_no_error (error);
  notice = mock_last_notice ();
  g_assert_cmpuint (notice->replaces, ==, 1);
  g_assert_cmpstr (notice->summary, ==, "Other");
  g_assert_cmpuint (g_strv_length (notice->actions), ==, 0);
}

static gboolean
was_activated (gpointer data)
{
  return ((Fixture *) data)->n_activated > 0;
}

static gboolean
was_closed (gpointer data)
{
  return ((Fixture *) data)->n_closed > 0;
}

static void
test_action (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;

  show_simple (self, "today-1", &error);
  g_assert_no_error (error);
  show_simple (self, "overdue-2", &error);
  g_assert_no_error (error);
  mock_emit ("ActivationToken", "us", g_variant_new ("(us)", 2, "token-of-the-desktop"));
  mock_emit ("ActionInvoked", "us", g_variant_new ("(us)", 2, "default"));
  mock_wait (was_activated, self);
  g_assert_cmpstr (self->activated, ==, "overdue-2");
  g_assert_cmpstr (self->token, ==, "token-of-the-desktop");

  self->n_activated = 0;
  mock_emit ("ActionInvoked", "us", g_variant_new ("(us)", 1, "open"));
  mock_wait (was_activated, self);
  g_assert_cmpstr (self->activated, ==, "today-1");
  g_assert_null (self->token);
  g_assert_cmpuint (self->n_closed, ==, 0);
}

static void
test_closed (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockNotice) notice = NULL;

  show_simple (self, "today-1", &error);
  show_simple (self, "overdue-2", &error);
  g_assert_no_error (error);
  mock_emit ("NotificationClosed", "uu", g_variant_new ("(uu)", 1, 2));
  mock_wait (was_closed, self);
  g_assert_cmpstr (self->closed, ==, "today-1");
  g_assert_cmpuint (self->n_closed, ==, 1);
  /* It is gone, so the next one under its name is a new one. */
  show_simple (self, "today-1", &error);
  g_assert_no_error (error);
  notice = mock_last_notice ();
  g_assert_cmpuint (notice->replaces, ==, 0);
}

static void
test_withdraw (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;

  show_simple (self, "overdue-1", &error);
  g_assert_no_error (error);
  bc_notifier_withdraw (self->notifier, "no such notice");
  bc_notifier_withdraw (self->notifier, "overdue-1");
  /* What is asked for comes in order: once this is shown the other was taken away. */
  show_simple (self, "overdue-2", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mock_count ("CloseNotification"), ==, 1);
  g_assert_cmpuint (self->n_closed, ==, 0);
}

static void
test_end (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;

  show_simple (self, "today-1", &error);
  show_simple (self, "overdue-2", &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->notifier);
  self->notifier = NULL;
  /* Nobody tells when the thread is through: the service is asked until it was called. */
  while (mock_count ("CloseNotification") < 2)
    continue;
}

static void
test_no_service (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;

  bc_notifier_withdraw (self->notifier, "before the first notice");
  g_assert_false (show_simple (self, "overdue-1", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* It comes later. */
  self->service = mock_service_start ("actions body");
  show_simple (self, "overdue-2", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mock_count ("Notify"), ==, 1);
}

/* The service dies and another one comes, which can less and counts its notices from 1 again. */
static void
test_restart (Fixture *self, gconstpointer capabilities)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MockNotice) notice = NULL;

  show_simple (self, "overdue-1", &error);
  g_assert_no_error (error);
  mock_service_stop (g_steal_pointer (&self->service));
  mock_wait (was_closed, self);
  g_assert_cmpstr (self->closed, ==, "overdue-1");
  g_assert_false (show_simple (self, "overdue-2", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  self->service = mock_service_start ("body");
  show_simple (self, "overdue-3", &error);
  g_assert_no_error (error);
  notice = mock_last_notice ();
  g_assert_cmpuint (notice->replaces, ==, 0);
  g_assert_cmpuint (g_strv_length (notice->actions), ==, 0);
  g_assert_cmpstr (notice->body, ==, "2026W00012 <b>");

  /* The new service's first notice is not the old one's. */
  self->n_closed = 0;
  mock_emit ("NotificationClosed", "uu", g_variant_new ("(uu)", 1, 2));
  mock_wait (was_closed, self);
  g_assert_cmpstr (self->closed, ==, "overdue-3");
  g_assert_cmpuint (self->n_closed, ==, 1);
}

static void
test_show_once (Fixture *self, gconstpointer capabilities)
{
  const BcNotice asked = { .id = "x", .summary = "办 & 成", .body = "a < b", .action = "Open" };
  g_autoptr (GError) error = NULL;
  g_autoptr (MockNotice) notice = NULL;

  /* Nobody answers “activated” when the command has ended. */
  g_assert_true (bc_libnotify_show_once ("办成", APP_ID, &asked, &error));
  g_assert_no_error (error);
  notice = mock_last_notice ();
  g_assert_cmpstr (notice->summary, ==, "办 & 成");
  g_assert_cmpstr (notice->body, ==, "a &lt; b");
  g_assert_cmpuint (g_strv_length (notice->actions), ==, 0);
}

static void
test_show_once_no_service (Fixture *self, gconstpointer capabilities)
{
  const BcNotice asked = { .id = "x", .summary = "Summary" };
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_libnotify_show_once ("办成", APP_ID, &asked, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  const char *rich = "actions body body-markup persistence";
  const char *poor = "body";
  int status;

  g_test_init (&argc, &argv, NULL);
  if (!mock_bus_up ())
    return 0;
#define ADD(name, capabilities, func)                                                              \
  g_test_add ("/alert/notifier/" name, Fixture, capabilities, set_up, func, tear_down)
  ADD ("show", rich, test_show);
  ADD ("poor-service", poor, test_poor_service);
  ADD ("replace", rich, test_replace);
  ADD ("action", rich, test_action);
  ADD ("closed", rich, test_closed);
  ADD ("withdraw", rich, test_withdraw);
  ADD ("end", rich, test_end);
  ADD ("no-service", NULL, test_no_service);
  ADD ("restart", rich, test_restart);
  ADD ("show-once", rich, test_show_once);
  ADD ("show-once-no-service", NULL, test_show_once_no_service);
#undef ADD
  status = g_test_run ();
  mock_bus_down ();
  return status;
}
