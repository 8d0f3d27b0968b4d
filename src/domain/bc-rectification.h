/* What a dissatisfied petitioner sets going. A matter that is not settled, or a bad rating (差评), is handled again or explained within one working day. A bad rating is followed further: the petitioner
 * is contacted within one working day, what was wrong is rectified within five, the department may appeal against the rating, and after the rectification the petitioner is
 * asked a second time. Source: domain model, "States and transitions" and "Time".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

/**
 * BcRectifyStep:
 * @BC_RECTIFY_CONTACT: the petitioner was contacted; by handler, lead, callback clerk or dispatcher
 * @BC_RECTIFY_DONE: what was wrong is rectified, said how; by handler or lead. A second callback is then planned
 * @BC_RECTIFY_APPEAL: the lead of the department appeals against the rating, with a ground, once, until the rectification is due
 * @BC_RECTIFY_ALLOW: the appeal is allowed by reviewer or supervisor: nothing more is due
 * @BC_RECTIFY_REFUSE: the appeal is refused, with a reason: contact and rectification stay due
 */
typedef enum
{
  BC_RECTIFY_CONTACT,
  BC_RECTIFY_DONE,
  BC_RECTIFY_APPEAL,
  BC_RECTIFY_ALLOW,
  BC_RECTIFY_REFUSE,
  BC_N_RECTIFY_STEPS,
} BcRectifyStep;

/* bc_rectify_label: the step as the verb of a button, in the user's language. */
const char *bc_rectify_label (BcRectifyStep step);
/* bc_rectify_code: the step as events name it. */
const char *bc_rectify_code (BcRectifyStep step);
/* bc_rectify_needs_text: the step has to be explained. */
gboolean bc_rectify_needs_text (BcRectifyStep step);

/* bc_rectify_is_bad: @rating (index into bc_ratings, or -1) is one of the last two grades. */
gboolean bc_rectify_is_bad (int rating);

/* bc_rectify_begin: the answer of a petitioner who was reached at @at starts what it makes due: nothing for a satisfied one. A further bad rating starts anew what was rectified before. */
void bc_rectify_begin (BcRecord *after, int solved, int rating, gint64 at, BcHall *hall);

/* bc_rectify_may: @why: (out) (optional) (transfer full): for FALSE the rule in words. */
gboolean bc_rectify_may (const BcRecord *record,
                         BcRectifyStep step,
                         const BcWorkflowContext *context,
                         char **why);
/* bc_rectify_step: @text: (nullable) how, on what ground or why; 2–2000 characters where it is needed. INVALID with a problem at reason; REFUSED. @after: (transfer full) */
gboolean bc_rectify_step (const BcRecord *record,
                          BcRectifyStep step,
                          const char *text,
                          const BcWorkflowContext *context,
                          BcRecord **after,
                          GError **error);

G_END_DECLS
