/* Backups: taken while others write, checked, kept for a month, one a day; and putting one back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/bc-backup.h"
#include "store/bc-check.h"

#define DAY (24 * BC_HOUR)

static BcBackupReport *
back_up (Fixture *fixture, const char *target, BcBackupReason reason, GError **error)
{
  return bc_backup_run (fixture->path, target, reason, fixture->clock, "seat-9", NULL, NULL, NULL,
                        error);
}

static void
advance_clock (Fixture *fixture, gint64 by)
{
  bc_clock_set (fixture->clock, bc_clock_now (fixture->clock) + by);
}

static guint
count_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static char *
own_folder (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "大厅 one-backup", NULL);
}

/* Every check of `bancheng check` passes, and it holds @tickets. */
static void
assert_whole (Fixture *fixture, const char *path, gint64 tickets)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcEngine) engine =
      bc_engine_open (path, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  g_assert_true (bc_engine_begin (engine, BC_INTENT_READ, NULL, NULL));
  findings = bc_check_run (engine, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (((const BcFinding *) g_ptr_array_index (findings, i))->ok);
  bc_engine_rollback (engine);
  g_assert_cmpint (fixture_number (path, "SELECT count(*) FROM ticket"), ==, tickets);
}

static void
test_to_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autofree char *target = g_build_filename (fixture->folder, "备份 of today.hall", NULL);
  g_autofree char *wal = g_strconcat (target, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = back_up (fixture, target, BC_BACKUP_NOW, &error);

  g_assert_no_error (error);
  g_assert_true (report->is_done);
  g_assert_cmpstr (report->path, ==, target);
  g_assert_cmpint (report->tickets, ==, 1);
  g_assert_cmpint (report->events, ==,
                   fixture_number (fixture->path, "SELECT max(seq) FROM event"));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_in (fixture->folder), ==,
                    4); /* the hall with two files beside it, and the backup */
  assert_whole (fixture, target, 1);

  /* Never over anything. */
  g_assert_null (back_up (fixture, target, BC_BACKUP_NOW, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_EXISTS);
}

/* So that a backup takes several steps. */
static void
make_large (Fixture *fixture)
{
  fixture_sql (fixture->path, "INSERT INTO setting VALUES ('padding', hex (zeroblob (1000000)))");
}

typedef struct
{
  Fixture *fixture;
  guint steps;
} Meanwhile;

/* Others write while the copy is made. */
static void
write_meanwhile (double fraction, gpointer data)
{
  Meanwhile *meanwhile = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  if (meanwhile->steps++ < 5)
    bc_record_unref (fixture_register (meanwhile->fixture));
}

static void
backed_up_meanwhile (Fixture *fixture, gint64 tickets)
{
  g_autofree char *target = g_build_filename (fixture->folder, "copy.hall", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = NULL;
  Meanwhile meanwhile = { fixture, 0 };

  report = bc_backup_run (fixture->path, target, BC_BACKUP_NOW, fixture->clock, "seat-9",
                          write_meanwhile, &meanwhile, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meanwhile.steps, >=, 2);
  assert_whole (fixture, target, report->tickets);
  g_assert_cmpint (report->tickets, >=, tickets);
}

static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    bc_record_unref (fixture_register (fixture));
  make_large (fixture);
  backed_up_meanwhile (fixture, 20);
}

/* A file that is no good is not a backup: nothing is kept, nothing is left behind, and the hall knows why. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = own_folder (fixture);
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcBackupState) state = NULL;
  g_autoptr (GError) error = NULL;

  fixture_sql (fixture->path, "DROP TRIGGER event_no_update; UPDATE event SET reason = 'never'");
  g_assert_null (back_up (fixture, NULL, BC_BACKUP_NOW, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_DAMAGED);
  g_assert_cmpuint (count_in (folder), ==, 0);
  fixture_begin (fixture, BC_INTENT_READ);
  state = bc_backup_state (fixture->engine, NULL);
  bc_engine_rollback (fixture->engine);
  g_assert_cmpint (state->last_good_at, ==, BC_INT_NONE);
  g_assert_cmpint (state->failed_at, ==, FIXTURE_NOW);
  g_assert_nonnull (strstr (state->failure, "damaged"));
}

static void
cancel_at_once (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = own_folder (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  make_large (fixture);
  g_assert_null (bc_backup_run (fixture->path, NULL, BC_BACKUP_NOW, fixture->clock, "seat-9",
                                cancel_at_once, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_in (folder), ==, 0);
}

/* One seat a day; one that failed or was switched off leaves it to another, after an hour. */
static void
test_one_a_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = own_folder (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) first = back_up (fixture, NULL, BC_BACKUP_DAILY, &error);
  g_autoptr (BcBackupReport) second = NULL;
  g_autoptr (BcBackupReport) third = NULL;
  g_autoptr (BcBackupReport) fourth = NULL;

  g_assert_no_error (error);
  g_assert_true (first->is_done);
  second = back_up (fixture, NULL, BC_BACKUP_DAILY, &error);
  g_assert_no_error (error);
  g_assert_false (second->is_done);
  g_assert_cmpuint (count_in (folder), ==, 1);

  /* The next day somebody claims it and is switched off. */
  advance_clock (fixture, DAY);
  fixture_sql (fixture->path, "INSERT INTO backup (day, reason, seat, claimed_at) SELECT day + 1, "
                              "'daily', 'seat-3', claimed_at + 86400000000 FROM backup");
  third = back_up (fixture, NULL, BC_BACKUP_DAILY, &error);
  g_assert_no_error (error);
  g_assert_false (third->is_done);
  advance_clock (fixture, BC_HOUR + 1);
  fourth = back_up (fixture, NULL, BC_BACKUP_DAILY, &error);
  g_assert_no_error (error);
  g_assert_true (fourth->is_done);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM backup WHERE failure IS "
                                                  "NULL AND finished_at IS NOT NULL"),
                   ==, 2);
}

