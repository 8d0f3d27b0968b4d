/* Making a hall file, and bringing an older one up to date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/bc-migrate.h"

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "新的 hall.hall", NULL);
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  struct stat status;
  BcEngine *engine;
  BcHall *hall;
  gsize length;

  g_hash_table_insert (settings, (gpointer) "hall_name", (gpointer) "岚山区政务服务中心");
  g_hash_table_insert (settings, (gpointer) "close", (gpointer) "17:00");
  g_hash_table_insert (settings, (gpointer) "review", (gpointer) "0");
  bc_store_create (path, settings, fixture->clock, "seat", &error);
  g_assert_no_error (error);

  /* Nothing but the file is left behind, others may not read it, and its header says what it is. */
  fixture_close (fixture);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07, ==, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content + 68, 4, "BCH1", 4);
  g_assert_cmpint (content[63], ==, BC_SCHEMA_VERSION);
  g_assert_cmpint (content[18], ==, 2);

  engine = bc_engine_open (path, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hall = bc_engine_hall (engine);
  g_assert_cmpstr (bc_hall_name (hall), ==, "岚山区政务服务中心");
  g_assert_cmpint (bc_hall_close (hall), ==, 17 * 3600);
  g_assert_false (bc_hall_has_review (hall));
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_UNITS), ==, 108);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_STAFF), ==, 0);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_REJECT_GROUNDS), >, 0);
  g_assert_true (
      bc_workdays_kind (bc_hall_workdays (hall), bc_day_from_ymd (2026, 9, 20), NULL, NULL)
      == BC_DAY_MAKE_UP);
  bc_engine_close (engine);
}

/* What the file keeps of the catalogue is what was shipped. */
static void
test_catalogue_survives (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = bc_shipped_text ("catalogue.json", NULL);
  g_autoptr (BcHall) shipped = bc_hall_new ();
  BcHall *hall = bc_engine_hall (fixture->engine);

  g_assert_true (bc_hall_load_catalogue (shipped, json, NULL));
  for (BcTable table = BC_TABLE_NONE + 1; table < BC_N_TABLES; table++)
    {
      if (table == BC_TABLE_STAFF)
        continue;
      g_assert_cmpuint (bc_hall_n_entries (hall, table), ==, bc_hall_n_entries (shipped, table));
      for (guint i = 0; i < bc_hall_n_entries (hall, table); i++)
        {
          const BcEntry *a = bc_hall_entry (hall, table, i);
          const BcEntry *b = bc_hall_entry (shipped, table, i);

          g_assert_cmpstr (a->code, ==, b->code);
          g_assert_cmpstr (a->name, ==, b->name);
          g_assert_cmpstr (a->short_name, ==, b->short_name);
          g_assert_cmpstr (a->department, ==, b->department);
          g_assert_cmpstr (a->parent, ==, b->parent);
          g_assert_cmpstr (a->cause, ==, b->cause);
          g_assert_cmpstr (a->route, ==, b->route);
          g_assert_cmpstr (a->lead, ==, b->lead);
          g_assert_cmpstr (a->assisting, ==, b->assisting);
          g_assert_cmpstr (a->steps, ==, b->steps);
          g_assert_cmpstr (a->wording, ==, b->wording);
          g_assert_cmpint (a->version, ==, b->version);
          g_assert_cmpint (a->limit, ==, b->limit);
          g_assert_cmpint (a->ended_on, ==, b->ended_on);
        }
    }
}

