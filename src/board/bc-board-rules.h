/* What the workflow makes of a column as a target, and where a card would stand in it: pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "domain/bc-workflow.h"
#include "model/bc-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  BC_VERDICT_NONE,    /* nothing is being moved */
  BC_VERDICT_HERE,    /* the ticket stands in this column */
  BC_VERDICT_ALLOWED, /* at least one move leads there */
  BC_VERDICT_REFUSED,
} BcVerdict;

/**
 * bc_board_judge:
 * @transitions: (out) (optional) (transfer container) (element-type BcTransition): for ALLOWED the
 * moves into the column that @actor may make or ask for
 * @why: (out) (optional) (transfer full): for REFUSED the rule in words
 *
 * Any thread.
 */
BcVerdict bc_board_judge (const BcRecord *record,
                          BcColumn column,
                          BcHall *hall,
                          const BcEntry *actor,
                          GPtrArray **transitions,
                          char **why);

/**
 * bc_board_expect_position:
 * @model: a column's list of BcTicket in the order of the board: by due date, by reception where
 * there is none
 *
 * Where a ticket like @record would come to stand, as far as can be told from the tickets whose
 * records are known; asks for few items. Main thread.
 */
guint bc_board_expect_position (GListModel *model, const BcRecord *record);

G_END_DECLS
