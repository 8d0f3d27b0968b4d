/* Days, instants and zones.
 *
 * A day is a number (days since 1970-01-01, proleptic Gregorian), an instant is microseconds since 1970 in UTC, and a zone
 * is the hall's, passed in: nothing here reads the machine's zone or locale.
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

/* bc_day_from_ymd: the day number, or BC_DAY_NONE when there is no such date; years 1600-9999. */
BcDay bc_day_from_ymd (int year, int month, int day);
/* bc_day_to_ymd: any of the out pointers may be NULL. */
void bc_day_to_ymd (BcDay day, int *year, int *month, int *day_of_month);
/* bc_day_weekday: 1 Monday … 7 Sunday (ISO 8601). */
int bc_day_weekday (BcDay day);
/* bc_day_parse: strict "YYYY-MM-DD"; FALSE for anything else, also for dates that do not exist. */
gboolean bc_day_parse (const char *text, BcDay *day);
/* bc_day_to_string: (transfer full) "YYYY-MM-DD". */
char *bc_day_to_string (BcDay day);

/* bc_instant_from_local: the instant at which the wall clock of @zone shows that day and second of the day (0-86399). A wall
 * time that a shift of the clocks skips gives the instant right after the gap; one that occurs twice gives the first. */
gint64 bc_instant_from_local (BcDay day, int second_of_day, GTimeZone *zone);
/* bc_instant_to_day: the local date; @second_of_day may be NULL. */
BcDay bc_instant_to_day (gint64 instant, GTimeZone *zone, int *second_of_day);
/* bc_instant_parse: ISO 8601 "2026-09-18T09:30[:SS[.ffffff]][Z|±HH:MM]", a space instead of T allowed, or a bare date (00:00). Without an offset
 * the wall clock of @zone counts. FALSE for anything else and for dates that do not exist. */
gboolean bc_instant_parse (const char *text, GTimeZone *zone, gint64 *instant);
/* bc_instant_to_string: (transfer full) ISO 8601 to the second with @zone's offset, "2026-09-18T17:30:00+08:00"; a NULL zone gives UTC with Z. */
char *bc_instant_to_string (gint64 instant, GTimeZone *zone);

G_END_DECLS
