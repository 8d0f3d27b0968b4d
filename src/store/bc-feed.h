/* What has changed in the file since it was last looked at. On the worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"
#include "store/bc-lock-trial.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 last_seq;      /* the last event that has been told */
  gint64 data_version;  /* of the file when it was last looked at */
  gboolean is_fresh;    /* it has moved then: see bc_feed_has_moved() */
  gboolean is_followed; /* somebody asks again and again: this seat takes part in trials of locks */
  BcLockTrial trial;
  gint64 looked_at;   /* CLOCK_BOOTTIME microseconds of the last look; 0 for none */
  gboolean is_recent; /* the look before was a moment ago: what is new has just been written */
} BcFeed;

/* bc_feed_start: from now on; what is in the file already is known. */
gboolean bc_feed_start (BcFeed *self, BcEngine *engine, GError **error);
/* bc_feed_resume: after bc_feed_start(): what came after the event @seq is to be told too, because it was missed. A file whose history is shorter has been put in its place: then all is new. */
void bc_feed_resume (BcFeed *self, gint64 seq);
/* bc_feed_has_moved: whether bc_feed_read() can have something to tell; costs next to nothing. For who follows the file: from the first call on, reading the feed takes part in the
 * trials of locks between the seats of a shared drive. */
gboolean bc_feed_has_moved (BcFeed *self, BcEngine *engine);
/* bc_feed_read: (transfer full): the tickets and callbacks that the next events are about, as they
 * stand now; NULL without @error when there is nothing new. One batch is bounded: read until NULL.
 */
BcFeedBatch *bc_feed_read (BcFeed *self, BcEngine *engine, GError **error);
/* bc_feed_end: before the engine is closed. */
void bc_feed_end (BcFeed *self, BcEngine *engine);
void bc_feed_batch_free (BcFeedBatch *batch);

G_END_DECLS
