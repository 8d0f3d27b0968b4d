/* Registration: numbers without gap or duplicate, whoever registers at the same time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <string.h>

#include "store/bc-event.h"

#define THREADS           8
#define TICKETS_A_THREAD  25
#define PROCESSES         2
#define TICKETS_A_PROCESS 40

static BcRecord *
try_register (BcEngine *engine, BcRecord *draft, BcAct *act, GError **error)
{
  BcRecord *record;

  g_assert_true (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, NULL));
  record = bc_tickets_register (engine, draft, act, error);
  if (record == NULL)
    bc_engine_rollback (engine);
  else
    g_assert_true (bc_engine_commit (engine, NULL));
  return record;
}

static BcRecord *
register_as (Fixture *fixture, BcRecord *draft, const char *staff, GError **error)
{
  BcAct *act = bc_act_new (staff);
  BcRecord *record = try_register (fixture->engine, draft, act, error);

  bc_act_free (act);
  return record;
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) stored = fixture_get (fixture, bc_record_int (record, BC_FIELD_ID));
  g_autoptr (GPtrArray) history = fixture_history (fixture, bc_record_int (record, BC_FIELD_ID));
  const BcEvent *event = g_ptr_array_index (history, 0);

  g_assert_cmpstr (bc_record_text (record, BC_FIELD_NUMBER), ==, "2026W00001");
  g_assert_cmpint (bc_record_state (record), ==, BC_STATE_REGISTERED);
  g_assert_cmpint (bc_record_int (record, BC_FIELD_VERSION), ==, 1);
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      g_assert_true (bc_record_equal_field (record, stored, field));
      if ((bc_field_info (field)->flags & BC_FIELD_INTAKE) != 0)
        g_assert_true (bc_record_equal_field (draft, stored, field));
    }
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (event->kind, ==, BC_EVENT_REGISTERED);
  g_assert_cmpstr (event->staff, ==, "a01");
  g_assert_cmpstr (event->seat, ==, "seat-1");
  g_assert_cmpstr (event->to, ==, "registered");
  g_assert_cmpint (event->at, ==, FIXTURE_NOW);
}

/* Each channel of each year counts for itself. */
static void
test_counters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *channel;
    const char *number;
  } cases[] = {
    { "window", "2026W00001" },        { "phone", "2026P00001" },  { "online", "2026O00001" },
    { "hotline_12345", "2026H00001" }, { "rating", "2026R00001" }, { "window_list", "2026L00001" },
    { "assigned", "2026A00001" },      { "window", "2026W00002" },
  };
  g_autoptr (BcRecord) old = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) registered = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
      g_autoptr (BcRecord) record = NULL;

      bc_record_set_text (draft, BC_FIELD_CHANNEL, cases[i].channel);
      bc_record_set_text (draft, BC_FIELD_ORIGINAL_NUMBER, "T2026-1");
      record = register_as (fixture, draft, "a01", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (bc_record_text (record, BC_FIELD_NUMBER), ==, cases[i].number);
    }
  /* 23:30 on the last day of 2025 in UTC is 2026 in the hall; 15:30 is not. */
  bc_record_set_int (old, BC_FIELD_RECEIVED_AT, G_GINT64_CONSTANT (1767194999000000));
  bc_record_set_text (old, BC_FIELD_BACKDATE_REASON, "补录");
  registered = register_as (fixture, old, "a01", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bc_record_text (registered, BC_FIELD_NUMBER), ==, "2025W00001");
}

static void
test_refused_leaves_no_gap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) bad = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) good = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) refused = NULL;
  g_autoptr (BcRecord) rolled_back = NULL;
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("a01");

  bc_record_clear (bad, BC_FIELD_TELEPHONE);
  refused = register_as (fixture, bad, "a01", &error);
  g_assert_null (refused);
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "telephone"));
  g_clear_error (&error);

  /* Issued, then rolled back. */
  fixture_begin (fixture, BC_INTENT_WRITE);
  rolled_back = bc_tickets_register (fixture->engine, good, act, NULL);
  g_assert_cmpstr (bc_record_text (rolled_back, BC_FIELD_NUMBER), ==, "2026W00001");
  bc_engine_rollback (fixture->engine);

  /* The operation did not happen, so it can still happen. */
  record = try_register (fixture->engine, good, act, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_NUMBER), ==, "2026W00001");
  bc_act_free (act);
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = { "b01", "admin", "nobody", "x01", NULL };
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);

  /* The last is the program itself. */
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (register_as (fixture, draft, refused[i], &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
    }
}

