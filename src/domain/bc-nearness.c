/* How near a due date is, and the words for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-format.h"

#include <glib/gi18n.h>

BcNearness
bc_nearness (const BcRecord *record, BcHall *hall, gint64 now, int *days)
{
  BcState state = bc_record_state (record);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);
  BcDay today, last;
  int left;

  if (days != NULL)
    *days = 0;
  if (state == BC_STATE_SUSPENDED)
    return BC_NEARNESS_SUSPENDED;
  if (due == BC_INT_NONE || !bc_state_is_running (state))
    return BC_NEARNESS_NONE;
  today = bc_hall_day (hall, now);
  last = bc_hall_day (hall, due);
  if (now > due)
    {
      if (days != NULL)
        *days = bc_workdays_between (bc_hall_workdays (hall), last, today);
      return BC_NEARNESS_OVERDUE;
    }
  left = bc_workdays_between (bc_hall_workdays (hall), today, last);
  if (days != NULL)
    *days = left;
  if (today == last)
    return BC_NEARNESS_TODAY;
  return left <= 1 ? BC_NEARNESS_SOON : BC_NEARNESS_ON_TIME;
}

static char *
time_of_day (gint64 instant, BcHall *hall)
{
  int second;

  bc_instant_to_day (instant, bc_hall_zone (hall), &second);
  return g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);
}

static char *
nearness_words (const BcRecord *record, BcHall *hall, gint64 now)
{
  int days;
  g_autofree char *when = NULL;

  switch (bc_nearness (record, hall, now, &days))
    {
    case BC_NEARNESS_ON_TIME:
    case BC_NEARNESS_SOON:
      return g_strdup_printf (ngettext ("%d working day left", "%d working days left", days), days);
    case BC_NEARNESS_TODAY:
      when = time_of_day (bc_record_int (record, BC_FIELD_DUE_AT), hall);
      /* Translators: %s is a time of day, as in "Due today 17:30". */
      return g_strdup_printf (_ ("Due today %s"), when);
    case BC_NEARNESS_OVERDUE:
      if (days == 0)
        {
          when = time_of_day (bc_record_int (record, BC_FIELD_DUE_AT), hall);
          /* Translators: %s is a time of day of today or of the last working day. */
          return g_strdup_printf (_ ("Overdue since %s"), when);
        }
      return g_strdup_printf (ngettext ("%d working day overdue", "%d working days overdue", days),
                              days);
    case BC_NEARNESS_SUSPENDED:
      if (!bc_record_has (record, BC_FIELD_REVIEW_ON))
        return g_strdup (_ ("Suspended"));
      when = bc_format_day ((BcDay) bc_record_int (record, BC_FIELD_REVIEW_ON));
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("Suspended until %s"), when);
    case BC_NEARNESS_NONE:
    default:
      return g_strdup ("");
    }
}

char *
bc_format_nearness (const BcRecord *record, BcHall *hall, gint64 now)
{
  g_autofree char *words = nearness_words (record, hall, now);

  if (*words == '\0' || !bc_record_flag (record, BC_FIELD_DUE_PROVISIONAL))
    return g_steal_pointer (&words);
  /* Translators: behind a due date that rests on a year whose holidays are not known yet. */
  return g_strdup_printf (_ ("%s (provisional)"), words);
}
