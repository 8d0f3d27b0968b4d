/* A hall on a shared drive, which BANCHENG_PLACE makes of a local folder: what it costs, that everybody gets a turn, and that a drive that hangs loses nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bc-store-fixture.h"
#include "store/bc-engine-private.h"
#include "store/bc-event.h"
#include "store/bc-feed.h"
#include "store/bc-lock-trial.h"
#include "store/bc-vfs-private.h"

/* Seats that only look, as the design has them. */
#define IDLE_SEATS 30
/* Seats that write as fast as they can. */
#define WRITERS 5
#define COMMITS 60

static guint64
total (BcEngine *engine)
{
  BcVfsCounts counts;

  bc_vfs_link_counts (bc_engine_link (engine), &counts);
  return bc_vfs_counts_total (&counts);
}

/* A registration as a job, counting how often it is run. */
typedef struct
{
  BcAct *act;
  BcRecord *draft;
  int runs;
} Registration;

static void
registration_init (Registration *self)
{
  *self = (Registration) { bc_act_new ("a01"), fixture_draft (FIXTURE_NOW), 0 };
}

static void
registration_clear (Registration *self)
{
  bc_act_free (self->act);
  bc_record_unref (self->draft);
}

static gpointer
register_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Registration *registration = data;

  registration->runs++;
  return bc_tickets_register (engine, registration->draft, registration->act, error);
}

static gboolean
run_registration (BcEngine *engine, Registration *registration, GError **error)
{
  BcRecord *record = bc_engine_transact (engine, BC_INTENT_WRITE, register_job, registration,
                                         (GDestroyNotify) bc_record_unref, NULL, error);

  if (record != NULL)
    bc_record_unref (record);
  return record != NULL;
}

static gint64
count_of (Fixture *fixture, Registration *registration)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM event WHERE operation = '%s'",
                                          registration->act->operation);

  return fixture_number (fixture->path, sql);
}

/* Two requests a look, as long as nothing happens; after a change the query, once. */
static void
test_idle_cost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcEngine) idle =
      bc_engine_open (fixture->path, fixture->clock, "idle", NULL, NULL, NULL, NULL);
  BcFeed feed = { 0 };
  BcVfsCounts start, end;
  BcFeedBatch *batch;
  guint64 before, n_asked, n_written;

  g_assert_true (bc_feed_start (&feed, idle, NULL));
  /* The first look asks whether somebody tries locks with this seat, and is seen by it as a change of the file; after a change it looks once more. */
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (bc_feed_has_moved (&feed, idle));
      g_assert_null (bc_feed_read (&feed, idle, NULL));
    }
  before = total (idle);
  for (int i = 0; i < 10; i++)
    g_assert_false (bc_feed_has_moved (&feed, idle));
  g_assert_cmpuint (total (idle) - before, ==, 20);

  /* The pages that the first one reads stay in memory. */
  bc_record_unref (fixture_register (fixture));
  bc_vfs_link_counts (bc_engine_link (fixture->engine), &start);
  bc_record_unref (fixture_register (fixture));
  bc_vfs_link_counts (bc_engine_link (fixture->engine), &end);
  n_written = end.kinds[BC_VFS_WRITE] - start.kinds[BC_VFS_WRITE];
  n_asked = bc_vfs_counts_total (&end) - bc_vfs_counts_total (&start) - n_written;
  g_test_message ("a registration: %" G_GUINT64_FORMAT " requests and %" G_GUINT64_FORMAT
                  " writes, which the client gathers until it is told to sync",
                  n_asked, n_written);
  g_assert_cmpuint (n_asked, <=, 40);
  g_assert_cmpuint (n_written, <=, 90);
  g_assert_cmpuint (end.kinds[BC_VFS_SYNC] - start.kinds[BC_VFS_SYNC], <=, 4);

  g_assert_true (bc_feed_has_moved (&feed, idle));
  while ((batch = bc_feed_read (&feed, idle, NULL)) != NULL)
    {
      g_assert_cmpuint (batch->records->len, ==, 2);
      bc_feed_batch_free (batch);
    }
  /* Once more, for another change may have come within the same tick of the server's clock. */
  g_assert_true (bc_feed_has_moved (&feed, idle));
  before = total (idle);
  g_assert_false (bc_feed_has_moved (&feed, idle));
  g_assert_cmpuint (total (idle) - before, ==, 2);
  bc_feed_end (&feed, idle);
}

