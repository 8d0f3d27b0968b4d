/* An open hall file and its transactions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include <glib/gi18n.h>

#include "base/bc-main-thread.h"
#include "store/bc-journal.h"
#include "store/bc-lock-proof.h"
#include "store/bc-versions.h"

static gboolean
read_hall (BcEngine *self, GCancellable *cancellable, GError **error)
{
  if (!bc_engine_begin (self, BC_INTENT_READ, cancellable, error))
    return FALSE;
  bc_engine_refresh_hall (self, error);
  bc_engine_rollback (self);
  return self->hall != NULL;
}

/* Until its hall was read the file is not written, unless it has to be brought up to date: who converts the journal of a damaged file makes it worse. */
static gboolean
accept_file (BcEngine *self, GCancellable *cancellable, GError **error)
{
  gboolean accepted;

  bc_engine_wait_begin (self, NULL);
  accepted = bc_engine_connect (self, error) && bc_versions_settle (self, error);
  bc_engine_wait_end (self);
  if (!accepted || !read_hall (self, cancellable, error))
    return FALSE;
  bc_engine_wait_begin (self, NULL);
  accepted = bc_engine_keep (self, error);
  bc_engine_wait_end (self);
  return accepted;
}

BcEngine *
bc_engine_open (const char *path,
                BcClock *clock,
                const char *seat,
                BcWaitingFunc waiting,
                gpointer waiting_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (BcEngine) self = bc_engine_new_bare (path, clock, seat);

  self->waiting = waiting;
  self->waiting_data = waiting_data;
  if (!bc_file_probe (path, &self->file, error) || !bc_engine_locate (self, error))
    return NULL;
  self->read_only = self->file.read_only;
  if (!bc_versions_enter (self, error) || !bc_journal_check (path, &self->file, error))
    return NULL;

  if (!accept_file (self, cancellable, error))
    return NULL;
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return g_steal_pointer (&self);
}

void
bc_engine_close (BcEngine *self)
{
  if (self == NULL)
    return;
  g_assert (!bc_main_thread_is_current ());
  if (self->in_transaction)
    bc_engine_rollback (self);
  if (self->db != NULL)
    bc_engine_disconnect (self);
  bc_seat_free (self->presence);
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->committed);
  g_ptr_array_unref (self->operations);
  g_rand_free (self->random);
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_pointer (&self->drive, bc_drive_unref);
  bc_file_clear (&self->file);
  bc_vfs_link_unref (self->link);
  g_object_unref (self->clock);
  g_free (self->seat);
  g_free (self->path);
  g_free (self);
}

gboolean
bc_engine_is_read_only (BcEngine *self)
{
  return self->read_only;
}

BcHall *
bc_engine_hall (BcEngine *self)
{
  return self->hall;
}

gint64
bc_engine_now (BcEngine *self)
{
  return bc_clock_now (self->clock);
}

const char *
bc_engine_seat (BcEngine *self)
{
  return self->seat;
}

void
bc_engine_set_patience (BcEngine *self, gint64 patience)
{
  self->patience = patience;
}

/* Others have written since our last write: then they may be waiting now, one of them may have been
 * a newer program, and the hall may be another than we know. */
static gboolean
meet_others (BcEngine *self, GError **error)
{
  gint64 version = bc_engine_pragma (self, "PRAGMA data_version", NULL);

  if (version == self->others_version)
    return TRUE;
  if (self->others_version != -1)
    self->contended_until = g_get_monotonic_time () + G_USEC_PER_SEC / 5;
  self->others_version = version;
  if (!bc_engine_check_version (self, error))
    return FALSE;
  if (self->is_too_old)
    return bc_versions_fail_read_only (self, error);
  /* A file that is being made or migrated has no hall to read yet. */
  return self->hall == NULL || bc_engine_refresh_hall (self, error);
}

gboolean
bc_engine_begin (BcEngine *self, BcIntent intent, GCancellable *cancellable, GError **error)
{
  int result;

  g_assert (!bc_main_thread_is_current ());
  g_assert (!self->in_transaction);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (intent == BC_INTENT_WRITE && self->read_only)
    return bc_versions_fail_read_only (self, error);
  if (intent == BC_INTENT_WRITE && self->locks_fail)
    return bc_lock_proof_fail (self->path, error);
  if (!bc_engine_refresh (self, error))
    return FALSE;

  bc_engine_wait_begin (self, cancellable);
  /* A write takes its lock at once: a transaction that reads first and turns writer later fails the
   * moment somebody else was faster, however patient it is. */
  result = sqlite3_exec (self->db, intent == BC_INTENT_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", NULL,
                         NULL, NULL);
  if (result != SQLITE_OK)
    {
      bc_engine_fail (self, result, error);
      bc_engine_wait_end (self);
      return FALSE;
    }
  bc_engine_wait_met (self);
  self->in_transaction = TRUE;
  self->intent = intent;
  if ((intent == BC_INTENT_WRITE && !meet_others (self, error))
      || (self->hall_is_stale && !bc_engine_refresh_hall (self, error)))
    {
      bc_engine_rollback (self);
      return FALSE;
    }
  return TRUE;
}

