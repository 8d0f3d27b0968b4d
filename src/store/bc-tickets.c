/* What all changes to a ticket share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-text.h"
#include "domain/bc-ticket-json.h"
#include "store/bc-ticket-rows.h"

BcAct *
bc_act_new (const char *staff)
{
  BcAct *self = g_new0 (BcAct, 1);

  self->staff = g_strdup (staff);
  self->operation = g_uuid_string_random ();
  return self;
}

void
bc_act_free (BcAct *self)
{
  if (self == NULL)
    return;
  g_free (self->staff);
  g_free (self->operation);
  g_free (self);
}

BcRecord *
bc_tickets_get (BcEngine *engine, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  BcRecord *record = bc_ticket_rows_get (engine, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL)
    g_set_error_literal (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                         _ ("This ticket is not in the hall."));
  return record;
}

BcRecord *
bc_tickets_find (BcEngine *engine, const char *number, GError **error)
{
  g_autoptr (GError) local = NULL;
  BcRecord *record = bc_ticket_rows_find (engine, number, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL)
    g_set_error (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                 _ ("There is no ticket with the number “%s” in the hall."), number);
  return record;
}

BcRecord *
bc_tickets_get_at (BcEngine *engine, gint64 id, gint64 version, GError **error)
{
  g_autoptr (BcRecord) record = bc_tickets_get (engine, id, error);

  if (record == NULL)
    return NULL;
  if (bc_record_int (record, BC_FIELD_VERSION) != version)
    {
      bc_tickets_conflict (engine, id, FALSE, error);
      return NULL;
    }
  return g_steal_pointer (&record);
}

gboolean
bc_tickets_actor (BcEngine *engine, const BcAct *act, const BcEntry **actor, GError **error)
{
  BcHall *hall = bc_engine_hall (engine);
  const BcEntry *entry = NULL;

  g_assert (act != NULL && act->operation != NULL);
  *actor = NULL;
  if (act->staff == NULL)
    return TRUE;
  entry = bc_hall_find (hall, BC_TABLE_STAFF, act->staff);
  if (entry == NULL)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                   _ ("The hall has no member of staff “%s”. Choose one of the list."), act->staff);
      return FALSE;
    }
  if (entry->ended_on != BC_DAY_NONE
      && entry->ended_on < bc_hall_day (hall, bc_engine_now (engine)))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                   _ ("%s does not work at this hall any more. Choose another member of staff."),
                   entry->name);
      return FALSE;
    }
  *actor = entry;
  return TRUE;
}

gboolean
bc_tickets_replayed (BcEngine *engine,
                     const BcAct *act,
                     gint64 ticket,
                     const char *const *kinds,
                     BcEvent **event,
                     GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (BcEvent) found = bc_event_find (engine, act->operation, &local);

  *event = NULL;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (found == NULL)
    return TRUE;
  if (!g_strv_contains (kinds, found->kind) || (ticket != 0 && found->ticket != ticket))
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                           _ ("This operation’s identifier stands for another change already. Try "
                              "again."));
      return FALSE;
    }
  *event = g_steal_pointer (&found);
  return TRUE;
}

void
bc_tickets_context (BcEngine *engine, const BcEntry *actor, BcWorkflowContext *context)
{
  *context = (BcWorkflowContext) {
    .hall = bc_engine_hall (engine),
    .actor = actor,
    .now = bc_engine_now (engine),
    .last_solved = -1,
    .last_rating = -1,
  };
}

char *
bc_tickets_reason (GHashTable *input)
{
  const char *text =
      input != NULL ? g_hash_table_lookup (input, bc_field_info (BC_FIELD_REASON)->key) : NULL;
  g_autofree char *clean = text != NULL ? bc_text_clean (text) : NULL;

  return bc_text_is_blank (clean) ? NULL : g_steal_pointer (&clean);
}

gboolean
bc_tickets_write (BcEngine *engine,
                  const BcRecord *before,
                  BcRecord *after,
                  const BcTicketChange *change,
                  GError **error)
{
  g_autofree char *changes = bc_changes_to_json (before, after);
  const char *from = bc_record_text (before, BC_FIELD_STATE);
  const char *to = bc_record_text (after, BC_FIELD_STATE);
  gboolean moves = change->to != NULL || g_strcmp0 (from, to) != 0;
  BcEventDraft event = {
    .operation = change->operation,
    .ticket = bc_record_int (before, BC_FIELD_ID),
    .kind = change->kind,
    .staff = change->actor != NULL ? change->actor->code : NULL,
    .from = moves ? from : NULL,
    .to = change->to != NULL ? change->to
          : moves            ? to
                             : NULL,
    .reason = change->reason,
    .changes = changes,
    .undoes = change->undoes,
  };
  gboolean found;

  bc_record_set_int (after, BC_FIELD_VERSION, bc_record_int (before, BC_FIELD_VERSION) + 1);
  if (!bc_ticket_rows_update (engine, before, after, &found, error))
    return FALSE;
  /* The version was read in this transaction, so this cannot be; but it is what the whole promise
   * rests on. */
  if (!found)
    return bc_tickets_conflict (engine, event.ticket, FALSE, error);
  return bc_event_append (engine, &event, error);
}
