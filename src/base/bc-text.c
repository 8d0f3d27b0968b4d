/* Cleaning what was typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-text.h"

/* Control characters, and what nobody sees and nobody typed on purpose: byte-order mark, zero-width
 * space, and the overrides of the writing direction, which can make a line read as something else.
 */
static gboolean
is_dropped (gunichar character)
{
  if (character == '\t' || character == '\n')
    return FALSE;
  return g_unichar_iscntrl (character) || character == 0xfeff || character == 0x200b
         || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

static gboolean
is_space (gunichar character)
{
  return character == '\t' || character == '\n' || g_unichar_isspace (character);
}

char *
bc_text_clean (const char *text)
{
  g_autofree char *composed = NULL;
  GString *clean;
  gsize end = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  clean = g_string_sized_new (strlen (composed));
  for (const char *cursor = composed; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_utf8_get_char (cursor);

      if (is_dropped (character) || (clean->len == 0 && is_space (character)))
        continue;
      g_string_append_unichar (clean, character);
      if (!is_space (character))
        end = clean->len;
    }
  g_string_truncate (clean, end);
  return g_string_free (clean, FALSE);
}

char *
bc_text_fold_width (const char *text)
{
  const guchar *from = (const guchar *) text;
  char *folded, *to;

  if (text == NULL)
    return NULL;
  /* The result is never longer. The bytes are looked at, not characters, so that broken UTF-8
   * passes through unchanged. */
  folded = to = g_malloc (strlen (text) + 1);
  while (*from != '\0')
    {
      if (from[0] == 0xef && from[1] == 0xbc && from[2] >= 0x81 && from[2] <= 0xbf)
        *to++ = (char) (from[2] - 0x81 + '!');
      else if (from[0] == 0xef && from[1] == 0xbd && from[2] >= 0x80 && from[2] <= 0x9e)
        *to++ = (char) (from[2] - 0x80 + '`');
      else if (from[0] == 0xe3 && from[1] == 0x80 && from[2] == 0x80)
        *to++ = ' ';
      else
        {
          *to++ = (char) *from++;
          continue;
        }
      from += 3;
    }
  *to = '\0';
  return folded;
}

glong
bc_text_length (const char *text)
{
  glong length = 0;

  /* Counting what is no continuation byte cannot run past the end of broken UTF-8. */
  for (; text != NULL && *text != '\0'; text++)
    if (((guchar) *text & 0xc0) != 0x80)
      length++;
  return length;
}

gboolean
bc_text_is_blank (const char *text)
{
  while (text != NULL && *text != '\0')
    {
      gunichar character = g_utf8_get_char_validated (text, -1);

      if (character == (gunichar) -1 || character == (gunichar) -2
          || (!is_space (character) && !is_dropped (character)))
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}
