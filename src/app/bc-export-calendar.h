/* The calendar as a file for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/bc-window.h"

G_BEGIN_DECLS

/* bc_export_calendar: asks where to, then writes the next year's deadlines, callbacks and meetings of @department (nullable) and @staff (nullable) as an .ics file; tells how it went by
 * a toast. Personal data is masked in it. */
void bc_export_calendar (BcWindow *window, BcDesk *desk, const char *department, const char *staff);

G_END_DECLS
