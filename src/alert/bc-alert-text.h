/* What an alert says. A desktop shows it to whoever stands behind the clerk and keeps it in a
 * history of its own: ticket numbers and due words only, never a name, an identity number, a
 * telephone number or a matter. Source: domain model, "Privacy".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-alert-policy.h"
#include "alert/bc-notifier.h"

G_BEGIN_DECLS

/* How many tickets an alert lists; the others are counted. */
#define BC_ALERT_LINES 5

/**
 * bc_alert_title:
 * @count: how many tickets, at least 1
 *
 * Returns: (transfer full): "3 tickets are overdue", in the user's language
 */
char *bc_alert_title (BcAlertLevel level, guint count);

/**
 * bc_alert_body:
 * @records: (element-type BcRecord): the tickets, the most pressing first
 * @now: microseconds UTC
 *
 * Returns: (transfer full): plain text, a line a ticket: number and how near its due date is; then
 * how many more there are
 */
char *bc_alert_body (GPtrArray *records, BcHall *hall, gint64 now);

/**
 * bc_alert_urgency:
 *
 * Returns: how the desktop treats a notice of @level: what is overdue stays until it is dismissed
 */
BcNoticeUrgency bc_alert_urgency (BcAlertLevel level);

G_END_DECLS
