/* Opening, making and closing a hall; the feed; the minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include "store/bc-check.h"

#define POLL_INTERVAL 1000 /* ms; storage design: at most one header poll a second a seat */
#define CLOSED_DAYS   30   /* domain model: the last column shows the last 30 days */
#define FIRST_CARDS   12   /* a column's cards that a first frame can show */

/* What the opening job brings back: the board, and the tickets of the first frame. */
typedef struct
{
  GArray *places;
  GPtrArray *records;
} Board;

static void
board_free (gpointer data)
{
  Board *board = data;

  g_clear_pointer (&board->places, g_array_unref);
  g_clear_pointer (&board->records, g_ptr_array_unref);
  g_free (board);
}

static gpointer
board_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *closed_since = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint taken[BC_N_COLUMNS] = { 0 };
  Board *board = g_new0 (Board, 1);

  board->places = bc_lists_board (engine, *closed_since, error);
  for (guint i = 0; board->places != NULL && i < board->places->len; i++)
    {
      const BcPlace *place = &g_array_index (board->places, BcPlace, i);

      if (bc_place_is_shown (place) && taken[place->column]++ < FIRST_CARDS)
        g_array_append_val (ids, place->id);
    }
  if (board->places != NULL)
    board->records = bc_lists_records (engine, ids, error);
  if (board->records != NULL)
    return board;
  board_free (board);
  return NULL;
}

static void
changed_cb (BcStore *store, gpointer data, BcDesk *self)
{
  const BcFeedBatch *batch = data;

  for (guint i = 0; i < batch->records->len; i++)
    bc_desk_take_record (self, g_ptr_array_index (batch->records, i));
  bc_desk_count_anew (self);
  bc_desk_count_callbacks (self);
  bc_desk_emit_agenda_changed (self);
  bc_desk_note_others (self, batch);
  if (batch->hall_changed)
    bc_desk_reload_hall (self);
}

static void
waiting_cb (BcStore *store, gboolean waiting, BcDesk *self)
{
  if (waiting && self->connection == BC_CONNECTION_ONLINE)
    bc_desk_set_connection (self, BC_CONNECTION_WAITING);
  else if (!waiting && self->connection == BC_CONNECTION_WAITING)
    bc_desk_set_connection (self, BC_CONNECTION_ONLINE);
}

/* The tickets of the first frame get their objects before the lists are filled, so that no card is
 * shown empty. */
static void
take_board (BcDesk *self, Board *board)
{
  for (guint i = 0; i < board->records->len; i++)
    {
      BcRecord *record = g_ptr_array_index (board->records, i);
      BcTicket *ticket = bc_desk_get_ticket (self, bc_record_int (record, BC_FIELD_ID));

      if (bc_ticket_set_record (ticket, record))
        bc_desk_emit_ticket_changed (self, ticket);
    }
  bc_desk_take_places (self, board->places);
}

static gpointer
board_done (BcDesk *self, gpointer result, gpointer data)
{
  take_board (self, result);
  bc_desk_set_connection (self, bc_store_is_read_only (self->store) ? BC_CONNECTION_READ_ONLY
                                                                    : BC_CONNECTION_ONLINE);
  bc_store_set_polling (self->store, POLL_INTERVAL);
  self->saved_at = bc_desk_now (self);
  bc_desk_load_queue (self);
  bc_desk_start_minutes (self);
  bc_desk_count_callbacks (self);
  return GINT_TO_POINTER (TRUE);
}

static gpointer
board_reloaded (BcDesk *self, gpointer result, gpointer data)
{
  take_board (self, result);
  return GINT_TO_POINTER (TRUE);
}

/* The hall is taken together with the board, for a place names its department by the row in the hall's table. */
static gpointer
hall_reloaded (BcDesk *self, gpointer result, gpointer data)
{
  const BcEntry *staff;

  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = bc_store_dup_hall (self->store);
  take_board (self, result);
  bc_desk_notify_hall (self);
  staff = bc_desk_get_staff (self);
  if (staff == NULL || !bc_entry_in_use (staff, bc_desk_today (self)))
    bc_desk_set_staff (self, NULL);
  else
    bc_desk_notify_staff (self);
  bc_desk_count_callbacks (self);
  bc_desk_emit_agenda_changed (self);
  return GINT_TO_POINTER (TRUE);
}

static void
read_board (BcDesk *self, GTask *task, BcDeskDone done)
{
  gint64 *closed_since = g_new (gint64, 1);

  self->board_day = bc_desk_today (self);
  self->closed_since = *closed_since = bc_desk_now (self) - CLOSED_DAYS * 24 * BC_HOUR;
  bc_desk_run (self, BC_INTENT_READ, board_job, closed_since, g_free, board_free, task, done, NULL,
               NULL, NULL);
}

void
bc_desk_reload_board (BcDesk *self)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, bc_desk_reload_board);
  read_board (self, task, board_reloaded);
}

void
bc_desk_reload_hall (BcDesk *self)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, bc_desk_reload_hall);
  read_board (self, task, hall_reloaded);
}

/* What is queued is written before the file is let go; who opens another one does not wait for
 * it. */
typedef struct
{
  gatomicrefcount references;
  BcStore *store;
  GMutex mutex;
  GCond done;
  gboolean is_done;
} BcClosing;

static void
closing_unref (gpointer data)
{
  BcClosing *closing = data;

  if (!g_atomic_ref_count_dec (&closing->references))
    return;
  g_mutex_clear (&closing->mutex);
  g_cond_clear (&closing->done);
  g_free (closing);
}

