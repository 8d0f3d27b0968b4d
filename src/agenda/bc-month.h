/* The arithmetic of a month's page: which 42 days it shows, where a day stands on it, how days are
 * walked through. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"

G_BEGIN_DECLS

#define BC_WEEK_DAYS   7
#define BC_MONTH_WEEKS 6
#define BC_MONTH_CELLS (BC_WEEK_DAYS * BC_MONTH_WEEKS)

/* The days that the window can show; chosen so that a page never runs into years that
 * bc_day_from_ymd() does not have. */
#define BC_MONTH_FIRST_YEAR 1900
#define BC_MONTH_LAST_YEAR  2999

/* One month as a page of six weeks, so that its height never changes. A value: copy it freely. */
typedef struct
{
  int year;
  int month;        /* 1-12 */
  int week_start;   /* ISO weekday of the first column, 1 Monday … 7 Sunday */
  BcDay first_cell; /* the day in the upper left corner */
  BcDay first;      /* the first of the month */
  BcDay last;       /* its last day */
} BcMonth;

/**
 * bc_month_init:
 * @day: any day; kept within the years that can be shown
 * @week_start: ISO weekday of the first column, 1–7; anything else counts as Monday
 *
 * Makes @self the page of the month that holds @day. When the month begins on the first column, the
 * first row is its own: no row shows only days of the month before.
 */
void bc_month_init (BcMonth *self, BcDay day, int week_start);
/* bc_month_init_week: the page whose first row is the week that holds @day, as it is when the weeks
 * are scrolled; its month is the one in the middle of it. */
void bc_month_init_week (BcMonth *self, BcDay day, int week_start);
/* bc_month_week_number: the number of the week that begins on @first_day: that of ISO 8601 of the
 * Thursday in it, so that it is right for weeks from Sunday as well. 1–53. */
int bc_month_week_number (BcDay first_day);
/* bc_month_equal: the same cells and the same month. */
gboolean bc_month_equal (const BcMonth *a, const BcMonth *b);

/* bc_month_day: the day at @cell (0–41). */
BcDay bc_month_day (const BcMonth *self, int cell);
/* bc_month_cell: where @day stands, -1 when the page does not show it. */
int bc_month_cell (const BcMonth *self, BcDay day);
/* bc_month_contains: @day belongs to the month itself and not to a neighbour. */
gboolean bc_month_contains (const BcMonth *self, BcDay day);
/* bc_month_weekday: the ISO weekday of column @column (0–6). */
int bc_month_weekday (const BcMonth *self, int column);

/* bc_month_clamp: @day itself, or the nearest day that can be shown. */
BcDay bc_month_clamp (BcDay day);
/* bc_month_shift: the same day of the month @months later (earlier when negative); the month's last
 * day where it is shorter. */
BcDay bc_month_shift (BcDay day, int months);
/* bc_month_week_start: the first day of the week that holds @day; bc_month_week_end: the last one.
 */
BcDay bc_month_week_start (BcDay day, int week_start);
BcDay bc_month_week_end (BcDay day, int week_start);

/**
 * bc_month_overflow:
 * @n_items: what a day holds
 * @n_lines: lines for which there is room
 * @hidden: (out) (optional): how many are not shown; what “+3” tells
 *
 * The line that says “+3” takes a line itself, so a day never hides just one item that would have
 * fitted in its place.
 *
 * Returns: how many items are shown
 */
guint bc_month_overflow (guint n_items, guint n_lines, guint *hidden);

G_END_DECLS
