/* The inside of a week by the hour, for its parts: days (bc-week-grid.c), keys, clicks and drags
 * (bc-week-grid-pointer.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-day-cell.h"
#include "agenda/bc-hour-column.h"
#include "agenda/bc-week-grid.h"

G_BEGIN_DECLS

enum
{
  BC_WEEK_DAY_SELECTED,
  BC_WEEK_DAY_ACTIVATED,
  BC_WEEK_DAY_DOUBLED,
  BC_WEEK_ENTRY_CHOSEN,
  BC_WEEK_ENTRY_ACTIVATED,
  BC_WEEK_ENTRY_DROPPED,
  BC_WEEK_N_SIGNALS,
};
extern guint bc_week_grid_signals[BC_WEEK_N_SIGNALS];

struct _BcWeekGrid
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *body;
  GtkWidget *heads;
  GtkScrolledWindow *scroller;

  /* Owned */
  BcDayCell *cells[BC_WEEK_DAYS];      /* children of heads */
  GtkLabel *weekdays[BC_WEEK_DAYS];    /* children of heads */
  BcHourColumn *columns[BC_WEEK_DAYS]; /* children of body */
  GtkLabel *hours[24];                 /* children of body */
  BcHall *hall;

  int n_days;
  int week_start;
  BcDay first;
  BcDay day;
  BcDay today;
  gint64 now;
  gboolean is_scrolled; /* the hours were brought to the morning once */

  double press_x, press_y; /* where the button went down */

  /* A drag */
  gboolean dragging;
  BcHourColumn *drop_column;
  BcDayCell *drop_cell;
  double edge; /* pixels a second while held at the upper (-) or lower edge of the hours */
  guint edge_tick;
  gint64 edge_time;
};

/* bc_week_grid_add_keys: the class's key bindings. */
void bc_week_grid_add_keys (GtkWidgetClass *widget_class);
/* bc_week_grid_add_pointer: clicks, drag source and drop target. */
void bc_week_grid_add_pointer (BcWeekGrid *self);

G_END_DECLS
