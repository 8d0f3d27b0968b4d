/* The code of a sheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-sheet-code.h"

#include <string.h>

#include "base/bc-text.h"

/* ISO 7064, MOD 37-2: the values of the characters; the last one only checks. */
#define ALPHABET    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
#define MODULUS     37
#define YEAR        4 /* digits */
#define LEAST       5 /* digits of a running number at least */
#define LIST_LETTER 'L'
#define LIST_LENGTH 9
#define URI_HEAD    "bancheng://ticket/"

static int
value_of (char character)
{
  const char *at = strchr (ALPHABET, character);

  return character != '\0' && at != NULL ? (int) (at - ALPHABET) : -1;
}

static char
check_character (const char *text, gsize length)
{
  int sum = 0;

  for (gsize i = 0; i < length; i++)
    sum = (sum + value_of (text[i])) * 2 % MODULUS;
  return ALPHABET[(MODULUS + 1 - sum) % MODULUS];
}

/* Letters that stand for digits where only a digit can be, and the other way round. */
static char
as_digit (char character)
{
  switch (character)
    {
    case 'O':
      return '0';
    case 'I':
    case 'L':
      return '1';
    default:
      return character;
    }
}

static char
as_letter (char character)
{
  return character == '0' ? 'O' : character == '1' ? 'L' : character;
}

static gboolean
are_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length > 0;
}

/* "2026W00012" or "L20260918". */
static gboolean
is_ticket (const char *number, gsize length)
{
  return length >= YEAR + 1 + LEAST && are_digits (number, YEAR) && g_ascii_isupper (number[YEAR])
         && are_digits (number + YEAR + 1, length - YEAR - 1);
}

static gboolean
is_list (const char *number, gsize length)
{
  return length == LIST_LENGTH && number[0] == LIST_LETTER && are_digits (number + 1, 8);
}

char *
bc_sheet_code_of_list (int year, int month, int day)
{
  return g_strdup_printf ("%c%04d%02d%02d", LIST_LETTER, year, month, day);
}

char *
bc_sheet_code_new (const char *number, const char *hash)
{
  g_autofree char *payload = NULL;
  gsize length;

  g_return_val_if_fail (hash != NULL && strlen (hash) >= BC_SHEET_CODE_DIGITS, NULL);
  length = number != NULL ? strlen (number) : 0;
  if (!is_ticket (number, length) && !is_list (number, length))
    return g_strdup ("");
  payload = g_strdup_printf ("%s%.*s", number, BC_SHEET_CODE_DIGITS, hash);
  for (char *p = payload; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  return g_strdup_printf ("%s-%.4s-%.4s-%c", number, payload + length, payload + length + 4,
                          check_character (payload, strlen (payload)));
}

/* What counts of what was typed: capitals and digits, without what only parts them. NULL where
 * there is anything else. */
static char *
strip (const char *text)
{
  g_autofree char *folded = bc_text_fold_width (text);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char_validated (p, -1);

      if (character == (gunichar) -1 || character == (gunichar) -2)
        return NULL;
      /* Input methods make other dashes of the key. */
      if (g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION
          || character == '_')
        continue;
      if (character >= 128 || value_of (g_ascii_toupper ((char) character)) < 0)
        return NULL;
      g_string_append_c (bare, g_ascii_toupper ((char) character));
    }
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* Puts right what is easily mistaken, by what can stand where. The check character may be either,
 * and taking both for it would let other mistakes pass. */
static void
put_right (char *bare, gsize n_number, gsize letter)
{
  for (gsize i = 0; i < n_number + BC_SHEET_CODE_DIGITS; i++)
    bare[i] = i == letter ? as_letter (bare[i]) : as_digit (bare[i]);
}

static gboolean
take (BcSheetCode *code, const char *number, gsize n_number, const char *hash)
{
  if (n_number >= sizeof code->number)
    return FALSE;
  memcpy (code->number, number, n_number);
  code->number[n_number] = '\0';
  for (int i = 0; i < BC_SHEET_CODE_DIGITS; i++)
    {
      if (!g_ascii_isxdigit (hash[i]))
        return FALSE;
      code->hash[i] = g_ascii_tolower (hash[i]);
    }
  code->hash[BC_SHEET_CODE_DIGITS] = '\0';
  return TRUE;
}

/* bancheng://ticket/NUMBER?f=FORM&h=HASH; scanners that type send capitals or full width as the
 * keyboard is set. */
static BcSheetCodeKind
parse_uri (const char *text, BcSheetCode *code)
{
  const char *number = text + strlen (URI_HEAD);
  gsize n_number = strcspn (number, "?");
  const char *hash = strstr (number, "h=");
  g_autofree char *upper = g_ascii_strup (number, (gssize) n_number);

  if (hash == NULL || strlen (hash) < 2 + BC_SHEET_CODE_DIGITS
      || !take (code, upper, n_number, hash + 2))
    return BC_SHEET_CODE_MISTYPED;
  if (is_list (upper, n_number))
    return BC_SHEET_CODE_LIST;
  return is_ticket (upper, n_number) ? BC_SHEET_CODE_TICKET : BC_SHEET_CODE_MISTYPED;
}

/* Whether somebody wanted to type a code: it begins as a number does, and goes on. Numbers alone,
 * telephones and identity cards do not. */
static gboolean
looks_like_code (const char *bare, gsize length)
{
  gsize n_digits = 0;
  gboolean of_list = bare[0] == LIST_LETTER;

  for (const char *p = bare + of_list; g_ascii_isdigit (as_digit (*p)); p++)
    n_digits++;
  if (of_list)
    return n_digits >= LIST_LENGTH - 1 && length > LIST_LENGTH;
  if (n_digits == YEAR)
    return length > YEAR + 1 + LEAST + 2;
  return n_digits > YEAR && length > YEAR + 1 + LEAST + BC_SHEET_CODE_DIGITS;
}

BcSheetCodeKind
bc_sheet_code_parse (const char *text, BcSheetCode *code)
{
  g_autofree char *folded = bc_text_fold_width (text);
  g_autofree char *bare = NULL;
  gsize length, n_number;
  gboolean of_list;

  g_return_val_if_fail (text != NULL && code != NULL, BC_SHEET_CODE_NONE);
  g_strstrip (folded);
  if (g_ascii_strncasecmp (folded, URI_HEAD, strlen (URI_HEAD)) == 0)
    return parse_uri (folded, code);
  bare = strip (folded);
  length = bare != NULL ? strlen (bare) : 0;
  if (length == 0 || !looks_like_code (bare, length))
    return BC_SHEET_CODE_NONE;
  of_list = bare[0] == LIST_LETTER;
  if (length < LIST_LENGTH + BC_SHEET_CODE_DIGITS + 1)
    return BC_SHEET_CODE_MISTYPED;
  n_number = length - BC_SHEET_CODE_DIGITS - 1;
  put_right (bare, n_number, of_list ? 0 : YEAR);
  if ((!is_ticket (bare, n_number) && !is_list (bare, n_number))
      || bare[length - 1] != check_character (bare, length - 1)
      || !take (code, bare, n_number, bare + n_number))
    return BC_SHEET_CODE_MISTYPED;
  return of_list ? BC_SHEET_CODE_LIST : BC_SHEET_CODE_TICKET;
}
