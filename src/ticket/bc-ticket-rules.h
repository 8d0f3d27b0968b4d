/* What the ticket page offers and shows to whom. Pure; the store decides what is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

/* One step that leads out of the ticket's state. */
typedef struct
{
  const BcTransition *transition;
  BcMay may;
  char *why; /* the rule in words for BC_MAY_NOT, otherwise NULL */
} BcOffer;

void bc_offer_free (BcOffer *self);
/* bc_ticket_offers: (transfer full) (element-type BcOffer) every step of the table that leaves the
 * state of @record, in the table's order, with what @actor (nullable) may do about it. A step that is
 * asked for already and waits is left out: bc_ticket_request() tells of it. */
GPtrArray *bc_ticket_offers (const BcRecord *record, BcHall *hall, const BcEntry *actor);

/* What may be done about a request that waits. */
typedef enum
{
  BC_REQUEST_NONE,
  BC_REQUEST_OWN,     /* @actor asked: may take it back */
  BC_REQUEST_DECIDE,  /* @actor may approve or decline */
  BC_REQUEST_WAITING, /* somebody else decides */
} BcRequestRole;
BcRequestRole bc_ticket_request (const BcRecord *record, BcHall *hall, const BcEntry *actor);

/* How much of what is personal somebody sees. Source: domain model, "Privacy". */
typedef enum
{
  BC_SIGHT_MASKED, /* and may lift the mask for a moment */
  BC_SIGHT_HIDDEN, /* the ticket is confidential and concerns their own department */
} BcSight;
BcSight bc_ticket_sight (const BcRecord *record, const BcEntry *actor);
/* bc_ticket_may_unmask: somebody is signed in, may see it, and there is something masked. */
gboolean bc_ticket_may_unmask (const BcRecord *record, const BcEntry *actor);

/* The groups in which a ticket's facts are shown. */
typedef enum
{
  BC_GROUP_PETITIONER,
  BC_GROUP_MATTER,
  BC_GROUP_TRIAGE,
  BC_GROUP_HANDLING,
  BC_GROUP_RESULT,
  BC_N_GROUPS,
} BcFactGroup;

/* bc_fact_group_title: in the user's language. */
const char *bc_fact_group_title (BcFactGroup group);
/* bc_fact_group_fields: the group's fields in the order of show; @n_fields (out). */
const BcField *bc_fact_group_fields (BcFactGroup group, guint *n_fields);
/* bc_fact_group_editable: (transfer full) (element-type int) the fields of @group that @actor may
 * change now; empty when there are none. */
GArray *bc_fact_group_editable (BcFactGroup group, const BcRecord *record, const BcEntry *actor);

/* bc_ticket_fact: (transfer full) what stands in @field, in words; "" when it is not to be shown.
 * @unmasked lifts the mask, never what BC_SIGHT_HIDDEN hides. */
char *bc_ticket_fact (const BcRecord *record,
                      BcField field,
                      BcHall *hall,
                      gint64 now,
                      BcSight sight,
                      gboolean unmasked);

G_END_DECLS
