/* Reading the table. It comes from a person's spreadsheet or browser as often as from us, so every
 * way in which it can be wrong is named with its line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays.h"
#include "domain/bc-workdays-private.h"

#include "base/bc-error.h"
#include "base/bc-text.h"

#include <glib/gi18n.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define HEADER          "date,kind,name"
#define COLUMNS         3
/* How much of a wrong text an error repeats. */
#define QUOTED_LENGTH 30

/* (transfer full): @text, cut where it is too long for a message. */
static char *
quotable (const char *text)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) <= QUOTED_LENGTH)
    return g_strdup (text);
  cut = g_utf8_substring (text, 0, QUOTED_LENGTH);
  return g_strconcat (cut, "…", NULL);
}

static void
row_clear (gpointer data)
{
  g_free (((BcWorkdaysRow *) data)->name);
}

/* A make-up day on a Tuesday is a mistyped date: Tuesdays are worked anyway. */
static gboolean
check_row (const BcWorkdaysRow *row, const char *date, GError **error)
{
  int year;

  bc_day_to_ymd (row->day, &year, NULL, NULL);
  if (year < BC_WORKDAYS_YEAR_FIRST || year > BC_WORKDAYS_YEAR_LAST)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("Line %d: the year of %s must lie between %d and %d."), row->line, date,
                   BC_WORKDAYS_YEAR_FIRST, BC_WORKDAYS_YEAR_LAST);
      return FALSE;
    }
  if (row->kind == BC_DAY_MAKE_UP && bc_day_weekday (row->day) < 6)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("Line %d: %s is no weekend day, so it cannot be a make-up day."), row->line,
                   date);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_line (char *line, int number, GArray *rows, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);
  BcWorkdaysRow row = { .line = number };

  if (g_strv_length (cells) != COLUMNS)
    {
      g_autofree char *quoted = quotable (line);

      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("Line %d: a date, a kind and a name are expected, not “%s”."), number,
                   quoted);
      return FALSE;
    }
  for (int i = 0; i < COLUMNS; i++)
    g_strstrip (cells[i]);

  if (!bc_day_parse (cells[0], &row.day))
    {
      g_autofree char *quoted = quotable (cells[0]);

      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("Line %d: “%s” is no date such as 2026-01-31."), number, quoted);
      return FALSE;
    }
  if (g_str_equal (cells[1], "holiday"))
    row.kind = BC_DAY_HOLIDAY;
  else if (g_str_equal (cells[1], "workday"))
    row.kind = BC_DAY_MAKE_UP;
  else
    {
      g_autofree char *quoted = quotable (cells[1]);

      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("Line %d: the kind must be “holiday” or “workday”, not “%s”."), number,
                   quoted);
      return FALSE;
    }
  if (!check_row (&row, cells[0], error))
    return FALSE;

  row.name = bc_text_is_blank (cells[2]) ? NULL : bc_text_clean (cells[2]);
  g_array_append_val (rows, row);
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const BcWorkdaysRow *first = a;
  const BcWorkdaysRow *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->line - second->line;
}

/* A day that is given twice alike is given once; one that is both off and worked is an error. */
static gboolean
sort_rows (GArray *rows, GError **error)
{
  g_array_sort (rows, compare_rows);
  for (guint i = 1; i < rows->len;)
    {
      const BcWorkdaysRow *before = &g_array_index (rows, BcWorkdaysRow, i - 1);
      const BcWorkdaysRow *row = &g_array_index (rows, BcWorkdaysRow, i);

      if (row->day != before->day)
        {
          i++;
          continue;
        }
      if (row->kind != before->kind)
        {
          g_autofree char *date = bc_day_to_string (row->day);

          g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                       _ ("Line %d: %s has another kind in line %d."), row->line, date,
                       before->line);
          return FALSE;
        }
      g_array_remove_index (rows, i);
    }
  return TRUE;
}

static gboolean
has_header (const char *csv)
{
  gsize length = strcspn (csv, "\n");

  while (length > 0 && g_ascii_isspace (csv[length - 1]))
    length--;
  return length == strlen (HEADER) && strncmp (csv, HEADER, length) == 0;
}

BcWorkdays *
bc_workdays_new_from_csv (const char *csv, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (BcWorkdaysRow));
  g_auto (GStrv) lines = NULL;

  g_array_set_clear_func (rows, row_clear);
  if (csv == NULL)
    csv = "";
  if (g_str_has_prefix (csv, BYTE_ORDER_MARK))
    csv += strlen (BYTE_ORDER_MARK);
  if (!g_utf8_validate (csv, -1, NULL))
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                           _ ("The table of working days is not UTF-8 text: save it as “CSV "
                              "UTF-8”."));
      return NULL;
    }

  if (!has_header (csv))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("Line 1: this is no table of working days, its first line must be “%s”."),
                   HEADER);
      return NULL;
    }

  lines = g_strsplit (csv, "\n", -1);
  for (int i = 1; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !parse_line (lines[i], i + 1, rows, error))
      return NULL;
  if (!sort_rows (rows, error))
    return NULL;
  return bc_workdays_new_from_rows (g_steal_pointer (&rows));
}
