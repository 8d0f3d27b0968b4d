/* One column of the board: head with name and counts, and the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "board/bc-board-rules.h"
#include "widgets/bc-card-list.h"

G_BEGIN_DECLS

#define BC_TYPE_BOARD_COLUMN (bc_board_column_get_type ())
G_DECLARE_FINAL_TYPE (BcBoardColumn, bc_board_column, BC, BOARD_COLUMN, GtkWidget)

/* bc_board_column_new: @factory makes the cards, with @user_data. */
GtkWidget *bc_board_column_new (BcColumn column, const BcCardFactory *factory, gpointer user_data);
BcColumn bc_board_column_get_column (BcBoardColumn *self);
/* bc_board_column_get_list: (transfer none). */
BcCardList *bc_board_column_get_list (BcBoardColumn *self);
/* bc_board_column_set_model: @model (nullable): a list of BcTicket. */
void bc_board_column_set_model (BcBoardColumn *self, GListModel *model);
/* bc_board_column_set_counts: what the head says. */
void bc_board_column_set_counts (BcBoardColumn *self, guint count, guint overdue);
/* bc_board_column_set_verdict: what it is as a target of what is being dragged; @why (nullable) is
 * shown in a refused column. */
void bc_board_column_set_verdict (BcBoardColumn *self, BcVerdict verdict, const char *why);
BcVerdict bc_board_column_get_verdict (BcBoardColumn *self);
/* bc_board_column_set_hovered: the pointer holds a card above it that may be dropped; @gap is where
 * the card would come to stand. */
void bc_board_column_set_hovered (BcBoardColumn *self, gboolean is_hovered, int gap);

G_END_DECLS
