/* Two seats on one file: what one does the other sees, and neither overwrites the other. Files that
 * cannot be written, and files that are let go while work is under way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include <glib/gstdio.h>

#include "base/bc-main-thread.h"

#define SEEN_WITHIN (2 * G_USEC_PER_SEC)

static void
ticket_changed_cb (BcDesk *desk, BcTicket *ticket, gpointer data)
{
  (*(guint *) data)++;
}

static void
count_signal_cb (GObject *object, gpointer data)
{
  (*(guint *) data)++;
}

static BcTicket *
find (BcDesk *desk, BcTicket *ticket)
{
  return bc_desk_get_ticket (desk, bc_ticket_get_id (ticket));
}

static gint64
version_of (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);

  return record != NULL ? bc_record_int (record, BC_FIELD_VERSION) : 0;
}

static void
test_feed (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (GListModel) triage = bc_desk_get_column (other, BC_COLUMN_TRIAGE, NULL);
  g_autoptr (GListModel) review = bc_desk_get_column (other, BC_COLUMN_REVIEW, "d01");
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  gint64 start = g_get_monotonic_time ();
  guint n_changed = 0, n_agenda = 0;
  BcTicket *seen;

  desk_wait_for (g_list_model_get_n_items (triage) == 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, SEEN_WITHIN);
  seen = find (other, ticket);
  desk_wait_for (bc_ticket_get_record (seen) != NULL);
  g_assert_true (seen != ticket);

  g_signal_connect (other, "ticket-changed", G_CALLBACK (ticket_changed_cb), &n_changed);
  g_signal_connect (other, "agenda-changed", G_CALLBACK (count_signal_cb), &n_agenda);
  desk_move (fixture->desk, ticket, BC_STATE_REVIEW, "b01", NULL, "main_cause", "A2", NULL);
  start = g_get_monotonic_time ();
  desk_wait_for (g_list_model_get_n_items (review) == 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, SEEN_WITHIN);
  g_assert_cmpuint (g_list_model_get_n_items (triage), ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_agenda, >, 0);
  g_assert_cmpint (version_of (seen), ==, 2);
  /* Nobody takes back on one seat what was done on another. */
  {
    gboolean can_undo;

    g_object_get (other, "can-undo", &can_undo, NULL);
    g_assert_false (can_undo);
  }
  desk_fixture_end (other);
}

