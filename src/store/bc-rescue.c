/* What can be saved of a damaged hall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-rescue.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bc-main-thread.h"
#include "store/bc-check.h"
#include "store/bc-engine-private.h"
#include "store/bc-file-publish.h"
#include "store/bc-hall-rows.h"
#include "store/bc-migrate.h"
#include "store/bc-rescue-private.h"

/* Rows go in as they are, in whatever order: what keeps the history append-only is put back afterwards. */
static const char unguard[] =
    "DROP TRIGGER event_appended; DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete;";
/* Tickets that were saved never get their numbers a second time. */
static const char raise_counters[] =
    "INSERT INTO counter (name, value) "
    "SELECT 'ticket/' || substr (number, 1, 4) || '/' || substr (number, 5, 1), max (CAST (substr "
    "(number, 6) AS INTEGER)) FROM ticket "
    "WHERE number GLOB '[0-9][0-9][0-9][0-9][A-Z][0-9]*' GROUP BY 1 "
    "ON CONFLICT (name) DO UPDATE SET value = max (value, excluded.value)";

/* The copy that is read, and its name. */
typedef struct
{
  const char *copy;
  sqlite3 *db;
} Source;

static void
table_free (gpointer data)
{
  BcRescueTable *table = data;

  g_free (table->name);
  g_free (table);
}

void
bc_rescue_report_free (BcRescueReport *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

gboolean
bc_rescue_is_whole (const BcRescueReport *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const BcRescueTable *table = g_ptr_array_index (self->tables, i);

      if (table->lost > 0 || table->may_lack_more)
        return FALSE;
    }
  for (guint i = 0; i < self->findings->len; i++)
    if (!((const BcFinding *) g_ptr_array_index (self->findings, i))->ok)
      return FALSE;
  return TRUE;
}

