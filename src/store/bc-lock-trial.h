/* Whether locks on a shared drive keep other computers out, tried between seats: one asks in the file, another takes a lock and answers, the first must be refused that lock.
 * Source: the design's “One file on a shared drive”, “What follows”, 3. On the engine's thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"

G_BEGIN_DECLS

typedef struct
{
  char *token;       /* this seat in the trials; NULL before the first look */
  gint64 asked;      /* slot of this seat's question; 0 while none is asked */
  gint64 held;       /* slot that is held for another's question; 0 for none */
  gint64 held_until; /* monotonic */
  int failures;
  gboolean is_done; /* this seat needs to ask no more */
} BcLockTrial;

void bc_lock_trial_clear (BcLockTrial *self, BcEngine *engine);

/* bc_lock_trial_is_due: this seat has a question to ask: TRUE until it has been asked, on a shared drive that it may write. Asks nothing of the drive. */
gboolean bc_lock_trial_is_due (BcLockTrial *self, BcEngine *engine);

/**
 * bc_lock_trial_look:
 *
 * Takes the next step: to be called when it is due and when the file has changed, between transactions. A seat asks once; as soon as another one is there it answers. If the asked
 * seat gets the lock all the same, three times in a row (a seat that ends just then lets its lock go), the drive's locks do not hold: from then on bc_engine_begin()
 * refuses each write of this engine with UNSUPPORTED. What fails for other reasons is tried again at the next look.
 */
void bc_lock_trial_look (BcLockTrial *self, BcEngine *engine);

G_END_DECLS
