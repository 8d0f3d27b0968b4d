/* When the hall is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-hours.h"

#include <glib/gi18n.h>
#include <string.h>

#define HOUR 3600
#define HALF 1800

void
bc_hours_init (BcHours *self)
{
  *self = (BcHours) {
    .open = 9 * HOUR,
    .close = 17 * HOUR + HALF,
    .lunch = { 12 * HOUR, 13 * HOUR + HALF },
    .half_days = { 9 * HOUR, 14 * HOUR },
    .weekend_counts = FALSE,
  };
}

/* "9:00" or "17:30" and nothing else. */
static gboolean
read_time (const char *text, int *second, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *hours = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  guint64 hour, minute;

  if (colon == NULL || strlen (hours) > 2 || strlen (colon + 1) != 2
      || !g_ascii_string_to_unsigned (hours, 10, 0, 23, &hour, NULL)
      || !g_ascii_string_to_unsigned (colon + 1, 10, 0, 59, &minute, NULL))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("“%s” is not a time of day: write it as 17:30."), text);
      return FALSE;
    }
  *second = (int) (hour * HOUR + minute * 60);
  return TRUE;
}

/* Two times with @separator between them. */
static gboolean
read_pair (const char *text, const char *separator, int *first, int *second, GError **error)
{
  g_auto (GStrv) times = g_strsplit (text, separator, -1);

  if (g_strv_length (times) != 2)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("“%s” is not two times of day such as 12:00%s13:30."), text, separator);
      return FALSE;
    }
  return read_time (g_strstrip (times[0]), first, error)
         && read_time (g_strstrip (times[1]), second, error);
}

static gboolean
read_weekend (const char *text, guint *weekend, GError **error)
{
  g_auto (GStrv) days = g_strsplit (text, ",", -1);
  guint mask = 0;

  for (guint i = 0; days[i] != NULL; i++)
    {
      guint64 day;

      if (!g_ascii_string_to_unsigned (g_strstrip (days[i]), 10, 6, 7, &day, NULL))
        {
          g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                       _ ("“%s” is neither 6 (Saturday) nor 7 (Sunday)."), days[i]);
          return FALSE;
        }
      mask |= 1u << day;
    }
  *weekend = mask;
  return TRUE;
}

static gboolean
read_flag (const char *text, gboolean *flag, GError **error)
{
  if (strcmp (text, "0") != 0 && strcmp (text, "1") != 0)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("“%s” is neither yes nor no: write 1 or 0."), text);
      return FALSE;
    }
  *flag = strcmp (text, "1") == 0;
  return TRUE;
}

gboolean
bc_hours_set (BcHours *self, const char *key, const char *value, gboolean *known, GError **error)
{
  *known = TRUE;
  if (strcmp (key, "open") == 0)
    return read_time (value, &self->open, error);
  if (strcmp (key, "close") == 0)
    return read_time (value, &self->close, error);
  if (strcmp (key, "lunch") == 0 && *value == '\0')
    {
      self->lunch = (BcTimeRange) { 0, 0 };
      return TRUE;
    }
  if (strcmp (key, "lunch") == 0)
    return read_pair (value, "-", &self->lunch.from, &self->lunch.to, error);
  if (strcmp (key, "half_days") == 0)
    return read_pair (value, ",", &self->half_days[0], &self->half_days[1], error);
  if (strcmp (key, "weekend_open") == 0)
    return *value != '\0' ? read_weekend (value, &self->weekend, error) : (self->weekend = 0, TRUE);
  if (strcmp (key, "weekend_counts") == 0)
    return read_flag (value, &self->weekend_counts, error);
  *known = FALSE;
  return TRUE;
}

gboolean
bc_hours_check (const BcHours *self, GError **error)
{
  const char *why = NULL;

  if (self->open >= self->close)
    why = _ ("The hall has to open before it closes.");
  else if (self->lunch.from != self->lunch.to
           && (self->lunch.from > self->lunch.to || self->lunch.from <= self->open
               || self->lunch.to >= self->close))
    why = _ ("The lunch break has to lie between opening and closing.");
  else if (self->half_days[0] >= 12 * HOUR || self->half_days[1] < 12 * HOUR)
    why = _ ("Callbacks of the morning are planned before noon, those of the afternoon after it.");
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID, why);
  return FALSE;
}

/* The two stretches of a working day; the second is empty without a lunch break. */
static void
stretches (const BcHours *self, BcTimeRange ranges[2])
{
  if (self->lunch.from == self->lunch.to)
    {
      ranges[0] = (BcTimeRange) { self->open, self->close };
      ranges[1] = (BcTimeRange) { self->close, self->close };
      return;
    }
  ranges[0] = (BcTimeRange) { self->open, self->lunch.from };
  ranges[1] = (BcTimeRange) { self->lunch.to, self->close };
}

gint64
bc_hours_add (
    const BcHours *self, BcWorkdays *workdays, GTimeZone *zone, gint64 start, gint64 seconds)
{
  BcDay last = bc_day_from_ymd (9999, 12, 31);
  BcTimeRange ranges[2];
  int second;
  BcDay day = bc_instant_to_day (start, zone, &second);

  if (day == BC_DAY_NONE || seconds <= 0)
    return start;
  stretches (self, ranges);
  for (; day <= last; day++, second = 0)
    {
      if (!bc_workdays_is_working (workdays, day))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
        {
          int from = MAX (ranges[i].from, second);
          gint64 there = ranges[i].to - from;

          if (there <= 0)
            continue;
          if (seconds <= there)
            return bc_instant_from_local (day, from + (int) seconds, zone);
          seconds -= there;
        }
    }
  return BC_INSTANT_NONE;
}

gint64
bc_hours_between (
    const BcHours *self, BcWorkdays *workdays, GTimeZone *zone, gint64 from, gint64 to)
{
  BcTimeRange ranges[2];
  gint64 counted = 0;
  int begin, end;
  BcDay first = bc_instant_to_day (from, zone, &begin);
  BcDay last = bc_instant_to_day (to, zone, &end);

  if (first == BC_DAY_NONE || last == BC_DAY_NONE || to <= from)
    return 0;
  stretches (self, ranges);
  for (BcDay day = first; day <= last; day++)
    if (bc_workdays_is_working (workdays, day))
      for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
        counted += MAX (0, MIN (ranges[i].to, day == last ? end : ranges[i].to)
                               - MAX (ranges[i].from, day == first ? begin : 0));
  return counted;
}
