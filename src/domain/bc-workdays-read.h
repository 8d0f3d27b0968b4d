/* What the readers of a year's table share. Room-internal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workdays-private.h"
#include "domain/bc-workdays-table.h"

G_BEGIN_DECLS

/* bc_workdays_read_csv, bc_workdays_read_ics: append the rows of @text (BcWorkdaysRow) to @rows and what is wrong with them, at their number, to @problems. FALSE with @error when it is no
 * table at all. */
gboolean
bc_workdays_read_csv (const char *text, GArray *rows, BcProblems *problems, GError **error);
gboolean
bc_workdays_read_ics (const char *text, GArray *rows, BcProblems *problems, GError **error);

/* bc_workdays_read_problem: a problem at row @line. */
void bc_workdays_read_problem (BcProblems *problems, int line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* bc_workdays_kind_of_words: BC_DAY_HOLIDAY, BC_DAY_MAKE_UP or, where @words say neither, -1. @is_weekend decides what 调休 alone means. */
int bc_workdays_kind_of_words (const char *words, gboolean is_weekend);

G_END_DECLS
