/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alert/bc-notify-thread-private.h"

#include <libnotify/notify.h>
#include <string.h>

#define SERVICE "org.freedesktop.Notifications"
/* The specification of notifications wants categories that it does not name to begin like this. */
#define CATEGORY "x-bancheng.deadline"

/* libnotify keeps its state in globals: one thread at a time, and a second object waits until the
 * thread of the first has ended. */
static GMutex libnotify_lock;

/* What the thread and the object share. Reference counted, because the thread may be waiting for
 * the service when the object goes. */
struct _BcNotifyThread
{
  GThread *thread; /* NULL until the first notice; touched by the main thread only */
  char *app_name;
  char *app_id;
  GMainContext *context;
  GMainLoop *loop;
  GWeakRef owner; /* BcNotifier; looked at on the main thread only */

  /* Touched by the thread only. */
  struct
  {
    GHashTable *shown; /* id → NotifyNotification, which would lose its action when it is let go */
    GDBusConnection *bus; /* NULL as long as there is none */
    guint subscription;   /* to comings and goings of the service */
    gboolean is_known;    /* the service's capabilities */
    gboolean has_actions;
    gboolean has_markup;
  } on_thread;
};

/* What goes from one thread to the other: a notice to be shown with its answer, or what became of
 * one. */
typedef struct
{
  BcNotifyThread *self;
  GTask *task; /* touched by the main thread only */
  BcNotice notice;
  char *token;
  GError *error;
} Message;

static void
state_clear (gpointer data)
{
  BcNotifyThread *self = data;

  g_free (self->app_name);
  g_free (self->app_id);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->owner);
}

static void
state_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, state_clear);
}

static Message *
message_new (BcNotifyThread *self, const BcNotice *notice)
{
  Message *message = g_new0 (Message, 1);

  message->self = g_atomic_rc_box_acquire (self);
  message->notice.id = g_strdup (notice->id);
  message->notice.summary = g_strdup (notice->summary);
  message->notice.body = g_strdup (notice->body);
  message->notice.action = g_strdup (notice->action);
  message->notice.urgency = notice->urgency;
  return message;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_free ((char *) message->notice.id);
  g_free ((char *) message->notice.summary);
  g_free ((char *) message->notice.body);
  g_free ((char *) message->notice.action);
  g_free (message->token);
  g_clear_error (&message->error);
  state_unref (message->self);
  g_free (message);
}

/* Always by a source: g_main_context_invoke() would run @func on the thread at hand while the other
 * is not yet in its loop. */
static void
post (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, context);
}

/* What the thread tells, on the main thread. */

static gboolean
activated_cb (gpointer data)
{
  Message *message = data;
  g_autoptr (BcNotifier) owner = g_weak_ref_get (&message->self->owner);

  if (owner != NULL)
    bc_notifier_emit_activated (owner, message->notice.id, message->token);
  return G_SOURCE_REMOVE;
}

static gboolean
closed_on_main_cb (gpointer data)
{
  Message *message = data;
  g_autoptr (BcNotifier) owner = g_weak_ref_get (&message->self->owner);

  if (owner != NULL)
    bc_notifier_emit_closed (owner, message->notice.id);
  return G_SOURCE_REMOVE;
}

