/* The layer under SQLite: what it counts, what it refuses, and that what it does otherwise on a shared drive holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bc-store-fixture.h"
#include "store/bc-vfs-private.h"

typedef struct
{
  char *folder;
  char *path;
  sqlite3 *db;
  BcVfsLink *link;
} Open;

static void
run (Open *self, const char *sql, int expected)
{
  int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (result != expected)
    g_error ("%s: %d instead of %d: %s", sql, result, expected, sqlite3_errmsg (self->db));
}

static void
connect_to (Open *self, BcVfsDuties duties, gint64 guard)
{
  g_assert_cmpint (sqlite3_open_v2 (self->path, &self->db,
                                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
                                        | SQLITE_OPEN_EXRESCODE,
                                    bc_vfs_name ()),
                   ==, SQLITE_OK);
  self->link = bc_vfs_link_new ();
  bc_vfs_adopt (self->db, self->link);
  bc_vfs_link_configure (self->link, duties, guard);
  run (self, "PRAGMA journal_mode = PERSIST; PRAGMA synchronous = FULL; PRAGMA cache_size = -3000",
       SQLITE_OK);
}

static void
disconnect (Open *self)
{
  bc_vfs_set_hook (NULL, NULL);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  g_clear_pointer (&self->link, bc_vfs_link_unref);
}

static void
open_set_up (Open *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("bancheng-vfs-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "file", NULL);
  connect_to (self, BC_VFS_FRESH | BC_VFS_GUARD | BC_VFS_CONVERT, BC_VFS_GUARD_TIME);
  run (self, "CREATE TABLE t (a, b)", SQLITE_OK);
}

static void
open_tear_down (Open *self, gconstpointer data)
{
  disconnect (self);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static int
number (Open *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  int value;

  g_assert_cmpint (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* What an operation of a kind and a role does the nth time it comes. */
typedef struct
{
  BcVfsKind kind;
  BcVfsRole role;
  int skip;
  int result;
  gint64 sleep;
  int seen;
  int locks[64]; /* types, in their order */
  guint n_locks;
} Plan;

static int
plan_cb (const BcVfsOperation *operation, gpointer data)
{
  Plan *plan = data;

  if (operation->kind == BC_VFS_LOCK && plan->n_locks < G_N_ELEMENTS (plan->locks)
      && operation->offset == 0x40000002)
    plan->locks[plan->n_locks++] = operation->lock;
  if (operation->kind != plan->kind || operation->role != plan->role || plan->seen++ != plan->skip)
    return SQLITE_OK;
  if (plan->sleep > 0)
    g_usleep (plan->sleep);
  return plan->result;
}

