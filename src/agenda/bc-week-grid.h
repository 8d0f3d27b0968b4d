/* The days of a week, or one day, by the hour: what is due at the top, callbacks and whatever else has
 * a time of its own on the hours below.
 *
 * Like the month it knows days and what lies on them, and asks nothing of the desk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-days.h"

G_BEGIN_DECLS

#define BC_TYPE_WEEK_GRID (bc_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (BcWeekGrid, bc_week_grid, BC, WEEK_GRID, GtkWidget)

/*
 * Signals:
 *   day-selected (int day)            a click or a key went to that day, also beyond those shown
 *   day-activated (int day)           Enter on a day, or a click on its “+3”: to its list
 *   day-doubled (int day)             a double click where nothing lies
 *   entry-chosen (BcAgendaEntry)      a click on one, before entry-activated
 *   entry-activated (BcAgendaEntry)   a click on one
 *   entry-dropped (BcAgendaEntry, int day, int minute)
 *                                     let go on a day, at that minute of it; -1: at the top, where
 *                                     it keeps its time
 *
 * Keys: Left and Right by day, Home and End the week's ends, PageUp and PageDown by week (by day where
 * one day is shown), T or Alt+Home today, Up and Down scroll the hours, Enter.
 */

GtkWidget *bc_week_grid_new (void);
/* bc_week_grid_set_n_days: 7 or 1. */
void bc_week_grid_set_n_days (BcWeekGrid *self, int n_days);
/* bc_week_grid_show: the days that begin with the week of @day (with @day itself where one day is
 * shown), @day selected, with what @days (nullable) has of them; not kept. */
void bc_week_grid_show (
    BcWeekGrid *self, BcDay day, int week_start, BcAgendaDays *days, BcHall *hall, gint64 now);
/* bc_week_grid_first: the first day shown. */
BcDay bc_week_grid_first (BcWeekGrid *self);
int bc_week_grid_n_days (BcWeekGrid *self);

/* While a callback is dragged, here or in the day's list. */
void bc_week_grid_begin_drag (BcWeekGrid *self);
void bc_week_grid_end_drag (BcWeekGrid *self);

G_END_DECLS
