/* The only door to the file: one worker thread, jobs in a queue, each one transaction.
 *
 * A job is a function that runs on the worker thread inside one transaction and may only use the operations of the store's other
 * headers (bc-tickets.h, bc-lists.h …). What it returns travels back as an immutable value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bc-clock.h"
#include "base/bc-error.h"
#include "domain/bc-hall.h"
#include "store/bc-drive.h"

G_BEGIN_DECLS

/* "BCH1": the application_id in the file's header. */
#define BC_APPLICATION_ID 0x42434831
/* The newest schema this program knows. */
#define BC_SCHEMA_VERSION 2

typedef struct _BcEngine BcEngine; /* an open file, on its worker thread only (bc-engine.h) */

#define BC_TYPE_STORE (bc_store_get_type ())
G_DECLARE_FINAL_TYPE (BcStore, bc_store, BC, STORE, GObject)

typedef enum
{
  BC_INTENT_READ,  /* one short read transaction; may overtake nothing, is overtaken by writes */
  BC_INTENT_WRITE, /* BEGIN IMMEDIATE … COMMIT; rolled back when the job returns with an error */
} BcIntent;

/* A job. Runs on the worker thread. @data is what was handed in. Returns the result (ownership passes to the caller of the finish function), or NULL with @error
 * set; a job without a result returns GINT_TO_POINTER (TRUE). */
typedef gpointer (*BcJobFunc) (BcEngine *engine,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

/**
 * bc_store_new:
 * @path: the .hall file
 * @clock: what time it is
 * @seat: the identity of this seat, as the history names it
 *
 * Starts the worker thread; opens nothing yet.
 */
BcStore *bc_store_new (const char *path, BcClock *clock, const char *seat);

/* bc_store_create: makes a new, empty hall file with the shipped catalogue and working-day table and the given settings (key, value pairs as in bc_hall_set()); BC_ERROR_EXISTS when there is
 * something at the path already. Blocks: for the command line and jobs off the main thread. */
gboolean bc_store_create (
    const char *path, GHashTable *settings, BcClock *clock, const char *seat, GError **error);

/* bc_store_open_async: opens and, where it is older, migrates the file on the worker thread. Errors: NOT_FOUND, NOT_A_HALL, NEWER, DAMAGED, READ_ONLY (when it would have to be migrated), BUSY, UNSUPPORTED (a
 * drive whose locks do not hold), IO; the file is left untouched by any of them. A file that cannot be written is opened read-only: bc_store_is_read_only(). */
void bc_store_open_async (BcStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean bc_store_open_finish (BcStore *self, GAsyncResult *result, GError **error);
/* bc_store_open: the same, waiting. For the command line only: asserts that it is not on a claimed main thread. */
gboolean bc_store_open (BcStore *self, GCancellable *cancellable, GError **error);

gboolean bc_store_is_read_only (BcStore *self);
/* bc_store_why_read_only: (transfer full) (nullable): why the file can only be read, and what to do about it; NULL when it can be written. For a job. */
char *bc_store_why_read_only (BcEngine *engine);
const char *bc_store_get_path (BcStore *self);
/* bc_store_dup_hall: (transfer full) (nullable) the hall's snapshot as it was last read; NULL before the file is open. Any thread. */
BcHall *bc_store_dup_hall (BcStore *self);
/* bc_store_dup_drive: (transfer full) (nullable) where the open file lies and how it is kept; NULL while no file is open or it is out of reach. */
BcDrive *bc_store_dup_drive (BcStore *self);

/* bc_store_run_async: queues @func; writes run before reads. @data_free frees @data on the worker thread after the job. @result_free frees a result that nobody fetched. Cancelling before it
 * starts drops the job; cancelling while it runs interrupts it and rolls back; a commit that has begun is not cancelled. */
void bc_store_run_async (BcStore *self,
                         BcIntent intent,
                         BcJobFunc func,
                         gpointer data,
                         GDestroyNotify data_free,
                         GDestroyNotify result_free,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gpointer bc_store_run_finish (BcStore *self, GAsyncResult *result, GError **error);
/* bc_store_run: the same, waiting; for the command line and tests, never on a claimed main thread. */
gpointer
bc_store_run (BcStore *self, BcIntent intent, BcJobFunc func, gpointer data, GError **error);

/* What has changed in the file, seen by the feed: sent by the signal. */
typedef struct
{
  GPtrArray *records;             /* BcRecord: tickets as they stand now, each once */
  GPtrArray *callbacks;           /* BcCallback: callbacks that were changed, as they stand now */
  GArray *tickets_by_seat_events; /* reserved for views that want to know who: BcFeedNote */
  gint64 last_seq;
  gboolean others; /* some of it was written by another process */
  gint64
      skew; /* microseconds that this seat's clock is ahead of the one that another has just written by; 0 where nothing is known */
  gboolean hall_changed; /* the hall itself was changed: bc_store_dup_hall() has it as it is now */
} BcFeedBatch;

typedef struct
{
  gint64 ticket;
  char kind[24];
  gboolean own; /* written by this process */
} BcFeedNote;

/**
 * BcStore::changed:
 * @batch: (type gpointer): a BcFeedBatch, valid during the emission
 *
 * Emitted on the thread-default main context of whoever made the store, at most once a poll, when the file has got events after those known: from
 * other processes and from this one alike.
 */
/**
 * BcStore::waiting:
 * @waiting: gboolean
 *
 * Emitted on the same context when a job has waited for another seat's lock for more than 1 s, and when that is over.
 */

/* bc_store_set_polling: looks for other processes' changes every @milliseconds (0: never, the default); 1000 in the window. */
void bc_store_set_polling (BcStore *self, guint milliseconds);

/**
 * BcStore::trouble:
 *
 * Emitted on the same context when bc_store_get_trouble() has another answer. Only a store that was opened with bc_store_open_async() notices.
 */
/* bc_store_get_trouble: (transfer none) (nullable): what is the matter with the open file: IO or DAMAGED: it is out of reach, see bc_store_is_lost(); READ_ONLY: it could be written and cannot any
 * more; FULL: the last write found no room. The store comes back from all of them by itself; NULL says that it is. */
const GError *bc_store_get_trouble (BcStore *self);
/* bc_store_is_lost: the file is out of reach. Every job is refused at once with BC_ERROR_LOST; one that was running ends with IO: only the file knows whether it was saved. */
gboolean bc_store_is_lost (BcStore *self);
/* bc_store_set_stuck_after: a job that gives no sign of life for so long (microseconds) is given up; 0: 10 s. For tests. */
void bc_store_set_stuck_after (BcStore *self, gint64 microseconds);
/* bc_store_stop_looking: no more ticks on this store's context: before bc_store_close() on another thread. */
void bc_store_stop_looking (BcStore *self);
/* bc_store_give_up: lets the file go at once without waiting for anything: what runs and what is queued ends with an error. */
void bc_store_give_up (BcStore *self);

/* bc_store_close: ends the worker after the jobs that are queued; waits. Also done by the last unref. */
void bc_store_close (BcStore *self);

G_END_DECLS
