/* Files of an older schema version, as they were saved then, open now and hold what they held. Built once a version: BC_SAVED is its name, such as "v001".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <glib/gstdio.h>

#include "store/bc-check.h"
#include "store/bc-event.h"

#define TICKETS 8

static char *
fixture_file (const char *name)
{
  return g_build_filename (g_getenv ("BC_TEST_FIXTURES"), name, NULL);
}

/* Puts a copy of the saved file where the fixture's hall was. */
static void
use_saved_file (Fixture *fixture)
{
  g_autofree char *saved = fixture_file (BC_SAVED ".hall");
  g_autofree char *content = NULL;
  gsize length;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (saved, &content, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
}

/* Makes the file anew from the script. */
static void
use_script (Fixture *fixture)
{
  g_autofree char *saved = fixture_file (BC_SAVED ".sql");
  g_autofree char *script = NULL;

  fixture_close (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (g_file_get_contents (saved, &script, NULL, NULL));
  fixture_sql (fixture->path, script);
}

static void
assert_holds (Fixture *fixture)
{
  static const struct
  {
    const char *number;
    BcState state;
    gint64 version;
  } expected[TICKETS] = {
    { "2026W00001", BC_STATE_REGISTERED, 1 }, { "2026W00002", BC_STATE_IN_PROGRESS, 4 },
    { "2026W00003", BC_STATE_SUSPENDED, 6 },  { "2026W00004", BC_STATE_CALLBACK, 7 },
    { "2026W00005", BC_STATE_ARCHIVED, 10 },  { "2026W00006", BC_STATE_REJECTED, 2 },
    { "2026W00007", BC_STATE_REGISTERED, 3 }, { "2026W00008", BC_STATE_MERGED, 2 },
  };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  fixture_reopen (fixture);
  g_assert_cmpstr (bc_hall_name (bc_engine_hall (fixture->engine)), ==, "东港区政务服务中心");
  fixture_begin (fixture, BC_INTENT_READ);
  for (gsize i = 0; i < TICKETS; i++)
    {
      g_autoptr (BcRecord) record = bc_tickets_find (fixture->engine, expected[i].number, &error);

      g_assert_no_error (error);
      g_assert_cmpint (bc_record_state (record), ==, expected[i].state);
      g_assert_cmpint (bc_record_int (record, BC_FIELD_VERSION), ==, expected[i].version);
      g_assert_cmpstr (bc_record_text (record, BC_FIELD_PETITIONER_NAME), ==, "张三丰");
      g_assert_true (g_str_has_suffix (bc_record_text (record, BC_FIELD_WHAT_HAPPENED), "𬭩䶮"));
    }
  findings = bc_check_run (fixture->engine, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s", finding->text);
      g_assert_true (finding->ok);
    }
  fixture_commit (fixture);
  g_assert_cmpint (fixture_number (fixture->path, "PRAGMA user_version"), ==, BC_SCHEMA_VERSION);
}

/* Work goes on in it: numbers follow, the chain too. */
static void
assert_goes_on (Fixture *fixture)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  gint64 n_events, broken;

  g_assert_cmpstr (bc_record_text (record, BC_FIELD_NUMBER), ==, "2026W00009");
  fixture_begin (fixture, BC_INTENT_READ);
  g_assert_true (bc_event_verify_chain (fixture->engine, NULL, &n_events, &broken, NULL));
  fixture_commit (fixture);
  g_assert_cmpint (broken, ==, 0);
}

static void
test_saved_file (Fixture *fixture, gconstpointer data)
{
  use_saved_file (fixture);
  assert_holds (fixture);
  assert_goes_on (fixture);
}

static void
test_script (Fixture *fixture, gconstpointer data)
{
  use_script (fixture);
  assert_holds (fixture);
  assert_goes_on (fixture);
}

/* A migrated old file and a new one have the same schema, statement by statement; and a migration that was released is not changed any more. */
static void
test_same_schema (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fresh = g_build_filename (fixture->folder, "fresh.hall", NULL);
  g_autoptr (GError) error = NULL;

  use_saved_file (fixture);
  fixture_reopen (fixture);
  bc_store_create (fresh, NULL, fixture->clock, "seat", &error);
  g_assert_no_error (error);
  fixture_close (fixture);
  g_assert_cmpint (fixture_number_attached (fixture->path, fresh,
                                            "SELECT count(*) FROM (SELECT name, sql FROM "
                                            "main.sqlite_schema "
                                            "EXCEPT SELECT name, sql FROM other.sqlite_schema)"),
                   ==, 0);
  g_assert_cmpint (fixture_number_attached (fixture->path, fresh,
                                            "SELECT count(*) FROM (SELECT name, sql FROM "
                                            "other.sqlite_schema "
                                            "EXCEPT SELECT name, sql FROM main.sqlite_schema)"),
                   ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/" BC_SAVED "/saved-file", test_saved_file);
  fixture_add ("/" BC_SAVED "/script", test_script);
  fixture_add ("/" BC_SAVED "/same-schema", test_same_schema);
  return g_test_run ();
}
