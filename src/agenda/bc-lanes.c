/* Things that overlap in time, side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-lanes.h"

#include <math.h>

#define DAY_MINUTES (24 * 60)

/* The first column whose last thing has ended at @start; a new one when none is free. */
static int
find_lane (GArray *ends, int start)
{
  for (guint i = 0; i < ends->len; i++)
    if (g_array_index (ends, int, i) <= start)
      return (int) i;
  g_array_set_size (ends, ends->len + 1);
  return (int) ends->len - 1;
}

void
bc_lanes_assign (BcLane *lanes, guint n_lanes)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, TRUE, sizeof (int));
  guint first = 0; /* of those that overlap each other */
  int last_end = 0;

  for (guint i = 0; i <= n_lanes; i++)
    {
      /* Where everything before has ended, a new set of columns begins. */
      if (i == n_lanes || (i > first && lanes[i].start >= last_end))
        {
          for (guint j = first; j < i; j++)
            lanes[j].n_lanes = (int) ends->len;
          g_array_set_size (ends, 0);
          first = i;
        }
      if (i == n_lanes)
        break;
      lanes[i].lane = find_lane (ends, lanes[i].start);
      g_array_index (ends, int, lanes[i].lane) = lanes[i].end;
      last_end = i == first ? lanes[i].end : MAX (last_end, lanes[i].end);
    }
}

int
bc_lanes_snap (double minute, int step, int length)
{
  int snapped = (int) floor (minute / step) * step;

  return CLAMP (snapped, 0, DAY_MINUTES - MAX (length, step));
}
