/* Calling petitioners back: when next, how often it was tried, what is to follow. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* After that many attempts without an answer, in that many half-days, a written answer closes. Source:
 * domain model, section 3. */
#define BC_CALL_ATTEMPTS  3
#define BC_CALL_HALF_DAYS 2

/**
 * bc_call_next_attempt:
 * @good_time: (nullable): codes of the half-days that suit the petitioner
 * @now: the instant of the attempt that failed
 *
 * Returns: the instant at which to try again: the beginning of the next half-day of a working day that
 * suits the petitioner, of any when none was named
 */
gint64 bc_call_next_attempt (BcHall *hall, const char *good_time, gint64 now);

/* bc_call_tally: how many attempts of @round were made among @callbacks (element-type BcCallback), and
 * in how many different half-days. */
void bc_call_tally (
    GPtrArray *callbacks, int round, BcHall *hall, guint *n_attempts, guint *n_half_days);

/* What is to follow a result. */
typedef enum
{
  BC_CALL_THEN_CLOSE,   /* reached and content: the ticket can be closed */
  BC_CALL_THEN_ANSWER,  /* dissatisfied: handled again, or explained, within a working day */
  BC_CALL_THEN_AGAIN,   /* not reached: another attempt */
  BC_CALL_THEN_WRITTEN, /* not reached often enough: a written answer closes */
} BcCallThen;

/* bc_call_then: after @result, with the attempts of the round including it. */
BcCallThen bc_call_then (const BcCallback *result, guint n_attempts, guint n_half_days);
/* bc_call_then_words: what is to be done, as a sentence for the clerk. */
const char *bc_call_then_words (BcCallThen then);

G_END_DECLS