static gboolean
answer_cb (gpointer data)
{
  Message *message = data;
  g_autoptr (GTask) task = g_steal_pointer (&message->task);

  if (message->error != NULL)
    g_task_return_error (task, g_steal_pointer (&message->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* From here to the next such line everything runs on the thread, or in a program without a window.
 */

static void
action_cb (NotifyNotification *notification, char *action, gpointer data)
{
  BcNotifyThread *self = data;
  const BcNotice notice = { .id = g_object_get_data (G_OBJECT (notification), "id") };
  Message *message = message_new (self, &notice);

  message->token = g_strdup (notify_notification_get_activation_token (notification));
  post (NULL, activated_cb, message, message_free);
}

static void
closed_cb (NotifyNotification *notification, gpointer data)
{
  BcNotifyThread *self = data;
  const BcNotice notice = { .id = g_object_get_data (G_OBJECT (notification), "id") };

  post (NULL, closed_on_main_cb, message_new (self, &notice), message_free);
  g_hash_table_remove (self->on_thread.shown, notice.id);
}

/* A service that went has taken its notices with it, and the next one counts its own from 1 again.
 * The bus is asked for changes only: what it says about the present may be outdated by the service
 * that a notice has started. */
static void
owner_changed_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *signal,
                  GVariant *parameters,
                  gpointer data)
{
  BcNotifyThread *self = data;
  const char *before;
  GHashTableIter iter;
  gpointer id, notification;

  g_variant_get (parameters, "(&s&s&s)", NULL, &before, NULL);
  self->on_thread.is_known = FALSE;
  if (*before == '\0')
    return;
  g_hash_table_iter_init (&iter, self->on_thread.shown);
  while (g_hash_table_iter_next (&iter, &id, &notification))
    {
      const BcNotice notice = { .id = id };

      g_signal_handlers_disconnect_by_data (notification, self);
      post (NULL, closed_on_main_cb, message_new (self, &notice), message_free);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
find_bus (BcNotifyThread *self, GError **error)
{
  if (self->on_thread.bus != NULL)
    return TRUE;
  self->on_thread.bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  if (self->on_thread.bus == NULL)
    return FALSE;
  self->on_thread.subscription =
      g_dbus_connection_signal_subscribe (self->on_thread.bus, "org.freedesktop.DBus",
                                          "org.freedesktop.DBus", "NameOwnerChanged",
                                          "/org/freedesktop/DBus", SERVICE,
                                          G_DBUS_SIGNAL_FLAGS_NONE, owner_changed_cb, self, NULL);
  return TRUE;
}

/* Services differ: some have no actions, some read the body as markup and drop what is none. */
static gboolean
learn_capabilities (BcNotifyThread *self, GError **error)
{
  GList *capabilities;

  if (!find_bus (self, error))
    return FALSE;
  if (self->on_thread.is_known)
    return TRUE;
  /* Asking for the capabilities where there is no bus would print a warning; asking who the service
   * is does not. */
  if (!notify_get_server_info (NULL, NULL, NULL, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No notification service answers");
      return FALSE;
    }
  capabilities = notify_get_server_caps ();
  self->on_thread.has_actions =
      g_list_find_custom (capabilities, "actions", (GCompareFunc) strcmp) != NULL;
  self->on_thread.has_markup =
      g_list_find_custom (capabilities, "body-markup", (GCompareFunc) strcmp) != NULL;
  self->on_thread.is_known = capabilities != NULL;
  g_list_free_full (capabilities, g_free);
  return TRUE;
}

static NotifyUrgency
urgency_of (const BcNotice *notice)
{
  switch (notice->urgency)
    {
    case BC_NOTICE_LOW:
      return NOTIFY_URGENCY_LOW;
    case BC_NOTICE_CRITICAL:
      return NOTIFY_URGENCY_CRITICAL;
    case BC_NOTICE_NORMAL:
    default:
      return NOTIFY_URGENCY_NORMAL;
    }
}

/* (transfer full) the notification that is shown under the notice's name, or a new one. */
static NotifyNotification *
dup_notification (BcNotifyThread *self, const BcNotice *notice, const char *body)
{
  NotifyNotification *notification = g_hash_table_lookup (self->on_thread.shown, notice->id);

  if (notification != NULL)
    {
      notify_notification_update (notification, notice->summary, body, self->app_id);
      notify_notification_clear_actions (notification);
      return g_object_ref (notification);
    }
  notification = notify_notification_new (notice->summary, body, self->app_id);
  g_object_set_data_full (G_OBJECT (notification), "id", g_strdup (notice->id), g_free);
  g_signal_connect (notification, "closed", G_CALLBACK (closed_cb), self);
  return notification;
}

static gboolean
show (BcNotifyThread *self, const BcNotice *notice, GError **error)
{
  NotifyNotification *notification;
  g_autofree char *body = NULL;

  if (!learn_capabilities (self, error))
    return FALSE;
  if (notice->body != NULL && self->on_thread.has_markup)
    body = g_markup_escape_text (notice->body, -1);
  else
    body = g_strdup (notice->body);

  notification = dup_notification (self, notice, body);
  notify_notification_set_urgency (notification, urgency_of (notice));
  notify_notification_set_category (notification, CATEGORY);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (self->app_id));
  if (notice->action != NULL && self->on_thread.has_actions)
    {
      /* “default” is a click on the notice itself, the other a button on those desktops that show
       * buttons. */
      notify_notification_add_action (notification, "default", notice->action, action_cb, self,
                                      NULL);
      notify_notification_add_action (notification, "open", notice->action, action_cb, self, NULL);
    }
  if (!notify_notification_show (notification, error))
    {
      g_object_unref (notification);
      return FALSE;
    }
  g_hash_table_replace (self->on_thread.shown, g_strdup (notice->id), notification);
  return TRUE;
}

static gboolean
show_cb (gpointer data)
{
  Message *message = data;

  show (message->self, &message->notice, &message->error);
  post (NULL, answer_cb, message, message_free);
  return G_SOURCE_REMOVE;
}

static void
take_away (BcNotifyThread *self, NotifyNotification *notification)
{
  g_signal_handlers_disconnect_by_data (notification, self);
  /* Ignored: a notice that cannot be taken away is no worse than one that the person has not yet
   * dismissed. */
  notify_notification_close (notification, NULL);
}

static gboolean
withdraw_cb (gpointer data)
{
  Message *message = data;
  GHashTable *shown = message->self->on_thread.shown;
  NotifyNotification *notification = g_hash_table_lookup (shown, message->notice.id);

  if (notification != NULL)
    {
      take_away (message->self, notification);
      g_hash_table_remove (shown, message->notice.id);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
quit_cb (gpointer data)
{
  BcNotifyThread *self = data;
  GHashTableIter iter;
  gpointer notification;

  g_hash_table_iter_init (&iter, self->on_thread.shown);
  while (g_hash_table_iter_next (&iter, NULL, &notification))
    take_away (self, notification);
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static void
enter_libnotify (BcNotifyThread *self)
{
  g_mutex_lock (&libnotify_lock);
  notify_init (self->app_name);
  self->on_thread.shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
leave_libnotify (BcNotifyThread *self)
{
  GHashTableIter iter;
  gpointer notification;

  g_hash_table_iter_init (&iter, self->on_thread.shown);
  while (g_hash_table_iter_next (&iter, NULL, &notification))
    g_signal_handlers_disconnect_by_data (notification, self);
  g_clear_pointer (&self->on_thread.shown, g_hash_table_unref);
  if (self->on_thread.bus != NULL)
    g_dbus_connection_signal_unsubscribe (self->on_thread.bus, self->on_thread.subscription);
  g_clear_object (&self->on_thread.bus);
  notify_uninit ();
  g_mutex_unlock (&libnotify_lock);
}

/* GDBus lets go of what it holds from the context, so what waits there is run. */
static void
leave_context (BcNotifyThread *self)
{
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_main_context_pop_thread_default (self->context);
}

/* The service's signals arrive in the context that is the thread's own when libnotify first asks
 * for the service. */
static gpointer
thread_func (gpointer data)
{
  BcNotifyThread *self = data;

  g_main_context_push_thread_default (self->context);
  enter_libnotify (self);
  g_main_loop_run (self->loop);
  leave_libnotify (self);
  leave_context (self);
  state_unref (self);
  return NULL;
}

static BcNotifyThread *
state_new (const char *app_name, const char *app_id)
{
  BcNotifyThread *self = g_atomic_rc_box_new0 (BcNotifyThread);

  self->app_name = g_strdup (app_name);
  self->app_id = g_strdup (app_id);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_weak_ref_init (&self->owner, NULL);
  return self;
}

gboolean
bc_notify_thread_show_here (const char *app_name,
                            const char *app_id,
                            const BcNotice *notice,
                            GError **error)
{
  BcNotice without_action = *notice;
  BcNotifyThread *self = state_new (app_name, app_id);
  gboolean is_shown;

  without_action.action = NULL;
  g_main_context_push_thread_default (self->context);
  enter_libnotify (self);
  is_shown = show (self, &without_action, error);
  leave_libnotify (self);
  leave_context (self);
  state_unref (self);
  return is_shown;
}

/* From here on everything runs on the main thread. */

BcNotifyThread *
bc_notify_thread_new (BcNotifier *owner, const char *app_name, const char *app_id)
{
  BcNotifyThread *self = state_new (app_name, app_id);

  g_weak_ref_set (&self->owner, owner);
  return self;
}

void
bc_notify_thread_free (BcNotifyThread *self)
{
  if (self->thread != NULL)
    post (self->context, quit_cb, g_atomic_rc_box_acquire (self), state_unref);
  g_clear_pointer (&self->thread, g_thread_unref);
  state_unref (self);
}

void
bc_notify_thread_show (BcNotifyThread *self, const BcNotice *notice, GTask *task)
{
  Message *message = message_new (self, notice);

  message->task = task;
  if (self->thread == NULL)
    self->thread = g_thread_new ("notifications", thread_func, g_atomic_rc_box_acquire (self));
  post (self->context, show_cb, message, NULL);
}

void
bc_notify_thread_withdraw (BcNotifyThread *self, const char *id)
{
  const BcNotice notice = { .id = id };

  if (self->thread != NULL)
    post (self->context, withdraw_cb, message_new (self, &notice), message_free);
}
