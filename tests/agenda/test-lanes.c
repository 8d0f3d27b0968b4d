/* Things that overlap in time, side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-lanes.h"

static void
test_alone (void)
{
  /* What begins when the other ends does not overlap it. */
  BcLane lanes[] = { { 540, 570, -1, -1 }, { 570, 600, -1, -1 } };

  bc_lanes_assign (lanes, 2);
  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpint (lanes[i].lane, ==, 0);
      g_assert_cmpint (lanes[i].n_lanes, ==, 1);
    }
}

static void
test_overlap (void)
{
  /* A long one beside two short ones, which follow each other in one column; then one alone. */
  BcLane lanes[] = {
    { 540, 660, -1, -1 }, { 550, 580, -1, -1 }, { 580, 610, -1, -1 }, { 700, 730, -1, -1 }
  };

  bc_lanes_assign (lanes, 4);
  g_assert_cmpint (lanes[0].lane, ==, 0);
  g_assert_cmpint (lanes[1].lane, ==, 1);
  g_assert_cmpint (lanes[2].lane, ==, 1);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (lanes[i].n_lanes, ==, 2);
  g_assert_cmpint (lanes[3].lane, ==, 0);
  g_assert_cmpint (lanes[3].n_lanes, ==, 1);
}

/* Whatever there is: no two that overlap stand in one column, and none beyond the number of columns. */
static void
test_invariants (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      BcLane lanes[12];
      int start = 0;

      for (int i = 0; i < 12; i++)
        {
          start += g_rand_int_range (dice, 0, 40);
          lanes[i] = (BcLane) { start, start + g_rand_int_range (dice, 15, 90), -1, -1 };
        }
      bc_lanes_assign (lanes, 12);
      for (int i = 0; i < 12; i++)
        {
          g_assert_cmpint (lanes[i].lane, >=, 0);
          g_assert_cmpint (lanes[i].lane, <, lanes[i].n_lanes);
          for (int j = 0; j < i; j++)
            if (lanes[j].end > lanes[i].start)
              {
                g_assert_cmpint (lanes[j].lane, !=, lanes[i].lane);
                g_assert_cmpint (lanes[j].n_lanes, ==, lanes[i].n_lanes);
              }
        }
    }
}

static void
test_snap (void)
{
  g_assert_cmpint (bc_lanes_snap (564.9, 30, 30), ==, 540);
  g_assert_cmpint (bc_lanes_snap (-3, 30, 30), ==, 0);
  /* What is let go at the day's end still lies in it. */
  g_assert_cmpint (bc_lanes_snap (1439, 30, 60), ==, 1380);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/lanes/alone", test_alone);
  g_test_add_func ("/agenda/lanes/overlap", test_overlap);
  g_test_add_func ("/agenda/lanes/invariants", test_invariants);
  g_test_add_func ("/agenda/lanes/snap", test_snap);
  return g_test_run ();
}
