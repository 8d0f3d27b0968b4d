/* Files that cannot be written, files that are let go while work is under way, and no file at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include <glib/gstdio.h>

#include "base/bc-main-thread.h"

static void
test_read_only (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  gint64 id = bc_ticket_get_id (ticket);
  g_autoptr (GListModel) triage = NULL;
  g_autoptr (BcTicket) shown = NULL;
  g_autoptr (GError) error = NULL;
  BcDesk *reader = desk_fixture_new_desk (fixture, "seat-2");

  bc_desk_close (fixture->desk);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  desk_open (reader, fixture->path, NULL);
  g_assert_cmpint (bc_desk_get_connection (reader), ==, BC_CONNECTION_READ_ONLY);
  triage = bc_desk_get_column (reader, BC_COLUMN_TRIAGE, NULL);
  shown = g_list_model_get_item (triage, 0);
  g_assert_cmpint (bc_ticket_get_id (shown), ==, id);
  g_assert_nonnull (bc_ticket_get_record (shown));
  bc_desk_set_staff (reader, "a01");
  g_assert_null (desk_register (reader, "张三", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (desk_move (reader, shown, BC_STATE_REJECTED, NULL, &error, "reject_ground",
                             "civil", "route", "请向人民法院起诉", NULL));
  g_assert_error (error, BC_ERROR, BC_ERROR_READ_ONLY);
  g_assert_cmpint (bc_desk_get_connection (reader), ==, BC_CONNECTION_READ_ONLY);
  g_assert_cmpuint (g_list_model_get_n_items (triage), ==, 1);
  desk_fixture_end (reader);
}

#define N_QUEUED 20

static void
queue_registrations (BcDesk *desk, GAsyncResult **results)
{
  bc_desk_set_staff (desk, "a01");
  for (guint i = 0; i < N_QUEUED; i++)
    {
      g_autoptr (BcRecord) draft = fixture_draft (bc_desk_now (desk));

      bc_desk_register_async (desk, draft, NULL, desk_result_cb, &results[i]);
    }
}

/* Each is answered, if only by the word that the file was closed. */
static void
await_registrations (BcDesk *desk, GAsyncResult **results)
{
  for (guint i = 0; i < N_QUEUED; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BcTicket) ticket = NULL;

      desk_await (results[i]);
      ticket = bc_desk_register_finish (desk, results[i], &error);
      g_assert_null (ticket);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_object_unref (results[i]);
    }
}

/* What was queued is in the file when closing has returned. */
static void
test_close_while_busy (DeskFixture *fixture, gconstpointer data)
{
  GAsyncResult *results[N_QUEUED] = { NULL };
  BcDesk *other = desk_fixture_new_desk (fixture, "seat-2");

  queue_registrations (fixture->desk, results);
  bc_desk_close (fixture->desk);
  g_assert_cmpint (bc_desk_get_connection (fixture->desk), ==, BC_CONNECTION_NONE);
  desk_open (other, fixture->path, NULL);
  g_assert_cmpuint (bc_desk_count (other, BC_COLUMN_TRIAGE, NULL, NULL), ==, N_QUEUED);
  await_registrations (fixture->desk, results);
  desk_fixture_end (other);
}

/* Another file is opened while the old one is still being written: nothing of the one gets into the
 * other. */
static void
test_switch_while_busy (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "second.hall", NULL);
  g_autoptr (GAsyncResult) created = NULL;
  GAsyncResult *results[N_QUEUED] = { NULL };
  BcDesk *desk = fixture->desk;
  g_autoptr (GError) error = NULL;

  bc_desk_create_async (desk, path, "第二大厅", 0, NULL, desk_result_cb, &created);
  desk_await (created);
  g_assert_true (bc_desk_create_finish (desk, created, &error));
  g_assert_no_error (error);

  queue_registrations (desk, results);
  desk_open (desk, path, NULL);
  g_assert_cmpstr (bc_hall_name (bc_desk_get_hall (desk)), ==, "第二大厅");
  await_registrations (desk, results);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_TRIAGE, NULL, NULL), ==, 0);
  /* The first file has them, as soon as its seat has written them. */
  bc_desk_close (desk);
  desk_open (desk, fixture->path, NULL);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_TRIAGE, NULL, NULL), ==, N_QUEUED);
}

