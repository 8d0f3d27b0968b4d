/* What happens as time goes by: texts age, tickets fall due, review dates come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#define TICK_SECONDS 5

static gpointer
resume_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_tickets_resume_reviewed (engine, error);
}

static gpointer
resume_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *records = result;

  for (guint i = 0; i < records->len; i++)
    bc_desk_take_record (self, g_ptr_array_index (records, i));
  if (records->len > 0)
    bc_desk_count_anew (self);
  return GINT_TO_POINTER (TRUE);
}

static gboolean
has_suspended (BcDesk *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((const BcPlace *) value)->state == BC_STATE_SUSPENDED)
      return TRUE;
  return FALSE;
}

static void
resume_reviewed (BcDesk *self)
{
  GTask *task;

  if (self->connection != BC_CONNECTION_ONLINE || !has_suspended (self))
    return;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, resume_reviewed);
  bc_desk_run (self, BC_INTENT_WRITE, resume_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
               task, resume_done, NULL, NULL, NULL);
}

/* The wall clock is looked at more often than once a minute, so that a machine that wakes up shows
 * the right time at once; a tick that finds the same minute costs nothing. */
static gboolean
tick_cb (gpointer data)
{
  BcDesk *self = data;
  gint64 minute = bc_desk_now (self) / BC_MINUTE;
  gboolean is_new_hour = minute / 60 != self->last_minute / 60;

  if (minute == self->last_minute)
    return G_SOURCE_CONTINUE;
  self->last_minute = minute;
  if (bc_desk_today (self) != self->board_day)
    bc_desk_reload_board (self);
  bc_desk_count_anew (self);
  if (is_new_hour)
    {
      resume_reviewed (self);
      bc_desk_count_callbacks (self);
    }
  bc_desk_emit_minute (self);
  return G_SOURCE_CONTINUE;
}

void
bc_desk_start_minutes (BcDesk *self)
{
  bc_desk_stop_minutes (self);
  self->last_minute = bc_desk_now (self) / BC_MINUTE;
  self->minute_source = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  resume_reviewed (self);
}

void
bc_desk_stop_minutes (BcDesk *self)
{
  g_clear_handle_id (&self->minute_source, g_source_remove);
}

typedef struct
{
  gint64 from;
  gint64 to;
} Range;

static gpointer
callbacks_today_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Range *range = data;

  const BcAgendaFilter filter = { .kinds = 1 << BC_AGENDA_CALLBACK };

  return bc_lists_agenda (engine, range->from, range->to, &filter, error);
}

static gpointer
callbacks_today_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *items = result;
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const BcAgendaItem *item = g_ptr_array_index (items, i);

      n += item->callback->done_at == BC_INT_NONE;
    }
  bc_desk_set_n_callbacks_today (self, n);
  return GINT_TO_POINTER (TRUE);
}

void
bc_desk_count_callbacks (BcDesk *self)
{
  Range *range;
  GTask *task;

  if (self->hall == NULL || self->store == NULL)
    return;
  range = g_new (Range, 1);
  range->from = bc_instant_from_local (bc_desk_today (self), 0, bc_hall_zone (self->hall));
  range->to = bc_instant_from_local (bc_desk_today (self) + 1, 0, bc_hall_zone (self->hall));
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, bc_desk_count_callbacks);
  bc_desk_run (self, BC_INTENT_READ, callbacks_today_job, range, g_free,
               (GDestroyNotify) g_ptr_array_unref, task, callbacks_today_done, NULL, NULL, NULL);
}
