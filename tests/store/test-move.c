/* Moves, edits and parts through the store: the table decides, the version guards, the history tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <string.h>

#include "domain/bc-workflow.h"
#include "store/bc-event.h"

#define DAY (24 * BC_HOUR)

static gint64
id_of (const BcRecord *record)
{
  return bc_record_int (record, BC_FIELD_ID);
}

static gint64
version_of (const BcRecord *record)
{
  return bc_record_int (record, BC_FIELD_VERSION);
}

static const BcEvent *
last_of (GPtrArray *history)
{
  return g_ptr_array_index (history, history->len - 1);
}

static void
test_whole_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) history = fixture_history (fixture, id_of (record));
  g_autoptr (GPtrArray) callbacks = fixture_callbacks (fixture, id_of (record));
  g_autoptr (BcRecord) stored = fixture_get (fixture, id_of (record));
  const BcCallback *callback;
  const BcEvent *event;
  gint64 version = 0;

  /* Each event but the first raised the version by one and says from where to where. */
  for (guint i = 0; i < history->len; i++)
    {
      event = g_ptr_array_index (history, i);
      version += bc_event_raises_version (event->kind, event->changes);
    }
  g_assert_cmpint (version_of (record), ==, version);
  event = last_of (history);
  g_assert_cmpstr (event->kind, ==, BC_EVENT_MOVED);
  g_assert_cmpstr (event->from, ==, "result_check");
  g_assert_cmpstr (event->to, ==, "callback");
  g_assert_cmpstr (event->staff, ==, "b01");
  g_assert_nonnull (strstr (event->changes, "\"state\":[\"result_check\",\"callback\"]"));

  /* What was returned is what is stored, with its part. */
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    g_assert_true (bc_record_equal_field (record, stored, field));
  g_assert_cmpuint (bc_record_n_parts (stored), ==, 1);
  g_assert_cmpint (bc_record_part (stored, 0)->state, ==, BC_PART_WAIVED);
  g_assert_cmpstr (bc_record_part (stored, 0)->report, ==, "不需要协办");

  /* The first callback: the next working day, which is the Saturday’s Sunday, at nine. */
  g_assert_cmpuint (callbacks->len, ==, 1);
  callback = g_ptr_array_index (callbacks, 0);
  g_assert_cmpint (bc_hall_day (bc_engine_hall (fixture->engine), callback->planned_at), ==,
                   bc_day_from_ymd (2026, 9, 20));
  g_assert_cmpint (callback->planned_at, ==, FIXTURE_NOW + 2 * DAY - BC_HOUR);
  g_assert_cmpint (callback->done_at, ==, BC_INT_NONE);
}

/* Whoever asked not to be called is not called. */
static void
test_no_callback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) moved = NULL;
  g_autoptr (GPtrArray) callbacks = NULL;
  BcAct *act = bc_act_new ("a01");
  GHashTable *input = fixture_input ("no_reply", "1", NULL);
  BcRecord *edited;

  fixture_begin (fixture, BC_INTENT_WRITE);
  edited = bc_tickets_edit (fixture->engine, id_of (record), 1, input, act, NULL);
  fixture_commit (fixture);
  g_assert_nonnull (edited);
  moved = fixture_move (fixture, edited, BC_STATE_CALLBACK, "a01",
                        fixture_input ("on_the_spot", "当场办好了", "outcome", "done", "basis",
                                       "户口登记条例", NULL));
  callbacks = fixture_callbacks (fixture, id_of (record));
  g_assert_cmpuint (callbacks->len, ==, 0);
  g_hash_table_unref (input);
  bc_record_unref (edited);
  bc_act_free (act);
}

