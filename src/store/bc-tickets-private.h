/* What all changes to a ticket share. Room-internal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"
#include "store/bc-event.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* bc_tickets_actor: who acts: a member of staff who is in use today (REFUSED otherwise); NULL for
 * the program itself. */
gboolean
bc_tickets_actor (BcEngine *engine, const BcAct *act, const BcEntry **actor, GError **error);

/**
 * bc_tickets_replayed:
 * @ticket: 0 where it is not known yet
 * @kinds: the kinds of event that the operation can have left
 * @event: (out) (transfer full): what it left, NULL when it is new
 *
 * Whether the operation is in the history already. Returns: FALSE with @error: it could not be
 * read, or the UUID stands for something else (INVALID).
 */
gboolean bc_tickets_replayed (BcEngine *engine,
                              const BcAct *act,
                              gint64 ticket,
                              const char *const *kinds,
                              BcEvent **event,
                              GError **error);

/* bc_tickets_get_at: (transfer full): the ticket, if it still has @version; NOT_FOUND or CONFLICT
 * otherwise. */
BcRecord *bc_tickets_get_at (BcEngine *engine, gint64 id, gint64 version, GError **error);

/* What a change leaves in the history; nothing is owned. */
typedef struct
{
  const char *kind;
  const char *to;     /* the state asked for, where the change is a request; nullable */
  const char *reason; /* nullable */
  const char *undoes; /* nullable */
  const char *operation;
  const BcEntry *actor; /* nullable: the program itself */
} BcTicketChange;

/* bc_tickets_write: raises the version of @after, writes what differs from @before, appends the
 * event. */
gboolean bc_tickets_write (BcEngine *engine,
                           const BcRecord *before,
                           BcRecord *after,
                           const BcTicketChange *change,
                           GError **error);

/* bc_tickets_conflict: sets CONFLICT that says who changed the ticket last, when and what; always
 * returns FALSE. */
gboolean
bc_tickets_conflict (BcEngine *engine, gint64 ticket, gboolean is_callback, GError **error);

/* bc_tickets_reason: (transfer full) (nullable) the cleaned reason of @input. */
char *bc_tickets_reason (GHashTable *input);

/* bc_tickets_context: fills @context for a change by @actor without a look at callbacks or other
 * tickets. */
void bc_tickets_context (BcEngine *engine, const BcEntry *actor, BcWorkflowContext *context);

G_END_DECLS
