/* What views read through the desk, what comes on demand, and what happens as time goes by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include "base/bc-main-thread.h"
#include "model/bc-desk-prints.h"
#include "store/bc-check.h"

#define DAY (24 * BC_HOUR)

static void
count_signal_cb (GObject *object, gpointer data)
{
  (*(guint *) data)++;
}

static GPtrArray *
finish_list (BcDesk *desk, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = bc_desk_list_finish (desk, result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (list);
  return list;
}

static GPtrArray *
callbacks_of (BcDesk *desk, BcTicket *ticket)
{
  g_autoptr (GAsyncResult) result = NULL;

  bc_desk_callbacks_async (desk, ticket, NULL, desk_result_cb, &result);
  desk_await (result);
  return finish_list (desk, result);
}

static void
await_change (BcDesk *desk, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  desk_await (*result);
  g_assert_true (bc_desk_change_finish (desk, *result, &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static guint
get_count (BcDesk *desk, const char *property)
{
  guint n;

  g_object_get (desk, property, &n, NULL);
  return n;
}

static void
test_history (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REVIEW);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_printed_free);
  GAsyncResult *printed = NULL;

  g_ptr_array_add (sheets, bc_printed_new (bc_ticket_get_id (ticket), "work-order", "ab12"));
  bc_desk_note_prints_async (desk, sheets, desk_result_cb, &printed);
  await_change (desk, &printed);
  bc_desk_history_async (desk, ticket, NULL, desk_result_cb, &result);
  desk_await (result);
  events = finish_list (desk, result);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (((BcEvent *) events->pdata[0])->kind, ==, "registered");
  g_assert_cmpstr (((BcEvent *) events->pdata[1])->kind, ==, "moved");
  g_assert_cmpstr (((BcEvent *) events->pdata[1])->staff, ==, "b01");
  g_assert_cmpstr (((BcEvent *) events->pdata[1])->seat, ==, "seat-1");
  g_assert_cmpstr (((BcEvent *) events->pdata[2])->kind, ==, "printed");
}

static void
test_find (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REGISTERED);
  g_autoptr (GAsyncResult) found = NULL, missed = NULL, searched = NULL, repeats = NULL;
  g_autoptr (BcTicket) same = NULL;
  g_autoptr (GPtrArray) hits = NULL, likes = NULL;
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (GError) error = NULL;

  bc_desk_find_async (desk, "2026W00001", NULL, desk_result_cb, &found);
  bc_desk_find_async (desk, "2026W00002", NULL, desk_result_cb, &missed);
  bc_desk_search_async (desk, "三丰", 10, NULL, desk_result_cb, &searched);
  bc_desk_repeats_async (desk, draft, NULL, desk_result_cb, &repeats);
  desk_wait_for (found && missed && searched && repeats);
  same = bc_desk_find_finish (desk, found, &error);
  g_assert_no_error (error);
  g_assert_true (same == ticket);
  g_assert_null (bc_desk_find_finish (desk, missed, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  hits = finish_list (desk, searched);
  likes = finish_list (desk, repeats);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_true (hits->pdata[0] == ticket);
  g_assert_cmpuint (likes->len, ==, 1);
  g_assert_true (likes->pdata[0] == ticket);
}

static void
test_callbacks (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) planned = callbacks_of (desk, ticket);
  g_autoptr (GPtrArray) moved = NULL, back = NULL, done = NULL;
  g_autoptr (BcCallback) outcome = bc_callback_new ();
  g_autofree char *label = NULL;
  GAsyncResult *result = NULL;
  gint64 first;

  g_assert_cmpuint (planned->len, ==, 1);
  first = ((BcCallback *) planned->pdata[0])->planned_at;
  bc_desk_set_staff (desk, "f01");
  bc_desk_move_callback_async (desk, planned->pdata[0], first + DAY, desk_result_cb, &result);
  await_change (desk, &result);
  moved = callbacks_of (desk, ticket);
  g_assert_cmpint (((BcCallback *) moved->pdata[0])->planned_at, ==, first + DAY);
  g_object_get (desk, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "moving the callback of 2026W00001");

  g_object_unref (desk_undo (desk, NULL));
  back = callbacks_of (desk, ticket);
  g_assert_cmpint (((BcCallback *) back->pdata[0])->planned_at, ==, first);

  bc_desk_add_callback_async (desk, ticket, first + 2 * DAY, NULL, "下午再打", desk_result_cb,
                              &result);
  await_change (desk, &result);
  outcome->method = g_strdup ("telephone");
  outcome->reached = 1;
  outcome->solved = 1;
  outcome->rating = BC_RATING_SATISFIED;
  bc_desk_finish_callback_async (desk, back->pdata[0], outcome, desk_result_cb, &result);
  await_change (desk, &result);
  done = callbacks_of (desk, ticket);
  g_assert_cmpuint (done->len, ==, 2);
  /* The change of the ticket comes by the feed. */
  desk_wait_for (bc_record_has (bc_ticket_get_record (ticket), BC_FIELD_RATING));
  bc_desk_cancel_callback_async (desk, done->pdata[1], desk_result_cb, &result);
  await_change (desk, &result);
  desk_move (desk, ticket, BC_STATE_CLOSED, NULL, NULL, NULL);
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_RATING), ==,
                   "satisfied");
}

