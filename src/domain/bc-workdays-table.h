/* A year's table as it comes from outside: a spreadsheet's CSV or a calendar feed's ICS, read with every mistake named at its row, compared with what the hall has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-error.h"
#include "domain/bc-workdays.h"

G_BEGIN_DECLS

/**
 * BcWorkdaysTable:
 *
 * What was read: the days that differ from the plain week, of whole years. Immutable, atomically counted, any thread.
 */
typedef struct _BcWorkdaysTable BcWorkdaysTable;

/**
 * bc_workdays_table_read:
 * @data: the file's content: CSV (comma, semicolon or tab; a header of date, kind, name in English or Chinese) or iCalendar; UTF-8, UTF-16 with a byte-order mark, or GB 18030
 * @size: bytes
 * @error: BC_ERROR_INVALID in words for what is no table at all (empty, a web page, unreadable text), or with a list of problems, each at the number of its row ("12"): a
 *   date that does not exist, a day given twice with different kinds, a make-up day on a Monday to Friday, an unknown kind, rows of another year than the rest, a year
 *   that is not complete
 *
 * A kind is holiday 休 放假 休假 节假日, or workday 班 上班 补班 调休上班. In calendars it stands in the summary, at its end or anywhere: “元旦（休）”, “春节 补班”, “国庆节调休” (on a weekend: a make-up day),
 * or in Apple's X-APPLE-SPECIAL-DAY; entries that say neither are festivals without a day off and are passed over, as are years of a feed that are not complete yet.
 * The last days of December may stand in the next year's table, for its New Year's holiday can begin there.
 *
 * Returns: (transfer full) (nullable)
 */
BcWorkdaysTable *bc_workdays_table_read (gconstpointer data, gsize size, GError **error);
BcWorkdaysTable *bc_workdays_table_ref (BcWorkdaysTable *self);
void bc_workdays_table_unref (BcWorkdaysTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcWorkdaysTable, bc_workdays_table_unref)

/* bc_workdays_table_years: (transfer none) (element-type int) the years that the table has whole, ascending; never empty. */
GArray *bc_workdays_table_years (BcWorkdaysTable *self);
/* bc_workdays_table_n_rows: how many days of them differ from the plain week. */
guint bc_workdays_table_n_rows (BcWorkdaysTable *self);

/* bc_workdays_merge: (transfer full) @workdays with the table's years replaced whole, all others as they were. */
BcWorkdays *bc_workdays_merge (BcWorkdays *workdays, BcWorkdaysTable *table);
/* bc_workdays_to_csv: (transfer full) the rows as bc_workdays_new_from_csv() reads them, those of @years (element-type int) (nullable: all). */
char *bc_workdays_to_csv (BcWorkdays *workdays, GArray *years);

/* A day that is another one by the new table. */
typedef struct
{
  BcDay day;
  BcDayKind before;
  BcDayKind after;
  char *name;               /* of the new table, else of the old one; nullable */
  gboolean was_provisional; /* its year was not loaded before */
} BcWorkdaysDifference;
void bc_workdays_difference_free (BcWorkdaysDifference *self);

/* bc_workdays_compare: (transfer full) (element-type BcWorkdaysDifference) the days of @years (element-type int) whose kind is another one, ascending. */
GPtrArray *bc_workdays_compare (BcWorkdays *before, BcWorkdays *after, GArray *years);

/* bc_workdays_year_missing: the year for which the table should have come by now: the next one from 1 November of @today's on, when it is not loaded; this one when that is not
 * loaded; 0 otherwise. The notice for a year comes in autumn of the one before. */
int bc_workdays_year_missing (BcWorkdays *self, BcDay today);
/* bc_workdays_has_year: the table speaks of it. */
gboolean bc_workdays_has_year (BcWorkdays *self, int year);

G_END_DECLS
