/* The bar above the views that says when something is the matter with the file, and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_STATE_BAR (bc_state_bar_get_type ())
G_DECLARE_FINAL_TYPE (BcStateBar, bc_state_bar, BC, STATE_BAR, GtkBox)

/* bc_state_bar_set_desk: follows @desk from now on; once. */
void bc_state_bar_set_desk (BcStateBar *self, BcDesk *desk);

G_END_DECLS
