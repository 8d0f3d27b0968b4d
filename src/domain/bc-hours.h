/* When the hall is open: hours, lunch break, the half-days for callbacks, weekends on which it opens, days on which it is closed or opens against the table. Settings of the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-error.h"
#include "domain/bc-workdays.h"

G_BEGIN_DECLS

/* Seconds of the day; a range whose ends are equal is none. */
typedef struct
{
  int from;
  int to;
} BcTimeRange;

typedef struct
{
  int open;          /* default 09:00 */
  int close;         /* default 17:30; the instant of every due date that names no hour */
  BcTimeRange lunch; /* default 12:00–13:30 */
  int half_days
      [2]; /* when callbacks of the morning and of the afternoon are planned; default 09:00, 14:00 */
  guint
      weekend; /* bits 1 << 6 (Saturday), 1 << 7 (Sunday): days on which the hall opens every week */
  gboolean weekend_counts; /* these count as working days for limits */
} BcHours;

/* bc_hours_init: the defaults. */
void bc_hours_init (BcHours *self);

/**
 * bc_hours_set:
 * @key: open, close, lunch ("12:00-13:30", "" for none), half_days ("9:00,14:00"), weekend_open ("6", "6,7" or ""), weekend_counts ("1"/"0")
 * @known: (out): whether @key is one of these
 * @error: BC_ERROR_INVALID for a value that cannot be
 */
gboolean
bc_hours_set (BcHours *self, const char *key, const char *value, gboolean *known, GError **error);

/* bc_hours_check: that the values agree: opening before closing, the lunch break within, half-days in order. */
gboolean bc_hours_check (const BcHours *self, GError **error);

/**
 * bc_hours_add:
 * @seconds: 0 or more
 *
 * Where working time ends that began at @start and lasts @seconds: only the hours between opening and closing of working days count, without the lunch break. A time at which the hall is
 * closed waits for the next opening.
 *
 * Returns: the instant; BC_INSTANT_NONE past the year 9999
 */
gint64 bc_hours_add (
    const BcHours *self, BcWorkdays *workdays, GTimeZone *zone, gint64 start, gint64 seconds);

/* bc_hours_between: (inclusive start, exclusive end) the seconds of working time from @from to @to, 0 when @to is not later. */
gint64 bc_hours_between (
    const BcHours *self, BcWorkdays *workdays, GTimeZone *zone, gint64 from, gint64 to);

G_END_DECLS
