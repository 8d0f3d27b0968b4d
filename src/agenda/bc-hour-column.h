/* The hours of one day, with what stands on them: callbacks and whatever else has a time of its own.
 *
 * It draws everything itself, like a day's cell of the month, and asks nothing of the desk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-days.h"

G_BEGIN_DECLS

#define BC_TYPE_HOUR_COLUMN (bc_hour_column_get_type ())
G_DECLARE_FINAL_TYPE (BcHourColumn, bc_hour_column, BC, HOUR_COLUMN, GtkWidget)

/* bc_hour_column_new: (transfer floating). Main thread. */
GtkWidget *bc_hour_column_new (void);
/* bc_hour_column_hour_height: pixels of an hour in @widget's font; the same for all columns. */
int bc_hour_column_hour_height (GtkWidget *widget);

/* bc_hour_column_set_day: which day it is; @now draws the line of the present hour on its day.
 * Empties the column. */
void bc_hour_column_set_day (BcHourColumn *self, BcDay day, BcHall *hall, gint64 now);
BcDay bc_hour_column_get_day (BcHourColumn *self);
/* bc_hour_column_set_content: shows those of @content (nullable) that have an hour of their own. */
void bc_hour_column_set_content (BcHourColumn *self, const BcAgendaDay *content, gint64 now);
void bc_hour_column_set_selected (BcHourColumn *self, gboolean selected);

/* bc_hour_column_pick: (nullable) (transfer none) what lies at (@x, @y); @more (out): the “+3” lies
 * there. */
BcAgendaEntry *bc_hour_column_pick (BcHourColumn *self, double x, double y, gboolean *more);
/* bc_hour_column_minute: the minute of the day at @y. */
double bc_hour_column_minute (BcHourColumn *self, double y);
/* bc_hour_column_set_drop: where something that is held over it would begin (minute of the day), -1
 * for nowhere; @refused: the day does not take it. */
void bc_hour_column_set_drop (BcHourColumn *self, int minute, gboolean refused);

G_END_DECLS
