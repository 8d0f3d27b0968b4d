/* Things that overlap in time, side by side. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thing on the hours of a day. */
typedef struct
{
  int start;   /* minute of the day */
  int end;     /* the minute after it, later than @start */
  int lane;    /* (out) the column it stands in, from 0 */
  int n_lanes; /* (out) how many columns those that overlap each other, directly or by others, need */
} BcLane;

/* bc_lanes_assign: gives each of @lanes (in the order of their start) the first column that is free.
 * What begins when another ends does not overlap it. */
void bc_lanes_assign (BcLane *lanes, guint n_lanes);

/* bc_lanes_snap: @minute on the nearest earlier step of @step minutes within the day, so that
 * something of @length minutes ends on it. */
int bc_lanes_snap (double minute, int step, int length);

G_END_DECLS
