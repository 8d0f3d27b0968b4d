/* A year's table as it comes from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-text.h"

/* The State Council's order 795 gives every year thirteen days off; with the weekends that the notices list, no year has had fewer than 20 rows. */
#define HOLIDAYS_LEAST 13
/* A New Year's holiday can begin on the last days of the year before (2022-12-31). */
#define YEAR_END_FROM 25
#define SIZE_MAXIMUM  (4 * 1024 * 1024)

struct _BcWorkdaysTable
{
  gatomicrefcount count;
  GArray *rows;  /* BcWorkdaysRow, by day, each once */
  GArray *years; /* int, ascending */
};

void
bc_workdays_read_problem (BcProblems *problems, int line, const char *format, ...)
{
  g_autofree char *row = g_strdup_printf ("%d", line);
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  bc_problems_add (problems, row, "%s", text);
}

int
bc_workdays_kind_of_words (const char *words, gboolean is_weekend)
{
  g_autofree char *lower = g_ascii_strdown (words, -1);

  g_strstrip (lower);
  if (strcmp (lower, "holiday") == 0 || strcmp (lower, "off") == 0)
    return BC_DAY_HOLIDAY;
  if (strcmp (lower, "workday") == 0 || strcmp (lower, "work") == 0)
    return BC_DAY_MAKE_UP;
  /* 调休上班, 补班, （班）: whatever else stands there, a day that is called 班 is worked. */
  if (strstr (words, "班") != NULL)
    return BC_DAY_MAKE_UP;
  /* 调休 alone is the day that is exchanged: worked on a weekend, off on a weekday. */
  if (strstr (words, "调休") != NULL)
    return is_weekend ? BC_DAY_MAKE_UP : BC_DAY_HOLIDAY;
  if (strstr (words, "休") != NULL || strstr (words, "假") != NULL)
    return BC_DAY_HOLIDAY;
  return -1;
}

static void
row_clear (gpointer data)
{
  g_free (((BcWorkdaysRow *) data)->name);
}

/* (transfer full): the text in UTF-8, from whatever a spreadsheet in China saves by default. */
static char *
decode (gconstpointer data, gsize size, GError **error)
{
  const guint8 *bytes = data;
  g_autofree char *text = NULL;

  if (size >= 2
      && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)))
    text = g_convert (data, (gssize) size, "UTF-8", "UTF-16", NULL, NULL, NULL);
  else if (g_utf8_validate (data, (gssize) size, NULL))
    text = g_strndup (data, size);
  else if (memchr (data, '\0', size) == NULL)
    text = g_convert (data, (gssize) size, "UTF-8", "GB18030", NULL, NULL, NULL);
  if (text == NULL)
    g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                         _ ("This is not a text file: save the table as CSV, or the calendar as "
                            "ICS, and choose that file."));
  else if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, strlen (text) - 2);
  return g_steal_pointer (&text);
}

static gboolean
is_web_page (const char *text)
{
  g_autofree char *head = g_ascii_strdown (text, (gssize) MIN (strlen (text), 2000));

  return *text == '<' || strstr (head, "<html") != NULL || strstr (head, "<!doctype") != NULL;
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  const BcWorkdaysRow *first = a;
  const BcWorkdaysRow *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->line - second->line;
}

/* Each day once. Two festivals may share a day off; a day that is both off and worked is a mistake. */
static void
join_rows (GArray *rows, BcProblems *problems)
{
  g_array_sort (rows, by_day);
  for (guint i = 1; i < rows->len;)
    {
      const BcWorkdaysRow *before = &g_array_index (rows, BcWorkdaysRow, i - 1);
      const BcWorkdaysRow *row = &g_array_index (rows, BcWorkdaysRow, i);
      g_autofree char *date = bc_day_to_string (row->day);

      if (row->day != before->day)
        {
          i++;
          continue;
        }
      if (row->kind != before->kind)
        bc_workdays_read_problem (problems, row->line,
                                  _ ("%s is off in one row and worked in another (row %d)."), date,
                                  before->line);
      g_array_remove_index (rows, i);
    }
}

static void
check_rows (GArray *rows, BcProblems *problems)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const BcWorkdaysRow *row = &g_array_index (rows, BcWorkdaysRow, i);
      g_autofree char *date = bc_day_to_string (row->day);
      int year;

      bc_day_to_ymd (row->day, &year, NULL, NULL);
      if (year < BC_WORKDAYS_YEAR_FIRST || year > BC_WORKDAYS_YEAR_LAST)
        bc_workdays_read_problem (problems, row->line, _ ("the year of %s cannot be."), date);
      else if (row->kind == BC_DAY_MAKE_UP && bc_day_weekday (row->day) < 6)
        bc_workdays_read_problem (problems, row->line,
                                  _ ("%s is no Saturday or Sunday, so it cannot be a make-up day."),
                                  date);
    }
}

