/* Blank forms for when the power is out: issuing them, and which are not back yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/bc-window.h"

G_BEGIN_DECLS

/* bc_blank_dialog_present: asks how many of which form, issues their numbers and opens the print
 * dialog with them; below stands which of those issued before nobody has typed in yet. */
void bc_blank_dialog_present (BcWindow *window, BcDesk *desk, GSettings *settings);

G_END_DECLS
