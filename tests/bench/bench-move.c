/* A move, acknowledged, against the bare SQL of the same transaction on the same file.
 *
 * Ours: the whole way of a job: queued, on the worker, read, checked by the workflow, written with its history, committed, answered. Bare: the statements that such a job writes, prepared once, on
 * a connection of their own with the same journal and the same synchronous level. The two take turns, so that a disk that changes its mood changes it for both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <sqlite3.h>

#include "store/bc-tickets.h"

#define ROUNDS 40
#define BLOCK  5 /* moves of one kind in a row */
#define BAR    2.0

/* Tickets that await triage, and the person who may send them to review. */
typedef struct
{
  GArray *ids;
  guint next;
} Tickets;

static void
check (int result, sqlite3 *db)
{
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (db));
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = NULL;

  check (sqlite3_open (path, &db), db);
  sqlite3_busy_timeout (db, 5000);
  check (sqlite3_exec (db, "PRAGMA synchronous = FULL", NULL, NULL, NULL), db);
  return db;
}

static GArray *
find_tickets (sqlite3 *db)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = NULL;

  check (sqlite3_prepare_v2 (db,
                             "SELECT id FROM ticket WHERE state = 'registered' AND is_open = 1 "
                             "ORDER BY id",
                             -1, &statement, NULL),
         db);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  return ids;
}

typedef struct
{
  gint64 id;
  GHashTable *input;
  BcAct *act;
} Move;

static gpointer
move_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;
  g_autoptr (BcRecord) before = bc_tickets_get (engine, move->id, error);

  if (before == NULL)
    return NULL;
  return bc_tickets_move (engine, move->id, bc_record_int (before, BC_FIELD_VERSION),
                          BC_STATE_REVIEW, move->input, move->act, NULL, error);
}

static gint64
move_ours (BcStore *store, const char *staff, gint64 id)
{
  g_autoptr (GHashTable) input = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  Move move = { id, input, bc_act_new (staff) };
  gint64 began;
  BcRecord *after;

  g_hash_table_insert (input, (gpointer) "main_cause", (gpointer) "A3");
  g_hash_table_insert (input, (gpointer) "opinion",
                       (gpointer) "材料信息不一致，由牵头部门核实后一次性告知。");
  began = g_get_monotonic_time ();
  after = bc_store_run (store, BC_INTENT_WRITE, move_job, &move, &error);
  began = g_get_monotonic_time () - began;
  if (after == NULL)
    g_error ("%s", error->message);
  bc_record_unref (after);
  bc_act_free (move.act);
  return began;
}

static gint64
move_bare (sqlite3 *db, sqlite3_stmt **statements, gint64 id)
{
  g_autofree char *operation = g_uuid_string_random ();
  guint8 hash[32] = { (guint8) id };
  gint64 began = g_get_monotonic_time ();

  check (sqlite3_step (statements[0]), db);
  check (sqlite3_reset (statements[0]), db);
  for (int i = 1; i <= 3; i++)
    {
      check (sqlite3_bind_int64 (statements[i], 1, id), db);
      if (i == 3)
        {
          check (sqlite3_bind_text (statements[i], 2, operation, -1, SQLITE_STATIC), db);
          check (sqlite3_bind_blob (statements[i], 3, hash, sizeof hash, SQLITE_STATIC), db);
        }
      while (sqlite3_step (statements[i]) == SQLITE_ROW)
        ;
      check (sqlite3_reset (statements[i]), db);
    }
  check (sqlite3_step (statements[4]), db);
  check (sqlite3_reset (statements[4]), db);
  return g_get_monotonic_time () - began;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static double
median (GArray *times)
{
  g_array_sort (times, compare);
  return (double) g_array_index (times, gint64, times->len / 2);
}

int
main (int argc, char **argv)
{
  static const char *const sql[] = {
    "BEGIN IMMEDIATE",
    "SELECT * FROM ticket WHERE id = ?1",
    "UPDATE ticket SET version = version + 1, state = 'review', main_cause = 'A3', package = 'A3', "
    "package_version = 1, "
    "lead_department = department, proposed_limit = 3, opinion = "
    "'材料信息不一致，由牵头部门核实后一次性告知。', board_column = 1, board_department = "
    "department, board_rank = received_at WHERE id = ?1",
    "INSERT INTO event (seq, operation, ticket, kind, seat, staff, at, from_state, to_state, "
    "changes, "
    "hash) SELECT max (seq) + 1, ?2, ?1, 'moved', 'bench', 'diaodu01', 1, 'registered', 'review', "
    "'{\"state\":[\"registered\",\"review\"],\"main_cause\":[null,\"A3\"],\"package\":[null,\"A3\"]"
    ",\"lead_department\":[null,\"d01\"],\"proposed_limit\":[null,\"3\"]}', ?3 FROM event",
    "COMMIT",
  };
  const char *hall = g_getenv ("BENCH_HALL_200000");
  g_autofree char *copy = g_build_filename (g_getenv ("BENCH_FOLDER"), "move.hall", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (hall);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (BcClock) clock = bc_clock_new_system ();
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (BcStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statements[G_N_ELEMENTS (sql)];
  sqlite3 *db;
  guint next = 0;

  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  db = open_bare (copy);
  ids = find_tickets (db);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    check (sqlite3_prepare_v2 (db, sql[i], -1, &statements[i], NULL), db);
  store = bc_store_new (copy, clock, "bench");
  if (!bc_store_open (store, NULL, &error))
    g_error ("%s", error->message);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < 2 * BLOCK && next < ids->len; i++, next++)
      {
        gint64 id = g_array_index (ids, gint64, next);
        gboolean is_ours = i < BLOCK;
        gint64 took = is_ours ? move_ours (store, "zonghe01", id) : move_bare (db, statements, id);

        /* The first of a block pays for what the other has changed in the file's cache. */
        if (round > 0 && i % BLOCK != 0)
          g_array_append_val (is_ours ? ours : bare, took);
      }
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    sqlite3_finalize (statements[i]);
  sqlite3_close (db);
  g_print ("{\"name\": \"a move acknowledged\", \"value\": %.3f, \"unit\": \"ms\"}\n",
           median (ours) / 1000);
  g_print ("{\"name\": \"its bare SQL\", \"value\": %.3f, \"unit\": \"ms\"}\n",
           median (bare) / 1000);
  g_print ("{\"name\": \"a move / its bare SQL\", \"value\": %.3f, \"unit\": \"times\", \"bar\": "
           "%.1f}\n",
           median (ours) / median (bare), BAR);
  return 0;
}
