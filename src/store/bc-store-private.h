/* The inside of the store, for bc-store*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-store.h"
#include "store/bc-worker.h"

G_BEGIN_DECLS

typedef struct _BcOutbox BcOutbox;

struct _BcStore
{
  GObject parent_instance;

  char *path;
  BcClock *clock;
  char *seat;
  GMainContext *context;
  guint polling; /* milliseconds */

  BcWorker *worker;   /* NULL once closed, and while the file is out of reach */
  BcOutbox *outbox;   /* the worker's, whom it belongs to; only compared */
  gboolean is_opened; /* it was open once: then it is worth trying again */

  /* Trouble, and the way back: bc-store-watch.c. */
  GError *trouble; /* nullable */
  BcHall *hall;    /* nullable: as it was when the file went out of reach */
  gboolean was_read_only;
  gint64 last_seq;     /* what was told before it went out of reach */
  gint64 stuck_after;  /* microseconds; 0 for the default */
  GSource *watch;      /* ticks while a file is open; nullable */
  gint64 retry_at;     /* monotonic: when to look for the file again; 0 for never */
  gint64 retry_delay;  /* microseconds */
  GPid probe;          /* the child process that looks for the file; 0 for none */
  gint64 probe_until;  /* monotonic */
  BcWorker *candidate; /* opens the file anew; nullable */
  BcOutbox *candidate_outbox;
};

/* bc_store_new_worker: a worker that talks to this store through @outbox (out) (transfer none). */
BcWorker *bc_store_new_worker (BcStore *self, BcOutbox **outbox);
void bc_store_emit_trouble (BcStore *self);

void bc_store_start_watching (BcStore *self);
void bc_store_stop_watching (BcStore *self);
/* bc_store_note_failure: the current worker met @error. */
void bc_store_note_failure (BcStore *self, const GError *error);
/* bc_store_note_written: a write was committed. */
void bc_store_note_written (BcStore *self);
/* bc_store_untried: (transfer full): the error of what is asked for while the file is out of reach. */
GError *bc_store_untried (BcStore *self);

G_END_DECLS
