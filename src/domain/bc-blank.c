/* Blank forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-blank.h"

#include <string.h>

#include "base/bc-text.h"

/* Part of the number on paper, so the same in every language. */
#define PREFIX "空白"
#define LATIN  "KB"

void
bc_blank_free (BcBlank *self)
{
  g_free (self->serial);
  g_free (self->form);
  g_free (self->issued_by);
  g_free (self->number);
  g_free (self);
}

char *
bc_blank_serial (int year, gint64 running)
{
  return g_strdup_printf (PREFIX "-%04d-%05" G_GINT64_FORMAT, year, running);
}

/* (transfer full): without what only parts the groups. */
static char *
strip (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isspace (character)
          && g_unichar_type (character) != G_UNICODE_DASH_PUNCTUATION)
        g_string_append_unichar (bare, character);
    }
  return g_string_free (bare, FALSE);
}

char *
bc_blank_serial_parse (const char *text)
{
  g_autofree char *folded = bc_text_fold_width (text);
  g_autofree char *bare = NULL;
  const char *digits;
  guint64 running;
  int year;

  if (folded == NULL || !g_utf8_validate (folded, -1, NULL))
    return NULL;
  bare = strip (folded);
  if (g_str_has_prefix (bare, PREFIX))
    digits = bare + strlen (PREFIX);
  else if (g_ascii_strncasecmp (bare, LATIN, strlen (LATIN)) == 0)
    digits = bare + strlen (LATIN);
  else
    return NULL;
  /* The year has four digits, whatever follows is the running number. */
  if (strspn (digits, "0123456789") != strlen (digits) || strlen (digits) < 5
      || !g_ascii_string_to_unsigned (digits + 4, 10, 1, 9999999, &running, NULL))
    return NULL;
  year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10
         + (digits[3] - '0');
  return bc_blank_serial (year, (gint64) running);
}
