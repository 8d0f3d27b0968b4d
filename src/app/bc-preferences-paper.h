/* What the hall puts on its papers, in the preferences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_preferences_paper_new: a group with the hall's logo, its rating page and the test page; an
 * administrator can change the first two. @settings: where the print dialog's choices are kept. A
 * hall must be open. */
GtkWidget *bc_preferences_paper_new (BcDesk *desk, GSettings *settings);

G_END_DECLS
