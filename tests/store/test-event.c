/* The history: append-only, and whoever changes it all the same is found out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "store/bc-event.h"
#include "store/bc-prints.h"

/* Runs @sql past the engine; it must be refused by a trigger. */
static void
assert_refused (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, &message), ==, SQLITE_CONSTRAINT);
  g_assert_nonnull (strstr (message, "append-only"));
  sqlite3_free (message);
  sqlite3_close (db);
}

static void
make_history (Fixture *fixture)
{
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (BcRecord) record = fixture_register (fixture);
    }
}

static gint64
verify (Fixture *fixture, gint64 *n_events)
{
  gint64 broken;

  fixture_begin (fixture, BC_INTENT_READ);
  g_assert_true (bc_event_verify_chain (fixture->engine, NULL, n_events, &broken, NULL));
  fixture_commit (fixture);
  return broken;
}

static void
test_append_only (Fixture *fixture, gconstpointer data)
{
  gint64 n_events;

  make_history (fixture);
  assert_refused (fixture->path, "UPDATE event SET staff = 'c01' WHERE seq = 2");
  assert_refused (fixture->path, "DELETE FROM event WHERE seq = 5");
  assert_refused (fixture->path, "DELETE FROM event");
  /* REPLACE deletes without asking the triggers of DELETE. */
  assert_refused (fixture->path,
                  "INSERT OR REPLACE INTO event SELECT 5, 'other', ticket, kind, seat, 'c01', at, "
                  "from_state, to_state, reason, changes, undoes, hash FROM event WHERE seq = 5");
  assert_refused (fixture->path,
                  "INSERT OR REPLACE INTO event SELECT 6, operation, ticket, kind, seat, 'c01', "
                  "at, "
                  "from_state, to_state, reason, changes, undoes, hash FROM event WHERE seq = 5");
  /* Nothing is left out either. */
  assert_refused (fixture->path,
                  "INSERT INTO event SELECT 7, 'other', ticket, kind, seat, 'c01', at, from_state, "
                  "to_state, reason, changes, undoes, hash FROM event WHERE seq = 5");
  g_assert_cmpint (verify (fixture, &n_events), ==, 0);
  g_assert_cmpint (n_events, ==, 5);
}

/* Somebody with a database tool takes the triggers away first. */
static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 broken;
  } cases[] = {
    { "UPDATE event SET staff = 'c01' WHERE seq = 3", 3 },
    { "UPDATE event SET at = at + 1 WHERE seq = 2", 2 },
    { "UPDATE event SET reason = 'x' WHERE seq = 1", 1 },
    { "UPDATE event SET reason = kind, kind = 'moved' WHERE seq = 4", 4 },
    { "UPDATE event SET undoes = 'x' WHERE seq = 5", 5 },
    { "UPDATE event SET hash = zeroblob(32) WHERE seq = 2", 2 },
    { "DELETE FROM event WHERE seq = 2", 2 },
    { "DELETE FROM event WHERE seq = 1", 1 },
    { "UPDATE event SET seq = 9 WHERE seq = 5", 5 },
  };
  g_autofree char *content = NULL;
  gsize length;

  make_history (fixture);
  fixture_close (fixture);
  fixture_sql (fixture->path, "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete");
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 n_events;

      fixture_sql (fixture->path, cases[i].sql);
      fixture_reopen (fixture);
      g_assert_cmpint (verify (fixture, &n_events), ==, cases[i].broken);
      fixture_close (fixture);
      g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
    }
}

static void
test_rollback_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  BcEventDraft draft = { .operation = "one", .ticket = 1, .kind = BC_EVENT_PRINTED };
  gint64 n_events;

  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_true (bc_event_append (fixture->engine, &draft, NULL));
  bc_engine_rollback (fixture->engine);
  g_assert_false (bc_engine_has_written (fixture->engine));
  g_assert_cmpint (verify (fixture, &n_events), ==, 0);
  g_assert_cmpint (n_events, ==, 0);

  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_true (bc_event_append (fixture->engine, &draft, NULL));
  fixture_commit (fixture);
  g_assert_true (bc_engine_has_written (fixture->engine));
  g_assert_true (bc_engine_take_operation (fixture->engine, "one"));
  g_assert_false (bc_engine_take_operation (fixture->engine, "one"));
  g_assert_cmpint (verify (fixture, &n_events), ==, 0);
  g_assert_cmpint (n_events, ==, 1);
}

static void
test_printed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GPtrArray) history = NULL;
  gint64 id = bc_record_int (record, BC_FIELD_ID);
  g_autoptr (GPtrArray) printed = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_printed_free);
  const BcEvent *event;

  g_ptr_array_add (printed, bc_printed_new (id, "work-order", "0123abcd"));
  for (int i = 0; i < 2; i++)
    {
      fixture_begin (fixture, BC_INTENT_WRITE);
      g_assert_true (bc_prints_note (fixture->engine, printed, "c01", NULL));
      fixture_commit (fixture);
    }
  after = fixture_get (fixture, id);
  g_assert_cmpint (bc_record_int (after, BC_FIELD_VERSION), ==, 1);
  history = fixture_history (fixture, id);
  g_assert_cmpuint (history->len, ==, 2);
  event = g_ptr_array_index (history, 1);
  g_assert_cmpstr (event->kind, ==, BC_EVENT_PRINTED);
  g_assert_cmpstr (event->reason, ==, "work-order");
  g_assert_cmpstr (event->changes, ==, "{\"content_hash\":[null,\"0123abcd\"]}");
  g_assert_cmpstr (event->staff, ==, "c01");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/event/append-only", test_append_only);
  fixture_add ("/event/tampering", test_tampering);
  fixture_add ("/event/rollback-leaves-nothing", test_rollback_leaves_nothing);
  fixture_add ("/event/printed", test_printed);
  return g_test_run ();
}
