/* Days by arithmetic; the algorithms are those of Howard Hinnant's "chrono-compatible low-level
 * date algorithms", which count from 1 March, so that the leap day is the last of its year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-date.h"
#include "base/bc-date-private.h"

#define DAYS_PER_ERA  146097 /* 400 years */
#define DAYS_TO_EPOCH 719468 /* from 0000-03-01 to 1970-01-01 */

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : days[month - 1];
}

BcDay
bc_day_from_ymd (int year, int month, int day)
{
  int era, year_of_era, day_of_year;

  if (year < BC_YEAR_FIRST || year > BC_YEAR_LAST || month < 1 || month > 12 || day < 1
      || day > days_in_month (year, month))
    return BC_DAY_NONE;

  if (month <= 2)
    year--;
  era = year / 400;
  year_of_era = year % 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - DAYS_TO_EPOCH;
}

void
bc_day_to_ymd (BcDay day, int *year, int *month, int *day_of_month)
{
  gint64 shifted = (gint64) day + DAYS_TO_EPOCH;
  gint64 era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
  int day_of_era = (int) (shifted - era * DAYS_PER_ERA);
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_ERA - 1)) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int real_month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (year != NULL)
    *year = (int) (era * 400) + year_of_era + (real_month <= 2 ? 1 : 0);
  if (month != NULL)
    *month = real_month;
  if (day_of_month != NULL)
    *day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

int
bc_day_weekday (BcDay day)
{
  /* 1970-01-01 was a Thursday. */
  int since_monday = (int) (((gint64) day + 3) % 7);

  return since_monday >= 0 ? since_monday + 1 : since_monday + 8;
}

gboolean
bc_date_parse_digits (const char **cursor, int count, int *number)
{
  int result = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit ((*cursor)[i]))
        return FALSE;
      result = result * 10 + ((*cursor)[i] - '0');
    }
  *cursor += count;
  *number = result;
  return TRUE;
}

gboolean
bc_date_parse_day (const char **cursor, BcDay *day)
{
  const char *at = *cursor;
  int year, month, day_of_month;
  BcDay parsed;

  if (!bc_date_parse_digits (&at, 4, &year) || *at++ != '-'
      || !bc_date_parse_digits (&at, 2, &month) || *at++ != '-'
      || !bc_date_parse_digits (&at, 2, &day_of_month))
    return FALSE;
  parsed = bc_day_from_ymd (year, month, day_of_month);
  if (parsed == BC_DAY_NONE)
    return FALSE;
  *cursor = at;
  *day = parsed;
  return TRUE;
}

gboolean
bc_day_parse (const char *text, BcDay *day)
{
  BcDay parsed;

  if (text == NULL || !bc_date_parse_day (&text, &parsed) || *text != '\0')
    return FALSE;
  if (day != NULL)
    *day = parsed;
  return TRUE;
}

char *
bc_day_to_string (BcDay day)
{
  int year, month, day_of_month;

  bc_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}
