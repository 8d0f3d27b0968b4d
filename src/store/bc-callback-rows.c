/* Callbacks as rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-callback-rows.h"

#include <string.h>

#include "store/bc-event-changes.h"
#include "store/bc-event.h"

#define NOON (12 * 3600)

/* -1 is NULL in the file. */
static gint64
tristate (int value)
{
  return value < 0 ? BC_INT_NONE : value;
}

static int
read_tristate (BcStatement *row, int column)
{
  gint64 value = bc_statement_int (row, column);

  return value == BC_INT_NONE ? -1 : value != 0;
}

BcCallback *
bc_callback_rows_from_row (BcStatement *row)
{
  BcCallback *callback = bc_callback_new ();

  callback->id = bc_statement_int (row, 0);
  callback->ticket = bc_statement_int (row, 1);
  callback->version = bc_statement_int (row, 2);
  callback->planned_at = bc_statement_int (row, 3);
  callback->staff = g_strdup (bc_statement_text (row, 4));
  callback->note = g_strdup (bc_statement_text (row, 5));
  callback->done_at = bc_statement_int (row, 6);
  callback->done_by = g_strdup (bc_statement_text (row, 7));
  callback->method = g_strdup (bc_statement_text (row, 8));
  callback->reached = read_tristate (row, 9);
  callback->solved = read_tristate (row, 10);
  callback->rating = bc_enum_find (&bc_ratings, bc_statement_text (row, 11));
  callback->remark = g_strdup (bc_statement_text (row, 12));
  callback->round = (int) bc_statement_int (row, 13);
  callback->cancelled = bc_statement_int (row, 14) != 0;
  return callback;
}

BcCallback *
bc_callback_rows_get (BcEngine *engine, gint64 id, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine, "SELECT " BC_CALLBACK_COLUMNS " FROM callback WHERE id = $1",
                         error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_int (row, 1, id);
  return bc_statement_step (row, error) == BC_STEP_ROW ? bc_callback_rows_from_row (row) : NULL;
}

BcCallback *
bc_callback_rows_added_by (BcEngine *engine, gint64 ticket, const char *operation, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "SELECT " BC_CALLBACK_COLUMNS
                         " FROM callback WHERE ticket = $1 AND added_by = $2",
                         error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_int (row, 1, ticket);
  bc_statement_bind_text (row, 2, operation);
  return bc_statement_step (row, error) == BC_STEP_ROW ? bc_callback_rows_from_row (row) : NULL;
}

GPtrArray *
bc_callback_rows_of (BcEngine *engine, gint64 ticket, gboolean with_cancelled, GError **error)
{
  g_autoptr (GPtrArray) callbacks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_callback_unref);
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " BC_CALLBACK_COLUMNS
                         " FROM callback WHERE ticket = $1 ORDER BY planned_at, id",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, ticket);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      g_autoptr (BcCallback) callback = bc_callback_rows_from_row (rows);

      if (with_cancelled || !callback->cancelled)
        g_ptr_array_add (callbacks, g_steal_pointer (&callback));
    }
  return step == BC_STEP_DONE ? g_steal_pointer (&callbacks) : NULL;
}

gboolean
bc_callback_rows_insert (BcEngine *engine,
                         BcCallback *callback,
                         const char *operation,
                         GError **error)
{
  g_autoptr (BcStatement) insert =
      bc_engine_prepare (engine,
                         "INSERT INTO callback (ticket, version, planned_at, staff, note, round, "
                         "added_by) "
                         "VALUES ($1, 1, $2, $3, $4, $5, $6) RETURNING id",
                         error);

  if (insert == NULL)
    return FALSE;
  bc_statement_bind_int (insert, 1, callback->ticket);
  bc_statement_bind_int (insert, 2, callback->planned_at);
  bc_statement_bind_text (insert, 3, callback->staff);
  bc_statement_bind_text (insert, 4, callback->note);
  bc_statement_bind_int (insert, 5, callback->round);
  bc_statement_bind_text (insert, 6, operation);
  if (bc_statement_step (insert, error) != BC_STEP_ROW)
    return FALSE;
  callback->id = bc_statement_int (insert, 0);
  callback->version = 1;
  return TRUE;
}

