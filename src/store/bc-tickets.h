/* What can be done to a ticket: jobs' building blocks, on the worker thread inside a transaction.
 *
 * Every write names the version it saw, carries an operation UUID and appends one event; a UUID that is in the history already
 * gives the answer of then and changes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-record.h"
#include "store/bc-store.h"

G_BEGIN_DECLS

/* Who acts, and under which operation. */
typedef struct
{
  char *staff;     /* staff code; NULL for the program itself */
  char *operation; /* UUID made by the caller once, kept for retries */
} BcAct;

BcAct *bc_act_new (const char *staff); /* with a fresh random UUID */
void bc_act_free (BcAct *self);

/* bc_tickets_get: (transfer full) the ticket, BC_ERROR_NOT_FOUND otherwise. */
BcRecord *bc_tickets_get (BcEngine *engine, gint64 id, GError **error);
BcRecord *bc_tickets_find (BcEngine *engine, const char *number, GError **error);

/**
 * bc_tickets_register:
 * @draft: intake fields; checked here again by bc_intake_check() at the engine's clock
 *
 * Issues the number (year + channel letter + five-digit running number, "2026W00001": year of received_at in the hall's zone, letters W P O H R L A in the order of the channels) from its
 * counter and inserts the ticket as registered with version 1. Needs the intake role.
 *
 * Returns: (transfer full): the ticket as registered
 */
BcRecord *
bc_tickets_register (BcEngine *engine, const BcRecord *draft, const BcAct *act, GError **error);

/* Each of the following: @version is the version that was seen; BC_ERROR_CONFLICT says who changed what and when if the ticket has another one now.
 * Returns: (transfer full): the ticket as it stands after the commit. */

/* bc_tickets_move: bc_workflow_apply() with the facts read in the same transaction. Moving to callback adds the first callback on the next working day at 09:00 when the petitioner can be called. */
BcRecord *bc_tickets_move (BcEngine *engine,
                           gint64 id,
                           gint64 version,
                           BcState to,
                           GHashTable *input,
                           const BcAct *act,
                           gboolean *requested,
                           GError **error);
BcRecord *bc_tickets_decline (BcEngine *engine,
                              gint64 id,
                              gint64 version,
                              const char *reason,
                              const BcAct *act,
                              GError **error);
BcRecord *bc_tickets_edit (BcEngine *engine,
                           gint64 id,
                           gint64 version,
                           GHashTable *input,
                           const BcAct *act,
                           GError **error);
BcRecord *bc_tickets_part (BcEngine *engine,
                           gint64 id,
                           gint64 version,
                           const char *department,
                           int part_state,
                           const char *report,
                           const BcAct *act,
                           GError **error);

/* bc_tickets_undo: takes back the operation @undone (a move, request, decline, edit or part) if it is the ticket's last one and was done by the same staff; restores what stood before, with a
 * new version and an event `undone`. Callbacks that the move added are cancelled. */
BcRecord *
bc_tickets_undo (BcEngine *engine, gint64 id, const char *undone, const BcAct *act, GError **error);

/* bc_tickets_resume_reviewed: resumes every suspended ticket whose review date has come. Returns: (transfer full) (element-type BcRecord) those resumed. */
GPtrArray *bc_tickets_resume_reviewed (BcEngine *engine, GError **error);

/* Callbacks. Each needs the callback or dispatcher role (planning) or callback role (result), and appends an event. */
BcCallback *bc_callbacks_add (BcEngine *engine,
                              gint64 ticket,
                              gint64 planned_at,
                              const char *staff,
                              const char *note,
                              const BcAct *act,
                              GError **error);
BcCallback *bc_callbacks_move (BcEngine *engine,
                               gint64 id,
                               gint64 version,
                               gint64 planned_at,
                               const BcAct *act,
                               GError **error);
BcCallback *
bc_callbacks_cancel (BcEngine *engine, gint64 id, gint64 version, const BcAct *act, GError **error);
/* bc_callbacks_done: records an attempt: @result has done_at (BC_INT_NONE: now), method, reached, solved, rating, remark. An attempt that did not reach anybody plans the next one
 * on the next half-day unless there were three. The rating and solved are copied to the ticket. */
BcCallback *bc_callbacks_done (BcEngine *engine,
                               gint64 id,
                               gint64 version,
                               const BcCallback *result,
                               const BcAct *act,
                               GError **error);

G_END_DECLS
