/* Extensions, dissatisfied petitioners, bad ratings: what they make due, who may do what, and that all of it is taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include "store/bc-check.h"
#include "store/bc-meetings.h"
#include "store/bc-tickets-flags.h"

#define DAY (24 * BC_HOUR)

static gint64
id_of (const BcRecord *record)
{
  return bc_record_int (record, BC_FIELD_ID);
}

static gint64
local (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 instant = 0;

  g_assert_true (bc_instant_parse (text, zone, &instant));
  return instant;
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GPtrArray) findings = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  findings = bc_check_run (fixture->engine, NULL, NULL);
  fixture_commit (fixture);
  for (guint i = 0; i < findings->len; i++)
    if (!((BcFinding *) findings->pdata[i])->ok)
      g_error ("%s", ((BcFinding *) findings->pdata[i])->text);
}

/* Ends the transaction as @result says. */
static BcRecord *
finish (Fixture *fixture, BcRecord *result)
{
  if (result != NULL)
    fixture_commit (fixture);
  else
    bc_engine_rollback (fixture->engine);
  return result;
}

static BcRecord *
ask (Fixture *fixture, const BcRecord *record, gint64 due, const char *staff, GError **error)
{
  BcAct *act = bc_act_new (staff);
  BcRecord *result;

  fixture_begin (fixture, BC_INTENT_WRITE);
  result = finish (fixture, bc_tickets_ask_extension (fixture->engine, id_of (record),
                                                      bc_record_int (record, BC_FIELD_VERSION), due,
                                                      "档案要到外地去调", act, error));
  bc_act_free (act);
  return result;
}

static BcRecord *
decide (Fixture *fixture,
        const BcRecord *record,
        gboolean grant,
        const char *reason,
        const char *staff,
        GError **error)
{
  BcAct *act = bc_act_new (staff);
  BcRecord *result;

  fixture_begin (fixture, BC_INTENT_WRITE);
  result = finish (fixture, bc_tickets_decide_extension (fixture->engine, id_of (record),
                                                         bc_record_int (record, BC_FIELD_VERSION),
                                                         grant, reason, act, error));
  bc_act_free (act);
  return result;
}

static BcRecord *
rectify (Fixture *fixture,
         const BcRecord *record,
         BcRectifyStep step,
         const char *text,
         const char *staff,
         GError **error)
{
  BcAct *act = bc_act_new (staff);
  BcRecord *result;

  fixture_begin (fixture, BC_INTENT_WRITE);
  result = finish (fixture, bc_tickets_rectify (fixture->engine, id_of (record),
                                                bc_record_int (record, BC_FIELD_VERSION), step,
                                                text, act, error));
  bc_act_free (act);
  return result;
}

static gboolean
undo (Fixture *fixture, gint64 ticket, const char *operation, const char *staff, GError **error)
{
  BcAct *act = bc_act_new (staff);
  g_autoptr (BcRecord) result = NULL;

  fixture_begin (fixture, BC_INTENT_WRITE);
  result = finish (fixture, bc_tickets_undo (fixture->engine, ticket, operation, act, error));
  bc_act_free (act);
  return result != NULL;
}

