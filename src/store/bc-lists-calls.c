/* Who is to be called, and which work orders have to be at the district.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lists-private.h"

#include "domain/bc-gate.h"
#include "store/bc-callback-rows.h"
#include "store/bc-ticket-rows.h"

#define NOON (12 * 3600)

void
bc_call_item_free (BcCallItem *self)
{
  bc_record_unref (self->ticket);
  bc_callback_unref (self->callback);
  g_free (self);
}

/* (transfer full): the item of a planned callback; NULL without @error where its ticket is gone. */
static BcCallItem *
call_new (BcEngine *engine, BcCallback *callback, GError **error)
{
  g_autoptr (BcRecord) ticket = bc_ticket_rows_get (engine, callback->ticket, error);
  BcWorkflowContext context = { .hall = bc_engine_hall (engine) };
  BcCallItem *item;

  if (ticket == NULL || !bc_callback_rows_facts (engine, ticket, &context, error))
    return NULL;
  item = g_new0 (BcCallItem, 1);
  item->ticket = g_steal_pointer (&ticket);
  item->callback = bc_callback_ref (callback);
  item->attempts = context.callback_attempts;
  item->half_days = context.callback_half_days;
  item->last_attempt_at = context.last_attempt_at;
  return item;
}

/* The half-day at which it is best to call: the first one that the petitioner has named, else the
 * one it is planned for. */
static int
half_day_of (const BcCallItem *item, BcHall *hall)
{
  const char *good = bc_record_text (item->ticket, BC_FIELD_GOOD_TIME);
  g_auto (GStrv) codes = g_strsplit (good != NULL ? good : "", ",", -1);
  int second, half_day = -1;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      int named = bc_enum_find (&bc_half_days, codes[i]);

      if (named >= 0 && (half_day < 0 || named < half_day))
        half_day = named;
    }
  if (half_day >= 0)
    return half_day;
  bc_instant_to_day (item->callback->planned_at, bc_hall_zone (hall), &second);
  return second >= NOON;
}

static int
by_good_time (gconstpointer a, gconstpointer b, gpointer data)
{
  const BcCallItem *first = *(BcCallItem *const *) a;
  const BcCallItem *second = *(BcCallItem *const *) b;
  int order = half_day_of (first, data) - half_day_of (second, data);

  if (order != 0)
    return order;
  if (first->callback->planned_at != second->callback->planned_at)
    return first->callback->planned_at < second->callback->planned_at ? -1 : 1;
  return first->callback->id < second->callback->id ? -1 : 1;
}

static GPtrArray *
planned_until (BcEngine *engine, gint64 until, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_callback_unref);
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " BC_CALLBACK_COLUMNS
                         " FROM callback WHERE cancelled = 0 AND done_at IS NULL "
                         "AND planned_at < $1 ORDER BY planned_at, id",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, until);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    g_ptr_array_add (found, bc_callback_rows_from_row (rows));
  return step == BC_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
bc_lists_calls (BcEngine *engine, gint64 until, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_call_item_free);
  g_autoptr (GPtrArray) planned = planned_until (engine, until, error);

  if (planned == NULL)
    return NULL;
  for (guint i = 0; i < planned->len; i++)
    {
      g_autoptr (GError) local = NULL;
      BcCallItem *item = call_new (engine, g_ptr_array_index (planned, i), &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  g_ptr_array_sort_with_data (items, by_good_time, bc_engine_hall (engine));
  return g_steal_pointer (&items);
}

/* (transfer full): the tickets that @condition names, with $1 and, unless it is 0, $2. */
static GPtrArray *
read_tickets (BcEngine *engine, const char *condition, gint64 first, gint64 second, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM ticket WHERE %s", bc_ticket_rows_columns (), condition);
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, sql, error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, first);
  if (second != 0)
    bc_statement_bind_int (rows, 2, second);
  return bc_lists_take_rows (engine, rows, error);
}

/* Tickets that wait for the triage and were registered before gates were kept: those of which the
 * gate, worked out, lies in the range. */
static gboolean
add_without_gate (BcEngine *engine, gint64 from, gint64 to, GPtrArray *tickets, GError **error)
{
  g_autoptr (GPtrArray) waiting = read_tickets (engine,
                                                "is_open = 1 AND board_column = $1 AND state = "
                                                "'registered' AND gate_at IS NULL",
                                                bc_state_column (BC_STATE_REGISTERED), 0, error);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      BcRecord *ticket = g_ptr_array_index (waiting, i);
      gint64 gate = bc_gate_of (ticket, bc_engine_hall (engine));

      if (gate >= from && gate < to)
        g_ptr_array_add (tickets, bc_record_ref (ticket));
    }
  return waiting != NULL;
}

static int
by_gate (gconstpointer a, gconstpointer b, gpointer data)
{
  const BcRecord *first = *(BcRecord *const *) a;
  const BcRecord *second = *(BcRecord *const *) b;
  gint64 gates[] = { bc_gate_of (first, data), bc_gate_of (second, data) };

  if (gates[0] != gates[1])
    return gates[0] < gates[1] ? -1 : 1;
  return g_strcmp0 (bc_record_text (first, BC_FIELD_NUMBER),
                    bc_record_text (second, BC_FIELD_NUMBER));
}

GPtrArray *
bc_lists_gate (BcEngine *engine, gint64 from, gint64 to, gboolean with_earlier, GError **error)
{
  g_autoptr (GPtrArray) tickets =
      read_tickets (engine,
                    "gate_at >= $1 AND gate_at < $2 "
                    "AND (gate_sent_at IS NOT NULL OR state = 'registered')",
                    from, to, error);
  g_autoptr (GPtrArray) earlier = NULL;

  if (tickets == NULL
      || !add_without_gate (engine, with_earlier ? G_MININT64 : from, to, tickets, error))
    return NULL;
  if (with_earlier)
    {
      earlier = read_tickets (engine,
                              "is_open = 1 AND board_column = $1 AND state = 'registered' "
                              "AND gate_sent_at IS NULL AND gate_at < $2",
                              bc_state_column (BC_STATE_REGISTERED), from, error);
      if (earlier == NULL)
        return NULL;
      for (guint i = 0; i < earlier->len; i++)
        g_ptr_array_add (tickets, bc_record_ref (g_ptr_array_index (earlier, i)));
    }
  g_ptr_array_sort_with_data (tickets, by_gate, bc_engine_hall (engine));
  return g_steal_pointer (&tickets);
}
