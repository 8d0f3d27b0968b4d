/* Finding a ticket by number, petitioner or matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_FIND (bc_find_get_type ())
G_DECLARE_FINAL_TYPE (BcFind, bc_find, BC, FIND, GtkPopover)

/* Signal open-ticket (BcTicket): one was chosen. */
BcFind *bc_find_new (BcDesk *desk);

G_END_DECLS
