/* What views read: the right tickets, in the right order, from the right index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "store/bc-engine-private.h"

#define DAY (24 * BC_HOUR)

static gint64
id_of (const BcRecord *record)
{
  return bc_record_int (record, BC_FIELD_ID);
}

static GArray *
board (Fixture *fixture, gint64 closed_since)
{
  g_autoptr (GError) error = NULL;
  GArray *places;

  fixture_begin (fixture, BC_INTENT_READ);
  places = bc_lists_board (fixture->engine, closed_since, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  return places;
}

static void
test_board (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) progressing = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) second = fixture_register (fixture);
  g_autoptr (BcRecord) first = NULL;
  g_autoptr (BcRecord) other = fixture_register (fixture);
  g_autoptr (BcRecord) rejected = fixture_move (fixture, other, BC_STATE_REJECTED, "b01",
                                                fixture_input ("reject_ground", "litigation",
                                                               "route", "请到人民法院提出", NULL));
  g_autoptr (BcRecord) master = fixture_register (fixture);
  g_autoptr (BcRecord) twin = fixture_register (fixture);
  g_autoptr (BcRecord) merged =
      fixture_move (fixture, twin, BC_STATE_MERGED, "b01",
                    fixture_input ("master", bc_record_text (master, BC_FIELD_NUMBER), "reason",
                                   "同一件事", NULL));
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) without_closed = NULL;
  gint64 expected[4];

  /* Received earlier, so it stands before. */
  bc_clock_set (fixture->clock, FIXTURE_NOW - 10 * BC_MINUTE);
  first = fixture_register (fixture);
  expected[0] = id_of (first);
  expected[1] = id_of (second);
  expected[2] = id_of (master);
  expected[3] = id_of (progressing);

  places = board (fixture, FIXTURE_NOW - DAY);
  g_assert_cmpuint (places->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const BcPlace *place = &g_array_index (places, BcPlace, i);
      g_autoptr (BcRecord) record = fixture_get (fixture, place->id);
      BcPlace own;

      if (i < 4)
        g_assert_cmpint (place->id, ==, expected[i]);
      else
        g_assert_cmpint (place->id, ==, id_of (rejected));
      /* The same as from the ticket itself. */
      bc_place_of (record, bc_engine_hall (fixture->engine), FIXTURE_NOW - DAY, &own);
      g_assert_cmpint (own.id, ==, place->id);
      g_assert_cmpint (own.rank, ==, place->rank);
      g_assert_cmpint (own.due_at, ==, place->due_at);
      g_assert_cmpint (own.column, ==, place->column);
      g_assert_cmpint (own.state, ==, place->state);
      g_assert_cmpint (own.department, ==, place->department);
      g_assert_cmpint (place->department, ==, 0);
    }

  /* Closed before the time that is shown: on no board. */
  without_closed = board (fixture, FIXTURE_NOW + 1);
  g_assert_cmpuint (without_closed->len, ==, 4);
  {
    BcPlace place;

    bc_place_of (rejected, bc_engine_hall (fixture->engine), FIXTURE_NOW + 1, &place);
    g_assert_cmpint (place.column, ==, BC_COLUMN_NONE);
    bc_place_of (merged, bc_engine_hall (fixture->engine), 0, &place);
    g_assert_cmpint (place.column, ==, BC_COLUMN_NONE);
  }
}

/* Every statement that the board runs, as the engine runs it: SQLite must not look into the table. */
static int
trace_cb (unsigned type, void *data, void *statement, void *text)
{
  GPtrArray *seen = data;

  g_ptr_array_add (seen, g_strdup (sqlite3_sql (statement)));
  return 0;
}

static char *
plan_of (const char *path, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  GString *plan = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, explain, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (plan, "%s; ", (const char *) sqlite3_column_text (stmt, 3));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (plan, FALSE);
}

static GPtrArray *
trace_begin (Fixture *fixture)
{
  GPtrArray *seen = g_ptr_array_new_with_free_func (g_free);

  sqlite3_trace_v2 (fixture->engine->db, SQLITE_TRACE_STMT, trace_cb, seen);
  return seen;
}

