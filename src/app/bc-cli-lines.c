/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-lines.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "base/bc-error.h"

#define CHUNK           65536
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _BcCliLines
{
  int descriptor;
  GByteArray *buffer;
  gsize start;   /* where the next line begins in the buffer */
  gsize scanned; /* up to where no end of line was found */
  gboolean ended;
  guint64 number;
};

BcCliLines *
bc_cli_lines_new (int descriptor)
{
  BcCliLines *self = g_new0 (BcCliLines, 1);

  self->descriptor = descriptor;
  self->buffer = g_byte_array_sized_new (2 * CHUNK);
  return self;
}

void
bc_cli_lines_free (BcCliLines *self)
{
  g_byte_array_unref (self->buffer);
  g_free (self);
}

guint64
bc_cli_lines_number (const BcCliLines *self)
{
  return self->number;
}

/* Reads one more chunk behind what is there; what was handed out before is dropped first. */
static gboolean
read_more (BcCliLines *self, GError **error)
{
  gsize kept = self->buffer->len - self->start;
  gssize got;

  if (self->start > 0)
    g_byte_array_remove_range (self->buffer, 0, self->start);
  self->scanned -= self->start;
  self->start = 0;
  g_byte_array_set_size (self->buffer, kept + CHUNK);
  do
    got = read (self->descriptor, self->buffer->data + kept, CHUNK);
  while (got < 0 && errno == EINTR);
  g_byte_array_set_size (self->buffer, kept + MAX (got, 0));
  if (got < 0)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_IO, _ ("the input cannot be read: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  self->ended = got == 0;
  return TRUE;
}

/* Ends the line at @end in the buffer and hands it out. */
static BcCliLineResult
take_line (BcCliLines *self, gsize end, const char **line, gsize *length, GError **error)
{
  char *start;

  /* The buffer may end here: the NUL needs a place. */
  if (end == self->buffer->len)
    g_byte_array_append (self->buffer, (const guint8 *) "\n", 1);
  self->buffer->data[end] = '\0';
  start = (char *) self->buffer->data + self->start;
  if (self->number == 1 && g_str_has_prefix (start, BYTE_ORDER_MARK))
    {
      start += strlen (BYTE_ORDER_MARK);
      self->start += strlen (BYTE_ORDER_MARK);
    }
  *line = start;
  *length = end - self->start;
  self->start = self->scanned = end + 1;
  if (memchr (start, '\0', *length) != NULL)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                           _ ("json: the line has a NUL character in it"));
      return BC_CLI_LINES_ERROR;
    }
  return BC_CLI_LINE;
}

BcCliLineResult
bc_cli_lines_next (BcCliLines *self, const char **line, gsize *length, GError **error)
{
  self->number++;
  while (TRUE)
    {
      gsize left = self->buffer->len - self->scanned;
      const guint8 *end = left > 0 ? memchr (self->buffer->data + self->scanned, '\n', left) : NULL;
      gsize so_far = end != NULL ? (gsize) (end - self->buffer->data) - self->start
                                 : self->buffer->len - self->start;

      if (so_far > BC_CLI_LINE_LIMIT)
        {
          g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                       _ ("json: the line is longer than %d bytes"), BC_CLI_LINE_LIMIT);
          return BC_CLI_LINES_ERROR;
        }
      if (end != NULL)
        return take_line (self, end - self->buffer->data, line, length, error);
      if (self->ended)
        return so_far > 0 ? take_line (self, self->buffer->len, line, length, error)
                          : BC_CLI_LINES_END;
      self->scanned = self->buffer->len;
      if (!read_more (self, error))
        return BC_CLI_LINES_ERROR;
    }
}
