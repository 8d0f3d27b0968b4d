/* An open hall file and its transactions. Room-internal: only files of this room include it, and
 * only bc-engine*.c know that it is SQLite.
 *
 * An engine is used by one thread at a time and never by the main thread of a windowed program:
 * every function asserts that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-store.h"
#include "store/bc-vfs.h"

G_BEGIN_DECLS

/* bc_engine_open waits at most this long for other seats' locks, and so does each transaction
 * (microseconds). */
#define BC_ENGINE_PATIENCE (15 * G_USEC_PER_SEC)

/* Told TRUE when a transaction has waited for another seat for more than 1 s, and FALSE when that
 * is over. On the engine's thread. */
typedef void (*BcWaitingFunc) (gboolean waiting, gpointer data);

/**
 * bc_engine_open:
 * @path: the .hall file; a symbolic link is followed
 * @waiting: (nullable): called with @waiting_data
 *
 * Classifies the file without changing it, opens it, migrates it where it is older and reads the
 * hall. A file that may not be written is opened read-only.
 *
 * Errors: those of bc_store_open_async(). Returns: (transfer full): close with bc_engine_close()
 */
BcEngine *bc_engine_open (const char *path,
                          BcClock *clock,
                          const char *seat,
                          BcWaitingFunc waiting,
                          gpointer waiting_data,
                          GCancellable *cancellable,
                          GError **error);
void bc_engine_close (BcEngine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcEngine, bc_engine_close)

gboolean bc_engine_is_read_only (BcEngine *self);
/* bc_engine_hall: (transfer none) the hall as it was last read; stays valid until the next transaction begins. */
BcHall *bc_engine_hall (BcEngine *self);
/* bc_engine_refresh_hall: reads the hall anew when the history has got an event of the kind `hall` since it was read; in a transaction. Each write does so by itself when others have
 * written. */
gboolean bc_engine_refresh_hall (BcEngine *self, GError **error);
/* bc_engine_distrust_hall: this engine is changing the hall: its next transaction looks at it again. */
void bc_engine_distrust_hall (BcEngine *self);
/* bc_engine_drive: (transfer none) where the file lies. */
BcDrive *bc_engine_drive (BcEngine *self);
/* bc_engine_link: (transfer none): the connection, the same as long as the engine lives, for bc_vfs_link_poison() by whoever abandons the engine's thread: take
 * a reference. */
BcVfsLink *bc_engine_link (BcEngine *self);
gint64 bc_engine_now (BcEngine *self);
const char *bc_engine_seat (BcEngine *self);
/* bc_engine_set_patience: microseconds that a transaction may wait for locks; for tests. */
void bc_engine_set_patience (BcEngine *self, gint64 patience);

/* Transactions. */

/* bc_engine_begin: starts a transaction; @cancellable (nullable) interrupts whatever runs in it.
 * Errors: READ_ONLY for a write where that cannot be, BUSY, G_IO_ERROR_CANCELLED. */
gboolean
bc_engine_begin (BcEngine *self, BcIntent intent, GCancellable *cancellable, GError **error);
/* bc_engine_commit: ends it; on any error it has been rolled back. After an I/O error it has asked
 * the file whether the operation is there before it answers. */
gboolean bc_engine_commit (BcEngine *self, GError **error);
void bc_engine_rollback (BcEngine *self);
/* bc_engine_transact: @func between begin and commit; rolled back when it returns NULL.
 * @result_free frees a result that could not be committed. A write that a shared drive did not let
 * finish in time is tried again while the patience lasts: @func runs once more with the same @data,
 * and with it the same operation UUID, so that nothing happens twice. */
gpointer bc_engine_transact (BcEngine *self,
                             BcIntent intent,
                             BcJobFunc func,
                             gpointer data,
                             GDestroyNotify result_free,
                             GCancellable *cancellable,
                             GError **error);
/* bc_engine_yield: gives other seats that wait for this file their chance; does nothing when nobody
 * has been seen waiting. To be called between transactions. */
