/* What lies on the calendar, and what is to be told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lists-private.h"

#include "store/bc-callback-rows.h"
#include "store/bc-meetings.h"
#include "store/bc-ticket-rows.h"

/* A range that is being read. */
typedef struct
{
  BcEngine *engine;
  gint64 from;
  gint64 to;
  const BcAgendaFilter *filter; /* nullable */
  GPtrArray *items;
} Range;

void
bc_agenda_item_free (BcAgendaItem *self)
{
  g_clear_pointer (&self->ticket, bc_record_unref);
  g_clear_pointer (&self->callback, bc_callback_unref);
  g_clear_pointer (&self->meeting, bc_meeting_unref);
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

static gboolean
is_among (const char *codes, const char *code)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", ",", -1);

  return g_strv_contains ((const char *const *) list, code);
}

static gboolean
is_of_department (const BcRecord *record, const BcAgendaFilter *filter)
{
  const char *lead = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);

  return filter == NULL || filter->department == NULL
         || g_strcmp0 (lead != NULL ? lead : bc_record_text (record, BC_FIELD_DEPARTMENT),
                       filter->department)
                == 0;
}

/* Whether the filter leaves what is @staff's (nullable: nobody's in particular) to do. */
static gboolean
is_of_staff (const char *staff, const BcAgendaFilter *filter)
{
  return filter == NULL || filter->staff == NULL || g_strcmp0 (staff, filter->staff) == 0;
}

static BcAgendaItem *
add_item (Range *range, BcAgendaKind kind, gint64 at, BcRecord *ticket)
{
  BcAgendaItem *item = g_new0 (BcAgendaItem, 1);

  item->kind = kind;
  item->at = at;
  item->ticket = ticket != NULL ? bc_record_ref (ticket) : NULL;
  g_ptr_array_add (range->items, item);
  return item;
}

static gboolean
add_deadlines (Range *range, GError **error)
{
  g_autofree char *sql = deadlines_sql ("due_at >= $1 AND due_at < $2");
  g_autoptr (BcStatement) rows = bc_engine_prepare (range->engine, sql, error);
  g_autoptr (GPtrArray) due = NULL;

  if (rows == NULL)
    return FALSE;
  bc_statement_bind_int (rows, 1, range->from);
  bc_statement_bind_int (rows, 2, range->to);
  due = bc_lists_take_rows (range->engine, rows, error);
  for (guint i = 0; due != NULL && i < due->len; i++)
    {
      BcRecord *ticket = g_ptr_array_index (due, i);

      if (is_of_department (ticket, range->filter)
          && is_of_staff (bc_record_text (ticket, BC_FIELD_HANDLER), range->filter))
        add_item (range, BC_AGENDA_DEADLINE, bc_record_int (ticket, BC_FIELD_DUE_AT), ticket);
    }
  return due != NULL;
}

/* (transfer full): the ticket of something planned, if the range wants it; NULL without @error
 * otherwise. */