static guint
count_holidays (GArray *rows, int year)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const BcWorkdaysRow *row = &g_array_index (rows, BcWorkdaysRow, i);
      int of_year;

      bc_day_to_ymd (row->day, &of_year, NULL, NULL);
      n += of_year == year && row->kind == BC_DAY_HOLIDAY;
    }
  return n;
}

static gboolean
has_year (GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return TRUE;
  return FALSE;
}

/* (transfer full): the years that are there whole. */
static GArray *
find_years (GArray *rows)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  int last = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      int year;

      bc_day_to_ymd (g_array_index (rows, BcWorkdaysRow, i).day, &year, NULL, NULL);
      if (year == last)
        continue;
      last = year;
      if (count_holidays (rows, year) >= HOLIDAYS_LEAST)
        g_array_append_val (years, year);
    }
  return years;
}

/* What does not belong to a whole year: dropped from a feed, which grows by itself; a mistake in a table that somebody made. */
static void
check_years (GArray *rows, GArray *years, gboolean is_feed, BcProblems *problems)
{
  for (guint i = 0; i < rows->len;)
    {
      const BcWorkdaysRow *row = &g_array_index (rows, BcWorkdaysRow, i);
      int year, month, day;

      bc_day_to_ymd (row->day, &year, &month, &day);
      if (has_year (years, year)
          || (month == 12 && day >= YEAR_END_FROM && has_year (years, year + 1)))
        {
          i++;
          continue;
        }
      if (!is_feed && years->len > 0)
        bc_workdays_read_problem (problems, row->line,
                                  _ ("this row is of %d, the others are of %d: a table is of one "
                                     "year."),
                                  year, g_array_index (years, int, 0));
      g_array_remove_index (rows, i);
    }
}

static BcWorkdaysTable *
check (GArray *rows, gboolean is_feed, BcProblems *problems, GError **error)
{
  BcWorkdaysTable *self;
  g_autoptr (GArray) years = NULL;

  join_rows (rows, problems);
  check_rows (rows, problems);
  years = find_years (rows);
  check_years (rows, years, is_feed, problems);
  if (!bc_problems_to_error (problems, error))
    return NULL;
  if (years->len == 0)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("No year of this table is complete: a year has at least %d days off. Load "
                      "the "
                      "table of the whole year."),
                   HOLIDAYS_LEAST);
      return NULL;
    }
  self = g_new0 (BcWorkdaysTable, 1);
  g_atomic_ref_count_init (&self->count);
  self->rows = g_array_ref (rows);
  self->years = g_steal_pointer (&years);
  return self;
}

BcWorkdaysTable *
bc_workdays_table_read (gconstpointer data, gsize size, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (BcWorkdaysRow));
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autofree char *text = NULL;
  gboolean is_feed, read;

  g_array_set_clear_func (rows, row_clear);
  if (size == 0 || size > SIZE_MAXIMUM)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                           size == 0 ? _ ("This file is empty.")
                                     : _ ("This file is far too large for a year’s table."));
      return NULL;
    }
  text = decode (data, size, error);
  if (text == NULL)
    return NULL;
  g_strstrip (text);
  if (is_web_page (text))
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                           _ ("This is a web page, not a table: it may say that one has to sign "
                              "in. "
                              "Save the table itself, as CSV or ICS."));
      return NULL;
    }
  is_feed = g_ascii_strncasecmp (text, "BEGIN:VCALENDAR", 15) == 0;
  read = is_feed ? bc_workdays_read_ics (text, rows, problems, error)
                 : bc_workdays_read_csv (text, rows, problems, error);
  return read ? check (rows, is_feed, problems, error) : NULL;
}

BcWorkdaysTable *
bc_workdays_table_ref (BcWorkdaysTable *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
bc_workdays_table_unref (BcWorkdaysTable *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_array_unref (self->rows);
  g_array_unref (self->years);
  g_free (self);
}

GArray *
bc_workdays_table_years (BcWorkdaysTable *self)
{
  return self->years;
}

guint
bc_workdays_table_n_rows (BcWorkdaysTable *self)
{
  return self->rows->len;
}

/* Rows of @from of which the table speaks are left out. */
static gboolean
is_replaced (BcWorkdaysTable *self, const BcWorkdaysRow *row)
{
  int year;

  bc_day_to_ymd (row->day, &year, NULL, NULL);
  if (has_year (self->years, year))
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, BcWorkdaysRow, i).day == row->day)
      return TRUE;
  return FALSE;
}

