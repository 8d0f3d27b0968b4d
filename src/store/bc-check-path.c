/* `bancheng check` on whatever file somebody names: what keeps it from being opened is part of the report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>

#include "base/bc-main-thread.h"
#include "store/bc-check-private.h"
#include "store/bc-engine-private.h"
#include "store/bc-journal.h"

/* What stands in the way becomes a line of the report; a file that is not there does not. */
static gboolean
note_fault (GPtrArray *findings, GError *fault, GError **error)
{
  if (g_error_matches (fault, BC_ERROR, BC_ERROR_NOT_FOUND) || fault->domain != BC_ERROR)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  bc_check_add (findings, FALSE, _ ("Opening: %s"), fault->message);
  g_error_free (fault);
  return TRUE;
}

/* Connects for reading only: a check brings nothing up to date and converts nothing. */
static gboolean
open_for_check (BcEngine *engine, GError **error)
{
  if (!bc_file_probe (engine->path, &engine->file, error) || !bc_engine_locate (engine, error)
      || !bc_journal_check (engine->path, &engine->file, error))
    return FALSE;
  engine->read_only = TRUE;
  engine->presence = bc_seat_new (engine->file.real_path);
  if (engine->presence != NULL)
    bc_seat_take (engine->presence, BC_SEAT_IN);
  return bc_engine_connect (engine, error) && bc_engine_check_version (engine, error);
}

/* An older file has not the tables that most of the checks look into. */
static gboolean
check_older (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  bc_check_add (findings, TRUE,
                _ ("Version: %d; the file is brought up to date to version %d when it is opened, "
                   "and what it holds is checked then"),
                engine->file.schema_version, BC_SCHEMA_VERSION);
  return bc_check_section (bc_check_file_section, engine, findings, cancellable, error)
         && bc_check_section (bc_check_history, engine, findings, cancellable, error);
}

static gboolean
check_open (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) local = NULL;

  if (engine->file.schema_version < BC_SCHEMA_VERSION)
    return check_older (engine, findings, cancellable, error);
  if (!bc_engine_refresh_hall (engine, &local))
    {
      if (!note_fault (findings, g_steal_pointer (&local), error))
        return FALSE;
      return bc_check_section (bc_check_file_section, engine, findings, cancellable, error)
             && bc_check_section (bc_check_history, engine, findings, cancellable, error);
    }
  all = bc_check_run (engine, cancellable, error);
  if (all == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&all));
  return TRUE;
}

GPtrArray *
bc_check_path (const char *path, BcClock *clock, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_finding_free);
  g_autoptr (BcEngine) engine = bc_engine_new_bare (path, clock, "check");
  GError *fault = NULL;
  gboolean done;

  g_assert (!bc_main_thread_is_current ());
  if (!open_for_check (engine, &fault)
      || !bc_engine_begin (engine, BC_INTENT_READ, cancellable, &fault))
    return note_fault (findings, fault, error) ? g_steal_pointer (&findings) : NULL;
  done = check_open (engine, findings, cancellable, error);
  bc_engine_rollback (engine);
  return done ? g_steal_pointer (&findings) : NULL;
}
