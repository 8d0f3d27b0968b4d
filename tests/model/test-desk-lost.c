/* The drive hangs, fails, fills up or is taken away: the desk says so, loses nothing and comes back by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"
#include "bc-drive-fixture.h"

#include <glib/gstdio.h>

#include "model/bc-desk-private.h"
#include "store/bc-drive-probe.h"

/* What the desk has told. */
static GString *told;

static void
told_cb (BcDesk *desk, const char *text, gpointer data)
{
  g_string_append_printf (told, "%s\n", text);
}

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  told = g_string_new (NULL);
  drive_set_up ();
  desk_fixture_set_up (fixture, data);
  g_signal_connect (fixture->desk, "told", G_CALLBACK (told_cb), NULL);
  bc_store_set_stuck_after (fixture->desk->store, G_USEC_PER_SEC / 5);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  drive_set (DRIVE_WORKS);
  desk_fixture_tear_down (fixture, data);
  desk_wait_for (drive_n_hanging () == 0);
  drive_tear_down ();
  g_string_free (told, TRUE);
}

static BcConnection
connection (DeskFixture *fixture)
{
  return bc_desk_get_connection (fixture->desk);
}

/* Keeps a registration on the seat. */
static void
queue (DeskFixture *fixture, const char *id, const char *name, const char *telephone)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bc_record_set_text (draft, BC_FIELD_PETITIONER_NAME, name);
  if (telephone != NULL)
    bc_record_set_text (draft, BC_FIELD_TELEPHONE, telephone);
  bc_desk_queue_async (fixture->desk, id, draft, desk_result_cb, &result);
  desk_await (result);
  g_assert_true (bc_desk_queue_finish (fixture->desk, result, &error));
  g_assert_no_error (error);
}

static guint
n_queued (DeskFixture *fixture)
{
  return bc_desk_get_queue (fixture->desk)->len;
}

static gboolean
draft_is_kept (DeskFixture *fixture, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".draft", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "seat-1", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

#define ID "9b2f1c3a-0000-4000-8000-00000000000a"

static void
test_hangs (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  g_autoptr (GHashTable) input = fixture_input ("main_cause", "A2", NULL);
  g_autoptr (GListModel) triage = bc_desk_get_column (fixture->desk, BC_COLUMN_TRIAGE, NULL);
  g_autoptr (GAsyncResult) moved = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  bc_desk_set_staff (fixture->desk, "b01");
  drive_set (DRIVE_HANGS);
  bc_desk_move_async (fixture->desk, ticket, BC_STATE_REVIEW, input, desk_result_cb, &moved);
  desk_await (moved);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_assert_false (bc_desk_move_finish (fixture->desk, moved, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_IO);
  g_clear_error (&error);
  g_clear_object (&moved);
  g_assert_cmpint (connection (fixture), ==, BC_CONNECTION_LOST);
  g_assert_nonnull (bc_desk_get_trouble (fixture->desk));
  g_assert_cmpint (bc_desk_get_trouble_since (fixture->desk), ==, FIXTURE_NOW);
  /* What was shown stays, and nothing is shown as done. */
  g_assert_nonnull (bc_desk_get_hall (fixture->desk));
  g_assert_cmpuint (g_list_model_get_n_items (triage), ==, 1);
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_REGISTERED);

  /* Another change is refused at once; a registration is kept. */
  g_assert_false (
      desk_move (fixture->desk, ticket, BC_STATE_REVIEW, NULL, &error, "main_cause", "A2", NULL));
  g_assert_error (error, BC_ERROR, BC_ERROR_LOST);
  bc_desk_set_staff (fixture->desk, "a01");
  g_assert_true (bc_desk_must_queue (fixture->desk));
  queue (fixture, ID, "李四", "13987654321");
  g_assert_cmpuint (n_queued (fixture), ==, 1);
  g_assert_true (draft_is_kept (fixture, ID));

  drive_set (DRIVE_WORKS);
  desk_wait_for (connection (fixture) == BC_CONNECTION_ONLINE);
  desk_wait_for (n_queued (fixture) == 0);
  desk_wait_for (g_list_model_get_n_items (triage) == 2);
  desk_wait_for (!draft_is_kept (fixture, ID));
  g_assert_null (bc_desk_get_trouble (fixture->desk));
  /* The thread that came back has not written what nobody waited for any more. */
  desk_wait_for (strstr (told->str, "Not saved, do it again: 2026W00001") != NULL);
  g_assert_nonnull (strstr (told->str, "2026W00002"));
  g_assert_cmpint (fixture_number (fixture->path,
                                   "SELECT count(*) FROM event WHERE kind = 'moved'"),
                   ==, 0);
}

/* An I/O error is an answer: the file is opened anew at once. */
static void
test_fails (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTicket) ticket = NULL, again = NULL;

  bc_desk_set_staff (fixture->desk, "a01");
  drive_set (DRIVE_FAILS);
  ticket = desk_register (fixture->desk, "李四", &error);
  g_assert_null (ticket);
  g_assert_error (error, BC_ERROR, BC_ERROR_IO);
  g_assert_cmpint (connection (fixture), ==, BC_CONNECTION_LOST);
  drive_set (DRIVE_WORKS);
  desk_wait_for (connection (fixture) == BC_CONNECTION_ONLINE);
  again = desk_register (fixture->desk, "李四", NULL);
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (again), BC_FIELD_NUMBER), ==,
                   "2026W00001");
}

