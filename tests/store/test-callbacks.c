/* Callbacks: who may plan them, what an attempt leads to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <string.h>

#include "store/bc-event.h"

#define DAY (24 * BC_HOUR)

static gint64
id_of (const BcRecord *record)
{
  return bc_record_int (record, BC_FIELD_ID);
}

static BcCallback *
add (Fixture *fixture,
     gint64 ticket,
     gint64 planned_at,
     const char *staff,
     BcAct *act,
     GError **error)
{
  BcCallback *callback;

  fixture_begin (fixture, BC_INTENT_WRITE);
  callback = bc_callbacks_add (fixture->engine, ticket, planned_at, staff, "  下午打 ", act, error);
  if (callback != NULL)
    fixture_commit (fixture);
  else
    bc_engine_rollback (fixture->engine);
  return callback;
}

static BcCallback *
move (Fixture *fixture, const BcCallback *callback, gint64 planned_at, BcAct *act, GError **error)
{
  BcCallback *moved;

  fixture_begin (fixture, BC_INTENT_WRITE);
  moved =
      bc_callbacks_move (fixture->engine, callback->id, callback->version, planned_at, act, error);
  if (moved != NULL)
    fixture_commit (fixture);
  else
    bc_engine_rollback (fixture->engine);
  return moved;
}

/* Records an attempt; @solved -1: nobody was reached. */
static BcCallback *
done (Fixture *fixture,
      const BcCallback *callback,
      int solved,
      int rating,
      BcAct *act,
      GError **error)
{
  g_autoptr (BcCallback) result = bc_callback_new ();
  BcCallback *recorded;

  result->method = g_strdup ("telephone");
  result->reached = solved >= 0;
  result->solved = solved;
  result->rating = rating;
  result->remark = g_strdup (solved >= 0 ? "很满意" : "没人接");
  fixture_begin (fixture, BC_INTENT_WRITE);
  recorded =
      bc_callbacks_done (fixture->engine, callback->id, callback->version, result, act, error);
  if (recorded != NULL)
    fixture_commit (fixture);
  else
    bc_engine_rollback (fixture->engine);
  return recorded;
}

static void
test_add_move_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcCallback) added = NULL;
  g_autoptr (BcCallback) again = NULL;
  g_autoptr (BcCallback) moved = NULL;
  g_autoptr (BcCallback) cancelled = NULL;
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *acts[] = { bc_act_new ("b01"), bc_act_new ("f01"), bc_act_new ("f01") };
  const BcEvent *event;

  added = add (fixture, id_of (record), FIXTURE_NOW + DAY, "f01", acts[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (added->note, ==, "下午打");
  g_assert_cmpstr (added->staff, ==, "f01");
  g_assert_cmpint (added->version, ==, 1);
  again = add (fixture, id_of (record), FIXTURE_NOW + DAY, "f01", acts[0], &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->id, ==, added->id);

  moved = move (fixture, added, FIXTURE_NOW + 3 * DAY, acts[1], &error);
  g_assert_no_error (error);
  g_assert_cmpint (moved->planned_at, ==, FIXTURE_NOW + 3 * DAY);
  g_assert_cmpint (moved->version, ==, 2);
  g_assert_cmpstr (moved->note, ==, "下午打");

  fixture_begin (fixture, BC_INTENT_WRITE);
  cancelled = bc_callbacks_cancel (fixture->engine, moved->id, moved->version, acts[2], &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_true (cancelled->cancelled);
  left = fixture_callbacks (fixture, id_of (record));
  g_assert_cmpuint (left->len, ==, 0);

  /* The ticket's version is not touched by plans. */
  after = fixture_get (fixture, id_of (record));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_VERSION), ==, 1);
  history = fixture_history (fixture, id_of (record));
  g_assert_cmpuint (history->len, ==, 4);
  event = g_ptr_array_index (history, 2);
  g_assert_cmpstr (event->kind, ==, BC_EVENT_CALLBACK_MOVED);
  g_assert_cmpstr (event->changes, ==,
                   "{\"callback\":[\"1\",null],\"planned_at\":[\"1789783200000000\","
                   "\"1789956000000000\"]}");
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    bc_act_free (acts[i]);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) anonymous = NULL;
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  BcAct *clerk = bc_act_new ("a01");
  const struct
  {
    gint64 ticket;
    gint64 planned_at;
    const char *staff;
    const char *actor;
    int code;
  } cases[] = {
    { 1, FIXTURE_NOW + DAY, NULL, "c01", BC_ERROR_REFUSED },
    { 1, FIXTURE_NOW + DAY, NULL, NULL, BC_ERROR_REFUSED },
    { 1, FIXTURE_NOW - DAY, NULL, "f01", BC_ERROR_INVALID },
    { 1, BC_INT_NONE, NULL, "f01", BC_ERROR_INVALID },
    { 1, FIXTURE_NOW + 4000 * DAY, NULL, "f01", BC_ERROR_INVALID },
    { 1, FIXTURE_NOW + DAY, "ghost", "f01", BC_ERROR_INVALID },
    { 2, FIXTURE_NOW + DAY, NULL, "f01", BC_ERROR_REFUSED },
    { 9, FIXTURE_NOW + DAY, NULL, "f01", BC_ERROR_NOT_FOUND },
  };

  bc_record_set_text (draft, BC_FIELD_PETITIONER_KIND, "anonymous");
  bc_record_clear (draft, BC_FIELD_PETITIONER_NAME);
  fixture_begin (fixture, BC_INTENT_WRITE);
  anonymous = bc_tickets_register (fixture->engine, draft, clerk, NULL);
  g_assert_cmpint (id_of (anonymous), ==, 2);
  fixture_commit (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BcAct *act = bc_act_new (cases[i].actor);

      g_assert_null (
          add (fixture, cases[i].ticket, cases[i].planned_at, cases[i].staff, act, &error));
      g_assert_error (error, BC_ERROR, cases[i].code);
      bc_act_free (act);
    }
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM callback"), ==, 0);
  bc_act_free (clerk);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcCallback) added = NULL;
  g_autoptr (BcCallback) moved = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *acts[] = { bc_act_new ("f01"), bc_act_new ("b01"), bc_act_new ("f01") };

  added = add (fixture, id_of (record), FIXTURE_NOW + DAY, NULL, acts[0], &error);
  moved = move (fixture, added, FIXTURE_NOW + 2 * DAY, acts[1], &error);
  g_assert_no_error (error);
  g_assert_null (move (fixture, added, FIXTURE_NOW + 3 * DAY, acts[2], &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "王强"));
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    bc_act_free (acts[i]);
}

