/* The append-only history: writing it, reading it, proving that nobody has changed it.
 *
 * Kinds and what they carry:
 *   registered                     to; the version becomes 1
 *   moved requested declined edited part undone
 *                                  changes as bc_changes_to_json(); each raises the ticket's
 * version by 1; moved also from, to, reason; undone also undoes callback_done raises the version
 * when it has changes (the petitioner was reached: rating and solved); reason is the remark
 *   meeting_added meeting_changed meeting_cancelled
 *                                  changes {"meeting":["ID",null],"meeting_at":[before,after],…};
 * the version stays
 *   callback_added callback_moved callback_cancelled
 *                                  changes {"callback":["ID",null],"planned_at":[before,after]};
 * the version stays printed                        reason is the form, changes as bc_printed_to_json(); the
 * version stays; ticket 0 for a list
 *   blanks                         ticket 0: blank forms were issued; reason is the form, changes {"blanks":[null,"FIRST – LAST"]}
 *   hall                           ticket 0: the hall itself was changed (settings, catalogue, working days); changes {"KEY":[before,after]} of texts; every seat reads the hall anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "store/bc-engine.h"

G_BEGIN_DECLS

#define BC_EVENT_REGISTERED         "registered"
#define BC_EVENT_MOVED              "moved"
#define BC_EVENT_REQUESTED          "requested"
#define BC_EVENT_DECLINED           "declined"
#define BC_EVENT_EDITED             "edited"
#define BC_EVENT_PART               "part"
#define BC_EVENT_UNDONE             "undone"
#define BC_EVENT_CALLBACK_ADDED     "callback_added"
#define BC_EVENT_CALLBACK_MOVED     "callback_moved"
#define BC_EVENT_CALLBACK_DONE      "callback_done"
#define BC_EVENT_CALLBACK_CANCELLED "callback_cancelled"
#define BC_EVENT_PRINTED            "printed"
#define BC_EVENT_HALL               "hall"
#define BC_EVENT_EXTENSION_ASKED    "extension_asked"
#define BC_EVENT_EXTENDED           "extended"
#define BC_EVENT_EXTENSION_DECLINED "extension_declined"
#define BC_EVENT_RECTIFICATION      "rectification"
#define BC_EVENT_RECOMPUTED         "recomputed"
#define BC_EVENT_BLANKS             "blanks"
#define BC_EVENT_MEETING_ADDED      "meeting_added"
#define BC_EVENT_MEETING_CHANGED    "meeting_changed"
#define BC_EVENT_MEETING_CANCELLED  "meeting_cancelled"

/* bc_event_raises_version: the event is one of those that raised its ticket's version. */
gboolean bc_event_raises_version (const char *kind, const char *changes);

/* What is to be appended; nothing is owned. */
typedef struct
{
  const char *operation;
  gint64 ticket;
  const char *kind;
  const char *staff; /* nullable */
  const char *from;  /* nullable, like all that follow */
  const char *to;
  const char *reason;
  const char *changes;
  const char *undoes;
} BcEventDraft;

/* bc_event_append: appends the row with the engine's seat and time, the next number and the hash
 * over it and the row before, in the running write transaction. */
gboolean bc_event_append (BcEngine *engine, const BcEventDraft *draft, GError **error);

/* bc_event_append_hall: appends the event that the hall itself was changed, in the transaction that changes it; every seat, this one included, then reads the hall anew.
 * @operation: UUID of the change; @staff: (nullable): who; @reason: (nullable): in words, why or what; @changes: (nullable): JSON {"KEY":["before","after"]}. */
gboolean bc_event_append_hall (BcEngine *engine,
                               const char *operation,
                               const char *staff,
                               const char *reason,
                               const char *changes,
                               GError **error);

/* bc_event_find: (transfer full): the event of @operation, or NULL: without @error when there is
 * none. */
BcEvent *bc_event_find (BcEngine *engine, const char *operation, GError **error);

/* Columns in the order that bc_event_from_row() reads. */
#define BC_EVENT_COLUMNS                                                                           \
  "seq, operation, ticket, kind, seat, staff, at, from_state, to_state, reason, changes"
BcEvent *bc_event_from_row (BcStatement *row);

/**
 * bc_event_verify_chain:
 * @n_events: (out): how many rows there are
 * @broken: (out): 0, or the number of the first row that is missing, out of order, or is not what
 * its hash says
 *
 * Reads the whole history. Returns: FALSE only when it could not be read.
 */
gboolean bc_event_verify_chain (
    BcEngine *engine, GCancellable *cancellable, gint64 *n_events, gint64 *broken, GError **error);

G_END_DECLS
