/* The inside of the month's page, for its parts: days (bc-month-grid.c), weeks that scroll
 * (bc-month-grid-scroll.c), keys (bc-month-grid-keys.c), pointer and drags
 * (bc-month-grid-pointer.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-day-cell.h"
#include "agenda/bc-month-grid.h"

G_BEGIN_DECLS

/* One more week than the page has: it comes in while the weeks are scrolled. */
#define BC_GRID_WEEKS (BC_MONTH_WEEKS + 1)
#define BC_GRID_CELLS (BC_GRID_WEEKS * BC_WEEK_DAYS)

enum
{
  BC_GRID_DAY_ACTIVATED,
  BC_GRID_DAY_DOUBLED,
  BC_GRID_ENTRY_CHOSEN,
  BC_GRID_ENTRY_ACTIVATED,
  BC_GRID_ENTRY_DROPPED,
  BC_GRID_SCROLLED,
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
  BcDayCell *cells[BC_GRID_CELLS];  /* children of body, in the order of their days */
  GtkLabel *weekdays[BC_WEEK_DAYS]; /* children of heads */
  GtkLabel *weeks[BC_GRID_WEEKS];   /* children of body: the numbers of the weeks */
  BcHall *hall;
  BcAgendaDays *days; /* borrowed; NULL while nothing is known */
  gint64 now;         /* the instant by which @days is to be shown */

  BcMonth month;
  double offset;  /* how much of the first week is scrolled out: 0 ≤ offset < 1 */
  double pending; /* weeks that are still to be scrolled */
  guint scroll_tick;
  gint64 scroll_time; /* of the frame before, microseconds; 0 at the first */
  BcDay day;
  BcDay today;
  int week_start;

  double press_x, press_y; /* where the button went down */

  /* A drag */
  BcDayCell *drop_cell; /* the cell that shows that it would take the drop */
  gboolean dragging;
  double edge; /* weeks a second while something is held at the upper (-) or lower edge; 0 else */
};

/* bc_month_grid_add_keys: the class's key bindings. */
void bc_month_grid_add_keys (GtkWidgetClass *widget_class);
/* bc_month_grid_add_pointer: clicks, drag source and drop target. */
void bc_month_grid_add_pointer (BcMonthGrid *self);
/* bc_month_grid_add_scrolling: makes weeks and cells, and lets the wheel scroll them. */
void bc_month_grid_add_scrolling (BcMonthGrid *self);
/* bc_month_grid_stop_scrolling: at the end. */
void bc_month_grid_stop_scrolling (BcMonthGrid *self);
/* bc_month_grid_scroll: by @weeks, down when positive; at once, or smoothly where the desktop wants
 * that. */
void bc_month_grid_scroll (BcMonthGrid *self, double weeks, gboolean smoothly);
/* bc_month_grid_set_edge: goes on scrolling by @speed weeks a second until it is 0. */
void bc_month_grid_set_edge (BcMonthGrid *self, double speed);
/* bc_month_grid_show_week: gives the cells of row @week (0 … BC_GRID_WEEKS - 1) their days anew. */
void bc_month_grid_show_week (BcMonthGrid *self, int week);
/* bc_month_grid_cell: where @day stands, also in the week below the page; -1 when it does not. */
int bc_month_grid_cell (BcMonthGrid *self, BcDay day);
/* bc_month_grid_select: makes @day the selected one. Its cell gets the focus when the page has it, or
 * when @focus. @keep_page: a neighbour's day that the page shows does not turn it. */
void bc_month_grid_select (BcMonthGrid *self, BcDay day, gboolean focus, gboolean keep_page);

G_END_DECLS
