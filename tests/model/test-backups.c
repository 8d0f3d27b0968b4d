/* The desk's backups: today's is made by one seat, whoever asks gets one at once, and the folder is an administrator's choice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include <string.h>

#include "model/bc-backups.h"
#include "model/bc-desk-versions.h"

#define LOOKS 10 /* minutes between two looks */

static void
let_minutes_pass (BcDesk *desk)
{
  for (int i = 0; i < LOOKS; i++)
    g_signal_emit_by_name (desk, "minute");
}

static gboolean
has_state (BcBackups *backups)
{
  return bc_backups_get_state (backups) != NULL;
}

static gboolean
has_backup (BcBackups *backups)
{
  return has_state (backups) && bc_backups_get_state (backups)->last_good_at != BC_INT_NONE
         && bc_backups_get_progress (backups) < 0;
}

static guint
count_backups (DeskFixture *fixture)
{
  g_autofree char *stem = g_path_get_basename (fixture->path);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  guint count = 0;

  stem[strlen (stem) - strlen (".hall")] = '\0';
  name = g_strconcat (stem, "-backup", NULL);
  folder = g_build_filename (fixture->folder, name, NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_daily (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcBackups) backups = bc_backups_new (fixture->desk);

  desk_wait_for (has_state (backups));
  g_assert_false (bc_backups_is_late (backups));
  let_minutes_pass (fixture->desk);
  g_assert_cmpfloat (bc_backups_get_progress (backups), >=, 0);
  desk_wait_for (has_backup (backups));
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  /* Not twice a day. */
  let_minutes_pass (fixture->desk);
  g_assert_cmpfloat (bc_backups_get_progress (backups), <, 0);
  g_object_run_dispose (G_OBJECT (backups));
}

static void
test_late (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = NULL;
  g_autoptr (BcBackups) backups = NULL;

  bc_desk_set_staff (fixture->desk, "a01");
  ticket = desk_register (fixture->desk, "张三", NULL);
  backups = bc_backups_new (fixture->desk);
  desk_wait_for (has_state (backups));
  g_assert_false (bc_backups_is_late (backups));
  bc_clock_set (fixture->clock, FIXTURE_NOW + BC_BACKUP_WARN_AFTER + 1);
  g_assert_true (bc_backups_is_late (backups));
  g_object_run_dispose (G_OBJECT (backups));
}

static void
test_now (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcBackups) backups = bc_backups_new (fixture->desk);
  g_autofree char *target = g_build_filename (fixture->folder, "mine.hall", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (BcBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;

  bc_backups_run_async (backups, target, desk_result_cb, &result);
  bc_backups_run_async (backups, NULL, desk_result_cb, &second);
  desk_await (second);
  g_assert_null (bc_backups_run_finish (backups, second, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_BUSY);
  g_clear_error (&error);
  desk_await (result);
  report = bc_backups_run_finish (backups, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->path, ==, target);
  g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));
  desk_wait_for (has_backup (backups));
  g_object_run_dispose (G_OBJECT (backups));
}

static gboolean
set_folder (BcBackups *backups, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bc_backups_set_folder_async (backups, folder, desk_result_cb, &result);
  desk_await (result);
  return bc_backups_set_folder_finish (backups, result, error);
}

static void
test_folder (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcBackups) backups = bc_backups_new (fixture->desk);
  g_autoptr (GError) error = NULL;

  bc_desk_set_staff (fixture->desk, "a01");
  g_assert_false (set_folder (backups, "/elsewhere", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  bc_desk_set_staff (fixture->desk, "admin");
  g_assert_true (set_folder (backups, "/elsewhere", &error));
  g_assert_no_error (error);
  desk_wait_for (has_state (backups)
                 && strcmp (bc_backups_get_state (backups)->folder, "/elsewhere") == 0);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM event WHERE kind = 'hall' "
                                                  "AND staff = 'admin'"),
                   ==, 1);
  g_object_run_dispose (G_OBJECT (backups));
}

/* A newer program's hall: the window can say why it only reads. */
static void
test_why_read_only (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = desk_fixture_new_desk (fixture, "old-seat");
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  fixture_sql (fixture->path, "PRAGMA user_version = 9; UPDATE setting SET value = '9' WHERE key = "
                              "'minimum_writer'");
  desk_open (desk, fixture->path, NULL);
  g_assert_cmpint (bc_desk_get_connection (desk), ==, BC_CONNECTION_READ_ONLY);
  bc_desk_why_read_only_async (desk, desk_result_cb, &result);
  desk_await (result);
  why = bc_desk_why_read_only_finish (desk, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (why, "update the program"));
  g_clear_object (&result);
  desk_fixture_end (desk);
}

#define add(name, func)                                                                            \
  g_test_add (name, DeskFixture, NULL, desk_fixture_set_up, func, desk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/backups/daily", test_daily);
  add ("/backups/late", test_late);
  add ("/backups/now", test_now);
  add ("/backups/folder", test_folder);
  add ("/versions/why-read-only", test_why_read_only);
  return g_test_run ();
}
