/* Matching: the query is run through the text as a set of states, one bit for each place in the
 * query that can be reached, so that many readings of many characters cannot make the search
 * explode.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-pinyin.h"
#include "base/bc-pinyin-private.h"

/* One bit a place, and the place behind the last character needs one too. */
#define QUERY_LIMIT      63
#define STACK_CHARACTERS 256

/* How a character was given, from the best to the least. */
typedef enum
{
  GIVEN_ITSELF,
  GIVEN_PINYIN,
  GIVEN_INITIAL,
  N_GIVEN,
} Given;

typedef struct
{
  gunichar characters[QUERY_LIMIT + 1]; /* closed by a 0, which no reading contains */
  guint length;
} Query;

/* For each kind of match the places in the query that are reached by nothing worse than it. */
typedef struct
{
  guint64 places[N_GIVEN];
} States;

static gunichar
fold (gunichar character)
{
  if (character >= 0xff01 && character <= 0xff5e)
    character -= 0xfee0;
  if (character < 0x80)
    return (gunichar) g_ascii_tolower ((char) character);
  if (character == 0xdc || character == 0xfc) /* ü, as the table writes it */
    return 'v';
  /* Nothing above has case, and most of what is looked at is Han. */
  return character >= 0x3000 && character < 0xa000 ? character : g_unichar_tolower (character);
}

/* Gives U+FFFD for a byte that is no UTF-8, so that damaged text can be searched too. */
static gunichar
next_character (const char **cursor)
{
  gunichar character;

  if ((guchar) * *cursor < 0x80)
    return (gunichar) (guchar) * (*cursor)++;
  character = g_utf8_get_char_validated (*cursor, -1);
  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      (*cursor)++;
      return 0xfffd;
    }
  *cursor = g_utf8_next_char (*cursor);
  return character;
}

static gboolean
is_space (gunichar character)
{
  return character == ' ' || character == 0x3000 || (character >= '\t' && character <= '\r')
         || (character >= 0x80 && character < 0x3000 && g_unichar_isspace (character));
}

/* What stands between words of the text and is rarely typed: white space, brackets, quotation
 * marks, the dot in 买买提·吐尔逊. */
static gboolean
may_be_passed_over (gunichar character)
{
  if (character >= 0x3400 && character < 0xa000)
    return FALSE;
  return is_space (character) || g_unichar_ispunct (character);
}

/* FALSE when the query is too long for the states. The apostrophe only parts syllables ("xi'an").
 */
static gboolean
query_init (Query *self, const char *text)
{
  self->length = 0;
  while (*text != '\0')
    {
      gunichar character = fold (next_character (&text));

      if (is_space (character) || character == '\'' || character == 0x2019)
        continue;
      if (self->length == QUERY_LIMIT)
        return FALSE;
      self->characters[self->length++] = character;
    }
  self->characters[self->length] = 0;
  return TRUE;
}

static void
reach (States *next, const States *now, guint from, guint to, Given given)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << from;

  for (guint kind = 0; kind < N_GIVEN; kind++)
    if ((now->places[kind] & bit) != 0)
      {
        next->places[MAX (kind, given)] |= G_GUINT64_CONSTANT (1) << to;
        return;
      }
}

/* Tries one reading at one place of the query. */
static void
reach_by_reading (const Query *query,
                  const char *reading,
                  gsize length,
                  guint place,
                  const States *now,
                  States *next)
{
  const gunichar *typed = query->characters + place;
  guint same = 0;

  while (
      same < length
      && (typed[same] == (gunichar) reading[same] || (reading[same] == 'v' && typed[same] == 'u')))
    same++;
  if (same == 0)
    return;

  if (same == length || (same > 1 && place + same == query->length))
    reach (next, now, place, place + same, GIVEN_PINYIN);
  reach (next, now, place, place + 1, GIVEN_INITIAL);
  /* zh, ch and sh are initials as well. */
  if (same > 1 && reading[1] == 'h')
    reach (next, now, place, place + 2, GIVEN_INITIAL);
}