static BcRecord *
ticket_of (Range *range, gint64 id, GError **error)
{
  g_autoptr (BcRecord) ticket = bc_ticket_rows_get (range->engine, id, error);

  return ticket != NULL && is_of_department (ticket, range->filter) ? g_steal_pointer (&ticket)
                                                                    : NULL;
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
add_callbacks (Range *range, GError **error)
{
  g_autoptr (GPtrArray) planned = callbacks (range->engine, range->from, range->to, error);

  for (guint i = 0; planned != NULL && i < planned->len; i++)
    {
      BcCallback *callback = g_ptr_array_index (planned, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (BcRecord) ticket = NULL;

      if (!is_of_staff (callback->staff, range->filter))
        continue;
      ticket = ticket_of (range, callback->ticket, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (ticket != NULL)
        add_item (range, BC_AGENDA_CALLBACK, callback->planned_at, ticket)->callback =
            bc_callback_ref (callback);
    }
  return planned != NULL;
}

static gboolean
add_meetings (Range *range, GError **error)
{
  g_autoptr (GPtrArray) meetings =
      bc_meetings_between (range->engine, range->from, range->to, error);
  const BcAgendaFilter *filter = range->filter;

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      BcMeeting *meeting = g_ptr_array_index (meetings, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (BcRecord) ticket = NULL;

      if (filter != NULL && filter->staff != NULL && !is_among (meeting->staff, filter->staff))
        continue;
      ticket = bc_ticket_rows_get (range->engine, meeting->ticket, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (ticket != NULL
          && (is_of_department (ticket, filter)
              || is_among (meeting->departments, filter->department)))
        add_item (range, BC_AGENDA_MEETING, meeting->at, ticket)->meeting =
            bc_meeting_ref (meeting);
    }
  return meetings != NULL;
}

/* What the gates are for has left the hall when it is through or was settled otherwise. */
#define AT_GATE "(gate_sent_at IS NOT NULL OR state = 'registered')"

static gboolean
add_gates (Range *range, GError **error)
{
  const BcAgendaFilter *filter = range->filter;
  const char *department = filter != NULL ? filter->department : NULL;
  g_autoptr (BcStatement) rows = bc_engine_prepare (
      range->engine,
      department != NULL
          ? "SELECT gate_at, count(*), sum(CASE WHEN gate_sent_at IS NULL THEN 1 ELSE 0 END) "
            "FROM ticket WHERE gate_at >= $1 AND gate_at < $2 AND " AT_GATE
            " AND board_department = $3 GROUP BY gate_at"
          : "SELECT gate_at, count(*), sum(CASE WHEN gate_sent_at IS NULL THEN 1 ELSE 0 END) "
            "FROM ticket WHERE gate_at >= $1 AND gate_at < $2 AND " AT_GATE " GROUP BY gate_at",
      error);
  BcStep step;

  if (rows == NULL)
    return FALSE;
  bc_statement_bind_int (rows, 1, range->from);
  bc_statement_bind_int (rows, 2, range->to);
  if (department != NULL)
    bc_statement_bind_text (rows, 3, department);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      BcAgendaItem *item = add_item (range, BC_AGENDA_GATE, bc_statement_int (rows, 0), NULL);

      item->n_tickets = (guint) bc_statement_int (rows, 1);
      item->n_unsent = (guint) bc_statement_int (rows, 2);
    }
  return step == BC_STEP_DONE;
}

/* Whoever sends the work orders is the one who has a gate to keep. */
static gboolean
wants_gates (Range *range)
{
  const BcEntry *staff;

  if (!bc_agenda_filter_wants (range->filter, BC_AGENDA_GATE))
    return FALSE;
  if (range->filter == NULL || range->filter->staff == NULL)
    return TRUE;
  staff = bc_hall_find (bc_engine_hall (range->engine), BC_TABLE_STAFF, range->filter->staff);
  return staff != NULL && (staff->roles & BC_ROLE_DISPATCHER) != 0;
}

/* The instant by which each follow-up is due, and by what it is seen to be done. */
static const struct
{
  BcFollowUp follow_up;
  BcField due;
  const char *condition;
} follow_ups[] = {
  { BC_FOLLOW_UP_ANSWER, BC_FIELD_ANSWER_DUE_AT, "answer_due_at >= $1 AND answer_due_at < $2" },
  { BC_FOLLOW_UP_CONTACT, BC_FIELD_CONTACT_DUE_AT,
    "contact_due_at >= $1 AND contact_due_at < $2 AND contacted_at IS NULL" },
  { BC_FOLLOW_UP_RECTIFY, BC_FIELD_RECTIFY_DUE_AT,
    "rectify_due_at >= $1 AND rectify_due_at < $2 AND rectified_at IS NULL" },
};

static gboolean
add_follow_ups (Range *range, guint index, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM ticket WHERE %s",
                                          bc_ticket_rows_columns (), follow_ups[index].condition);
  g_autoptr (BcStatement) rows = bc_engine_prepare (range->engine, sql, error);
  g_autoptr (GPtrArray) due = NULL;

  if (rows == NULL)
    return FALSE;
  bc_statement_bind_int (rows, 1, range->from);
  bc_statement_bind_int (rows, 2, range->to);
  due = bc_lists_take_rows (range->engine, rows, error);
  for (guint i = 0; due != NULL && i < due->len; i++)
    {
      BcRecord *ticket = g_ptr_array_index (due, i);

      if (is_of_department (ticket, range->filter)
          && is_of_staff (bc_record_text (ticket, BC_FIELD_HANDLER), range->filter))
        add_item (range, BC_AGENDA_FOLLOW_UP, bc_record_int (ticket, follow_ups[index].due), ticket)
            ->follow_up = follow_ups[index].follow_up;
    }
  return due != NULL;
}

static int
by_instant (gconstpointer a, gconstpointer b)
{
  const BcAgendaItem *first = *(BcAgendaItem *const *) a;
  const BcAgendaItem *second = *(BcAgendaItem *const *) b;

  return first->at < second->at ? -1 : first->at > second->at ? 1 : 0;
}

GPtrArray *
bc_lists_agenda (
    BcEngine *engine, gint64 from, gint64 to, const BcAgendaFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_agenda_item_free);
  Range range = { .engine = engine, .from = from, .to = to, .filter = filter, .items = items };

  if (bc_agenda_filter_wants (filter, BC_AGENDA_DEADLINE) && !add_deadlines (&range, error))
    return NULL;
  if (bc_agenda_filter_wants (filter, BC_AGENDA_CALLBACK) && !add_callbacks (&range, error))
    return NULL;
  if (wants_gates (&range) && !add_gates (&range, error))
    return NULL;
  if (bc_agenda_filter_wants (filter, BC_AGENDA_MEETING) && !add_meetings (&range, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (follow_ups); i++)
    if (bc_agenda_filter_wants (filter, BC_AGENDA_FOLLOW_UP) && !add_follow_ups (&range, i, error))
      return NULL;
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
