/* Callbacks as rows, and what a change of a ticket does to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-workflow.h"
#include "store/bc-engine.h"

G_BEGIN_DECLS

#define BC_CALLBACK_COLUMNS                                                                        \
  "id, ticket, version, planned_at, staff, note, done_at, done_by, method, reached, solved, "      \
  "rating, remark, round, cancelled"

BcCallback *bc_callback_rows_from_row (BcStatement *row);
/* bc_callback_rows_get: (transfer full): NULL without @error when there is none. */
BcCallback *bc_callback_rows_get (BcEngine *engine, gint64 id, GError **error);
/* bc_callback_rows_of: (transfer full) (element-type BcCallback) of @ticket, by planned_at. */
GPtrArray *
bc_callback_rows_of (BcEngine *engine, gint64 ticket, gboolean with_cancelled, GError **error);
/* bc_callback_rows_added_by: (transfer full): the callback that @operation added to @ticket. */
BcCallback *
bc_callback_rows_added_by (BcEngine *engine, gint64 ticket, const char *operation, GError **error);
/* bc_callback_rows_insert: @callback gets its id and version 1. */
gboolean bc_callback_rows_insert (BcEngine *engine,
                                  BcCallback *callback,
                                  const char *operation,
                                  GError **error);
/* bc_callback_rows_update: raises the version of @callback, which must be the row's, and writes
 * everything; @found says whether it was. @cancelled_by: the operation, where it is cancelled; @done_operation: the one that records what came of it. */
gboolean bc_callback_rows_update (BcEngine *engine,
                                  BcCallback *callback,
                                  const char *cancelled_by,
                                  const char *done_operation,
                                  gboolean *found,
                                  GError **error);

/* bc_callback_rows_facts: the facts of @context that callbacks tell: attempts of the present round.
 */
gboolean bc_callback_rows_facts (BcEngine *engine,
                                 const BcRecord *record,
                                 BcWorkflowContext *context,
                                 GError **error);
/* bc_callback_rows_plan_first: the petitioner of @record is to be called on the next working day, where there is somebody to be called who wants it; added by @operation. */
gboolean bc_callback_rows_plan_first (BcEngine *engine,
                                      const BcRecord *record,
                                      const char *operation,
                                      GError **error);
/* bc_callback_rows_cancel_planned: the ticket has left the state in which it is called back:
 * @operation cancels what is still planned. */
gboolean bc_callback_rows_cancel_planned (BcEngine *engine,
                                          gint64 ticket,
                                          const char *operation,
                                          GError **error);
/* bc_callback_rows_undo: cancels what @event added, brings back what it cancelled, forgets what it recorded, moves back what it moved. */
gboolean bc_callback_rows_undo (
    BcEngine *engine, gint64 ticket, const BcEvent *event, const char *operation, GError **error);

G_END_DECLS