static void
test_agenda (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) due = desk_advance (desk, BC_STATE_IN_PROGRESS);
  g_autoptr (BcTicket) called = desk_advance (desk, BC_STATE_CALLBACK);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  guint n_deadlines = 0, n_callbacks = 0;
  gint64 last = 0;

  bc_desk_agenda_async (desk, FIXTURE_NOW, FIXTURE_NOW + 10 * DAY, NULL, NULL, desk_result_cb,
                        &result);
  desk_await (result);
  items = finish_list (desk, result);
  for (guint i = 0; i < items->len; i++)
    {
      const BcDeskAgendaItem *item = items->pdata[i];

      g_assert_cmpint (item->at, >=, last);
      last = item->at;
      g_assert_true ((item->ticket == NULL) == (item->kind == BC_AGENDA_GATE));
      if (item->ticket != NULL)
        g_assert_nonnull (bc_ticket_get_record (item->ticket));
      g_assert_true ((item->kind == BC_AGENDA_CALLBACK) == (item->callback != NULL));
      n_callbacks += item->kind == BC_AGENDA_CALLBACK && item->ticket == called;
      n_deadlines += item->kind == BC_AGENDA_DEADLINE && item->ticket == due;
    }
  g_assert_cmpuint (n_callbacks, ==, 1);
  g_assert_cmpuint (n_deadlines, ==, 1);
}

/* The clock stands still until it is set; the desk looks at it every few seconds. */
static void
test_time (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_IN_PROGRESS);
  g_autoptr (BcTicket) called = desk_advance (desk, BC_STATE_CALLBACK);
  g_autoptr (BcTicket) suspended = desk_advance (desk, BC_STATE_IN_PROGRESS);
  gint64 due = bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_DUE_AT);
  guint n_minutes = 0, overdue;

  bc_desk_set_staff (desk, "d01");
  desk_move (desk, suspended, BC_STATE_SUSPENDED, NULL, NULL, "suspend_ground", "hearing",
             "review_on", "2026-09-22", "petitioner_told", "1", NULL);
  desk_move (desk, suspended, BC_STATE_SUSPENDED, "e01", NULL, NULL);
  g_signal_connect (desk, "minute", G_CALLBACK (count_signal_cb), &n_minutes);
  g_assert_cmpuint (get_count (desk, "n-open"), ==, 3);
  g_assert_cmpuint (get_count (desk, "n-due-today"), ==, 0);

  /* The day of the due date and of the review date. */
  bc_clock_set (fixture->clock, due - 2 * BC_HOUR);
  desk_wait_for (n_minutes > 0);
  desk_wait_for (get_count (desk, "n-due-today") == 1);
  g_assert_cmpuint (get_count (desk, "n-overdue"), ==, 0);
  desk_wait_for (bc_record_state (bc_ticket_get_record (suspended)) == BC_STATE_IN_PROGRESS);

  bc_clock_set (fixture->clock, due + BC_MINUTE);
  desk_wait_for (get_count (desk, "n-overdue") == 1);
  g_assert_cmpuint (get_count (desk, "n-due-today"), ==, 0);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_IN_PROGRESS, NULL, &overdue), ==, 2);
  g_assert_cmpuint (overdue, ==, 1);
  bc_desk_count (desk, BC_COLUMN_IN_PROGRESS, "d01", &overdue);
  g_assert_cmpuint (overdue, ==, 1);
  bc_desk_count (desk, BC_COLUMN_IN_PROGRESS, "d02", &overdue);
  g_assert_cmpuint (overdue, ==, 0);
  /* The fixture's desk outlives what is counted here. */
  g_signal_handlers_disconnect_by_data (desk, &n_minutes);
}

