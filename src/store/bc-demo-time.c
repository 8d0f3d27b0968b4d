/* The hall's working time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-demo-private.h"

#define AHEAD   20
#define OPENS   (8 * 60 + 30)
#define MORNING 210 /* minutes, until 12:00 */
#define REOPENS (13 * 60 + 30)

void
bc_demo_time_init (BcDemoTime *self, BcHall *hall, gint64 now, int back)
{
  BcWorkdays *workdays = bc_hall_workdays (hall);
  BcDay today = bc_hall_day (hall, now);
  BcDay day = today;

  for (int left = back; left > 0; day--)
    left -= bc_workdays_is_working (workdays, day) ? 1 : 0;
  self->hall = bc_hall_ref (hall);
  self->now = now;
  self->days = g_array_new (FALSE, FALSE, sizeof (BcDay));
  self->is_working = bc_workdays_is_working (workdays, today);
  for (int ahead = 0; ahead < AHEAD; day++)
    {
      if (!bc_workdays_is_working (workdays, day))
        continue;
      if (day <= today)
        self->today = (int) self->days->len;
      else
        ahead++;
      g_array_append_val (self->days, day);
    }
}

void
bc_demo_time_clear (BcDemoTime *self)
{
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->hall, bc_hall_unref);
}

gint64
bc_demo_time_at (const BcDemoTime *self, int index, int minute)
{
  int of_day = minute < MORNING ? OPENS + minute : REOPENS + minute - MORNING;
  BcDay day = g_array_index (self->days, BcDay, CLAMP (index, 0, (int) self->days->len - 1));

  return bc_instant_from_local (day, of_day * 60, bc_hall_zone (self->hall));
}