/* Every pair of states that the table does not have is refused, by everybody, and leaves no trace. */
static void
test_not_in_table (Fixture *fixture, gconstpointer data)
{
  static const char *const everybody[] = { "a01", "b01", "c01", "d01", "e01", "f01", "admin" };
  g_autoptr (BcRecord) record = fixture_register (fixture);
  gint64 id = id_of (record);
  guint refused = 0;

  for (int from = 0; from < BC_N_STATES; from++)
    {
      g_autofree char *sql =
          g_strdup_printf ("UPDATE ticket SET state = '%s'", bc_enum_code (&bc_states, from));
      g_autoptr (BcRecord) now = NULL;

      fixture_sql (fixture->path, sql);
      now = fixture_get (fixture, id);
      g_assert_cmpint (bc_record_state (now), ==, from);
      for (int to = 0; to < BC_N_STATES; to++)
        for (gsize i = 0; i < G_N_ELEMENTS (everybody); i++)
          {
            g_autoptr (GError) error = NULL;

            if (bc_workflow_find ((BcState) from, (BcState) to, TRUE) != NULL)
              continue;
            g_assert_false (
                fixture_try_move (fixture, now, (BcState) to, everybody[i], NULL, &error));
            g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
            refused++;
          }
    }
  g_assert_cmpuint (refused, >, 100 * G_N_ELEMENTS (everybody));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM event"), ==, 1);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT version FROM ticket"), ==, 1);
}

/* What the table has is refused to those whom it does not name, and without what it requires. */
static void
test_roles_and_requirements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_REVIEW);
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_try_move (fixture, record, BC_STATE_DISPATCHED, "a01", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (fixture_try_move (fixture, record, BC_STATE_DISPATCHED, "e01", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "method"));
  g_clear_error (&error);
  g_assert_false (fixture_try_move (fixture, record, BC_STATE_DISPATCHED, "ghost", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (fixture_try_move (fixture, record, BC_STATE_DISPATCHED, "e01",
                                    fixture_input ("colour", "red", NULL), &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) seen = fixture_register (fixture);
  g_autoptr (BcRecord) moved = NULL;
  g_autoptr (GError) error = NULL;

  moved = fixture_move (fixture, seen, BC_STATE_REJECTED, "b01",
                        fixture_input ("reject_ground", "litigation", "route", "请到人民法院提出",
                                       NULL));
  bc_clock_set (fixture->clock, FIXTURE_NOW + BC_HOUR);
  g_assert_false (fixture_try_move (fixture, seen, BC_STATE_REVIEW, "b01", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  /* Who, what, when. */
  g_assert_nonnull (strstr (error->message, "王强"));
  g_assert_nonnull (strstr (error->message, bc_enum_label (&bc_states, BC_STATE_REJECTED)));
  g_assert_nonnull (strstr (error->message, "10:00"));
  g_assert_cmpint (version_of (moved), ==, 2);
}

/* An edit is told by the names of its fields, never by what they hold. */
static void
test_conflict_of_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) seen = fixture_register (fixture);
  g_autoptr (BcRecord) edited = NULL;
  g_autoptr (GHashTable) input = fixture_input ("telephone", "13987654321", NULL);
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("a01");

  fixture_begin (fixture, BC_INTENT_WRITE);
  edited = bc_tickets_edit (fixture->engine, id_of (seen), 1, input, act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_false (fixture_try_move (fixture, seen, BC_STATE_REVIEW, "b01", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "李娜"));
  g_assert_nonnull (strstr (error->message, bc_field_label (BC_FIELD_TELEPHONE)));
  g_assert_null (strstr (error->message, "1398765"));
  bc_act_free (act);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) missing = bc_record_new ();
  g_autoptr (GError) error = NULL;

  bc_record_set_int (missing, BC_FIELD_ID, 77);
  bc_record_set_int (missing, BC_FIELD_VERSION, 1);
  g_assert_false (fixture_try_move (fixture, missing, BC_STATE_REVIEW, "b01", NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
}

static void
test_same_operation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  BcAct *act = bc_act_new ("b01");

  /* The second and third time are retries of somebody who did not hear the answer, even with the version of then. */
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GHashTable) input =
          fixture_input ("reject_ground", "litigation", "route", "请到人民法院提出", NULL);
      g_autoptr (BcRecord) moved = NULL;
      g_autoptr (GError) error = NULL;
      gboolean requested = TRUE;

      fixture_begin (fixture, BC_INTENT_WRITE);
      moved = bc_tickets_move (fixture->engine, id_of (record), 1, BC_STATE_REJECTED, input, act,
                               &requested, &error);
      g_assert_no_error (error);
      fixture_commit (fixture);
      g_assert_cmpint (version_of (moved), ==, 2);
      g_assert_false (requested);
    }
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM event"), ==, 2);
  bc_act_free (act);
}

/* Asked for by one, decided by another. */
static void
test_request (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (GHashTable) input =
      fixture_input ("suspend_ground", "hearing", "review_on", "2026-10-09", "petitioner_told", "1",
                     "reason", "等听证", NULL);
  g_autoptr (BcRecord) asked = NULL;
  g_autoptr (BcRecord) again = NULL;
  g_autoptr (BcRecord) suspended = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("d01");
  gboolean requested = FALSE;
  const BcEvent *event;

  g_hash_table_replace (input, g_strdup ("suspend_ground"),
                        g_strdup (bc_hall_entry (bc_engine_hall (fixture->engine),
                                                 BC_TABLE_SUSPEND_GROUNDS, 0)
                                      ->code));
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&asked, bc_record_unref);
      fixture_begin (fixture, BC_INTENT_WRITE);
      asked = bc_tickets_move (fixture->engine, id_of (record), version_of (record),
                               BC_STATE_SUSPENDED, input, act, &requested, &error);
      g_assert_no_error (error);
      fixture_commit (fixture);
      g_assert_true (requested);
      g_assert_cmpint (bc_record_state (asked), ==, BC_STATE_IN_PROGRESS);
      g_assert_cmpint (bc_workflow_requested (asked), ==, BC_STATE_SUSPENDED);
    }
  history = fixture_history (fixture, id_of (record));
  event = last_of (history);
  g_assert_cmpstr (event->kind, ==, BC_EVENT_REQUESTED);
  g_assert_cmpstr (event->from, ==, "in_progress");
  g_assert_cmpstr (event->to, ==, "suspended");
  g_assert_cmpstr (event->reason, ==, "等听证");

  suspended = fixture_move (fixture, asked, BC_STATE_SUSPENDED, "e01", NULL);
  g_assert_cmpint (bc_record_state (suspended), ==, BC_STATE_SUSPENDED);
  g_assert_cmpint (bc_workflow_requested (suspended), ==, -1);
  g_assert_cmpint (bc_record_int (suspended, BC_FIELD_REVIEW_ON), ==,
                   bc_day_from_ymd (2026, 10, 9));
  bc_act_free (act);
}

