/* Printing a ticket from the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/bc-window.h"

G_BEGIN_DECLS

/* bc_print_ticket: reads what the sheet shows, opens the print dialog for @form ("work-order",
 * "receipt"), and notes in the history each time it was printed. */
void bc_print_ticket (BcWindow *window, BcDesk *desk, BcTicket *ticket, const char *form);

G_END_DECLS
