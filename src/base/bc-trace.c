/* Trace lines on standard error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-trace.h"

#include <errno.h>
#include <unistd.h>

/* A pipe or a terminal takes the line in one piece; what is left after a signal or a short write
 * follows. There is nobody to tell when standard error itself fails. */
static void
write_whole (const char *text, gsize length)
{
  while (length > 0)
    {
      gssize written = write (STDERR_FILENO, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return;
      text += written;
      length -= (gsize) written;
    }
}

void
bc_trace (const char *format, ...)
{
  va_list arguments;
  g_autoptr (GString) line = NULL;

  if (g_getenv ("BANCHENG_TRACE") == NULL)
    return;

  line = g_string_new ("trace: ");
  va_start (arguments, format);
  g_string_append_vprintf (line, format, arguments);
  va_end (arguments);
  g_strdelimit (line->str, "\r\n", ' ');
  g_string_append_c (line, '\n');
  write_whole (line->str, line->len);
}
