/* What papers are filled from, and that they were printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-prints.h"

#include <string.h>

#include "store/bc-lists.h"
#include "store/bc-tickets-private.h"

void
bc_dossier_free (BcDossier *self)
{
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->callbacks, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

BcDossier *
bc_prints_dossier (BcEngine *engine, gint64 id, GError **error)
{
  BcDossier *self = g_new0 (BcDossier, 1);

  self->record = bc_tickets_get (engine, id, error);
  if (self->record != NULL)
    self->callbacks = bc_lists_callbacks (engine, id, error);
  if (self->callbacks != NULL)
    self->events = bc_lists_history (engine, id, error);
  if (self->events != NULL)
    return self;
  bc_dossier_free (self);
  return NULL;
}

GPtrArray *
bc_prints_dossiers (BcEngine *engine, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) dossiers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_dossier_free);

  for (guint i = 0; i < ids->len; i++)
    {
      BcDossier *dossier = bc_prints_dossier (engine, g_array_index (ids, gint64, i), error);

      if (dossier == NULL)
        return NULL;
      g_ptr_array_add (dossiers, dossier);
    }
  return g_steal_pointer (&dossiers);
}

GPtrArray *
bc_prints_records (BcEngine *engine, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      BcRecord *record = bc_tickets_get (engine, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static GArray *
read_ids (BcStatement *rows, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  BcStep step;

  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      gint64 id = bc_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  return step == BC_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

GArray *
bc_prints_day (BcEngine *engine, gint64 from, gint64 to, GError **error)
{
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT id FROM ticket WHERE received_at >= $1 AND received_at < $2 "
                         "AND state NOT IN ('rejected', 'merged') ORDER BY number",
                         error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, from);
  bc_statement_bind_int (rows, 2, to);
  return read_ids (rows, error);
}

GArray *
bc_prints_board (BcEngine *engine, const char *department, GError **error)
{
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT id FROM ticket WHERE is_open = 1 AND board_column IS NOT NULL "
                         "AND ($1 IS NULL OR board_department = $1) "
                         "ORDER BY board_column, board_rank, id",
                         error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_text (rows, 1, department);
  return read_ids (rows, error);
}

static gboolean
note_one (BcEngine *engine, const BcPrinted *printed, const char *staff, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_PRINTED, NULL };
  const BcAct act = { .staff = (char *) staff, .operation = printed->operation };
  g_autofree char *changes = bc_printed_to_json (printed);
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (BcEvent) replayed = NULL;
  const BcEntry *actor;
  BcEventDraft event = {
    .operation = printed->operation,
    .ticket = printed->ticket,
    .kind = BC_EVENT_PRINTED,
    .reason = printed->form,
    .changes = changes,
  };

  if (!bc_tickets_replayed (engine, &act, printed->ticket, kinds, &replayed, error))
    return FALSE;
  if (replayed != NULL)
    return TRUE;
  if (printed->ticket != 0)
    {
      record = bc_tickets_get (engine, printed->ticket, error);
      if (record == NULL)
        return FALSE;
    }
  if (!bc_tickets_actor (engine, &act, &actor, error))
    return FALSE;
  event.staff = actor != NULL ? actor->code : NULL;
  return bc_event_append (engine, &event, error);
}

gboolean
bc_prints_note (BcEngine *engine, GPtrArray *printed, const char *staff, GError **error)
{
  for (guint i = 0; i < printed->len; i++)
    if (!note_one (engine, g_ptr_array_index (printed, i), staff, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
bc_prints_of_lists (BcEngine *engine, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " BC_EVENT_COLUMNS " FROM event WHERE ticket = 0 "
                         "AND kind = 'printed' AND at >= $1 AND at < $2 ORDER BY seq DESC",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, from);
  bc_statement_bind_int (rows, 2, to);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    g_ptr_array_add (events, bc_event_from_row (rows));
  return step == BC_STEP_DONE ? g_steal_pointer (&events) : NULL;
}
