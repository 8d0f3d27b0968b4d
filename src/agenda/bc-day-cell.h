/* One day of the month's page: its number, whether it is worked (休/班), and as many of its
 * deadlines and callbacks as fit.
 *
 * It draws everything itself and has no children: a page has 42 of them and is drawn anew on every
 * change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-days.h"

G_BEGIN_DECLS

#define BC_TYPE_DAY_CELL (bc_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (BcDayCell, bc_day_cell, BC, DAY_CELL, GtkWidget)

/* bc_day_cell_new: (transfer floating). Main thread, like all of this room. */
GtkWidget *bc_day_cell_new (void);

/* bc_day_cell_set_day: which day it is. @month dims the days of the neighbours; @today marks today.
 * Empties the cell. */
void
bc_day_cell_set_day (BcDayCell *self, BcDay day, const BcMonth *month, BcHall *hall, BcDay today);
/* bc_day_cell_set_month: only dims it, or no longer, as @month has it; what it shows stays. */
void bc_day_cell_set_month (BcDayCell *self, const BcMonth *month);
BcDay bc_day_cell_get_day (BcDayCell *self);
/* bc_day_cell_set_content: @content (nullable): what lies on the day; its entries are referenced,
 * so that it may be freed. */
void bc_day_cell_set_content (BcDayCell *self, const BcAgendaDay *content, gint64 now);
/* bc_day_cell_set_selected: only the selected cell takes part in the chain of focus. */
void bc_day_cell_set_selected (BcDayCell *self, gboolean selected);

/* What lies under the pointer. */
typedef enum
{
  BC_CELL_DAY,
  BC_CELL_ENTRY,
  BC_CELL_MORE, /* the “+3” */
} BcCellPart;

/* bc_day_cell_pick: what lies at (@x, @y) in the cell's coordinates; @entry (out, optional,
 * transfer none) is set for BC_CELL_ENTRY. */
BcCellPart bc_day_cell_pick (BcDayCell *self, double x, double y, BcAgendaEntry **entry);

/* While something is dragged. */
typedef enum
{
  BC_CELL_DROP_NONE,
  BC_CELL_DROP_REFUSED, /* dimmed: it cannot be put here */
  BC_CELL_DROP_TARGET,  /* the pointer is over it and it can be put here */
} BcCellDrop;
void bc_day_cell_set_drop (BcDayCell *self, BcCellDrop drop);

G_END_DECLS
