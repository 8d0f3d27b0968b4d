/* The grammar of RFC 8259, read from left to right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-json-check.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *start;
  const char *cursor;
  const char *end;
  int depth;
  char *member;        /* of the outermost object, as far as it was read */
  const char *message; /* what is wrong with a value that is JSON; NULL for what is none */
} Scanner;

static gboolean scan_value (Scanner *self);

static gboolean
content_fault (Scanner *self, const char *message)
{
  self->message = message;
  return FALSE;
}

static void
skip_space (Scanner *self)
{
  while (self->cursor < self->end && strchr (" \t\n\r", *self->cursor) != NULL
         && *self->cursor != '\0')
    self->cursor++;
}

/* Moves behind @character, if it comes next. */
static gboolean
take (Scanner *self, char character)
{
  if (self->cursor == self->end || *self->cursor != character)
    return FALSE;
  self->cursor++;
  return TRUE;
}

static gboolean
take_word (Scanner *self, const char *word)
{
  for (; *word != '\0'; word++)
    if (!take (self, *word))
      return FALSE;
  return TRUE;
}

static gboolean
scan_hex (Scanner *self, gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++, self->cursor++)
    {
      if (self->cursor == self->end || !g_ascii_isxdigit (*self->cursor))
        return FALSE;
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*self->cursor);
    }
  return TRUE;
}

/* What follows "\u": one character of the basic plane, or a pair of surrogates for another. */
static gboolean
scan_unicode (Scanner *self, GString *text)
{
  gunichar unit, low;

  if (!scan_hex (self, &unit))
    return FALSE;
  if (unit >= 0xd800 && unit < 0xdc00 && self->end - self->cursor >= 2 && self->cursor[0] == '\\'
      && self->cursor[1] == 'u')
    {
      self->cursor += 2;
      if (!scan_hex (self, &low))
        return FALSE;
      if (low >= 0xdc00 && low < 0xe000)
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  if (unit == 0 || (unit >= 0xd800 && unit < 0xe000))
    return content_fault (self, _ ("A \\u escape stands for no character."));
  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
scan_escape (Scanner *self, GString *text)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->cursor == self->end)
    return FALSE;
  if (take (self, 'u'))
    return scan_unicode (self, text);
  found = memchr (from, *self->cursor, sizeof from - 1);
  if (found == NULL)
    return FALSE;
  g_string_append_c (text, to[found - from]);
  self->cursor++;
  return TRUE;
}

static gboolean
scan_string (Scanner *self, GString *text)
{
  if (!take (self, '"'))
    return FALSE;
  while (self->cursor < self->end && (guchar) *self->cursor >= 0x20)
    {
      if (take (self, '"'))
        return TRUE;
      if (!take (self, '\\'))
        g_string_append_c (text, *self->cursor++);
      else if (!scan_escape (self, text))
        return FALSE;
    }
  return FALSE;
}

static gboolean
scan_digits (Scanner *self)
{
  const char *first = self->cursor;

  while (self->cursor < self->end && g_ascii_isdigit (*self->cursor))
    self->cursor++;
  return self->cursor > first;
}

static gboolean
scan_number (Scanner *self)
{
  const char *first = self->cursor;
  gboolean is_integer = TRUE, fits;
  g_autofree char *number = NULL;

  take (self, '-');
  if (!take (self, '0') && !scan_digits (self))
    return FALSE;
  if (take (self, '.'))
    {
      is_integer = FALSE;
      if (!scan_digits (self))
        return FALSE;
    }
  if (take (self, 'e') || take (self, 'E'))
    {
      is_integer = FALSE;
      if (!take (self, '+'))
        take (self, '-');
      if (!scan_digits (self))
        return FALSE;
    }
  number = g_strndup (first, (gsize) (self->cursor - first));
  fits = is_integer ? g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL)
                    : isfinite (g_ascii_strtod (number, NULL)) != 0;
  return fits || content_fault (self, _ ("The number is out of range."));
}

static gboolean
scan_array (Scanner *self)
{
  skip_space (self);
  if (take (self, ']'))
    return TRUE;
  do
    {
      if (!scan_value (self))
        return FALSE;
      skip_space (self);
    }
  while (take (self, ','));
  return take (self, ']');
}

static gboolean
scan_member (Scanner *self, GHashTable *names)
{
  g_autoptr (GString) name = g_string_new (NULL);

  skip_space (self);
  if (!scan_string (self, name))
    return FALSE;
  if (self->depth == 1)
    {
      g_free (self->member);
      self->member = g_strdup (name->str);
    }
  if (!g_hash_table_add (names, g_strdup (name->str)))
    return content_fault (self, _ ("This stands there twice."));
  skip_space (self);
  if (!take (self, ':') || !scan_value (self))
    return FALSE;
  skip_space (self);
  return TRUE;
}

static gboolean
scan_object (Scanner *self)
{
  g_autoptr (GHashTable) names = NULL;

  skip_space (self);
  if (take (self, '}'))
    return TRUE;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  do
    if (!scan_member (self, names))
      return FALSE;
  while (take (self, ','));
  return take (self, '}');
}

static gboolean
scan_nested (Scanner *self, gboolean (*scan) (Scanner *self))
{
  gboolean is_good;

  if (self->depth == BC_JSON_DEPTH)
    return content_fault (self, _ ("It is nested too deeply."));
  self->depth++;
  is_good = scan (self);
  self->depth--;
  return is_good;
}

static gboolean
scan_value (Scanner *self)
{
  g_autoptr (GString) text = NULL;

  skip_space (self);
  if (self->cursor == self->end)
    return FALSE;
  switch (*self->cursor)
    {
    case '{':
      self->cursor++;
      return scan_nested (self, scan_object);
    case '[':
      self->cursor++;
      return scan_nested (self, scan_array);
    case '"':
      text = g_string_new (NULL);
      return scan_string (self, text);
    case 't':
      return take_word (self, "true");
    case 'f':
      return take_word (self, "false");
    case 'n':
      return take_word (self, "null");
    default:
      return scan_number (self);
    }
}

/* (transfer full): why the text is no JSON. */
static char *
explain (const Scanner *self)
{
  if (self->cursor >= self->end)
    return g_strdup (_ ("This is not complete JSON: it is cut off at the end."));
  return g_strdup_printf (_ ("This is not valid JSON: there is a mistake at character %ld."),
                          g_utf8_strlen (self->start, self->cursor - self->start) + 1);
}

gboolean
bc_json_check (const char *text, gssize length, char **member, char **message)
{
  Scanner scanner = { 0 };
  gboolean is_good;

  g_return_val_if_fail (text != NULL, FALSE);
  if (length < 0)
    length = (gssize) strlen (text);
  scanner.start = scanner.cursor = text;
  scanner.end = text + length;
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    scanner.cursor += 3;
  if (!g_utf8_validate (text, length, NULL))
    is_good = content_fault (&scanner, _ ("The text is not valid UTF-8."));
  else
    is_good = scan_value (&scanner);
  if (is_good)
    {
      skip_space (&scanner);
      /* What follows the value would be lost. */
      is_good = scanner.cursor == scanner.end;
    }
  if (member != NULL)
    *member = !is_good && scanner.message != NULL ? g_strdup (scanner.member) : NULL;
  if (!is_good && message != NULL)
    *message = scanner.message != NULL ? g_strdup (scanner.message) : explain (&scanner);
  g_free (scanner.member);
  return is_good;
}
