/* What lies on the calendar, and what is to be told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lists-private.h"

#include "store/bc-callback-rows.h"
#include "store/bc-ticket-rows.h"

void
bc_agenda_item_free (BcAgendaItem *self)
{
  g_clear_pointer (&self->ticket, bc_record_unref);
  g_clear_pointer (&self->callback, bc_callback_unref);
  g_free (self);
}

/* The running states are no parameters, for there are as many as there are; and an order by the
 * instant comes from the index. */
static char *
deadlines_sql (const char *condition)
{
  return g_strdup_printf ("SELECT %s FROM ticket WHERE is_open = 1 AND state IN (%s) AND %s "
                          "ORDER BY due_at, id",
                          bc_ticket_rows_columns (), bc_lists_running_states (), condition);
}

static GPtrArray *
deadlines (BcEngine *engine, gint64 from, gint64 to, const char *department, GError **error)
{
  g_autofree char *sql =
      deadlines_sql (department != NULL ? "due_at >= $1 AND due_at < $2 AND board_department = $3"
                                        : "due_at >= $1 AND due_at < $2");
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, sql, error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, from);
  bc_statement_bind_int (rows, 2, to);
  if (department != NULL)
    bc_statement_bind_text (rows, 3, department);
  return bc_lists_take_rows (engine, rows, error);
}

static GPtrArray *
callbacks (BcEngine *engine, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_callback_unref);
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " BC_CALLBACK_COLUMNS
                         " FROM callback WHERE cancelled = 0 AND planned_at >= $1 "
                         "AND planned_at < $2 ORDER BY planned_at, id",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, from);
  bc_statement_bind_int (rows, 2, to);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    g_ptr_array_add (found, bc_callback_rows_from_row (rows));
  return step == BC_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
is_of_department (const BcRecord *record, const char *department)
{
  const char *lead = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);

  return department == NULL
         || g_strcmp0 (lead != NULL ? lead : bc_record_text (record, BC_FIELD_DEPARTMENT),
                       department)
                == 0;
}

static int
by_instant (gconstpointer a, gconstpointer b)
{
  const BcAgendaItem *first = *(BcAgendaItem *const *) a;
  const BcAgendaItem *second = *(BcAgendaItem *const *) b;

  return first->at < second->at ? -1 : first->at > second->at ? 1 : 0;
}

static BcAgendaItem *
item_new (gint64 at, BcRecord *ticket, BcCallback *callback)
{
  BcAgendaItem *item = g_new0 (BcAgendaItem, 1);

  item->is_callback = callback != NULL;
  item->at = at;
  item->ticket = bc_record_ref (ticket);
  item->callback = callback != NULL ? bc_callback_ref (callback) : NULL;
  return item;
}

GPtrArray *
bc_lists_agenda (BcEngine *engine, gint64 from, gint64 to, const char *department, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_agenda_item_free);
  g_autoptr (GPtrArray) due = deadlines (engine, from, to, department, error);
  g_autoptr (GPtrArray) planned = due != NULL ? callbacks (engine, from, to, error) : NULL;

  if (planned == NULL)
    return NULL;
  for (guint i = 0; i < due->len; i++)
    {
      BcRecord *ticket = g_ptr_array_index (due, i);

      g_ptr_array_add (items, item_new (bc_record_int (ticket, BC_FIELD_DUE_AT), ticket, NULL));
    }
  for (guint i = 0; i < planned->len; i++)
    {
      BcCallback *callback = g_ptr_array_index (planned, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (BcRecord) ticket = bc_ticket_rows_get (engine, callback->ticket, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (ticket != NULL && is_of_department (ticket, department))
        g_ptr_array_add (items, item_new (callback->planned_at, ticket, callback));
    }
  g_ptr_array_sort (items, by_instant);
  return g_steal_pointer (&items);
}

GPtrArray *
bc_lists_due_alerts (BcEngine *engine, gint64 until, GError **error)
{
  g_autofree char *sql = deadlines_sql ("due_at <= $1");
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, sql, error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, until);
  return bc_lists_take_rows (engine, rows, error);
}

GPtrArray *
bc_alerts_claim (BcEngine *engine, GPtrArray *tickets, const char *level, GError **error)
{
  g_autoptr (GPtrArray) claimed = bc_lists_new ();
  g_autoptr (BcStatement) insert =
      bc_engine_prepare (engine,
                         "INSERT INTO alert (ticket, level, due_at, seat, claimed_at) "
                         "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                         error);

  if (insert == NULL)
    return NULL;
  for (guint i = 0; i < tickets->len; i++)
    {
      BcRecord *ticket = g_ptr_array_index (tickets, i);
      gint64 due = bc_record_int (ticket, BC_FIELD_DUE_AT);
      gint64 changed;

      if (due == BC_INT_NONE)
        continue;
      bc_statement_bind_int (insert, 1, bc_record_int (ticket, BC_FIELD_ID));
      bc_statement_bind_text (insert, 2, level);
      bc_statement_bind_int (insert, 3, due);
      bc_statement_bind_text (insert, 4, bc_engine_seat (engine));
      bc_statement_bind_int (insert, 5, bc_engine_now (engine));
      if (!bc_statement_run (insert, &changed, error))
        return NULL;
      /* Whoever wrote the row is the one to tell. */
      if (changed == 1)
        g_ptr_array_add (claimed, bc_record_ref (ticket));
    }
  return g_steal_pointer (&claimed);
}
