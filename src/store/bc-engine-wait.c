/* Waiting for other seats, interrupting, and what SQLite's result codes mean to a person: here and
 * nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include <glib/gi18n.h>

#include "base/bc-main-thread.h"

/* After this long the window says that it waits. */
#define TELL_AFTER G_USEC_PER_SEC
/* Sleeps are random so that no seat's rhythm locks another one out, and stay short so that a long
 * wait does not make a seat slower than the others: SQLite's own handler sleeps ever longer and
 * starves whoever waits (16 writers: one had 1,775 commits, another 1). */
#define SLEEP_MIN 500
#define SLEEP_MAX 8000
/* On a shared drive each try is some requests to the server, and a commit takes tens of milliseconds there. */
#define SHARED_TIMES 5
/* Between tries of a whole transaction. */
#define PAUSE_MIN (50 * 1000)
#define PAUSE_MAX (250 * 1000)
/* This part of the guard's time is left for taking back what was begun. */
#define GUARD_RESERVE 4
/* Steps of SQLite's machine, some tenths of a millisecond. */
#define PROGRESS_STEPS 20000
/* Others have been seen: yield after each commit for so long. */
#define CONTENDED_FOR (G_USEC_PER_SEC / 5)

static void
tell (BcEngine *self, gboolean waiting)
{
  if (self->waiting_told == waiting)
    return;
  self->waiting_told = waiting;
  if (self->waiting != NULL)
    self->waiting (waiting, self->waiting_data);
}

/* A write that waits for readers gives up in time: what is left of the guard's time is needed to take back what it has begun. */
static gboolean
must_turn_back (BcEngine *self)
{
  return bc_vfs_link_guard_left (self->link) < self->guard / GUARD_RESERVE;
}

static int
sleep_time (BcEngine *self, int most)
{
  int times = bc_engine_is_shared (self) ? SHARED_TIMES : 1;

  return g_rand_int_range (self->random, SLEEP_MIN * times, most * times);
}

static void
show_waiting (BcEngine *self, gboolean waiting)
{
  if (self->is_waiting == waiting || self->presence == NULL)
    return;
  self->is_waiting = waiting;
  bc_seat_set_waiting (self->presence, waiting);
}

void
bc_engine_wait_met (BcEngine *self)
{
  show_waiting (self, FALSE);
}

static void
tell_alive (BcEngine *self)
{
  if (self->alive != NULL)
    self->alive (self->alive_data);
}

/* SQLite met another seat's lock: nonzero to try again. */
static int
busy_cb (void *data, int count)
{
  BcEngine *self = data;
  gint64 now = g_get_monotonic_time ();

  tell_alive (self);
  if (self->wait_began == 0)
    self->wait_began = now;
  self->contended_until = now + CONTENDED_FOR;
  if (g_cancellable_is_cancelled (self->cancellable) || now - self->wait_began >= self->patience
      || must_turn_back (self))
    return 0;
  if (now - self->wait_began >= TELL_AFTER)
    tell (self, TRUE);
  if (count > 0)
    show_waiting (self, TRUE);
  g_usleep (sleep_time (self, MIN (SLEEP_MAX, SLEEP_MIN * (count + 2))));
  return 1;
}

/* SQLite has worked for a while: nonzero to interrupt it. */
static int
progress_cb (void *data)
{
  BcEngine *self = data;

  tell_alive (self);
  return g_cancellable_is_cancelled (self->cancellable);
}

void
bc_engine_set_alive (BcEngine *self, void (*alive) (gpointer data), gpointer data)
{
  self->alive = alive;
  self->alive_data = data;
}

void
bc_engine_watch (BcEngine *self)
{
  sqlite3_busy_handler (self->db, busy_cb, self);
  /* SQLite forgets an interrupt that comes between two statements, so it also asks by itself. */
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, progress_cb, self);
}

/* On whatever thread cancels. SQLite allows this from any thread while the database is open, and it
 * stays open as long as the handler is connected. */
static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  BcEngine *self = data;

  sqlite3_interrupt (self->db);
}

/* One budget of patience a transaction, however many of its statements wait and however often a job is tried. */
void
bc_engine_wait_begin (BcEngine *self, GCancellable *cancellable)
{
  g_assert (self->cancellable == NULL);
  if (!self->is_trying)
    self->wait_began = 0;
  if (cancellable == NULL)
    return;
  self->cancellable = g_object_ref (cancellable);
  self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);
}