static void
test_callbacks_today (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) called = desk_advance (fixture->desk, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) planned = callbacks_of (fixture->desk, called);

  bc_clock_set (fixture->clock, ((BcCallback *) planned->pdata[0])->planned_at);
  desk_wait_for (get_count (fixture->desk, "n-callbacks-today") == 1);
}

/* Closed tickets leave the board after thirty days, also that of a program that has been running
 * since. */
static void
test_closed_column (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REGISTERED);
  g_autoptr (GListModel) closed = bc_desk_get_column (desk, BC_COLUMN_CLOSED, NULL);

  desk_move (desk, ticket, BC_STATE_REJECTED, "a01", NULL, "reject_ground", "civil", "route",
             "请向人民法院起诉", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (closed), ==, 1);
  bc_clock_set (fixture->clock, FIXTURE_NOW + 30 * DAY);
  desk_wait_for (bc_desk_get_connection (desk) == BC_CONNECTION_ONLINE);
  bc_clock_set (fixture->clock, FIXTURE_NOW + 31 * DAY);
  desk_wait_for (g_list_model_get_n_items (closed) == 0);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_CLOSED, NULL, NULL), ==, 0);
}

typedef struct
{
  const char *path;
  BcClock *clock;
} Demo;

static gpointer
create_demo (gpointer data)
{
  const Demo *demo = data;
  g_autoptr (GError) error = NULL;

  bc_demo_create (demo->path, 250, 5, demo->clock, NULL, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

static gint64
rank_of (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);

  return due != BC_INT_NONE ? due : bc_record_int (record, BC_FIELD_RECEIVED_AT);
}

static guint
count_empty (GListModel *model)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BcTicket) ticket = g_list_model_get_item (model, i);

      n += bc_ticket_get_record (ticket) == NULL;
    }
  return n;
}

static void
assert_column (BcDesk *desk, BcColumn column)
{
  g_autoptr (GListModel) model = bc_desk_get_column (desk, column, NULL);
  gint64 last = G_MININT64;
  guint n = 0;

  g_assert_cmpuint (bc_desk_count (desk, column, NULL, NULL), ==, g_list_model_get_n_items (model));
  desk_wait_for (count_empty (model) == 0);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BcTicket) ticket = g_list_model_get_item (model, i);

      g_assert_cmpint (bc_state_column (bc_record_state (bc_ticket_get_record (ticket))), ==,
                       column);
      g_assert_cmpint (rank_of (ticket), >=, last);
      last = rank_of (ticket);
    }
  for (guint d = 0; d < bc_hall_n_entries (bc_desk_get_hall (desk), BC_TABLE_DEPARTMENTS); d++)
    {
      const char *code = bc_hall_entry (bc_desk_get_hall (desk), BC_TABLE_DEPARTMENTS, d)->code;
      g_autoptr (GListModel) own = bc_desk_get_column (desk, column, code);

      n += g_list_model_get_n_items (own);
      g_assert_cmpuint (bc_desk_count (desk, column, code, NULL), ==,
                        g_list_model_get_n_items (own));
    }
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (model));
}