/* What a form cannot hold is not taken from a draft. */
static void
test_only_intake (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) record = NULL;

  bc_record_set_text (draft, BC_FIELD_NUMBER, "2026W99999");
  bc_record_set_state (draft, BC_STATE_CLOSED);
  bc_record_set_int (draft, BC_FIELD_DUE_AT, 1);
  bc_record_set_text (draft, BC_FIELD_OUTCOME, "done");
  record = register_as (fixture, draft, "a01", NULL);
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_NUMBER), ==, "2026W00001");
  g_assert_cmpint (bc_record_state (record), ==, BC_STATE_REGISTERED);
  g_assert_false (bc_record_has (record, BC_FIELD_DUE_AT));
  g_assert_false (bc_record_has (record, BC_FIELD_OUTCOME));
}

static void
test_same_operation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcRecord) first = NULL;
  g_autoptr (BcRecord) second = NULL;
  g_autoptr (BcRecord) moved = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("a01");

  first = try_register (fixture->engine, draft, act, &error);
  g_assert_no_error (error);
  second = try_register (fixture->engine, draft, act, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_record_int (first, BC_FIELD_ID), ==, bc_record_int (second, BC_FIELD_ID));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, 1);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM event"), ==, 1);

  /* The same UUID for something else is an error of the program, never a second change. */
  fixture_begin (fixture, BC_INTENT_WRITE);
  moved = bc_tickets_move (fixture->engine, bc_record_int (first, BC_FIELD_ID), 1, BC_STATE_REVIEW,
                           NULL, act, NULL, &error);
  bc_engine_rollback (fixture->engine);
  g_assert_null (moved);
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  bc_act_free (act);
}

/* Numbers 1 … @count of the window channel of 2026, each once, as many as events, and the chain
 * holds. */
static void
assert_whole (Fixture *fixture, gint64 count)
{
  gint64 n_events, broken;

  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, count);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(DISTINCT number) FROM ticket"), ==,
                   count);
  g_assert_cmpint (fixture_number (fixture->path,
                                   "SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM ticket"),
                   ==, count);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT value FROM counter"), ==, count);
  fixture_begin (fixture, BC_INTENT_READ);
  g_assert_true (bc_event_verify_chain (fixture->engine, NULL, &n_events, &broken, NULL));
  fixture_commit (fixture);
  g_assert_cmpint (n_events, ==, count);
  g_assert_cmpint (broken, ==, 0);
}

static gpointer
register_many (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (GError) error = NULL;
  BcEngine *engine =
      bc_engine_open (fixture->path, fixture->clock, "thread", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  bc_engine_set_patience (engine, 60 * G_USEC_PER_SEC);
  for (int i = 0; i < TICKETS_A_THREAD; i++)
    {
      BcAct *act = bc_act_new ("a01");
      g_autoptr (BcRecord) record = try_register (engine, draft, act, &error);

      g_assert_no_error (error);
      bc_act_free (act);
      bc_engine_yield (engine);
    }
  bc_engine_close (engine);
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[THREADS];

  for (int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("register", register_many, fixture);
  for (int i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
  assert_whole (fixture, THREADS * TICKETS_A_THREAD);
}

/* This binary again, as another seat: registers tickets in argv[2] and says so. */
static int
run_as_seat (const char *path)
{
  g_autoptr (BcClock) clock = bc_clock_new_fixed (FIXTURE_NOW);
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  g_autoptr (BcEngine) engine = bc_engine_open (path, clock, "process", NULL, NULL, NULL, NULL);

  bc_engine_set_patience (engine, 60 * G_USEC_PER_SEC);
  for (int i = 0; i < TICKETS_A_PROCESS; i++)
    {
      BcAct *act = bc_act_new ("a01");
      g_autoptr (BcRecord) record = try_register (engine, draft, act, NULL);

      if (record == NULL)
        return 1;
      bc_act_free (act);
    }
  return 0;
}

static const char *program;

static void
test_processes (Fixture *fixture, gconstpointer data)
{
  GSubprocess *seats[PROCESSES];

  for (int i = 0; i < PROCESSES; i++)
    seats[i] =
        g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program, "--seat", fixture->path, NULL);
  for (int i = 0; i < PROCESSES; i++)
    {
      g_assert_true (g_subprocess_wait_check (seats[i], NULL, NULL));
      g_object_unref (seats[i]);
    }
  assert_whole (fixture, PROCESSES * TICKETS_A_PROCESS);
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--seat") == 0)
    return run_as_seat (argv[2]);
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/register/fields", test_fields);
  fixture_add ("/register/counters", test_counters);
  fixture_add ("/register/refused-leaves-no-gap", test_refused_leaves_no_gap);
  fixture_add ("/register/roles", test_roles);
  fixture_add ("/register/only-intake", test_only_intake);
  fixture_add ("/register/same-operation", test_same_operation);
  fixture_add ("/register/threads", test_threads);
  fixture_add ("/register/processes", test_processes);
  return g_test_run ();
}
