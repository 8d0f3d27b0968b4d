/* The door to the desktop's notifications: an interface, so that tests and other desktops can put
 * their own behind it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BcNoticeUrgency:
 * @BC_NOTICE_LOW: may stay unseen
 * @BC_NOTICE_NORMAL: is shown and goes by itself
 * @BC_NOTICE_CRITICAL: stays until it is dismissed
 */
typedef enum
{
  BC_NOTICE_LOW,
  BC_NOTICE_NORMAL,
  BC_NOTICE_CRITICAL,
} BcNoticeUrgency;

/**
 * BcNotice:
 * @id: by which it is withdrawn and told apart; one that is shown already is replaced
 * @summary: one line of plain text
 * @body: plain text, lines allowed
 * @action: (nullable): the label of its one action; NULL for none
 */
typedef struct
{
  const char *id;
  const char *summary;
  const char *body;
  const char *action;
  BcNoticeUrgency urgency;
} BcNotice;

#define BC_TYPE_NOTIFIER (bc_notifier_get_type ())
G_DECLARE_INTERFACE (BcNotifier, bc_notifier, BC, NOTIFIER, GObject)

/*
 * Signals, on the main thread:
 *   activated (string id, string token)   the person took the notice's action; token (nullable) is
 * what the desktop wants to see before it raises a window closed (string id)                    it
 * is not shown any more, whoever closed it; not told of what was withdrawn
 */
struct _BcNotifierInterface
{
  GTypeInterface parent_interface;

  void (*show_async) (BcNotifier *self,
                      const BcNotice *notice,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  gboolean (*show_finish) (BcNotifier *self, GAsyncResult *result, GError **error);
  void (*withdraw) (BcNotifier *self, const char *id);
};

/**
 * bc_notifier_show_async:
 * @notice: (transfer none): copied
 *
 * Shows a notice; main thread, which does not wait.
 */
void bc_notifier_show_async (BcNotifier *self,
                             const BcNotice *notice,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * bc_notifier_show_finish:
 * @error: why it is not shown: there is no service, or it refused. The caller then tells it in
 * another way
 *
 * Returns: whether the desktop has taken it
 */
gboolean bc_notifier_show_finish (BcNotifier *self, GAsyncResult *result, GError **error);

/**
 * bc_notifier_withdraw:
 *
 * Takes the notice @id away if it is still shown; main thread, which does not wait. There is
 * nothing to be told if it cannot be taken away.
 */
void bc_notifier_withdraw (BcNotifier *self, const char *id);

/**
 * bc_notifier_emit_activated:
 * @token: (nullable):
 *
 * For implementations: emits “activated”; main thread.
 */
void bc_notifier_emit_activated (BcNotifier *self, const char *id, const char *token);

/**
 * bc_notifier_emit_closed:
 *
 * For implementations: emits “closed”; main thread.
 */
void bc_notifier_emit_closed (BcNotifier *self, const char *id);

G_END_DECLS