/* Consumes one character of the text. */
static void
advance (const Query *query, gunichar character, const States *now, States *next)
{
  guint64 places = now->places[0] | now->places[1] | now->places[2];
  const char *readings = character < 0x2e80 ? "" : bc_pinyin_readings (character);

  *next = (States) { 0 };
  for (guint place = 0; place < query->length; place++)
    {
      const char *reading = readings;

      if ((places >> place) == 0)
        break;
      if (((places >> place) & 1) == 0)
        continue;
      if (query->characters[place] == character)
        reach (next, now, place, place + 1, GIVEN_ITSELF);
      while (*reading != '\0')
        {
          gsize length = 0;

          reading++; /* the tone, or the space before the next reading */
          while (g_ascii_islower (reading[length]))
            length++;
          reach_by_reading (query, reading, length, place, now, next);
          reading += length;
        }
    }
}

/* Runs the query from one place of the text on; N_GIVEN when it does not match there. @end gets the
 * place behind the match. */
static Given
match_from (const Query *query, const gunichar *text, gsize length, gsize start, gsize *end)
{
  guint64 done = G_GUINT64_CONSTANT (1) << query->length;
  States now = { { 1, 0, 0 } };

  for (gsize i = start; i < length; i++)
    {
      States next;

      advance (query, text[i], &now, &next);
      for (Given kind = GIVEN_ITSELF; kind < N_GIVEN; kind++)
        if ((next.places[kind] & done) != 0)
          {
            *end = i + 1;
            return kind;
          }
      if (i > start && may_be_passed_over (text[i]))
        for (guint kind = 0; kind < N_GIVEN; kind++)
          next.places[kind] |= now.places[kind];
      if ((next.places[0] | next.places[1] | next.places[2]) == 0)
        break;
      now = next;
    }
  return N_GIVEN;
}

/* The start of the text outweighs how it was given, that outweighs whether all was given, and that
 * how far in it begins. */
static int
score (Given kind, gboolean at_start, gboolean whole, gsize start)
{
  return 2 + (at_start ? 600 : 0) + (kind == GIVEN_ITSELF ? 400 : 0)
         + (kind == GIVEN_PINYIN ? 200 : 0) + (whole ? 100 : 0) + 99 - (int) MIN (start, 99);
}

static int
match_characters (const Query *query, const gunichar *text, gsize length)
{
  int best = 0;
  gsize first = 0;

  while (first < length && may_be_passed_over (text[first]))
    first++;
  for (gsize start = 0; start < length; start++)
    {
      gsize end;
      Given kind = match_from (query, text, length, start, &end);

      if (kind == N_GIVEN)
        continue;
      best = MAX (best, score (kind, start <= first, start <= first && end == length, start));
      /* Nothing that begins later can be better than the first place, or than the characters
       * themselves. */
      if (start <= first || kind == GIVEN_ITSELF)
        break;
    }
  return best;
}

/* A query that is too long for the states is a pasted text: it is looked for as it stands. */
static int
match_pasted (const char *text, const char *query)
{
  g_autofree char *valid_text = g_utf8_make_valid (text, -1);
  g_autofree char *valid_query = g_utf8_make_valid (query, -1);
  g_autofree char *folded_text = g_utf8_casefold (valid_text, -1);
  g_autofree char *folded_query = g_utf8_casefold (g_strstrip (valid_query), -1);
  const char *found = strstr (folded_text, folded_query);

  if (found == NULL)
    return 0;
  return score (GIVEN_ITSELF, found == folded_text, FALSE, (gsize) (found - folded_text));
}

int
bc_pinyin_match (const char *text, const char *query)
{
  gunichar stack[STACK_CHARACTERS];
  g_autofree gunichar *heap = NULL;
  gunichar *characters = stack;
  gsize length = 0;
  gsize bytes;
  Query parsed;

  if (query == NULL)
    return 1;
  if (!query_init (&parsed, query))
    return text != NULL ? match_pasted (text, query) : 0;
  if (parsed.length == 0)
    return 1;
  if (text == NULL)
    return 0;

  bytes = strlen (text);
  if (bytes > STACK_CHARACTERS)
    characters = heap = g_new (gunichar, bytes);
  while (*text != '\0')
    characters[length++] = fold (next_character (&text));
  return match_characters (&parsed, characters, length);
}
