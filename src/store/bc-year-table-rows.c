/* The table's rows in the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-year-table-rows.h"

#include "store/bc-event.h"
#include "store/bc-hall-rows.h"

gboolean
bc_year_rows_replace (BcEngine *engine, BcWorkdays *workdays, GError **error)
{
  g_autofree char *csv = bc_workdays_to_csv (workdays, NULL);
  g_autoptr (BcStatement) clear = bc_engine_prepare (engine, "DELETE FROM workday", error);

  return clear != NULL && bc_statement_run (clear, NULL, error)
         && bc_hall_rows_write_workdays (engine, csv, error);
}

GArray *
bc_year_rows_open_tickets (BcEngine *engine, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine, "SELECT id FROM ticket WHERE is_open = 1 ORDER BY id", error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      gint64 id = bc_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  return step == BC_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
bc_year_rows_recomputed (BcEngine *engine, const char *operation, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  g_autofree char *first = g_strconcat (operation, "/", NULL);
  g_autofree char *end = g_strconcat (operation, "0", NULL); /* the character after the slash */
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " BC_EVENT_COLUMNS
                         " FROM event WHERE operation >= $1 AND operation < $2 ORDER BY seq",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_text (rows, 1, first);
  bc_statement_bind_text (rows, 2, end);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    g_ptr_array_add (events, bc_event_from_row (rows));
  return step == BC_STEP_DONE ? g_steal_pointer (&events) : NULL;
}

char *
bc_year_rows_last (BcEngine *engine, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "SELECT operation FROM event WHERE ticket = 0 AND kind = 'hall' AND "
                         "undoes IS NULL "
                         "AND reason = 'workdays' AND NOT EXISTS "
                         "(SELECT 1 FROM event AS later WHERE later.undoes = event.operation) "
                         "ORDER BY seq DESC LIMIT 1",
                         error);

  if (row == NULL || bc_statement_step (row, error) != BC_STEP_ROW)
    return NULL;
  return g_strdup (bc_statement_name (row, 0));
}
