/* One copy of a hall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-backup-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bc-main-thread.h"
#include "store/bc-engine-private.h"
#include "store/bc-event.h"
#include "store/bc-file-publish.h"

/* A step of 64 pages, 256 kB, holds a reader's lock for some milliseconds, even on a network drive. */
#define STEP_PAGES 64
#define PAUSE      (5 * 1000)
/* SQLite begins anew whenever another seat has written. After so many times the rest is copied in one go, during which writers wait. */
#define MAX_RESTARTS 3
/* “Database File Format”, section 1.3: the versions that tell whether a write-ahead log is used. */
#define OFFSET_JOURNAL_VERSIONS 18

gboolean
bc_backup_facts (BcEngine *engine, BcBackupFacts *facts, GError **error)
{
  g_autoptr (BcStatement) tickets =
      bc_engine_statement (engine, "SELECT count(*) FROM ticket", error);
  g_autoptr (BcStatement) last = NULL;
  gconstpointer hash;
  gsize size;
  BcStep step;

  *facts = (BcBackupFacts) { 0 };
  if (tickets == NULL || bc_statement_step (tickets, error) != BC_STEP_ROW)
    return FALSE;
  facts->tickets = bc_statement_int (tickets, 0);
  last =
      bc_engine_statement (engine, "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", error);
  if (last == NULL)
    return FALSE;
  step = bc_statement_step (last, error);
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  facts->events = bc_statement_int (last, 0);
  hash = bc_statement_blob (last, 1, &size);
  if (size == sizeof facts->last_hash)
    memcpy (facts->last_hash, hash, size);
  return TRUE;
}

char *
bc_backup_fault (BcEngine *engine, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, "PRAGMA integrity_check (1)", error);
  gint64 n_events, broken;

  if (rows == NULL || bc_statement_step (rows, error) != BC_STEP_ROW)
    return NULL;
  if (!g_str_equal (bc_statement_name (rows, 0), "ok"))
    return g_strdup (bc_statement_name (rows, 0));
  if (!bc_event_verify_chain (engine, cancellable, &n_events, &broken, error) || broken == 0)
    return NULL;
  return g_strdup_printf (_ ("event %ld of its history was changed, put in, or is missing"),
                          (glong) broken);
}

BcEngine *
bc_backup_open_still (const char *path, GError **error)
{
  g_autoptr (BcClock) clock = bc_clock_new_system ();
  g_autoptr (BcEngine) engine = bc_engine_new_bare (path, clock, "backup");

  if (!bc_file_probe (path, &engine->file, error))
    return NULL;
  /* What lies beside it is not asked, and nothing is made there. */
  engine->file.read_only = TRUE;
  engine->file.has_wal = FALSE;
  engine->read_only = TRUE;
  return bc_engine_connect (engine, error) ? g_steal_pointer (&engine) : NULL;
}

/* What the copy is written through. Nobody else knows it, so it needs no locks, which some network drives could not give, and no journal. */
static BcEngine *
open_target (const char *temporary, const char *path, GError **error)
{
  g_autoptr (BcClock) clock = bc_clock_new_system ();
  g_autoptr (BcEngine) target = bc_engine_new_bare (path, clock, "backup");
  int result = sqlite3_open_v2 (temporary, &target->db,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                "unix-none");

  if (result == SQLITE_OK)
    result = sqlite3_exec (target->db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", NULL,
                           NULL, NULL);
  if (result == SQLITE_OK)
    return g_steal_pointer (&target);
  bc_engine_fail (target, result, error);
  return NULL;
}

/* Whose disk, or whose damage, a failed step was about. */
static gboolean
is_about_source (int result)
{
  switch (result)
    {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_RDLOCK:
      return TRUE;
    default:
      break;
    }
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return TRUE;
    default:
      return FALSE;
    }
}

typedef struct
{
  gboolean is_gentle;
  BcBackupProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Pace;

/* The steps; SQLITE_DONE when all is copied. */
static int
copy_steps (BcEngine *source, sqlite3_backup *backup, const Pace *pace)
{
  int pages = pace->is_gentle ? STEP_PAGES : 16 * STEP_PAGES;
  int remaining = G_MAXINT, restarts = 0, result;
  gint64 waits_until = 0;

  while (!g_cancellable_is_cancelled (pace->cancellable))
    {
      result = sqlite3_backup_step (backup, pages);
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        {
          gint64 now = g_get_monotonic_time ();

          waits_until = waits_until == 0 ? now + source->patience : waits_until;
          if (now > waits_until)
            return result;
        }
      else if (result != SQLITE_OK)
        return result;
      else
        waits_until = 0;
      if (sqlite3_backup_remaining (backup) > remaining && ++restarts >= MAX_RESTARTS)
        pages = -1;
      remaining = sqlite3_backup_remaining (backup);
      if (pace->progress != NULL && sqlite3_backup_pagecount (backup) > 0)
        /* The second half of the work is checking what was written. */
        pace->progress (0.5 - 0.5 * remaining / sqlite3_backup_pagecount (backup),
                        pace->progress_data);
      if (pace->is_gentle)
        g_usleep (PAUSE);
    }
  return SQLITE_INTERRUPT;
}

static gboolean
copy_pages (BcEngine *source, BcEngine *target, const Pace *pace, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", source->db, "main");
  int result, finished;

  if (backup == NULL)
    return bc_engine_fail (target, sqlite3_extended_errcode (target->db), error);
  result = copy_steps (source, backup, pace);
  finished = sqlite3_backup_finish (backup);
  if (result == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (pace->cancellable, error))
    return FALSE;
  if (result == SQLITE_DONE && finished == SQLITE_OK)
    return TRUE;
  if (result == SQLITE_DONE)
    result = finished;
  return bc_engine_fail (is_about_source (result) ? source : target, result, error);
}

/* The copy says that it uses a write-ahead log, like the hall, but has none: as a plain file it can be opened where no file can be made beside it. */
static gboolean
make_plain (const char *temporary, const char *path, GError **error)
{
  static const guint8 plain[2] = { 1, 1 };
  int fd = open (temporary, O_WRONLY | O_CLOEXEC);
  gboolean done =
      fd >= 0 && pwrite (fd, plain, sizeof plain, OFFSET_JOURNAL_VERSIONS) == sizeof plain;
  int number = errno;

  if (fd >= 0)
    close (fd);
  return done || bc_publish_fail (path, number, error);
}

static gboolean
fail_incomplete (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BC_ERROR, BC_ERROR_IO,
               _ ("The backup “%s” did not hold all that the hall holds, so it was not kept. Check "
                  "the disk and try again."),
               name);
  return FALSE;
}

