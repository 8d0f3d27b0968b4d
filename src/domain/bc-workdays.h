/* Chinese working days: the State Council's yearly table with its make-up days, and due dates that explain themselves.
 * Source of the rules: domain model, "Time".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"

G_BEGIN_DECLS

/* What a day is and why. */
typedef enum
{
  BC_DAY_WORKING,   /* an ordinary Monday to Friday */
  BC_DAY_MAKE_UP,   /* a weekend day worked instead (调休上班) */
  BC_DAY_WEEKEND,   /* Saturday or Sunday */
  BC_DAY_HOLIDAY,   /* off by the notice, or a fixed statutory day beyond the table */
} BcDayKind;

/* The rows of a table that are loaded: kind "holiday" or "workday". Immutable, atomically counted, any thread. */
typedef struct _BcWorkdays BcWorkdays;

/**
 * bc_workdays_new_from_csv:
 * @csv: text with the header `date,kind,name`, rows in any order, LF or CRLF, with or without a byte-order mark
 * @error: BC_ERROR_INVALID names the line: wrong date, unknown kind, a date twice with different kinds, a make-up day on a Monday
 *   to Friday, missing header
 *
 * A year counts as loaded when the table has at least one row in it.
 *
 * Returns: (transfer full): the table
 */
BcWorkdays *bc_workdays_new_from_csv (const char *csv, GError **error);
BcWorkdays *bc_workdays_ref (BcWorkdays *self);
void bc_workdays_unref (BcWorkdays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcWorkdays, bc_workdays_unref)

/* bc_workdays_kind: @name (out, optional, transfer none, owned by @self, nullable) is the holiday's name from the table, also for a make-up day;
 * @provisional (out, optional) says that the day's year is not loaded and only weekends and fixed statutory days are known: 1 January,
 * 1 and 2 May, 1 to 3 October (国务院令第795号, the lunar ones cannot be known without the notice). */
BcDayKind bc_workdays_kind (BcWorkdays *self, BcDay day, const char **name, gboolean *provisional);
gboolean bc_workdays_is_working (BcWorkdays *self, BcDay day);
/* bc_workdays_last_year: the last year loaded, 0 when the table is empty. */
int bc_workdays_last_year (BcWorkdays *self);
/* bc_workdays_add: the day that lies @count (≥ 0) working days after @start, the start not counted; @count 0 gives @start itself.
 * @provisional (out, optional) says that a day past the table was looked at. */
BcDay bc_workdays_add (BcWorkdays *self, BcDay start, int count, gboolean *provisional);
/* bc_workdays_between: the working days d with @from < d ≤ @to; negative when @to lies before @from. What is left until a due day. */
int bc_workdays_between (BcWorkdays *self, BcDay from, BcDay to);

/* How a limit is counted. */
typedef enum
{
  BC_LIMIT_WORKING_DAYS,
  BC_LIMIT_HOURS,
  BC_LIMIT_DAYS, /* natural (calendar) days */
} BcLimitUnit;

/* One day of an explanation. */
typedef struct
{
  BcDay day;
  BcDayKind kind;
  const char *name; /* nullable, owned by the BcWorkdays */
  gboolean provisional;
  int counted; /* the number this day got, 0 when it was skipped or is the start; always 0 for hours */
  gboolean is_start;
  BcLimitUnit unit; /* what was counted */
} BcDueStep;

typedef struct
{
  gint64 start;       /* the instant it was counted from */
  gint64 due;         /* the instant by which the result must be there; BC_INSTANT_NONE past the year 9999 */
  gboolean provisional;
  GArray *steps;      /* BcDueStep, from the start's day to the due's day */
} BcDue;

/**
 * bc_workdays_due:
 * @start: the instant from which it counts
 * @unit: what @count counts
 * @count: 0 or more; 0 working days is the close of the start's day (即办)
 * @close: second of the day at which the hall closes (default 17:30), used for working and natural days
 * @zone: the hall's zone
 *
 * The start's day is not counted; day 1 is the next working day; the due instant is the close of the last day. Hours run on the clock without
 * regard to days. Natural days end at the close of the last day, whatever kind of day it is. The vectors of the domain model hold:
 * 2026-09-18 + 5 → 2026-09-24; 2026-09-30 + 5 → 2026-10-13; 2026-02-13 + 5 → 2026-02-27; 2026-04-30 + 3 → 2026-05-08.
 *
 * Returns: (transfer full): the due date with its explanation; free with bc_due_free()
 */
BcDue *bc_workdays_due (BcWorkdays *self, gint64 start, BcLimitUnit unit, int count, int close, GTimeZone *zone);
void bc_due_free (BcDue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcDue, bc_due_free)

/* bc_workdays_noon_gate: the instant by which the day's work orders must be at the district: the next working day 12:00. */
gint64 bc_workdays_noon_gate (BcWorkdays *self, gint64 received, GTimeZone *zone, gboolean *provisional);

/* bc_due_step_explain: (transfer full) one translated line for a step: "2026-09-25 Fri: skipped, 中秋节 (holiday)", "2026-09-20 Sun: day 1, make-up day (国庆节)". */
char *bc_due_step_explain (const BcDueStep *step);

G_END_DECLS
