/* Calling petitioners back: when next, how often, what then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-call-words.h"

#include <glib/gi18n.h>

#define NOON (12 * 3600)
/* No year has more days off in a row. */
#define MOST_DAYS 30

/* When people are called in a half-day: not at the minute at which the hall opens. */
static const int begins[] = { 9 * 3600, 14 * 3600 };

static gboolean
suits (const char *good_time, int half_day)
{
  g_auto (GStrv) codes = g_strsplit (good_time != NULL ? good_time : "", ",", -1);
  gboolean any = FALSE;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      int named = bc_enum_find (&bc_half_days, g_strstrip (codes[i]));

      any = any || named >= 0;
      if (named == half_day)
        return TRUE;
    }
  return !any;
}

gint64
bc_call_next_attempt (BcHall *hall, const char *good_time, gint64 now)
{
  GTimeZone *zone = bc_hall_zone (hall);
  BcDay today = bc_hall_day (hall, now);

  for (BcDay day = today; day <= today + MOST_DAYS; day++)
    for (int half_day = 0; half_day < (int) G_N_ELEMENTS (begins); half_day++)
      {
        gint64 at = bc_instant_from_local (day, begins[half_day], zone);

        if (at > now && suits (good_time, half_day)
            && bc_workdays_is_working (bc_hall_workdays (hall), day))
          return at;
      }
  return now + 24 * BC_HOUR;
}

/* A number that is the same for all instants of one half-day. */
static gint64
half_day_of (gint64 instant, BcHall *hall)
{
  int second;
  BcDay day = bc_instant_to_day (instant, bc_hall_zone (hall), &second);

  return (gint64) day * 2 + (second >= NOON);
}

void
bc_call_tally (GPtrArray *callbacks, int round, BcHall *hall, guint *n_attempts, guint *n_half_days)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *n_attempts = 0;
  for (guint i = 0; i < callbacks->len; i++)
    {
      const BcCallback *callback = g_ptr_array_index (callbacks, i);
      gint64 half_day;

      if (callback->round != round || callback->cancelled || callback->done_at == BC_INT_NONE)
        continue;
      half_day = half_day_of (callback->done_at, hall);
      (*n_attempts)++;
      g_hash_table_add (seen, g_memdup2 (&half_day, sizeof half_day));
    }
  *n_half_days = g_hash_table_size (seen);
}

BcCallThen
bc_call_then (const BcCallback *result, guint n_attempts, guint n_half_days)
{
  if (result->reached != 1)
    return n_attempts >= BC_CALL_ATTEMPTS && n_half_days >= BC_CALL_HALF_DAYS ? BC_CALL_THEN_WRITTEN
                                                                              : BC_CALL_THEN_AGAIN;
  if (result->solved == 0 || result->rating == BC_RATING_DISSATISFIED
      || result->rating == BC_RATING_VERY_DISSATISFIED)
    return BC_CALL_THEN_ANSWER;
  return BC_CALL_THEN_CLOSE;
}

const char *
bc_call_then_words (BcCallThen then)
{
  switch (then)
    {
    case BC_CALL_THEN_CLOSE:
      return _ ("The petitioner is content: the ticket can be closed.");
    case BC_CALL_THEN_ANSWER:
      return _ ("The petitioner is not content: within one working day it is handled again, or "
                "explained and closed.");
    case BC_CALL_THEN_AGAIN:
      return _ ("Not reached: another attempt is planned.");
    case BC_CALL_THEN_WRITTEN:
      return _ ("Three attempts in two half-days have reached nobody: a written answer closes the "
                "ticket.");
    default:
      g_return_val_if_reached ("");
    }
}
