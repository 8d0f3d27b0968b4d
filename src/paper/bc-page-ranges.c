/* Which pages are printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-page-ranges.h"

#include "base/bc-text.h"

#define MOST_PAGES 1000000

static gboolean
read_page (const char *text, guint *page)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_PAGES, &number, NULL))
    return FALSE;
  *page = (guint) number - 1;
  return TRUE;
}

static gboolean
read_range (char *text, BcPageRange *range)
{
  char *dash = strchr (text, '-');

  if (dash == NULL)
    {
      gboolean read = read_page (text, &range->first);

      range->last = range->first;
      return read;
    }
  *dash = '\0';
  range->last = MOST_PAGES;
  return read_page (text, &range->first) && (dash[1] == '\0' || read_page (dash + 1, &range->last))
         && range->first <= range->last;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const BcPageRange *left = a, *right = b;

  return left->first < right->first ? -1 : left->first > right->first;
}

/* Commas of every kind and blanks part, dashes of every kind join. */
static char *
plain (const char *text)
{
  g_autofree char *folded = bc_text_fold_width (text);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == 0x3001 || g_unichar_isspace (character))
        g_string_append_c (bare, ',');
      else if (character == '~' || g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION)
        g_string_append_c (bare, '-');
      else
        g_string_append_unichar (bare, character);
    }
  return g_string_free (bare, FALSE);
}

gboolean
bc_page_ranges_parse (const char *text, GArray **ranges)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (BcPageRange));
  g_autofree char *bare = NULL;
  g_auto (GStrv) parts = NULL;

  *ranges = NULL;
  if (bc_text_is_blank (text))
    return TRUE;
  bare = plain (text);
  parts = g_strsplit (bare, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      BcPageRange range;

      if (*parts[i] == '\0')
        continue;
      if (!read_range (parts[i], &range))
        return FALSE;
      g_array_append_val (list, range);
    }
  if (list->len == 0)
    return FALSE;
  g_array_sort (list, compare);
  *ranges = g_steal_pointer (&list);
  return TRUE;
}

gboolean
bc_page_ranges_have (const GArray *ranges, guint page)
{
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const BcPageRange *range = &g_array_index (ranges, BcPageRange, i);

      if (page >= range->first && page <= range->last)
        return TRUE;
    }
  return ranges == NULL;
}