/* The first cards of each column are there when the file is, the others come when they are asked
 * for. */
static void
test_on_demand (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "demo.hall", NULL);
  g_autoptr (BcClock) clock = bc_clock_new_system ();
  Demo demo = { path, clock };
  BcDesk *desk = desk_fixture_new_desk (fixture, "seat-2");
  g_autoptr (GListModel) early = bc_desk_get_column (desk, BC_COLUMN_IN_PROGRESS, NULL);

  g_thread_join (g_thread_new ("demo", create_demo, &demo));
  bc_clock_set (fixture->clock, bc_clock_now (clock));
  desk_open (desk, path, NULL);
  /* A list that was there before the file is filled with it. */
  g_assert_cmpuint (g_list_model_get_n_items (early), >, 12);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (BcTicket) ticket = g_list_model_get_item (early, i);

      g_assert_nonnull (bc_ticket_get_record (ticket));
    }
  g_assert_cmpuint (count_empty (early), >, 0);
  for (int column = 0; column < BC_N_COLUMNS; column++)
    assert_column (desk, (BcColumn) column);
  g_assert_finalize_object (g_steal_pointer (&early));
  desk_fixture_end (desk);
}

/* Lists and tickets may outlive the desk, and may have been asked for without a file. */
static void
test_outlive (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = desk_fixture_new_desk (fixture, "seat-2");
  GListModel *early = bc_desk_get_column (desk, BC_COLUMN_TRIAGE, NULL);
  BcTicket *stray = g_object_ref (bc_desk_get_ticket (desk, 77));
  BcTicket *ticket = desk_advance (fixture->desk, BC_STATE_REGISTERED);
  GListModel *late = bc_desk_get_column (fixture->desk, BC_COLUMN_TRIAGE, NULL);

  g_assert_finalize_object (desk);
  g_assert_cmpuint (g_list_model_get_n_items (early), ==, 0);
  g_assert_finalize_object (early);
  g_assert_finalize_object (stray);

  g_assert_cmpuint (g_list_model_get_n_items (late), ==, 1);
  desk_fixture_end (g_steal_pointer (&fixture->desk));
  g_assert_cmpuint (g_list_model_get_n_items (late), ==, 0);
  g_assert_finalize_object (late);
  g_assert_nonnull (bc_ticket_get_record (ticket));
  g_assert_finalize_object (ticket);
}

/* A ticket that nobody holds any more goes, and comes back when it is asked for. */
static void
test_forgotten (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REGISTERED);
  gint64 id = bc_ticket_get_id (ticket);
  gpointer gone = ticket;
  BcTicket *again;

  g_object_add_weak_pointer (G_OBJECT (ticket), &gone);
  g_clear_object (&ticket);
  g_assert_nonnull (gone);
  for (gint64 other = 1000; other < 3100; other++)
    bc_desk_get_ticket (desk, other);
  g_assert_null (gone);
  again = bc_desk_get_ticket (desk, id);
  desk_wait_for (bc_ticket_get_record (again) != NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bc_main_thread_claim ();
  desk_add ("/desk-lists/history", test_history);
  desk_add ("/desk-lists/find", test_find);
  desk_add ("/desk-lists/callbacks", test_callbacks);
  desk_add ("/desk-lists/agenda", test_agenda);
  desk_add ("/desk-lists/time", test_time);
  desk_add ("/desk-lists/callbacks-today", test_callbacks_today);
  desk_add ("/desk-lists/closed-column", test_closed_column);
  desk_add ("/desk-lists/on-demand", test_on_demand);
  desk_add ("/desk-lists/outlive", test_outlive);
  desk_add ("/desk-lists/forgotten", test_forgotten);
  return g_test_run ();
}