static void
test_full (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTicket) ticket = NULL;

  bc_desk_set_staff (fixture->desk, "a01");
  drive_set (DRIVE_FULL);
  g_assert_null (desk_register (fixture->desk, "李四", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_FULL);
  g_assert_cmpint (connection (fixture), ==, BC_CONNECTION_FULL);
  g_assert_nonnull (strstr (bc_desk_get_trouble (fixture->desk), "room"));
  drive_set (DRIVE_WORKS);
  ticket = desk_register (fixture->desk, "李四", NULL);
  g_assert_cmpint (connection (fixture), ==, BC_CONNECTION_ONLINE);
  g_assert_null (bc_desk_get_trouble (fixture->desk));
}

/* The folder is taken away and put back; meanwhile nothing goes into a file that nobody sees. */
static void
test_taken_away (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_null (desk_register (fixture->desk, "李四", &error));
  g_assert_cmpint (connection (fixture), ==, BC_CONNECTION_LOST);
  g_assert_nonnull (strstr (bc_desk_get_trouble (fixture->desk), "taken away"));
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  desk_wait_for (connection (fixture) == BC_CONNECTION_ONLINE);
  g_object_unref (desk_register (fixture->desk, "李四", NULL));
}

/* The program ends while the drive hangs: it ends, and what was on its way is handed in the next time. */
static void
test_ends (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start;

  bc_desk_set_staff (fixture->desk, "a01");
  bc_store_set_stuck_after (fixture->desk->store, 0);
  fixture->desk->close_patience = G_USEC_PER_SEC / 5;
  drive_set (DRIVE_HANGS);
  bc_desk_register_async (fixture->desk, draft, ID, desk_result_cb, &result);
  desk_wait_for (drive_n_hanging () > 0);
  start = g_get_monotonic_time ();
  bc_desk_close (fixture->desk);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_assert_true (draft_is_kept (fixture, ID));
  drive_set (DRIVE_WORKS);
  desk_await (result);
  g_clear_object (&result);
  desk_wait_for (G_OBJECT (fixture->desk)->ref_count == 1);
  g_assert_finalize_object (fixture->desk);

  /* The next run: whether the first one was saved after all or not, there is one. */
  fixture->desk = desk_fixture_new_desk (fixture, "seat-1");
  desk_open (fixture->desk, fixture->path, NULL);
  desk_wait_for (!draft_is_kept (fixture, ID));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, 1);
}

static void
returned_cb (BcDesk *desk, const char *id, gpointer data)
{
  *(char **) data = g_strdup (id);
}

/* The petitioner went to another window meanwhile: a person has to look. */
static void
test_duplicate (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (fixture);
  g_autofree char *returned = NULL;
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  const BcDraftEntry *entry;

  g_signal_connect (fixture->desk, "draft-returned", G_CALLBACK (returned_cb), &returned);
  bc_desk_set_staff (fixture->desk, "a01");
  bc_desk_set_staff (other, "a01");
  g_object_unref (desk_register (other, "李四", NULL));
  queue (fixture, ID, "李四", NULL);
  desk_wait_for (returned != NULL);
  g_assert_cmpstr (returned, ==, ID);
  g_assert_cmpuint (n_queued (fixture), ==, 0);
  bc_drafts_load_async (bc_desk_get_drafts (fixture->desk), NULL, desk_result_cb, &result);
  desk_await (result);
  drafts = bc_drafts_load_finish (bc_desk_get_drafts (fixture->desk), result, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  entry = g_ptr_array_index (drafts, 0);
  g_assert_nonnull (strstr (g_hash_table_lookup (entry->values, BC_DRAFT_REASON), "2026W00001"));
  g_assert_cmpstr (g_hash_table_lookup (entry->values, "petitioner_name"), ==, "李四");
  g_assert_null (g_hash_table_lookup (entry->values, BC_DRAFT_QUEUED));
  desk_fixture_end (other);
}

#define lost_add(name, func) g_test_add (name, DeskFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  if (bc_drive_probe_main (argc, argv, &status))
    return status;
  g_test_init (&argc, &argv, NULL);
  lost_add ("/desk-lost/hangs", test_hangs);
  lost_add ("/desk-lost/fails", test_fails);
  lost_add ("/desk-lost/full", test_full);
  lost_add ("/desk-lost/taken-away", test_taken_away);
  lost_add ("/desk-lost/ends", test_ends);
  lost_add ("/desk-lost/duplicate", test_duplicate);
  return g_test_run ();
}
