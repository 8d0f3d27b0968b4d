/* A board's filter at work: which tickets pass it now, asked of the store anew whenever something changes.
 *
 * Main thread only. The question is answered by the store alone, so that there is one place that knows what a filter means; until an answer has come, the one before it holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-board-filter.h"
#include "model/bc-desk.h"

G_BEGIN_DECLS

/*
 * Signals:
 *   changed ()   other tickets pass than before
 */

/* bc_sieve_new: lets everything through; @desk is referenced. */
BcSieve *bc_sieve_new (BcDesk *desk);
/* bc_sieve_set_filter: copies @filter and asks for what passes it. */
void bc_sieve_set_filter (BcSieve *self, const BcBoardFilter *filter);
/* bc_sieve_get_filter: (transfer none). */
const BcBoardFilter *bc_sieve_get_filter (BcSieve *self);
/* bc_sieve_is_active: there is a filter that may hold something back. */
gboolean bc_sieve_is_active (BcSieve *self);
/* bc_sieve_passes: by the newest answer. */
gboolean bc_sieve_passes (BcSieve *self, gint64 ticket);

G_END_DECLS
