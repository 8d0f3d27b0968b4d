/* A year's table from a spreadsheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-text.h"

enum
{
  COLUMN_DATE,
  COLUMN_KIND,
  COLUMN_NAME,
  N_COLUMNS,
};

static const char *const headers[N_COLUMNS][6] = {
  [COLUMN_DATE] = { "date", "day", "日期", "时间", NULL },
  [COLUMN_KIND] = { "kind", "type", "类型", "类别", "安排", NULL },
  [COLUMN_NAME] = { "name", "名称", "节日", "节假日", "说明", NULL },
};

/* (transfer full): the cells of a line; a cell in quotation marks may hold the separator. */
static GPtrArray *
split (const char *line, char separator)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *c = line;; c++)
    {
      if (*c == '"' && quoted && c[1] == '"')
        g_string_append_c (cell, *c++);
      else if (*c == '"')
        quoted = !quoted;
      else if (*c == '\0' || (*c == separator && !quoted))
        {
          g_ptr_array_add (cells, g_strstrip (g_strdup (cell->str)));
          g_string_truncate (cell, 0);
          if (*c == '\0')
            return cells;
        }
      else
        g_string_append_c (cell, *c);
    }
}

/* 2027-02-06, 2027/2/6, 2027.2.6, 2027年2月6日 or 20270206. */
static gboolean
read_date (const char *text, BcDay *day)
{
  g_autofree char *narrow = bc_text_fold_width (text);
  g_autofree char *end = NULL;
  int numbers[3] = { 0, 0, 0 };
  int n = 0;
  const char *c = narrow != NULL ? narrow : "";

  if (strlen (c) == 8 && strspn (c, "0123456789") == 8)
    {
      g_autofree char *dashed = g_strdup_printf ("%.4s-%.2s-%.2s", c, c + 4, c + 6);

      return bc_day_parse (dashed, day);
    }
  while (n < 3 && g_ascii_isdigit (*c))
    {
      guint64 number = g_ascii_strtoull (c, (char **) &c, 10);

      numbers[n++] = (int) MIN (number, 99999);
      for (const char *const *mark =
               (const char *const[]) { "年", "月", "日", "-", "/", ".", NULL };
           *mark != NULL; mark++)
        if (g_str_has_prefix (c, *mark))
          {
            c += strlen (*mark);
            break;
          }
    }
  if (n != 3 || *c != '\0')
    return FALSE;
  end = g_strdup_printf ("%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
  return bc_day_parse (end, day);
}

/* Which cell holds what; FALSE when the header names neither dates nor kinds. */
static gboolean
read_header (const char *line, char *separator, int columns[N_COLUMNS])
{
  static const char separators[] = ",;\t";

  for (const char *s = separators; *s != '\0'; s++)
    {
      g_autoptr (GPtrArray) cells = split (line, *s);

      for (int column = 0; column < N_COLUMNS; column++)
        columns[column] = -1;
      for (guint i = 0; i < cells->len; i++)
        {
          g_autofree char *word = g_ascii_strdown (g_ptr_array_index (cells, i), -1);

          for (int column = 0; column < N_COLUMNS; column++)
            if (columns[column] < 0 && g_strv_contains (headers[column], word))
              columns[column] = (int) i;
        }
      *separator = *s;
      if (columns[COLUMN_DATE] >= 0 && columns[COLUMN_KIND] >= 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
cell_of (GPtrArray *cells, int column)
{
  return column >= 0 && (guint) column < cells->len ? g_ptr_array_index (cells, (guint) column)
                                                    : "";
}

static void
read_row (
    GPtrArray *cells, const int columns[N_COLUMNS], int line, GArray *rows, BcProblems *problems)
{
  const char *date = cell_of (cells, columns[COLUMN_DATE]);
  const char *words = cell_of (cells, columns[COLUMN_KIND]);
  const char *name = cell_of (cells, columns[COLUMN_NAME]);
  BcWorkdaysRow row = { .line = line };
  int kind;

  if (!read_date (date, &row.day))
    {
      bc_workdays_read_problem (problems, line, _ ("“%s” is no date such as 2027-01-31."), date);
      return;
    }
  kind = bc_workdays_kind_of_words (words, bc_day_weekday (row.day) >= 6);
  if (kind < 0)
    {
      bc_workdays_read_problem (problems, line,
                                _ ("the kind must be “holiday” (休) or “workday” (班), not “%s”."),
                                words);
      return;
    }
  row.kind = (BcDayKind) kind;
  row.name = bc_text_is_blank (name) ? NULL : bc_text_clean (name);
  g_array_append_val (rows, row);
}

gboolean
bc_workdays_read_csv (const char *text, GArray *rows, BcProblems *problems, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int columns[N_COLUMNS];
  char separator;

  if (lines[0] == NULL || !read_header (g_strstrip (lines[0]), &separator, columns))
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                           _ ("This is no table of working days: its first line must name the "
                              "columns date, kind and name (日期, 类型, 名称)."));
      return FALSE;
    }
  for (int i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) cells = NULL;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      cells = split (lines[i], separator);
      read_row (cells, columns, i + 1, rows, problems);
    }
  return TRUE;
}