gboolean
bc_callback_rows_update (BcEngine *engine,
                         BcCallback *callback,
                         const char *cancelled_by,
                         const char *done_operation,
                         gboolean *found,
                         GError **error)
{
  g_autoptr (BcStatement) update = bc_engine_prepare (
      engine,
      "UPDATE callback SET version = version + 1, planned_at = $1, staff = $2, note = $3, "
      "done_at = $4, done_by = $5, method = $6, reached = $7, solved = $8, rating = $9, "
      "remark = $10, cancelled = $11, cancelled_by = $12, done_operation = $13 "
      "WHERE id = $14 AND version = $15",
      error);
  gint64 changed;

  if (update == NULL)
    return FALSE;
  bc_statement_bind_int (update, 1, callback->planned_at);
  bc_statement_bind_text (update, 2, callback->staff);
  bc_statement_bind_text (update, 3, callback->note);
  bc_statement_bind_int (update, 4, callback->done_at);
  bc_statement_bind_text (update, 5, callback->done_by);
  bc_statement_bind_text (update, 6, callback->method);
  bc_statement_bind_int (update, 7, tristate (callback->reached));
  bc_statement_bind_int (update, 8, tristate (callback->solved));
  bc_statement_bind_text (update, 9,
                          callback->rating < 0 ? NULL
                                               : bc_enum_code (&bc_ratings, callback->rating));
  bc_statement_bind_text (update, 10, callback->remark);
  bc_statement_bind_int (update, 11, callback->cancelled);
  bc_statement_bind_text (update, 12, cancelled_by);
  bc_statement_bind_int (update, 14, callback->id);
  bc_statement_bind_int (update, 15, callback->version);
  bc_statement_bind_text (update, 13, done_operation);
  if (!bc_statement_run (update, &changed, error))
    return FALSE;
  *found = changed == 1;
  callback->version++;
  return TRUE;
}

gboolean
bc_callback_rows_facts (BcEngine *engine,
                        const BcRecord *record,
                        BcWorkflowContext *context,
                        GError **error)
{
  gint64 round = bc_record_int (record, BC_FIELD_REHANDLE_COUNT);
  g_autoptr (GPtrArray) callbacks =
      bc_callback_rows_of (engine, bc_record_int (record, BC_FIELD_ID), FALSE, error);
  g_autoptr (GHashTable) half_days = g_hash_table_new (NULL, NULL);
  gint64 last_at = BC_INT_NONE;

  if (callbacks == NULL)
    return FALSE;
  context->last_attempt_at = BC_INT_NONE;
  for (guint i = 0; i < callbacks->len; i++)
    {
      const BcCallback *callback = g_ptr_array_index (callbacks, i);
      int second;
      BcDay day;

      if (callback->done_at == BC_INT_NONE || callback->round != round)
        continue;
      day = bc_instant_to_day (callback->done_at, bc_hall_zone (context->hall), &second);
      g_hash_table_add (half_days, GINT_TO_POINTER (2 * day + (second >= NOON)));
      context->callback_attempts++;
      context->last_attempt_at = MAX (context->last_attempt_at, callback->done_at);
      if (callback->reached != 1)
        continue;
      context->callbacks_reached++;
      if (callback->done_at >= last_at)
        {
          last_at = callback->done_at;
          context->last_solved = callback->solved;
          context->last_rating = callback->rating;
        }
    }
  context->callback_half_days = g_hash_table_size (half_days);
  return TRUE;
}

gboolean
bc_callback_rows_plan_first (BcEngine *engine,
                             const BcRecord *record,
                             const char *operation,
                             GError **error)
{
  BcHall *hall = bc_engine_hall (engine);
  g_autoptr (BcCallback) callback = NULL;
  BcDay day;

  if (bc_record_enum (record, BC_FIELD_PETITIONER_KIND) == BC_PETITIONER_ANONYMOUS
      || bc_record_flag (record, BC_FIELD_NO_REPLY) || !bc_record_has (record, BC_FIELD_TELEPHONE))
    return TRUE;
  day = bc_workdays_add (bc_hall_workdays (hall), bc_hall_day (hall, bc_engine_now (engine)), 1,
                         NULL);
  callback = bc_callback_new ();
  callback->ticket = bc_record_int (record, BC_FIELD_ID);
  callback->planned_at =
      bc_instant_from_local (day, bc_hall_half_day (hall, 0), bc_hall_zone (hall));
  callback->round = (int) bc_record_int (record, BC_FIELD_REHANDLE_COUNT);
  return bc_callback_rows_insert (engine, callback, operation, error);
}

