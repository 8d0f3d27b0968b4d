/* Counting time: due dates of 100,000 starts, and the dates of 10,000 open tickets by another year's table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays-table.h"
#include "domain/bc-workflow.h"

#define STARTS  100000
#define TICKETS 10000
/* Seconds. */
#define BAR_DUE       3.0
#define BAR_RECOMPUTE 1.0

static BcWorkdays *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  BcWorkdays *workdays;

  if (!g_file_get_contents (path, &csv, NULL, &error))
    g_error ("%s", error->message);
  workdays = bc_workdays_new_from_csv (csv, &error);
  if (workdays == NULL)
    g_error ("%s", error->message);
  return workdays;
}

static double
seconds_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static void
tell (const char *name, double seconds, double bar)
{
  g_print ("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"s\", \"bar\": %.1f}\n", name, seconds,
           bar);
}

int
main (void)
{
  const char *table = g_getenv ("BENCH_WORKDAYS");
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (BcWorkdays) workdays = NULL;
  g_autoptr (BcWorkdays) other = NULL;
  g_autoptr (BcRecord) record = bc_record_new ();
  const BcLocalDay closed[] = { { bc_day_from_ymd (2026, 9, 21), BC_DAY_CLOSED, NULL } };
  BcDay first = bc_day_from_ymd (2020, 1, 1);
  gint64 now = bc_instant_from_local (bc_day_from_ymd (2026, 9, 18), 36000, bc_hall_zone (hall));
  gint64 begin, sum = 0;
  guint moved = 0;
  double due, recompute;

  if (table == NULL)
    g_error ("BENCH_WORKDAYS names no table of working days");
  workdays = load (table);
  bc_hall_set_workdays (hall, workdays);

  begin = g_get_monotonic_time ();
  for (int i = 0; i < STARTS; i++)
    {
      g_autoptr (BcDue) counted =
          bc_hall_due (hall, bc_instant_from_local (first + i % 2557, 36000, bc_hall_zone (hall)),
                       BC_LIMIT_WORKING_DAYS, i % 61);

      sum += counted->due;
    }
  due = seconds_since (begin);

  other = bc_workdays_with_local (workdays, 0, closed, G_N_ELEMENTS (closed));
  bc_record_set_state (record, BC_STATE_IN_PROGRESS);
  begin = g_get_monotonic_time ();
  for (int i = 0; i < TICKETS; i++)
    {
      g_autoptr (BcRecord) after = NULL;

      bc_record_set_int (record, BC_FIELD_DUE_AT,
                         bc_instant_from_local (bc_day_from_ymd (2026, 9, 17) + i % 30, 63000,
                                                bc_hall_zone (hall)));
      moved += bc_workflow_recompute (record, hall, other, now, &after);
    }
  recompute = seconds_since (begin);
  tell ("due dates of 100,000 starts", due, BAR_DUE);
  tell ("dates of 10,000 open tickets by another table", recompute, BAR_RECOMPUTE);
  /* Nothing was counted for nothing. */
  return sum != 0 && moved > 0 ? 0 : 1;
}
