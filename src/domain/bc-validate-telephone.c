/* Telephone numbers as they are spoken and written down in a hall.
 *
 * The text is first brought to digits and hyphens ("（０６３３）877 1234转801" is
 * "0633-8771234#801"), then the prefix of the country is taken off, then the kinds of numbers are
 * tried, the most distinct first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-validate.h"
#include "domain/bc-validate-private.h"

#include "base/bc-text.h"

#include <glib/gi18n.h>

#define INPUT_LENGTH_MAX     40
#define MOBILE_LENGTH        11
#define SERVICE_LENGTH       10 /* 400 and 800 numbers */
#define LOCAL_LENGTH_MIN     7
#define LOCAL_LENGTH_MAX     8
#define EXTENSION_LENGTH_MAX 6
#define SHORT_LENGTH_MIN     5
#define SHORT_LENGTH_MAX     6

/* What is written before an extension; the squeezed text is in upper case. */
static const char *const extension_marks[] = {
  "转分机", "轉分機", "分机", "分機", "转", "轉", "EXT.", "EXT", "X", "#", "*", ",",
};

typedef struct
{
  char *main;      /* digits, with single hyphens between them */
  char *extension; /* (nullable) digits */
} Parts;

static void
parts_clear (Parts *self)
{
  g_free (self->main);
  g_free (self->extension);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

static gboolean
is_separator (gunichar character)
{
  return g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION || character == '('
         || character == ')' || character == '.' || character == '/' || character == 0xb7
         || character == 0x2212;
}

/* How many bytes at @cursor announce an extension. */
static gsize
extension_mark (const char *cursor)
{
  for (gsize i = 0; i < G_N_ELEMENTS (extension_marks); i++)
    if (g_str_has_prefix (cursor, extension_marks[i]))
      return strlen (extension_marks[i]);
  return 0;
}

/* Brings @text to digits and single hyphens up to the end or to the mark of an extension, at which
 * @end is left. Returns NULL and leaves
 * @end at the first character that has no place in a number. */
static char *
read_digits (const char *text, const char **end)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *cursor = text;

  while (*cursor != '\0' && extension_mark (cursor) == 0)
    {
      gunichar character = g_utf8_get_char (cursor);

      if (g_ascii_isdigit (*cursor))
        g_string_append_c (digits, *cursor);
      else if (is_separator (character))
        {
          if (digits->len > 0 && digits->str[digits->len - 1] != '-')
            g_string_append_c (digits, '-');
        }
      else
        {
          *end = cursor;
          return NULL;
        }
      cursor = g_utf8_next_char (cursor);
    }
  if (digits->len > 0 && digits->str[digits->len - 1] == '-')
    g_string_truncate (digits, digits->len - 1);
  *end = cursor;
  return g_strdup (digits->str);
}

static char *
foreign_character (const char *cursor)
{
  g_autofree char *character = g_utf8_substring (cursor, 0, 1);

  return g_strdup_printf (_ ("“%s” does not belong in a telephone number."), character);
}

/* (transfer full) (nullable): a problem; @parts is filled when there is none. */
static char *
split (const char *text, Parts *parts)
{
  const char *end;

  parts->main = read_digits (text, &end);
  if (parts->main == NULL)
    return foreign_character (end);
  if (*end == '\0')
    return NULL;

  text = end + extension_mark (end);
  parts->extension = read_digits (text, &end);
  if (parts->extension == NULL || *end != '\0')
    return foreign_character (end);
  return NULL;
}

/* (transfer full): without the hyphens. */
static char *
joined (const char *text)
{
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);

  return g_strjoinv ("", groups);
}

static gboolean
is_mobile (const char *digits)
{
  return is_digits (digits, MOBILE_LENGTH) && digits[0] == '1' && digits[1] >= '3';
}

static gboolean
is_service (const char *digits)
{
  return is_digits (digits, SERVICE_LENGTH)
         && (g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800"));
}

/* Moves behind @count digits and the hyphens among and after them. */
static const char *
skip_digits (const char *text, gsize count)
{
  while (count > 0 || *text == '-')
    {
      if (*text != '-')
        count--;
      text++;
    }
  return text;
}

/* Reads the local number from @text on: hyphens inside it are dropped until it is long enough, what
 * follows a hyphen then is the extension. (transfer full) */
static char *
read_local (const char *text, const char **rest)
{
  GString *local = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text != '-')
        g_string_append_c (local, *text);
      else if (local->len >= LOCAL_LENGTH_MIN)
        break;
    }
  *rest = *text == '-' ? text + 1 : text;
  return g_string_free (local, FALSE);
}

static gboolean
is_local_length (gsize length)
{
  return length >= LOCAL_LENGTH_MIN && length <= LOCAL_LENGTH_MAX;
}