static void
test_board_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GPtrArray) seen = trace_begin (fixture);
  g_autoptr (GArray) places = board (fixture, 0);
  guint selects = 0;

  sqlite3_trace_v2 (fixture->engine->db, 0, NULL, NULL);
  for (guint i = 0; i < seen->len; i++)
    {
      const char *sql = g_ptr_array_index (seen, i);
      g_autofree char *plan = NULL;

      if (!g_str_has_prefix (sql, "SELECT"))
        continue;
      selects++;
      plan = plan_of (fixture->path, sql);
      g_test_message ("%s: %s", sql, plan);
      g_assert_nonnull (strstr (plan, "USING COVERING INDEX ticket_"));
      g_assert_null (strstr (plan, "USING INDEX"));
    }
  g_assert_cmpuint (selects, ==, 2);
}

/* Lists that are asked for all the time use an index, whatever the number of archived tickets. */
static void
test_other_plans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GPtrArray) seen = trace_begin (fixture);
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) of_department = NULL;
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (GPtrArray) repeats = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) callbacks = NULL;
  g_autoptr (GPtrArray) resumed = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  agenda = bc_lists_agenda (fixture->engine, 0, G_MAXINT64, NULL, NULL);
  of_department = bc_lists_agenda (fixture->engine, 0, G_MAXINT64,
                                   &(const BcAgendaFilter) { .department = "d01" }, NULL);
  alerts = bc_lists_due_alerts (fixture->engine, FIXTURE_NOW, NULL);
  repeats = bc_lists_repeats (fixture->engine, record, FIXTURE_NOW, NULL);
  history = bc_lists_history (fixture->engine, 1, NULL);
  callbacks = bc_lists_callbacks (fixture->engine, 1, NULL);
  fixture_commit (fixture);
  fixture_begin (fixture, BC_INTENT_WRITE);
  resumed = bc_tickets_resume_reviewed (fixture->engine, NULL);
  fixture_commit (fixture);
  sqlite3_trace_v2 (fixture->engine->db, 0, NULL, NULL);
  for (guint i = 0; i < seen->len; i++)
    {
      const char *sql = g_ptr_array_index (seen, i);
      g_autofree char *plan = NULL;

      if (!g_str_has_prefix (sql, "SELECT"))
        continue;
      plan = plan_of (fixture->path, sql);
      g_test_message ("%s: %s", sql, plan);
      g_assert_null (strstr (plan, "SCAN ticket;"));
      g_assert_null (strstr (plan, "SCAN event"));
      g_assert_null (strstr (plan, "SCAN callback"));
    }
}

static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_DISPATCHED);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  gint64 missing = 99, id = id_of (record);

  g_array_append_val (ids, missing);
  g_array_append_val (ids, id);
  fixture_begin (fixture, BC_INTENT_READ);
  records = bc_lists_records (fixture->engine, ids, NULL);
  fixture_commit (fixture);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpuint (bc_record_n_parts (records->pdata[0]), ==, 1);
}

