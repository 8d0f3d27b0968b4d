/* The engine: waiting for others, giving up, being cancelled, and a disk that fails in the middle of a commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "base/bc-main-thread.h"
#include "store/bc-engine-private.h"
#include "store/bc-event.h"

/* Another seat that holds the write lock until it is told to let go. */
typedef struct
{
  Fixture *fixture;
  BcEngine *engine;
  GMutex mutex;
  GCond cond;
  gboolean holds;
  gboolean let_go;
  GThread *thread;
} Holder;

static gpointer
hold (gpointer data)
{
  Holder *self = data;
  BcEngine *engine =
      bc_engine_open (self->fixture->path, self->fixture->clock, "holder", NULL, NULL, NULL, NULL);

  g_assert_true (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, NULL));
  g_mutex_lock (&self->mutex);
  self->holds = TRUE;
  g_cond_broadcast (&self->cond);
  while (!self->let_go)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  bc_engine_rollback (engine);
  bc_engine_close (engine);
  return NULL;
}

static void
holder_start (Holder *self, Fixture *fixture)
{
  *self = (Holder) { .fixture = fixture };
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("holder", hold, self);
  g_mutex_lock (&self->mutex);
  while (!self->holds)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
holder_let_go (Holder *self)
{
  g_mutex_lock (&self->mutex);
  self->let_go = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
holder_join (Holder *self)
{
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Holder holder;

  holder_start (&holder, fixture);
  bc_engine_set_patience (fixture->engine, 20 * 1000);
  g_assert_false (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_BUSY);
  /* Reading goes on all the time. */
  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, NULL, NULL));
  g_assert_true (bc_engine_commit (fixture->engine, NULL));
  holder_let_go (&holder);
  holder_join (&holder);
  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, NULL, NULL));
  bc_engine_rollback (fixture->engine);
}

typedef struct
{
  Holder holder;
  int told;
  int over;
} Waited;

static void
waiting_cb (gboolean waiting, gpointer data)
{
  Waited *waited = data;

  if (waiting)
    {
      waited->told++;
      holder_let_go (&waited->holder);
    }
  else
    waited->over++;
}

/* The lock is only let go once the waiting has been told. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  Waited waited = { 0 };
  BcEngine *engine =
      bc_engine_open (fixture->path, fixture->clock, "seat-2", waiting_cb, &waited, NULL, NULL);

  holder_start (&waited.holder, fixture);
  g_assert_true (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, NULL));
  bc_engine_rollback (engine);
  holder_join (&waited.holder);
  g_assert_cmpint (waited.told, ==, 1);
  g_assert_cmpint (waited.over, ==, 1);
  bc_engine_close (engine);
}

static void
cancel_cb (gboolean waiting, gpointer data)
{
  if (waiting)
    g_cancellable_cancel (data);
}

static void
test_cancel_while_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Holder holder;
  BcEngine *engine =
      bc_engine_open (fixture->path, fixture->clock, "seat-2", cancel_cb, cancellable, NULL, NULL);

  holder_start (&holder, fixture);
  g_assert_false (bc_engine_begin (engine, BC_INTENT_WRITE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  holder_let_go (&holder);
  holder_join (&holder);
  bc_engine_close (engine);
}

static gpointer
cancel_soon (gpointer data)
{
  /* Long enough for the statement to be running, and no harm when it is not. */
  g_usleep (50 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A statement that would run for ever. */
static void
test_cancel_while_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BcStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;

  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, cancellable, NULL));
  statement = bc_engine_prepare (fixture->engine,
                                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                 "SELECT count(*) FROM n",
                                 NULL);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_cmpint (bc_statement_step (statement, &error), ==, BC_STEP_ERROR);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_pointer (&statement, bc_statement_release);
  bc_engine_rollback (fixture->engine);
  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, NULL, NULL));
  g_assert_true (bc_engine_commit (fixture->engine, NULL));
}

/* Cancelled between two statements: SQLite itself forgets such an interrupt. */
static void
test_cancel_between_statements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BcStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, cancellable, NULL));
  g_cancellable_cancel (cancellable);
  statement = bc_engine_prepare (fixture->engine,
                                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                 "SELECT count(*) FROM n",
                                 NULL);
  g_assert_cmpint (bc_statement_step (statement, &error), ==, BC_STEP_ERROR);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&statement, bc_statement_release);
  bc_engine_rollback (fixture->engine);
}

