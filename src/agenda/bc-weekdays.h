/* The names of weekdays and months as the calendar says them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_weekday_short: "Mon" for @weekday 1 (Monday) … 7; bc_weekday_long: "Monday". */
const char *bc_weekday_short (int weekday);
const char *bc_weekday_long (int weekday);
/* bc_month_name: "January" for @month 1 … 12. */
const char *bc_month_name (int month);

G_END_DECLS
