/* The noon gate (12点报送): the work orders of a day have to be at the district by 12:00 of the next working day. Source: domain model, sections 1, 3 and 4.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

/* bc_gate_target: the state to which a ticket is sent to be through the gate: review, or dispatched in a hall without the district's review. */
BcState bc_gate_target (BcHall *hall);

/* bc_gate_of: the instant of the gate of @record: the one that is kept with it, else counted from when it was received. */
gint64 bc_gate_of (const BcRecord *record, BcHall *hall);

/* bc_gate_is_late: it was sent after its gate, or is still to be sent at @now and the gate is past. */
gboolean bc_gate_is_late (const BcRecord *record, BcHall *hall, gint64 now);

/**
 * bc_gate_lacks:
 * @record: a registered ticket
 *
 * What the move through the gate requires that neither stands in the ticket nor follows from what stands there.
 *
 * Returns: (transfer full) (element-type BcField): in the order of the transition's table; empty when it can be sent as it is
 */
GArray *bc_gate_lacks (const BcRecord *record, const BcWorkflowContext *context);
/* bc_gate_lacks_words: (transfer full) the labels of what it lacks, joined by the language's comma; "" for nothing. */
char *bc_gate_lacks_words (const BcRecord *record, const BcWorkflowContext *context);

/* bc_gate_pass: notes in @after, which goes through the gate now, when that was, unless it went through before: what is reported is the first time. */
void bc_gate_pass (BcRecord *after, BcHall *hall, gint64 now);

G_END_DECLS
