/* The change feed: the history read forward.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-feed.h"

#include <string.h>
#include <time.h>

#include "store/bc-callback-rows.h"
#include "store/bc-event.h"
#include "store/bc-ticket-rows.h"

/* A batch is handed to the main thread as one: this many tickets are applied within a frame or two.
 */
#define BATCH_EVENTS 1000
/* Events that were not there so long ago (microseconds) carry the time of now, on whatever clock. */
#define FRESH (5 * G_USEC_PER_SEC)

gboolean
bc_feed_start (BcFeed *self, BcEngine *engine, GError **error)
{
  g_autoptr (BcStatement) last = NULL;
  gboolean read = FALSE;

  self->data_version = bc_engine_data_version (engine);
  if (!bc_engine_begin (engine, BC_INTENT_READ, NULL, error))
    return FALSE;
  last = bc_engine_prepare (engine, "SELECT coalesce (max (seq), 0) FROM event", error);
  if (last != NULL && bc_statement_step (last, error) == BC_STEP_ROW)
    {
      self->last_seq = bc_statement_int (last, 0);
      read = TRUE;
    }
  g_clear_pointer (&last, bc_statement_release);
  bc_engine_rollback (engine);
  return read;
}

void
bc_feed_resume (BcFeed *self, gint64 seq)
{
  if (seq >= self->last_seq)
    return;
  self->last_seq = seq;
  /* No file has this number: the next look finds it moved. */
  self->data_version = -2;
}

/* Goes on while the machine sleeps, so that what is old after a night is not taken for new. */
static gint64
boot_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

gboolean
bc_feed_has_moved (BcFeed *self, BcEngine *engine)
{
  gboolean was_fresh = self->is_fresh;
  gint64 now = boot_time ();

  self->is_recent = self->looked_at != 0 && now - self->looked_at < FRESH;
  self->looked_at = now;
  self->is_followed = TRUE;
  /* SQLite's number does not count what this connection has written. */
  self->is_fresh =
      bc_engine_has_written (engine) || bc_engine_data_version (engine) != self->data_version;
  /* A server's clock ticks some hundred times a second, and a second change within one tick shows no other time: so after a change the file is looked at once
   * more. */
  return bc_lock_trial_is_due (&self->trial, engine) || self->is_fresh || was_fresh;
}

void
bc_feed_end (BcFeed *self, BcEngine *engine)
{
  bc_lock_trial_clear (&self->trial, engine);
}

void
bc_feed_batch_free (BcFeedBatch *batch)
{
  if (batch == NULL)
    return;
  g_ptr_array_unref (batch->records);
  g_ptr_array_unref (batch->callbacks);
  g_array_unref (batch->tickets_by_seat_events);
  g_free (batch);
}

static BcFeedBatch *
batch_new (void)
{
  BcFeedBatch *batch = g_new0 (BcFeedBatch, 1);

  batch->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);
  batch->callbacks = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_callback_unref);
  batch->tickets_by_seat_events = g_array_new (FALSE, TRUE, sizeof (BcFeedNote));
  return batch;
}

/* Callbacks have events of their own, and a move or its undoing adds and cancels them. */
static gboolean
touches_callbacks (const char *kind)
{
  return g_str_has_prefix (kind, "callback_") || strcmp (kind, BC_EVENT_MOVED) == 0
         || strcmp (kind, BC_EVENT_UNDONE) == 0;
}

/* Reads the next events: a note for each, and the tickets (element-type gint64) that they are
 * about, each once, mapped to whether their callbacks are touched. */
static gboolean
read_events (
    BcFeed *self, BcEngine *engine, BcFeedBatch *batch, GHashTable *tickets, GError **error)
{
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT seq, operation, ticket, kind, at FROM event WHERE seq > $1 "
                         "ORDER BY seq LIMIT $2",
                         error);
  BcStep step;

  if (rows == NULL)
    return FALSE;
  bc_statement_bind_int (rows, 1, self->last_seq);
  bc_statement_bind_int (rows, 2, BATCH_EVENTS);
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      BcFeedNote note = { .ticket = bc_statement_int (rows, 2) };
      const char *kind = bc_statement_name (rows, 3);
      gboolean touched;

      batch->last_seq = bc_statement_int (rows, 0);
      note.own = bc_engine_take_operation (engine, bc_statement_name (rows, 1));
      batch->others = batch->others || !note.own;
      if (!note.own && self->is_recent)
        batch->skew = bc_engine_now (engine) - bc_statement_int (rows, 4);
      g_strlcpy (note.kind, kind, sizeof note.kind);
      g_array_append_val (batch->tickets_by_seat_events, note);
      if (strcmp (kind, BC_EVENT_HALL) == 0)
        batch->hall_changed = TRUE;
      /* What is about no ticket has none to be told. */
      if (note.ticket == 0)
        continue;
      touched = touches_callbacks (kind) || g_hash_table_lookup (tickets, &note.ticket) != NULL;
      g_hash_table_insert (tickets, g_memdup2 (&note.ticket, sizeof note.ticket),
                           GINT_TO_POINTER (touched));
    }
  return step == BC_STEP_DONE;
}

static gboolean
read_tickets (BcEngine *engine, BcFeedBatch *batch, GHashTable *tickets, GError **error)
{
  GHashTableIter iter;
  gint64 *ticket;
  gpointer touched;

  g_hash_table_iter_init (&iter, tickets);
  while (g_hash_table_iter_next (&iter, (gpointer *) &ticket, &touched))
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GPtrArray) callbacks = NULL;
      BcRecord *record = bc_ticket_rows_get (engine, *ticket, &local);

      if (record != NULL)
        g_ptr_array_add (batch->records, record);
      /* Cancelled ones are told too, so that they disappear. */
      if (local == NULL && touched != NULL)
        callbacks = bc_callback_rows_of (engine, *ticket, TRUE, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (callbacks != NULL)
        g_ptr_array_extend_and_steal (batch->callbacks, g_steal_pointer (&callbacks));
    }
  return TRUE;
}

BcFeedBatch *
bc_feed_read (BcFeed *self, BcEngine *engine, GError **error)
{
  g_autoptr (GHashTable) tickets =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BcFeedBatch *batch = batch_new ();
  /* Taken before reading: what is written in between is then seen as moved once more, never missed.
   */
  gint64 data_version = bc_engine_data_version (engine);
  gboolean read;

  if (!bc_engine_begin (engine, BC_INTENT_READ, NULL, error))
    {
      bc_feed_batch_free (batch);
      return NULL;
    }
  read = read_events (self, engine, batch, tickets, error)
         && read_tickets (engine, batch, tickets, error)
         && (!batch->hall_changed || bc_engine_refresh_hall (engine, error));
  bc_engine_rollback (engine);
  if (!read || batch->last_seq == 0)
    {
      if (read)
        {
          self->data_version = data_version;
          bc_engine_forget_operations (engine);
          if (self->is_followed)
            bc_lock_trial_look (&self->trial, engine);
        }
      bc_feed_batch_free (batch);
      return NULL;
    }
  self->last_seq = batch->last_seq;
  return batch;
}
