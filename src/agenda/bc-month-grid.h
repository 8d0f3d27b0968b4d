/* The month's page: weekday heads, numbers of weeks and 42 days, walked through by keys and scrolled
 * by weeks without end, with callbacks that can be dragged from day to day.
 *
 * It knows days and what lies on them, and asks nothing of the desk: what is to be done it tells by
 * signals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-days.h"

G_BEGIN_DECLS

#define BC_TYPE_MONTH_GRID (bc_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (BcMonthGrid, bc_month_grid, BC, MONTH_GRID, GtkWidget)

/*
 * Properties (notified):
 *   day         int: the selected BcDay; always on the page
 *   week-start  int: ISO weekday of the first column, 1 (Monday) unless set
 * Signals:
 *   day-activated (int day)           Enter on a day, or a click on its “+3”: to its list
 *   day-doubled (int day)             a double click where nothing lies
 *   entry-chosen (BcAgendaEntry)      a click on a chip, before entry-activated; the day has been selected already
 *   entry-activated (BcAgendaEntry)   a click on a chip
 *   entry-dropped (BcAgendaEntry, int day)
 *                                     a callback or a meeting was let go, also over a day that refuses it
 *   scrolled ()                       the page begins with another week
 *
 * Keys: arrows by day and week, Home and End the week's ends, PageUp and PageDown by month, T or
 * Alt+Home today, Enter.
 */

GtkWidget *bc_month_grid_new (void);

/* bc_month_grid_set_hall: whose working days and zone count; @today: its local day. Days are blank
 * until it was called. */
void bc_month_grid_set_hall (BcMonthGrid *self, BcHall *hall, BcDay today);
/* bc_month_grid_get_month: the page shown. */
const BcMonth *bc_month_grid_get_month (BcMonthGrid *self);
BcDay bc_month_grid_get_day (BcMonthGrid *self);
/* bc_month_grid_set_day: selects @day and turns to its page; days of another page are blank until
 * bc_month_grid_set_days(). */
void bc_month_grid_set_day (BcMonthGrid *self, BcDay day);
/* bc_month_grid_go_today: selects the hall's present day. */
void bc_month_grid_go_today (BcMonthGrid *self);
/* bc_month_grid_set_days: @days (nullable): what lies on the days; borrowed until the next call, as
 * weeks that are scrolled in take theirs from it. */
void bc_month_grid_set_days (BcMonthGrid *self, BcAgendaDays *days, gint64 now);
/* bc_month_grid_is_provisional: the page shows days of a year whose holidays are not loaded; @year
 * (out, optional) the first of them. */
gboolean bc_month_grid_is_provisional (BcMonthGrid *self, int *year);

/* While a callback is dragged, here or in the day's list: days that refuse it are dimmed. */
void bc_month_grid_begin_drag (BcMonthGrid *self);
void bc_month_grid_end_drag (BcMonthGrid *self);

G_END_DECLS