/* Records what the petitioner said in the ticket's planned callback. (transfer full): the operation. */
static char *
answer (Fixture *fixture, gint64 ticket, int solved, int rating)
{
  g_autoptr (GPtrArray) callbacks = fixture_callbacks (fixture, ticket);
  g_autoptr (BcCallback) result = bc_callback_new ();
  g_autoptr (BcCallback) recorded = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("f01");
  BcCallback *planned = callbacks->pdata[callbacks->len - 1];
  char *operation = g_strdup (act->operation);

  result->method = g_strdup ("telephone");
  result->reached = TRUE;
  result->solved = solved;
  result->rating = rating;
  fixture_begin (fixture, BC_INTENT_WRITE);
  recorded =
      bc_callbacks_done (fixture->engine, planned->id, planned->version, result, act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  bc_act_free (act);
  return operation;
}

static void
test_extension (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);
  gint64 latest = bc_extension_latest (record, bc_engine_hall (fixture->engine));
  g_autoptr (BcRecord) asked = NULL;
  g_autoptr (BcRecord) declined = NULL;
  g_autoptr (BcRecord) again = NULL;
  g_autoptr (BcRecord) granted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (latest, >, due);
  g_assert_null (ask (fixture, record, latest, "c01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (ask (fixture, record, due, "d01", &error));
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "extension_due_at"));
  g_clear_error (&error);
  g_assert_null (ask (fixture, record, latest + DAY, "d01", &error));
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "extension_due_at"));
  g_clear_error (&error);

  asked = ask (fixture, record, latest, "d01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_extension_state (asked), ==, BC_EXTENSION_ASKED);
  g_assert_cmpint (bc_record_int (asked, BC_FIELD_DUE_AT), ==, due);
  g_assert_null (decide (fixture, asked, TRUE, NULL, "d01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (decide (fixture, asked, FALSE, NULL, "e01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_clear_error (&error);
  declined = decide (fixture, asked, FALSE, "理由不充分", "e01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_extension_state (declined), ==, BC_EXTENSION_NONE);

  again = ask (fixture, declined, latest, "d01", &error);
  g_assert_no_error (error);
  /* Granted after the due date is past: it was asked for in time. */
  bc_clock_set (fixture->clock, due + BC_HOUR);
  granted = decide (fixture, again, TRUE, NULL, "e01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_record_int (granted, BC_FIELD_DUE_AT), ==, latest);
  g_assert_cmpint (bc_record_int (granted, BC_FIELD_ORIGINAL_DUE_AT), ==, due);
  g_assert_cmpint (bc_record_part (granted, 0)->due_at, >, bc_record_part (record, 0)->due_at);
  g_assert_null (ask (fixture, granted, latest + 7 * DAY, "d01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  assert_sound (fixture);
}

/* Not before the due date any more. */
static void
test_extension_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);
  g_autoptr (GError) error = NULL;

  bc_clock_set (fixture->clock, due);
  g_assert_null (ask (fixture, record, due + 7 * DAY, "d01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
}

static void
test_bad_rating (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  gint64 id = id_of (record);
  g_autofree char *operation = answer (fixture, id, 0, BC_RATING_DISSATISFIED);
  g_autoptr (BcRecord) rated = fixture_get (fixture, id);
  g_autoptr (BcRecord) contacted = NULL;
  g_autoptr (BcRecord) appealed = NULL;
  g_autoptr (BcRecord) refused = NULL;
  g_autoptr (BcRecord) rectified = NULL;
  g_autoptr (GPtrArray) callbacks = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  /* Friday 2026-09-18 10:00; Sunday is worked. */
  g_assert_cmpint (bc_record_int (rated, BC_FIELD_ANSWER_DUE_AT), ==, local ("2026-09-20T17:30"));
  g_assert_cmpint (bc_record_int (rated, BC_FIELD_CONTACT_DUE_AT), ==, local ("2026-09-20T17:30"));
  g_assert_cmpint (bc_record_int (rated, BC_FIELD_RECTIFY_DUE_AT), ==, local ("2026-09-24T17:30"));
  fixture_begin (fixture, BC_INTENT_READ);
  items = bc_lists_agenda (fixture->engine, 0, G_MAXINT64,
                           &(const BcAgendaFilter) { .kinds = 1 << BC_AGENDA_FOLLOW_UP }, NULL);
  fixture_commit (fixture);
  g_assert_cmpuint (items->len, ==, 3);

  /* Not settled: it cannot be closed without an explanation. */
  g_assert_false (fixture_try_move (fixture, rated, BC_STATE_CLOSED, "f01", NULL, &error));
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "written_answer"));
  g_clear_error (&error);

  g_assert_null (rectify (fixture, rated, BC_RECTIFY_DONE, NULL, "d01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rectify (fixture, rated, BC_RECTIFY_APPEAL, "打错了", "c02", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  contacted = rectify (fixture, rated, BC_RECTIFY_CONTACT, NULL, "f01", &error);
  g_assert_no_error (error);
  appealed = rectify (fixture, contacted, BC_RECTIFY_APPEAL, "评价与本部门无关", "d01", &error);
  g_assert_no_error (error);
  refused = rectify (fixture, appealed, BC_RECTIFY_REFUSE, "有关", "e01", &error);
  g_assert_no_error (error);
  rectified = rectify (fixture, refused, BC_RECTIFY_DONE, "已上门说明并补办。", "d01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_record_int (rectified, BC_FIELD_RECTIFIED_AT), ==, FIXTURE_NOW);
  /* The petitioner is asked a second time. */
  callbacks = fixture_callbacks (fixture, id);
  g_assert_cmpuint (callbacks->len, ==, 2);
  g_assert_cmpint (((BcCallback *) callbacks->pdata[1])->done_at, ==, BC_INT_NONE);
  assert_sound (fixture);
}

static void
test_appeal_allowed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autofree char *operation = answer (fixture, id_of (record), 1, BC_RATING_VERY_DISSATISFIED);
  g_autoptr (BcRecord) rated = fixture_get (fixture, id_of (record));
  g_autoptr (BcRecord) appealed = NULL;
  g_autoptr (BcRecord) allowed = NULL;
  g_autoptr (GError) error = NULL;

  appealed = rectify (fixture, rated, BC_RECTIFY_APPEAL, "按错了键", "d01", &error);
  g_assert_no_error (error);
  allowed = rectify (fixture, appealed, BC_RECTIFY_ALLOW, NULL, "e01", &error);
  g_assert_no_error (error);
  g_assert_false (bc_record_has (allowed, BC_FIELD_RECTIFY_DUE_AT));
  g_assert_null (rectify (fixture, allowed, BC_RECTIFY_CONTACT, NULL, "f01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
}

/* Recording a callback is taken back whole: the callback is planned again, the ticket as before. */
static void
test_undo_callback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  gint64 id = id_of (record);
  g_autofree char *operation = answer (fixture, id, 0, BC_RATING_DISSATISFIED);
  g_autoptr (BcRecord) back = NULL;
  g_autoptr (GPtrArray) callbacks = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (undo (fixture, id, operation, "b01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (undo (fixture, id, operation, "f01", &error));
  g_assert_no_error (error);
  back = fixture_get (fixture, id);
  g_assert_false (bc_record_has (back, BC_FIELD_RATING));
  g_assert_false (bc_record_has (back, BC_FIELD_RECTIFY_DUE_AT));
  callbacks = fixture_callbacks (fixture, id);
  g_assert_cmpuint (callbacks->len, ==, 1);
  g_assert_cmpint (((BcCallback *) callbacks->pdata[0])->done_at, ==, BC_INT_NONE);
  g_assert_cmpint (((BcCallback *) callbacks->pdata[0])->rating, ==, -1);
  assert_sound (fixture);
}

static void
test_undo_plans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  gint64 id = id_of (record);
  BcAct *acts[] = { bc_act_new ("b01"), bc_act_new ("b01"), bc_act_new ("b01"), bc_act_new ("b01"),
                    bc_act_new ("b01") };
  g_autoptr (BcMeeting) meeting = bc_meeting_new ();
  g_autoptr (BcMeeting) later = NULL;
  g_autoptr (BcMeeting) met = NULL;
  g_autoptr (BcMeeting) changed = NULL;
  g_autoptr (BcCallback) added = NULL;
  g_autoptr (BcCallback) moved = NULL;
  g_autoptr (BcCallback) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  meeting->ticket = id;
  meeting->at = FIXTURE_NOW + DAY;
  meeting->topic = g_strdup (" 产权怎么认定 ");
  meeting->departments = g_strdup ("d01, d02");
  fixture_begin (fixture, BC_INTENT_WRITE);
  added = bc_callbacks_add (fixture->engine, id, FIXTURE_NOW + DAY, NULL, NULL, acts[0], &error);
  g_assert_no_error (error);
  moved = bc_callbacks_move (fixture->engine, added->id, added->version, FIXTURE_NOW + 2 * DAY,
                             acts[1], &error);
  g_assert_no_error (error);
  cancelled = bc_callbacks_cancel (fixture->engine, moved->id, moved->version, acts[2], &error);
  g_assert_no_error (error);
  met = bc_meetings_add (fixture->engine, meeting, acts[3], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (met->topic, ==, "产权怎么认定");
  g_assert_cmpstr (met->departments, ==, "d01,d02");
  later = bc_meeting_copy (met);
  later->at += BC_HOUR;
  g_free (later->place);
  later->place = g_strdup ("二楼会议室");
  changed = bc_meetings_change (fixture->engine, met->id, met->version, later, acts[4], &error);
  g_assert_no_error (error);
  fixture_commit (fixture);

  g_assert_true (undo (fixture, id, acts[4]->operation, "b01", &error));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT at FROM meeting"), ==, met->at);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT place IS NULL FROM meeting"), ==, 1);
  g_assert_true (undo (fixture, id, acts[3]->operation, "b01", &error));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT cancelled FROM meeting"), ==, 1);
  g_assert_true (undo (fixture, id, acts[2]->operation, "b01", &error));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT cancelled FROM callback"), ==, 0);
  g_assert_true (undo (fixture, id, acts[1]->operation, "b01", &error));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT planned_at FROM callback"), ==,
                   FIXTURE_NOW + DAY);
  g_assert_true (undo (fixture, id, acts[0]->operation, "b01", &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT cancelled FROM callback"), ==, 1);
  assert_sound (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    bc_act_free (acts[i]);
}

/* Who handled it does not ask how satisfied the petitioner is. */
static void
test_own_unit_may_not_call (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GPtrArray) callbacks = NULL;
  g_autoptr (BcCallback) result = bc_callback_new ();
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("f02");
  BcAct *plan = bc_act_new ("f01");
  BcCallback *planned;

  fixture_close (fixture);
  fixture_sql (fixture->path, "INSERT INTO catalogue (kind, code, version, position, name, "
                              "department, roles) VALUES ('staff', 'f02', 1, 90, '回访二', 'd01', "
                              "'callback')");
  fixture_reopen (fixture);
  record = fixture_advance (fixture, BC_STATE_CALLBACK);
  callbacks = fixture_callbacks (fixture, id_of (record));
  planned = callbacks->pdata[0];
  result->method = g_strdup ("telephone");
  result->reached = TRUE;
  result->solved = TRUE;
  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_null (
      bc_callbacks_done (fixture->engine, planned->id, planned->version, result, act, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (bc_callbacks_add (fixture->engine, id_of (record), FIXTURE_NOW + DAY, "f02", NULL,
                                   plan, &error));
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "staff"));
  bc_engine_rollback (fixture->engine);
  bc_act_free (act);
  bc_act_free (plan);
}

/* The gate: what was sent in time, what was late, and the call list's order. */
static void
test_gate_and_calls (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) first = fixture_register (fixture);
  g_autoptr (BcRecord) second = fixture_register (fixture);
  gint64 gate = local ("2026-09-20T12:00");
  g_autoptr (GPtrArray) at_gate = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (BcRecord) sent = NULL;
  g_autoptr (BcRecord) late = NULL;

  g_assert_cmpint (bc_record_int (first, BC_FIELD_GATE_AT), ==, gate);
  sent = fixture_move (fixture, first, BC_STATE_REVIEW, "b01",
                       fixture_input ("main_cause", "A1", NULL));
  g_assert_cmpint (bc_record_int (sent, BC_FIELD_GATE_SENT_AT), ==, FIXTURE_NOW);
  bc_clock_set (fixture->clock, gate + BC_HOUR);
  late = fixture_move (fixture, second, BC_STATE_REVIEW, "b01",
                       fixture_input ("main_cause", "A1", NULL));
  g_assert_cmpint (bc_record_int (late, BC_FIELD_GATE_SENT_AT), >,
                   bc_record_int (late, BC_FIELD_GATE_AT));
  fixture_begin (fixture, BC_INTENT_READ);
  at_gate = bc_lists_gate (fixture->engine, gate, gate + 1, FALSE, NULL);
  left = bc_lists_gate (fixture->engine, gate + DAY, gate + DAY + 1, TRUE, NULL);
  fixture_commit (fixture);
  g_assert_cmpuint (at_gate->len, ==, 2);
  g_assert_cmpuint (left->len, ==, 0);
  /* 12点报送率: in time of those at the gate. */
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket WHERE "
                                                  "gate_sent_at <= gate_at"),
                   ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/flags/extension", test_extension);
  fixture_add ("/flags/extension-too-late", test_extension_too_late);
  fixture_add ("/flags/bad-rating", test_bad_rating);
  fixture_add ("/flags/appeal-allowed", test_appeal_allowed);
  fixture_add ("/flags/undo-callback", test_undo_callback);
  fixture_add ("/flags/undo-plans", test_undo_plans);
  fixture_add ("/flags/own-unit-may-not-call", test_own_unit_may_not_call);
  fixture_add ("/flags/gate-and-calls", test_gate_and_calls);
  return g_test_run ();
}