/* Two files asked for in one breath: the last one is opened. */
static void
test_open_twice (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *none = g_build_filename (fixture->folder, "none.hall", NULL);
  GAsyncResult *results[3] = { NULL };
  g_autoptr (GError) error = NULL;
  BcDesk *desk = desk_fixture_new_desk (fixture, "seat-2");

  bc_desk_open_async (desk, fixture->path, NULL, desk_result_cb, &results[0]);
  bc_desk_open_async (desk, none, NULL, desk_result_cb, &results[1]);
  bc_desk_open_async (desk, fixture->path, NULL, desk_result_cb, &results[2]);
  for (int i = 0; i < 3; i++)
    {
      desk_await (results[i]);
      g_assert_cmpint (bc_desk_open_finish (desk, results[i], &error), ==, i == 2);
      g_clear_error (&error);
      g_object_unref (results[i]);
    }
  g_assert_cmpint (bc_desk_get_connection (desk), ==, BC_CONNECTION_ONLINE);
  desk_fixture_end (desk);
}

static void
cancel_once_open_cb (BcDesk *desk, GParamSpec *pspec, GCancellable *cancellable)
{
  if (bc_desk_get_hall (desk) != NULL)
    g_cancellable_cancel (cancellable);
}

/* At once, or when the file is open and its board is not read yet: it is not left half open. */
static void
cancel_opening (DeskFixture *fixture, gboolean at_once)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BcDesk *desk = desk_fixture_new_desk (fixture, "seat-2");

  g_signal_connect (desk, "notify::hall", G_CALLBACK (cancel_once_open_cb), cancellable);
  bc_desk_open_async (desk, fixture->path, cancellable, desk_result_cb, &result);
  if (at_once)
    g_cancellable_cancel (cancellable);
  desk_await (result);
  g_assert_false (bc_desk_open_finish (desk, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (bc_desk_get_connection (desk), ==, BC_CONNECTION_NONE);
  g_assert_null (bc_desk_get_hall (desk));
  g_clear_object (&result);
  desk_fixture_end (desk);
}

static void
test_cancel_opening (DeskFixture *fixture, gconstpointer data)
{
  cancel_opening (fixture, TRUE);
  cancel_opening (fixture, FALSE);
}

/* Without a file every question is answered, and nothing ends the program. */
static void
test_without_file (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_DISPATCHED);
  g_autoptr (GHashTable) input = fixture_input ("urgency", "urgent", NULL);
  GAsyncResult *results[6] = { NULL };
  g_autoptr (GError) error = NULL;
  BcDesk *desk = fixture->desk;

  bc_desk_close (desk);
  bc_desk_move_async (desk, ticket, BC_STATE_IN_PROGRESS, NULL, desk_result_cb, &results[0]);
  bc_desk_edit_async (desk, ticket, input, desk_result_cb, &results[1]);
  bc_desk_part_async (desk, ticket, "d02", BC_PART_WAIVED, "不需要", desk_result_cb, &results[2]);
  bc_desk_history_async (desk, ticket, NULL, desk_result_cb, &results[3]);
  bc_desk_claim_alerts_async (desk, "today", desk_result_cb, &results[4]);
  bc_desk_undo_async (desk, desk_result_cb, &results[5]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    desk_await (results[i]);
  g_assert_false (bc_desk_move_finish (desk, results[0], NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (bc_desk_change_finish (desk, results[1], NULL));
  g_assert_false (bc_desk_change_finish (desk, results[2], NULL));
  g_assert_null (bc_desk_list_finish (desk, results[3], NULL));
  g_assert_null (bc_desk_list_finish (desk, results[4], NULL));
  g_assert_null (bc_desk_undo_finish (desk, results[5], &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  desk_wait_for (bc_ticket_get_moving_to (ticket) == -1);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_object_unref (results[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bc_main_thread_claim ();
  desk_add ("/desk-files/read-only", test_read_only);
  desk_add ("/desk-files/close-while-busy", test_close_while_busy);
  desk_add ("/desk-files/switch-while-busy", test_switch_while_busy);
  desk_add ("/desk-files/open-twice", test_open_twice);
  desk_add ("/desk-files/cancel-opening", test_cancel_opening);
  desk_add ("/desk-files/without-file", test_without_file);
  return g_test_run ();
}