static void
append_row (GArray *rows, const BcWorkdaysRow *row)
{
  BcWorkdaysRow copy = { .day = row->day, .kind = row->kind, .name = g_strdup (row->name) };

  g_array_append_val (rows, copy);
}

BcWorkdays *
bc_workdays_merge (BcWorkdays *workdays, BcWorkdaysTable *table)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (BcWorkdaysRow));
  g_autoptr (BcWorkdays) plain = NULL;
  GArray *known = bc_workdays_rows (workdays);

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < known->len; i++)
    if (!is_replaced (table, &g_array_index (known, BcWorkdaysRow, i)))
      append_row (rows, &g_array_index (known, BcWorkdaysRow, i));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const BcWorkdaysRow *row = &g_array_index (table->rows, BcWorkdaysRow, i);
      int year;

      /* One day of December must not make its whole year count as known. */
      bc_day_to_ymd (row->day, &year, NULL, NULL);
      if (has_year (table->years, year) || bc_workdays_has_year (workdays, year))
        append_row (rows, row);
    }
  g_array_sort (rows, by_day);
  plain = bc_workdays_new_from_rows (g_steal_pointer (&rows));
  return bc_workdays_like_local (plain, workdays);
}

char *
bc_workdays_to_csv (BcWorkdays *workdays, GArray *years)
{
  GArray *rows = bc_workdays_rows (workdays);
  g_autoptr (GString) csv = g_string_new ("date,kind,name\n");

  for (guint i = 0; i < rows->len; i++)
    {
      const BcWorkdaysRow *row = &g_array_index (rows, BcWorkdaysRow, i);
      g_autofree char *date = bc_day_to_string (row->day);
      g_autofree char *name =
          g_strdelimit (g_strdup (row->name != NULL ? row->name : ""), ",\n", ' ');
      int year;

      bc_day_to_ymd (row->day, &year, NULL, NULL);
      if (years == NULL || has_year (years, year))
        g_string_append_printf (csv, "%s,%s,%s\n", date,
                                row->kind == BC_DAY_MAKE_UP ? "workday" : "holiday", name);
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

void
bc_workdays_difference_free (BcWorkdaysDifference *self)
{
  g_free (self->name);
  g_free (self);
}

GPtrArray *
bc_workdays_compare (BcWorkdays *before, BcWorkdays *after, GArray *years)
{
  GPtrArray *differences =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_workdays_difference_free);

  for (guint i = 0; i < years->len; i++)
    {
      /* From the end of the year before, where a New Year's holiday may begin. */
      BcDay day = bc_day_from_ymd (g_array_index (years, int, i) - 1, 12, YEAR_END_FROM);
      BcDay end = bc_day_from_ymd (g_array_index (years, int, i) + 1, 1, 1);

      if (differences->len > 0)
        {
          const BcWorkdaysDifference *last = g_ptr_array_index (differences, differences->len - 1);

          day = MAX (day, last->day + 1);
        }
      for (; day < end; day++)
        {
          const char *names[2];
          gboolean was_provisional;
          BcDayKind kinds[] = { bc_workdays_kind (before, day, &names[0], &was_provisional),
                                bc_workdays_kind (after, day, &names[1], NULL) };
          BcWorkdaysDifference *difference;

          if (kinds[0] == kinds[1])
            continue;
          difference = g_new0 (BcWorkdaysDifference, 1);
          difference->day = day;
          difference->before = kinds[0];
          difference->after = kinds[1];
          difference->name = g_strdup (names[1] != NULL ? names[1] : names[0]);
          difference->was_provisional = was_provisional;
          g_ptr_array_add (differences, difference);
        }
    }
  return differences;
}

gboolean
bc_workdays_has_year (BcWorkdays *self, int year)
{
  gboolean provisional;

  bc_workdays_kind (self, bc_day_from_ymd (year, 7, 1), NULL, &provisional);
  return !provisional;
}

int
bc_workdays_year_missing (BcWorkdays *self, BcDay today)
{
  int year, month;

  bc_day_to_ymd (today, &year, &month, NULL);
  if (!bc_workdays_has_year (self, year))
    return year;
  return month >= 11 && !bc_workdays_has_year (self, year + 1) ? year + 1 : 0;
}
