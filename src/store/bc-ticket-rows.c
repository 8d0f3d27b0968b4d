/* Tickets as rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-ticket-rows.h"

/* What the board reads from its index without looking at the ticket. */
typedef struct
{
  gint64 column;
  const char *department;
  gint64 rank;
  gint64 is_open;
} BoardColumns;

static BoardColumns
board_columns (const BcRecord *record)
{
  BcState state = bc_record_state (record);
  BcColumn column = bc_state_column (state);
  const char *lead = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);

  return (BoardColumns) {
    .column = column == BC_COLUMN_NONE ? BC_INT_NONE : column,
    .department = lead != NULL ? lead : bc_record_text (record, BC_FIELD_DEPARTMENT),
    .rank = due != BC_INT_NONE ? due : bc_record_int (record, BC_FIELD_RECEIVED_AT),
    .is_open = bc_state_is_open (state),
  };
}

static void
bind_board (BcStatement *statement, int parameter, const BoardColumns *board)
{
  bc_statement_bind_int (statement, parameter, board->column);
  bc_statement_bind_text (statement, parameter + 1, board->department);
  bc_statement_bind_int (statement, parameter + 2, board->rank);
  bc_statement_bind_int (statement, parameter + 3, board->is_open);
}

static void
bind_field (BcStatement *statement, int parameter, const BcRecord *record, BcField field)
{
  if (bc_field_is_text (field))
    bc_statement_bind_text (statement, parameter, bc_record_text (record, field));
  else
    bc_statement_bind_int (statement, parameter, bc_record_int (record, field));
}

static char *
build_columns (void)
{
  GString *text = g_string_new (NULL);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    g_string_append_printf (text, "%s%s", field > 0 ? ", " : "", bc_field_info (field)->key);
  return g_string_free (text, FALSE);
}

const char *
bc_ticket_rows_columns (void)
{
  static char *columns;

  if (g_once_init_enter (&columns))
    g_once_init_leave (&columns, build_columns ());
  return columns;
}

/* The id is the first column and SQLite's to give. */
static char *
build_insert (void)
{
  GString *text = g_string_new ("INSERT INTO ticket (");
  int n = BC_N_FIELDS - 1 + 4;

  G_STATIC_ASSERT (BC_FIELD_ID == 0);
  for (BcField field = BC_FIELD_ID + 1; field < BC_N_FIELDS; field++)
    g_string_append_printf (text, "%s, ", bc_field_info (field)->key);
  g_string_append (text, "board_column, board_department, board_rank, is_open) VALUES (");
  for (int i = 1; i <= n; i++)
    g_string_append_printf (text, "%s$%d", i > 1 ? ", " : "", i);
  g_string_append (text, ") RETURNING id");
  return g_string_free (text, FALSE);
}

static const char *
insert_sql (void)
{
  static char *sql;

  if (g_once_init_enter (&sql))
    g_once_init_leave (&sql, build_insert ());
  return sql;
}

static const char *
select_sql (void)
{
  static char *sql;

  if (g_once_init_enter (&sql))
    g_once_init_leave (&sql, g_strconcat ("SELECT ", bc_ticket_rows_columns (),
                                          " FROM ticket WHERE id = $1", NULL));
  return sql;
}

static gboolean
read_parts (BcEngine *engine, BcRecord *record, GError **error)
{
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT department, state, due_at, reported_at, reported_by, report "
                         "FROM part WHERE ticket = $1 ORDER BY position",
                         error);
  BcStep step;

  if (rows == NULL)
    return FALSE;
  bc_statement_bind_int (rows, 1, bc_record_int (record, BC_FIELD_ID));
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      int state = bc_enum_find (&bc_part_states, bc_statement_text (rows, 1));
      BcPart part = {
        .department = (char *) bc_statement_name (rows, 0),
        /* A state that only a newer program knows is open work to this one. */
        .state = state < 0 ? BC_PART_DISPATCHED : state,
        .due_at = bc_statement_int (rows, 2),
        .reported_at = bc_statement_int (rows, 3),
        .reported_by = (char *) bc_statement_text (rows, 4),
        .report = (char *) bc_statement_text (rows, 5),
      };

      bc_record_set_part (record, &part);
    }
  return step == BC_STEP_DONE;
}

BcRecord *
bc_ticket_rows_from_row (BcEngine *engine, BcStatement *row, GError **error)
{
  g_autoptr (BcRecord) record = bc_record_new ();

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      if (bc_field_is_text (field))
        bc_record_set_text (record, field, bc_statement_text (row, (int) field));
      else
        bc_record_set_int (record, field, bc_statement_int (row, (int) field));
    }
  return read_parts (engine, record, error) ? g_steal_pointer (&record) : NULL;
}

