/* Numbers of papers: identity card, credit code, passport.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-validate.h"
#include "domain/bc-validate-private.h"

#include "base/bc-text.h"

#include <glib/gi18n.h>

#define CARD_LENGTH         18
#define OLD_CARD_LENGTH     15
#define CREDIT_CODE_LENGTH  18
#define PASSPORT_LENGTH_MIN 5
#define PASSPORT_LENGTH_MAX 20
#define CREDIT_ALPHABET     "0123456789ABCDEFGHJKLMNPQRTUWXY"

char *
bc_validate_squeeze (const char *input)
{
  g_autofree char *folded = NULL;
  GString *squeezed;

  if (!g_utf8_validate (input, -1, NULL))
    return NULL;
  folded = bc_text_fold_width (input);
  squeezed = g_string_sized_new (strlen (folded));
  for (const char *cursor = folded; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_utf8_get_char (cursor);

      /* A zero-width space or a byte-order mark comes along when a number is copied from a page. */
      if (g_unichar_isspace (character) || g_unichar_iscntrl (character)
          || g_unichar_type (character) == G_UNICODE_FORMAT)
        continue;
      g_string_append_unichar (squeezed, character < 0x80
                                             ? (gunichar) g_ascii_toupper ((char) character)
                                             : character);
    }
  return g_string_free (squeezed, FALSE);
}

/* The first two digits of a place's code, GB/T 2260; 81 to 83 are the residence cards of people
 * from Hong Kong, Macao and Taiwan. */