/* Two seats take turns, as if each looked once a second. */
static void
look_in_turns (BcEngine **seats, BcLockTrial *trials, int n_turns)
{
  for (int i = 0; i < n_turns; i++)
    bc_lock_trial_look (&trials[i % 2], seats[i % 2]);
}

/* One asks, the other holds a lock and answers: it is proven; afterwards nothing is left in the file, and nothing more is asked. */
static void
test_trial (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcEngine) other =
      bc_engine_open (fixture->path, fixture->clock, "other", NULL, NULL, NULL, NULL);
  BcEngine *seats[] = { fixture->engine, other };
  BcLockTrial trials[2] = { 0 };
  guint64 before;

  g_assert_true (bc_lock_trial_is_due (&trials[0], seats[0]));
  look_in_turns (seats, trials, 8);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (trials[i].is_done);
      g_assert_cmpint (trials[i].failures, ==, 0);
      g_assert_cmpint (trials[i].held, ==, 0);
      g_assert_false (seats[i]->locks_fail);
    }
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM lock_trial"), ==, 0);
  before = bc_engine_data_version (other);
  look_in_turns (seats, trials, 4);
  g_assert_cmpuint (bc_engine_data_version (other), ==, before);
  for (int i = 0; i < 2; i++)
    bc_lock_trial_clear (&trials[i], seats[i]);
}

/* A drive whose locks do not reach the other computer: the other seat's locks are made on another file. */
static void
test_trial_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autoptr (BcEngine) other =
      bc_engine_open (fixture->path, fixture->clock, "other", NULL, NULL, NULL, NULL);
  BcEngine *seats[] = { fixture->engine, other };
  BcLockTrial trials[2] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (elsewhere, "", 0, NULL));
  bc_seat_free (other->presence);
  other->presence = bc_seat_new (elsewhere);
  look_in_turns (seats, trials, 4);
  /* Once is not enough: the other seat may have gone in between. */
  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, NULL, NULL));
  bc_engine_rollback (fixture->engine);
  look_in_turns (seats, trials, 8);
  g_assert_false (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED);
  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, NULL, NULL));
  bc_engine_rollback (fixture->engine);
  for (int i = 0; i < 2; i++)
    bc_lock_trial_clear (&trials[i], seats[i]);
}

static void
changed_cb (BcStore *store, gpointer batch, gpointer data)
{
  guint *n_seen = data;

  (*n_seen)++;
}

/* One writes, thirty see it. */
static void
test_idle_seats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_seen = 0;
  gint64 began;

  for (int i = 0; i < IDLE_SEATS; i++)
    {
      BcStore *store = bc_store_new (fixture->path, fixture->clock, "idle");

      g_assert_true (bc_store_open (store, NULL, NULL));
      g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &n_seen);
      bc_store_set_polling (store, 1000);
      g_ptr_array_add (seats, store);
    }
  began = g_get_monotonic_time ();
  bc_record_unref (fixture_register (fixture));
  while (n_seen < IDLE_SEATS)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("seen by %u seats after %" G_GINT64_FORMAT " ms", n_seen,
                  (g_get_monotonic_time () - began) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);
  for (int i = 0; i < IDLE_SEATS; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (seats, i), &n_seen);
}

/* What the writers' processes share. */
typedef struct
{
  int n_ready;
  int may_begin;
  int n_written[WRITERS];
} Race;

static int
sum_of (Race *race)
{
  int sum = 0;

  for (int i = 0; i < WRITERS; i++)
    sum += g_atomic_int_get (&race->n_written[i]);
  return sum;
}

/* In a process of its own: registers until all together have done enough. */
static void
write_on (Fixture *fixture, Race *race, int writer, int enough)
{
  BcEngine *engine =
      bc_engine_open (fixture->path, fixture->clock, "writer", NULL, NULL, NULL, NULL);

  /* Or all of them would make up the same operations. */
  g_random_set_seed ((guint32) getpid ());
  g_atomic_int_inc (&race->n_ready);
  while (!g_atomic_int_get (&race->may_begin))
    g_usleep (1000);
  while (engine != NULL && sum_of (race) < enough)
    {
      Registration registration;

      registration_init (&registration);
      if (run_registration (engine, &registration, NULL))
        g_atomic_int_inc (&race->n_written[writer]);
      registration_clear (&registration);
      bc_engine_yield (engine);
    }
  bc_engine_close (engine);
}