static void
assert_not_made (Fixture *fixture, const char *path, GHashTable *settings, int code)
{
  guint before = count_files (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_store_create (path, settings, fixture->clock, "seat", &error));
  g_assert_error (error, BC_ERROR, code);
  g_assert_cmpuint (count_files (fixture->folder), ==, before);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "link.hall", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autofree char *deep = g_build_filename (fixture->folder, "none", "new.hall", NULL);
  g_autofree char *fresh = g_build_filename (fixture->folder, "new.hall", NULL);
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

  fixture_close (fixture);
  hash = fixture_hash (fixture->path);
  assert_not_made (fixture, fixture->path, NULL, BC_ERROR_EXISTS);
  after = fixture_hash (fixture->path);
  g_assert_cmpstr (after, ==, hash);
  assert_not_made (fixture, fixture->folder, NULL, BC_ERROR_EXISTS);
  g_assert_cmpint (symlink (target, link), ==, 0);
  assert_not_made (fixture, link, NULL, BC_ERROR_EXISTS);
  assert_not_made (fixture, deep, NULL, BC_ERROR_NOT_FOUND);

  g_hash_table_insert (settings, (gpointer) "close", (gpointer) "25:00");
  assert_not_made (fixture, fresh, settings, BC_ERROR_INVALID);
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

typedef struct
{
  Fixture *fixture;
  char *path;
  int made;
} Race;

static gpointer
create_in_race (gpointer data)
{
  Race *race = data;
  g_autoptr (GError) error = NULL;

  if (bc_store_create (race->path, NULL, race->fixture->clock, "seat", &error))
    g_atomic_int_inc (&race->made);
  else
    g_assert_error (error, BC_ERROR, BC_ERROR_EXISTS);
  return NULL;
}

/* Two at once: one makes it, the other one is told. */
static void
test_race (Fixture *fixture, gconstpointer data)
{
  Race race = { fixture, g_build_filename (fixture->folder, "race.hall", NULL), 0 };
  GThread *threads[4];
  g_autoptr (GError) error = NULL;
  BcEngine *engine;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("create", create_in_race, &race);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (race.made, ==, 1);
  engine = bc_engine_open (race.path, fixture->clock, "seat", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bc_engine_close (engine);
  fixture_close (fixture);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_free (race.path);
}

/* Migrations to come: the first one is sound, the second fails in its middle. */
static char *
two_more_steps (int version, GError **error)
{
  if (version == BC_SCHEMA_VERSION + 1)
    return g_strdup (
        "ALTER TABLE ticket ADD COLUMN colour TEXT; CREATE TABLE two (a INTEGER) STRICT;");
  return g_strdup (
      "CREATE TABLE three (a INTEGER) STRICT; INSERT INTO three VALUES ('not a number');");
}

static char *
sound_steps (int version, GError **error)
{
  return g_strdup_printf ("CREATE TABLE step_%d (a INTEGER) STRICT;", version);
}

/* A step that fails leaves the file as it was, whole: the sound step before it is taken back, too. */
static void
test_failing_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_migrate_to (fixture->engine, BC_SCHEMA_VERSION + 2, two_more_steps, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_DAMAGED);
  g_assert_cmpint (fixture_number (fixture->path, "PRAGMA user_version"), ==, BC_SCHEMA_VERSION);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM sqlite_schema WHERE name "
                                                  "IN ('two', 'three')"),
                   ==, 0);
}

static gpointer
migrate_in_race (gpointer data)
{
  g_autoptr (GError) error = NULL;

  bc_migrate_to (data, BC_SCHEMA_VERSION, sound_steps, &error);
  g_assert_no_error (error);
  return NULL;
}

/* Two seats that find the same old file take each step once: twice would make a table that is there. */
static void
test_two_seats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BcEngine *engine =
      bc_engine_open (fixture->path, fixture->clock, "seat-2", NULL, NULL, NULL, &error);
  GThread *threads[2];

  g_assert_no_error (error);
  fixture_sql (fixture->path, "PRAGMA user_version = 0");
  threads[0] = g_thread_new ("migrate", migrate_in_race, engine);
  threads[1] = g_thread_new ("migrate", migrate_in_race, fixture->engine);
  g_thread_join (threads[0]);
  g_thread_join (threads[1]);
  g_assert_cmpint (fixture_number (fixture->path, "PRAGMA user_version"), ==, BC_SCHEMA_VERSION);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM step_1"), ==, 0);
  bc_engine_close (engine);
}

/* The schema has a column for each field, of the type that the field's kind needs. */
static void
test_schema (Fixture *fixture, gconstpointer data)
{
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_table_info('ticket') "
                                              "WHERE name = '%s' AND type = '%s'",
                                              bc_field_info (field)->key,
                                              bc_field_is_text (field) ? "TEXT" : "INTEGER");

      g_assert_cmpint (fixture_number (fixture->path, sql), ==, 1);
    }
  g_assert_cmpint (fixture_number (fixture->path,
                                   "SELECT count(*) FROM pragma_table_info('ticket')"),
                   ==, BC_N_FIELDS + 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/create/new", test_new);
  fixture_add ("/create/catalogue-survives", test_catalogue_survives);
  fixture_add ("/create/refused", test_refused);
  fixture_add ("/create/race", test_race);
  fixture_add ("/create/schema", test_schema);
  fixture_add ("/migrate/failing-step", test_failing_step);
  fixture_add ("/migrate/two-seats", test_two_seats);
  return g_test_run ();
}
