/* When the hall is open, in the preferences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_preferences_hours_new: a group with opening, lunch break, closing and the weekends; an administrator can change it. A hall must be open. */
GtkWidget *bc_preferences_hours_new (BcDesk *desk);
/* bc_preferences_days_new: a group with the days on which this hall is not what the year's table says; an administrator adds and removes them. A hall must be open. */
GtkWidget *bc_preferences_days_new (BcDesk *desk);

G_END_DECLS