gboolean
bc_engine_wait_final (BcEngine *self, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  if (cancellable == NULL)
    return TRUE;
  /* Returns when no handler is running any more: whoever cancels from now on is too late. */
  g_cancellable_disconnect (cancellable, self->cancelled_id);
  self->cancelled_id = 0;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

void
bc_engine_wait_end (BcEngine *self)
{
  bc_engine_wait_final (self, NULL);
  show_waiting (self, FALSE);
  if (self->is_trying)
    return;
  tell (self, FALSE);
  self->wait_began = 0;
}

void
bc_engine_set_trying (BcEngine *self, gboolean trying)
{
  self->is_trying = trying;
  self->wait_began = 0;
  if (!trying)
    tell (self, FALSE);
}

void
bc_engine_yield (BcEngine *self)
{
  g_assert (!bc_main_thread_is_current ());
  /* Those that wait sleep for up to SLEEP_MAX between their tries: give each a chance to wake. */
  if (self->presence != NULL && !self->read_only && bc_seat_has_waiting (self->presence))
    g_usleep (sleep_time (self, 2 * SLEEP_MAX));
  else if (g_get_monotonic_time () < self->contended_until)
    g_usleep (sleep_time (self, 3 * SLEEP_MIN));
}

void
bc_engine_pause (BcEngine *self)
{
  g_usleep (g_rand_int_range (self->random, PAUSE_MIN, PAUSE_MAX));
}

static BcError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return BC_ERROR_BUSY;
    /* What cannot be opened are the files beside the hall: the hall itself was looked at before. */
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return BC_ERROR_READ_ONLY;
    /* SQLITE_ERROR is a table or a column that the statement expects and the file does not have; a
     * constraint is broken only by rows that no program of ours wrote, for every value is checked
     * before it comes here. */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_ERROR:
    case SQLITE_SCHEMA:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return BC_ERROR_DAMAGED;
    case SQLITE_FULL:
      return BC_ERROR_FULL;
    case SQLITE_TOOBIG:
      return BC_ERROR_INVALID;
    case SQLITE_NOMEM:
      g_error ("out of memory in the store");
    case SQLITE_IOERR:
    default:
      return BC_ERROR_IO;
    }
}

/* What happened, and what to do about it. @what is SQLite's own word on it, for whoever is asked
 * for help. */
static char *
message_of (BcError code, const char *name, const char *what)
{
  switch (code)
    {
    case BC_ERROR_BUSY:
      return g_strdup_printf (_ ("Another seat kept “%s” locked for too long (%s). Nothing was "
                                 "saved; try again."),
                              name, what);
    case BC_ERROR_READ_ONLY:
      return g_strdup_printf (_ ("“%s” cannot be written (%s). Ask for write permission to the "
                                 "file and its folder."),
                              name, what);
    case BC_ERROR_DAMAGED:
      return g_strdup_printf (
          _ ("“%s” is damaged: %s. Leave it as it is and restore the newest backup."), name, what);
    case BC_ERROR_FULL:
      return g_strdup_printf (_ ("There is no room left for “%s” (%s). Nothing was saved; make "
                                 "room and try again."),
                              name, what);
    case BC_ERROR_INVALID:
      return g_strdup_printf (_ ("What was to be written to “%s” is too long (%s). Shorten it."),
                              name, what);
    case BC_ERROR_IO:
    case BC_ERROR_REFUSED:
    case BC_ERROR_CONFLICT:
    case BC_ERROR_NOT_FOUND:
    case BC_ERROR_NEWER:
    case BC_ERROR_NOT_A_HALL:
    case BC_ERROR_EXISTS:
    case BC_ERROR_UNSUPPORTED:
    case BC_ERROR_LOST:
    default:
      return g_strdup_printf (_ ("The disk failed while “%s” was in use (%s). Nothing was saved; "
                                 "check the disk and try again."),
                              name, what);
    }
}

/* The layer under SQLite has refused to go on. */
static gboolean
fail_given_up (BcEngine *self, const char *name, GError **error)
{
  if (!bc_vfs_link_is_poisoned (self->link))
    bc_engine_note_given_up (self);
  g_set_error (error, BC_ERROR, BC_ERROR_IO,
               _ ("The drive did not answer in time while “%s” was being written. Nothing was "
                  "saved; check the connection and try again."),
               name);
  return FALSE;
}

gboolean
bc_engine_fail (BcEngine *self, int result, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *message = NULL;
  BcError code;

  /* Who cancels wants to hear just that, whether a statement was interrupted or the wait for a lock
   * given up. */
  if (result == SQLITE_IOERR_BLOCKED)
    return fail_given_up (self, name, error);
  if (((result & 0xff) == SQLITE_INTERRUPT || (result & 0xff) == SQLITE_BUSY)
      && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  code = code_of (result);
  message = message_of (code, name,
                        self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (result));
  g_set_error_literal (error, BC_ERROR, code, message);
  return FALSE;
}
