/* Trace lines come whole and only when asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-trace.h"

#define THREADS 4
#define LINES   200

static gpointer
write_lines_cb (gpointer data)
{
  for (int i = 0; i < LINES; i++)
    bc_trace ("thread %d line %d of\nmany", GPOINTER_TO_INT (data), i);
  return NULL;
}

static void
test_on (void)
{
  if (g_test_subprocess ())
    {
      GThread *threads[THREADS];

      g_setenv ("BANCHENG_TRACE", "1", TRUE);
      for (int i = 0; i < THREADS; i++)
        threads[i] = g_thread_new ("writer", write_lines_cb, GINT_TO_POINTER (i + 1));
      for (int i = 0; i < THREADS; i++)
        g_thread_join (threads[i]);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("trace: thread * line * of many\n*");
  g_test_trap_assert_stderr ("*trace: thread 4 line 199 of many\n*");
  g_test_trap_assert_stderr_unmatched ("*trace: *trace: *of many\ntrace: of*");
}

static void
test_off (void)
{
  if (g_test_subprocess ())
    {
      g_unsetenv ("BANCHENG_TRACE");
      bc_trace ("nothing");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*trace*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/on", test_on);
  g_test_add_func ("/trace/off", test_off);
  return g_test_run ();
}
