/* What one seat tells, over real files and a desktop that remembers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "alert/bc-alerts.h"

#include "desk-fixture.h"
#include "fake-notifier.h"

/* A seat: its desk, its alerts, and what they said. */
typedef struct
{
  BcDesk *desk;
  FakeNotifier *notifier;
  BcAlerts *alerts;

  guint n_told;
  int level;
  gboolean is_shown;
  GPtrArray *tickets; /* of the last “told” */
  BcTicket *opened;
  char *token;
} Seat;

static void
told_cb (Seat *self, int level, GPtrArray *tickets, gboolean is_shown)
{
  self->n_told++;
  self->level = level;
  self->is_shown = is_shown;
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  self->tickets = g_ptr_array_ref (tickets);
}

static void
open_ticket_cb (Seat *self, BcTicket *ticket, const char *token)
{
  g_set_object (&self->opened, ticket);
  g_free (self->token);
  self->token = g_strdup (token);
}

static void
seat_attach (Seat *self, BcDesk *desk, gboolean has_desktop)
{
  self->desk = desk;
  self->notifier = has_desktop ? fake_notifier_new () : NULL;
  self->alerts = bc_alerts_new (desk, has_desktop ? BC_NOTIFIER (self->notifier) : NULL);
  g_signal_connect_swapped (self->alerts, "told", G_CALLBACK (told_cb), self);
  g_signal_connect_swapped (self->alerts, "open-ticket", G_CALLBACK (open_ticket_cb), self);
}

/* Returns when what the alerts have asked for is answered: the desk reads after it has written. */
static void
await_answers (Seat *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) none = NULL;

  bc_desk_search_async (self->desk, "2026", 1, NULL, desk_result_cb, &result);
  desk_await (result);
  /* It fails where the file is closed; by then everything else was answered as well. */
  none = bc_desk_list_finish (self->desk, result, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Makes the alerts look, and returns when they have claimed what there was. */
static void
await_look (Seat *self)
{
  g_signal_emit_by_name (self->desk, "minute");
  await_answers (self);
}

static void
seat_detach (Seat *self)
{
  await_answers (self);
  g_assert_finalize_object (self->alerts);
  if (self->notifier != NULL)
    g_assert_finalize_object (self->notifier);
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_clear_object (&self->opened);
  g_clear_pointer (&self->token, g_free);
  desk_fixture_end (g_steal_pointer (&self->desk));
}

/* Makes @count tickets that are being handled, and returns when they are due. */
static gint64
make_tickets (DeskFixture *fixture, guint count)
{
  gint64 due = 0;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_IN_PROGRESS);

      due = bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_DUE_AT);
      g_assert_cmpint (due, >, bc_clock_now (fixture->clock));
    }
  return due;
}

/* One that is due later; returns when. */
static gint64
make_later_ticket (DeskFixture *fixture)
{
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REVIEW);

  desk_move (fixture->desk, ticket, BC_STATE_DISPATCHED, "e01", NULL, "method", "补正后办理",
             "due_at", "2026-09-23 17:30", NULL);
  return bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_DUE_AT);
}

static void
test_told (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 3);
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  desk_wait_for (seat.n_told == 1);
  g_assert_cmpint (seat.level, ==, BC_ALERT_OVERDUE);
  g_assert_true (seat.is_shown);
  g_assert_cmpuint (seat.tickets->len, ==, 3);
  g_assert_cmpuint (seat.notifier->n_shown, ==, 1);
  g_assert_cmpstr (seat.notifier->summary, ==, "3 tickets are overdue");
  g_assert_cmpstr (seat.notifier->action, ==, "Open the first ticket");
  g_assert_cmpint (seat.notifier->urgency, ==, BC_NOTICE_CRITICAL);
  for (guint i = 0; i < 3; i++)
    {
      BcRecord *record = bc_ticket_get_record (g_ptr_array_index (seat.tickets, i));

      g_assert_nonnull (strstr (seat.notifier->body, bc_record_text (record, BC_FIELD_NUMBER)));
      g_assert_null (
          strstr (seat.notifier->body, bc_record_text (record, BC_FIELD_PETITIONER_NAME)));
      g_assert_null (strstr (seat.notifier->body, bc_record_text (record, BC_FIELD_TELEPHONE)));
    }
  seat_detach (&seat);
}

