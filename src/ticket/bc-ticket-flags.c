/* What the ticket page offers beside the steps of the workflow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-flags.h"

#include <glib/gi18n.h>

#include "domain/bc-extension.h"
#include "domain/bc-rectification.h"

void
bc_flag_offer_free (BcFlagOffer *self)
{
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self->why);
  g_free (self);
}

/* @why: (transfer full) (nullable). */
static void
add (GPtrArray *offers,
     const char *action,
     GVariant *target,
     const char *label,
     const char *effect,
     char *why)
{
  BcFlagOffer *offer = g_new0 (BcFlagOffer, 1);

  offer->action = action;
  offer->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  offer->label = label;
  offer->effect = effect;
  offer->why = why;
  g_ptr_array_add (offers, offer);
}

static void
add_deciding (GPtrArray *offers, const BcRecord *record, const BcWorkflowContext *context)
{
  g_autofree char *why = NULL;
  gboolean may = bc_extension_may_decide (record, context, &why);
  gboolean is_reviewer = context->actor != NULL && (context->actor->roles & BC_ROLE_REVIEWER) != 0;

  if (!may || is_reviewer)
    add (offers, "ticket.decide-extension", g_variant_new_boolean (TRUE), _ ("Grant Extension…"),
         _ ("The due date moves to the day that was asked for"), g_strdup (why));
  if (may)
    add (offers, "ticket.decide-extension", g_variant_new_boolean (FALSE),
         is_reviewer ? _ ("Decline Extension…") : _ ("Take Back Extension…"),
         _ ("The due date stays as it is"), NULL);
}

static void
add_extension (GPtrArray *offers, const BcRecord *record, const BcWorkflowContext *context)
{
  char *why = NULL;

  if (!bc_state_is_open (bc_record_state (record)))
    return;
  if (bc_extension_state (record) == BC_EXTENSION_ASKED)
    {
      add_deciding (offers, record, context);
      return;
    }
  /* Elsewhere it would only be one more thing that cannot be done. */
  if (bc_record_state (record) != BC_STATE_IN_PROGRESS)
    return;
  bc_extension_may_ask (record, context, &why);
  add (offers, "ticket.ask-extension", NULL, _ ("Ask for Extension…"),
       _ ("A later due date, granted by the reviewer, once"), why);
}

static const char *
rectify_effect (BcRectifyStep step)
{
  switch (step)
    {
    case BC_RECTIFY_CONTACT:
      return _ ("The petitioner was contacted about the bad rating just now");
    case BC_RECTIFY_DONE:
      return _ ("What was wrong is put right; the petitioner is then called a second time");
    case BC_RECTIFY_APPEAL:
      return _ ("The department holds that the rating is not its fault; possible once");
    case BC_RECTIFY_ALLOW:
      return _ ("Nothing more is due for the bad rating");
    case BC_RECTIFY_REFUSE:
    case BC_N_RECTIFY_STEPS:
    default:
      return _ ("Contact and rectification stay due");
    }
}

/* What was done already is no step any more, and needs no reason. */
static gboolean
is_over (const BcRecord *record, BcRectifyStep step)
{
  switch (step)
    {
    case BC_RECTIFY_CONTACT:
      return bc_record_has (record, BC_FIELD_CONTACTED_AT);
    case BC_RECTIFY_DONE:
      return bc_record_has (record, BC_FIELD_RECTIFIED_AT);
    case BC_RECTIFY_APPEAL:
      return bc_record_has (record, BC_FIELD_APPEAL_AT)
             || bc_record_has (record, BC_FIELD_RECTIFIED_AT);
    case BC_RECTIFY_ALLOW:
    case BC_RECTIFY_REFUSE:
    case BC_N_RECTIFY_STEPS:
    default:
      return !bc_record_has (record, BC_FIELD_APPEAL_AT)
             || bc_record_has (record, BC_FIELD_APPEAL_OUTCOME);
    }
}

static void
add_rectification (GPtrArray *offers, const BcRecord *record, const BcWorkflowContext *context)
{
  if (!bc_record_has (record, BC_FIELD_BAD_RATING_AT)
      || bc_record_enum (record, BC_FIELD_APPEAL_OUTCOME) == 1)
    return;
  for (BcRectifyStep step = 0; step < BC_N_RECTIFY_STEPS; step++)
    {
      char *why = NULL;

      if (is_over (record, step))
        continue;
      bc_rectify_may (record, step, context, &why);
      add (offers, "ticket.rectify", g_variant_new_string (bc_rectify_code (step)),
           bc_rectify_label (step), rectify_effect (step), why);
    }
}

GPtrArray *
bc_ticket_flag_offers (const BcRecord *record, const BcWorkflowContext *context)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_flag_offer_free);

  add_extension (offers, record, context);
  add_rectification (offers, record, context);
  return offers;
}
