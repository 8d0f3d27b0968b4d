/* The thread on which libnotify runs, and what it is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-notifier.h"

G_BEGIN_DECLS

typedef struct _BcNotifyThread BcNotifyThread;

/* bc_notify_thread_new: (transfer full) the thread for @owner, which is not referenced and gets its
 * signals on the main thread; starts with the first notice. */
BcNotifyThread *bc_notify_thread_new (BcNotifier *owner, const char *app_name, const char *app_id);
/* bc_notify_thread_free: takes the notices away and ends the thread. It is not waited for: it may
 * itself be waiting for a service that hangs. */
void bc_notify_thread_free (BcNotifyThread *self);
/* bc_notify_thread_show: @task (transfer full) is completed on the main thread. */
void bc_notify_thread_show (BcNotifyThread *self, const BcNotice *notice, GTask *task);
void bc_notify_thread_withdraw (BcNotifyThread *self, const char *id);
/* bc_notify_thread_show_here: on the calling thread, which waits. */
gboolean bc_notify_thread_show_here (const char *app_name,
                                     const char *app_id,
                                     const BcNotice *notice,
                                     GError **error);

G_END_DECLS
