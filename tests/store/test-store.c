/* The door: jobs on the worker thread, the change feed, closing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <string.h>

#include "base/bc-main-thread.h"
#include "store/bc-event.h"

/* Longer than anything takes, even under a sanitizer on a busy machine; awaited, never slept. */
#define PATIENCE_SECONDS 60

typedef struct
{
  Fixture fixture;
  BcStore *store;
  GAsyncResult *result;
  guint n_changed;
  guint n_records;
  guint n_callbacks;
  guint n_own;
  guint n_foreign;
  gint64 last_seq;
  gint64 last_ticket;
  gint64 last_version;
  guint n_waiting;
  guint n_over;
} Door;

static const char *program;

static void
changed_cb (BcStore *store, BcFeedBatch *batch, Door *door)
{
  door->n_changed++;
  door->n_records += batch->records->len;
  door->n_callbacks += batch->callbacks->len;
  for (guint i = 0; i < batch->tickets_by_seat_events->len; i++)
    {
      if (g_array_index (batch->tickets_by_seat_events, BcFeedNote, i).own)
        door->n_own++;
      else
        door->n_foreign++;
    }
  for (guint i = 0; i < batch->records->len; i++)
    {
      door->last_ticket = bc_record_int (batch->records->pdata[i], BC_FIELD_ID);
      door->last_version = bc_record_int (batch->records->pdata[i], BC_FIELD_VERSION);
    }
  g_assert_cmpint (batch->last_seq, >, door->last_seq);
  door->last_seq = batch->last_seq;
}

static void
waiting_cb (BcStore *store, gboolean waiting, Door *door)
{
  if (waiting)
    door->n_waiting++;
  else
    door->n_over++;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Door *door = data;

  g_assert_null (door->result);
  door->result = g_object_ref (result);
}

static gboolean
too_long_cb (gpointer data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

static gboolean
over_cb (gpointer data)
{
  gboolean *is_over = data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition. */
#define await(condition)                                                                           \
  G_STMT_START                                                                                     \
    {                                                                                              \
      guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, too_long_cb, NULL);                 \
      while (!(condition))                                                                         \
        g_main_context_iteration (NULL, TRUE);                                                     \
      g_source_remove (timeout);                                                                   \
    }                                                                                              \
  G_STMT_END

static void
open_door (Door *door)
{
  g_autoptr (GError) error = NULL;

  door->store = bc_store_new (door->fixture.path, door->fixture.clock, "seat-1");
  bc_store_open_async (door->store, NULL, result_cb, door);
  await (door->result != NULL);
  bc_store_open_finish (door->store, door->result, &error);
  g_assert_no_error (error);
  g_clear_object (&door->result);
  g_signal_connect (door->store, "changed", G_CALLBACK (changed_cb), door);
  g_signal_connect (door->store, "waiting", G_CALLBACK (waiting_cb), door);
}

static void
set_up (Door *door, gconstpointer data)
{
  fixture_set_up (&door->fixture, NULL);
  open_door (door);
}

static void
tear_down (Door *door, gconstpointer data)
{
  g_clear_object (&door->result);
  if (door->store != NULL)
    g_assert_finalize_object (g_steal_pointer (&door->store));
  fixture_tear_down (&door->fixture, NULL);
}

static gpointer
register_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);

  g_assert_false (bc_main_thread_is_current ());
  return bc_tickets_register (engine, draft, data, error);
}

static void
test_open (Door *door, gconstpointer data)
{
  g_autoptr (BcHall) hall = bc_store_dup_hall (door->store);

  g_assert_cmpstr (bc_hall_name (hall), ==, "东港区政务服务中心");
  g_assert_nonnull (bc_hall_find (hall, BC_TABLE_STAFF, "a01"));
  g_assert_false (bc_store_is_read_only (door->store));
  g_assert_cmpstr (bc_store_get_path (door->store), ==, door->fixture.path);
}

