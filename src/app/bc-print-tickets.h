/* Printing from the window: tickets, a day's work orders, lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/bc-window.h"

G_BEGIN_DECLS

/**
 * bc_print_tickets:
 * @tickets: (element-type BcTicket): at least one; they need not have their records yet
 * @form: id of the form that is chosen first: "work_order", "receipt" …; hyphens will do
 *
 * Reads what the sheets show, opens the print dialog for all of them as one job, and notes in the
 * history what was printed. A view asks for it by its signal `print-tickets` (GPtrArray *tickets,
 * const char *form), which the window connects for every view that has it. Errors are told in the
 * window. Main thread.
 */
void bc_print_tickets (BcWindow *window, BcDesk *desk, GPtrArray *tickets, const char *form);

/* bc_print_ticket: the same for one. */
void bc_print_ticket (BcWindow *window, BcDesk *desk, BcTicket *ticket, const char *form);

/* bc_print_day: all tickets that were received on the hall's local @day and go on, in @form; a list
 * form ("pool_list") stands on one job of its own. Tells when there are none. */
void bc_print_day (BcWindow *window, BcDesk *desk, BcDay day, const char *form);

/* bc_print_board: the open tickets of @department's board (NULL: of all) as a sheet for the meeting. */
void bc_print_board (BcWindow *window, BcDesk *desk, const char *department);

G_END_DECLS