/* Nobody starves: SQLite's own way of waiting let one of sixteen make 1,775 commits and another 1. */
static void
test_fair (Fixture *fixture, gconstpointer data)
{
  Race *race = mmap (NULL, sizeof *race, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int least = G_MAXINT, most = 0;

  fixture_close (fixture);
  for (int i = 0; i < WRITERS; i++)
    if (fork () == 0)
      {
        write_on (fixture, race, i, COMMITS);
        _exit (0);
      }
  while (g_atomic_int_get (&race->n_ready) < WRITERS)
    g_usleep (1000);
  g_atomic_int_set (&race->may_begin, TRUE);
  for (int i = 0; i < WRITERS; i++)
    g_assert_cmpint (wait (NULL), >, 0);
  for (int i = 0; i < WRITERS; i++)
    {
      least = MIN (least, race->n_written[i]);
      most = MAX (most, race->n_written[i]);
    }
  g_test_message ("%d commits, least %d, most %d", sum_of (race), least, most);
  g_assert_cmpint (least, >, 0);
  g_assert_cmpfloat ((double) least / most, >, 0.1);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==,
                   sum_of (race));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT value FROM counter"), ==, sum_of (race));
  munmap (race, sizeof *race);
}

/* A drive that hangs once: before the nth write to a file of a role. */
typedef struct
{
  BcVfsRole role;
  int skip;
  gint64 sleep;
} Hang;

static int
hang_cb (const BcVfsOperation *operation, gpointer data)
{
  Hang *hang = data;

  if (operation->kind == BC_VFS_WRITE && operation->role == hang->role && hang->skip-- == 0)
    g_usleep (hang->sleep);
  return SQLITE_OK;
}

static void
set_guard (BcEngine *engine, gint64 guard)
{
  engine->guard = guard;
  bc_engine_set_guard (engine, TRUE);
}

/* The seat did not write in time: it gives up, looks, and does the job once more, wherever the drive hung. */
static void
test_repeated (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    BcVfsRole role;
    int skip;
  } hangs[] = {
    { BC_VFS_JOURNAL, 0 }, { BC_VFS_JOURNAL, 3 }, { BC_VFS_MAIN, 0 }, { BC_VFS_MAIN, 3 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hangs); i++)
    {
      Hang hang = { hangs[i].role, hangs[i].skip, 120 * 1000 };
      g_autoptr (GError) error = NULL;
      Registration registration;

      registration_init (&registration);
      set_guard (fixture->engine, 100 * 1000);
      bc_vfs_set_hook (hang_cb, &hang);
      run_registration (fixture->engine, &registration, &error);
      bc_vfs_set_hook (NULL, NULL);
      g_assert_no_error (error);
      g_assert_cmpint (hang.skip, <, 0);
      g_assert_cmpint (registration.runs, ==, 2);
      g_assert_cmpint (count_of (fixture, &registration), ==, 1);
      registration_clear (&registration);
    }
  g_assert_cmpint (fixture_number (fixture->path, "SELECT value FROM counter"), ==,
                   G_N_ELEMENTS (hangs));
}

/* Somebody has given the thread up: what it still does reaches the file neither now nor later. */
static void
test_abandoned (Fixture *fixture, gconstpointer data)
{
  Registration registration;

  registration_init (&registration);
  bc_vfs_link_poison (bc_engine_link (fixture->engine));
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (run_registration (fixture->engine, &registration, &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_IO);
    }
  fixture_close (fixture);
  g_assert_cmpint (count_of (fixture, &registration), ==, 0);
  registration_clear (&registration);
}

static void
waiting_cb (gboolean waiting, gpointer data)
{
  GString *told = data;

  g_string_append (told, waiting ? "+" : "-");
}

/* Somebody reads for long: the writer tries as long as its patience lasts, says once that it waits, and says why nothing was saved. */
static void
test_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (BcEngine) writer =
      bc_engine_open (fixture->path, fixture->clock, "writer", waiting_cb, told, NULL, NULL);
  g_autoptr (BcStatement) reading = NULL;
  g_autoptr (GError) error = NULL;
  Registration registration;

  registration_init (&registration);
  set_guard (writer, 400 * 1000);
  bc_engine_set_patience (writer, 1200 * 1000);
  fixture_begin (fixture, BC_INTENT_READ);
  reading = bc_engine_prepare (fixture->engine, "SELECT key FROM setting", NULL);
  g_assert_cmpint (bc_statement_step (reading, NULL), ==, BC_STEP_ROW);
  g_assert_false (run_registration (writer, &registration, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_BUSY);
  g_assert_cmpint (registration.runs, >, 1);
  g_assert_cmpstr (told->str, ==, "+-");
  g_clear_error (&error);
  g_clear_pointer (&reading, bc_statement_release);
  bc_engine_rollback (fixture->engine);
  g_assert_true (run_registration (writer, &registration, &error));
  g_assert_cmpint (count_of (fixture, &registration), ==, 1);
  registration_clear (&registration);
}