/* A commit and a poll cost what the design says, and a poll sees what another connection does. */
static void
test_counts (Open *self, gconstpointer data)
{
  Open other = { .path = self->path };
  BcVfsCounts before, after;
  guint32 counter, moved;
  gint64 modified;

  connect_to (&other, BC_VFS_FRESH, 0);
  bc_vfs_link_counts (self->link, &before);
  g_assert_cmpint (bc_vfs_change_counter (self->db, &counter, &modified), ==, SQLITE_OK);
  bc_vfs_link_counts (self->link, &after);
  g_assert_cmpuint (bc_vfs_counts_total (&after) - bc_vfs_counts_total (&before), ==, 2);

  run (&other, "INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  g_assert_cmpint (bc_vfs_change_counter (self->db, &moved, &modified), ==, SQLITE_OK);
  g_assert_cmpuint (moved, ==, counter + 1);
  bc_vfs_link_counts (other.link, &before);
  run (&other, "INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  bc_vfs_link_counts (other.link, &after);
  g_test_message ("a commit: %" G_GUINT64_FORMAT " operations",
                  bc_vfs_counts_total (&after) - bc_vfs_counts_total (&before));
  g_assert_cmpuint (bc_vfs_counts_total (&after) - bc_vfs_counts_total (&before), <=, 66);
  g_assert_cmpuint (after.kinds[BC_VFS_SYNC] - before.kinds[BC_VFS_SYNC], >=, 3);
  g_assert_cmpuint (after.kinds[BC_VFS_DELETE], ==, before.kinds[BC_VFS_DELETE]);
  disconnect (&other);
}

/* Past the deadline nothing of the connection is written any more, and what it had begun is rolled back by the next one. */
static void
test_guard (Open *self, gconstpointer data)
{
  static const struct
  {
    BcVfsRole role;
    int skip;
  } stops[] = {
    { BC_VFS_JOURNAL, 0 }, { BC_VFS_JOURNAL, 2 }, { BC_VFS_MAIN, 0 }, { BC_VFS_MAIN, 1 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      Plan plan = { BC_VFS_WRITE, stops[i].role, stops[i].skip, SQLITE_OK, 60 * 1000 };

      bc_vfs_link_configure (self->link, BC_VFS_FRESH | BC_VFS_GUARD, 50 * 1000);
      bc_vfs_set_hook (plan_cb, &plan);
      g_assert_cmpint (sqlite3_exec (self->db,
                                     "BEGIN IMMEDIATE; INSERT INTO t VALUES (1, zeroblob (9000)); "
                                     "COMMIT",
                                     NULL, NULL, NULL),
                       ==, SQLITE_IOERR_BLOCKED);
      g_assert_cmpint (plan.seen, >, plan.skip);
      g_assert_true (bc_vfs_link_is_given_up (self->link));
      g_assert_false (bc_vfs_link_is_poisoned (self->link));
      /* It stays so: no reading, no rollback, no new try. */
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      g_assert_cmpint (sqlite3_exec (self->db, "SELECT * FROM t", NULL, NULL, NULL), !=, SQLITE_OK);
      disconnect (self);
      connect_to (self, BC_VFS_FRESH | BC_VFS_GUARD, BC_VFS_GUARD_TIME);
      g_assert_cmpint (number (self, "SELECT count(*) FROM t"), ==, (int) i);
      run (self, "INSERT INTO t VALUES (3, zeroblob (5000))", SQLITE_OK);
      g_assert_cmpint (number (self, "SELECT 1 FROM pragma_integrity_check WHERE 'ok' = "
                                     "integrity_check"),
                       ==, 1);
    }
  /* Without a transaction no deadline runs. */
  g_assert_cmpint (bc_vfs_link_guard_left (self->link), ==, G_MAXINT64);
  run (self, "BEGIN IMMEDIATE", SQLITE_OK);
  g_assert_cmpint (bc_vfs_link_guard_left (self->link), <=, BC_VFS_GUARD_TIME);
  run (self, "ROLLBACK", SQLITE_OK);
  g_assert_cmpint (bc_vfs_link_guard_left (self->link), ==, G_MAXINT64);
}

/* Whoever abandons a thread poisons its connection: what it does when it wakes does not reach the file. */
static void
test_poison (Open *self, gconstpointer data)
{
  run (self, "BEGIN IMMEDIATE; INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  bc_vfs_link_poison (self->link);
  g_assert_cmpint (sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_IOERR_BLOCKED);
  g_assert_true (bc_vfs_link_is_poisoned (self->link));
  disconnect (self);
  connect_to (self, BC_VFS_PLAIN, 0);
  g_assert_cmpint (number (self, "SELECT count(*) FROM t"), ==, 0);

  /* Opening anew heals what the guard gave up, but not this. */
  bc_vfs_link_poison (self->link);
  bc_vfs_adopt (self->db, self->link);
  g_assert_cmpint (sqlite3_exec (self->db, "SELECT * FROM t", NULL, NULL, NULL), !=, SQLITE_OK);
}

/* From reading to writing by way of nothing, and back: on SMB the handle's own read lock is in its way. */
static void
test_convert (Open *self, gconstpointer data)
{
  static const int expected[] = { F_RDLCK, F_UNLCK, F_WRLCK, F_UNLCK, F_RDLCK, F_UNLCK };
  Plan plan = { BC_VFS_WRITE, BC_VFS_OTHER, 0, SQLITE_OK, 0 };

  run (self, "INSERT INTO t VALUES (1, 2), (2, 3)", SQLITE_OK);
  bc_vfs_set_hook (plan_cb, &plan);
  run (self, "INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  bc_vfs_set_hook (NULL, NULL);
  g_assert_cmpmem (plan.locks, plan.n_locks * sizeof (int), expected, 5 * sizeof (int));
}

/* Everything let go at once: the next read lock is one as if there had been no write lock. */
static void
test_convert_again (Open *self, gconstpointer data)
{
  static const int expected[] = { F_RDLCK };
  Plan plan = { BC_VFS_WRITE, BC_VFS_OTHER, 0, SQLITE_OK, 0 };

  run (self, "BEGIN EXCLUSIVE; ROLLBACK", SQLITE_OK);
  bc_vfs_set_hook (plan_cb, &plan);
  g_assert_cmpint (number (self, "SELECT count(*) FROM t"), ==, 0);
  bc_vfs_set_hook (NULL, NULL);
  g_assert_cmpmem (plan.locks, plan.n_locks * sizeof (int), expected, sizeof expected);
}

/* The write lock is refused: the read lock is there again, and the transaction can go on. */
static void
test_convert_refused (Open *self, gconstpointer data)
{
  Open other = { .path = self->path };
  Plan plan = { BC_VFS_LOCK, BC_VFS_MAIN, -1, SQLITE_BUSY, 0 };
  int status;
  pid_t child;

  run (self, "BEGIN IMMEDIATE; INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  /* PENDING, then the conversion: release and take. */
  plan.skip = 2;
  bc_vfs_set_hook (plan_cb, &plan);
  g_assert_cmpint (sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_BUSY);
  bc_vfs_set_hook (NULL, NULL);
  g_assert_cmpint (plan.locks[plan.n_locks - 1], ==, F_RDLCK);
  /* Another process sees the read lock: a process does not see its own. */
  child = fork ();
  if (child == 0)
    {
      struct flock lock = { F_WRLCK, SEEK_SET, 0x40000002, 510, 0 };
      int fd = open (other.path, O_RDWR);

      _exit (fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type == F_RDLCK ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  run (self, "COMMIT", SQLITE_OK);
  g_assert_cmpint (number (self, "SELECT count(*) FROM t"), ==, 1);
}

/* Faults of a test reach SQLite as those of a disk do. */
static void
test_hook (Open *self, gconstpointer data)
{
  static const struct
  {
    BcVfsKind kind;
    BcVfsRole role;
    int result;
    int expected;
  } faults[] = {
    { BC_VFS_WRITE, BC_VFS_JOURNAL, SQLITE_FULL, SQLITE_FULL },
    { BC_VFS_WRITE, BC_VFS_MAIN, BC_VFS_SHORT_WRITE, SQLITE_FULL },
    { BC_VFS_WRITE, BC_VFS_MAIN, SQLITE_IOERR_WRITE, SQLITE_IOERR_WRITE },
    { BC_VFS_SYNC, BC_VFS_MAIN, SQLITE_IOERR_FSYNC, SQLITE_IOERR_FSYNC },
    { BC_VFS_SYNC, BC_VFS_JOURNAL, SQLITE_IOERR_FSYNC, SQLITE_IOERR_FSYNC },
    { BC_VFS_LOCK, BC_VFS_MAIN, SQLITE_BUSY, SQLITE_BUSY },
    { BC_VFS_LOCK, BC_VFS_MAIN, SQLITE_IOERR_LOCK, SQLITE_IOERR_LOCK },
    { BC_VFS_ACCESS, BC_VFS_JOURNAL, SQLITE_IOERR_ACCESS, SQLITE_IOERR_ACCESS },
    { BC_VFS_OPEN, BC_VFS_JOURNAL, SQLITE_IOERR, SQLITE_IOERR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      Plan plan = { faults[i].kind, faults[i].role, 0, faults[i].result };

      g_test_message ("fault %u", (guint) i);
      bc_vfs_set_hook (plan_cb, &plan);
      g_assert_cmpint (sqlite3_exec (self->db, "INSERT INTO t VALUES (1, zeroblob (9000))", NULL,
                                     NULL, NULL),
                       ==, faults[i].expected);
      bc_vfs_set_hook (NULL, NULL);
      g_assert_cmpint (number (self, "SELECT count(*) FROM t"), ==, 0);
    }
}

/* A journal is taken away by name too, and that is known to be this connection's. */
static void
test_delete (Open *self, gconstpointer data)
{
  BcVfsCounts before, after;

  run (self, "INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  bc_vfs_link_counts (self->link, &before);
  run (self, "PRAGMA journal_mode = DELETE", SQLITE_OK);
  run (self, "INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  bc_vfs_link_counts (self->link, &after);
  g_assert_cmpuint (after.kinds[BC_VFS_DELETE] - before.kinds[BC_VFS_DELETE], >=, 1);
}

static gboolean
others_may_write (const char *path)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      struct flock lock = { F_WRLCK, SEEK_SET, 0x40000000, 512, 0 };
      int fd = open (path, O_RDWR);

      _exit (fcntl (fd, F_SETLK, &lock) == 0 ? 1 : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status != 0;
}

/* A look at the file from beside the connection does not cost it its locks, as a plain close() does. */
static void
test_close_fd (Open *self, gconstpointer data)
{
  int fd = open (self->path, O_RDONLY | O_CLOEXEC);

  run (self, "BEGIN IMMEDIATE", SQLITE_OK);
  g_assert_false (others_may_write (self->path));
  bc_vfs_close_fd (fd);
  g_assert_false (others_may_write (self->path));
  run (self, "COMMIT", SQLITE_OK);
  g_assert_cmpint (fcntl (fd, F_GETFD), !=, -1);
  disconnect (self);
  g_assert_cmpint (fcntl (fd, F_GETFD), ==, -1);
  /* Nobody has it open now. */
  fd = open (self->path, O_RDONLY | O_CLOEXEC);
  bc_vfs_close_fd (fd);
  g_assert_cmpint (fcntl (fd, F_GETFD), ==, -1);
  connect_to (self, BC_VFS_PLAIN, 0);
}

static void
test_wal (Open *self, gconstpointer data)
{
  Open other = { .path = self->path };

  bc_vfs_link_configure (self->link, BC_VFS_PLAIN, 0);
  run (self, "PRAGMA journal_mode = WAL", SQLITE_OK);
  connect_to (&other, BC_VFS_PLAIN, 0);
  run (&other, "PRAGMA journal_mode = WAL", SQLITE_OK);
  run (self, "INSERT INTO t VALUES (1, 2)", SQLITE_OK);
  g_assert_cmpint (number (&other, "SELECT count(*) FROM t"), ==, 1);
  disconnect (&other);
}

#define add(name, func) g_test_add (name, Open, NULL, open_set_up, func, open_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/vfs/counts", test_counts);
  add ("/vfs/guard", test_guard);
  add ("/vfs/poison", test_poison);
  add ("/vfs/convert", test_convert);
  add ("/vfs/convert-again", test_convert_again);
  add ("/vfs/convert-refused", test_convert_refused);
  add ("/vfs/hook", test_hook);
  add ("/vfs/delete", test_delete);
  add ("/vfs/close-fd", test_close_fd);
  add ("/vfs/wal", test_wal);
  return g_test_run ();
}
