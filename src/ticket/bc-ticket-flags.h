/* What the ticket page offers beside the steps of the workflow: an extension, and what a bad rating makes due. Pure; the store decides what is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

typedef struct
{
  const char *action; /* of the ticket page */
  GVariant *target;   /* nullable */
  const char *label;  /* translated */
  const char *effect; /* translated: for the tooltip */
  char *why;          /* the rule that is in the way, in words; NULL when it is offered */
} BcFlagOffer;

void bc_flag_offer_free (BcFlagOffer *self);
/* bc_ticket_flag_offers: (transfer full) (element-type BcFlagOffer) what concerns @record now, offered to @context's actor or refused with the reason; empty when nothing does. */
GPtrArray *bc_ticket_flag_offers (const BcRecord *record, const BcWorkflowContext *context);

G_END_DECLS
