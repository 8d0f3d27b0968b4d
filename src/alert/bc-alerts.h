/* The alerts of one seat: looks at the desk's deadlines, claims what may be told, tells it, and
 * opens what is clicked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-alert-policy.h"
#include "alert/bc-notifier.h"
#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_ALERTS (bc_alerts_get_type ())
G_DECLARE_FINAL_TYPE (BcAlerts, bc_alerts, BC, ALERTS, GObject)

/*
 * Properties, to be bound to the seat's settings:
 *   enabled      boolean, TRUE at first
 *   quiet-from   string "HH:MM" in the hall's zone; "00:00" at first
 *   quiet-to     string "HH:MM"; the same as quiet-from: no quiet hours. A text that is no time of
 * day counts as none, for an alert at night does less harm than one that never comes Signals:
 *   open-ticket (BcTicket ticket, string token)
 *       the person asked for the ticket of a notice, of several the most pressing; token (nullable)
 * is what the desktop wants to see before the window is raised (gtk_window_set_startup_id()) told
 * (int level, GPtrArray tickets, boolean is_shown) the tickets (element-type BcTicket), the most
 * pressing first, that this seat has claimed; unless @is_shown the desktop did not take the notice,
 * and the window has to tell it (bc_alert_title()) Traces: "alert shown LEVEL COUNT", "alert
 * unshown LEVEL COUNT", "alert withdrawn LEVEL".
 */

/**
 * bc_alerts_new:
 * @notifier: (nullable): NULL: everything is told by “told” with @is_shown FALSE
 *
 * Looks at the deadlines half a second after a file was opened, then with the desk's minute and
 * whenever cards have moved; claims only where the counts say that there may be something new, so
 * that a quiet seat writes nothing into a shared file.
 *
 * Returns: (transfer full): main thread only
 */
BcAlerts *bc_alerts_new (BcDesk *desk, BcNotifier *notifier);

G_END_DECLS