/* Neither the next look, nor the next start, nor another seat tells it again. */
static void
test_once (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  Seat first = { NULL };
  Seat second = { NULL };

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&first, desk_fixture_other (fixture), TRUE);
  desk_wait_for (first.n_told == 1);
  g_assert_cmpstr (first.notifier->action, ==, "Open the ticket");
  await_look (&first);
  g_assert_cmpuint (first.n_told, ==, 1);

  seat_attach (&second, desk_fixture_other (fixture), TRUE);
  await_look (&second);
  await_look (&second);
  g_assert_cmpuint (second.n_told, ==, 0);
  g_assert_cmpuint (second.notifier->n_shown, ==, 0);
  seat_detach (&second);
  seat_detach (&first);
}

static void
test_levels (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  BcHall *hall = bc_desk_get_hall (fixture->desk);
  BcDay last = bc_hall_day (hall, due);
  BcDay before = last - 1;
  Seat seat = { NULL };

  while (!bc_workdays_is_working (bc_hall_workdays (hall), before))
    before--;
  bc_clock_set (fixture->clock, bc_instant_from_local (before, 10 * 3600, bc_hall_zone (hall)));
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  desk_wait_for (seat.n_told == 1);
  g_assert_cmpint (seat.level, ==, BC_ALERT_SOON);
  g_assert_cmpint (seat.notifier->urgency, ==, BC_NOTICE_LOW);

  /* The desk's own tick sees that the day has changed. */
  bc_clock_set (fixture->clock, bc_instant_from_local (last, 10 * 3600, bc_hall_zone (hall)));
  desk_wait_for (seat.n_told == 2);
  g_assert_cmpint (seat.level, ==, BC_ALERT_TODAY);
  g_assert_cmpint (seat.notifier->urgency, ==, BC_NOTICE_NORMAL);
  /* What said “on the next working day” is outdated. */
  g_assert_cmpuint (seat.notifier->withdrawn->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (seat.notifier->withdrawn, 0), ==,
                   g_ptr_array_index (seat.notifier->ids, 0));

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  desk_wait_for (seat.n_told == 3);
  g_assert_cmpint (seat.level, ==, BC_ALERT_OVERDUE);
  g_assert_cmpuint (seat.notifier->withdrawn->len, ==, 2);
  seat_detach (&seat);
}

static void
test_quiet (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1); /* 17:30 */
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_HOUR);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  g_object_set (seat.alerts, "quiet-from", "18:00", "quiet-to", "08:30", NULL);
  await_look (&seat);
  g_assert_cmpuint (seat.n_told, ==, 0);

  /* The next morning, or who changes the hours, gets it all. */
  g_object_set (seat.alerts, "quiet-from", "22:00", NULL);
  desk_wait_for (seat.n_told == 1);
  g_assert_cmpint (seat.level, ==, BC_ALERT_OVERDUE);
  seat_detach (&seat);
}

/* Hours that cannot be read keep nothing back. */
static void
test_unreadable_hours (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_HOUR);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  g_object_set (seat.alerts, "quiet-from", "18.00", "quiet-to", "08:30", NULL);
  await_look (&seat);
  g_assert_cmpuint (seat.n_told, ==, 1);
  seat_detach (&seat);
}

static void
test_disabled (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  g_object_set (seat.alerts, "enabled", FALSE, NULL);
  await_look (&seat);
  g_assert_cmpuint (seat.n_told, ==, 0);
  g_object_set (seat.alerts, "enabled", TRUE, NULL);
  desk_wait_for (seat.n_told == 1);
  seat_detach (&seat);
}

/* More tickets become overdue while the window is open: only these are told, in a notice of their own. */
static void
test_more (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 2);
  Seat seat = { NULL };
  guint n_overdue = 0;

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  desk_wait_for (seat.n_told == 1);
  g_assert_cmpuint (seat.tickets->len, ==, 2);

  due = make_later_ticket (fixture);
  bc_clock_set (fixture->clock, due + BC_MINUTE);
  desk_wait_for (seat.n_told == 2 && seat.level == BC_ALERT_OVERDUE);
  g_assert_cmpuint (seat.tickets->len, ==, 1);
  g_object_get (seat.desk, "n-overdue", &n_overdue, NULL);
  g_assert_cmpuint (n_overdue, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (seat.notifier->ids, 0), !=,
                   g_ptr_array_index (seat.notifier->ids, 1));
  seat_detach (&seat);
}

static void
settle (Seat *self, BcTicket *ticket)
{
  desk_move (self->desk, ticket, BC_STATE_RESULT_CHECK, "d01", NULL, "outcome", "done", "measures",
             "Done.", "basis", "The rules.", "answered_on", "2026-09-18", NULL);
}

