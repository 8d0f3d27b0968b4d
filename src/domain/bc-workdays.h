/* Chinese working days: the State Council's yearly table with its make-up days, and due dates that
 * explain themselves. Source of the rules: domain model, "Time".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"

G_BEGIN_DECLS

/**
 * BcDayKind:
 * @BC_DAY_WORKING: an ordinary Monday to Friday
 * @BC_DAY_MAKE_UP: a weekend day worked instead (调休上班)
 * @BC_DAY_WEEKEND: Saturday or Sunday
 * @BC_DAY_HOLIDAY: off by the notice, or a fixed statutory day beyond the table
 * @BC_DAY_CLOSED: this hall alone is closed: it counts as little as a holiday
 * @BC_DAY_OPENED: a day off on which this hall works and which counts
 *
 * What a day is and why.
 */
typedef enum
{
  BC_DAY_WORKING,
  BC_DAY_MAKE_UP,
  BC_DAY_WEEKEND,
  BC_DAY_HOLIDAY,
  BC_DAY_CLOSED,
  BC_DAY_OPENED,
} BcDayKind;

/**
 * BcWorkdays:
 *
 * The table that is loaded. Immutable, atomically counted, any thread.
 */
typedef struct _BcWorkdays BcWorkdays;

/**
 * bc_workdays_new_from_csv:
 * @csv: (nullable): text with the header `date,kind,name` and rows of kind "holiday" or "workday",
 * in any order, LF or CRLF, with or without a byte-order mark; blank lines are passed over
 * @error: BC_ERROR_INVALID names the line: missing header, wrong date or year, unknown kind, wrong
 * number of columns, a date twice with different kinds, a make-up day on a Monday to Friday
 *
 * A year counts as loaded when the table has at least one row in it.
 *
 * Returns: (transfer full) (nullable): the table
 */
BcWorkdays *bc_workdays_new_from_csv (const char *csv, GError **error);

/* A day on which this hall is not what the table says. */
typedef struct
{
  BcDay day;
  BcDayKind kind; /* BC_DAY_CLOSED or BC_DAY_OPENED */
  char *name;     /* why; nullable */
} BcLocalDay;

/**
 * bc_workdays_with_local:
 * @weekly: bits 1 << 6 (Saturday) and 1 << 7 (Sunday): weekend days that this hall works every week and that count, unless the table makes them a holiday
 * @days: (array length=n_days): copied
 *
 * Returns: (transfer full): @base with what differs in this hall, and only that: what @base had of it is not kept
 */
BcWorkdays *
bc_workdays_with_local (BcWorkdays *base, guint weekly, const BcLocalDay *days, guint n_days);

/* bc_workdays_local: (transfer none) (element-type BcLocalDay) the days of bc_workdays_with_local(), as they were given. */
GArray *bc_workdays_local (BcWorkdays *self);

/**
 * bc_workdays_ref:
 *
 * Returns: (transfer full): @self
 */
BcWorkdays *bc_workdays_ref (BcWorkdays *self);

/**
 * bc_workdays_unref:
 * @self: (transfer full):
 */
void bc_workdays_unref (BcWorkdays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcWorkdays, bc_workdays_unref)

/**
 * bc_workdays_kind:
 * @name: (out) (optional) (nullable) (transfer none): the holiday's name from the table, also for a
 * make-up day; owned by @self
 * @provisional: (out) (optional): the day's year is not loaded, so only weekends and the fixed
 * statutory days are known: 1 January, 1 and 2 May, 1 to 3 October (国务院令第795号; the lunar ones
 * cannot be known without the notice)
 *
 * Looked up in constant time.
 *
 * Returns: what the day is
 */
BcDayKind bc_workdays_kind (BcWorkdays *self, BcDay day, const char **name, gboolean *provisional);

/**
 * bc_workdays_is_working:
 *
 * Returns: whether @day is an ordinary working day, a make-up day or one on which this hall works
 */
gboolean bc_workdays_is_working (BcWorkdays *self, BcDay day);

/**
 * bc_workdays_last_year:
 *
 * Returns: the last year loaded, 0 when the table is empty
 */
int bc_workdays_last_year (BcWorkdays *self);