/* What is read for a list may be newer than what the feed has told so far: it is told, too. */
static void
test_newer_by_list (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  g_autoptr (GListModel) review = bc_desk_get_column (other, BC_COLUMN_REVIEW, NULL);
  g_autoptr (BcTicket) found = NULL;
  g_autoptr (GAsyncResult) result = NULL, moved = NULL;
  g_autoptr (GHashTable) input = fixture_input ("main_cause", "A2", NULL);
  guint n_changed = 0;
  BcTicket *seen = find (other, ticket);

  desk_wait_for (version_of (seen) == 1);
  g_signal_connect (other, "ticket-changed", G_CALLBACK (ticket_changed_cb), &n_changed);
  bc_desk_set_staff (fixture->desk, "b01");
  bc_desk_move_async (fixture->desk, ticket, BC_STATE_REVIEW, input, desk_result_cb, &moved);
  desk_await (moved);
  /* Whichever comes first, the card has moved when the list is there, and it is told once. */
  bc_desk_find_async (other, "2026W00001", NULL, desk_result_cb, &result);
  desk_await (result);
  found = bc_desk_find_finish (other, result, NULL);
  g_assert_true (found == seen);
  g_assert_cmpint (version_of (seen), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (review), ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  /* A result holds its desk. */
  g_clear_object (&result);
  desk_fixture_end (other);
}

static void
test_conflict (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desks[2] = { fixture->desk, desk_fixture_other (fixture) };
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  BcTicket *tickets[2] = { ticket, find (desks[1], ticket) };
  g_autoptr (GHashTable) input =
      fixture_input ("reject_ground", "civil", "route", "请向人民法院起诉", NULL);
  GAsyncResult *results[2] = { NULL, NULL };
  GError *errors[2] = { NULL, NULL };
  gboolean done[2];

  desk_wait_for (version_of (tickets[1]) == 1);
  for (int i = 0; i < 2; i++)
    {
      bc_desk_set_staff (desks[i], "b01");
      bc_desk_move_async (desks[i], tickets[i], BC_STATE_REJECTED, input, desk_result_cb,
                          &results[i]);
    }
  desk_wait_for (results[0] != NULL && results[1] != NULL);
  for (int i = 0; i < 2; i++)
    done[i] = bc_desk_move_finish (desks[i], results[i], NULL, &errors[i]);
  g_assert_cmpint (done[0] + done[1], ==, 1);
  for (int i = 0; i < 2; i++)
    {
      if (done[i])
        continue;
      g_assert_error (errors[i], BC_ERROR, BC_ERROR_CONFLICT);
      /* Who, and what. */
      g_assert_nonnull (strstr (errors[i]->message, "王强"));
      g_error_free (errors[i]);
    }
  /* Both come to see the same. */
  for (int i = 0; i < 2; i++)
    {
      desk_wait_for (version_of (tickets[i]) == 2);
      desk_wait_for (bc_ticket_get_moving_to (tickets[i]) == -1);
      g_assert_cmpint (bc_record_state (bc_ticket_get_record (tickets[i])), ==, BC_STATE_REJECTED);
      g_assert_cmpuint (bc_desk_count (desks[i], BC_COLUMN_TRIAGE, NULL, NULL), ==, 0);
      g_assert_cmpuint (bc_desk_count (desks[i], BC_COLUMN_CLOSED, NULL, NULL), ==, 1);
      g_object_unref (results[i]);
    }
  desk_fixture_end (desks[1]);
}

static void
test_undo_overtaken (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  BcTicket *seen = find (other, ticket);
  g_autoptr (GError) error = NULL;

  desk_move (fixture->desk, ticket, BC_STATE_REVIEW, "b01", NULL, "main_cause", "A2", NULL);
  desk_wait_for (version_of (seen) == 2);
  desk_move (other, seen, BC_STATE_REGISTERED, "e01", NULL, "reason", "原因不准", NULL);
  g_assert_null (desk_undo (fixture->desk, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  desk_wait_for (version_of (ticket) == 3);
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_REGISTERED);
  desk_fixture_end (other);
}

static guint
claim (BcDesk *desk, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = bc_desk_list_finish (desk, result, &error);

  g_assert_no_error (error);
  return tickets->len;
}

/* A ticket is told once a level, whichever seat is first, and not again after a restart. */
static void
test_alerts (DeskFixture *fixture, gconstpointer data)
{
  static const char *const levels[] = { "soon", "today", "overdue" };
  static const gint64 shifts[] = { -25 * BC_HOUR, -2 * BC_HOUR, BC_MINUTE };
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) first = desk_advance (fixture->desk, BC_STATE_IN_PROGRESS);
  g_autoptr (BcTicket) second = desk_advance (fixture->desk, BC_STATE_IN_PROGRESS);
  gint64 due = bc_record_int (bc_ticket_get_record (first), BC_FIELD_DUE_AT);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      GAsyncResult *results[4] = { NULL };
      guint n = 0;

      bc_clock_set (fixture->clock, due + shifts[i]);
      for (guint r = 0; r < 4; r++)
        bc_desk_claim_alerts_async (r % 2 == 0 ? fixture->desk : other, levels[i], desk_result_cb,
                                    &results[r]);
      for (guint r = 0; r < 4; r++)
        {
          desk_await (results[r]);
          n += claim (r % 2 == 0 ? fixture->desk : other, results[r]);
          g_object_unref (results[r]);
        }
      g_assert_cmpuint (n, ==, 2);
    }
  desk_fixture_end (other);
  other = desk_fixture_other (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      bc_desk_claim_alerts_async (other, levels[i], desk_result_cb, &result);
      desk_await (result);
      g_assert_cmpuint (claim (other, result), ==, 0);
    }
  desk_fixture_end (other);
}

/* Each level tells what it is about: what is late already is not announced as due today. */
static void
test_alert_levels (DeskFixture *fixture, gconstpointer data)
{
  static const char *const levels[] = { "soon", "today", "overdue" };
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_IN_PROGRESS);

  bc_clock_set (fixture->clock,
                bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_DUE_AT) + BC_MINUTE);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      bc_desk_claim_alerts_async (fixture->desk, levels[i], desk_result_cb, &result);
      desk_await (result);
      g_assert_cmpuint (claim (fixture->desk, result), ==, strcmp (levels[i], "overdue") == 0);
    }
}

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
  desk_add ("/desk-seats/feed", test_feed);
  desk_add ("/desk-seats/newer-by-list", test_newer_by_list);
  desk_add ("/desk-seats/conflict", test_conflict);
  desk_add ("/desk-seats/undo-overtaken", test_undo_overtaken);
  desk_add ("/desk-seats/alerts", test_alerts);
  desk_add ("/desk-seats/alert-levels", test_alert_levels);
  desk_add ("/desk-seats/read-only", test_read_only);
  desk_add ("/desk-seats/close-while-busy", test_close_while_busy);
  desk_add ("/desk-seats/switch-while-busy", test_switch_while_busy);
  desk_add ("/desk-seats/open-twice", test_open_twice);
  desk_add ("/desk-seats/cancel-opening", test_cancel_opening);
  desk_add ("/desk-seats/without-file", test_without_file);
  return g_test_run ();
}
