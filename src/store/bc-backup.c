/* Backups of a hall: whose turn it is, making one, and noting what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-backup.h"

#include <sys/stat.h>

#include "base/bc-date.h"
#include "base/bc-main-thread.h"
#include "store/bc-backup-copy.h"
#include "store/bc-engine-private.h"

/* A seat that claimed the daily backup and has neither finished nor failed after so long was switched off; one that failed leaves the next try to whoever looks then. */
#define CLAIM_HOLDS BC_HOUR

void
bc_backup_report_free (BcBackupReport *self)
{
  g_free (self->path);
  g_free (self);
}

void
bc_backup_state_free (BcBackupState *self)
{
  g_free (self->last_path);
  g_free (self->failure);
  g_free (self->folder);
  g_free (self);
}

/* The id of the day's row when it is this seat's turn: 0 when it is not, -1 with @error. A row that nobody brought to its end is taken over. */
static gint64
take_over (BcEngine *engine, BcDay day, gint64 now, gboolean *is_there, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "SELECT id, claimed_at, finished_at, failure FROM backup WHERE reason = "
                         "'daily' AND day = $1",
                         error);
  gint64 claimed_at;
  BcStep step;

  *is_there = FALSE;
  if (row == NULL)
    return -1;
  bc_statement_bind_int (row, 1, day);
  step = bc_statement_step (row, error);
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE ? 0 : -1;
  *is_there = TRUE;
  if (bc_statement_int (row, 2) != BC_INT_NONE && bc_statement_text (row, 3) == NULL)
    return 0;
  claimed_at = bc_statement_int (row, 1);
  /* A seat whose clock is ahead must not keep all others from it for ever. */
  return claimed_at <= now && now - claimed_at < CLAIM_HOLDS ? 0 : bc_statement_int (row, 0);
}

typedef struct
{
  BcBackupReason reason;
  gint64 id; /* out; 0: not this seat's turn */
} Claim;

static gboolean
write_claim (BcEngine *engine, Claim *claim, BcDay day, gint64 now, GError **error)
{
  static const char insert[] =
      "INSERT INTO backup (seat, claimed_at, day, reason) VALUES ($1, $2, $3, $4) RETURNING id";
  static const char update[] = "UPDATE backup SET seat = $1, claimed_at = $2, finished_at = NULL, "
                               "failure = NULL WHERE id = $3 RETURNING id";
  g_autoptr (BcStatement) row = bc_engine_prepare (engine, claim->id == 0 ? insert : update, error);

  if (row == NULL)
    return FALSE;
  bc_statement_bind_text (row, 1, bc_engine_seat (engine));
  bc_statement_bind_int (row, 2, now);
  bc_statement_bind_int (row, 3, claim->id == 0 ? day : claim->id);
  if (claim->id == 0)
    bc_statement_bind_text (row, 4, claim->reason == BC_BACKUP_DAILY ? "daily" : "now");
  if (bc_statement_step (row, error) != BC_STEP_ROW)
    return FALSE;
  claim->id = bc_statement_int (row, 0);
  return bc_statement_step (row, error) == BC_STEP_DONE;
}