/* Cancelled before the commit has begun: nothing is there. */
static void
test_cancel_before_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("a01");

  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, cancellable, NULL));
  record = bc_tickets_register (fixture->engine, draft, act, NULL);
  g_assert_nonnull (record);
  g_cancellable_cancel (cancellable);
  g_assert_false (bc_engine_commit (fixture->engine, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, 0);
  g_clear_error (&error);
  g_assert_false (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  bc_act_free (act);
}

/* A disk that fails: the unix VFS lets its system calls be replaced. */

static int failing_errno;
static int calls_until_failure;

static gboolean
fails (void)
{
  if (failing_errno == 0 || calls_until_failure-- > 0)
    return FALSE;
  errno = failing_errno;
  return TRUE;
}

static ssize_t
failing_write (int fd, const void *buffer, size_t size)
{
  return fails () ? -1 : write (fd, buffer, size);
}

static ssize_t
failing_pwrite (int fd, const void *buffer, size_t size, off_t offset)
{
  return fails () ? -1 : pwrite (fd, buffer, size, offset);
}

/* Which of them SQLite calls was decided when it was compiled. */
static void
replace_writes (gboolean replace)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  vfs->xSetSystemCall (vfs, "write", replace ? (sqlite3_syscall_ptr) failing_write : NULL);
  vfs->xSetSystemCall (vfs, "pwrite", replace ? (sqlite3_syscall_ptr) failing_pwrite : NULL);
  vfs->xSetSystemCall (vfs, "pwrite64", replace ? (sqlite3_syscall_ptr) failing_pwrite : NULL);
}

static BcRecord *
try_register (Fixture *fixture, BcAct *act, GError **error)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) record = NULL;

  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, NULL, NULL));
  record = bc_tickets_register (fixture->engine, draft, act, error);
  if (record == NULL)
    {
      bc_engine_rollback (fixture->engine);
      return NULL;
    }
  return bc_engine_commit (fixture->engine, error) ? g_steal_pointer (&record) : NULL;
}

/* Whatever call fails, the answer is true: what is said to be saved is there once, what is not said to be is not there, and trying again with the same operation leaves one ticket. */
static void
fail_at_each_call (Fixture *fixture, int number, int expected)
{
  guint failures = 0;

  replace_writes (TRUE);
  for (int at = 0; at < 8; at++)
    {
      BcAct *act = bc_act_new ("a01");
      g_autoptr (BcRecord) record = NULL;
      g_autoptr (BcRecord) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM event WHERE operation = '%s'", act->operation);
      gint64 n_events, broken;

      calls_until_failure = at;
      failing_errno = number;
      record = try_register (fixture, act, &error);
      failing_errno = 0;
      if (record == NULL)
        {
          failures++;
          g_assert_error (error, BC_ERROR, expected);
        }
      g_assert_cmpint (fixture_number (fixture->path, sql), ==, record != NULL);
      g_clear_error (&error);
      again = try_register (fixture, act, &error);
      g_assert_no_error (error);
      g_assert_cmpint (fixture_number (fixture->path, sql), ==, 1);
      fixture_begin (fixture, BC_INTENT_READ);
      g_assert_true (bc_event_verify_chain (fixture->engine, NULL, &n_events, &broken, &error));
      fixture_commit (fixture);
      g_assert_cmpint (broken, ==, 0);
      g_assert_cmpint (n_events, ==, at + 1);
      bc_act_free (act);
    }
  replace_writes (FALSE);
  g_assert_cmpuint (failures, >, 0);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, 8);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT value FROM counter"), ==, 8);
}

static void
test_write_error (Fixture *fixture, gconstpointer data)
{
  fail_at_each_call (fixture, EIO, BC_ERROR_IO);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  fail_at_each_call (fixture, ENOSPC, BC_ERROR_FULL);
}