static gpointer
close_in_thread (gpointer data)
{
  BcClosing *closing = data;

  bc_store_close (closing->store);
  g_clear_object (&closing->store);
  g_mutex_lock (&closing->mutex);
  closing->is_done = TRUE;
  g_cond_signal (&closing->done);
  g_mutex_unlock (&closing->mutex);
  closing_unref (closing);
  return NULL;
}

static void
start_closing (BcDesk *self, BcStore *store)
{
  BcClosing *closing = g_new0 (BcClosing, 1);

  g_atomic_ref_count_init (&closing->references);
  g_atomic_ref_count_inc (&closing->references);
  closing->store = store;
  g_mutex_init (&closing->mutex);
  g_cond_init (&closing->done);
  /* Its ticks belong to this thread's context. */
  bc_store_stop_looking (store);
  g_ptr_array_add (self->closing, closing);
  g_thread_unref (g_thread_new ("bc-close", close_in_thread, closing));
}

/* FALSE when it was not done by @until. */
static gboolean
await_closing (BcClosing *closing, gint64 until)
{
  gboolean is_done;

  g_mutex_lock (&closing->mutex);
  while (!closing->is_done && g_cond_wait_until (&closing->done, &closing->mutex, until))
    ;
  is_done = closing->is_done;
  g_mutex_unlock (&closing->mutex);
  closing_unref (closing);
  return is_done;
}

static void
let_go (BcDesk *self)
{
  BcStore *store = g_steal_pointer (&self->store);

  if (store == NULL)
    return;
  bc_desk_stop_minutes (self);
  g_signal_handlers_disconnect_by_data (store, self);
  bc_desk_forget_board (self);
  bc_desk_clear_undo (self);
  bc_desk_forget_queue (self);
  bc_desk_forget_trouble (self);
  bc_desk_set_staff (self, NULL);
  g_clear_pointer (&self->path, g_free);
  bc_desk_set_n_callbacks_today (self, 0);
  bc_desk_notify_counts (self, 0, 0, 0);
  g_clear_pointer (&self->hall, bc_hall_unref);
  bc_desk_notify_hall (self);
  bc_desk_set_connection (self, BC_CONNECTION_NONE);
  start_closing (self, store);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!bc_store_open_finish (BC_STORE (source), result, &error))
    {
      if (self->store == BC_STORE (source))
        let_go (self);
      g_task_return_error (task, error);
      return;
    }
  if (self->store != BC_STORE (source))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Another file was opened");
      return;
    }
  self->hall = bc_store_dup_hall (self->store);
  bc_desk_notify_hall (self);
  read_board (self, g_steal_pointer (&task), board_done);
}

void
bc_desk_open_async (BcDesk *self,
                    const char *path,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (BC_IS_DESK (self) && path != NULL);
  g_task_set_source_tag (task, bc_desk_open_async);
  let_go (self);
  bc_desk_set_connection (self, BC_CONNECTION_OPENING);
  self->path = g_strdup (path);
  self->store = bc_store_new (path, self->clock, self->seat);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->store, "waiting", G_CALLBACK (waiting_cb), self, 0);
  bc_desk_watch_store (self);
  bc_store_open_async (self->store, cancellable, opened_cb, task);
}

gboolean
bc_desk_open_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  if (g_task_propagate_pointer (G_TASK (result), error) != NULL)
    return TRUE;
  /* The file could be opened and its board could not be read, or the person gave up meanwhile: it
   * is not left half open. */
  if (self->store == g_task_get_task_data (G_TASK (result)))
    let_go (self);
  return FALSE;
}

void
bc_desk_close (BcDesk *self)
{
  g_autofree char *path = g_strdup (self->path);
  g_autofree char *staff = g_strdup (self->staff);
  g_autoptr (BcHall) hall = self->hall != NULL ? bc_hall_ref (self->hall) : NULL;
  gint64 until = g_get_monotonic_time () + self->close_patience;
  gboolean all_done = TRUE;

  let_go (self);
  /* At the end of the program this is the last chance to have it all written; but a drive that does not answer must not keep the program. */
  for (guint i = 0; i < self->closing->len; i++)
    all_done = await_closing (g_ptr_array_index (self->closing, i), until) && all_done;
  g_ptr_array_set_size (self->closing, 0);
  if (!all_done && path != NULL)
    bc_desk_keep_in_flight (self, path, staff, hall);
}

typedef struct
{
  char *path;
  char *hall_name;
  char *seat;
  BcClock *clock;
  guint count;
  guint64 seed;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_free (creation->path);
  g_free (creation->hall_name);
  g_free (creation->seat);
  g_object_unref (creation->clock);
  g_free (creation);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Creation *creation = data;
  GError *error = NULL;
  gboolean done;

  if (creation->count > 0)
    done = bc_demo_create (creation->path, creation->count, creation->seed, creation->clock, NULL,
                           NULL, &error);
  else
    {
      g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

      g_hash_table_insert (settings, (gpointer) "hall_name", creation->hall_name);
      done = bc_store_create (creation->path, settings, creation->clock, creation->seat, &error);
    }
  if (done)
    g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
  else
    g_task_return_error (task, error);
}

void
bc_desk_create_async (BcDesk *self,
                      const char *path,
                      const char *hall_name,
                      guint count,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Creation *creation = g_new0 (Creation, 1);

  g_task_set_source_tag (task, bc_desk_create_async);
  creation->path = g_strdup (path);
  creation->hall_name = g_strdup (hall_name);
  creation->seat = g_strdup (self->seat);
  creation->clock = g_object_ref (self->clock);
  creation->count = count;
  creation->seed = 1;
  g_task_set_task_data (task, creation, creation_free);
  g_task_run_in_thread (task, create_in_thread);
}

gboolean
bc_desk_create_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
