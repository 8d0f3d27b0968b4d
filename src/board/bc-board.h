/* The board: every department's work, moved by hand, refused by rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_BOARD (bc_board_get_type ())
G_DECLARE_FINAL_TYPE (BcBoard, bc_board, BC, BOARD, GtkWidget)

/*
 * Properties (notified); the window keeps them in the settings:
 *   department      string, nullable: code of the department whose tickets are shown; NULL for all
 *   filter          string: what is shown of them, as bc_board_filter_to_text() writes it
 *   saved-filters   GStrv: filters kept by name, as in BcFilterBar
 * Signals:
 *   open-ticket (BcTicket ticket)        the person wants to see it whole
 *   toast (string text, boolean undo)    something to be told in passing; @undo: with a button that takes it back
 * Actions on the selected card: board.open, board.menu, board.copy-number, board.print, board.decline;
 *   board.move (s)     into the column of this code: what a drop does, and Ctrl+Shift+Left and Right by way of board.move-left and board.move-right
 *   board.move-to (s)  to the state of this code: the menu
 *   board.print activates the window's win.print-ticket (s) with the ticket's number.
 * Actions on the board: board.choose-department, board.filter-text, board.toggle-filter (s, a BcFilterFlag's code), board.clear-filter, board.focus-cards.
 * Traces: "painted board" once its first cards can be seen; "board focus NUMBER"; "board drag NUMBER", "board drag-end"; "board dialog NUMBER STATE"; "board moved NUMBER STATE",
 * "board requested NUMBER STATE", "board declined NUMBER", "board refused NUMBER STATE-OR-COLUMN", "board cancelled NUMBER".
 */

/* bc_board_new: @desk is referenced; it may have no file open yet. */
GtkWidget *bc_board_new (BcDesk *desk);
const char *bc_board_get_department (BcBoard *self);
/* bc_board_set_department: @department (nullable). */
void bc_board_set_department (BcBoard *self, const char *department);
/* bc_board_focus_ticket: puts the focus on its card, showing all departments and everything that a filter holds back if it is not among
 * those shown. FALSE when no column has it. */
gboolean bc_board_focus_ticket (BcBoard *self, BcTicket *ticket);

G_END_DECLS
