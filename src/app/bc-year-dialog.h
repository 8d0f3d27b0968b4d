/* Loading a year's table of working days: a file is chosen, read with each mistake at its row, and what
 * it would change is seen before it is confirmed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/bc-window.h"

G_BEGIN_DECLS

/* bc_year_dialog_present: over @window, which tells by a toast what was done; one Undo takes it back. */
void bc_year_dialog_present (BcWindow *window, BcDesk *desk);

/* bc_year_bar_new: (transfer floating) a bar that asks for the next year's table from November on, until
 * it is loaded or the bar was closed for the day (@settings: year-bar-closed). */
GtkWidget *bc_year_bar_new (BcDesk *desk, GSettings *settings);

G_END_DECLS
