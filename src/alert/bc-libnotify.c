/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alert/bc-libnotify.h"

#include "alert/bc-notify-thread-private.h"

struct _BcLibnotify
{
  GObject parent_instance;

  BcNotifyThread *thread;
};

static void bc_libnotify_notifier_init (BcNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcLibnotify,
                               bc_libnotify,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_NOTIFIER, bc_libnotify_notifier_init))

static void
bc_libnotify_show_async (BcNotifier *notifier,
                         const BcNotice *notice,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (notifier, NULL, callback, user_data);

  g_task_set_source_tag (task, bc_libnotify_show_async);
  bc_notify_thread_show (BC_LIBNOTIFY (notifier)->thread, notice, task);
}

static gboolean
bc_libnotify_show_finish (BcNotifier *notifier, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, notifier), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
bc_libnotify_withdraw (BcNotifier *notifier, const char *id)
{
  bc_notify_thread_withdraw (BC_LIBNOTIFY (notifier)->thread, id);
}

static void
bc_libnotify_notifier_init (BcNotifierInterface *iface)
{
  iface->show_async = bc_libnotify_show_async;
  iface->show_finish = bc_libnotify_show_finish;
  iface->withdraw = bc_libnotify_withdraw;
}

static void
bc_libnotify_finalize (GObject *object)
{
  BcLibnotify *self = BC_LIBNOTIFY (object);

  bc_notify_thread_free (self->thread);
  G_OBJECT_CLASS (bc_libnotify_parent_class)->finalize (object);
}

static void
bc_libnotify_class_init (BcLibnotifyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_libnotify_finalize;
}

static void
bc_libnotify_init (BcLibnotify *self)
{
}

BcLibnotify *
bc_libnotify_new (const char *app_name, const char *app_id)
{
  BcLibnotify *self = g_object_new (BC_TYPE_LIBNOTIFY, NULL);

  self->thread = bc_notify_thread_new (BC_NOTIFIER (self), app_name, app_id);
  return self;
}

gboolean
bc_libnotify_show_once (const char *app_name,
                        const char *app_id,
                        const BcNotice *notice,
                        GError **error)
{
  return bc_notify_thread_show_here (app_name, app_id, notice, error);
}