static int
die_cb (const BcVfsOperation *operation, gpointer data)
{
  int *skip = data;

  if (operation->kind == BC_VFS_WRITE && operation->role == BC_VFS_MAIN && (*skip)-- == 0)
    _exit (7);
  return SQLITE_OK;
}

typedef struct
{
  const char *path;
  int count;
} Deletes;

static int
count_deletes_cb (const BcVfsOperation *operation, gpointer data)
{
  Deletes *deletes = data;

  deletes->count +=
      operation->kind == BC_VFS_DELETE && g_strcmp0 (operation->path, deletes->path) == 0;
  return SQLITE_OK;
}

/* A seat dies in the middle of a commit: the next one takes the half back, and the journal stays, for other clients' caches still know it. */
static void
test_dead_seat (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  Deletes deletes = { journal, 0 };
  Race race = { .may_begin = TRUE };
  int skip = 1, status;
  gint64 n_events, broken;
  pid_t child;

  bc_record_unref (fixture_register (fixture));
  fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      bc_vfs_set_hook (die_cb, &skip);
      write_on (fixture, &race, 0, G_MAXINT);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 7);

  bc_vfs_set_hook (count_deletes_cb, &deletes);
  fixture_reopen (fixture);
  bc_vfs_set_hook (NULL, NULL);
  g_assert_cmpint (deletes.count, ==, 0);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  fixture_begin (fixture, BC_INTENT_READ);
  g_assert_true (bc_event_verify_chain (fixture->engine, NULL, &n_events, &broken, NULL));
  fixture_commit (fixture);
  g_assert_cmpint (broken, ==, 0);
  g_assert_cmpint (n_events, ==, 1);
}

static int
slow_rollback_cb (const BcVfsOperation *operation, gpointer data)
{
  if (operation->kind == BC_VFS_WRITE && operation->role == BC_VFS_MAIN)
    g_usleep (60 * 1000);
  return SQLITE_OK;
}

/* Taking back what a dead seat had begun takes longer than a write may: the file is opened all the same. */
static void
test_slow_recovery (Fixture *fixture, gconstpointer data)
{
  Race race = { .may_begin = TRUE };
  g_autoptr (BcEngine) engine = NULL;
  g_autoptr (GError) error = NULL;
  int skip = 6, status;
  pid_t child;

  fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      bc_vfs_set_hook (die_cb, &skip);
      write_on (fixture, &race, 0, G_MAXINT);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 7);

  engine = bc_engine_new_bare (fixture->path, fixture->clock, "seat");
  engine->guard = 50 * 1000;
  g_assert_true (bc_file_probe (fixture->path, &engine->file, NULL));
  g_assert_true (bc_engine_locate (engine, NULL));
  bc_vfs_set_hook (slow_rollback_cb, NULL);
  bc_engine_connect (engine, &error);
  bc_vfs_set_hook (NULL, NULL);
  g_assert_no_error (error);
  /* Afterwards writes have their usual time. */
  g_assert_true (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, NULL));
  g_assert_cmpint (bc_vfs_link_guard_left (engine->link), <=, engine->guard);
  bc_engine_rollback (engine);
}

static void
share_set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, NULL);
  fixture_close (self);
  g_setenv ("BANCHENG_PLACE", data, TRUE);
  fixture_reopen (self);
}

static void
share_tear_down (Fixture *self, gconstpointer data)
{
  bc_vfs_set_hook (NULL, NULL);
  g_unsetenv ("BANCHENG_PLACE");
  fixture_tear_down (self, NULL);
}

#define add(name, place, func)                                                                     \
  g_test_add (name, Fixture, place, share_set_up, func, share_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/share/idle-cost", "nfs", test_idle_cost);
  add ("/share/trial", "nfs", test_trial);
  add ("/share/trial-fails", "nfs", test_trial_fails);
  add ("/share/idle-seats", "nfs", test_idle_seats);
  add ("/share/fair", "smb", test_fair);
  add ("/share/fair-locally", "", test_fair);
  add ("/share/repeated", "smb", test_repeated);
  add ("/share/abandoned", "nfs", test_abandoned);
  add ("/share/reader", "nfs", test_reader);
  add ("/share/dead-seat", "smb", test_dead_seat);
  add ("/share/slow-recovery", "nfs", test_slow_recovery);
  return g_test_run ();
}
