/* The call list: the petitioners to be called today, in the order that suits them, and beside it what
 * the callback clerk needs for the one on the telephone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk-agenda.h"

G_BEGIN_DECLS

#define BC_TYPE_CALL_PAGE (bc_call_page_get_type ())
G_DECLARE_FINAL_TYPE (BcCallPage, bc_call_page, BC, CALL_PAGE, GtkWidget)

/*
 * Signals:
 *   open-ticket (BcTicket)         a ticket is to be shown
 *   move-ticket (BcTicket, char *state)
 *                                  a ticket is to be shown, and asked for its step to that state
 *   toast (char *text, bool undo)
 *
 * Keys: Up and Down walk through the list, Enter goes to the form, Ctrl+Enter records, Esc goes back to
 * the list.
 *
 * Traces: "painted calls", "call recorded NUMBER", "callback added NUMBER DAY".
 */

/* bc_call_page_new: (transfer floating). Main thread. */
GtkWidget *bc_call_page_new (BcDesk *desk);

G_END_DECLS
