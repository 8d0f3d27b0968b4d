/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alert/bc-notifier.h"

G_DEFINE_INTERFACE (BcNotifier, bc_notifier, G_TYPE_OBJECT)

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bc_notifier_default_init (BcNotifierInterface *iface)
{
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", BC_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", BC_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

void
bc_notifier_show_async (BcNotifier *self,
                        const BcNotice *notice,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (BC_IS_NOTIFIER (self));
  g_return_if_fail (notice != NULL && notice->id != NULL && notice->summary != NULL);

  BC_NOTIFIER_GET_IFACE (self)->show_async (self, notice, callback, user_data);
}

gboolean
bc_notifier_show_finish (BcNotifier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BC_IS_NOTIFIER (self), FALSE);

  return BC_NOTIFIER_GET_IFACE (self)->show_finish (self, result, error);
}

void
bc_notifier_withdraw (BcNotifier *self, const char *id)
{
  g_return_if_fail (BC_IS_NOTIFIER (self));
  g_return_if_fail (id != NULL);

  BC_NOTIFIER_GET_IFACE (self)->withdraw (self, id);
}

void
bc_notifier_emit_activated (BcNotifier *self, const char *id, const char *token)
{
  g_return_if_fail (BC_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, id, token);
}

void
bc_notifier_emit_closed (BcNotifier *self, const char *id)
{
  g_return_if_fail (BC_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, id);
}
