/* Preferences and the about window; their classes are deprecated in later libadwaita and stand in
 * this file only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_preferences_present: of this seat, and of the open hall (if any): when it is open and what it puts on its papers. */
void bc_preferences_present (GtkWindow *parent, BcDesk *desk, GSettings *settings);
void bc_about_present (GtkWindow *parent);

G_END_DECLS
