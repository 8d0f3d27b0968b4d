/* Keys for lists of names. The order is by syllable, then tone, then character, one character after
 * the other, so that all people of one surname stand together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-pinyin.h"
#include "base/bc-pinyin-private.h"

/* These sort below every letter: a shorter syllable comes before a longer one that begins with it.
 */
#define AFTER_SYLLABLE  '\x02'
#define AFTER_CHARACTER '\x01'

static void
append_syllable (GString *key, const char *reading, gunichar character)
{
  gsize length = strcspn (reading + 1, " ");

  g_string_append_len (key, reading + 1, (gssize) length);
  g_string_append_c (key, AFTER_SYLLABLE);
  g_string_append_c (key, reading[0]);
  g_string_append_unichar (key, character);
  g_string_append_c (key, AFTER_CHARACTER);
}

static void
append_character (GString *key, gunichar character)
{
  const char *readings = bc_pinyin_readings (character);

  if (*readings != '\0')
    {
      append_syllable (key, readings, character);
      return;
    }
  if (character >= 0xff01 && character <= 0xff5e)
    character -= 0xfee0;
  /* Letters and digits sort among the syllables; a character that nobody can read sorts behind all
   * of them. */
  g_string_append_unichar (key, g_unichar_tolower (character));
  g_string_append_c (key, AFTER_CHARACTER);
}

char *
bc_pinyin_sort_key (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  GString *key = g_string_new (NULL);
  const char *readings[2];
  const char *cursor = g_strchug (valid);
  gunichar first = g_utf8_get_char (cursor);
  gunichar second = first != 0 ? g_utf8_get_char (g_utf8_next_char (cursor)) : 0;
  guint surname = first != 0 ? bc_pinyin_surname (first, second, readings) : 0;

  for (guint i = 0; i < surname; i++)
    {
      append_syllable (key, readings[i], g_utf8_get_char (cursor));
      cursor = g_utf8_next_char (cursor);
    }
  for (; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    append_character (key, g_utf8_get_char (cursor));

  /* What only differs in case or width keeps a stable order. */
  g_string_append_c (key, AFTER_CHARACTER);
  g_string_append (key, valid);
  return g_string_free (key, FALSE);
}