/**
 * bc_workdays_add:
 * @count: 0 or more
 * @provisional: (out) (optional): a day of a year that is not loaded was looked at
 *
 * Returns: the day that lies @count working days after @start, which is not counted itself; @start
 * for 0; BC_DAY_NONE past the year 9999
 */
BcDay bc_workdays_add (BcWorkdays *self, BcDay start, int count, gboolean *provisional);

/**
 * bc_workdays_between:
 *
 * What is left until a due day. In constant time, so that a board can ask for every card.
 *
 * Returns: the number of working days d with @from < d ≤ @to; negative when @to lies before @from
 */
int bc_workdays_between (BcWorkdays *self, BcDay from, BcDay to);

/**
 * BcLimitUnit:
 * @BC_LIMIT_WORKING_DAYS: working days
 * @BC_LIMIT_HOURS: hours on the clock
 * @BC_LIMIT_DAYS: natural (calendar) days
 * @BC_LIMIT_WORKING_HOURS: hours in which the hall is open on working days (bc_hours_add())
 *
 * How a limit is counted.
 */
typedef enum
{
  BC_LIMIT_WORKING_DAYS,
  BC_LIMIT_HOURS,
  BC_LIMIT_DAYS,
  BC_LIMIT_WORKING_HOURS,
} BcLimitUnit;

/**
 * BcDueStep:
 * @day: the day
 * @kind: what it is
 * @name: (nullable): of the holiday, owned by the BcWorkdays
 * @provisional: its year is not loaded
 * @counted: the number this day got, 0 when it was skipped or is the start; always 0 for hours on the clock, and for working hours the minutes of this day
 * @is_start: the day from which it counts
 * @unit: what was counted
 *
 * One day of an explanation.
 */
typedef struct
{
  BcDay day;
  BcDayKind kind;
  const char *name;
  gboolean provisional;
  int counted;
  gboolean is_start;
  BcLimitUnit unit;
} BcDueStep;

/**
 * BcDue:
 * @start: the instant it was counted from
 * @due: the instant by which the result must be there; BC_INSTANT_NONE past the year 9999
 * @provisional: it depends on a year that is not loaded
 * @steps: (element-type BcDueStep): from the start's day to the due's day; none past the year 9999.
 * Valid as long as the BcWorkdays
 *
 * A due date that can explain itself.
 */
typedef struct
{
  gint64 start;
  gint64 due;
  gboolean provisional;
  GArray *steps;
} BcDue;

/**
 * bc_workdays_due:
 * @start: the instant from which it counts
 * @unit: what @count counts; working hours need to know when the hall is open: bc_hall_due()
 * @count: 0 or more; 0 working days is the close of the start's day (即办)
 * @close: second of the day at which the hall closes (default 17:30), used for working and natural
 * days
 * @zone: the hall's zone
 *
 * The start's day is not counted; day 1 is the next working day; the due instant is the close of
 * the last day. Hours run on the clock without regard to days. Natural days end at the close of the
 * last day, whatever kind of day it is. The vectors of the domain model hold: 2026-09-18 + 5 →
 * 2026-09-24; 2026-09-30 + 5 → 2026-10-13; 2026-02-13 + 5 → 2026-02-27; 2026-04-30 + 3 →
 * 2026-05-08.
 *
 * Returns: (transfer full): the due date with its explanation; free with bc_due_free()
 */
BcDue *bc_workdays_due (
    BcWorkdays *self, gint64 start, BcLimitUnit unit, int count, int close, GTimeZone *zone);

/**
 * bc_due_free:
 * @self: (nullable) (transfer full):
 */
void bc_due_free (BcDue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcDue, bc_due_free)

/**
 * bc_workdays_noon_gate:
 * @received: when the ticket was taken in
 * @zone: the hall's zone
 * @provisional: (out) (optional): a day of a year that is not loaded was looked at
 *
 * Returns: the instant by which the day's work orders must be at the district: the next working day
 * 12:00
 */
gint64
bc_workdays_noon_gate (BcWorkdays *self, gint64 received, GTimeZone *zone, gboolean *provisional);

/**
 * bc_due_step_explain:
 *
 * Returns: (transfer full): one translated line for a step: "2026-09-25 Fri: skipped, 中秋节
 * (holiday)", "2026-09-20 Sun: day 1, make-up day (国庆节)"
 */
char *bc_due_step_explain (const BcDueStep *step);

G_END_DECLS
