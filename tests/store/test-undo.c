/* Taking back: what stood before stands again, with a new version and a trace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include "store/bc-event.h"

static gint64
id_of (const BcRecord *record)
{
  return bc_record_int (record, BC_FIELD_ID);
}

static char *
last_operation (Fixture *fixture, gint64 ticket, guint back)
{
  g_autoptr (GPtrArray) history = fixture_history (fixture, ticket);
  const BcEvent *event = g_ptr_array_index (history, history->len - 1 - back);

  return g_strdup (event->operation);
}

static BcRecord *
undo (Fixture *fixture, gint64 ticket, const char *operation, const char *staff, GError **error)
{
  BcAct *act = bc_act_new (staff);
  BcRecord *record;

  fixture_begin (fixture, BC_INTENT_WRITE);
  record = bc_tickets_undo (fixture->engine, ticket, operation, act, error);
  if (record != NULL)
    fixture_commit (fixture);
  else
    bc_engine_rollback (fixture->engine);
  bc_act_free (act);
  return record;
}

/* Everything but the version is the same, parts too. */
static void
assert_restored (const BcRecord *before, const BcRecord *after, gint64 raised)
{
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (field != BC_FIELD_VERSION)
      g_assert_true (bc_record_equal_field (before, after, field));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_VERSION), ==,
                   bc_record_int (before, BC_FIELD_VERSION) + raised);
  g_assert_cmpuint (bc_record_n_parts (before), ==, bc_record_n_parts (after));
  for (guint i = 0; i < bc_record_n_parts (before); i++)
    {
      const BcPart *a = bc_record_part (before, i);
      const BcPart *b = bc_record_part (after, i);

      g_assert_cmpstr (a->department, ==, b->department);
      g_assert_cmpint (a->state, ==, b->state);
      g_assert_cmpint (a->due_at, ==, b->due_at);
      g_assert_cmpint (a->reported_at, ==, b->reported_at);
      g_assert_cmpstr (a->reported_by, ==, b->reported_by);
      g_assert_cmpstr (a->report, ==, b->report);
    }
}

/* Dispatching makes parts and due dates; all of that goes again, in the file too. */
static void
test_dispatch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) review = fixture_advance (fixture, BC_STATE_REVIEW);
  g_autoptr (BcRecord) dispatched =
      fixture_move (fixture, review, BC_STATE_DISPATCHED, "e01",
                    fixture_input ("method", "当场受理", "due_at", "2026-09-24T17:30", "reviewer",
                                   "e01", NULL));
  g_autofree char *operation = last_operation (fixture, id_of (review), 0);
  g_autoptr (BcRecord) undone = NULL;
  g_autoptr (BcRecord) stored = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const BcEvent *event;

  g_assert_cmpuint (bc_record_n_parts (dispatched), ==, 1);
  undone = undo (fixture, id_of (review), operation, "e01", &error);
  g_assert_no_error (error);
  assert_restored (review, undone, 2);
  stored = fixture_get (fixture, id_of (review));
  assert_restored (review, stored, 2);
  history = fixture_history (fixture, id_of (review));
  event = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (event->kind, ==, BC_EVENT_UNDONE);
  g_assert_cmpstr (event->from, ==, "dispatched");
  g_assert_cmpstr (event->to, ==, "review");
}