/* How many digits of @text are the prefix of the country. A bare 86 may also begin a local number
 * ("86123456-8012"), which is then the simpler reading. */
static gsize
country_length (const char *text, const char *digits, gboolean plus)
{
  g_autofree char *local = NULL;
  const char *rest;

  if (g_str_has_prefix (digits, "0086"))
    return 4;
  if (!g_str_has_prefix (digits, "86"))
    return 0;
  if (plus || g_str_has_prefix (text, "86-"))
    return 2;
  local = read_local (text, &rest);
  if (is_local_length (strlen (local)))
    return 0;
  if (is_mobile (digits + 2) || is_service (digits + 2) || digits[2] == '0')
    return 2;
  return strchr (text, '-') == NULL && strlen (digits) >= 12 ? 2 : 0;
}

/* (transfer full): the number as it is dialled in the country. After the prefix a landline has no 0
 * before its area code, so that is put back. */
static char *
without_country (const char *text, gboolean plus)
{
  g_autofree char *digits = joined (text);
  g_autofree char *rest_digits = NULL;
  gsize prefix = country_length (text, digits, plus);
  const char *rest = prefix > 0 ? skip_digits (text, prefix) : text;

  rest_digits = joined (rest);
  if (prefix == 0 || rest_digits[0] == '0' || is_mobile (rest_digits) || is_service (rest_digits)
      || strlen (rest_digits) <= LOCAL_LENGTH_MAX)
    return g_strdup (rest);
  return g_strconcat ("0", rest, NULL);
}

/* How many digits the area code has: 010, 02x, else four; 0 when there is none such. */
static gsize
area_length (const char *digits)
{
  if (g_str_has_prefix (digits, "010"))
    return 3;
  if (g_str_has_prefix (digits, "02"))
    return 3;
  return digits[0] == '0' && digits[1] >= '3' ? 4 : 0;
}

static char *
extension_problem (void)
{
  return g_strdup_printf (_ ("An extension has 1 to %d digits."), EXTENSION_LENGTH_MAX);
}

static gboolean
is_extension (const char *digits)
{
  gsize length = strlen (digits);

  return length >= 1 && length <= EXTENSION_LENGTH_MAX && is_digits (digits, length);
}

/* A number with a 0 before it, or one of seven or eight digits. */
static BcCheck
check_landline (const Parts *parts, const char *digits, char **normal, char **message)
{
  gsize area = area_length (digits);
  g_autofree char *local = NULL;
  g_autofree char *tail = NULL;
  g_autoptr (GString) number = g_string_new (NULL);
  const char *rest;
  gsize length;

  if (digits[0] == '0' && area == 0)
    return bc_validate_error (message,
                              g_strdup_printf (_ ("No area code begins with %.2s."), digits));
  local = read_local (skip_digits (parts->main, MIN (area, strlen (digits))), &rest);
  length = strlen (local);
  if (area == 3 && length != LOCAL_LENGTH_MAX)
    return bc_validate_error (message, g_strdup_printf (_ ("After the area code %.3s come %d "
                                                           "digits, not %d; an extension is "
                                                           "written after a hyphen."),
                                                        digits, LOCAL_LENGTH_MAX, (int) length));
  if (!is_local_length (length))
    return bc_validate_error (message, g_strdup_printf (_ ("After the area code %.4s come %d or %d "
                                                           "digits, not %d; an extension "
                                                           "is written after a hyphen."),
                                                        digits, LOCAL_LENGTH_MIN, LOCAL_LENGTH_MAX,
                                                        (int) length));
  if (local[0] == '0')
    return bc_validate_error (message, g_strdup (_ ("No local number begins with 0.")));

  /* "0633-8771234-801" and "0633-8771234转801" are the same number; both at once are none. */
  tail = joined (parts->extension != NULL ? parts->extension : rest);
  if ((parts->extension != NULL && *rest != '\0')
      || ((parts->extension != NULL || *rest != '\0') && !is_extension (tail)))
    return bc_validate_error (message, extension_problem ());

  if (area > 0)
    g_string_append_printf (number, "%.*s-", (int) area, digits);
  g_string_append (number, local);
  if (*tail != '\0')
    g_string_append_printf (number, "-%s", tail);
  return bc_validate_normal (normal, number->str);
}

/* The kinds that are known by their digits alone. */
static BcCheck
check_plain (const char *digits, const char *extension, char **normal, char **message)
{
  g_autofree char *number = NULL;
  g_autofree char *whole = NULL;

  if (extension == NULL)
    return bc_validate_normal (normal, digits);
  if (!is_service (digits))
    return bc_validate_error (message, g_strdup (_ ("Only landlines and 400 or 800 numbers have an "
                                                    "extension.")));
  number = joined (extension);
  if (!is_extension (number))
    return bc_validate_error (message, extension_problem ());
  whole = g_strconcat (digits, "-", number, NULL);
  return bc_validate_normal (normal, whole);
}

