/* Programs of different versions in one file, and bringing an older file up to date: alone, after a backup, whatever fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/bc-check.h"
#include "store/bc-seats.h"

/* Puts a copy of the saved first version where the fixture's hall was. */
static void
use_older (Fixture *fixture)
{
  g_autofree char *saved = g_build_filename (g_getenv ("BC_TEST_FIXTURES"), "v001.hall", NULL);
  g_autofree char *content = NULL;
  gsize length;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (saved, &content, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
}

/* (transfer full) (nullable): the one file in the folder of backups; @count (out): how many files there are, whatever their names. */
static char *
find_backup (Fixture *fixture, guint *count)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "大厅 one-backup", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *path = NULL;
  const char *name;

  *count = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_free (path);
      path = g_build_filename (folder, name, NULL);
      (*count)++;
    }
  return path;
}

static BcEngine *
try_open (Fixture *fixture, GError **error)
{
  return bc_engine_open (fixture->path, fixture->clock, "seat-2", NULL, NULL, NULL, error);
}

static void
set_version (Fixture *fixture, int version, int reader, int writer)
{
  g_autofree char *sql =
      g_strdup_printf ("PRAGMA user_version = %d;"
                       "UPDATE setting SET value = '%d' WHERE key = 'minimum_reader';"
                       "UPDATE setting SET value = '%d' WHERE key = 'minimum_writer'",
                       version, reader, writer);

  fixture_sql (fixture->path, sql);
}

/* A newer program's file that this one may read: it is opened for reading, says why, and is not written. */
static void
test_may_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  BcEngine *engine;

  fixture_close (fixture);
  set_version (fixture, BC_SCHEMA_VERSION + 3, BC_SCHEMA_VERSION, BC_SCHEMA_VERSION + 1);
  hash = fixture_hash (fixture->path);
  engine = try_open (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (bc_engine_is_read_only (engine));
  g_assert_true (bc_engine_begin (engine, BC_INTENT_READ, NULL, NULL));
  found = bc_tickets_get (engine, bc_record_int (record, BC_FIELD_ID), &error);
  g_assert_no_error (error);
  bc_engine_rollback (engine);
  g_assert_false (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "update the program"));
  bc_engine_close (engine);
  after = fixture_hash (fixture->path);
  g_assert_cmpstr (after, ==, hash);
}

static void
test_may_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = NULL;

  fixture_close (fixture);
  set_version (fixture, BC_SCHEMA_VERSION + 3, BC_SCHEMA_VERSION - 1, BC_SCHEMA_VERSION);
  fixture_reopen (fixture);
  record = fixture_register (fixture);
  g_assert_cmpint (fixture_number (fixture->path, "PRAGMA user_version"), ==,
                   BC_SCHEMA_VERSION + 3);
}

static void
test_may_not_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  set_version (fixture, BC_SCHEMA_VERSION + 3, BC_SCHEMA_VERSION + 1, BC_SCHEMA_VERSION + 1);
  g_assert_null (try_open (fixture, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NEWER);
  g_clear_error (&error);
  /* A file that does not say is not guessed at. */
  fixture_sql (fixture->path, "DELETE FROM setting WHERE key = 'minimum_reader'");
  g_assert_null (try_open (fixture, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NEWER);
}

/* The file becomes a newer one while it is open: what is written next is refused in words. */
static void
test_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GError) error = NULL;

  set_version (fixture, BC_SCHEMA_VERSION + 1, BC_SCHEMA_VERSION, BC_SCHEMA_VERSION + 1);
  for (int i = 0; i < 2; i++)
    {
      g_assert_false (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, NULL, &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_READ_ONLY);
      g_clear_error (&error);
    }
  g_assert_true (bc_engine_begin (fixture->engine, BC_INTENT_READ, NULL, NULL));
  bc_engine_rollback (fixture->engine);
}

