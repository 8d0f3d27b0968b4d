/* Taking the last change back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-private.h"

#include <glib/gi18n.h>

#include "domain/bc-ticket-json.h"
#include "store/bc-callback-rows.h"
#include "store/bc-meetings.h"

static const char *const undoable[] = { BC_EVENT_MOVED,
                                        BC_EVENT_REQUESTED,
                                        BC_EVENT_DECLINED,
                                        BC_EVENT_EDITED,
                                        BC_EVENT_PART,
                                        BC_EVENT_CALLBACK_ADDED,
                                        BC_EVENT_CALLBACK_MOVED,
                                        BC_EVENT_CALLBACK_DONE,
                                        BC_EVENT_CALLBACK_CANCELLED,
                                        BC_EVENT_EXTENSION_ASKED,
                                        BC_EVENT_EXTENDED,
                                        BC_EVENT_EXTENSION_DECLINED,
                                        BC_EVENT_RECTIFICATION,
                                        BC_EVENT_MEETING_ADDED,
                                        BC_EVENT_MEETING_CHANGED,
                                        BC_EVENT_MEETING_CANCELLED,
                                        NULL };

/* The operation that can be taken back next: the ticket’s last one that changed something, was not
 * itself a taking back and has not been taken back. Several steps are thus taken back one after the
 * other. (transfer full), NULL without @error when there is none. */
static BcEvent *
last_standing (BcEngine *engine, gint64 ticket, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "SELECT " BC_EVENT_COLUMNS
                         " FROM event WHERE ticket = $1 AND kind NOT IN ('undone', 'printed') "
                         "AND NOT EXISTS (SELECT 1 FROM event AS later WHERE later.undoes = "
                         "event.operation) "
                         "ORDER BY seq DESC LIMIT 1",
                         error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_int (row, 1, ticket);
  return bc_statement_step (row, error) == BC_STEP_ROW ? bc_event_from_row (row) : NULL;
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED, why);
  return FALSE;
}

/* Whether @actor may take @event back now. */
static gboolean
check (BcEngine *engine, gint64 ticket, const BcEvent *event, const BcEntry *actor, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (BcEvent) last = NULL;

  if (event->ticket != ticket || !g_strv_contains (undoable, event->kind))
    return refuse (_ ("This cannot be taken back."), error);
  if (actor == NULL || g_strcmp0 (event->staff, actor->code) != 0)
    return refuse (_ ("Only the person who did it can take it back."), error);
  last = last_standing (engine, ticket, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (last == NULL || g_strcmp0 (last->operation, event->operation) != 0)
    return bc_tickets_conflict (engine, ticket,
                                last != NULL && g_str_has_prefix (last->kind, "callback_"), error);
  return TRUE;
}

/* (transfer full): @now with what stood before the event. */
static BcRecord *
restore (const BcRecord *now, const BcEvent *event, GError **error)
{
  /* An attempt that reached nobody has changed nothing of the ticket. */
  g_autoptr (GPtrArray) changes =
      bc_changes_from_json (event->changes != NULL ? event->changes : "{}");
  g_autoptr (BcRecord) record = bc_record_copy (now);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BcChangedField *change = g_ptr_array_index (changes, i);

      if (bc_changed_field_restore (record, change->field, change->before))
        continue;
      g_clear_pointer (&changes, g_ptr_array_unref);
      break;
    }
  if (changes == NULL)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_DAMAGED,
                           _ ("The history of this ticket cannot be read, so the change cannot be "
                              "taken back. "
                              "Check the file."));
      return NULL;
    }
  return g_steal_pointer (&record);
}

BcRecord *
bc_tickets_undo (BcEngine *engine, gint64 id, const char *undone, const BcAct *act, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_UNDONE, NULL };
  g_autoptr (BcRecord) before = NULL;
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (BcEvent) replayed = NULL;
  g_autoptr (BcEvent) event = NULL;
  g_autoptr (GError) local = NULL;
  BcTicketChange change = { .kind = BC_EVENT_UNDONE,
                            .undoes = undone,
                            .operation = act->operation };

  if (!bc_tickets_replayed (engine, act, id, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return bc_tickets_get (engine, id, error);
  before = bc_tickets_get (engine, id, error);
  if (before == NULL || !bc_tickets_actor (engine, act, &change.actor, error))
    return NULL;
  event = bc_event_find (engine, undone, &local);
  if (event == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        refuse (_ ("This cannot be taken back."), error);
      return NULL;
    }
  if (!check (engine, id, event, change.actor, error))
    return NULL;
  after = restore (before, event, error);
  if (after == NULL || !bc_tickets_write (engine, before, after, &change, error)
      || !bc_callback_rows_undo (engine, id, event, act->operation, error))
    return NULL;
  if (g_str_has_prefix (event->kind, "meeting_")
      && !bc_meetings_undo (engine, id, event, act->operation, error))
    return NULL;
  return g_steal_pointer (&after);
}