/* (transfer full): the sentence for a number that is none of the kinds. */
static char *
shape_problem (const char *digits)
{
  int length = (int) strlen (digits);

  if (length == 0)
    return g_strdup (_ ("A telephone number has digits, this has none."));
  if (digits[0] == '1' && length >= 9 && digits[1] >= '3')
    return g_strdup_printf (_ ("A mobile number has %d digits, this has %d."), MOBILE_LENGTH,
                            length);
  if (digits[0] == '1' && (length == LOCAL_LENGTH_MIN || length == LOCAL_LENGTH_MAX))
    return g_strdup (_ ("No local number begins with 1."));
  if (digits[0] == '1' && length == MOBILE_LENGTH)
    return g_strdup_printf (_ ("No mobile number begins with %.2s."), digits);
  if (g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800"))
    return g_strdup_printf (_ ("A 400 or 800 number has %d digits, this has %d."), SERVICE_LENGTH,
                            length);
  return g_strdup_printf (ngettext ("A telephone number does not have %d digit: please type a "
                                    "mobile number, or a landline with its area code.",
                                    "A telephone number does not have %d digits: please type a "
                                    "mobile number, or a landline with its area code.",
                                    (gulong) length),
                          length);
}

/* "4001234567-2": what follows a hyphen behind the tenth digit is the extension. (transfer full)
 * (nullable): the ten digits. */
static char *
service_of (const char *text, const char *digits, const char **extension)
{
  g_autofree char *service = g_strndup (digits, SERVICE_LENGTH);
  const char *rest;

  if (!is_service (service) || strlen (digits) == SERVICE_LENGTH)
    return NULL;
  rest = skip_digits (text, SERVICE_LENGTH);
  if (rest[-1] != '-')
    return NULL;
  *extension = rest;
  return g_steal_pointer (&service);
}

static BcCheck
check_parts (const Parts *parts, char **normal, char **message)
{
  g_autofree char *digits = joined (parts->main);
  gsize length = strlen (digits);
  g_autofree char *local = NULL;
  g_autofree char *service = NULL;
  const char *rest;

  service = parts->extension == NULL ? service_of (parts->main, digits, &rest) : NULL;
  if (service != NULL)
    return check_plain (service, rest, normal, message);
  if (is_mobile (digits) || is_service (digits))
    return check_plain (digits, parts->extension, normal, message);
  /* In the old days a 0 was dialled before a mobile number of another city. */
  if (digits[0] == '0' && is_mobile (digits + 1))
    return check_plain (digits + 1, parts->extension, normal, message);
  if (digits[0] == '0')
    return check_landline (parts, digits, normal, message);
  if (length >= SHORT_LENGTH_MIN && length <= SHORT_LENGTH_MAX
      && (digits[0] == '1' || digits[0] == '9'))
    return check_plain (digits, parts->extension, normal, message);

  local = read_local (parts->main, &rest);
  if (digits[0] != '1' && is_local_length (strlen (local)))
    return check_landline (parts, digits, normal, message);
  return bc_validate_error (message, shape_problem (digits));
}

BcCheck
bc_validate_telephone (const char *input, char **normal, char **message)
{
  g_autofree char *squeezed = NULL;
  g_auto (Parts) parts = { NULL, NULL };
  const char *text;
  char *problem;
  char *national;
  gboolean plus;

  bc_validate_reset (normal, message);
  if (bc_text_is_blank (input))
    return bc_validate_error (message, g_strdup (_ ("The telephone number is missing.")));
  squeezed = bc_validate_squeeze (input);
  if (squeezed == NULL)
    return bc_validate_error (message, g_strdup (_ ("The text is damaged: please type it anew.")));
  if (bc_text_length (squeezed) > INPUT_LENGTH_MAX)
    return bc_validate_error (message, g_strdup (_ ("This is too long for one telephone number.")));

  text = g_str_has_prefix (squeezed, "(+") ? squeezed + 1 : squeezed;
  plus = *text == '+';
  problem = split (plus ? text + 1 : text, &parts);
  if (problem != NULL)
    return bc_validate_error (message, problem);
  if (plus && !g_str_has_prefix (parts.main, "86"))
    return bc_validate_error (message,
                              g_strdup (_ (
                                  "Only numbers of the mainland (+86) can be checked: please put a "
                                  "number abroad into the text.")));
  national = without_country (parts.main, plus);
  g_free (parts.main);
  parts.main = national;
  return check_parts (&parts, normal, message);
}