BcRecord *
bc_ticket_rows_get (BcEngine *engine, gint64 id, GError **error)
{
  g_autoptr (BcStatement) row = bc_engine_prepare (engine, select_sql (), error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_int (row, 1, id);
  return bc_statement_step (row, error) == BC_STEP_ROW
             ? bc_ticket_rows_from_row (engine, row, error)
             : NULL;
}

BcRecord *
bc_ticket_rows_find (BcEngine *engine, const char *number, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine, "SELECT id FROM ticket WHERE number = $1", error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_text (row, 1, number);
  return bc_statement_step (row, error) == BC_STEP_ROW
             ? bc_ticket_rows_get (engine, bc_statement_int (row, 0), error)
             : NULL;
}

gboolean
bc_ticket_rows_insert (BcEngine *engine, BcRecord *record, GError **error)
{
  g_autoptr (BcStatement) insert = bc_engine_prepare (engine, insert_sql (), error);
  BoardColumns board = board_columns (record);

  if (insert == NULL)
    return FALSE;
  for (BcField field = BC_FIELD_ID + 1; field < BC_N_FIELDS; field++)
    bind_field (insert, (int) field, record, field);
  bind_board (insert, BC_N_FIELDS, &board);
  if (bc_statement_step (insert, error) != BC_STEP_ROW)
    return FALSE;
  bc_record_set_int (record, BC_FIELD_ID, bc_statement_int (insert, 0));
  return TRUE;
}

static gboolean
equal_part (const BcPart *a, const BcPart *b)
{
  return g_strcmp0 (a->department, b->department) == 0 && a->state == b->state
         && a->due_at == b->due_at && a->reported_at == b->reported_at
         && g_strcmp0 (a->reported_by, b->reported_by) == 0
         && g_strcmp0 (a->report, b->report) == 0;
}

static gboolean
equal_parts (const BcRecord *a, const BcRecord *b)
{
  if (bc_record_n_parts (a) != bc_record_n_parts (b))
    return FALSE;
  for (guint i = 0; i < bc_record_n_parts (a); i++)
    if (!equal_part (bc_record_part (a, i), bc_record_part (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
insert_part (BcEngine *engine, gint64 ticket, guint position, const BcPart *part, GError **error)
{
  g_autoptr (BcStatement) insert =
      bc_engine_prepare (engine,
                         "INSERT INTO part (ticket, department, position, state, due_at, "
                         "reported_at, reported_by, report) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                         error);

  if (insert == NULL)
    return FALSE;
  bc_statement_bind_int (insert, 1, ticket);
  bc_statement_bind_text (insert, 2, part->department);
  bc_statement_bind_int (insert, 3, position);
  bc_statement_bind_text (insert, 4, bc_enum_code (&bc_part_states, part->state));
  bc_statement_bind_int (insert, 5, part->due_at);
  bc_statement_bind_int (insert, 6, part->reported_at);
  bc_statement_bind_text (insert, 7, part->reported_by);
  bc_statement_bind_text (insert, 8, part->report);
  return bc_statement_run (insert, NULL, error);
}

/* A ticket has a handful of parts at most, so they are written anew. */
static gboolean
write_parts (BcEngine *engine, const BcRecord *record, GError **error)
{
  g_autoptr (BcStatement) clear =
      bc_engine_prepare (engine, "DELETE FROM part WHERE ticket = $1", error);
  gint64 id = bc_record_int (record, BC_FIELD_ID);

  if (clear == NULL)
    return FALSE;
  bc_statement_bind_int (clear, 1, id);
  if (!bc_statement_run (clear, NULL, error))
    return FALSE;
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    if (!insert_part (engine, id, i, bc_record_part (record, i), error))
      return FALSE;
  return TRUE;
}

/* Only the columns that differ: an index is only touched when its columns are named, and most moves
 * change a handful of ninety. */
static char *
build_update (const BcRecord *before, const BcRecord *after, gboolean board_differs)
{
  GString *text = g_string_new ("UPDATE ticket SET ");
  int n = 0;

  for (BcField field = BC_FIELD_ID + 1; field < BC_N_FIELDS; field++)
    if (!bc_record_equal_field (before, after, field))
      g_string_append_printf (text, "%s%s = $%d", n > 0 ? ", " : "", bc_field_info (field)->key,
                              n + 1),
          n++;
  if (board_differs)
    {
      g_string_append_printf (text,
                              ", board_column = $%d, board_department = $%d, board_rank = $%d, "
                              "is_open = $%d",
                              n + 1, n + 2, n + 3, n + 4);
      n += 4;
    }
  g_string_append_printf (text, " WHERE id = $%d AND version = $%d", n + 1, n + 2);
  return g_string_free (text, FALSE);
}

gboolean
bc_ticket_rows_update (BcEngine *engine,
                       const BcRecord *before,
                       const BcRecord *after,
                       gboolean *found,
                       GError **error)
{
  BoardColumns old = board_columns (before);
  BoardColumns new = board_columns (after);
  gboolean board_differs = old.column != new.column || old.rank != new.rank
                           || old.is_open != new.is_open
                           || g_strcmp0 (old.department, new.department) != 0;
  g_autofree char *sql = build_update (before, after, board_differs);
  g_autoptr (BcStatement) update = bc_engine_prepare (engine, sql, error);
  gint64 changed;
  int n = 1;

  if (update == NULL)
    return FALSE;
  for (BcField field = BC_FIELD_ID + 1; field < BC_N_FIELDS; field++)
    if (!bc_record_equal_field (before, after, field))
      bind_field (update, n++, after, field);
  if (board_differs)
    {
      bind_board (update, n, &new);
      n += 4;
    }
  bc_statement_bind_int (update, n, bc_record_int (before, BC_FIELD_ID));
  bc_statement_bind_int (update, n + 1, bc_record_int (before, BC_FIELD_VERSION));
  if (!bc_statement_run (update, &changed, error))
    return FALSE;
  *found = changed == 1;
  if (!*found || equal_parts (before, after))
    return TRUE;
  return write_parts (engine, after, error);
}