static gpointer
claim_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Claim *claim = data;
  gint64 now = bc_engine_now (engine);
  BcDay day = bc_instant_to_day (now, bc_hall_zone (bc_engine_hall (engine)), NULL);
  gboolean is_there = FALSE;

  claim->id = 0;
  if (claim->reason == BC_BACKUP_DAILY)
    claim->id = take_over (engine, day, now, &is_there, error);
  if (claim->id < 0)
    return NULL;
  if (is_there && claim->id == 0)
    return GINT_TO_POINTER (TRUE);
  return write_claim (engine, claim, day, now, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

typedef struct
{
  gint64 id;
  const BcBackupReport *report;
  const char *failure; /* NULL: it is good */
} Outcome;

static gpointer
note_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Outcome *outcome = data;
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "UPDATE backup SET finished_at = $1, path = $2, tickets = $3, events = "
                         "$4, bytes = $5, failure = $6 WHERE id = $7",
                         error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_int (row, 1, bc_engine_now (engine));
  bc_statement_bind_text (row, 2, outcome->report->path);
  bc_statement_bind_int (row, 3, outcome->report->tickets);
  bc_statement_bind_int (row, 4, outcome->report->events);
  bc_statement_bind_int (row, 5, outcome->report->bytes);
  bc_statement_bind_text (row, 6, outcome->failure);
  bc_statement_bind_int (row, 7, outcome->id);
  return bc_statement_run (row, NULL, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

/* What cannot be noted leaves the backup as good as it is; the window goes on telling the age of the one before. */
static void
note (BcEngine *engine, gint64 id, const BcBackupReport *report, const GError *failure)
{
  Outcome outcome = { id, report, failure != NULL ? failure->message : NULL };

  if (id > 0)
    bc_engine_transact (engine, BC_INTENT_WRITE, note_job, &outcome, NULL, NULL, NULL);
}

/* Where the backup is to be made; @own_folder (out): the hall's own folder of backups, when it goes there. */
static char *
choose_path (BcEngine *engine, const char *target, char **own_folder, GError **error)
{
  g_autofree char *name = bc_backup_name (engine->file.real_path, 0, bc_engine_now (engine));
  g_autofree char *folder = NULL;

  if (target != NULL)
    return g_file_test (target, G_FILE_TEST_IS_DIR) ? g_build_filename (target, name, NULL)
                                                    : g_strdup (target);
  folder = bc_backup_folder (engine, error);
  if (folder == NULL || !bc_backup_make_folder (folder, error))
    return NULL;
  *own_folder = g_steal_pointer (&folder);
  return g_build_filename (*own_folder, name, NULL);
}

static gboolean
make (BcEngine *engine,
      const char *target,
      BcBackupReport *report,
      BcBackupProgress progress,
      gpointer progress_data,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *own_folder = NULL;
  BcBackupFacts facts;
  struct stat status;

  report->path = choose_path (engine, target, &own_folder, error);
  if (report->path == NULL
      || !bc_backup_copy (engine, report->path, TRUE, progress, progress_data, cancellable, &facts,
                          error))
    return FALSE;
  report->is_done = TRUE;
  report->tickets = facts.tickets;
  report->events = facts.events;
  if (stat (report->path, &status) == 0)
    report->bytes = status.st_size;
  if (own_folder != NULL)
    bc_backup_prune (engine, own_folder, BC_BACKUPS_KEPT);
  return TRUE;
}

BcBackupReport *
bc_backup_run (const char *path,
               const char *target,
               BcBackupReason reason,
               BcClock *clock,
               const char *seat,
               BcBackupProgress progress,
               gpointer progress_data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (BcBackupReport) report = g_new0 (BcBackupReport, 1);
  g_autoptr (GError) local = NULL;
  g_autoptr (BcEngine) engine = NULL;
  Claim claim = { reason, 0 };

  g_assert (!bc_main_thread_is_current ());
  engine = bc_engine_open (path, clock, seat, NULL, NULL, cancellable, error);
  if (engine == NULL)
    return NULL;
  if (!bc_engine_is_read_only (engine)
      && bc_engine_transact (engine, BC_INTENT_WRITE, claim_job, &claim, NULL, cancellable, error)
             == NULL)
    return NULL;
  /* A seat that may not write cannot claim the day either. */
  if (reason == BC_BACKUP_DAILY && claim.id == 0)
    return g_steal_pointer (&report);
  make (engine, target, report, progress, progress_data, cancellable, &local);
  note (engine, claim.id, report, local);
  if (local == NULL)
    return g_steal_pointer (&report);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
read_last (BcEngine *engine, BcBackupState *state, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "SELECT finished_at, path FROM backup WHERE finished_at IS NOT NULL AND "
                         "failure IS NULL ORDER BY finished_at DESC LIMIT 1",
                         error);
  BcStep step = row != NULL ? bc_statement_step (row, error) : BC_STEP_ERROR;

  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  state->last_good_at = bc_statement_int (row, 0);
  state->last_path = g_strdup (bc_statement_text (row, 1));
  return TRUE;
}

static gboolean
read_failure (BcEngine *engine, BcBackupState *state, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "SELECT finished_at, failure FROM backup WHERE finished_at IS NOT NULL "
                         "ORDER BY finished_at DESC, id DESC LIMIT 1",
                         error);
  BcStep step = row != NULL ? bc_statement_step (row, error) : BC_STEP_ERROR;

  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  if (bc_statement_text (row, 1) == NULL)
    return TRUE;
  state->failed_at = bc_statement_int (row, 0);
  state->failure = g_strdup (bc_statement_text (row, 1));
  return TRUE;
}

static gboolean
read_beginning (BcEngine *engine, BcBackupState *state, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine, "SELECT at FROM event ORDER BY seq LIMIT 1", error);
  BcStep step = row != NULL ? bc_statement_step (row, error) : BC_STEP_ERROR;

  if (step == BC_STEP_ROW)
    state->began_at = bc_statement_int (row, 0);
  return step != BC_STEP_ERROR;
}

BcBackupState *
bc_backup_state (BcEngine *engine, GError **error)
{
  g_autoptr (BcBackupState) state = g_new0 (BcBackupState, 1);

  state->last_good_at = state->failed_at = state->began_at = BC_INT_NONE;
  state->folder = bc_backup_folder (engine, error);
  if (state->folder == NULL || !read_last (engine, state, error)
      || !read_failure (engine, state, error) || !read_beginning (engine, state, error))
    return NULL;
  return g_steal_pointer (&state);
}

gboolean
bc_backup_is_late (const BcBackupState *self, gint64 now)
{
  gint64 since = self->last_good_at != BC_INT_NONE ? self->last_good_at : self->began_at;

  return since != BC_INT_NONE && now - since > BC_BACKUP_WARN_AFTER;
}
