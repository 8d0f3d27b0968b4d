/* Trace lines come whole and only when asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-trace.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

/* Standard error becomes a datagram socket while it exists, so that every write() arrives as a
 * message of its own. */
typedef struct
{
  int saved;
  int reader;
} Capture;

static void
capture_begin (Capture *self)
{
  int ends[2];

  g_assert_no_errno (socketpair (AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends));
  self->saved = dup (STDERR_FILENO);
  g_assert_no_errno (dup2 (ends[0], STDERR_FILENO));
  g_assert_no_errno (close (ends[0]));
  self->reader = ends[1];
}

/* The next message, NULL when there is none. */
static char *
capture_next (Capture *self)
{
  char buffer[4096];
  gssize length = recv (self->reader, buffer, sizeof buffer, 0);

  if (length < 0)
    {
      g_assert_cmpint (errno, ==, EAGAIN);
      return NULL;
    }
  return g_strndup (buffer, (gsize) length);
}

static void
capture_end (Capture *self)
{
  g_assert_no_errno (dup2 (self->saved, STDERR_FILENO));
  g_assert_no_errno (close (self->saved));
  g_assert_no_errno (close (self->reader));
}

static void
test_on (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  Capture capture;

  g_setenv ("BANCHENG_TRACE", "1", TRUE);
  capture_begin (&capture);
  bc_trace ("board %s after %d ms", "painted", 12);
  bc_trace ("one\r\nline");
  first = capture_next (&capture);
  second = capture_next (&capture);
  third = capture_next (&capture);
  capture_end (&capture);

  g_assert_cmpstr (first, ==, "trace: board painted after 12 ms\n");
  g_assert_cmpstr (second, ==, "trace: one  line\n");
  g_assert_null (third);
}

static void
test_off (void)
{
  g_autofree char *message = NULL;
  Capture capture;

  g_unsetenv ("BANCHENG_TRACE");
  capture_begin (&capture);
  bc_trace ("nothing");
  message = capture_next (&capture);
  capture_end (&capture);

  g_assert_null (message);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/on", test_on);
  g_test_add_func ("/trace/off", test_off);
  return g_test_run ();
}
