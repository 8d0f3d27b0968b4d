/* What the board's files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "board/bc-board-column.h"
#include "board/bc-board.h"
#include "board/bc-department-button.h"
#include "board/bc-filter-bar.h"
#include "model/bc-sieve.h"

G_BEGIN_DECLS

struct _BcBoard
{
  GtkWidget parent_instance;

  /* template */
  BcDepartmentButton *department_button;
  BcFilterBar *filter_bar;
  GtkWidget *nothing;
  GtkLabel *summary;
  GtkScrolledWindow *scroller;
  GtkBox *columns_box;

  BcBoardColumn *columns[BC_N_COLUMNS]; /* in the columns_box */
  GtkWidget *menu;                      /* a GtkPopoverMenu, made when first asked for */

  BcDesk *desk;
  BcSieve *sieve;
  BcTicket
      *follow; /* moved by this person: gets the focus as soon as it stands in its new column */
  guint counts_source;
  guint paint_tick; /* until the first cards can be seen */

  struct
  {
    BcTicket *ticket;         /* NULL while nothing is dragged from here */
    graphene_point_t held_at; /* where on its card it was taken up */
    double x;                 /* of the pointer, on the board */
    double y;
    guint tick;
    gint64 tick_time; /* of the frame before, microseconds */
  } drag;
};

/* What is dragged: the ticket and the version that the person saw when taking it up. */
#define BC_TYPE_CARD_LOAD (bc_card_load_get_type ())
GType bc_card_load_get_type (void);
typedef struct
{
  BcTicket *ticket;
  gint64 version;
} BcCardLoad;

/* object */
BcBoardColumn *bc_board_column_of (BcBoard *self, BcColumn column);
/* bc_board_get_selected: (nullable) (transfer none). */
BcTicket *bc_board_get_selected (BcBoard *self);
void bc_board_tell (BcBoard *self, const char *text, gboolean can_undo);
void bc_board_tell_open (BcBoard *self, BcTicket *ticket);
/* bc_board_number: (transfer none) the ticket's number, "?" while it has no record. */
const char *bc_board_number (BcTicket *ticket);

/* actions and keys */
void bc_board_install_actions (GtkWidgetClass *widget_class);
void bc_board_update_actions (BcBoard *self);
/* bc_board_connect_menu: the secondary button on @column's list asks for the card's menu. */
void bc_board_connect_menu (BcBoard *self, BcBoardColumn *column);

/* moving */
/* bc_board_move_into: one of the moves that lead into @column; @version is the one that the person
 * saw. */
void bc_board_move_into (BcBoard *self, BcTicket *ticket, BcColumn column, gint64 version);
void bc_board_move_to (BcBoard *self, BcTicket *ticket, BcState to);
void bc_board_decline (BcBoard *self, BcTicket *ticket);

/* dragging */
void bc_board_connect_drag (BcBoard *self, BcBoardColumn *column);
void bc_board_connect_autoscroll (BcBoard *self);
void bc_board_end_drag (BcBoard *self);

G_END_DECLS
