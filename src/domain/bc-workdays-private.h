/* What the working-day files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workdays.h"

G_BEGIN_DECLS

/* The years a table may speak of: a mistyped 2206 must not count as a year that is known. */
#define BC_WORKDAYS_YEAR_FIRST 1949
#define BC_WORKDAYS_YEAR_LAST  2199

/* One row of the table. */
typedef struct
{
  BcDay day;
  BcDayKind kind; /* BC_DAY_HOLIDAY or BC_DAY_MAKE_UP */
  char *name;     /* nullable, owned */
  int line;
} BcWorkdaysRow;

/* bc_workdays_new_from_rows: takes over rows (BcWorkdaysRow, cleared by the array) that are sorted
 * by day, each day once. */
BcWorkdays *bc_workdays_new_from_rows (GArray *rows);

/* bc_workdays_like_local: (transfer full) the table of @self with what is local in @other. */
BcWorkdays *bc_workdays_like_local (BcWorkdays *self, BcWorkdays *other);
/* bc_workdays_rows: (transfer none) (element-type BcWorkdaysRow) what the table was made from, by day. */
GArray *bc_workdays_rows (BcWorkdays *self);

G_END_DECLS