static void
test_decline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  const char *ground =
      bc_hall_entry (bc_engine_hall (fixture->engine), BC_TABLE_SUSPEND_GROUNDS, 0)->code;
  g_autoptr (BcRecord) asked =
      fixture_move (fixture, record, BC_STATE_SUSPENDED, "d01",
                    fixture_input ("suspend_ground", ground, "review_on", "2026-10-09",
                                   "petitioner_told", "1", "reason", "等听证", NULL));
  g_autoptr (BcRecord) declined = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("e01");

  fixture_begin (fixture, BC_INTENT_WRITE);
  declined = bc_tickets_decline (fixture->engine, id_of (asked), version_of (asked), "理由不充分",
                                 act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (bc_workflow_requested (declined), ==, -1);
  g_assert_cmpint (bc_record_state (declined), ==, BC_STATE_IN_PROGRESS);
  history = fixture_history (fixture, id_of (record));
  g_assert_cmpstr (last_of (history)->kind, ==, BC_EVENT_DECLINED);
  g_assert_cmpstr (last_of (history)->reason, ==, "理由不充分");
  bc_act_free (act);
}

/* The review date comes: the program resumes the ticket, once, and the clock goes on where it stood. */
static void
test_resume (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  const char *ground =
      bc_hall_entry (bc_engine_hall (fixture->engine), BC_TABLE_SUSPEND_GROUNDS, 0)->code;
  g_autoptr (BcRecord) asked =
      fixture_move (fixture, record, BC_STATE_SUSPENDED, "d01",
                    fixture_input ("suspend_ground", ground, "review_on", "2026-10-09",
                                   "petitioner_told", "1", "reason", "等听证", NULL));
  g_autoptr (BcRecord) suspended = fixture_move (fixture, asked, BC_STATE_SUSPENDED, "e01", NULL);
  static const struct
  {
    gint64 after;
    guint resumed;
  } steps[] = { { DAY, 0 }, { 20 * DAY, 0 }, { 21 * DAY, 1 }, { 22 * DAY, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) resumed = NULL;
      g_autoptr (GError) error = NULL;

      bc_clock_set (fixture->clock, FIXTURE_NOW + steps[i].after);
      fixture_begin (fixture, BC_INTENT_WRITE);
      resumed = bc_tickets_resume_reviewed (fixture->engine, &error);
      g_assert_no_error (error);
      fixture_commit (fixture);
      g_assert_cmpuint (resumed->len, ==, steps[i].resumed);
      if (resumed->len == 1)
        {
          BcRecord *now = g_ptr_array_index (resumed, 0);
          g_autoptr (GPtrArray) history = fixture_history (fixture, id_of (now));

          g_assert_cmpint (bc_record_state (now), ==, BC_STATE_IN_PROGRESS);
          g_assert_cmpint (bc_record_int (now, BC_FIELD_DUE_AT), >, bc_clock_now (fixture->clock));
          g_assert_cmpstr (last_of (history)->staff, ==, NULL);
        }
    }
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) master = fixture_register (fixture);
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) merged = NULL;
  static const char *const bad[] = { "2026W77777", "2026W00002", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          fixture_try_move (fixture, record, BC_STATE_MERGED, "b01",
                            fixture_input ("master", bad[i], "reason", "同一件事", NULL), &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
    }
  merged = fixture_move (fixture, record, BC_STATE_MERGED, "b01",
                         fixture_input ("master", bc_record_text (master, BC_FIELD_NUMBER),
                                        "reason", "同一件事", NULL));
  g_assert_cmpint (bc_record_state (merged), ==, BC_STATE_MERGED);
}

