/* Alerts of a program that has no window: `bancheng remind`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-alert-policy.h"

G_BEGIN_DECLS

/**
 * bc_alert_send_summary:
 * @app_name: the program's name as the desktop shows it
 * @app_id: the name of its desktop file without the suffix, and of its icon
 * @records: (element-type BcRecord): the tickets that were claimed at @level, the most pressing
 * first; with none nothing is shown
 * @now: microseconds UTC
 * @error: there is no notification service, or it refused
 *
 * Shows one notice and waits for the service's answer; needs no main loop and no display. Never on
 * the main thread of a windowed program.
 *
 * Returns: FALSE with @error when the desktop did not take it
 */
gboolean bc_alert_send_summary (const char *app_name,
                                const char *app_id,
                                BcAlertLevel level,
                                GPtrArray *records,
                                BcHall *hall,
                                gint64 now,
                                GError **error);

G_END_DECLS