static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) progressing = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) called = fixture_advance (fixture, BC_STATE_CALLBACK);
  gint64 due = bc_record_int (progressing, BC_FIELD_DUE_AT);
  gint64 planned = FIXTURE_NOW + 2 * DAY - BC_HOUR;
  const struct
  {
    gint64 from;
    gint64 to;
    const char *department;
    guint n;
  } cases[] = {
    { FIXTURE_NOW, FIXTURE_NOW + 30 * DAY, NULL, 2 },
    { FIXTURE_NOW, FIXTURE_NOW + 30 * DAY, "d01", 2 },
    { FIXTURE_NOW, FIXTURE_NOW + 30 * DAY, "d02", 0 },
    /* From is in it, to is not. */
    { due, due + 1, NULL, 1 },
    { planned + 1, due, NULL, 0 },
    { planned, planned + 1, NULL, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BcAgendaFilter filter = { .department = cases[i].department,
                                      .kinds = 1 << BC_AGENDA_DEADLINE | 1 << BC_AGENDA_CALLBACK };
      g_autoptr (GPtrArray) items = NULL;

      fixture_begin (fixture, BC_INTENT_READ);
      items = bc_lists_agenda (fixture->engine, cases[i].from, cases[i].to, &filter, NULL);
      fixture_commit (fixture);
      g_assert_cmpuint (items->len, ==, cases[i].n);
      if (i == 0)
        {
          const BcAgendaItem *first = items->pdata[0];
          const BcAgendaItem *second = items->pdata[1];

          g_assert_cmpint (first->kind, ==, BC_AGENDA_CALLBACK);
          g_assert_cmpint (first->at, ==, planned);
          g_assert_cmpint (id_of (first->ticket), ==, id_of (called));
          g_assert_cmpint (second->kind, ==, BC_AGENDA_DEADLINE);
          g_assert_cmpint (second->at, ==, due);
          g_assert_cmpint (id_of (second->ticket), ==, id_of (progressing));
        }
    }
}

static void
test_repeats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  const struct
  {
    const char *telephone;
    const char *name;
    const char *matter;
    gint64 later;
    guint n;
  } cases[] = {
    { "13812345678", "别人", "m002", DAY, 1 },
    { "13900000000", "张三丰", "m001", DAY, 1 },
    { "13900000000", "张三丰", "m002", DAY, 0 },
    { "13900000000", "别人", "m001", DAY, 0 },
    { "13812345678", "张三丰", "m001", 89 * DAY, 1 },
    { "13812345678", "张三丰", "m001", 91 * DAY, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
      g_autoptr (GPtrArray) repeats = NULL;

      bc_record_set_text (draft, BC_FIELD_TELEPHONE, cases[i].telephone);
      bc_record_set_text (draft, BC_FIELD_PETITIONER_NAME, cases[i].name);
      bc_record_set_text (draft, BC_FIELD_MATTER, cases[i].matter);
      fixture_begin (fixture, BC_INTENT_READ);
      repeats = bc_lists_repeats (fixture->engine, draft, FIXTURE_NOW + cases[i].later, NULL);
      fixture_commit (fixture);
      g_assert_cmpuint (repeats->len, ==, cases[i].n);
    }
  /* A ticket is no repetition of itself. */
  {
    g_autoptr (GPtrArray) repeats = NULL;

    fixture_begin (fixture, BC_INTENT_READ);
    repeats = bc_lists_repeats (fixture->engine, record, FIXTURE_NOW, NULL);
    fixture_commit (fixture);
    g_assert_cmpuint (repeats->len, ==, 0);
  }
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) registered = fixture_register (fixture);
  g_autoptr (BcRecord) progressing = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) other = NULL;
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  const char *matter = bc_hall_name_of (bc_engine_hall (fixture->engine), BC_TABLE_MATTERS, "m001");
  const struct
  {
    BcListFilter filter;
    guint n;
  } cases[] = {
    { { 0 }, 3 },
    { { .limit = 2 }, 2 },
    { { .before = 3 }, 2 },
    { { .before = 3, .limit = 1 }, 1 },
    { { .before = 1 }, 0 },
    { { .state = "registered" }, 2 },
    { { .state = "in_progress", .department = "d01" }, 1 },
    { { .department = "d02" }, 1 },
    { { .overdue = TRUE }, 1 },
    { { .text = "W00002" }, 1 },
    { { .text = "三丰" }, 2 },
    { { .text = "𬭩" }, 1 },
    { { .text = matter }, 2 },
    { { .text = "100%_\\" }, 1 },
    { { .text = "%" }, 1 },
    { { .text = "_" }, 1 },
    { { .text = "nobody" }, 0 },
    { { .text = "\xff\xfe" }, 0 },
    { { .state = "registered", .department = "d02", .text = "𬭩", .limit = 5 }, 1 },
  };
  BcAct *act = bc_act_new ("a01");

  bc_record_set_text (draft, BC_FIELD_PETITIONER_NAME, "王𬭩");
  bc_record_clear (draft, BC_FIELD_MATTER);
  bc_record_set_text (draft, BC_FIELD_OTHER_MATTER, "补贴 100%_\\ 到账");
  bc_record_set_text (draft, BC_FIELD_DEPARTMENT, "d02");
  fixture_begin (fixture, BC_INTENT_WRITE);
  other = bc_tickets_register (fixture->engine, draft, act, NULL);
  g_assert_nonnull (other);
  fixture_commit (fixture);
  bc_clock_set (fixture->clock, bc_record_int (progressing, BC_FIELD_DUE_AT) + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GError) error = NULL;

      fixture_begin (fixture, BC_INTENT_READ);
      found = bc_lists_filter (fixture->engine, &cases[i].filter, &error);
      g_assert_no_error (error);
      fixture_commit (fixture);
      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
  bc_act_free (act);
}