typedef struct
{
  Fixture *fixture;
  int made;
} Race;

static gpointer
back_up_in_race (gpointer data)
{
  Race *race = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = back_up (race->fixture, NULL, BC_BACKUP_DAILY, &error);

  g_assert_no_error (error);
  if (report->is_done)
    g_atomic_int_inc (&race->made);
  return NULL;
}

static void
test_elected (Fixture *fixture, gconstpointer data)
{
  Race race = { fixture, 0 };
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("backup", back_up_in_race, &race);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (race.made, ==, 1);
}

/* Thirty are kept; what is called otherwise, is no hall, or is another hall's stays. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = own_folder (fixture);
  g_autofree char *foreign = g_build_filename (folder, "大厅 one-20200101-000000Z.hall", NULL);
  g_autofree char *text = g_build_filename (folder, "大厅 one-20200102-000000Z.hall", NULL);
  g_autofree char *other = g_build_filename (folder, "mine.hall", NULL);
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  bc_store_create (foreign, NULL, fixture->clock, "seat", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (text, "Dear diary", -1, NULL));
  g_assert_true (g_file_set_contents (other, "Dear diary", -1, NULL));
  for (int i = 0; i < BC_BACKUPS_KEPT + 2; i++)
    {
      g_autoptr (BcBackupReport) report = back_up (fixture, NULL, BC_BACKUP_NOW, &error);

      g_assert_no_error (error);
      if (first == NULL)
        first = g_strdup (report->path);
      advance_clock (fixture, DAY);
    }
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (text, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_in (folder), ==, BC_BACKUPS_KEPT + 3);
}

static void
test_folder_setting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autoptr (BcBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;

  fixture_sql (fixture->path, "INSERT INTO setting VALUES ('backup_folder', 'elsewhere')");
  report = back_up (fixture, NULL, BC_BACKUP_NOW, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (report->path, folder));
  /* A drive that is not there: its folder is not made out of nothing. */
  fixture_sql (fixture->path,
               "UPDATE setting SET value = '/nowhere/at/all' WHERE key = 'backup_folder'");
  g_assert_null (back_up (fixture, NULL, BC_BACKUP_NOW, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
}

static void
test_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcBackupState) state = NULL;
  g_autoptr (BcBackupState) after = NULL;
  g_autoptr (BcBackupReport) report = NULL;
  g_autoptr (BcRecord) record = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  state = bc_backup_state (fixture->engine, NULL);
  bc_engine_rollback (fixture->engine);
  /* Nothing has been written yet, so there is nothing to lose. */
  g_assert_false (bc_backup_is_late (state, FIXTURE_NOW + 30 * DAY));
  record = fixture_register (fixture);
  report = back_up (fixture, NULL, BC_BACKUP_NOW, NULL);
  fixture_begin (fixture, BC_INTENT_READ);
  after = bc_backup_state (fixture->engine, NULL);
  bc_engine_rollback (fixture->engine);
  g_assert_cmpint (after->last_good_at, ==, FIXTURE_NOW);
  g_assert_cmpstr (after->last_path, ==, report->path);
  g_assert_false (bc_backup_is_late (after, FIXTURE_NOW + 3 * DAY));
  g_assert_true (bc_backup_is_late (after, FIXTURE_NOW + 3 * DAY + 1));
}