void
bc_engine_rollback (BcEngine *self)
{
  g_assert (!bc_main_thread_is_current ());
  g_assert (self->in_transaction);
  /* The result does not matter: a rollback that fails has been done by SQLite already. */
  if (self->db != NULL && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
  g_ptr_array_set_size (self->operations, 0);
  bc_engine_wait_end (self);
}

/* The disk failed in the middle of a commit: whether it took is known to the file only. TRUE when
 * the operation is there. */
static gboolean
ask_for_operation (BcEngine *self, GError **error)
{
  g_autofree char *operation = g_strdup (g_ptr_array_index (self->operations, 0));
  g_autofree char *name = g_filename_display_name (self->path);
  g_autoptr (BcStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  /* A connection that was given up reads nothing any more. */
  if (bc_engine_refresh (self, &local))
    statement = bc_engine_statement (self, "SELECT 1 FROM event WHERE operation = $1", &local);
  if (statement != NULL)
    {
      bc_statement_bind_text (statement, 1, operation);
      if (bc_statement_step (statement, &local) == BC_STEP_ROW)
        return TRUE;
    }
  if (local != NULL && error != NULL)
    {
      /* Replaces what the commit said, which claimed that nothing was saved. */
      g_clear_error (error);
      g_set_error (error, BC_ERROR, BC_ERROR_IO,
                   _ ("The disk failed while “%s” was being written, and it is not known whether "
                      "the last "
                      "change was saved. Check the disk, open the file again and look."),
                   name);
    }
  return FALSE;
}

typedef struct
{
  BcIntent intent;
  BcJobFunc func;
  gpointer data;
  GDestroyNotify result_free;
} Transaction;

static void
keep_committed (BcEngine *self)
{
  for (guint i = 0; i < self->operations->len; i++)
    g_hash_table_add (self->committed, g_strdup (g_ptr_array_index (self->operations, i)));
}

gboolean
bc_engine_commit (BcEngine *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean saved;
  int result;

  g_assert (!bc_main_thread_is_current ());
  g_assert (self->in_transaction);

  if (!bc_engine_wait_final (self, error))
    {
      bc_engine_rollback (self);
      return FALSE;
    }
  result = sqlite3_get_autocommit (self->db) ? SQLITE_ABORT_ROLLBACK
                                             : sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  saved = result == SQLITE_OK || bc_engine_fail (self, result, &local);
  if (!saved && (result & 0xff) == SQLITE_IOERR && self->operations->len > 0)
    saved = ask_for_operation (self, &local);
  if (saved)
    {
      keep_committed (self);
      bc_engine_note_saved (self);
      g_clear_error (&local);
    }
  bc_engine_rollback (self);
  if (!saved)
    g_propagate_error (error, g_steal_pointer (&local));
  return saved;
}

/* One try of a job. @again: it came to nothing because the drive or other seats were too slow, and can be done once more: the operation that it carries tells the
 * tries apart from two jobs. */
static gpointer
attempt (BcEngine *self,
         const Transaction *transaction,
         gboolean *again,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean carries;
  gpointer result;

  *again = FALSE;
  self->was_given_up = FALSE;
  if (!bc_engine_begin (self, transaction->intent, cancellable, error))
    {
      *again = self->was_given_up;
      return NULL;
    }
  result = transaction->func (self, transaction->data, cancellable, &local);
  if (result == NULL)
    {
      bc_engine_rollback (self);
      *again = self->was_given_up;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  carries = self->operations->len > 0;
  if (bc_engine_commit (self, &local))
    return result;
  if (transaction->result_free != NULL)
    transaction->result_free (result);
  /* Without an operation nobody could tell whether a commit took that the guard stopped. */
  *again = g_error_matches (local, BC_ERROR, BC_ERROR_BUSY) || (carries && self->was_given_up);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gpointer
bc_engine_transact (BcEngine *self,
                    BcIntent intent,
                    BcJobFunc func,
                    gpointer data,
                    GDestroyNotify result_free,
                    GCancellable *cancellable,
                    GError **error)
{
  const Transaction transaction = { intent, func, data, result_free };
  gint64 until = g_get_monotonic_time () + self->patience;
  g_autoptr (GError) local = NULL;
  gpointer result;
  gboolean again;

  bc_engine_set_trying (self, TRUE);
  result = attempt (self, &transaction, &again, cancellable, &local);
  while (again && intent == BC_INTENT_WRITE && g_get_monotonic_time () < until
         && !bc_vfs_link_is_poisoned (self->link) && !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&local);
      bc_engine_pause (self);
      result = attempt (self, &transaction, &again, cancellable, &local);
    }
  bc_engine_set_trying (self, FALSE);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return result;
}

gint64
bc_engine_data_version (BcEngine *self)
{
  gint64 version, modified;
  guint32 counter;

  g_assert (!bc_main_thread_is_current ());
  if (!self->in_transaction && !bc_engine_refresh (self, NULL))
    return -1;
  /* On a shared drive SQLite would take and release its locks for the answer; the file's header has it too. */
  if (!bc_engine_is_shared (self))
    version = bc_engine_pragma (self, "PRAGMA data_version", NULL);
  else
    version = bc_vfs_change_counter (self->db, &counter, &modified) == SQLITE_OK
                  ? (gint64) (((guint64) modified * 31 + counter) & (G_MAXINT64 >> 8))
                  : -1;
  /* A new connection counts anew: keep the numbers apart. */
  return version < 0 ? version : version + (self->reopened << 32);
}

void
bc_engine_note_operation (BcEngine *self, const char *operation)
{
  g_ptr_array_add (self->operations, g_strdup (operation));
}

gboolean
bc_engine_take_operation (BcEngine *self, const char *operation)
{
  return g_hash_table_remove (self->committed, operation);
}

void
bc_engine_forget_operations (BcEngine *self)
{
  g_hash_table_remove_all (self->committed);
}

gboolean
bc_engine_has_written (BcEngine *self)
{
  return g_hash_table_size (self->committed) > 0;
}