void bc_engine_yield (BcEngine *self);
/* bc_engine_set_alive: @alive is called with @data on the engine's thread whenever the engine does something or waits for a lock, so that a thread stuck in the kernel can be told from one
 * that is busy. */
void bc_engine_set_alive (BcEngine *self, void (*alive) (gpointer data), gpointer data);
/* bc_engine_dup_line: (transfer full): the engine's way to its file, for whoever may have to give its thread up; bc_engine_cut_line() from any thread: nothing of the engine reaches the file any
 * more, whatever its thread still tries. */
gpointer bc_engine_dup_line (BcEngine *self);
void bc_engine_cut_line (gpointer line);
void bc_engine_line_unref (gpointer line);
/* bc_engine_check_place: the file is still at its path; BC_ERROR_IO when it is not there, or is another one. */
gboolean bc_engine_check_place (BcEngine *self, GError **error);
/* bc_engine_data_version: a number that is another one once somebody else has changed the file; -1
 * when it cannot be read. */
gint64 bc_engine_data_version (BcEngine *self);

/* The operations of this engine's transactions. */

/* bc_engine_note_operation: the running transaction carries @operation. */
void bc_engine_note_operation (BcEngine *self, const char *operation);
/* bc_engine_take_operation: TRUE once for an operation that this engine has committed. */
gboolean bc_engine_take_operation (BcEngine *self, const char *operation);
/* bc_engine_forget_operations: nobody is going to take them. */
void bc_engine_forget_operations (BcEngine *self);
/* bc_engine_has_written: an operation was committed that nobody has taken yet. */
gboolean bc_engine_has_written (BcEngine *self);

/* Statements: prepared once a text and kept. Parameters are $1, $2 … in the order of their first
 * appearance. */

typedef struct _BcStatement BcStatement;

typedef enum
{
  BC_STEP_ERROR = -1,
  BC_STEP_DONE,
  BC_STEP_ROW,
} BcStep;

/* bc_engine_prepare: (transfer full) a statement with nothing bound, to be given back with
 * bc_statement_release(). Asserts that it runs in a transaction of an intent that allows it. */
BcStatement *bc_engine_prepare (BcEngine *self, const char *sql, GError **error);
void bc_statement_release (BcStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcStatement, bc_statement_release)

/* Parameters count from 1. Values are copied. */
void bc_statement_bind_text (BcStatement *self, int parameter, const char *text /* nullable */);
void
bc_statement_bind_int (BcStatement *self, int parameter, gint64 value /* BC_INT_NONE is NULL */);
void bc_statement_bind_blob (BcStatement *self, int parameter, gconstpointer data, gsize size);

BcStep bc_statement_step (BcStatement *self, GError **error);
/* bc_statement_run: steps to the end, rows are ignored. @changed (out, optional): rows inserted,
 * updated or deleted. */
gboolean bc_statement_run (BcStatement *self, gint64 *changed, GError **error);
/* bc_statement_reset: ready for other values and another run; what was bound stays. */
void bc_statement_reset (BcStatement *self);

/* Columns count from 0. Text is owned by the statement until its next step; valid UTF-8 whatever
 * the file holds. */
const char *bc_statement_text (BcStatement *self, int column);
/* bc_statement_name: the text of a column that is never NULL: "" where damage has made it so. */
const char *bc_statement_name (BcStatement *self, int column);
gint64 bc_statement_int (BcStatement *self, int column); /* BC_INT_NONE for NULL */
gconstpointer bc_statement_blob (BcStatement *self, int column, gsize *size);

/* bc_engine_run_sql: a script, in the running transaction. For migrations and SQLite's own
 * commands. */
gboolean bc_engine_run_sql (BcEngine *self, const char *sql, GError **error);

/* bc_engine_build: makes the writing of a file that nobody else knows yet, and that is thrown away if anything goes wrong, fast: no journal on the disk and no waiting
 * for it. To be ended by bc_engine_built(). */
gboolean bc_engine_build (BcEngine *self, GError **error);
/* bc_engine_built: back to what a hall's file is kept with, with everything on the disk. */
gboolean bc_engine_built (BcEngine *self, GError **error);

G_END_DECLS