/* Restores, over a hall that has gone on since: the old one is kept, and everything is as it was at the backup. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = back_up (fixture, NULL, BC_BACKUP_NOW, &error);
  g_autoptr (BcRecord) lost = fixture_register (fixture);
  g_autofree char *hash = NULL;
  g_autofree char *kept_hash = NULL;
  g_autofree char *kept = NULL;

  fixture_close (fixture);
  hash = fixture_hash (fixture->path);
  bc_backup_restore (report->path, fixture->path, fixture->clock, &kept, NULL, &error);
  g_assert_no_error (error);
  kept_hash = fixture_hash (kept);
  g_assert_cmpstr (kept_hash, ==, hash);
  g_assert_nonnull (strstr (kept, "replaced-大厅 one-20260918-020000Z.hall"));
  assert_whole (fixture, fixture->path, 1);
  assert_whole (fixture, kept, 2);
}

/* Where there was nothing, there is a hall afterwards. */
static void
test_restore_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = back_up (fixture, NULL, BC_BACKUP_NOW, &error);
  g_autofree char *fresh = g_build_filename (fixture->folder, "fresh.hall", NULL);
  g_autofree char *kept = NULL;

  bc_backup_restore (report->path, fresh, fixture->clock, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  assert_whole (fixture, fresh, 0);
}

static void
assert_not_restored (Fixture *fixture, const char *backup, int code)
{
  g_autofree char *hash = fixture_hash (fixture->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint files = count_in (fixture->folder);

  g_assert_false (bc_backup_restore (backup, fixture->path, fixture->clock, NULL, NULL, &error));
  g_assert_error (error, BC_ERROR, code);
  after = fixture_hash (fixture->path);
  g_assert_cmpstr (after, ==, hash);
  g_assert_cmpuint (count_in (fixture->folder), ==, files);
}

/* Another process is in the hall, by this program's lock in a plain file, as on a network drive. */
static void
test_restore_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = back_up (fixture, NULL, BC_BACKUP_NOW, &error);
  int to[2], from[2], status;
  char byte;
  pid_t pid;

  assert_not_restored (fixture, report->path, BC_ERROR_BUSY);
  fixture_close (fixture);
  g_assert_cmpint (pipe (to), ==, 0);
  g_assert_cmpint (pipe (from), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      BcEngine *engine =
          bc_engine_open (fixture->path, fixture->clock, "seat", NULL, NULL, NULL, NULL);

      close (to[1]);
      if (engine == NULL || write (from[1], "i", 1) != 1 || read (to[0], &byte, 1) != 0)
        _exit (2);
      _exit (0);
    }
  close (to[0]);
  close (from[1]);
  g_assert_cmpint (read (from[0], &byte, 1), ==, 1);
  assert_not_restored (fixture, report->path, BC_ERROR_BUSY);
  close (to[1]);
  close (from[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_true (bc_backup_restore (report->path, fixture->path, fixture->clock, NULL, NULL, NULL));
}

/* What is not whole is not put in the place of anything. */
static void
test_restore_bad (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = back_up (fixture, NULL, BC_BACKUP_NOW, &error);
  g_autofree char *content = NULL;
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.hall", NULL);
  gsize length;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (report->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (bad, content, (gssize) length / 2, NULL));
  assert_not_restored (fixture, bad, BC_ERROR_DAMAGED);
  for (gsize i = length / 2; i < length / 2 + 4096; i++)
    content[i] ^= 0x5a;
  g_assert_true (g_file_set_contents (bad, content, (gssize) length, NULL));
  assert_not_restored (fixture, bad, BC_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (bad, "Dear diary", -1, NULL));
  assert_not_restored (fixture, bad, BC_ERROR_NOT_A_HALL);
  g_unlink (bad);
  assert_not_restored (fixture, bad, BC_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/backup/to-file", test_to_file);
  fixture_add ("/backup/meanwhile", test_meanwhile);
  fixture_add ("/backup/damaged", test_damaged);
  fixture_add ("/backup/cancelled", test_cancelled);
  fixture_add ("/backup/one-a-day", test_one_a_day);
  fixture_add ("/backup/elected", test_elected);
  fixture_add ("/backup/kept", test_kept);
  fixture_add ("/backup/folder-setting", test_folder_setting);
  fixture_add ("/backup/late", test_late);
  fixture_add ("/restore/over", test_restore);
  fixture_add ("/restore/anew", test_restore_anew);
  fixture_add ("/restore/in-use", test_restore_in_use);
  fixture_add ("/restore/bad", test_restore_bad);
  return g_test_run ();
}