/* (transfer full) (element-type utf8): the first column of @sql's rows. */
static GPtrArray *
texts_of (BcEngine *engine, const char *sql, GError **error)
{
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, sql, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  BcStep step = BC_STEP_ERROR;

  while (rows != NULL && (step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    g_ptr_array_add (texts, g_strdup (bc_statement_name (rows, 0)));
  return step == BC_STEP_DONE ? g_steal_pointer (&texts) : NULL;
}

static gboolean
run_all (BcEngine *engine, GPtrArray *scripts, GError **error)
{
  for (guint i = 0; i < scripts->len; i++)
    if (!bc_engine_run_sql (engine, g_ptr_array_index (scripts, i), error))
      return FALSE;
  return TRUE;
}

/* Without its catalogue and its working days a hall cannot be used: where all of them are gone, those that are shipped take their place. */
static gboolean
complete (BcEngine *engine, BcRescueReport *report, GError **error)
{
  for (guint i = 0; i < report->tables->len; i++)
    {
      const BcRescueTable *table = g_ptr_array_index (report->tables, i);
      g_autofree char *text = NULL;

      if (table->saved > 0)
        continue;
      if (strcmp (table->name, "catalogue") == 0)
        {
          g_autoptr (BcHall) hall = bc_hall_new ();

          text = bc_shipped_text ("catalogue.json", error);
          if (text == NULL || !bc_hall_load_catalogue (hall, text, error)
              || !bc_hall_rows_write (engine, hall, NULL, error))
            return FALSE;
          g_ptr_array_add (report->notes,
                           g_strdup (_ ("The catalogue was lost; the one that is shipped with the "
                                        "program took its place, without staff.")));
        }
      else if (strcmp (table->name, "workday") == 0)
        {
          text = bc_shipped_text ("workdays-cn.csv", error);
          if (text == NULL || !bc_hall_rows_write_workdays (engine, text, error))
            return FALSE;
          g_ptr_array_add (report->notes,
                           g_strdup (_ ("The working days were lost; those that are shipped with "
                                        "the program took their place.")));
        }
    }
  return TRUE;
}

/* What can be reached through the trees of the tables, then what is left of broken ones. Closes the source. */
static gboolean
fill_tables (BcEngine *engine,
             Source *source,
             BcRescueReport *report,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) names = texts_of (engine,
                                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                          "name NOT LIKE 'sqlite_%' ORDER BY rowid",
                                          error);
  g_autoptr (GPtrArray) broken = g_ptr_array_new ();
  gint64 saved = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      BcRescueTable *table = g_new0 (BcRescueTable, 1);

      table->name = g_strdup (g_ptr_array_index (names, i));
      table->expected = -1;
      g_ptr_array_add (report->tables, table);
      if (!bc_rescue_table (source->db, engine->db, table->name, table, cancellable))
        g_ptr_array_add (broken, table);
    }
  /* Whatever its log held is in the copy itself afterwards. */
  sqlite3_exec (source->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (g_steal_pointer (&source->db));
  for (guint i = 0; i < broken->len; i++)
    {
      BcRescueTable *table = g_ptr_array_index (broken, i);

      bc_rescue_carve (source->copy, engine->db, table->name,
                       bc_rescue_is_keyed (engine->db, table->name), table, cancellable);
      bc_rescue_count (engine->db, table);
    }
  for (guint i = 0; i < report->tables->len; i++)
    saved += ((BcRescueTable *) g_ptr_array_index (report->tables, i))->saved;
  if (names == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (saved > 0)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_DAMAGED,
                       _ ("Not one row of the file can be read. Restore the newest backup."));
  return FALSE;
}

/* The new file in one transaction: the schema of this version, the rows, the guards again. */
static gboolean
fill (BcEngine *engine,
      Source *source,
      BcRescueReport *report,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *identity = g_strdup_printf ("PRAGMA application_id = %d", BC_APPLICATION_ID);
  g_autofree char *minimums = NULL;
  g_autoptr (GPtrArray) guards = NULL;

  if (!bc_engine_run_sql (engine, identity, error)
      || !bc_migrate_steps (engine, 0, BC_SCHEMA_VERSION, bc_migration_shipped, error))
    return FALSE;
  guards = texts_of (engine, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", error);
  /* The new file has this program's schema, whatever the old one said of its own. */
  minimums = g_strdup_printf ("INSERT OR REPLACE INTO setting SELECT key, value FROM temp.own");
  return guards != NULL
         && bc_engine_run_sql (engine,
                               "CREATE TEMP TABLE own AS SELECT key, value FROM setting WHERE key "
                               "LIKE 'minimum_%'",
                               error)
         && bc_engine_run_sql (engine, unguard, error)
         && fill_tables (engine, source, report, cancellable, error)
         && bc_engine_run_sql (engine, minimums, error)
         && bc_engine_run_sql (engine, raise_counters, error) && complete (engine, report, error)
         && run_all (engine, guards, error);
}

/* Every check of `bancheng check`, on the new file. */
static gboolean
check (BcEngine *engine, BcRescueReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!bc_engine_begin (engine, BC_INTENT_READ, cancellable, error))
    return FALSE;
  if (bc_engine_refresh_hall (engine, &local))
    report->findings = bc_check_run (engine, cancellable, &local);
  bc_engine_rollback (engine);
  if (report->findings != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_fresh (const char *temporary,
             Source *source,
             BcClock *clock,
             BcRescueReport *report,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (BcEngine) engine = bc_engine_new_bare (temporary, clock, "rescue");

  engine->file.real_path = realpath (temporary, NULL);
  if (engine->file.real_path == NULL)
    return bc_publish_fail (temporary, errno, error);
  if (!bc_engine_locate (engine, error) || !bc_engine_connect (engine, error))
    return FALSE;
  bc_engine_set_guard (engine, FALSE);
  /* Rows whose ticket is lost are kept: they are all that is left of it. */
  sqlite3_exec (engine->db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
  if (!bc_engine_begin (engine, BC_INTENT_WRITE, NULL, error))
    return FALSE;
  if (!fill (engine, source, report, cancellable, error))
    {
      bc_engine_rollback (engine);
      return FALSE;
    }
  return bc_engine_commit (engine, error) && bc_engine_finish (engine, error)
         && check (engine, report, cancellable, error);
}

/* Nobody writes to the file while it is copied. One that may not be written needs no asking. */
static gboolean
is_quiet (const char *bad, GError **error)
{
  g_autofree char *real_path = NULL;
  g_autoptr (BcSeat) seat = NULL;
  char *resolved = realpath (bad, NULL);
  g_autofree char *name = g_filename_display_name (bad);

  if (resolved == NULL)
    return bc_publish_fail (bad, errno, error);
  real_path = g_strdup (resolved);
  free (resolved);
  seat = bc_seat_new (real_path);
  if (seat == NULL || g_access (real_path, W_OK) != 0
      || (bc_seat_take (seat, BC_SEAT_ALONE) && !bc_seat_has_connections (seat)))
    return TRUE;
  g_set_error (error, BC_ERROR, BC_ERROR_BUSY,
               _ ("Seats are in “%s”. Close the program on all seats, then try again."), name);
  return FALSE;
}

BcRescueReport *
bc_rescue (
    const char *bad, const char *fresh, BcClock *clock, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcRescueReport) report = g_new0 (BcRescueReport, 1);
  g_autofree char *copy = NULL;
  g_autofree char *temporary = NULL;
  Source source = { 0 };
  gboolean done = FALSE;

  g_assert (!bc_main_thread_is_current ());
  report->tables = g_ptr_array_new_with_free_func (table_free);
  report->notes = g_ptr_array_new_with_free_func (g_free);
  if (g_file_test (fresh, G_FILE_TEST_EXISTS) || g_file_test (fresh, G_FILE_TEST_IS_SYMLINK))
    bc_publish_fail (fresh, EEXIST, error);
  else if (is_quiet (bad, error) && (copy = bc_publish_begin (fresh, error)) != NULL
           && (temporary = bc_publish_begin (fresh, error)) != NULL)
    source.db = bc_rescue_open (bad, copy, report->notes, error);
  source.copy = copy;
  if (source.db != NULL)
    done = write_fresh (temporary, &source, clock, report, cancellable, error)
           && bc_publish_end (temporary, fresh, error);
  sqlite3_close (source.db);
  if (copy != NULL)
    bc_publish_discard (copy);
  if (temporary != NULL && !done)
    bc_publish_discard (temporary);
  return done ? g_steal_pointer (&report) : NULL;
}
