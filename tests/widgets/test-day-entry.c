/* How a date may be typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-day-entry.h"

static void
test_normalise (void)
{
  static const struct
  {
    const char *typed;
    const char *normal; /* NULL: no date */
  } cases[] = {
    { "2026-09-18", "2026-09-18" },
    { " 2026-9-8 ", "2026-09-08" },
    { "2026.9.18", "2026-09-18" },
    { "2026/09/18", "2026-09-18" },
    { "20260918", "2026-09-18" },
    { "2026年9月18日", "2026-09-18" },
    { "２０２６－０９－１８", "2026-09-18" },
    { "9-18", "2026-09-18" },
    { "9月18日", "2026-09-18" },
    { "2026-02-29", NULL },
    { "2024-02-29", "2024-02-29" },
    { "2026-13-01", NULL },
    { "18", NULL },
    { "2026-09-18x", NULL },
    { "x", NULL },
    { "", NULL },
    { "1-2-3-4", NULL },
    { "99999-1-1", NULL },
    { "2026--9", NULL },
  };
  BcDay today = bc_day_from_ymd (2026, 11, 22);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = bc_day_entry_normalise (cases[i].typed, today);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
}

static void
test_without_today (void)
{
  g_autofree char *normal = bc_day_entry_normalise ("9-18", BC_DAY_NONE);

  g_assert_null (normal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/day-entry/normalise", test_normalise);
  g_test_add_func ("/widgets/day-entry/without-today", test_without_today);
  return g_test_run ();
}