static void
test_open_fails (Door *door, gconstpointer data)
{
  g_autofree char *path = g_build_filename (door->fixture.folder, "none.hall", NULL);
  BcStore *store = bc_store_new (path, door->fixture.clock, "seat");
  g_autoptr (GError) error = NULL;

  bc_store_open_async (store, NULL, result_cb, door);
  await (door->result != NULL);
  g_assert_false (bc_store_open_finish (store, door->result, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  g_clear_object (&door->result);
  g_clear_error (&error);
  g_assert_null (bc_store_dup_hall (store));

  /* A job for a file that is not open says so. */
  g_assert_null (bc_store_run (store, BC_INTENT_WRITE, register_job, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  g_assert_finalize_object (store);
}

/* What this process writes is told too, and at once. */
static void
test_own_write (Door *door, gconstpointer data)
{
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  bc_store_run_async (door->store, BC_INTENT_WRITE, register_job, bc_act_new ("a01"),
                      (GDestroyNotify) bc_act_free, (GDestroyNotify) bc_record_unref, NULL,
                      result_cb, door);
  await (door->result != NULL && door->n_changed > 0);
  record = bc_store_run_finish (door->store, door->result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (door->n_changed, ==, 1);
  g_assert_cmpuint (door->n_records, ==, 1);
  g_assert_cmpuint (door->n_own, ==, 1);
  g_assert_cmpuint (door->n_foreign, ==, 0);
  g_assert_cmpint (door->last_ticket, ==, bc_record_int (record, BC_FIELD_ID));
}

/* An error of the job comes back as it is, and nothing is told. */
static void
test_failing_job (Door *door, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bc_store_run_async (door->store, BC_INTENT_WRITE, register_job, bc_act_new ("b01"),
                      (GDestroyNotify) bc_act_free, (GDestroyNotify) bc_record_unref, NULL,
                      result_cb, door);
  await (door->result != NULL);
  g_assert_null (bc_store_run_finish (door->store, door->result, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_assert_cmpuint (door->n_changed, ==, 0);
}

static gpointer
many_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
      g_autoptr (BcRecord) record = NULL;
      BcAct *act = bc_act_new ("a01");

      record = bc_tickets_register (engine, draft, act, error);
      bc_act_free (act);
      if (record == NULL)
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

/* Many changes of one transaction are one batch. */
static void
test_one_batch (Door *door, gconstpointer data)
{
  bc_store_run_async (door->store, BC_INTENT_WRITE, many_job, NULL, NULL, NULL, NULL, result_cb,
                      door);
  await (door->result != NULL && door->n_changed > 0);
  g_assert_cmpuint (door->n_changed, ==, 1);
  g_assert_cmpuint (door->n_records, ==, 50);
}

/* A process of its own registers a ticket and moves it; this one sees both within two seconds of the commit, the ticket once as it stands then. */
static void
test_other_process (Door *door, gconstpointer data)
{
  g_autoptr (GSubprocess) seat = NULL;
  g_autoptr (GError) error = NULL;
  gint64 committed;

  bc_store_set_polling (door->store, 1000);
  seat = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--seat", door->fixture.path,
                           NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (seat, NULL, &error));
  committed = g_get_monotonic_time ();
  await (door->n_foreign == 7);
  g_assert_cmpint (g_get_monotonic_time () - committed, <, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (door->n_own, ==, 0);
  g_assert_cmpint (door->last_ticket, ==, 1);
  g_assert_cmpint (door->last_version, ==, 7);
  /* It came to the callback, which planned one. */
  g_assert_cmpuint (door->n_callbacks, >=, 1);

  /* Nothing more happens, so nothing more is told, however often the file is looked at. */
  {
    guint n_changed = door->n_changed;
    gboolean is_over = FALSE;

    bc_store_set_polling (door->store, 10);
    g_timeout_add (300, over_cb, &is_over);
    await (is_over);
    g_assert_cmpuint (door->n_changed, ==, n_changed);
  }
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean entered;
  gboolean leave;
  GString *order;
} Gate;

static void
gate_init (Gate *gate)
{
  *gate = (Gate) { .order = g_string_new (NULL) };
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
}

static void
gate_clear (Gate *gate)
{
  g_string_free (gate->order, TRUE);
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}

static gpointer
gate_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->leave)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return GINT_TO_POINTER (TRUE);
}

static void
gate_wait_entered (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->entered)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->leave = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

typedef struct
{
  Gate *gate;
  char letter;
} Letter;

static gpointer
letter_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Letter *letter = data;

  g_string_append_c (letter->gate->order, letter->letter);
  return GINT_TO_POINTER (TRUE);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint *count = data;

  g_assert_nonnull (bc_store_run_finish (BC_STORE (source), result, NULL));
  ++*count;
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcRecord) record = bc_store_run_finish (BC_STORE (source), result, NULL);
  guint *count = data;

  g_assert_nonnull (record);
  ++*count;
}

/* Writes before reads, each in its order. */
static void
test_order (Door *door, gconstpointer data)
{
  static const struct
  {
    char letter;
    BcIntent intent;
  } jobs[] = { { 'a', BC_INTENT_READ },
               { 'b', BC_INTENT_READ },
               { 'C', BC_INTENT_WRITE },
               { 'd', BC_INTENT_READ },
               { 'E', BC_INTENT_WRITE } };
  guint done = 0;
  Gate gate;

  gate_init (&gate);
  bc_store_run_async (door->store, BC_INTENT_READ, gate_job, &gate, NULL, NULL, NULL, count_cb,
                      &done);
  gate_wait_entered (&gate);
  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      Letter letter = { &gate, jobs[i].letter };

      bc_store_run_async (door->store, jobs[i].intent, letter_job,
                          g_memdup2 (&letter, sizeof letter), g_free, NULL, NULL, count_cb, &done);
    }
  gate_open (&gate);
  await (done == 1 + G_N_ELEMENTS (jobs));
  g_assert_cmpstr (gate.order->str, ==, "CEabd");
  gate_clear (&gate);
}

/* A job that is cancelled in the queue is told at once, while the one before it still runs, and never runs itself. */
static void
test_cancel_queued (Door *door, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Letter *letter;
  guint done = 0;
  Gate gate;

  gate_init (&gate);
  bc_store_run_async (door->store, BC_INTENT_READ, gate_job, &gate, NULL, NULL, NULL, count_cb,
                      &done);
  gate_wait_entered (&gate);
  letter = g_new0 (Letter, 1);
  *letter = (Letter) { &gate, 'x' };
  bc_store_run_async (door->store, BC_INTENT_WRITE, letter_job, letter, g_free, NULL, cancellable,
                      result_cb, door);
  g_cancellable_cancel (cancellable);
  await (door->result != NULL);
  g_assert_cmpuint (done, ==, 0);
  g_assert_null (bc_store_run_finish (door->store, door->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gate_open (&gate);
  await (done == 1);
  g_assert_cmpstr (gate.order->str, ==, "");

  /* Cancelled before it was even queued. */
  g_clear_object (&door->result);
  g_clear_error (&error);
  letter = g_new0 (Letter, 1);
  *letter = (Letter) { &gate, 'y' };
  bc_store_run_async (door->store, BC_INTENT_READ, letter_job, letter, g_free, NULL, cancellable,
                      result_cb, door);
  await (door->result != NULL);
  g_assert_null (bc_store_run_finish (door->store, door->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  bc_store_close (door->store);
  g_assert_cmpstr (gate.order->str, ==, "");
  gate_clear (&gate);
}

static gpointer
endless_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine,
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
                         "count(*) FROM n",
                         error);
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  return bc_statement_step (statement, error) == BC_STEP_ROW ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
test_cancel_running (Door *door, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Gate gate;

  gate_init (&gate);
  bc_store_run_async (door->store, BC_INTENT_READ, endless_job, &gate, NULL, NULL, cancellable,
                      result_cb, door);
  gate_wait_entered (&gate);
  /* Most likely before the statement has begun to step: a cancellation must not be lost there. */
  g_cancellable_cancel (cancellable);
  await (door->result != NULL);
  g_assert_null (bc_store_run_finish (door->store, door->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gate_clear (&gate);
}

/* Closing lets what is queued be done, and what comes later is told that nothing is open. */
static void
test_close (Door *door, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint done = 0;

  for (int i = 0; i < 20; i++)
    bc_store_run_async (door->store, BC_INTENT_WRITE, register_job, bc_act_new ("a01"),
                        (GDestroyNotify) bc_act_free, (GDestroyNotify) bc_record_unref, NULL,
                        registered_cb, &done);
  bc_store_close (door->store);
  g_assert_cmpint (fixture_number (door->fixture.path, "SELECT count(*) FROM ticket"), ==, 20);
  await (done == 20);
  bc_store_run_async (door->store, BC_INTENT_WRITE, register_job, bc_act_new ("a01"),
                      (GDestroyNotify) bc_act_free, NULL, NULL, result_cb, door);
  await (door->result != NULL);
  g_assert_null (bc_store_run_finish (door->store, door->result, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  bc_store_close (door->store);
}

/* A store may be let go while its jobs are on their way. */
static void
test_let_go (Door *door, gconstpointer data)
{
  guint done = 0;

  for (int i = 0; i < 5; i++)
    bc_store_run_async (door->store, BC_INTENT_WRITE, register_job, bc_act_new ("a01"),
                        (GDestroyNotify) bc_act_free, (GDestroyNotify) bc_record_unref, NULL,
                        registered_cb, &done);
  g_clear_object (&door->store);
  await (done == 5);
}

static void
test_waiting (Door *door, gconstpointer data)
{
  Fixture *fixture = &door->fixture;
  g_autoptr (BcRecord) record = NULL;

  fixture_begin (fixture, BC_INTENT_WRITE);
  bc_store_run_async (door->store, BC_INTENT_WRITE, register_job, bc_act_new ("a01"),
                      (GDestroyNotify) bc_act_free, (GDestroyNotify) bc_record_unref, NULL,
                      result_cb, door);
  await (door->n_waiting == 1);
  g_assert_null (door->result);
  bc_engine_rollback (fixture->engine);
  await (door->result != NULL && door->n_over == 1);
  record = bc_store_run_finish (door->store, door->result, NULL);
  g_assert_nonnull (record);
  g_assert_cmpuint (door->n_waiting, ==, 1);
}

/* Waiting calls are for programs without a window. */
static void
test_blocking (Door *door, gconstpointer data)
{
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("a01");

  record = bc_store_run (door->store, BC_INTENT_WRITE, register_job, act, &error);
  g_assert_no_error (error);
  bc_act_free (act);
}

static void
test_blocking_on_main_thread (Door *door, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      bc_main_thread_claim ();
      bc_store_run (door->store, BC_INTENT_WRITE, register_job, NULL, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*bc_main_thread_is_current*");
}

/* This binary again, as another seat: one ticket on its whole way. */
static int
run_as_seat (const char *path)
{
  Fixture fixture = { .path = (char *) path, .clock = bc_clock_new_fixed (FIXTURE_NOW) };
  g_autoptr (BcRecord) record = NULL;

  fixture_reopen (&fixture);
  record = fixture_advance (&fixture, BC_STATE_CALLBACK);
  fixture_close (&fixture);
  g_object_unref (fixture.clock);
  return 0;
}

#define add(name, func) g_test_add (name, Door, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--seat") == 0)
    return run_as_seat (argv[2]);
  g_test_init (&argc, &argv, NULL);
  add ("/store/open", test_open);
  add ("/store/open-fails", test_open_fails);
  add ("/store/own-write", test_own_write);
  add ("/store/failing-job", test_failing_job);
  add ("/store/one-batch", test_one_batch);
  add ("/store/other-process", test_other_process);
  add ("/store/order", test_order);
  add ("/store/cancel-queued", test_cancel_queued);
  add ("/store/cancel-running", test_cancel_running);
  add ("/store/close", test_close);
  add ("/store/let-go", test_let_go);
  add ("/store/waiting", test_waiting);
  add ("/store/blocking", test_blocking);
  add ("/store/blocking-on-main-thread", test_blocking_on_main_thread);
  return g_test_run ();
}
