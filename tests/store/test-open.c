/* Opening: each file that is not a usable hall has its own error and stays as it was, byte for byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/bc-check.h"
#include "store/bc-event.h"

#define NOBODY 65534

/* Opens @path, which must fail with @code and a message that has @words; nothing in the folder may be another one afterwards. */
static void
assert_refused (Fixture *fixture, const char *path, int code, const char *words)
{
  g_autofree char *hash = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fixture_hash (path) : NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  gboolean had_wal = g_file_test (wal, G_FILE_TEST_EXISTS);
  g_autofree char *wal_hash = had_wal ? fixture_hash (wal) : NULL;
  g_autoptr (GError) error = NULL;
  BcEngine *engine = bc_engine_open (path, fixture->clock, "seat", NULL, NULL, NULL, &error);

  g_assert_null (engine);
  g_assert_error (error, BC_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  if (hash != NULL)
    {
      g_autofree char *after = fixture_hash (path);

      g_assert_cmpstr (after, ==, hash);
    }
  g_assert_cmpint (g_file_test (wal, G_FILE_TEST_EXISTS), ==, had_wal);
  if (had_wal)
    {
      g_autofree char *after = fixture_hash (wal);

      g_assert_cmpstr (after, ==, wal_hash);
    }
  else
    g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
}

static char *
write_file (Fixture *fixture, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return path;
}

/* Only programs of version 8 may use the file from now on. */
static const char only_newer[] =
    "PRAGMA user_version = 8; UPDATE setting SET value = '8' WHERE key LIKE 'minimum_%'";

/* A copy of the hall, closed and without log. */
static char *
copy_hall (Fixture *fixture, const char *name, char **content, gsize *length)
{
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, content, length, NULL));
  return write_file (fixture, name, *content, (gssize) *length);
}

