/* What a year's table would change, line by line. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"
#include "domain/bc-year-preview.h"

G_BEGIN_DECLS

/* bc_year_difference_line: (transfer full) "2027-02-11 Thu: working day → day off, 春节". */
char *bc_year_difference_line (const BcWorkdaysDifference *difference);
/* bc_year_shift_line: (transfer full) "2026W00012: 4 Jan 17:30 (provisional) → 5 Jan 17:30 · department". */
char *bc_year_shift_line (const BcDueShift *shift, BcHall *hall);
/* bc_year_problem_line: (transfer full) "Row 12: …", or the message alone where there is no row. */
char *bc_year_problem_line (const BcProblems *problems, guint index);

G_END_DECLS
