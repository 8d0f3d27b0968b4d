/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alert/bc-alert-summary.h"

#include "alert/bc-alert-text.h"
#include "alert/bc-libnotify.h"

gboolean
bc_alert_send_summary (const char *app_name,
                       const char *app_id,
                       BcAlertLevel level,
                       GPtrArray *records,
                       BcHall *hall,
                       gint64 now,
                       GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (records->len == 0)
    return TRUE;
  title = bc_alert_title (level, records->len);
  body = bc_alert_body (records, hall, now);
  return bc_libnotify_show_once (app_name, app_id,
                                 &(const BcNotice) {
                                     .id = bc_alert_level_code (level),
                                     .summary = title,
                                     .body = body,
                                     .urgency = bc_alert_urgency (level),
                                 },
                                 error);
}