static void
put_number (char *content, gsize offset, guint32 number)
{
  guint32 big_endian = GUINT32_TO_BE (number);

  memcpy (content + offset, &big_endian, sizeof big_endian);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.hall", NULL);
  g_autofree char *deep = g_build_filename (fixture->folder, "none", "none.hall", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.hall", NULL);

  assert_refused (fixture, path, BC_ERROR_NOT_FOUND, "no file");
  assert_refused (fixture, deep, BC_ERROR_NOT_FOUND, "no file");
  g_assert_cmpint (symlink (path, link), ==, 0);
  assert_refused (fixture, link, BC_ERROR_NOT_FOUND, "no file");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_not_a_hall (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_file (fixture, "text.hall", "Dear diary\n", -1);
  g_autofree char *empty = write_file (fixture, "empty.hall", "", 0);
  g_autofree char *other = g_build_filename (fixture->folder, "other.hall", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.hall", NULL);

  fixture_sql (other, "CREATE TABLE t (a); PRAGMA user_version = 1; PRAGMA application_id = 7");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (fixture, text, BC_ERROR_NOT_A_HALL, "not a hall");
  assert_refused (fixture, empty, BC_ERROR_NOT_A_HALL, "empty");
  assert_refused (fixture, other, BC_ERROR_NOT_A_HALL, "another program");
  assert_refused (fixture, fixture->folder, BC_ERROR_NOT_A_HALL, "folder");
  assert_refused (fixture, pipe, BC_ERROR_NOT_A_HALL, "not a file");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  fixture_sql (fixture->path, only_newer);
  assert_refused (fixture, fixture->path, BC_ERROR_NEWER, "newer version");
}

/* A program that was killed right after it made the file newer: only the log beside the file says so yet. */
static void
test_newer_in_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *newer = g_build_filename (fixture->folder, "newer.hall", NULL);
  g_autofree char *newer_wal = g_strconcat (newer, "-wal", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *content = NULL;
  g_autofree char *log = NULL;
  gsize length, log_length;

  /* The engine keeps the log from being emptied while it is open. */
  fixture_sql (fixture->path, only_newer);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_get_contents (wal, &log, &log_length, NULL));
  g_assert_cmpint (content[63], ==, BC_SCHEMA_VERSION);
  g_assert_true (g_file_set_contents (newer, content, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (newer_wal, log, (gssize) log_length, NULL));
  assert_refused (fixture, newer, BC_ERROR_NEWER, "newer version");
}

/* A seat that goes on running while a newer program migrates the file must not write to it any more. */
static void
test_newer_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GError) error = NULL;

  fixture_sql (fixture->path, only_newer);
  g_assert_false (bc_engine_begin (fixture->engine, BC_INTENT_WRITE, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NEWER);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;
  g_autofree char *path = copy_hall (fixture, "broken.hall", &content, &length);
  g_autofree char *flipped = g_memdup2 (content, length);

  /* Cut off: in the middle of a page, at the end of one, in the header. */
  g_assert_cmpint (truncate (path, (off_t) length - 100), ==, 0);
  assert_refused (fixture, path, BC_ERROR_DAMAGED, "cut off");
  g_assert_cmpint (truncate (path, (off_t) length - 8192), ==, 0);
  assert_refused (fixture, path, BC_ERROR_DAMAGED, "cut off");
  g_assert_cmpint (truncate (path, 50), ==, 0);
  assert_refused (fixture, path, BC_ERROR_DAMAGED, "cut off");

  /* The page that lists the tables. */
  for (gsize i = 100; i < 4096; i++)
    flipped[i] ^= 0x5a;
  g_free (write_file (fixture, "broken.hall", flipped, (gssize) length));
  assert_refused (fixture, path, BC_ERROR_DAMAGED, "damaged");

  /* Every page but the first. */
  memcpy (flipped, content, 4096);
  for (gsize i = 4096; i < length; i++)
    flipped[i] ^= 0x5a;
  g_free (write_file (fixture, "broken.hall", flipped, (gssize) length));
  assert_refused (fixture, path, BC_ERROR_DAMAGED, "damaged");

  /* A page size that cannot be, a version that was never given. */
  memcpy (flipped, content, length);
  flipped[16] = 0x11;
  g_free (write_file (fixture, "broken.hall", flipped, (gssize) length));
  assert_refused (fixture, path, BC_ERROR_DAMAGED, "makes no sense");
  memcpy (flipped, content, length);
  put_number (flipped, 60, 0);
  g_free (write_file (fixture, "broken.hall", flipped, (gssize) length));
  assert_refused (fixture, path, BC_ERROR_DAMAGED, "makes no sense");
}

/* Tables that are not there, and rows that make no sense. */
static void
test_damaged_tables (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  fixture_sql (fixture->path, "UPDATE setting SET value = 'Nowhere/Land' WHERE key = 'zone';"
                              "INSERT OR REPLACE INTO setting VALUES ('zone', 'Nowhere/Land')");
  assert_refused (fixture, fixture->path, BC_ERROR_DAMAGED, "Nowhere/Land");
  fixture_sql (fixture->path, "DELETE FROM setting WHERE key = 'zone'; DROP TABLE workday");
  assert_refused (fixture, fixture->path, BC_ERROR_DAMAGED, "workday");
}

/* Reads all there is: nothing may crash, errors are what they may be. */
static void
read_everything (BcEngine *engine)
{
  BcListFilter all = { 0 };
  g_autoptr (GArray) places = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 n_events, broken;

  if (!bc_engine_begin (engine, BC_INTENT_READ, NULL, NULL))
    return;
  places = bc_lists_board (engine, 0, NULL);
  records = bc_lists_filter (engine, &all, NULL);
  agenda = bc_lists_agenda (engine, 0, G_MAXINT64, NULL, NULL);
  bc_event_verify_chain (engine, NULL, &n_events, &broken, NULL);
  for (gint64 id = 1; id < 9; id++)
    {
      g_autoptr (GPtrArray) history = bc_lists_history (engine, id, NULL);
      g_autoptr (GPtrArray) callbacks = bc_lists_callbacks (engine, id, NULL);
    }
  findings = bc_check_run (engine, NULL, NULL);
  bc_engine_rollback (engine);
}

/* Some bytes of a good file, flipped at random: opening gives a hall or an error. TRUE when it was opened; an error leaves the file as it is. */
static gboolean
open_flipped (Fixture *fixture, const char *content, gsize length, gsize from)
{
  g_autofree char *flipped = g_memdup2 (content, length);
  g_autofree char *path = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_older = content[63] < BC_SCHEMA_VERSION;
  BcEngine *engine;

  for (int i = g_test_rand_int_range (1, 20); i > 0; i--)
    flipped[g_test_rand_int_range ((gint32) from, (gint32) length)] ^=
        (char) g_test_rand_int_range (1, 256);
  path = write_file (fixture, "flipped.hall", flipped, (gssize) length);
  hash = fixture_hash (path);
  engine = bc_engine_open (path, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_assert_true (engine != NULL || error->domain == BC_ERROR);
  if (engine != NULL)
    {
      read_everything (engine);
      bc_engine_close (engine);
    }
  /* What was whole enough to be brought up to date is another file now. */
  after = fixture_hash (path);
  if (engine == NULL || !is_older)
    g_assert_cmpstr (after, ==, hash);
  return engine != NULL;
}

static void
test_flipped_at_random (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;
  guint opened = 0;

  bc_record_unref (fixture_advance (fixture, BC_STATE_CALLBACK));
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (int round = 0; round < 200; round++)
    opened += open_flipped (fixture, content, length, round % 2 == 0 ? 100 : 4096) ? 1 : 0;
  g_assert_cmpuint (opened, >, 0);
}

/* An older file that is damaged is not brought up to date: that would write into a damaged file. */
static void
test_flipped_older (Fixture *fixture, gconstpointer data)
{
  g_autofree char *saved = g_build_filename (g_getenv ("BC_TEST_FIXTURES"), "v001.hall", NULL);
  g_autofree char *content = NULL;
  gsize length;
  guint opened = 0;

  g_assert_true (g_file_get_contents (saved, &content, &length, NULL));
  for (int round = 0; round < 30; round++)
    opened += open_flipped (fixture, content, length, round % 2 == 0 ? 100 : 4096) ? 1 : 0;
  g_assert_cmpuint (opened, <, 30);
}

static void
test_links_and_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "链接 to hall.hall", NULL);
  g_autofree char *stray = g_strconcat (link, "-wal", NULL);
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  BcEngine *engine;

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  engine = bc_engine_open (link, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bc_hall_name (bc_engine_hall (engine)), ==, "东港区政务服务中心");
  g_assert_cmpuint (bc_hall_n_entries (bc_engine_hall (engine), BC_TABLE_DEPARTMENTS), ==, 16);
  g_assert_cmpint (bc_workdays_last_year (bc_hall_workdays (bc_engine_hall (engine))), >=, 2026);
  /* The log lies beside the file, not beside the link, or two seats would not see each other. */
  record = fixture_register (fixture);
  g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
  bc_engine_close (engine);
}

static void
assert_reads_only (BcEngine *engine, gint64 ticket)
{
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_engine_is_read_only (engine));
  g_assert_true (bc_engine_begin (engine, BC_INTENT_READ, NULL, NULL));
  record = bc_tickets_get (engine, ticket, &error);
  g_assert_no_error (error);
  g_assert_true (bc_engine_commit (engine, NULL));
  g_assert_false (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_READ_ONLY);
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  gint64 id = bc_record_int (record, BC_FIELD_ID);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  BcEngine *engine;

  fixture_close (fixture);
  hash = fixture_hash (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  engine = bc_engine_open (fixture->path, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_reads_only (engine, id);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  bc_engine_close (engine);
  after = fixture_hash (fixture->path);
  g_assert_cmpstr (after, ==, hash);
}

/* While it is read, somebody who may does write: the reader sees it, and never half of it. */
static void
test_read_only_follows_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) first = fixture_register (fixture);
  g_autoptr (BcRecord) second = NULL;
  g_autoptr (BcRecord) seen = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version;
  BcEngine *reader;

  fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  reader = bc_engine_open (fixture->path, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  version = bc_engine_data_version (reader);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  fixture_reopen (fixture);
  second = fixture_register (fixture);
  g_assert_cmpint (bc_engine_data_version (reader), !=, version);
  g_assert_true (bc_engine_begin (reader, BC_INTENT_READ, NULL, &error));
  g_assert_no_error (error);
  seen = bc_tickets_get (reader, bc_record_int (second, BC_FIELD_ID), &error);
  g_assert_no_error (error);
  g_assert_true (bc_engine_commit (reader, NULL));
  bc_engine_close (reader);
}

/* A program was killed: what it had committed last stands in the log only, and is read from there all the same. */
static void
test_read_only_with_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.hall", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *content = NULL;
  g_autofree char *log = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, log_length;
  BcEngine *engine;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_get_contents (wal, &log, &log_length, NULL));
  g_assert_true (g_file_set_contents (copy, content, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (copy_wal, log, (gssize) log_length, NULL));
  g_assert_cmpint (g_chmod (copy, 0444), ==, 0);
  hash = fixture_hash (copy);
  engine = bc_engine_open (copy, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_reads_only (engine, bc_record_int (record, BC_FIELD_ID));
  bc_engine_close (engine);
  after = fixture_hash (copy);
  g_assert_cmpstr (after, ==, hash);
}

/* Root may write anywhere, so this runs as nobody where the tests are run by root. Returns as a process. */
static void
open_in_locked_folder (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  BcEngine *engine;
  int status = 0;
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (2);
      engine = bc_engine_open (fixture->path, fixture->clock, "seat", NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_reads_only (engine, id);
      bc_engine_close (engine);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  gint64 id = bc_record_int (record, BC_FIELD_ID);

  fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  open_in_locked_folder (fixture, id);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

static void
test_read_only_and_newer (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  fixture_sql (fixture->path, only_newer);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  assert_refused (fixture, fixture->path, BC_ERROR_NEWER, "newer version");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/open/missing", test_missing);
  fixture_add ("/open/not-a-hall", test_not_a_hall);
  fixture_add ("/open/newer", test_newer);
  fixture_add ("/open/newer-in-log", test_newer_in_log);
  fixture_add ("/open/newer-while-open", test_newer_while_open);
  fixture_add ("/open/damaged", test_damaged);
  fixture_add ("/open/damaged-tables", test_damaged_tables);
  fixture_add ("/open/flipped-at-random", test_flipped_at_random);
  fixture_add ("/open/flipped-older", test_flipped_older);
  fixture_add ("/open/links-and-names", test_links_and_names);
  fixture_add ("/open/read-only-file", test_read_only_file);
  fixture_add ("/open/read-only-follows-writer", test_read_only_follows_writer);
  fixture_add ("/open/read-only-with-log", test_read_only_with_log);
  fixture_add ("/open/read-only-folder", test_read_only_folder);
  fixture_add ("/open/read-only-and-newer", test_read_only_and_newer);
  return g_test_run ();
}