gboolean
bc_callback_rows_cancel_planned (BcEngine *engine,
                                 gint64 ticket,
                                 const char *operation,
                                 GError **error)
{
  g_autoptr (BcStatement) update =
      bc_engine_prepare (engine,
                         "UPDATE callback SET version = version + 1, cancelled = 1, "
                         "cancelled_by = $1 WHERE ticket = $2 AND cancelled = 0 "
                         "AND done_at IS NULL",
                         error);

  if (update == NULL)
    return FALSE;
  bc_statement_bind_text (update, 1, operation);
  bc_statement_bind_int (update, 2, ticket);
  return bc_statement_run (update, NULL, error);
}

/* What @undone recorded was not asked: the callback is planned as it was before. */
static gboolean
forget_result (BcEngine *engine, gint64 ticket, const char *undone, GError **error)
{
  g_autoptr (BcStatement) update =
      bc_engine_prepare (engine,
                         "UPDATE callback SET version = version + 1, done_at = NULL, "
                         "done_by = NULL, method = NULL, reached = NULL, solved = NULL, "
                         "rating = NULL, remark = NULL, done_operation = NULL "
                         "WHERE ticket = $1 AND done_operation = $2",
                         error);

  if (update == NULL)
    return FALSE;
  bc_statement_bind_int (update, 1, ticket);
  bc_statement_bind_text (update, 2, undone);
  return bc_statement_run (update, NULL, error);
}

/* The callback that was moved goes back to where it was. */
static gboolean
move_back (BcEngine *engine, gint64 ticket, const BcEvent *event, GError **error)
{
  g_autoptr (BcEventChanges) changes = bc_event_changes_from_json (event->changes);
  g_autoptr (BcStatement) update =
      bc_engine_prepare (engine,
                         "UPDATE callback SET version = version + 1, planned_at = $1 "
                         "WHERE ticket = $2 AND id = $3 AND done_at IS NULL",
                         error);
  gint64 before = bc_event_changes_before_int (changes, "planned_at", BC_INT_NONE);

  if (update == NULL)
    return FALSE;
  if (before == BC_INT_NONE)
    return TRUE;
  bc_statement_bind_int (update, 1, before);
  bc_statement_bind_int (update, 2, ticket);
  bc_statement_bind_int (update, 3, bc_event_changes_before_int (changes, "callback", 0));
  return bc_statement_run (update, NULL, error);
}

gboolean
bc_callback_rows_undo (
    BcEngine *engine, gint64 ticket, const BcEvent *event, const char *operation, GError **error)
{
  const char *undone = event->operation;
  g_autoptr (BcStatement) cancel =
      bc_engine_prepare (engine,
                         "UPDATE callback SET version = version + 1, cancelled = 1, "
                         "cancelled_by = $1 WHERE ticket = $2 AND added_by = $3 "
                         "AND cancelled = 0 AND done_at IS NULL",
                         error);
  g_autoptr (BcStatement) bring_back =
      cancel == NULL
          ? NULL
          : bc_engine_prepare (engine,
                               "UPDATE callback SET version = version + 1, cancelled = 0, "
                               "cancelled_by = NULL WHERE ticket = $1 AND cancelled_by = $2",
                               error);

  if (bring_back == NULL)
    return FALSE;
  bc_statement_bind_text (cancel, 1, operation);
  bc_statement_bind_int (cancel, 2, ticket);
  bc_statement_bind_text (cancel, 3, undone);
  bc_statement_bind_int (bring_back, 1, ticket);
  bc_statement_bind_text (bring_back, 2, undone);
  if (!bc_statement_run (cancel, NULL, error) || !bc_statement_run (bring_back, NULL, error))
    return FALSE;
  if (strcmp (event->kind, BC_EVENT_CALLBACK_DONE) == 0)
    return forget_result (engine, ticket, undone, error);
  return strcmp (event->kind, BC_EVENT_CALLBACK_MOVED) != 0
         || move_back (engine, ticket, event, error);
}
