/* The clock stands, runs, and is moved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-clock.h"
#include "base/bc-date.h"
#include "base/bc-main-thread.h"

static void
test_fixed (void)
{
  BcClock *clock = bc_clock_new_fixed (42);

  g_assert_cmpint (bc_clock_now (clock), ==, 42);
  bc_clock_set (clock, -7);
  g_assert_cmpint (bc_clock_now (clock), ==, -7);
  g_assert_finalize_object (clock);
}

static void
test_system (void)
{
  g_autoptr (BcClock) clock = NULL;
  gint64 before, shown;

  g_unsetenv ("BANCHENG_NOW");
  clock = bc_clock_new_system ();
  before = g_get_real_time ();
  shown = bc_clock_now (clock);
  g_assert_cmpint (shown, >=, before);
  g_assert_cmpint (shown, <=, g_get_real_time ());

  bc_clock_set (clock, 1000 * BC_HOUR);
  shown = bc_clock_now (clock);
  g_assert_cmpint (shown, >=, 1000 * BC_HOUR);
  g_assert_cmpint (shown, <, 1000 * BC_HOUR + BC_MINUTE);
}

static void
test_environment (void)
{
  g_autoptr (BcClock) clock = NULL;
  gint64 start, first;

  g_assert_true (bc_instant_parse ("2026-09-18T09:30:00+08:00", NULL, &start));
  g_setenv ("BANCHENG_NOW", "2026-09-18T09:30:00+08:00", TRUE);
  clock = bc_clock_new_system ();
  first = bc_clock_now (clock);
  g_assert_cmpint (first, >=, start);
  g_assert_cmpint (first, <, start + BC_MINUTE);
  /* It runs on: no sleep is needed to see a microsecond pass. */
  while (bc_clock_now (clock) == first)
    continue;
  g_assert_cmpint (bc_clock_now (clock), >, first);
  g_unsetenv ("BANCHENG_NOW");
}

static void
test_bad_environment (void)
{
  const char *const bad[] = { "yesterday", "2026-09-18T09:30:00", "2026-02-30T00:00Z" };

  if (g_test_subprocess ())
    {
      /* The warnings are what is under test, so they must not end the program. */
      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
        {
          g_autoptr (BcClock) clock = NULL;
          gint64 before = g_get_real_time ();

          g_setenv ("BANCHENG_NOW", bad[i], TRUE);
          clock = bc_clock_new_system ();
          g_assert_cmpint (bc_clock_now (clock), >=, before);
        }
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*BANCHENG_NOW*yesterday*BANCHENG_NOW*BANCHENG_NOW*2026-02-30*");
}

static gpointer
ask_cb (gpointer data)
{
  return GINT_TO_POINTER (bc_main_thread_is_current () ? 1 : 0);
}

static void
test_main_thread (void)
{
  g_assert_false (bc_main_thread_is_current ());
  bc_main_thread_claim ();
  g_assert_true (bc_main_thread_is_current ());
  g_assert_null (g_thread_join (g_thread_new ("other", ask_cb, NULL)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/fixed", test_fixed);
  g_test_add_func ("/clock/system", test_system);
  g_test_add_func ("/clock/environment", test_environment);
  g_test_add_func ("/clock/bad-environment", test_bad_environment);
  g_test_add_func ("/main-thread", test_main_thread);
  return g_test_run ();
}
