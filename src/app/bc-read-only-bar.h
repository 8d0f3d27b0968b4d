/* Says in the window why the hall can only be read: a newer program wrote it, or the permission is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_read_only_bar_new: the bar; it shows and hides itself. */
GtkWidget *bc_read_only_bar_new (BcDesk *desk);

G_END_DECLS