static gboolean
is_province (int code)
{
  static const guint8 codes[] = {
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
    44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

static int
number_at (const char *digits, int from, int count)
{
  int number = 0;

  for (int i = from; i < from + count; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

/* ISO 7064 MOD 11-2 over the first seventeen digits. */
static char
card_check_character (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < CARD_LENGTH - 1; i++)
    sum = (sum + (digits[i] - '0')) * 2 % 11;
  return "0123456789X"[(12 - sum) % 11];
}

/* (transfer full) (nullable): what is wrong with the number of characters or with one of them. */
static char *
card_shape_problem (const char *card)
{
  glong length = bc_text_length (card);
  gsize digits = strspn (card, "0123456789");

  if (length == OLD_CARD_LENGTH && digits == OLD_CARD_LENGTH)
    return g_strdup (_ ("This is a card of the first generation with 15 digits: please type the "
                        "18 characters of the present card."));
  if (length != CARD_LENGTH)
    return g_strdup_printf (_ ("An identity card number has 18 characters, this has %ld."), length);
  if (digits < CARD_LENGTH - 1)
    {
      g_autofree char *character = g_utf8_substring (card, (glong) digits, (glong) digits + 1);

      return g_strdup_printf (_ ("Character %d should be a digit, not “%s”."), (int) digits + 1,
                              character);
    }
  if (digits < CARD_LENGTH && card[CARD_LENGTH - 1] != 'X')
    return g_strdup_printf (_ ("The 18th character should be a digit or X, not “%s”."),
                            card + CARD_LENGTH - 1);
  return NULL;
}

/* (transfer full) (nullable): what is wrong with the birth date. */
static char *
card_birth_problem (const char *card, BcDay today)
{
  int year = number_at (card, 6, 4);
  int month = number_at (card, 10, 2);
  int day = number_at (card, 12, 2);
  BcDay birth = bc_day_from_ymd (year, month, day);

  if (birth == BC_DAY_NONE)
    return g_strdup_printf (_ ("There is no birth date %04d-%02d-%02d: please compare characters "
                               "7 to 14 with the card."),
                            year, month, day);
  if (year < 1900)
    return g_strdup_printf (_ ("The birth year %d is before 1900: please compare characters 7 to "
                               "10 with the card."),
                            year);
  if (today != BC_DAY_NONE && birth > today)
    return g_strdup_printf (_ ("The birth date %04d-%02d-%02d is in the future: please compare "
                               "characters 7 to 14 with the card."),
                            year, month, day);
  return NULL;
}

BcCheck
bc_validate_id_card (const char *input, BcDay today, char **normal, char **message)
{
  g_autofree char *card = NULL;
  char *problem;
  char expected;

  bc_validate_reset (normal, message);
  if (bc_text_is_blank (input))
    return bc_validate_error (message, g_strdup (_ ("The identity card number is missing.")));
  card = bc_validate_squeeze (input);
  if (card == NULL)
    return bc_validate_error (message, g_strdup (_ ("The text is damaged: please type it anew.")));

  problem = card_shape_problem (card);
  if (problem != NULL)
    return bc_validate_error (message, problem);
  if (!is_province (number_at (card, 0, 2)))
    return bc_validate_error (message,
                              g_strdup_printf (_ ("No province has the code %.2s: please compare "
                                                  "the first two digits with the card."),
                                               card));
  problem = card_birth_problem (card, today);
  if (problem != NULL)
    return bc_validate_error (message, problem);
  expected = card_check_character (card);
  if (card[CARD_LENGTH - 1] != expected)
    return bc_validate_error (message,
                              g_strdup_printf (_ ("The 18th character should be %c, not %c: please "
                                                  "compare with the card."),
                                               expected, card[CARD_LENGTH - 1]));
  return bc_validate_normal (normal, card);
}

/* The checksum of GB 32100: the weights are the powers of 3 modulo 31. */
static char
credit_check_character (const char *code)
{
  int sum = 0;
  int weight = 1;

  for (int i = 0; i < CREDIT_CODE_LENGTH - 1; i++)
    {
      sum += (int) (strchr (CREDIT_ALPHABET, code[i]) - CREDIT_ALPHABET) * weight;
      weight = weight * 3 % 31;
    }
  return CREDIT_ALPHABET[(31 - sum % 31) % 31];
}

/* (transfer full) (nullable): what is wrong with the number of characters or with one of them. */
static char *
credit_shape_problem (const char *code)
{
  glong length = bc_text_length (code);
  gsize fitting = strspn (code, CREDIT_ALPHABET);
  g_autofree char *character = NULL;

  if (length != CREDIT_CODE_LENGTH)
    return g_strdup_printf (_ ("A credit code has 18 characters, this has %ld."), length);
  if (fitting == CREDIT_CODE_LENGTH)
    return NULL;
  character = g_utf8_substring (code, (glong) fitting, (glong) fitting + 1);
  if (strchr ("IOSVZ", code[fitting]) != NULL)
    return g_strdup_printf (_ ("Character %d is “%s”, but credit codes have no I, O, S, V or Z: "
                               "is it 1, 0, 5, U or 2?"),
                            (int) fitting + 1, character);
  return g_strdup_printf (_ ("Character %d should be a digit or a letter, not “%s”."),
                          (int) fitting + 1, character);
}

BcCheck
bc_validate_credit_code (const char *input, char **normal, char **message)
{
  g_autofree char *code = NULL;
  char *problem;
  char expected;

  bc_validate_reset (normal, message);
  if (bc_text_is_blank (input))
    return bc_validate_error (message, g_strdup (_ ("The credit code is missing.")));
  code = bc_validate_squeeze (input);
  if (code == NULL)
    return bc_validate_error (message, g_strdup (_ ("The text is damaged: please type it anew.")));
  problem = credit_shape_problem (code);
  if (problem != NULL)
    return bc_validate_error (message, problem);

  bc_validate_normal (normal, code);
  expected = credit_check_character (code);
  if (code[CREDIT_CODE_LENGTH - 1] == expected)
    return BC_CHECK_OK;
  if (message != NULL)
    *message = g_strdup_printf (_ ("The 18th character should be %c, not %c: please compare with "
                                   "the licence. Some codes in use fail this check."),
                                expected, code[CREDIT_CODE_LENGTH - 1]);
  return BC_CHECK_WARNING;
}

BcCheck
bc_validate_passport (const char *input, char **normal, char **message)
{
  g_autofree char *number = NULL;
  glong length;
  gboolean any_digit = FALSE;

  bc_validate_reset (normal, message);
  if (bc_text_is_blank (input))
    return bc_validate_error (message, g_strdup (_ ("The passport number is missing.")));
  number = bc_validate_squeeze (input);
  if (number == NULL)
    return bc_validate_error (message, g_strdup (_ ("The text is damaged: please type it anew.")));

  length = bc_text_length (number);
  if (length < PASSPORT_LENGTH_MIN || length > PASSPORT_LENGTH_MAX)
    return bc_validate_error (
        message, g_strdup_printf (_ ("A passport number has %d to %d letters and digits, this has "
                                     "%ld characters."),
                                  PASSPORT_LENGTH_MIN, PASSPORT_LENGTH_MAX, length));
  for (const char *cursor = number; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      any_digit |= g_ascii_isdigit (*cursor);
      if (!g_ascii_isalnum (*cursor))
        {
          g_autofree char *character = g_utf8_substring (cursor, 0, 1);

          return bc_validate_error (message, g_strdup_printf (_ ("“%s” does not belong in a "
                                                                 "passport number: only "
                                                                 "letters and digits do."),
                                                              character));
        }
    }
  if (!any_digit)
    return bc_validate_error (message,
                              g_strdup (
                                  _ ("A passport number has at least one digit, this has none.")));
  return bc_validate_normal (normal, number);
}
