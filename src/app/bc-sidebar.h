/* The sidebar: the hall, the views with their live counts, who is at the desk, and the file's
 * state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_SIDEBAR (bc_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BcSidebar, bc_sidebar, BC, SIDEBAR, GtkBox)

BcSidebar *bc_sidebar_new (BcDesk *desk);
/* bc_sidebar_view_label: the view's name in the user's language, "" for none of them. */
const char *bc_sidebar_view_label (const char *view);
/* bc_sidebar_select: marks the view that is shown. */
void bc_sidebar_select (BcSidebar *self, const char *view);

G_END_DECLS