static void
test_each_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  const char *ground =
      bc_hall_entry (bc_engine_hall (fixture->engine), BC_TABLE_SUSPEND_GROUNDS, 0)->code;
  g_autoptr (GHashTable) input =
      fixture_input ("handler", "c01", "first_contact_at", "2026-09-18T10:00", NULL);
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("c01");
  BcAct *other = bc_act_new ("c02");
  g_autofree char *asked = NULL;
  g_autoptr (BcRecord) edited = NULL;
  g_autoptr (BcRecord) unedited = NULL;
  g_autoptr (BcRecord) reported = NULL;
  g_autoptr (BcRecord) unreported = NULL;
  g_autoptr (BcRecord) requested = NULL;
  g_autoptr (BcRecord) unrequested = NULL;

  fixture_begin (fixture, BC_INTENT_WRITE);
  edited = bc_tickets_edit (fixture->engine, id_of (record),
                            bc_record_int (record, BC_FIELD_VERSION), input, act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  unedited = undo (fixture, id_of (record), act->operation, "c01", &error);
  g_assert_no_error (error);
  assert_restored (record, unedited, 2);

  fixture_begin (fixture, BC_INTENT_WRITE);
  reported =
      bc_tickets_part (fixture->engine, id_of (record), bc_record_int (unedited, BC_FIELD_VERSION),
                       "d02", BC_PART_REPORTED, "已经把档案调出来了", other, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  unreported = undo (fixture, id_of (record), other->operation, "c02", &error);
  g_assert_no_error (error);
  assert_restored (record, unreported, 4);

  requested = fixture_move (fixture, unreported, BC_STATE_SUSPENDED, "d01",
                            fixture_input ("suspend_ground", ground, "review_on", "2026-10-09",
                                           "petitioner_told", "1", NULL));
  asked = last_operation (fixture, id_of (record), 0);
  unrequested = undo (fixture, id_of (record), asked, "d01", &error);
  g_assert_no_error (error);
  assert_restored (record, unrequested, 6);
  bc_act_free (act);
  bc_act_free (other);
}

/* Several steps, one after the other, the last first. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) first = fixture_register (fixture);
  g_autoptr (GHashTable) one = fixture_input ("urgency", "urgent", NULL);
  g_autoptr (GHashTable) two = fixture_input ("confidential", "1", NULL);
  g_autoptr (BcRecord) second = NULL;
  g_autoptr (BcRecord) third = NULL;
  g_autoptr (BcRecord) refused = NULL;
  g_autoptr (BcRecord) back = NULL;
  g_autoptr (BcRecord) further = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *acts[] = { bc_act_new ("b01"), bc_act_new ("b01") };

  fixture_begin (fixture, BC_INTENT_WRITE);
  second = bc_tickets_edit (fixture->engine, id_of (first), 1, one, acts[0], NULL);
  third = bc_tickets_edit (fixture->engine, id_of (first), 2, two, acts[1], NULL);
  fixture_commit (fixture);

  refused = undo (fixture, id_of (first), acts[0]->operation, "b01", &error);
  g_assert_null (refused);
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  g_clear_error (&error);
  back = undo (fixture, id_of (first), acts[1]->operation, "b01", &error);
  g_assert_no_error (error);
  assert_restored (second, back, 2);
  /* Not twice. */
  g_assert_null (undo (fixture, id_of (first), acts[1]->operation, "b01", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  g_clear_error (&error);
  further = undo (fixture, id_of (first), acts[0]->operation, "b01", &error);
  g_assert_no_error (error);
  assert_restored (first, further, 4);
  bc_act_free (acts[0]);
  bc_act_free (acts[1]);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) other = fixture_register (fixture);
  g_autofree char *registration = last_operation (fixture, id_of (record), 0);
  g_autoptr (BcRecord) rejected = fixture_move (fixture, record, BC_STATE_REJECTED, "b01",
                                                fixture_input ("reject_ground", "litigation",
                                                               "route", "请到人民法院提出", NULL));
  g_autofree char *operation = last_operation (fixture, id_of (record), 0);
  const struct
  {
    gint64 ticket;
    const char *operation;
    const char *staff;
  } cases[] = {
    { id_of (record), operation, "a01" },    /* somebody else */
    { id_of (record), operation, NULL },     /* the program */
    { id_of (record), registration, "a01" }, /* a number that was issued stays issued */
    { id_of (other), operation, "b01" },     /* another ticket */
    { id_of (record), "no such operation", "b01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (undo (fixture, cases[i].ticket, cases[i].operation, cases[i].staff, &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
    }
}

/* The callback that a move planned goes with the move; and comes back with the ticket. */
static void
test_callbacks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autofree char *passed = last_operation (fixture, id_of (record), 0);
  g_autofree char *asked = NULL;
  g_autofree char *reopened = NULL;
  g_autoptr (BcRecord) requested =
      fixture_move (fixture, record, BC_STATE_IN_PROGRESS, "f01",
                    fixture_input ("reason", "没有真正解决", "due_at", "2026-09-28T17:30", NULL));
  g_autoptr (BcRecord) again = NULL;
  g_autoptr (BcRecord) back = NULL;
  g_autoptr (BcRecord) unasked = NULL;
  g_autoptr (BcRecord) before_callback = NULL;
  g_autoptr (GPtrArray) planned = fixture_callbacks (fixture, id_of (record));
  g_autoptr (GPtrArray) cancelled = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GError) error = NULL;

  asked = last_operation (fixture, id_of (record), 0);
  g_assert_cmpuint (planned->len, ==, 1);
  again = fixture_move (fixture, requested, BC_STATE_IN_PROGRESS, "b01", NULL);
  reopened = last_operation (fixture, id_of (record), 0);
  g_assert_cmpint (bc_record_state (again), ==, BC_STATE_IN_PROGRESS);
  cancelled = fixture_callbacks (fixture, id_of (record));
  g_assert_cmpuint (cancelled->len, ==, 0);

  back = undo (fixture, id_of (record), reopened, "b01", &error);
  g_assert_no_error (error);
  restored = fixture_callbacks (fixture, id_of (record));
  g_assert_cmpuint (restored->len, ==, 1);

  unasked = undo (fixture, id_of (record), asked, "f01", &error);
  g_assert_no_error (error);
  before_callback = undo (fixture, id_of (record), passed, "b01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_record_state (before_callback), ==, BC_STATE_RESULT_CHECK);
  gone = fixture_callbacks (fixture, id_of (record));
  g_assert_cmpuint (gone->len, ==, 0);
}

static void
test_same_operation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) rejected = fixture_move (fixture, record, BC_STATE_REJECTED, "b01",
                                                fixture_input ("reject_ground", "litigation",
                                                               "route", "请到人民法院提出", NULL));
  g_autofree char *operation = last_operation (fixture, id_of (record), 0);
  BcAct *act = bc_act_new ("b01");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (BcRecord) undone = NULL;
      g_autoptr (GError) error = NULL;

      fixture_begin (fixture, BC_INTENT_WRITE);
      undone = bc_tickets_undo (fixture->engine, id_of (record), operation, act, &error);
      g_assert_no_error (error);
      fixture_commit (fixture);
      assert_restored (record, undone, 2);
    }
  bc_act_free (act);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/undo/dispatch", test_dispatch);
  fixture_add ("/undo/each-kind", test_each_kind);
  fixture_add ("/undo/steps", test_steps);
  fixture_add ("/undo/refused", test_refused);
  fixture_add ("/undo/callbacks", test_callbacks);
  fixture_add ("/undo/same-operation", test_same_operation);
  return g_test_run ();
}
