/* Who is at the desk?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

void bc_staff_dialog_present (GtkWindow *parent, BcDesk *desk);

G_END_DECLS
