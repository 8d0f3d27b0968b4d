/* Days, instants and zones.
 *
 * A day is a number (days since 1970-01-01, proleptic Gregorian), an instant is microseconds since
 * 1970 in UTC, and a zone is the hall's, passed in: nothing here reads the machine's zone or
 * locale. Everything here may be called on any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BC_DAY_NONE     G_MININT32 /* no day given */
#define BC_INSTANT_NONE G_MININT64 /* no instant given */
#define BC_SECOND       G_GINT64_CONSTANT (1000000)
#define BC_MINUTE       (60 * BC_SECOND)
#define BC_HOUR         (60 * BC_MINUTE)

typedef gint32 BcDay;

/**
 * bc_day_from_ymd:
 * @year: 1600 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day number, or BC_DAY_NONE when there is no such date
 */
BcDay bc_day_from_ymd (int year, int month, int day);

/**
 * bc_day_to_ymd:
 * @year: (out) (optional):
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 *
 * The inverse of bc_day_from_ymd(); @day must not be BC_DAY_NONE.
 */
void bc_day_to_ymd (BcDay day, int *year, int *month, int *day_of_month);

/**
 * bc_day_weekday:
 *
 * Returns: 1 Monday to 7 Sunday (ISO 8601)
 */
int bc_day_weekday (BcDay day);

/**
 * bc_day_parse:
 * @text: (nullable): "YYYY-MM-DD" and nothing else
 * @day: (out) (optional): set on success only
 *
 * Returns: FALSE for any other text, also for dates that do not exist
 */
gboolean bc_day_parse (const char *text, BcDay *day);

/**
 * bc_day_to_string:
 *
 * Returns: (transfer full): "YYYY-MM-DD"
 */
char *bc_day_to_string (BcDay day);

/**
 * bc_instant_from_local:
 * @second_of_day: 0 to 86399
 *
 * The instant at which the wall clock of @zone shows that day and second. A wall time that a shift
 * of the clocks skips gives the instant right after the gap; one that occurs twice gives the first.
 *
 * Returns: the instant; BC_INSTANT_NONE for BC_DAY_NONE
 */
gint64 bc_instant_from_local (BcDay day, int second_of_day, GTimeZone *zone);

/**
 * bc_instant_to_day:
 * @second_of_day: (out) (optional): 0 to 86399
 *
 * Returns: the day that the wall clock of @zone shows; BC_DAY_NONE for BC_INSTANT_NONE
 */
BcDay bc_instant_to_day (gint64 instant, GTimeZone *zone, int *second_of_day);

/**
 * bc_instant_parse:
 * @text: (nullable): ISO 8601 "2026-09-18T09:30[:SS[.ffffff]][Z|±HH:MM]", a space instead of T
 * allowed, or a bare date (00:00)
 * @zone: (nullable): whose wall clock counts in a text without an offset; with NULL such a text is
 * refused
 * @instant: (out) (optional): set on success only
 *
 * Returns: FALSE for any other text and for dates that do not exist
 */
gboolean bc_instant_parse (const char *text, GTimeZone *zone, gint64 *instant);

/**
 * bc_instant_to_string:
 * @zone: (nullable): NULL gives UTC with Z
 *
 * Returns: (transfer full): ISO 8601 to the second with the offset of @zone,
 * "2026-09-18T17:30:00+08:00"
 */
char *bc_instant_to_string (gint64 instant, GTimeZone *zone);

G_END_DECLS
