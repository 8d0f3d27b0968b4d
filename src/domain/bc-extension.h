/* Extension (延期): asked for before the due date by the lead of the department, approved by the reviewer, once, by at most the original length; the original due date is kept. Source: domain
 * model, "States and transitions".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

/**
 * BcExtensionState:
 * @BC_EXTENSION_NONE: nobody has asked
 * @BC_EXTENSION_ASKED: it waits for the reviewer
 * @BC_EXTENSION_GRANTED: the due date was extended, which is possible once
 */
typedef enum
{
  BC_EXTENSION_NONE,
  BC_EXTENSION_ASKED,
  BC_EXTENSION_GRANTED,
} BcExtensionState;

BcExtensionState bc_extension_state (const BcRecord *record);

/* bc_extension_may_ask: @why: (out) (optional) (transfer full): for FALSE the rule in words. Role, state, and that the due date is not past. */
gboolean
bc_extension_may_ask (const BcRecord *record, const BcWorkflowContext *context, char **why);
/* bc_extension_may_decide: somebody asked and @context's actor may grant or decline it; who asked may take it back. */
gboolean
bc_extension_may_decide (const BcRecord *record, const BcWorkflowContext *context, char **why);
/* bc_extension_latest: the last instant that can be asked for: as many working days after the due date as the original limit had. BC_INT_NONE without a due date. */
gint64 bc_extension_latest (const BcRecord *record, BcHall *hall);

/* bc_extension_ask: @due_at is the new due date, on a working day after the present one and not after bc_extension_latest(). INVALID with problems at extension_due_at and reason; REFUSED. @after:
 * (transfer full) */
gboolean bc_extension_ask (const BcRecord *record,
                           gint64 due_at,
                           const char *reason,
                           const BcWorkflowContext *context,
                           BcRecord **after,
                           GError **error);
/* bc_extension_decide: grants (the due date and the parts' move) or declines it; declining needs a @reason unless who asked takes it back. */
gboolean bc_extension_decide (const BcRecord *record,
                              gboolean grant,
                              const char *reason,
                              const BcWorkflowContext *context,
                              BcRecord **after,
                              GError **error);

G_END_DECLS
