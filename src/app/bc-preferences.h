/* Preferences and the about window; their classes are deprecated in later libadwaita and stand in
 * this file only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bc_preferences_present (GtkWindow *parent, GSettings *settings);
void bc_about_present (GtkWindow *parent);

G_END_DECLS