static void
test_open (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 2);
  Seat seat = { NULL };
  const char *id;
  BcTicket *first, *second;

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  desk_wait_for (seat.n_told == 1);
  id = g_ptr_array_index (seat.notifier->ids, 0);
  first = g_ptr_array_index (seat.tickets, 0);
  second = g_ptr_array_index (seat.tickets, 1);

  bc_notifier_emit_activated (BC_NOTIFIER (seat.notifier), "overdue-77", NULL);
  g_assert_null (seat.opened);
  bc_notifier_emit_activated (BC_NOTIFIER (seat.notifier), id, "token");
  g_assert_true (seat.opened == first);
  g_assert_cmpstr (seat.token, ==, "token");

  /* The first was settled meanwhile: what is still overdue is opened. */
  settle (&seat, first);
  g_assert_cmpuint (seat.notifier->withdrawn->len, ==, 0);
  bc_notifier_emit_activated (BC_NOTIFIER (seat.notifier), id, NULL);
  g_assert_true (seat.opened == second);
  g_assert_null (seat.token);

  /* Nothing is overdue any more: the notice goes, and its action leads nowhere. */
  settle (&seat, second);
  g_assert_cmpuint (seat.notifier->withdrawn->len, ==, 1);
  g_clear_object (&seat.opened);
  bc_notifier_emit_activated (BC_NOTIFIER (seat.notifier), id, NULL);
  g_assert_null (seat.opened);
  seat_detach (&seat);
}

/* The person has dismissed it: nothing is left to be withdrawn. */
static void
test_dismissed (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  desk_wait_for (seat.n_told == 1);
  bc_notifier_emit_closed (BC_NOTIFIER (seat.notifier), g_ptr_array_index (seat.notifier->ids, 0));
  settle (&seat, g_ptr_array_index (seat.tickets, 0));
  g_assert_cmpuint (seat.notifier->withdrawn->len, ==, 0);
  seat_detach (&seat);
}

static void
test_desktop_fails (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  seat.notifier->fails = TRUE;
  desk_wait_for (seat.n_told == 1);
  g_assert_false (seat.is_shown);
  g_assert_cmpuint (seat.tickets->len, ==, 1);
  bc_notifier_emit_activated (BC_NOTIFIER (seat.notifier),
                              g_ptr_array_index (seat.notifier->ids, 0), NULL);
  g_assert_null (seat.opened);
  seat_detach (&seat);
}

static void
test_no_desktop (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), FALSE);
  desk_wait_for (seat.n_told == 1);
  g_assert_false (seat.is_shown);
  settle (&seat, g_ptr_array_index (seat.tickets, 0));
  seat_detach (&seat);
}

/* The file is closed while its alerts are on their way: nothing of it is told any more, and what was shown goes. */
static void
test_closed (DeskFixture *fixture, gconstpointer data)
{
  gint64 due = make_tickets (fixture, 1);
  Seat seat = { NULL };

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  seat_attach (&seat, desk_fixture_other (fixture), TRUE);
  desk_wait_for (seat.n_told == 1);
  bc_desk_close (seat.desk);
  g_assert_cmpuint (seat.notifier->withdrawn->len, ==, 1);

  due = make_later_ticket (fixture);
  bc_clock_set (fixture->clock, due + BC_MINUTE);
  desk_open (seat.desk, fixture->path, NULL);
  g_signal_emit_by_name (seat.desk, "minute");
  bc_desk_close (seat.desk);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (seat.n_told, ==, 1);
  seat_detach (&seat);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add ("/alert/alerts/told", test_told);
  desk_add ("/alert/alerts/once", test_once);
  desk_add ("/alert/alerts/levels", test_levels);
  desk_add ("/alert/alerts/quiet", test_quiet);
  desk_add ("/alert/alerts/unreadable-hours", test_unreadable_hours);
  desk_add ("/alert/alerts/disabled", test_disabled);
  desk_add ("/alert/alerts/more", test_more);
  desk_add ("/alert/alerts/open", test_open);
  desk_add ("/alert/alerts/dismissed", test_dismissed);
  desk_add ("/alert/alerts/desktop-fails", test_desktop_fails);
  desk_add ("/alert/alerts/no-desktop", test_no_desktop);
  desk_add ("/alert/alerts/closed", test_closed);
  return g_test_run ();
}
