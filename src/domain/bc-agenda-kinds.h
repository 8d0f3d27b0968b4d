/* What can lie on the calendar, and what a reader of it asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"

G_BEGIN_DECLS

/**
 * BcAgendaKind:
 * @BC_AGENDA_DEADLINE: a ticket's result is due
 * @BC_AGENDA_CALLBACK: the petitioner is to be asked, or was
 * @BC_AGENDA_GATE: the work orders of a day have to be at the district (12点报送)
 * @BC_AGENDA_MEETING: a meeting (会商)
 * @BC_AGENDA_FOLLOW_UP: something that a bad answer of the petitioner has made due
 */
typedef enum
{
  BC_AGENDA_DEADLINE,
  BC_AGENDA_CALLBACK,
  BC_AGENDA_GATE,
  BC_AGENDA_MEETING,
  BC_AGENDA_FOLLOW_UP,
  BC_N_AGENDA_KINDS,
} BcAgendaKind;

/**
 * BcFollowUp:
 * @BC_FOLLOW_UP_NONE: it is none
 * @BC_FOLLOW_UP_ANSWER: a dissatisfied petitioner: re-handling or an explanation, within one working day
 * @BC_FOLLOW_UP_CONTACT: a bad rating (差评): the petitioner is contacted within one working day
 * @BC_FOLLOW_UP_RECTIFY: a bad rating: what was wrong is rectified within five working days
 *
 * Source of the limits: domain model, "Time", default limits.
 */
typedef enum
{
  BC_FOLLOW_UP_NONE,
  BC_FOLLOW_UP_ANSWER,
  BC_FOLLOW_UP_CONTACT,
  BC_FOLLOW_UP_RECTIFY,
  BC_N_FOLLOW_UPS,
} BcFollowUp;

/**
 * BcAgendaFilter:
 * @department: (nullable): code; only what concerns tickets that it leads (else: that concern it), and meetings it takes part in
 * @staff: (nullable): code; only what this person has to do: tickets handled, callbacks and meetings assigned; noon gates for dispatchers
 * @kinds: bits 1 << BcAgendaKind; 0 for all
 *
 * Which part of the calendar is wanted.
 */
typedef struct
{
  const char *department;
  const char *staff;
  guint kinds;
} BcAgendaFilter;

/* bc_agenda_filter_wants: whether @self (nullable: everything) lets @kind through. */
gboolean bc_agenda_filter_wants (const BcAgendaFilter *self, BcAgendaKind kind);
/* bc_follow_up_label: what is to be done, in the user's language; "" for BC_FOLLOW_UP_NONE. */
const char *bc_follow_up_label (BcFollowUp follow_up);

G_END_DECLS
