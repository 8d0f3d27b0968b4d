/* The inside of the month's page, for its parts: days (bc-month-grid.c), keys
 * (bc-month-grid-keys.c), pointer and drags (bc-month-grid-pointer.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-day-cell.h"
#include "agenda/bc-month-grid.h"

G_BEGIN_DECLS

enum
{
  BC_GRID_DAY_ACTIVATED,
  BC_GRID_DAY_DOUBLED,
  BC_GRID_ENTRY_CHOSEN,
  BC_GRID_ENTRY_ACTIVATED,
  BC_GRID_CALLBACK_DROPPED,
  BC_GRID_N_SIGNALS,
};
extern guint bc_month_grid_signals[BC_GRID_N_SIGNALS];

struct _BcMonthGrid
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *heads;
  GtkWidget *body;

  /* Owned */
  BcDayCell *cells[BC_MONTH_CELLS]; /* children of body */
  GtkLabel *weekdays[BC_WEEK_DAYS]; /* children of heads */
  BcHall *hall;

  BcMonth month;
  BcDay day;
  BcDay today;
  int week_start;

  /* A drag */
  BcDayCell *drop_cell; /* the cell that shows that it would take the drop */
  gboolean dragging;
};

/* bc_month_grid_add_keys: the class's key bindings. */
void bc_month_grid_add_keys (GtkWidgetClass *widget_class);
/* bc_month_grid_add_pointer: clicks, drag source and drop target. */
void bc_month_grid_add_pointer (BcMonthGrid *self);
/* bc_month_grid_select: makes @day the selected one. Its cell gets the focus when the page has it, or
 * when @focus. @keep_page: a neighbour's day that the page shows does not turn it. */
void bc_month_grid_select (BcMonthGrid *self, BcDay day, gboolean focus, gboolean keep_page);

G_END_DECLS
