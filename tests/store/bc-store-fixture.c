/* A hall in a folder of its own, for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store/bc-staff.h"

static const struct
{
  const char *code;
  const char *name;
  const char *department;
  guint roles;
} members[] = {
  { "a01", "李娜", NULL, BC_ROLE_INTAKE },           { "b01", "王强", NULL, BC_ROLE_DISPATCHER },
  { "c01", "赵敏", "d01", BC_ROLE_HANDLER },         { "c02", "钱伟", "d02", BC_ROLE_HANDLER },
  { "d01", "孙丽", "d01", BC_ROLE_DEPARTMENT_LEAD }, { "e01", "周涛", NULL, BC_ROLE_REVIEWER },
  { "f01", "吴静", NULL, BC_ROLE_CALLBACK },         { "admin", "管理员", NULL, BC_ROLE_ADMIN },
  { "x01", "郑杰", NULL, BC_ROLE_INTAKE },
};

void
fixture_create_hall (const char *path, BcClock *clock)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BcEngine) engine = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (settings, (gpointer) "hall_name", (gpointer) "东港区政务服务中心");
  bc_store_create (path, settings, clock, "test", &error);
  g_assert_no_error (error);
  engine = bc_engine_open (path, clock, "test", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      BcEntry entry = { .code = (char *) members[i].code,
                        .name = (char *) members[i].name,
                        .department = (char *) members[i].department,
                        .roles = members[i].roles };

      bc_staff_add (engine, &entry, &error);
      g_assert_no_error (error);
    }
  g_assert_true (bc_engine_run_sql (
      engine, "UPDATE catalogue SET ended_on = 20000 WHERE kind = 'staff' AND code = 'x01'", NULL));
  g_assert_true (bc_engine_commit (engine, NULL));
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("bc-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "大厅 one.hall", NULL);
  self->clock = bc_clock_new_fixed (FIXTURE_NOW);
  fixture_create_hall (self->path, self->clock);
  fixture_reopen (self);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->engine = bc_engine_open (self->path, self->clock, "seat-1", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_close (Fixture *self)
{
  g_clear_pointer (&self->engine, bc_engine_close);
}

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  fixture_close (self);
  fixture_remove_folder (self->folder);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
}

BcRecord *
fixture_draft (gint64 now)
{
  BcRecord *draft = bc_record_new ();

  bc_intake_defaults (draft, now, "a01");
  bc_record_set_text (draft, BC_FIELD_PETITIONER_NAME, "张三丰");
  bc_record_set_text (draft, BC_FIELD_TELEPHONE, "13812345678");
  bc_record_set_text (draft, BC_FIELD_MATTER, "m001");
  bc_record_set_text (draft, BC_FIELD_DEPARTMENT, "d01");
  bc_record_set_text (draft, BC_FIELD_WHAT_HAPPENED,
                      "来了三次，每次都说材料不全，没有一次说清楚缺什么。"
                      "𬭩"
                      "䶮");
  bc_record_set_text (draft, BC_FIELD_WHAT_IS_WANTED, "把户口迁进来");
  return draft;
}

GHashTable *
fixture_input (const char *key, ...)
{
  GHashTable *input = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  va_list arguments;

  va_start (arguments, key);
  for (; key != NULL; key = va_arg (arguments, const char *))
    g_hash_table_insert (input, g_strdup (key), g_strdup (va_arg (arguments, const char *)));
  va_end (arguments);
  return input;
}

BcRecord *
fixture_register (Fixture *self)
{
  g_autoptr (BcRecord) draft = fixture_draft (bc_clock_now (self->clock));
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("a01");
  BcRecord *record;

  fixture_begin (self, BC_INTENT_WRITE);
  record = bc_tickets_register (self->engine, draft, act, &error);
  g_assert_no_error (error);
  fixture_commit (self);
  bc_act_free (act);
  return record;
}

static BcRecord *
move (Fixture *self,
      BcRecord *record,
      BcState to,
      const char *staff,
      GHashTable *input,
      GError **error)
{
  BcAct *act = bc_act_new (staff);
  BcRecord *moved;

  fixture_begin (self, BC_INTENT_WRITE);
  moved = bc_tickets_move (self->engine, bc_record_int (record, BC_FIELD_ID),
                           bc_record_int (record, BC_FIELD_VERSION), to, input, act, NULL, error);
  if (moved != NULL)
    fixture_commit (self);
  else
    bc_engine_rollback (self->engine);
  bc_act_free (act);
  g_clear_pointer (&input, g_hash_table_unref);
  return moved;
}

BcRecord *
fixture_move (Fixture *self, BcRecord *record, BcState to, const char *staff, GHashTable *input)
{
  g_autoptr (GError) error = NULL;
  BcRecord *moved = move (self, record, to, staff, input, &error);

  g_assert_no_error (error);
  return moved;
}

gboolean
fixture_try_move (Fixture *self,
                  BcRecord *record,
                  BcState to,
                  const char *staff,
                  GHashTable *input,
                  GError **error)
{
  g_autoptr (BcRecord) moved = move (self, record, to, staff, input, error);

  return moved != NULL;
}

BcRecord *
fixture_advance (Fixture *self, BcState state)
{
  static const struct
  {
    BcState to;
    const char *staff;
    const char *pairs[12];
  } way[] = {
    { BC_STATE_REVIEW,
      "b01",
      { "main_cause", "A2", "package", "A2", "lead_department", "d01", "assisting_departments",
        "d02", "proposed_limit", "5" } },
    { BC_STATE_DISPATCHED,
      "e01",
      { "method", "一次性告知后当场受理", "due_at", "2026-09-24T17:30", "reviewer", "e01" } },
    { BC_STATE_IN_PROGRESS, "c01", { NULL } },
    { BC_STATE_RESULT_CHECK,
      "d01",
      { "outcome", "done", "measures", "已经办好了，证件当场交给本人。", "basis", "户口登记条例",
        "answered_on", "2026-09-18" } },
    { BC_STATE_CALLBACK, "b01", { NULL } },
  };
  BcRecord *record = fixture_register (self);

  for (gsize i = 0; i < G_N_ELEMENTS (way) && bc_record_state (record) != state; i++)
    {
      GHashTable *input = fixture_input (NULL, NULL);
      BcRecord *next;

      for (int pair = 0; way[i].pairs[pair] != NULL; pair += 2)
        g_hash_table_insert (input, g_strdup (way[i].pairs[pair]),
                             g_strdup (way[i].pairs[pair + 1]));
      if (way[i].to == BC_STATE_RESULT_CHECK)
        {
          BcAct *act = bc_act_new ("b01");

          fixture_begin (self, BC_INTENT_WRITE);
          next = bc_tickets_part (self->engine, bc_record_int (record, BC_FIELD_ID),
                                  bc_record_int (record, BC_FIELD_VERSION), "d02", BC_PART_WAIVED,
                                  "不需要协办", act, NULL);
          g_assert_nonnull (next);
          fixture_commit (self);
          bc_act_free (act);
          bc_record_unref (record);
          record = next;
        }
      next = fixture_move (self, record, way[i].to, way[i].staff, input);
      bc_record_unref (record);
      record = next;
    }
  g_assert_cmpint (bc_record_state (record), ==, state);
  return record;
}

BcRecord *
fixture_get (Fixture *self, gint64 id)
{
  BcRecord *record;

  fixture_begin (self, BC_INTENT_READ);
  record = bc_tickets_get (self->engine, id, NULL);
  fixture_commit (self);
  return record;
}

GPtrArray *
fixture_callbacks (Fixture *self, gint64 ticket)
{
  GPtrArray *callbacks;

  fixture_begin (self, BC_INTENT_READ);
  callbacks = bc_lists_callbacks (self->engine, ticket, NULL);
  fixture_commit (self);
  g_assert_nonnull (callbacks);
  return callbacks;
}

GPtrArray *
fixture_history (Fixture *self, gint64 ticket)
{
  GPtrArray *events;

  fixture_begin (self, BC_INTENT_READ);
  events = bc_lists_history (self->engine, ticket, NULL);
  fixture_commit (self);
  g_assert_nonnull (events);
  return events;
}

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

void
fixture_sql (const char *path, const char *sql)
{
  sqlite3 *db = open_raw (path);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

gint64
fixture_number_attached (const char *path, const char *other, const char *sql)
{
  sqlite3 *db = open_raw (path);
  sqlite3_stmt *stmt = NULL;
  gint64 number;

  if (other != NULL)
    {
      g_assert_cmpint (sqlite3_prepare_v2 (db, "ATTACH ? AS other", -1, &stmt, NULL), ==,
                       SQLITE_OK);
      sqlite3_bind_text (stmt, 1, other, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_finalize (stmt);
    }
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return number;
}

gint64
fixture_number (const char *path, const char *sql)
{
  return fixture_number_attached (path, NULL, sql);
}

char *
fixture_hash (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}
