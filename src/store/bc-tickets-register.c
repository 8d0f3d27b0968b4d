/* Taking a ticket in: the number is issued in the same transaction, so none is lost and none is
 * given twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-private.h"

#include <glib/gi18n.h>

#include "domain/bc-gate.h"
#include "domain/bc-input.h"
#include "store/bc-blanks.h"
#include "store/bc-ticket-rows.h"

/* In the order of the channels. */
static const char letters[] = "WPOHRLA";

static gint64
next_count (BcEngine *engine, const char *counter, GError **error)
{
  g_autoptr (BcStatement) count =
      bc_engine_prepare (engine,
                         "INSERT INTO counter (name, value) VALUES ($1, 1) "
                         "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 "
                         "RETURNING value",
                         error);

  if (count == NULL)
    return -1;
  bc_statement_bind_text (count, 1, counter);
  return bc_statement_step (count, error) == BC_STEP_ROW ? bc_statement_int (count, 0) : -1;
}

static gboolean
issue_number (BcEngine *engine, BcRecord *record, GError **error)
{
  BcHall *hall = bc_engine_hall (engine);
  BcDay day = bc_hall_day (hall, bc_record_int (record, BC_FIELD_RECEIVED_AT));
  int channel = bc_record_enum (record, BC_FIELD_CHANNEL);
  g_autofree char *counter = NULL;
  g_autofree char *number = NULL;
  gint64 count;
  int year;

  if (channel < 0)
    {
      g_autoptr (BcProblems) problems = bc_problems_new ();

      bc_problems_add (problems, "channel", _ ("There is no such channel."));
      return bc_problems_to_error (problems, error);
    }
  g_assert (channel < (int) G_N_ELEMENTS (letters) - 1);
  bc_day_to_ymd (day, &year, NULL, NULL);
  counter = g_strdup_printf ("ticket/%04d/%c", year, letters[channel]);
  count = next_count (engine, counter, error);
  if (count < 0)
    return FALSE;
  number = g_strdup_printf ("%04d%c%05" G_GINT64_FORMAT, year, letters[channel], count);
  bc_record_set_text (record, BC_FIELD_NUMBER, number);
  return TRUE;
}

/* Only what an intake form holds is taken from the draft: nobody registers a ticket that is closed
 * already. */
static BcRecord *
record_of_draft (const BcRecord *draft, const BcEntry *actor, gint64 now)
{
  BcRecord *record = bc_record_new ();

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      if ((bc_field_info (field)->flags & BC_FIELD_INTAKE) == 0)
        continue;
      if (bc_field_is_text (field))
        bc_record_set_text (record, field, bc_record_text (draft, field));
      else
        bc_record_set_int (record, field, bc_record_int (draft, field));
    }
  if (!bc_record_has (record, BC_FIELD_RECEIVED_AT))
    bc_record_set_int (record, BC_FIELD_RECEIVED_AT, now);
  if (!bc_record_has (record, BC_FIELD_RECEIVED_BY))
    bc_record_set_text (record, BC_FIELD_RECEIVED_BY, actor->code);
  bc_record_set_state (record, BC_STATE_REGISTERED);
  bc_record_set_int (record, BC_FIELD_VERSION, 1);
  return record;
}

static gboolean
check_actor (const BcEntry *actor, GError **error)
{
  if (actor != NULL && (actor->roles & BC_ROLE_INTAKE) != 0)
    return TRUE;
  if (actor == NULL)
    g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED,
                         _ ("Nobody is signed in. Sign in as an intake clerk to register "
                            "tickets."));
  else
    g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                 _ ("%s is not an intake clerk. Only intake clerks register tickets."),
                 actor->name);
  return FALSE;
}

BcRecord *
bc_tickets_register (BcEngine *engine, const BcRecord *draft, const BcAct *act, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_REGISTERED, NULL };
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (BcEvent) replayed = NULL;
  const BcEntry *actor;
  gint64 now = bc_engine_now (engine);
  BcEventDraft event = {
    .operation = act->operation,
    .kind = BC_EVENT_REGISTERED,
    .to = bc_enum_code (&bc_states, BC_STATE_REGISTERED),
  };

  if (!bc_tickets_replayed (engine, act, 0, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return bc_tickets_get (engine, replayed->ticket, error);
  if (!bc_tickets_actor (engine, act, &actor, error) || !check_actor (actor, error))
    return NULL;

  record = record_of_draft (draft, actor, now);
  bc_record_set_int (record, BC_FIELD_GATE_AT, bc_gate_of (record, bc_engine_hall (engine)));
  bc_intake_check (record, bc_engine_hall (engine), now, problems, NULL);
  if (!bc_problems_to_error (problems, error))
    return NULL;
  if (!issue_number (engine, record, error) || !bc_ticket_rows_insert (engine, record, error)
      || !bc_blanks_use (engine, record, error))
    return NULL;
  event.ticket = bc_record_int (record, BC_FIELD_ID);
  event.staff = actor->code;
  if (!bc_event_append (engine, &event, error))
    return NULL;
  return g_steal_pointer (&record);
}