/* Reached: the ticket gets the answer and a new version, and may be closed. */
static void
test_reached (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) planned = fixture_callbacks (fixture, id_of (record));
  g_autoptr (BcCallback) recorded = NULL;
  g_autoptr (BcCallback) again = NULL;
  g_autoptr (BcRecord) asked = NULL;
  g_autoptr (BcRecord) closed = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("f01");
  BcAct *late = bc_act_new ("f01");

  g_assert_false (fixture_try_move (fixture, record, BC_STATE_CLOSED, "f01", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);

  recorded = done (fixture, planned->pdata[0], 1, BC_RATING_SATISFIED, act, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recorded->reached, ==, 1);
  g_assert_cmpint (recorded->done_at, ==, FIXTURE_NOW);
  g_assert_cmpstr (recorded->done_by, ==, "f01");
  again = done (fixture, planned->pdata[0], 1, BC_RATING_SATISFIED, act, &error);
  g_assert_no_error (error);
  asked = fixture_get (fixture, id_of (record));
  g_assert_cmpint (bc_record_int (asked, BC_FIELD_VERSION), ==,
                   bc_record_int (record, BC_FIELD_VERSION) + 1);
  g_assert_cmpint (bc_record_enum (asked, BC_FIELD_RATING), ==, BC_RATING_SATISFIED);
  g_assert_cmpstr (bc_record_text (asked, BC_FIELD_SOLVED), ==, "yes");

  /* Over is over. */
  g_assert_null (done (fixture, recorded, 0, -1, late, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  closed = fixture_move (fixture, asked, BC_STATE_CLOSED, "f01", NULL);
  g_assert_cmpint (bc_record_state (closed), ==, BC_STATE_CLOSED);
  bc_act_free (act);
  bc_act_free (late);
}

/* Three attempts in at least two half-days: each plans the next, the third does not; then a written answer closes the ticket. */
static void
test_not_reached (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  static const struct
  {
    gint64 now;     /* after FIXTURE_NOW, Friday 10:00 */
    gint64 planned; /* what the attempt plans next; 0 for nothing */
  } attempts[] = {
    { BC_HOUR, 4 * BC_HOUR },           /* Friday 11:00 → Friday 14:00 */
    { 6 * BC_HOUR, 2 * DAY - BC_HOUR }, /* Friday 16:00 → Sunday 9:00, a working day */
    { 2 * DAY, 0 },
  };
  g_autoptr (BcRecord) closed = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GPtrArray) callbacks = fixture_callbacks (fixture, id_of (record));
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (BcCallback) recorded = NULL;
      g_autoptr (GError) error = NULL;
      BcCallback *open = NULL;
      BcAct *act = bc_act_new ("f01");

      for (guint n = 0; n < callbacks->len; n++)
        if (((BcCallback *) callbacks->pdata[n])->done_at == BC_INT_NONE)
          open = callbacks->pdata[n];
      g_assert_false (fixture_try_move (fixture, record, BC_STATE_CLOSED, "f01",
                                        fixture_input ("written_answer", "已书面答复", NULL),
                                        &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
      g_clear_error (&error);

      bc_clock_set (fixture->clock, FIXTURE_NOW + attempts[i].now);
      recorded = done (fixture, open, -1, -1, act, &error);
      g_assert_no_error (error);
      g_assert_cmpint (recorded->solved, ==, -1);
      after = fixture_callbacks (fixture, id_of (record));
      open = NULL;
      for (guint n = 0; n < after->len; n++)
        if (((BcCallback *) after->pdata[n])->done_at == BC_INT_NONE)
          open = after->pdata[n];
      if (attempts[i].planned == 0)
        g_assert_null (open);
      else
        g_assert_cmpint (open->planned_at, ==, FIXTURE_NOW + attempts[i].planned);
      bc_act_free (act);
    }
  g_assert_cmpint (fixture_number (fixture->path, "SELECT version FROM ticket"), ==,
                   bc_record_int (record, BC_FIELD_VERSION));
  closed = fixture_move (fixture, record, BC_STATE_CLOSED, "f01",
                         fixture_input ("written_answer", "已书面答复", NULL));
  g_assert_cmpint (bc_record_state (closed), ==, BC_STATE_CLOSED);
}

/* Handled again, the petitioner has to be asked again: what was said about the first result does not count for the second. */
static void
test_new_round (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) planned = fixture_callbacks (fixture, id_of (record));
  g_autoptr (BcCallback) recorded = NULL;
  g_autoptr (BcRecord) asked = NULL;
  g_autoptr (BcRecord) requested = NULL;
  g_autoptr (BcRecord) again = NULL;
  g_autoptr (BcRecord) submitted = NULL;
  g_autoptr (BcRecord) called = NULL;
  g_autoptr (GPtrArray) callbacks = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("f01");

  recorded = done (fixture, planned->pdata[0], 0, BC_RATING_DISSATISFIED, act, &error);
  g_assert_no_error (error);
  asked = fixture_get (fixture, id_of (record));
  requested =
      fixture_move (fixture, asked, BC_STATE_IN_PROGRESS, "f01",
                    fixture_input ("reason", "没有真正解决", "due_at", "2026-09-28T17:30", NULL));
  again = fixture_move (fixture, requested, BC_STATE_IN_PROGRESS, "b01", NULL);
  submitted =
      fixture_move (fixture, again, BC_STATE_RESULT_CHECK, "d01",
                    fixture_input ("outcome", "done", "measures", "重新办理，已经办结。", "basis",
                                   "户口登记条例", "answered_on", "2026-09-18", NULL));
  called = fixture_move (fixture, submitted, BC_STATE_CALLBACK, "b01", NULL);
  g_assert_false (fixture_try_move (fixture, called, BC_STATE_CLOSED, "f01", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  callbacks = fixture_callbacks (fixture, id_of (record));
  g_assert_cmpuint (callbacks->len, ==, 2);
  g_assert_cmpint (((BcCallback *) callbacks->pdata[1])->round, ==, 1);
  bc_act_free (act);
}

static void
test_results_checked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) planned = fixture_callbacks (fixture, id_of (record));
  static const struct
  {
    const char *method;
    int reached;
    int solved;
    int rating;
    gint64 done_at;
    const char *field;
  } cases[] = {
    { NULL, 1, 1, 0, BC_INT_NONE, "method" },
    { "pigeon", 1, 1, 0, BC_INT_NONE, "method" },
    { "telephone", -1, 1, 0, BC_INT_NONE, "reached" },
    { "telephone", 1, -1, 0, BC_INT_NONE, "solved" },
    { "telephone", 1, 1, 5, BC_INT_NONE, "rating" },
    { "telephone", 1, 1, 0, FIXTURE_NOW + BC_HOUR, "done_at" },
    { "telephone", 1, 1, 0, FIXTURE_NOW - BC_HOUR, "done_at" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BcCallback) result = bc_callback_new ();
      const BcCallback *callback = planned->pdata[0];
      g_autoptr (GError) error = NULL;
      BcAct *act = bc_act_new ("f01");

      result->method = g_strdup (cases[i].method);
      result->reached = cases[i].reached;
      result->solved = cases[i].solved;
      result->rating = cases[i].rating;
      result->done_at = cases[i].done_at;
      fixture_begin (fixture, BC_INTENT_WRITE);
      g_assert_null (bc_callbacks_done (fixture->engine, callback->id, callback->version, result,
                                        act, &error));
      bc_engine_rollback (fixture->engine);
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
      g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), cases[i].field));
      bc_act_free (act);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/callbacks/add-move-cancel", test_add_move_cancel);
  fixture_add ("/callbacks/refused", test_refused);
  fixture_add ("/callbacks/conflict", test_conflict);
  fixture_add ("/callbacks/reached", test_reached);
  fixture_add ("/callbacks/not-reached", test_not_reached);
  fixture_add ("/callbacks/new-round", test_new_round);
  fixture_add ("/callbacks/results-checked", test_results_checked);
  return g_test_run ();
}