/* The backup is the file as it was: the same version, the same rows. */
static void
test_backup_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;
  guint count;

  use_older (fixture);
  fixture_reopen (fixture);
  backup = find_backup (fixture, &count);
  g_assert_cmpuint (count, ==, 1);
  g_assert_nonnull (strstr (backup, "大厅 one-v1-20260918-020000Z.hall"));
  g_assert_cmpint (fixture_number (backup, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (fixture_number (backup, "SELECT count(*) FROM ticket"), ==, 8);
  g_assert_cmpint (fixture_number (fixture->path, "PRAGMA user_version"), ==, BC_SCHEMA_VERSION);
}

/* Seats as processes: says by a pipe that it is in, and stays until the other end is closed. */
typedef struct
{
  pid_t pid;
  int in;
  int out;
} Other;

static void
other_begin (Other *other, void (*enter) (const char *path, BcClock *clock), Fixture *fixture)
{
  int to[2], from[2];
  char byte = 0;

  g_assert_cmpint (pipe (to), ==, 0);
  g_assert_cmpint (pipe (from), ==, 0);
  other->pid = fork ();
  if (other->pid == 0)
    {
      close (to[1]);
      close (from[0]);
      enter (fixture->path, fixture->clock);
      if (write (from[1], "i", 1) != 1)
        _exit (3);
      while (read (to[0], &byte, 1) > 0)
        ;
      _exit (0);
    }
  close (to[0]);
  close (from[1]);
  other->out = to[1];
  other->in = from[0];
  g_assert_cmpint (read (other->in, &byte, 1), ==, 1);
}

static void
other_end (Other *other)
{
  int status;

  close (other->out);
  close (other->in);
  g_assert_cmpint (waitpid (other->pid, &status, 0), ==, other->pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* As the program of version 1 is in the file: by SQLite's locks alone. */
static void
enter_as_older (const char *path, BcClock *clock)
{
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK
      || sqlite3_exec (db, "SELECT count(*) FROM ticket", NULL, NULL, NULL) != SQLITE_OK)
    _exit (2);
}

/* As a seat of this program that found the file before: by its lock alone. */
static void
enter_as_seat (const char *path, BcClock *clock)
{
  BcSeat *seat = bc_seat_new (path);

  if (seat == NULL || !bc_seat_take (seat, BC_SEAT_IN))
    _exit (2);
}

static void
refused_while_in (Fixture *fixture, void (*enter) (const char *path, BcClock *clock))
{
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  guint count;
  Other other;

  use_older (fixture);
  hash = fixture_hash (fixture->path);
  other_begin (&other, enter, fixture);
  g_assert_null (try_open (fixture, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "other seats are in it"));
  after = fixture_hash (fixture->path);
  g_assert_cmpstr (after, ==, hash);
  backup = find_backup (fixture, &count);
  g_assert_cmpuint (count, ==, 0);
  other_end (&other);
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_number (fixture->path, "PRAGMA user_version"), ==, BC_SCHEMA_VERSION);
}

static void
test_refused_for_older (Fixture *fixture, gconstpointer data)
{
  refused_while_in (fixture, enter_as_older);
}

static void
test_refused_for_seat (Fixture *fixture, gconstpointer data)
{
  refused_while_in (fixture, enter_as_seat);
}

static gpointer
open_in_race (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  BcEngine *engine = try_open (fixture, &error);

  g_assert_no_error (error);
  bc_engine_close (engine);
  return NULL;
}

/* In the morning, everybody starts the new program: one seat brings the file up to date, the others wait for it. */
static void
test_morning (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;
  GThread *threads[5];
  guint count;

  use_older (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_in_race, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  backup = find_backup (fixture, &count);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpint (fixture_number (fixture->path, "PRAGMA user_version"), ==, BC_SCHEMA_VERSION);
}

/* What SQLite asks of the system, with faults. */

static int writes_left; /* the process is killed instead of the write after so many; -1: never */
static gboolean disk_is_full; /* no room for copies */
static ssize_t (*true_pwrite) (int, const void *, size_t, off_t);

static ssize_t
faulty_pwrite (int fd, const void *data, size_t size, off_t offset)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);

  if (writes_left == 0)
    _exit (9);
  if (writes_left > 0)
    writes_left--;
  if (disk_is_full && path != NULL && g_str_has_suffix (path, ".new"))
    {
      errno = ENOSPC;
      return -1;
    }
  return true_pwrite (fd, data, size, offset);
}

static void
set_faulty (gboolean is_faulty)
{
  static const char *const names[] = { "pwrite64", "pwrite" };
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (vfs->xGetSystemCall (vfs, names[i]) == NULL)
        continue;
      if (is_faulty && true_pwrite == NULL)
        true_pwrite =
            (ssize_t (*) (int, const void *, size_t, off_t)) vfs->xGetSystemCall (vfs, names[i]);
      vfs->xSetSystemCall (vfs, names[i], is_faulty ? (sqlite3_syscall_ptr) faulty_pwrite : NULL);
    }
}

/* TRUE when the migration came to its end before it was killed at that write. */
static gboolean
migrate_and_die (Fixture *fixture, int after)
{
  int status;
  pid_t pid = fork ();

  if (pid == 0)
    {
      writes_left = after;
      set_faulty (TRUE);
      _exit (try_open (fixture, NULL) != NULL ? 0 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == 9);
  return WEXITSTATUS (status) == 0;
}

/* Killed at every write in turn: the next program finds one version or the other, whole, with all tickets. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  gboolean is_over = FALSE;
  int writes;

  for (writes = 0; !is_over; writes += writes < 8 ? 1 : 5)
    {
      g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
      gint64 version;

      g_assert_cmpint (writes, <, 2000);
      use_older (fixture);
      g_unlink (wal);
      is_over = migrate_and_die (fixture, writes);
      version = fixture_number (fixture->path, "PRAGMA user_version");
      g_assert_true (version == 1 || version == BC_SCHEMA_VERSION);
      g_assert_cmpint (fixture_number (fixture->path,
                                       "SELECT count(*) FROM sqlite_schema WHERE name = 'backup'"),
                       ==, version == 1 ? 0 : 1);
      g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, 8);
      bc_clock_set (fixture->clock, bc_clock_now (fixture->clock) + G_USEC_PER_SEC);
    }
  g_assert_cmpint (writes, >, 20);
  fixture_reopen (fixture);
}

static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  guint count;

  use_older (fixture);
  hash = fixture_hash (fixture->path);
  writes_left = -1;
  disk_is_full = TRUE;
  set_faulty (TRUE);
  g_assert_null (try_open (fixture, &error));
  set_faulty (FALSE);
  disk_is_full = FALSE;
  g_assert_error (error, BC_ERROR, BC_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "nothing was changed"));
  after = fixture_hash (fixture->path);
  g_assert_cmpstr (after, ==, hash);
  backup = find_backup (fixture, &count);
  g_assert_cmpuint (count, ==, 0);
  fixture_reopen (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/versions/may-read", test_may_read);
  fixture_add ("/versions/may-write", test_may_write);
  fixture_add ("/versions/may-not-read", test_may_not_read);
  fixture_add ("/versions/while-open", test_while_open);
  fixture_add ("/versions/backup-first", test_backup_first);
  fixture_add ("/versions/refused-for-older", test_refused_for_older);
  fixture_add ("/versions/refused-for-seat", test_refused_for_seat);
  fixture_add ("/versions/morning", test_morning);
  fixture_add ("/versions/killed", test_killed);
  fixture_add ("/versions/disk-full", test_disk_full);
  return g_test_run ();
}
