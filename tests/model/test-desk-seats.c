/* Two seats on one file: what one does the other sees, and neither overwrites the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include "base/bc-main-thread.h"
#include "model/bc-desk-presence.h"
#include "model/bc-desk-private.h"

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

/* Keeps the file locked, as a seat on a slow disk does. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_held;
  gboolean is_released;
} Hold;

static gpointer
hold_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Hold *hold = data;

  g_mutex_lock (&hold->mutex);
  hold->is_held = TRUE;
  g_cond_signal (&hold->cond);
  while (!hold->is_released)
    g_cond_wait (&hold->cond, &hold->mutex);
  g_mutex_unlock (&hold->mutex);
  return GINT_TO_POINTER (TRUE);
}

static gpointer
impatient_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  bc_engine_set_patience (engine, 20 * 1000);
  return GINT_TO_POINTER (TRUE);
}

static void
run_job (BcDesk *desk, BcIntent intent, BcJobFunc func, gpointer data, GAsyncResult **result)
{
  bc_desk_run (desk, intent, func, data, NULL, NULL,
               g_task_new (desk, NULL, desk_result_cb, result), NULL, NULL, NULL, NULL);
}

/* What could not be taken back because the file was locked is still what Undo takes back next. */
static void
test_undo_busy (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) first = desk_advance (desk, BC_STATE_REGISTERED);
  g_autoptr (BcTicket) second = desk_advance (desk, BC_STATE_REGISTERED);
  g_autoptr (BcTicket) undone = NULL;
  g_autofree char *label = NULL, *before = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *impatient = NULL, *held = NULL;
  Hold hold = { .is_held = FALSE };

  desk_move (desk, first, BC_STATE_REVIEW, "b01", NULL, "main_cause", "A2", NULL);
  desk_move (desk, second, BC_STATE_REVIEW, NULL, NULL, "main_cause", "A2", NULL);
  g_object_get (desk, "undo-label", &before, NULL);
  run_job (desk, BC_INTENT_READ, impatient_job, NULL, &impatient);
  desk_await (impatient);
  run_job (other, BC_INTENT_WRITE, hold_job, &hold, &held);
  g_mutex_lock (&hold.mutex);
  while (!hold.is_held)
    g_cond_wait (&hold.cond, &hold.mutex);
  g_mutex_unlock (&hold.mutex);

  g_assert_null (desk_undo (desk, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_BUSY);
  g_object_get (desk, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, before);

  g_mutex_lock (&hold.mutex);
  hold.is_released = TRUE;
  g_cond_signal (&hold.cond);
  g_mutex_unlock (&hold.mutex);
  desk_await (held);
  undone = desk_undo (desk, NULL);
  g_assert_true (undone == second);
  g_object_unref (impatient);
  g_object_unref (held);
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
edit_seen (BcDesk *desk, BcTicket *ticket, gint64 version, const char *urgency, GError **error)
{
  g_autoptr (GHashTable) input = fixture_input ("urgency", urgency, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  bc_desk_edit_seen_async (desk, ticket, version, input, desk_result_cb, &result);
  desk_await (result);
  bc_desk_change_finish (desk, result, error);
}

/* A form that was opened before another seat's change is not saved over it, though the desk has learnt of the change by then; and the answer comes with the newest state. */
static void
test_seen_before (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REGISTERED);
  gint64 seen = version_of (ticket);
  g_autoptr (BcTicket) theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_wait_for (bc_desk_count (other, BC_COLUMN_TRIAGE, NULL, NULL) == 1);
  theirs = g_object_ref (find (other, ticket));
  desk_wait_for (bc_ticket_get_record (theirs) != NULL);
  g_assert_true (bc_desk_set_staff (other, "b01"));
  edit_seen (other, theirs, seen, "urgent", &error);
  g_assert_no_error (error);

  g_assert_true (bc_desk_set_staff (desk, "b01"));
  edit_seen (desk, ticket, seen, "normal", &error);
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (version_of (ticket), ==, seen + 1);
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_URGENCY), ==, "urgent");

  /* Whoever has seen it may decide. */
  edit_seen (desk, ticket, seen + 1, "normal", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_URGENCY), ==, "normal");
  g_clear_object (&theirs);
  desk_fixture_end (other);
}

static char *
enter (BcDesk *desk, BcTicket *ticket)
{
  g_autoptr (GAsyncResult) result = NULL;

  bc_desk_enter_async (desk, ticket, desk_result_cb, &result);
  desk_await (result);
  return bc_desk_enter_finish (desk, result);
}

/* Who opens a form learns who has one open, until it is closed or was left behind; the history says nothing of it. */
static void
test_presence (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REGISTERED);
  g_autofree char *alone = enter (desk, ticket);
  g_autofree char *both = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *old = NULL;
  gint64 n_events = fixture_number (fixture->path, "SELECT count(*) FROM event");

  g_assert_null (alone);
  g_assert_true (bc_desk_set_staff (other, "b01"));
  both = enter (other, find (other, ticket));
  g_assert_nonnull (both);
  g_test_message ("%s", both);
  bc_desk_leave (desk, ticket);
  desk_wait_for (fixture_number (fixture->path, "SELECT count(*) FROM presence") == 1);
  gone = enter (other, find (other, ticket));
  g_assert_null (gone);
  bc_clock_set (fixture->clock, FIXTURE_NOW + 31 * BC_MINUTE);
  old = enter (desk, ticket);
  g_assert_null (old);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM event"), ==, n_events);
  desk_fixture_end (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bc_main_thread_claim ();
  desk_add ("/desk-seats/feed", test_feed);
  desk_add ("/desk-seats/newer-by-list", test_newer_by_list);
  desk_add ("/desk-seats/conflict", test_conflict);
  desk_add ("/desk-seats/presence", test_presence);
  desk_add ("/desk-seats/seen-before", test_seen_before);
  desk_add ("/desk-seats/undo-overtaken", test_undo_overtaken);
  desk_add ("/desk-seats/undo-busy", test_undo_busy);
  desk_add ("/desk-seats/alerts", test_alerts);
  desk_add ("/desk-seats/alert-levels", test_alert_levels);
  return g_test_run ();
}
