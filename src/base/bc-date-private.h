/* What the date files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"

G_BEGIN_DECLS

#define BC_YEAR_FIRST 1600
#define BC_YEAR_LAST  9999

/* bc_date_parse_digits: reads exactly @count digits and moves @cursor behind them; leaves it on
 * failure. */
gboolean bc_date_parse_digits (const char **cursor, int count, int *number);
/* bc_date_parse_day: the same for "YYYY-MM-DD", whatever follows it. */
gboolean bc_date_parse_day (const char **cursor, BcDay *day);

G_END_DECLS
