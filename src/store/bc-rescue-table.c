/* Reading a damaged table: in order as far as it goes, then from its other end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "store/bc-rescue-private.h"

/* Damage may lead in circles. */
#define MOST_ROWS G_GINT64_CONSTANT (1000000000)

typedef struct
{
  sqlite3 *source;
  sqlite3_stmt *write;
  char *columns;
  const char *name;
  int n_columns;
  GCancellable *cancellable;
  BcRescueTable *outcome;
} Walk;

/* (transfer full) (element-type utf8): the first column of the rows of @sql. */
static GPtrArray *
list (sqlite3 *db, const char *sql, const char *name)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
      while (sqlite3_step (statement) == SQLITE_ROW)
        g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  sqlite3_finalize (statement);
  return texts;
}

static char *
join (GPtrArray *words, const char *separator, const char *last)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s\"%s\"%s", i > 0 ? separator : "",
                            (char *) g_ptr_array_index (words, i), last);
  return g_string_free (text, FALSE);
}

/* What @expression comes to over the table; @otherwise when that cannot be told. */
static gint64
number (sqlite3 *db, const char *expression, const char *name, gint64 otherwise)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\"", expression, name);
  sqlite3_stmt *statement = NULL;
  gint64 value = otherwise;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW
      && sqlite3_column_type (statement, 0) == SQLITE_INTEGER)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* Puts the row in; what the new file's rules do not accept is lost. */
static void
save_row (Walk *self, sqlite3_stmt *read)
{
  for (int i = 0; i < self->n_columns; i++)
    sqlite3_bind_value (self->write, i + 1, sqlite3_column_value (read, i));
  if (sqlite3_step (self->write) == SQLITE_DONE)
    self->outcome->saved += sqlite3_changes (sqlite3_db_handle (self->write)) > 0 ? 1 : 0;
  sqlite3_reset (self->write);
}

/* Reads from one end, then from the other. TRUE when there was nothing that could not be read. */
static gboolean
walk_table (Walk *self, GPtrArray *key)
{
  static const char *const orders[] = { "", " DESC" };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *order = join (key, ", ", orders[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" NOT INDEXED ORDER BY %s",
                                              self->columns, self->name, order);
      sqlite3_stmt *read = NULL;
      int result = sqlite3_prepare_v2 (self->source, sql, -1, &read, NULL);
      gint64 left = MOST_ROWS;

      while ((result == SQLITE_OK || result == SQLITE_ROW) && left-- > 0
             && !g_cancellable_is_cancelled (self->cancellable))
        {
          result = sqlite3_step (read);
          if (result == SQLITE_ROW)
            save_row (self, read);
        }
      sqlite3_finalize (read);
      if (result == SQLITE_DONE)
        return TRUE;
    }
  return FALSE;
}

/* The columns that both files have. */
static GPtrArray *
common_columns (sqlite3 *source, sqlite3 *target, const char *name)
{
  static const char query[] = "SELECT name FROM pragma_table_info ($1)";
  g_autoptr (GPtrArray) theirs = list (source, query, name);
  GPtrArray *ours = list (target, query, name);

  for (guint i = ours->len; i > 0; i--)
    if (!g_ptr_array_find_with_equal_func (theirs, g_ptr_array_index (ours, i - 1), g_str_equal,
                                           NULL))
      g_ptr_array_remove_index (ours, i - 1);
  return ours;
}

static gboolean
prepare_write (Walk *self, sqlite3 *target)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  /* The migrations have put settings of their own there; what the hall says counts. */
  g_string_printf (sql, "INSERT OR %s INTO \"%s\" (%s) VALUES (",
                   strcmp (self->name, "setting") == 0 ? "REPLACE" : "IGNORE", self->name,
                   self->columns);
  for (int i = 1; i <= self->n_columns; i++)
    g_string_append_printf (sql, "%s$%d", i > 1 ? ", " : "", i);
  g_string_append_c (sql, ')');
  return sqlite3_prepare_v2 (target, sql->str, -1, &self->write, NULL) == SQLITE_OK;
}

static int
version_of (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  int version = 0;

  if (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return version;
}

gboolean
bc_rescue_table (sqlite3 *source,
                 sqlite3 *target,
                 const char *name,
                 BcRescueTable *outcome,
                 GCancellable *cancellable)
{
  g_autoptr (GPtrArray) columns = common_columns (source, target, name);
  g_autoptr (GPtrArray) key =
      list (target, "SELECT name FROM pragma_table_info ($1) WHERE pk > 0 ORDER BY pk", name);
  g_autofree char *text = join (columns, ", ", "");
  Walk walk = { .source = source,
                .columns = text,
                .name = name,
                .n_columns = (int) columns->len,
                .cancellable = cancellable,
                .outcome = outcome };
  gboolean complete = FALSE;

  /* A file of an older version never had all of them. */
  if (columns->len == 0)
    return version_of (source) < BC_SCHEMA_VERSION;
  if (prepare_write (&walk, target))
    complete = walk_table (&walk, key);
  sqlite3_finalize (walk.write);
  /* An index, which lies in other pages, may still know how many there were. */
  outcome->expected = number (source, "count (*)", name, -1);
  return complete && outcome->expected <= outcome->saved;
}

gboolean
bc_rescue_is_keyed (sqlite3 *target, const char *name)
{
  g_autoptr (GPtrArray) keyed =
      list (target,
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 1 AND name = $1",
            name);

  return keyed->len > 0;
}

void
bc_rescue_count (sqlite3 *target, BcRescueTable *outcome)
{
  gint64 last = -1;

  if (outcome->expected >= outcome->saved)
    {
      outcome->lost = outcome->expected - outcome->saved;
      return;
    }
  /* Rows that are numbered are never deleted: a number that is missing was there. How many there were behind the last one nobody knows. */
  outcome->may_lack_more = TRUE;
  if (!bc_rescue_is_keyed (target, outcome->name))
    last = number (target, "max (rowid)", outcome->name, 0);
  outcome->lost = MAX (last - outcome->saved, 0);
}