/* The disk reports an error although the commit took: the file is asked, and knows. That the answer comes from the operation's identifier is seen by noting one that is there already. */
static void
test_ask_after_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GPtrArray) history = fixture_history (fixture, bc_record_int (record, BC_FIELD_ID));
  const BcEvent *event = g_ptr_array_index (history, 0);
  const struct
  {
    const char *operation;
    gboolean saved;
  } cases[] = { { event->operation, TRUE }, { "never committed", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture_begin (fixture, BC_INTENT_WRITE);
      g_assert_true (
          bc_engine_run_sql (fixture->engine, "UPDATE counter SET value = value + 1", NULL));
      bc_engine_note_operation (fixture->engine, cases[i].operation);
      replace_writes (TRUE);
      calls_until_failure = 0;
      failing_errno = EIO;
      g_assert_cmpint (bc_engine_commit (fixture->engine, &error), ==, cases[i].saved);
      failing_errno = 0;
      replace_writes (FALSE);
      if (!cases[i].saved)
        g_assert_error (error, BC_ERROR, BC_ERROR_IO);
      g_assert_cmpint (bc_engine_take_operation (fixture->engine, cases[i].operation), ==,
                       cases[i].saved);
    }
}

/* No statement runs on the main thread of a windowed program. */
static void
test_main_thread (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      bc_main_thread_claim ();
      bc_engine_begin (fixture->engine, BC_INTENT_READ, NULL, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*bc_main_thread_is_current*");
}

/* A job that declared to read must not write. */
static void
test_declared_intent (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, NULL, NULL));
      bc_statement_release (
          bc_engine_prepare (fixture->engine, "DELETE FROM counter WHERE name = $1", NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*BC_INTENT_WRITE*");
}

static void
test_parameter_order (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, NULL, NULL));
      bc_statement_release (
          bc_engine_prepare (fixture->engine, "SELECT 1 FROM ticket WHERE id = $2 AND version = $1",
                             NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*parameters_are_in_order*");
}

/* Text of another program that is no UTF-8 does not get out of the store. */
static void
test_repaired_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) read = NULL;

  fixture_sql (fixture->path, "UPDATE ticket SET petitioner_name = CAST(x'e5bc' || x'41' AS TEXT)");
  read = fixture_get (fixture, bc_record_int (record, BC_FIELD_ID));
  g_assert_true (g_utf8_validate (bc_record_text (read, BC_FIELD_PETITIONER_NAME), -1, NULL));
  g_assert_nonnull (strchr (bc_record_text (read, BC_FIELD_PETITIONER_NAME), 'A'));
}

/* A cache that is full of other texts still works, with statements in use. */
static void
test_many_statements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcStatement) held = NULL;
  g_autoptr (BcStatement) twin = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  held = bc_engine_prepare (fixture->engine, "SELECT 7 UNION ALL SELECT 8", NULL);
  g_assert_cmpint (bc_statement_step (held, NULL), ==, BC_STEP_ROW);
  twin = bc_engine_prepare (fixture->engine, "SELECT 7 UNION ALL SELECT 8", NULL);
  g_assert_true (held != twin);
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);
      g_autoptr (BcStatement) statement = bc_engine_prepare (fixture->engine, sql, NULL);

      g_assert_cmpint (bc_statement_step (statement, NULL), ==, BC_STEP_ROW);
      g_assert_cmpint (bc_statement_int (statement, 0), ==, i);
    }
  g_assert_cmpint (bc_statement_step (held, NULL), ==, BC_STEP_ROW);
  g_assert_cmpint (bc_statement_int (held, 0), ==, 8);
  g_clear_pointer (&held, bc_statement_release);
  g_clear_pointer (&twin, bc_statement_release);
  fixture_commit (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/engine/busy", test_busy);
  fixture_add ("/engine/waiting", test_waiting);
  fixture_add ("/engine/cancel-while-waiting", test_cancel_while_waiting);
  fixture_add ("/engine/cancel-while-running", test_cancel_while_running);
  fixture_add ("/engine/cancel-between-statements", test_cancel_between_statements);
  fixture_add ("/engine/cancel-before-commit", test_cancel_before_commit);
  fixture_add ("/engine/write-error", test_write_error);
  fixture_add ("/engine/full", test_full);
  fixture_add ("/engine/ask-after-error", test_ask_after_error);
  fixture_add ("/engine/main-thread", test_main_thread);
  fixture_add ("/engine/declared-intent", test_declared_intent);
  fixture_add ("/engine/parameter-order", test_parameter_order);
  fixture_add ("/engine/repaired-text", test_repaired_text);
  fixture_add ("/engine/many-statements", test_many_statements);
  return g_test_run ();
}
