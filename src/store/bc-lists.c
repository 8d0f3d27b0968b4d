/* Lists of tickets, events and callbacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lists-private.h"

#include "store/bc-callback-rows.h"
#include "store/bc-event.h"
#include "store/bc-ticket-rows.h"

/* How far back a repetition is one. Source: domain model, "Intake form". */
#define REPEATED_WITHIN (90 * 24 * BC_HOUR)
#define REPEATS_MAXIMUM 20

GPtrArray *
bc_lists_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);
}

GPtrArray *
bc_lists_take_rows (BcEngine *engine, BcStatement *rows, GError **error)
{
  g_autoptr (GPtrArray) records = bc_lists_new ();
  BcStep step;

  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      BcRecord *record = bc_ticket_rows_from_row (engine, rows, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return step == BC_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

GPtrArray *
bc_lists_records (BcEngine *engine, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) records = bc_lists_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) local = NULL;
      BcRecord *record = bc_ticket_rows_get (engine, g_array_index (ids, gint64, i), &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

GPtrArray *
bc_lists_history (BcEngine *engine, gint64 ticket, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " BC_EVENT_COLUMNS " FROM event WHERE ticket = $1 ORDER BY seq",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, ticket);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    g_ptr_array_add (events, bc_event_from_row (rows));
  return step == BC_STEP_DONE ? g_steal_pointer (&events) : NULL;
}

GPtrArray *
bc_lists_callbacks (BcEngine *engine, gint64 ticket, GError **error)
{
  return bc_callback_rows_of (engine, ticket, FALSE, error);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  gint64 first = bc_record_int (*(BcRecord *const *) a, BC_FIELD_RECEIVED_AT);
  gint64 second = bc_record_int (*(BcRecord *const *) b, BC_FIELD_RECEIVED_AT);

  return first < second ? 1 : first > second ? -1 : 0;
}

GPtrArray *
bc_lists_repeats (BcEngine *engine, const BcRecord *draft, gint64 now, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  /* Each branch has its index; what is not given is NULL and equals nothing. */
  g_autoptr (BcStatement) rows = bc_engine_prepare (
      engine,
      "SELECT id FROM ticket WHERE telephone = $1 AND received_at >= $2 "
      "UNION SELECT id FROM ticket WHERE identity_number = $3 AND received_at >= $2 "
      "UNION SELECT id FROM ticket WHERE petitioner_name = $4 AND received_at >= $2 "
      "AND (matter = $5 OR other_matter = $6)",
      error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_text (rows, 1, bc_record_text (draft, BC_FIELD_TELEPHONE));
  bc_statement_bind_int (rows, 2, now - REPEATED_WITHIN);
  bc_statement_bind_text (rows, 3, bc_record_text (draft, BC_FIELD_IDENTITY_NUMBER));
  bc_statement_bind_text (rows, 4, bc_record_text (draft, BC_FIELD_PETITIONER_NAME));
  bc_statement_bind_text (rows, 5, bc_record_text (draft, BC_FIELD_MATTER));
  bc_statement_bind_text (rows, 6, bc_record_text (draft, BC_FIELD_OTHER_MATTER));
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      gint64 id = bc_statement_int (rows, 0);

      if (id != bc_record_int (draft, BC_FIELD_ID))
        g_array_append_val (ids, id);
    }
  if (step != BC_STEP_DONE)
    return NULL;
  records = bc_lists_records (engine, ids, error);
  if (records == NULL)
    return NULL;
  g_ptr_array_sort (records, newest_first);
  if (records->len > REPEATS_MAXIMUM)
    g_ptr_array_set_size (records, REPEATS_MAXIMUM);
  return g_steal_pointer (&records);
}

gboolean
bc_lists_has_operation (BcEngine *engine, const char *operation, gboolean *known, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (BcEvent) event = bc_event_find (engine, operation, &local);

  *known = event != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
