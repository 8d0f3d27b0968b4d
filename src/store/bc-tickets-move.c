/* Moves: what the workflow says, with the facts as they stand in this very transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-private.h"

#include <string.h>

#include "store/bc-callback-rows.h"
#include "store/bc-ticket-rows.h"

/* Whether the number in @input is that of another ticket which can take this one in. */
static gboolean
read_master (BcEngine *engine,
             const BcRecord *record,
             GHashTable *input,
             BcWorkflowContext *context,
             GError **error)
{
  const char *number =
      input != NULL ? g_hash_table_lookup (input, bc_field_info (BC_FIELD_MASTER)->key) : NULL;
  g_autofree char *stripped = number != NULL ? g_strstrip (g_strdup (number)) : NULL;
  g_autoptr (BcRecord) master = NULL;
  g_autoptr (GError) local = NULL;

  if (stripped == NULL)
    return TRUE;
  master = bc_ticket_rows_find (engine, stripped, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  context->master_is_valid =
      master != NULL && bc_state_is_open (bc_record_state (master))
      && bc_record_int (master, BC_FIELD_ID) != bc_record_int (record, BC_FIELD_ID);
  return TRUE;
}

static gboolean
read_facts (BcEngine *engine,
            const BcRecord *record,
            BcState to,
            GHashTable *input,
            BcWorkflowContext *context,
            GError **error)
{
  if (bc_record_state (record) == BC_STATE_CALLBACK
      && !bc_callback_rows_facts (engine, record, context, error))
    return FALSE;
  return to != BC_STATE_MERGED || read_master (engine, record, input, context, error);
}

static gboolean
follow_with_callbacks (BcEngine *engine,
                       const BcRecord *before,
                       const BcRecord *after,
                       const char *operation,
                       GError **error)
{
  BcState from = bc_record_state (before);
  BcState to = bc_record_state (after);

  if (from != BC_STATE_CALLBACK && to == BC_STATE_CALLBACK)
    return bc_callback_rows_plan_first (engine, after, operation, error);
  if (from == BC_STATE_CALLBACK && to != BC_STATE_CALLBACK)
    return bc_callback_rows_cancel_planned (engine, bc_record_int (after, BC_FIELD_ID), operation,
                                            error);
  return TRUE;
}

BcRecord *
bc_tickets_move (BcEngine *engine,
                 gint64 id,
                 gint64 version,
                 BcState to,
                 GHashTable *input,
                 const BcAct *act,
                 gboolean *requested,
                 GError **error)
{
  static const char *const kinds[] = { BC_EVENT_MOVED, BC_EVENT_REQUESTED, NULL };
  g_autofree char *reason = bc_tickets_reason (input);
  g_autoptr (BcRecord) before = NULL;
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (BcEvent) replayed = NULL;
  BcTicketChange change = { .kind = BC_EVENT_MOVED, .reason = reason, .operation = act->operation };
  BcWorkflowContext context;
  gboolean is_request;

  if (!bc_tickets_replayed (engine, act, id, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    {
      if (requested != NULL)
        *requested = strcmp (replayed->kind, BC_EVENT_REQUESTED) == 0;
      return bc_tickets_get (engine, id, error);
    }
  before = bc_tickets_get_at (engine, id, version, error);
  if (before == NULL || !bc_tickets_actor (engine, act, &change.actor, error))
    return NULL;
  bc_tickets_context (engine, change.actor, &context);
  if (!read_facts (engine, before, to, input, &context, error)
      || !bc_workflow_apply (before, to, input, &context, &after, &is_request, error))
    return NULL;
  if (is_request)
    {
      change.kind = BC_EVENT_REQUESTED;
      change.to = bc_enum_code (&bc_states, to);
    }
  if (!bc_tickets_write (engine, before, after, &change, error)
      || !follow_with_callbacks (engine, before, after, act->operation, error))
    return NULL;
  if (requested != NULL)
    *requested = is_request;
  return g_steal_pointer (&after);
}

/* Ids of suspended tickets, read through before the first is changed. */
static GArray *
suspended_until (BcEngine *engine, BcDay today, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT id FROM ticket WHERE is_open = 1 AND board_column = $1 "
                         "AND state = 'suspended' AND review_on <= $2 ORDER BY id",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, bc_state_column (BC_STATE_SUSPENDED));
  bc_statement_bind_int (rows, 2, today);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      gint64 id = bc_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  return step == BC_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static BcRecord *
resume (BcEngine *engine, gint64 id, GError **error)
{
  g_autoptr (BcRecord) before = bc_tickets_get (engine, id, error);
  g_autoptr (BcRecord) after = NULL;
  g_autofree char *operation = g_uuid_string_random ();
  BcTicketChange change = { .kind = BC_EVENT_MOVED, .operation = operation };
  BcWorkflowContext context;

  bc_tickets_context (engine, NULL, &context);
  if (before == NULL
      || !bc_workflow_apply (before, BC_STATE_IN_PROGRESS, NULL, &context, &after, NULL, error)
      || !bc_tickets_write (engine, before, after, &change, error))
    return NULL;
  return g_steal_pointer (&after);
}

GPtrArray *
bc_tickets_resume_reviewed (BcEngine *engine, GError **error)
{
  BcDay today = bc_hall_day (bc_engine_hall (engine), bc_engine_now (engine));
  g_autoptr (GArray) ids = suspended_until (engine, today, error);
  g_autoptr (GPtrArray) resumed = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      BcRecord *record = resume (engine, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (resumed, record);
    }
  return g_steal_pointer (&resumed);
}
