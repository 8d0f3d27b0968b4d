/* Statements: prepared once a text, bound, stepped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include "base/bc-main-thread.h"

/* More texts than these only come from updates of ever other sets of columns: then the table starts
 * anew. */
#define MAX_STATEMENTS 200

static void
statement_free (BcStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  g_free (self);
}

void
bc_engine_drop_statements (BcEngine *self)
{
  GHashTableIter iter;
  BcStatement *statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &statement))
    {
      /* Who is using it will free it. */
      if (statement->in_use)
        statement->is_kept = FALSE;
      else
        statement_free (statement);
      g_hash_table_iter_remove (&iter);
    }
}

/* Parameters are bound by position, which is right only as long as $n is the n-th to appear:
 * PostgreSQL counts by name, SQLite by appearance. */
static gboolean
parameters_are_in_order (sqlite3_stmt *stmt)
{
  for (int i = 1; i <= sqlite3_bind_parameter_count (stmt); i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "$%d", i);
      if (g_strcmp0 (sqlite3_bind_parameter_name (stmt, i), name) != 0)
        return FALSE;
    }
  return TRUE;
}

static BcStatement *
statement_new (BcEngine *self, const char *sql, GError **error)
{
  BcStatement *statement;
  sqlite3_stmt *stmt = NULL;
  const char *tail = NULL;
  int result;

  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &tail);
  if (result != SQLITE_OK)
    {
      bc_engine_fail (self, result, error);
      return NULL;
    }
  g_assert (stmt != NULL && *tail == '\0');
  g_assert (parameters_are_in_order (stmt));
  statement = g_new0 (BcStatement, 1);
  statement->engine = self;
  statement->stmt = stmt;
  return statement;
}

BcStatement *
bc_engine_statement (BcEngine *self, const char *sql, GError **error)
{
  BcStatement *statement;

  g_assert (!bc_main_thread_is_current ());
  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL || statement->in_use)
    {
      gboolean keep = statement == NULL;

      statement = statement_new (self, sql, error);
      if (statement == NULL)
        return NULL;
      statement->is_kept = keep;
      if (keep)
        {
          if (g_hash_table_size (self->statements) >= MAX_STATEMENTS)
            bc_engine_drop_statements (self);
          g_hash_table_insert (self->statements, g_strdup (sql), statement);
        }
    }
  statement->in_use = TRUE;
  return statement;
}

BcStatement *
bc_engine_prepare (BcEngine *self, const char *sql, GError **error)
{
  BcStatement *statement;

  g_assert (self->in_transaction);
  /* SQLite gives up the whole transaction at some errors. What a job does after such an error must
   * not be saved by itself. */
  if (sqlite3_get_autocommit (self->db))
    {
      bc_engine_fail (self, SQLITE_ABORT_ROLLBACK, error);
      return NULL;
    }
  statement = bc_engine_statement (self, sql, error);
  /* A job that declared to read must not write: on a busy file it would be refused in the middle.
   */
  g_assert (statement == NULL || self->intent == BC_INTENT_WRITE
            || sqlite3_stmt_readonly (statement->stmt));
  return statement;
}

void
bc_statement_release (BcStatement *self)
{
  if (self == NULL)
    return;
  if (!self->is_kept)
    {
      statement_free (self);
      return;
    }
  bc_statement_reset (self);
  sqlite3_clear_bindings (self->stmt);
  self->bound = SQLITE_OK;
  self->in_use = FALSE;
}

static void
note (BcStatement *self, int result)
{
  if (self->bound == SQLITE_OK)
    self->bound = result;
}

void
bc_statement_bind_text (BcStatement *self, int parameter, const char *text)
{
  if (text == NULL)
    note (self, sqlite3_bind_null (self->stmt, parameter));
  else
    note (self, sqlite3_bind_text (self->stmt, parameter, text, -1, SQLITE_TRANSIENT));
}

void
bc_statement_bind_int (BcStatement *self, int parameter, gint64 value)
{
  if (value == BC_INT_NONE)
    note (self, sqlite3_bind_null (self->stmt, parameter));
  else
    note (self, sqlite3_bind_int64 (self->stmt, parameter, value));
}

void
bc_statement_bind_blob (BcStatement *self, int parameter, gconstpointer data, gsize size)
{
  note (self, sqlite3_bind_blob64 (self->stmt, parameter, data, size, SQLITE_TRANSIENT));
}

BcStep
bc_statement_step (BcStatement *self, GError **error)
{
  int result = self->bound;

  g_assert (!bc_main_thread_is_current ());
  if (self->repaired != NULL)
    g_ptr_array_set_size (self->repaired, 0);
  if (result == SQLITE_OK)
    result = sqlite3_step (self->stmt);
  if (result == SQLITE_ROW)
    return BC_STEP_ROW;
  if (result == SQLITE_DONE)
    return BC_STEP_DONE;
  bc_engine_fail (self->engine, result, error);
  return BC_STEP_ERROR;
}

gboolean
bc_statement_run (BcStatement *self, gint64 *changed, GError **error)
{
  BcStep step;

  do
    step = bc_statement_step (self, error);
  while (step == BC_STEP_ROW);
  if (changed != NULL)
    *changed = sqlite3_changes64 (self->engine->db);
  /* A statement that is left standing at an error would keep the transaction from ending. */
  bc_statement_reset (self);
  return step == BC_STEP_DONE;
}

void
bc_statement_reset (BcStatement *self)
{
  /* Its result repeats the last step's, which has been reported. */
  sqlite3_reset (self->stmt);
  if (self->repaired != NULL)
    g_ptr_array_set_size (self->repaired, 0);
}

const char *
bc_statement_text (BcStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  char *valid;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  /* No program of ours writes this, but widgets and paper must not stumble over a file that another
   * tool has written to. */
  valid = g_utf8_make_valid (text, -1);
  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->repaired, valid);
  return valid;
}

const char *
bc_statement_name (BcStatement *self, int column)
{
  const char *text = bc_statement_text (self, column);

  return text != NULL ? text : "";
}

gint64
bc_statement_int (BcStatement *self, int column)
{
  if (sqlite3_column_type (self->stmt, column) == SQLITE_NULL)
    return BC_INT_NONE;
  return sqlite3_column_int64 (self->stmt, column);
}

gconstpointer
bc_statement_blob (BcStatement *self, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  *size = (gsize) sqlite3_column_bytes (self->stmt, column);
  return data;
}

gboolean
bc_engine_run_sql (BcEngine *self, const char *sql, GError **error)
{
  int result;

  g_assert (!bc_main_thread_is_current ());
  g_assert (self->in_transaction);
  result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return result == SQLITE_OK ? TRUE : bc_engine_fail (self, result, error);
}
