/* The one table of transitions. Source: domain model, "States and transitions"; the order of rows
 * is the order of buttons.
 *
 * draft → registered is not a move: it is the registration, which issues the number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workflow.h"

#include <glib/gi18n.h>

#define A BC_ROLE_INTAKE
#define B BC_ROLE_DISPATCHER
#define C BC_ROLE_HANDLER
#define D BC_ROLE_DEPARTMENT_LEAD
#define E BC_ROLE_REVIEWER
#define F BC_ROLE_CALLBACK

#define NEEDS(name)                                                                                \
  {                                                                                                \
    BC_FIELD_##name, TRUE                                                                          \
  }
#define MAY_GIVE(name)                                                                             \
  {                                                                                                \
    BC_FIELD_##name, FALSE                                                                         \
  }

static const BcTransition table[] = {
  { BC_STATE_REGISTERED,
    BC_STATE_REVIEW,
    B,
    0,
    BC_REVIEW_ON,
    N_ ("Send to review"),
    N_ ("The triage is done; the district reviews it and sets method and deadline."),
    { NEEDS (MAIN_CAUSE), MAY_GIVE (FURTHER_CAUSES), NEEDS (PACKAGE), NEEDS (LEAD_DEPARTMENT),
      MAY_GIVE (ASSISTING_DEPARTMENTS), NEEDS (PROPOSED_LIMIT), MAY_GIVE (OPINION) } },
  { BC_STATE_REGISTERED,
    BC_STATE_DISPATCHED,
    B,
    0,
    BC_REVIEW_OFF,
    N_ ("Dispatch"),
    N_ ("The lead department gets the ticket and its deadline."),
    { NEEDS (MAIN_CAUSE), MAY_GIVE (FURTHER_CAUSES), NEEDS (PACKAGE), NEEDS (LEAD_DEPARTMENT),
      MAY_GIVE (ASSISTING_DEPARTMENTS), NEEDS (PROPOSED_LIMIT), MAY_GIVE (OPINION), NEEDS (METHOD),
      NEEDS (DUE_AT) } },
  { BC_STATE_REGISTERED,
    BC_STATE_CALLBACK,
    A,
    0,
    BC_REVIEW_EITHER,
    N_ ("Settled on the spot"),
    N_ ("The window settled it at once; the petitioner is called back."),
    { NEEDS (OUTCOME), NEEDS (ON_THE_SPOT), NEEDS (BASIS) } },
  { BC_STATE_REGISTERED,
    BC_STATE_REJECTED,
    A | B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Reject"),
    N_ ("The window cannot take it; the petitioner is told the proper route."),
    { NEEDS (REJECT_GROUND), NEEDS (ROUTE) } },
  { BC_STATE_REGISTERED,
    BC_STATE_MERGED,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Merge into another ticket"),
    N_ ("The other ticket goes on for both; this can be undone."),
    { NEEDS (MASTER), NEEDS (REASON) } },
  { BC_STATE_MERGED,
    BC_STATE_REGISTERED,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Separate again"),
    N_ ("The ticket stands on its own again and awaits triage."),
    { NEEDS (REASON) } },

  { BC_STATE_REVIEW,
    BC_STATE_DISPATCHED,
    E,
    0,
    BC_REVIEW_ON,
    N_ ("Approve and dispatch"),
    N_ ("The lead department gets the ticket, how it is to be settled, and its deadline."),
    { NEEDS (METHOD), NEEDS (DUE_AT), NEEDS (REVIEWER) } },
  { BC_STATE_REVIEW,
    BC_STATE_REGISTERED,
    E,
    0,
    BC_REVIEW_ON,
    N_ ("Send back to triage"),
    N_ ("The triage has to be done again."),
    { NEEDS (REASON) } },

  { BC_STATE_DISPATCHED,
    BC_STATE_IN_PROGRESS,
    C | D,
    0,
    BC_REVIEW_EITHER,
    N_ ("Accept"),
    N_ ("The department takes the ticket; the petitioner is to be contacted today."),
    { MAY_GIVE (HANDLER) } },
  { BC_STATE_DISPATCHED,
    BC_STATE_DISPUTED,
    D,
    0,
    BC_REVIEW_EITHER,
    N_ ("Return"),
    N_ ("The department holds that it is not answerable; the dispatcher rules."),
    { NEEDS (RETURN_GROUND), NEEDS (RETURN_CLAUSE) } },

  { BC_STATE_IN_PROGRESS,
    BC_STATE_RESULT_CHECK,
    D,
    0,
    BC_REVIEW_EITHER,
    N_ ("Submit the result"),
    N_ ("The result goes to the dispatcher to be checked."),
    { NEEDS (OUTCOME), NEEDS (MEASURES), NEEDS (BASIS), NEEDS (ANSWERED_ON) } },
  { BC_STATE_IN_PROGRESS,
    BC_STATE_DISPUTED,
    D,
    0,
    BC_REVIEW_EITHER,
    N_ ("Return"),
    N_ ("The department holds that it is not answerable; the dispatcher rules."),
    { NEEDS (RETURN_GROUND), NEEDS (RETURN_CLAUSE) } },
  { BC_STATE_IN_PROGRESS,
    BC_STATE_SUSPENDED,
    D,
    E,
    BC_REVIEW_EITHER,
    N_ ("Suspend"),
    N_ ("The clock stops until the review date."),
    { NEEDS (SUSPEND_GROUND), NEEDS (REVIEW_ON), NEEDS (PETITIONER_TOLD) } },
  { BC_STATE_IN_PROGRESS,
    BC_STATE_TERMINATED,
    D,
    E,
    BC_REVIEW_EITHER,
    N_ ("Terminate"),
    N_ ("The ticket ends on a statutory ground, and the petitioner is told why."),
    { NEEDS (TERMINATE_GROUND), NEEDS (REASON) } },

  { BC_STATE_DISPUTED,
    BC_STATE_DISPATCHED,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Rule and dispatch"),
    N_ ("Another department gets it, or the same is designated and cannot return it again."),
    { NEEDS (LEAD_DEPARTMENT), MAY_GIVE (DESIGNATED), MAY_GIVE (ASSISTING_DEPARTMENTS),
      MAY_GIVE (DUE_AT), NEEDS (REASON) } },

  { BC_STATE_SUSPENDED,
    BC_STATE_IN_PROGRESS,
    C,
    0,
    BC_REVIEW_EITHER,
    N_ ("Resume"),
    N_ ("The clock goes on."),
    { MAY_GIVE (REASON) } },

  { BC_STATE_RESULT_CHECK,
    BC_STATE_CALLBACK,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Pass the check"),
    N_ ("The result stands; the petitioner is called back."),
    { { 0 } } },
  { BC_STATE_RESULT_CHECK,
    BC_STATE_IN_PROGRESS,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Send back for rework"),
    N_ ("The department completes what is missing."),
    { NEEDS (REASON) } },

  { BC_STATE_CALLBACK,
    BC_STATE_CLOSED,
    F,
    0,
    BC_REVIEW_EITHER,
    N_ ("Conclude"),
    N_ ("The petitioner was asked, or could not be reached and got a written answer."),
    { MAY_GIVE (WRITTEN_ANSWER) } },
  { BC_STATE_CALLBACK,
    BC_STATE_IN_PROGRESS,
    F,
    B,
    BC_REVIEW_EITHER,
    N_ ("Handle again"),
    N_ ("The petitioner is not satisfied; the department takes it up again by a new deadline."),
    { NEEDS (REASON), NEEDS (DUE_AT) } },

  { BC_STATE_CLOSED,
    BC_STATE_ARCHIVED,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Archive"),
    N_ ("The root cause is entered and the ticket goes to the archive."),
    { NEEDS (ROOT_CAUSE), MAY_GIVE (PREVENTION) } },
  { BC_STATE_CLOSED,
    BC_STATE_IN_PROGRESS,
    B,
    E,
    BC_REVIEW_EITHER,
    N_ ("Reopen"),
    N_ ("There are new facts; the department takes it up again by a new deadline."),
    { NEEDS (REASON), NEEDS (DUE_AT) } },
  { BC_STATE_REJECTED,
    BC_STATE_ARCHIVED,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Archive"),
    N_ ("The root cause is entered and the ticket goes to the archive."),
    { NEEDS (ROOT_CAUSE), MAY_GIVE (PREVENTION) } },
  { BC_STATE_TERMINATED,
    BC_STATE_ARCHIVED,
    B,
    0,
    BC_REVIEW_EITHER,
    N_ ("Archive"),
    N_ ("The root cause is entered and the ticket goes to the archive."),
    { NEEDS (ROOT_CAUSE), MAY_GIVE (PREVENTION) } },
};

static gboolean
is_in_hall (const BcTransition *transition, gboolean has_review)
{
  return transition->review == BC_REVIEW_EITHER
         || (transition->review == BC_REVIEW_ON) == has_review;
}

const BcTransition *
bc_workflow_find (BcState from, BcState to, gboolean has_review)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].from == from && table[i].to == to && is_in_hall (&table[i], has_review))
      return &table[i];
  /* A hall that has switched the review off still has to get out what lies in it. */
  if (!has_review && from == BC_STATE_REVIEW)
    return bc_workflow_find (from, to, TRUE);
  return NULL;
}

GPtrArray *
bc_workflow_next (BcState from, gboolean has_review)
{
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].from == from && bc_workflow_find (from, table[i].to, has_review) == &table[i])
      g_ptr_array_add (next, (gpointer) &table[i]);
  return next;
}

guint
bc_transition_n_requirements (const BcTransition *self)
{
  guint n = 0;

  /* The id is no requirement: an all-zero row ends the list. */
  while (n < BC_MAX_REQUIREMENTS && self->requirements[n].field != BC_FIELD_ID)
    n++;
  return n;
}

const char *
bc_transition_action (const BcTransition *self)
{
  return _ (self->action);
}

const char *
bc_transition_effect (const BcTransition *self)
{
  return _ (self->effect);
}
