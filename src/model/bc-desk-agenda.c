/* The calendar's range, the noon gate, the call list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include "domain/bc-call.h"
#include "domain/bc-gate.h"

#define NOON (12 * 3600)

void
bc_desk_agenda_item_free (BcDeskAgendaItem *self)
{
  g_clear_object (&self->ticket);
  g_clear_pointer (&self->callback, bc_callback_unref);
  g_clear_pointer (&self->meeting, bc_meeting_unref);
  g_free (self);
}

void
bc_desk_gate_item_free (BcDeskGateItem *self)
{
  g_clear_object (&self->ticket);
  g_free (self->lacks);
  g_free (self);
}

void
bc_desk_call_free (BcDeskCall *self)
{
  g_clear_object (&self->ticket);
  g_clear_pointer (&self->callback, bc_callback_unref);
  g_free (self);
}

typedef struct
{
  gint64 from;
  gint64 to;
  gboolean with_earlier; /* of a gate */
  char *department;
  char *staff;
  guint kinds;
} Range;

static void
range_free (gpointer data)
{
  Range *range = data;

  g_free (range->department);
  g_free (range->staff);
  g_free (range);
}

/* Runs a read whose result is a list, from which @done makes the list of the main thread. */
static void
run_read (BcDesk *self, BcJobFunc func, Range *range, BcDeskDone done, GTask *task)
{
  bc_desk_run (self, BC_INTENT_READ, func, range, range_free, (GDestroyNotify) g_ptr_array_unref,
               task, done, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static gpointer
agenda_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Range *range = data;
  const BcAgendaFilter filter = { .department = range->department,
                                  .staff = range->staff,
                                  .kinds = range->kinds };

  return bc_lists_agenda (engine, range->from, range->to, &filter, error);
}

static gpointer
agenda_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *rows = result;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_desk_agenda_item_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const BcAgendaItem *row = g_ptr_array_index (rows, i);
      BcDeskAgendaItem *item = g_new0 (BcDeskAgendaItem, 1);

      item->kind = row->kind;
      item->follow_up = row->follow_up;
      item->at = row->at;
      item->n_tickets = row->n_tickets;
      item->n_unsent = row->n_unsent;
      if (row->callback != NULL)
        item->callback = bc_callback_ref (row->callback);
      if (row->meeting != NULL)
        item->meeting = bc_meeting_ref (row->meeting);
      if (row->ticket != NULL)
        item->ticket = g_object_ref (bc_desk_take_ticket (self, row->ticket));
      g_ptr_array_add (items, item);
    }
  return items;
}

void
bc_desk_agenda_async (BcDesk *self,
                      gint64 from,
                      gint64 to,
                      const BcAgendaFilter *filter,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Range *range = g_new0 (Range, 1);

  range->from = from;
  range->to = to;
  if (filter != NULL)
    {
      range->department = g_strdup (filter->department);
      range->staff = g_strdup (filter->staff);
      range->kinds = filter->kinds;
    }
  g_task_set_source_tag (task, bc_desk_agenda_async);
  run_read (self, agenda_job, range, agenda_done, task);
}

static gpointer
gate_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Range *range = data;

  return bc_lists_gate (engine, range->from, range->to, range->with_earlier, error);
}

static gpointer
gate_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *rows = result;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_desk_gate_item_free);
  BcWorkflowContext context;

  bc_desk_workflow_context (self, &context);
  for (guint i = 0; i < rows->len; i++)
    {
      BcRecord *record = g_ptr_array_index (rows, i);
      BcDeskGateItem *item = g_new0 (BcDeskGateItem, 1);

      item->ticket = g_object_ref (bc_desk_take_ticket (self, record));
      item->gate_at = bc_gate_of (record, self->hall);
      item->sent_at = bc_record_int (record, BC_FIELD_GATE_SENT_AT);
      item->late = bc_gate_is_late (record, self->hall, context.now);
      item->lacks = bc_record_state (record) == BC_STATE_REGISTERED
                        ? bc_gate_lacks_words (record, &context)
                        : g_strdup ("");
      g_ptr_array_add (items, item);
    }
  return items;
}

/* Without a file there is no zone to count in; the job is then not run. */
static Range *
range_of_day (BcDesk *self, BcDay day)
{
  Range *range = g_new0 (Range, 1);

  if (self->hall == NULL)
    return range;
  range->from = bc_instant_from_local (day, 0, bc_hall_zone (self->hall));
  range->to = bc_instant_from_local (day + 1, 0, bc_hall_zone (self->hall));
  range->with_earlier = day >= bc_desk_today (self);
  return range;
}

void
bc_desk_gate_async (BcDesk *self,
                    BcDay day,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_desk_gate_async);
  run_read (self, gate_job, range_of_day (self, day), gate_done, task);
}

gint64
bc_desk_next_gate (BcDesk *self)
{
  BcWorkdays *workdays;
  GTimeZone *zone;
  BcDay day;
  int second;

  if (self->hall == NULL)
    return BC_INT_NONE;
  workdays = bc_hall_workdays (self->hall);
  zone = bc_hall_zone (self->hall);
  day = bc_instant_to_day (bc_desk_now (self), zone, &second);
  if (second > NOON || !bc_workdays_is_working (workdays, day))
    day = bc_workdays_add (workdays, day, 1, NULL);
  return bc_instant_from_local (day, NOON, zone);
}

static gpointer
calls_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_lists_calls (engine, ((const Range *) data)->to, error);
}

static gpointer
calls_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *rows = result;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_desk_call_free);
  const BcEntry *staff = bc_desk_get_staff (self);

  for (guint i = 0; i < rows->len; i++)
    {
      const BcCallItem *row = g_ptr_array_index (rows, i);
      BcDeskCall *call = g_new0 (BcDeskCall, 1);

      call->ticket = g_object_ref (bc_desk_take_ticket (self, row->ticket));
      call->callback = bc_callback_ref (row->callback);
      call->attempts = row->attempts;
      call->half_days = row->half_days;
      call->last_attempt_at = row->last_attempt_at;
      call->may_call = staff != NULL && (staff->roles & BC_ROLE_CALLBACK) != 0
                       && !bc_call_is_of_unit (row->ticket, staff);
      g_ptr_array_add (items, call);
    }
  return items;
}

void
bc_desk_calls_async (BcDesk *self,
                     BcDay day,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_desk_calls_async);
  run_read (self, calls_job, range_of_day (self, day), calls_done, task);
}

char *
bc_desk_call_script (BcDesk *self, BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  if (record == NULL || self->hall == NULL)
    return g_strdup ("");
  return bc_call_script (self->hall, record, bc_desk_get_staff (self));
}
