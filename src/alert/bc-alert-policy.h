/* When a deadline may be told: pure, so that every hour of every day can be tried.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-format.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

/**
 * BcAlertLevel:
 * @BC_ALERT_SOON: one working day is left
 * @BC_ALERT_TODAY: due today
 * @BC_ALERT_OVERDUE: the due instant has passed
 *
 * In order of weight. A ticket is told once at each level for one due date.
 */
typedef enum
{
  BC_ALERT_SOON,
  BC_ALERT_TODAY,
  BC_ALERT_OVERDUE,
  BC_N_ALERT_LEVELS,
} BcAlertLevel;

/**
 * BcAlertPolicy:
 * @enabled: FALSE: this seat tells nothing
 * @quiet_from: minute of the hall's day, 0 to 1439, from which nothing is told
 * @quiet_to: minute of the hall's day, 0 to 1439, from which it is told again; before @quiet_from
 * the quiet hours span midnight, the same as @quiet_from there are none
 *
 * What a seat has set. A level that is not told now is not lost: it is claimed when it may be.
 */
typedef struct
{
  gboolean enabled;
  int quiet_from;
  int quiet_to;
} BcAlertPolicy;

/**
 * bc_alert_level_code:
 *
 * Returns: (transfer none): the identifier that the file and traces use: "soon", "today", "overdue"
 */
const char *bc_alert_level_code (BcAlertLevel level);

/**
 * bc_alert_level_nearness:
 *
 * Returns: the nearness that a ticket has at @level
 */
BcNearness bc_alert_level_nearness (BcAlertLevel level);

/**
 * bc_alert_parse_time:
 * @text: (nullable): "HH:MM", 00:00 to 23:59, and nothing else
 * @minute: (out) (optional): minute of the day; set on success only
 *
 * Returns: FALSE for any other text
 */
gboolean bc_alert_parse_time (const char *text, int *minute);

/**
 * bc_alert_policy_is_quiet:
 * @now: microseconds UTC
 * @zone: the hall's: a seat's own clock may be set to anything
 *
 * Returns: whether @now lies in the quiet hours, the first minute counted in and the last not
 */
gboolean bc_alert_policy_is_quiet (const BcAlertPolicy *self, gint64 now, GTimeZone *zone);

/**
 * bc_alert_policy_may_tell:
 * @hall: for its zone and its working days
 * @now: microseconds UTC
 *
 * On a day off nobody is told that a ticket will be due on the next working day: on that day it is
 * told as due today. What is due or overdue is told on any day.
 *
 * Returns: whether tickets at @level may be told now
 */
gboolean
bc_alert_policy_may_tell (const BcAlertPolicy *self, BcAlertLevel level, BcHall *hall, gint64 now);

G_END_DECLS
