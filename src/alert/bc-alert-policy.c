/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alert/bc-alert-policy.h"

#include <string.h>

static const struct
{
  const char *code;
  BcNearness nearness;
} levels[BC_N_ALERT_LEVELS] = {
  [BC_ALERT_SOON] = { "soon", BC_NEARNESS_SOON },
  [BC_ALERT_TODAY] = { "today", BC_NEARNESS_TODAY },
  [BC_ALERT_OVERDUE] = { "overdue", BC_NEARNESS_OVERDUE },
};

const char *
bc_alert_level_code (BcAlertLevel level)
{
  g_return_val_if_fail (level < BC_N_ALERT_LEVELS, NULL);
  return levels[level].code;
}

BcNearness
bc_alert_level_nearness (BcAlertLevel level)
{
  g_return_val_if_fail (level < BC_N_ALERT_LEVELS, BC_NEARNESS_NONE);
  return levels[level].nearness;
}

gboolean
bc_alert_parse_time (const char *text, int *minute)
{
  int hours, minutes;

  if (text == NULL || strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;
  hours = (text[0] - '0') * 10 + (text[1] - '0');
  minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (hours > 23 || minutes > 59)
    return FALSE;
  if (minute != NULL)
    *minute = hours * 60 + minutes;
  return TRUE;
}

gboolean
bc_alert_policy_is_quiet (const BcAlertPolicy *self, gint64 now, GTimeZone *zone)
{
  int second, minute;

  bc_instant_to_day (now, zone, &second);
  minute = second / 60;
  if (self->quiet_from <= self->quiet_to)
    return minute >= self->quiet_from && minute < self->quiet_to;
  return minute >= self->quiet_from || minute < self->quiet_to;
}

gboolean
bc_alert_policy_may_tell (const BcAlertPolicy *self, BcAlertLevel level, BcHall *hall, gint64 now)
{
  g_return_val_if_fail (level < BC_N_ALERT_LEVELS, FALSE);

  if (!self->enabled || bc_alert_policy_is_quiet (self, now, bc_hall_zone (hall)))
    return FALSE;
  if (level == BC_ALERT_SOON)
    return bc_workdays_is_working (bc_hall_workdays (hall), bc_hall_day (hall, now));
  return TRUE;
}
