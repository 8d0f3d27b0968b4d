/* The arithmetic of a month's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-month.h"

/* The third row's middle: whatever weekday the month begins on, it is the month's own. */
#define MIDDLE_CELL (2 * BC_WEEK_DAYS + 3)

static int
checked_week_start (int week_start)
{
  return week_start >= 1 && week_start <= BC_WEEK_DAYS ? week_start : 1;
}

static BcDay
last_of_month (int year, int month)
{
  return month == 12 ? bc_day_from_ymd (year, 12, 31) : bc_day_from_ymd (year, month + 1, 1) - 1;
}

void
bc_month_init (BcMonth *self, BcDay day, int week_start)
{
  g_return_if_fail (self != NULL);

  day = bc_month_clamp (day);
  bc_day_to_ymd (day, &self->year, &self->month, NULL);
  self->week_start = checked_week_start (week_start);
  self->first = bc_day_from_ymd (self->year, self->month, 1);
  self->last = last_of_month (self->year, self->month);
  self->first_cell = bc_month_week_start (self->first, self->week_start);
}

void
bc_month_init_week (BcMonth *self, BcDay day, int week_start)
{
  BcDay first_cell;

  g_return_if_fail (self != NULL);

  first_cell = bc_month_week_start (bc_month_clamp (day), week_start);
  bc_month_init (self, first_cell + MIDDLE_CELL, week_start);
  self->first_cell = first_cell;
}

int
bc_month_week_number (BcDay first_day)
{
  /* The Thursday of the week, whichever day it begins on: the week belongs to the year that has it. */
  int to_thursday = (4 - bc_day_weekday (first_day) + BC_WEEK_DAYS) % BC_WEEK_DAYS;
  BcDay thursday = first_day + to_thursday;
  int year;

  bc_day_to_ymd (thursday, &year, NULL, NULL);
  return (thursday - bc_day_from_ymd (year, 1, 1)) / BC_WEEK_DAYS + 1;
}

gboolean
bc_month_equal (const BcMonth *a, const BcMonth *b)
{
  return a->first == b->first && a->first_cell == b->first_cell;
}

BcDay
bc_month_day (const BcMonth *self, int cell)
{
  g_return_val_if_fail (cell >= 0 && cell < BC_MONTH_CELLS, BC_DAY_NONE);

  return self->first_cell + cell;
}

int
bc_month_cell (const BcMonth *self, BcDay day)
{
  gint64 cell = (gint64) day - self->first_cell;

  return cell >= 0 && cell < BC_MONTH_CELLS ? (int) cell : -1;
}

gboolean
bc_month_contains (const BcMonth *self, BcDay day)
{
  return day >= self->first && day <= self->last;
}

int
bc_month_weekday (const BcMonth *self, int column)
{
  return (self->week_start - 1 + column) % BC_WEEK_DAYS + 1;
}

BcDay
bc_month_clamp (BcDay day)
{
  return CLAMP (day, bc_day_from_ymd (BC_MONTH_FIRST_YEAR, 1, 1),
                bc_day_from_ymd (BC_MONTH_LAST_YEAR, 12, 31));
}

BcDay
bc_month_shift (BcDay day, int months)
{
  int year, month, day_of_month;
  gint64 index;
  BcDay last;

  day = bc_month_clamp (day);
  bc_day_to_ymd (day, &year, &month, &day_of_month);
  index = (gint64) year * 12 + (month - 1) + months;
  if (index < BC_MONTH_FIRST_YEAR * 12)
    return bc_month_clamp (G_MININT32);
  if (index >= (BC_MONTH_LAST_YEAR + 1) * 12)
    return bc_month_clamp (G_MAXINT32);

  year = (int) (index / 12);
  month = (int) (index % 12) + 1;
  last = last_of_month (year, month);
  return MIN (bc_day_from_ymd (year, month, 1) + day_of_month - 1, last);
}

BcDay
bc_month_week_start (BcDay day, int week_start)
{
  int passed = bc_day_weekday (day) - checked_week_start (week_start);

  return day - (passed + BC_WEEK_DAYS) % BC_WEEK_DAYS;
}

BcDay
bc_month_week_end (BcDay day, int week_start)
{
  return bc_month_week_start (day, week_start) + BC_WEEK_DAYS - 1;
}

guint
bc_month_overflow (guint n_items, guint n_lines, guint *hidden)
{
  guint shown = n_items <= n_lines ? n_items : (n_lines > 0 ? n_lines - 1 : 0);

  if (hidden != NULL)
    *hidden = n_items - shown;
  return shown;
}
