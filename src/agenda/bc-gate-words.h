/* What the noon gate's page says: pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-desk-agenda.h"

G_BEGIN_DECLS

/* How a work order stands at its gate, in the order of show: what is late first, then what still has
 * to be done, then what is done. */
typedef enum
{
  BC_GATE_LATE,      /* the gate has passed and it was not sent */
  BC_GATE_LACKING,   /* something is missing */
  BC_GATE_READY,     /* it can be sent */
  BC_GATE_SENT_LATE, /* it was, after the gate */
  BC_GATE_SENT,
  BC_N_GATE_STATES,
} BcGateState;

BcGateState bc_gate_state (const BcDeskGateItem *item);
/* bc_gate_state_word: "Late", "Incomplete" …: one or two words. */
const char *bc_gate_state_word (BcGateState state);
/* bc_gate_can_send: it was not sent, and nothing is missing. */
gboolean bc_gate_can_send (const BcDeskGateItem *item);

/* bc_gate_countdown: (transfer full) "2 h 14 min left", "1 day 3 h left", "17 min past" for the time from
 * @now to @gate (instants). */
char *bc_gate_countdown (gint64 now, gint64 gate);
/* bc_gate_summary: (transfer full) "12 work orders: 3 sent, 6 ready, 2 incomplete, 1 late" of @items
 * (element-type BcDeskGateItem); kinds of which there are none are left out. */
char *bc_gate_summary (GPtrArray *items);
/* bc_gate_sort: late ones first, then by state and number. */
void bc_gate_sort (GPtrArray *items);

/* bc_gate_step: the working day after (@direction 1) or before (-1) @day: the days that have gates. */
BcDay bc_gate_step (BcHall *hall, BcDay day, int direction);

G_END_DECLS
