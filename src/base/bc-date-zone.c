/* Instants and wall clocks. GTimeZone only answers what offset holds at an instant; all else is
 * arithmetic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-date.h"
#include "base/bc-date-private.h"

#define DAY_SECONDS G_GINT64_CONSTANT (86400)

static gint64
floor_divide (gint64 dividend, gint64 divisor)
{
  gint64 quotient = dividend / divisor;

  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

/* Seconds east of Greenwich at an instant given in seconds. */
static gint64
offset_at (GTimeZone *zone, gint64 seconds)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return g_time_zone_get_offset (zone, interval);
}

/* The first second from @low (where the clocks have not been moved yet) to @high (where they have)
 * at which the offset is @after. */
static gint64
find_shift (GTimeZone *zone, gint64 low, gint64 high, gint64 after)
{
  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (offset_at (zone, middle) == after)
        high = middle;
      else
        low = middle;
    }
  return high;
}

/* @wall is what the wall clock shows, as if it were UTC. */
static gint64
wall_to_seconds (GTimeZone *zone, gint64 wall)
{
  /* No zone shifts its clocks twice within two days, so these are the only offsets that may hold.
   */
  gint64 before = offset_at (zone, wall - DAY_SECONDS);
  gint64 after = offset_at (zone, wall + DAY_SECONDS);

  /* The earlier offset comes first: a wall time that occurs twice means its first occurrence. */
  if (offset_at (zone, wall - before) == before)
    return wall - before;
  if (offset_at (zone, wall - after) == after)
    return wall - after;
  /* Neither holds: the clocks were put forward over this wall time. */
  return find_shift (zone, wall - after, wall - before, after);
}

gint64
bc_instant_from_local (BcDay day, int second_of_day, GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, BC_INSTANT_NONE);

  if (day == BC_DAY_NONE)
    return BC_INSTANT_NONE;
  return wall_to_seconds (zone, day * DAY_SECONDS + second_of_day) * BC_SECOND;
}

BcDay
bc_instant_to_day (gint64 instant, GTimeZone *zone, int *second_of_day)
{
  gint64 seconds, day;

  g_return_val_if_fail (zone != NULL, BC_DAY_NONE);

  if (instant == BC_INSTANT_NONE)
    {
      if (second_of_day != NULL)
        *second_of_day = 0;
      return BC_DAY_NONE;
    }
  seconds = floor_divide (instant, BC_SECOND);
  seconds += offset_at (zone, seconds);
  day = floor_divide (seconds, DAY_SECONDS);
  if (second_of_day != NULL)
    *second_of_day = (int) (seconds - day * DAY_SECONDS);
  return (BcDay) day;
}

/* "09:30", "09:30:15" or "09:30:15.250000" as microseconds of the day. */
static gboolean
parse_time (const char **cursor, gint64 *time)
{
  int hour, minute;
  int second = 0;
  int fraction = 0;

  if (!bc_date_parse_digits (cursor, 2, &hour) || *(*cursor)++ != ':'
      || !bc_date_parse_digits (cursor, 2, &minute))
    return FALSE;
  if (**cursor == ':')
    {
      (*cursor)++;
      if (!bc_date_parse_digits (cursor, 2, &second))
        return FALSE;
      if (**cursor == '.')
        {
          int unit = 1000000;
          int digit;

          (*cursor)++;
          if (!g_ascii_isdigit (**cursor))
            return FALSE;
          while (unit > 1 && bc_date_parse_digits (cursor, 1, &digit))
            {
              unit /= 10;
              fraction += digit * unit;
            }
        }
    }
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *time = hour * BC_HOUR + minute * BC_MINUTE + second * BC_SECOND + fraction;
  return TRUE;
}

/* "Z", "+08:00", or nothing, which leaves @given FALSE. */
static gboolean
parse_offset (const char **cursor, gboolean *given, gint64 *offset)
{
  char sign = **cursor;
  int hours, minutes;

  *offset = 0;
  *given = sign != '\0';
  if (!*given)
    return TRUE;
  (*cursor)++;
  if (sign == 'Z')
    return TRUE;
  if ((sign != '+' && sign != '-') || !bc_date_parse_digits (cursor, 2, &hours)
      || *(*cursor)++ != ':' || !bc_date_parse_digits (cursor, 2, &minutes) || hours > 23
      || minutes > 59)
    return FALSE;
  *offset = hours * BC_HOUR + minutes * BC_MINUTE;
  if (sign == '-')
    *offset = -*offset;
  return TRUE;
}

gboolean
bc_instant_parse (const char *text, GTimeZone *zone, gint64 *instant)
{
  BcDay day;
  gint64 time = 0;
  gint64 offset = 0;
  gint64 result;
  gboolean given = FALSE;

  if (text == NULL || !bc_date_parse_day (&text, &day))
    return FALSE;
  if (*text != '\0')
    {
      if (*text != 'T' && *text != ' ')
        return FALSE;
      text++;
      if (!parse_time (&text, &time) || !parse_offset (&text, &given, &offset) || *text != '\0')
        return FALSE;
    }
  if (given)
    result = day * DAY_SECONDS * BC_SECOND + time - offset;
  else if (zone != NULL)
    result = bc_instant_from_local (day, (int) (time / BC_SECOND), zone) + time % BC_SECOND;
  else
    return FALSE;

  if (instant != NULL)
    *instant = result;
  return TRUE;
}

char *
bc_instant_to_string (gint64 instant, GTimeZone *zone)
{
  gint64 seconds = floor_divide (instant, BC_SECOND);
  gint64 offset = zone != NULL ? offset_at (zone, seconds) : 0;
  gint64 day = floor_divide (seconds + offset, DAY_SECONDS);
  int time = (int) (seconds + offset - day * DAY_SECONDS);
  int minutes = (int) (ABS (offset) / 60);
  g_autofree char *date = bc_day_to_string ((BcDay) day);

  if (zone == NULL)
    return g_strdup_printf ("%sT%02d:%02d:%02dZ", date, time / 3600, time / 60 % 60, time % 60);
  return g_strdup_printf ("%sT%02d:%02d:%02d%c%02d:%02d", date, time / 3600, time / 60 % 60,
                          time % 60, offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}