/* Opens what was written and checks it: nothing is a backup that nobody has read. */
static gboolean
verify (const char *temporary,
        const char *path,
        BcEngine *source,
        const BcBackupFacts *before,
        const BcBackupFacts *after,
        GCancellable *cancellable,
        BcBackupFacts *facts,
        GError **error)
{
  g_autoptr (BcEngine) copy = bc_backup_open_still (temporary, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *fault = NULL;

  if (copy == NULL || !bc_engine_begin (copy, BC_INTENT_READ, cancellable, error))
    return FALSE;
  fault = bc_backup_fault (copy, cancellable, &local);
  if (fault == NULL && local == NULL)
    bc_backup_facts (copy, facts, &local);
  bc_engine_rollback (copy);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (fault != NULL)
    return bc_file_fail_damaged (source->path, fault, error);
  if (facts->events < before->events || facts->events > after->events
      || facts->tickets < before->tickets || facts->tickets > after->tickets
      || (facts->events == after->events
          && memcmp (facts->last_hash, after->last_hash, sizeof facts->last_hash) != 0))
    return fail_incomplete (path, error);
  return TRUE;
}

/* Copies inside one transaction where that keeps nobody from writing: with a write-ahead log. Elsewhere a transaction would hold every writer up, and SQLite begins anew when one
 * came in between. */
static gboolean
copy (BcEngine *source,
      const char *temporary,
      const char *path,
      const Pace *pace,
      BcBackupFacts *before,
      BcBackupFacts *after,
      GError **error)
{
  g_autoptr (BcEngine) target = open_target (temporary, path, error);
  g_autoptr (BcStatement) mode = NULL;
  gboolean in_transaction, done;

  if (target == NULL)
    return FALSE;
  mode = bc_engine_statement (source, "PRAGMA journal_mode", error);
  if (mode == NULL || bc_statement_step (mode, error) != BC_STEP_ROW)
    return FALSE;
  in_transaction = g_str_equal (bc_statement_name (mode, 0), "wal");
  bc_statement_reset (mode);
  if (in_transaction && !bc_engine_begin (source, BC_INTENT_READ, pace->cancellable, error))
    return FALSE;
  done = bc_backup_facts (source, before, error) && copy_pages (source, target, pace, error)
         && bc_backup_facts (source, after, error);
  if (in_transaction)
    bc_engine_rollback (source);
  return done;
}

char *
bc_backup_prepare (BcEngine *engine,
                   const char *path,
                   gboolean is_gentle,
                   BcBackupProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   BcBackupFacts *facts,
                   GError **error)
{
  const Pace pace = { is_gentle, progress, progress_data, cancellable };
  BcBackupFacts before, after;
  g_autofree char *temporary = NULL;

  g_assert (!bc_main_thread_is_current ());
  temporary = bc_publish_begin (path, error);
  if (temporary == NULL)
    return NULL;
  if (copy (engine, temporary, path, &pace, &before, &after, error)
      && make_plain (temporary, path, error) && bc_publish_sync (temporary, path, error)
      && verify (temporary, path, engine, &before, &after, cancellable, facts, error))
    return g_steal_pointer (&temporary);
  bc_publish_discard (temporary);
  return NULL;
}

gboolean
bc_backup_copy (BcEngine *engine,
                const char *path,
                gboolean is_gentle,
                BcBackupProgress progress,
                gpointer progress_data,
                GCancellable *cancellable,
                BcBackupFacts *facts,
                GError **error)
{
  g_autofree char *temporary = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return bc_publish_fail (path, EEXIST, error);
  temporary = bc_backup_prepare (engine, path, is_gentle, progress, progress_data, cancellable,
                                 facts, error);
  if (temporary == NULL)
    return FALSE;
  if (!bc_publish_end (temporary, path, error))
    {
      bc_publish_discard (temporary);
      return FALSE;
    }
  if (progress != NULL)
    progress (1, progress_data);
  return TRUE;
}
