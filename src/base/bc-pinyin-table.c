/* Looks characters up in the generated table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-pinyin-private.h"

typedef struct
{
  guint32 first;
  guint32 length;
  guint32 offset; /* of the first character's number in pinyin_numbers, in characters */
} PinyinRange;

typedef struct
{
  guint32 first;
  guint32 second; /* 0 for a surname of one character */
  const char *readings[2];
} PinyinSurname;

#include "base/bc-pinyin-table.inc"

static const PinyinRange *
find_range (gunichar character)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (pinyin_ranges);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      const PinyinRange *range = &pinyin_ranges[middle];

      if (character < range->first)
        high = middle;
      else if (character - range->first >= range->length)
        low = middle + 1;
      else
        return range;
    }
  return NULL;
}

/* The inverse of digits() in gen-pinyin.py. */
static guint
digit_value (char digit)
{
  return (guint) digit - 0x40 - (digit > '\\' ? 1 : 0);
}

const char *
bc_pinyin_readings (gunichar character)
{
  const PinyinRange *range;
  const char *digits;

  if (character < pinyin_ranges[0].first)
    return "";
  range = find_range (character);
  if (range == NULL)
    return "";

  digits = pinyin_numbers + 2 * (range->offset + (character - range->first));
  return pinyin_sets[digit_value (digits[0]) * 62 + digit_value (digits[1])];
}

guint
bc_pinyin_surname (gunichar first, gunichar second, const char *readings[2])
{
  for (gsize i = 0; i < G_N_ELEMENTS (pinyin_surnames); i++)
    {
      const PinyinSurname *surname = &pinyin_surnames[i];

      if (surname->first != first || (surname->second != 0 && surname->second != second))
        continue;
      readings[0] = surname->readings[0];
      readings[1] = surname->readings[1];
      return surname->second != 0 ? 2 : 1;
    }
  return 0;
}
