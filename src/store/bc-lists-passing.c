/* Which of the board's tickets pass a filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lists-private.h"

/* A value for the next $n of the text: a text, or a number where there is none. */
typedef struct
{
  char *text;
  gint64 number;
} Parameter;

typedef struct
{
  GString *sql;
  GArray *parameters; /* (element-type Parameter) */
} Query;

static void
parameter_clear (gpointer data)
{
  g_free (((Parameter *) data)->text);
}

static int
add_text (Query *query, const char *text)
{
  Parameter parameter = { .text = g_strdup (text) };

  g_array_append_val (query->parameters, parameter);
  return (int) query->parameters->len;
}

static int
add_number (Query *query, gint64 number)
{
  Parameter parameter = { .number = number };

  g_array_append_val (query->parameters, parameter);
  return (int) query->parameters->len;
}

/* Who holds a ticket in the hand: who handles it, who took it in, who is to call back. */
static void
add_mine (Query *query, const char *staff)
{
  int n;

  /* Nothing is nobody's. */
  if (staff == NULL)
    {
      g_string_append (query->sql, " AND 1 = 0");
      return;
    }
  n = add_text (query, staff);
  g_string_append_printf (query->sql,
                          " AND (handler = $%d OR received_by = $%d OR EXISTS (SELECT 1 FROM "
                          "callback WHERE callback.ticket = ticket.id AND callback.staff = $%d "
                          "AND callback.cancelled = 0 AND callback.done_at IS NULL))",
                          n, n, n);
}

static void
add_due (Query *query, const BcBoardFilter *filter, gint64 now, gint64 midnight)
{
  gboolean today = bc_board_filter_has (filter, BC_FILTER_DUE_TODAY);
  gboolean late = bc_board_filter_has (filter, BC_FILTER_OVERDUE);

  if (!today && !late)
    return;
  g_string_append_printf (query->sql, " AND state IN (%s)", bc_lists_running_states ());
  if (!late)
    g_string_append_printf (query->sql, " AND due_at >= $%d", add_number (query, now));
  g_string_append_printf (query->sql, " AND due_at < $%d",
                          add_number (query, today ? midnight : now));
}

static void
add_words (Query *query, const char *text)
{
  g_autofree char *pattern = bc_lists_like_pattern (text);
  int n = add_text (query, pattern);

  g_string_append_printf (query->sql,
                          " AND (number LIKE $%d ESCAPE '\\' OR petitioner_name LIKE $%d "
                          "ESCAPE '\\' OR telephone LIKE $%d ESCAPE '\\' OR other_matter LIKE $%d "
                          "ESCAPE '\\' OR what_happened LIKE $%d ESCAPE '\\' OR what_is_wanted "
                          "LIKE $%d ESCAPE '\\' OR matter IN (SELECT code FROM catalogue WHERE "
                          "kind = 'matters' AND name LIKE $%d ESCAPE '\\'))",
                          n, n, n, n, n, n, n);
}

static void
add_conditions (
    Query *query, const BcBoardFilter *filter, const char *staff, gint64 now, gint64 midnight)
{
  if (bc_board_filter_has (filter, BC_FILTER_MINE))
    add_mine (query, staff);
  add_due (query, filter, now, midnight);
  if (bc_board_filter_has (filter, BC_FILTER_BAD_RATING))
    g_string_append (query->sql, " AND rating IN ('dissatisfied', 'very_dissatisfied')");
  if (bc_board_filter_has (filter, BC_FILTER_REPEATED))
    g_string_append (query->sql, " AND repeated = 1");
  if (bc_board_filter_has (filter, BC_FILTER_CONFIDENTIAL))
    g_string_append (query->sql, " AND confidential = 1");
  if (filter->text != NULL)
    add_words (query, filter->text);
}

static gboolean
append_ids (BcEngine *engine, Query *query, GArray *ids, GError **error)
{
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, query->sql->str, error);
  BcStep step;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < query->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (query->parameters, Parameter, i);

      if (parameter->text != NULL)
        bc_statement_bind_text (rows, (int) i + 1, parameter->text);
      else
        bc_statement_bind_int (rows, (int) i + 1, parameter->number);
    }
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      gint64 id = bc_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  return step == BC_STEP_DONE;
}

GArray *
bc_lists_passing (BcEngine *engine,
                  const BcBoardFilter *filter,
                  const char *staff,
                  gint64 closed_since,
                  gint64 midnight,
                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 now = bc_engine_now (engine);

  /* Open tickets and lately closed ones are found by an index each, as for the board itself. */
  for (int closed = 0; closed <= 1; closed++)
    {
      Query query = { g_string_new ("SELECT id FROM ticket WHERE "),
                      g_array_new (FALSE, FALSE, sizeof (Parameter)) };
      gboolean done;

      g_array_set_clear_func (query.parameters, parameter_clear);
      if (closed)
        g_string_append_printf (query.sql, "board_column = %d AND closed_at >= $%d",
                                BC_COLUMN_CLOSED, add_number (&query, closed_since));
      else
        g_string_append (query.sql, "is_open = 1");
      add_conditions (&query, filter, staff, now, midnight);
      done = append_ids (engine, &query, ids, error);
      g_string_free (query.sql, TRUE);
      g_array_unref (query.parameters);
      if (!done)
        return NULL;
    }
  return g_steal_pointer (&ids);
}