static void
test_edit_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GHashTable) input = fixture_input ("telephone", "138 1234 5678", NULL);
  g_autoptr (BcRecord) edited = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("a01");

  fixture_begin (fixture, BC_INTENT_WRITE);
  edited = bc_tickets_edit (fixture->engine, id_of (record), 1, input, act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (version_of (edited), ==, 1);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM event"), ==, 1);
  bc_act_free (act);
}

/* The columns that the board reads are kept with each change. */
static void
test_board_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) other = fixture_register (fixture);
  g_autoptr (BcRecord) rejected = fixture_move (fixture, other, BC_STATE_REJECTED, "b01",
                                                fixture_input ("reject_ground", "litigation",
                                                               "route", "请到人民法院提出", NULL));
  g_autofree char *open = g_strdup_printf ("SELECT board_column = %d AND board_department = 'd01' "
                                           "AND board_rank = due_at AND is_open = 1 "
                                           "FROM ticket WHERE id = %" G_GINT64_FORMAT,
                                           BC_COLUMN_IN_PROGRESS, id_of (record));
  g_autofree char *closed =
      g_strdup_printf ("SELECT board_column = %d AND board_rank = received_at AND is_open = 0 AND "
                       "closed_at IS NOT NULL "
                       "FROM ticket WHERE id = %" G_GINT64_FORMAT,
                       BC_COLUMN_CLOSED, id_of (rejected));

  g_assert_cmpint (fixture_number (fixture->path, open), ==, 1);
  g_assert_cmpint (fixture_number (fixture->path, closed), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/move/whole-way", test_whole_way);
  fixture_add ("/move/no-callback", test_no_callback);
  fixture_add ("/move/not-in-table", test_not_in_table);
  fixture_add ("/move/roles-and-requirements", test_roles_and_requirements);
  fixture_add ("/move/conflict", test_conflict);
  fixture_add ("/move/conflict-of-edit", test_conflict_of_edit);
  fixture_add ("/move/missing", test_missing);
  fixture_add ("/move/same-operation", test_same_operation);
  fixture_add ("/move/request", test_request);
  fixture_add ("/move/decline", test_decline);
  fixture_add ("/move/resume", test_resume);
  fixture_add ("/move/merge", test_merge);
  fixture_add ("/move/edit-nothing", test_edit_nothing);
  fixture_add ("/move/board-columns", test_board_columns);
  return g_test_run ();
}
