/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alert/bc-alert-text.h"

#include <glib/gi18n.h>

char *
bc_alert_title (BcAlertLevel level, guint count)
{
  switch (level)
    {
    case BC_ALERT_SOON:
      return g_strdup_printf (ngettext ("%u ticket is due on the next working day",
                                        "%u tickets are due on the next working day", count),
                              count);
    case BC_ALERT_TODAY:
      return g_strdup_printf (ngettext ("%u ticket is due today", "%u tickets are due today",
                                        count),
                              count);
    case BC_ALERT_OVERDUE:
      return g_strdup_printf (ngettext ("%u ticket is overdue", "%u tickets are overdue", count),
                              count);
    case BC_N_ALERT_LEVELS:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
bc_alert_body (GPtrArray *records, BcHall *hall, gint64 now)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < MIN (records->len, BC_ALERT_LINES); i++)
    {
      const BcRecord *record = g_ptr_array_index (records, i);
      g_autofree char *due = bc_format_nearness (record, hall, now);

      if (i > 0)
        g_string_append_c (body, '\n');
      /* Translators: a line of an alert: a ticket's number and how near its due date is. */
      g_string_append_printf (body, _ ("%s: %s"), bc_record_text (record, BC_FIELD_NUMBER), due);
    }
  if (records->len > BC_ALERT_LINES)
    {
      guint more = records->len - BC_ALERT_LINES;

      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("and %u more", "and %u more", more), more);
    }
  return g_string_free (body, FALSE);
}

BcNoticeUrgency
bc_alert_urgency (BcAlertLevel level)
{
  switch (level)
    {
    case BC_ALERT_OVERDUE:
      return BC_NOTICE_CRITICAL;
    case BC_ALERT_TODAY:
      return BC_NOTICE_NORMAL;
    case BC_ALERT_SOON:
    case BC_N_ALERT_LEVELS:
    default:
      return BC_NOTICE_LOW;
    }
}
