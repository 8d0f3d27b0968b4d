/* The inside of an engine, for bc-engine*.c and the files that make and migrate a hall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "store/bc-engine.h"
#include "store/bc-file-probe.h"
#include "store/bc-seats.h"
#include "store/bc-vfs.h"

G_BEGIN_DECLS

struct _BcEngine
{
  char *path;  /* as the person named it, for messages */
  BcFile file; /* what the file was when it was opened */
  BcDrive *
      drive; /* on which it lies; NULL before that is known, and for a file that nobody else knows yet */
  BcClock *clock;
  char *seat;
  BcHall *hall;
  gint64 hall_seq;        /* the last event that changed the hall when it was read */
  gboolean hall_is_stale; /* this engine has changed it itself and not read it since */

  sqlite3 *db;
  BcVfsLink *link;        /* the connection as the layer under SQLite knows it */
  GHashTable *statements; /* (element-type utf8 BcStatement): by text, each idle or in use */
  gboolean read_only;
  BcSeat *presence;    /* that we are in the file; NULL before, and where it cannot be opened */
  int newer_version;   /* the file's version when it is newer than ours and was judged */
  gboolean is_too_old; /* read_only because a program of our version may not write the file */

  /* The running transaction. */
  gboolean in_transaction;
  BcIntent intent;
  GCancellable *cancellable;
  gulong cancelled_id;
  GPtrArray *operations; /* UUIDs it carries */

  /* Waiting for others. */
  gboolean is_trying; /* transactions are tries of one job */
  BcWaitingFunc waiting;
  gpointer waiting_data;
  gint64 patience;
  void (*alive) (gpointer data); /* nullable */
  gpointer alive_data;
  gint64 wait_began;   /* monotonic, 0 while not waiting */
  gboolean is_waiting; /* and the other seats can see it */
  gboolean waiting_told;
  gint64 contended_until; /* monotonic: others have been seen until then */
  gint64 others_version;  /* data_version at the last write */
  GRand *random;

  GHashTable *committed; /* UUIDs committed and not yet taken */
  gint64 reopened;       /* how often the file had to be opened anew */
  gboolean
      locks_fail; /* another seat had a lock that this one got too: nothing is written any more */
  gboolean was_given_up; /* the guard stopped the running transaction */
  gint64 guard;          /* microseconds that the next write on a shared drive may take */
};

struct _BcStatement
{
  BcEngine *engine;
  sqlite3_stmt *stmt;
  gboolean in_use;
  gboolean is_kept;    /* in the engine's table, not to be finalised on release */
  int bound;           /* the first error of binding, reported by the next step */
  GPtrArray *repaired; /* texts that were not UTF-8 in the file */
};

/* bc-engine-wait.c: waiting, interrupting, and what SQLite's result codes mean. */
void bc_engine_watch (BcEngine *self);
void bc_engine_wait_begin (BcEngine *self, GCancellable *cancellable);
/* bc_engine_wait_met: the lock is there: the other seats need not let this one in any more. */
void bc_engine_wait_met (BcEngine *self);
/* bc_engine_wait_final: nothing is cancelled any more; FALSE when it has been already. */
gboolean bc_engine_wait_final (BcEngine *self, GError **error);
void bc_engine_wait_end (BcEngine *self);
/* bc_engine_set_trying: what waits from now on belongs to one job, until FALSE. */
void bc_engine_set_trying (BcEngine *self, gboolean trying);
/* bc_engine_pause: sleeps before a write is tried again. */
void bc_engine_pause (BcEngine *self);
/* bc_engine_fail: sets @error for @result, an extended result code of the engine's database; always
 * returns FALSE. */
gboolean bc_engine_fail (BcEngine *self, int result, GError **error);

/* bc-engine-open.c */
gboolean bc_engine_connect (BcEngine *self, GError **error);
void bc_engine_disconnect (BcEngine *self);
/* bc_engine_new_bare: an engine that is not connected to anything yet. */
BcEngine *bc_engine_new_bare (const char *path, BcClock *clock, const char *seat);
/* bc_engine_refresh: opens a file that was taken for unchangeable anew when somebody has changed
 * it. */
gboolean bc_engine_refresh (BcEngine *self, GError **error);
/* bc_engine_pragma: the number in the first column of the first row; -1 with @error set on failure.
 */
gint64 bc_engine_pragma (BcEngine *self, const char *sql, GError **error);
/* bc-versions.c */
/* bc_engine_check_version: notes the version of the file as the transaction sees it; NEWER when we may not read it, and when we may not write it, read_only is set. */
gboolean bc_engine_check_version (BcEngine *self, GError **error);

/* bc-engine-mode.c: how a file is kept where it lies. */

/* bc_engine_locate: finds out where the file lies; UNSUPPORTED where a hall cannot be kept. */
gboolean bc_engine_locate (BcEngine *self, GError **error);
gboolean bc_engine_is_shared (BcEngine *self);
/* bc_engine_set_up: the settings of a connection that has just been made. */
gboolean bc_engine_set_up (BcEngine *self, GError **error);
/* bc_engine_keep: gives the file the journal that its place asks for, unless it may not be written. */
gboolean bc_engine_keep (BcEngine *self, GError **error);
/* bc_engine_finish: the same for a file that is closed next and gets another name: it leaves no journal behind under this one. */
gboolean bc_engine_finish (BcEngine *self, GError **error);
/* bc_engine_set_guard: whether writes are given up when they take too long; only does something on a shared drive. */
void bc_engine_set_guard (BcEngine *self, gboolean guarded);
/* bc_engine_note_given_up, bc_engine_note_saved: a write took too long, and gets more time when it is repeated; a write was committed. */
void bc_engine_note_given_up (BcEngine *self);
void bc_engine_note_saved (BcEngine *self);
/* bc_engine_reconnect: a connection that was given up is made anew. */
gboolean bc_engine_reconnect (BcEngine *self, GError **error);

/* bc-engine-statement.c */
/* bc_engine_statement: like bc_engine_prepare(), without regard to transactions. */
BcStatement *bc_engine_statement (BcEngine *self, const char *sql, GError **error);
void bc_engine_drop_statements (BcEngine *self);

G_END_DECLS
