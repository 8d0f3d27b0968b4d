/* Notices through libnotify.
 *
 * libnotify calls the notification service and waits for its answer, so all of it runs on a thread
 * of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-notifier.h"

G_BEGIN_DECLS

#define BC_TYPE_LIBNOTIFY (bc_libnotify_get_type ())
G_DECLARE_FINAL_TYPE (BcLibnotify, bc_libnotify, BC, LIBNOTIFY, GObject)

/**
 * bc_libnotify_new:
 * @app_name: the program's name as the desktop shows it
 * @app_id: the name of its desktop file without the suffix, and of its icon
 *
 * The thread starts with the first notice and ends with the object, which also takes the notices
 * away: their action would lead nowhere. At most one such object does something at a time.
 *
 * Returns: (transfer full): main thread only
 */
BcLibnotify *bc_libnotify_new (const char *app_name, const char *app_id);

/**
 * bc_libnotify_show_once:
 * @app_name: as above
 * @app_id: as above
 * @notice: (transfer none): its action is left out, for nobody would hear of it
 * @error: there is no service, or it refused
 *
 * Shows a notice and waits for the service's answer: for commands, which have no main loop and no
 * display. Never on the main thread of a windowed program.
 *
 * Returns: whether the desktop has taken it
 */
gboolean bc_libnotify_show_once (const char *app_name,
                                 const char *app_id,
                                 const BcNotice *notice,
                                 GError **error);

G_END_DECLS
