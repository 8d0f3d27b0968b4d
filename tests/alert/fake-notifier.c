/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-notifier.h"

static void fake_notifier_notifier_init (BcNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeNotifier,
                               fake_notifier,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_NOTIFIER,
                                                      fake_notifier_notifier_init))

static void
fake_notifier_show_async (BcNotifier *notifier,
                          const BcNotice *notice,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  FakeNotifier *self = FAKE_NOTIFIER (notifier);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  self->n_shown++;
  g_ptr_array_add (self->ids, g_strdup (notice->id));
  g_free (self->summary);
  g_free (self->body);
  g_free (self->action);
  self->summary = g_strdup (notice->summary);
  self->body = g_strdup (notice->body);
  self->action = g_strdup (notice->action);
  self->urgency = notice->urgency;
  if (self->fails)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "No");
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
fake_notifier_show_finish (BcNotifier *notifier, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_notifier_withdraw (BcNotifier *notifier, const char *id)
{
  g_ptr_array_add (FAKE_NOTIFIER (notifier)->withdrawn, g_strdup (id));
}

static void
fake_notifier_notifier_init (BcNotifierInterface *iface)
{
  iface->show_async = fake_notifier_show_async;
  iface->show_finish = fake_notifier_show_finish;
  iface->withdraw = fake_notifier_withdraw;
}

static void
fake_notifier_finalize (GObject *object)
{
  FakeNotifier *self = FAKE_NOTIFIER (object);

  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->withdrawn);
  g_free (self->summary);
  g_free (self->body);
  g_free (self->action);
  G_OBJECT_CLASS (fake_notifier_parent_class)->finalize (object);
}

static void
fake_notifier_class_init (FakeNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_notifier_finalize;
}

static void
fake_notifier_init (FakeNotifier *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->withdrawn = g_ptr_array_new_with_free_func (g_free);
}

FakeNotifier *
fake_notifier_new (void)
{
  return g_object_new (FAKE_TYPE_NOTIFIER, NULL);
}