/* Each level is told once by one seat; a new due date is told anew. */
static void
test_alerts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) error = NULL;
  BcEngine *seats[2] = { fixture->engine, NULL };
  static const struct
  {
    int seat;
    const char *level;
    guint n;
  } steps[] = {
    { 0, "today", 1 },   { 1, "today", 0 },   { 0, "today", 0 },
    { 1, "overdue", 1 }, { 0, "overdue", 0 },
  };

  seats[1] = bc_engine_open (fixture->path, fixture->clock, "seat-2", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_begin (fixture, BC_INTENT_READ);
  early = bc_lists_due_alerts (fixture->engine, bc_record_int (record, BC_FIELD_DUE_AT) - 1, NULL);
  due = bc_lists_due_alerts (fixture->engine, bc_record_int (record, BC_FIELD_DUE_AT), NULL);
  fixture_commit (fixture);
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_cmpuint (due->len, ==, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) claimed = NULL;

      g_assert_true (bc_engine_begin (seats[steps[i].seat], BC_INTENT_WRITE, NULL, NULL));
      claimed = bc_alerts_claim (seats[steps[i].seat], due, steps[i].level, &error);
      g_assert_no_error (error);
      g_assert_true (bc_engine_commit (seats[steps[i].seat], NULL));
      g_assert_cmpuint (claimed->len, ==, steps[i].n);
    }
  {
    g_autoptr (BcRecord) later = bc_record_copy (record);
    g_autoptr (GPtrArray) tickets = g_ptr_array_new ();
    g_autoptr (GPtrArray) claimed = NULL;

    bc_record_set_int (later, BC_FIELD_DUE_AT, FIXTURE_NOW + 30 * DAY);
    g_ptr_array_add (tickets, later);
    fixture_begin (fixture, BC_INTENT_WRITE);
    claimed = bc_alerts_claim (fixture->engine, tickets, "today", NULL);
    fixture_commit (fixture);
    g_assert_cmpuint (claimed->len, ==, 1);
  }
  bc_engine_close (seats[1]);
}

/* A suspended ticket has no deadline, and one that waits for its callback has met it. */
static void
test_only_running_are_due (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) called = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) due = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  due = bc_lists_due_alerts (fixture->engine, G_MAXINT64, NULL);
  fixture_commit (fixture);
  g_assert_cmpuint (due->len, ==, 0);
  g_assert_true (bc_record_has (called, BC_FIELD_DUE_AT));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/lists/board", test_board);
  fixture_add ("/lists/board-plan", test_board_plan);
  fixture_add ("/lists/other-plans", test_other_plans);
  fixture_add ("/lists/records", test_records);
  fixture_add ("/lists/agenda", test_agenda);
  fixture_add ("/lists/repeats", test_repeats);
  fixture_add ("/lists/filter", test_filter);
  fixture_add ("/lists/alerts", test_alerts);
  fixture_add ("/lists/only-running-are-due", test_only_running_are_due);
  return g_test_run ();
}
