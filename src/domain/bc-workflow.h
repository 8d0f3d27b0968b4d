/* The workflow: every transition, who may do it and what it requires, as one table in bc-workflow-table.c. The functions are pure: the
 * store applies them inside its transaction, the window asks them beforehand. Source: domain model, "States and transitions".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_MAX_REQUIREMENTS 9

typedef struct
{
  BcField field;
  gboolean required; /* otherwise it may be given */
} BcRequirement;

typedef enum
{
  BC_REVIEW_EITHER, /* in every hall */
  BC_REVIEW_ON,     /* only where the district reviews */
  BC_REVIEW_OFF,    /* only where it does not */
} BcReviewCondition;

typedef struct
{
  BcState from;
  BcState to;
  guint roles;     /* who does it, or who asks where @approvers is not 0 */
  guint approvers; /* whose consent it needs; 0 for nobody's */
  BcReviewCondition review;
  const char *action; /* untranslated verb for buttons and menus: "Dispatch" */
  const char *effect; /* untranslated: what it means, for the dialog's head and tooltips */
  BcRequirement requirements[BC_MAX_REQUIREMENTS]; /* bc_transition_n_requirements() of them */
} BcTransition;

/* What the rules have to know besides the ticket. */
typedef struct
{
  BcHall *hall;
  const BcEntry *actor; /* staff; NULL for the program itself (a review date has come) */
  gint64 now;
  guint callbacks_reached;  /* callbacks of the present round in which the petitioner was reached */
  guint callback_attempts;  /* attempts of the present round */
  guint callback_half_days; /* different half-days among them */
  gboolean
      master_is_valid; /* for merging: the number given is an existing, different, unmerged ticket */
  int last_solved;     /* of the last reached callback: 1, 0, or -1 */
  int last_rating;     /* index into bc_ratings, or -1 */
  gint64
      last_attempt_at; /* of the present round's newest attempt, reached or not; only set where callbacks were looked at */
} BcWorkflowContext;

/* bc_workflow_find: (nullable) the transition, in a hall with or without the district review. */
const BcTransition *bc_workflow_find (BcState from, BcState to, gboolean has_review);
/* bc_workflow_next: (transfer container) (element-type BcTransition) all that leave @from, in the order of the table. */
GPtrArray *bc_workflow_next (BcState from, gboolean has_review);
guint bc_transition_n_requirements (const BcTransition *self);
const char *bc_transition_action (const BcTransition *self);
const char *bc_transition_effect (const BcTransition *self);

typedef enum
{
  BC_MAY_NOT,     /* neither role nor scope allow it */
  BC_MAY_ASK,     /* it will be asked for and wait for the approver */
  BC_MAY_APPROVE, /* somebody asked, and this person may decide */
  BC_MAY_DO,      /* at once */
} BcMay;

/**
 * bc_workflow_may:
 * @why: (out) (optional) (transfer full): for BC_MAY_NOT the rule in words
 *
 * Role and scope of @actor for @transition of @record: handlers and department leads act on tickets that their department leads; a
 * person without a department acts for the whole hall.
 */
BcMay bc_workflow_may (const BcTransition *transition,
                       const BcRecord *record,
                       const BcEntry *actor,
                       char **why);

/**
 * bc_workflow_state_of_request:
 * Returns: the state that is asked for, or -1 when nothing is pending.
 */
int bc_workflow_requested (const BcRecord *record);

/**
 * bc_workflow_apply:
 * @record: the ticket as it stands
 * @to: the state it is to go to
 * @input: (element-type utf8 utf8): values by field key, as text: codes, "YYYY-MM-DD", ISO instants, "1"/"0"; NULL for none
 * @context: what the rules have to know
 * @after: (out) (transfer full): the ticket as it will stand, version not raised
 * @requested: (out) (optional): the move was only asked for; @after then has the request and its old state
 * @error: BC_ERROR_REFUSED in the rule's words when the table, the roles or a condition do not allow it; BC_ERROR_INVALID with
 *   the problems by field when @input is not what the transition requires; unknown keys are such a problem
 *
 * Checks everything and works out everything that follows from the move: due dates, counters, times, parts.
 * Approving takes the values given with the request; what the approver gives replaces them.
 */
gboolean bc_workflow_apply (const BcRecord *record,
                            BcState to,
                            GHashTable *input,
                            const BcWorkflowContext *context,
                            BcRecord **after,
                            gboolean *requested,
                            GError **error);

/**
 * bc_workflow_reason:
 * Returns: (transfer full) (nullable): the reason for the history: the one in @input, else the one given with the request that is
 *   approved by a move to @to.
 */
char *bc_workflow_reason (const BcRecord *record, BcState to, GHashTable *input);

/**
 * bc_workflow_decline:
 * Takes a pending request back (its asker) or declines it (an approver); @reason is required from an approver.
 */
gboolean bc_workflow_decline (const BcRecord *record,
                              const char *reason,
                              const BcWorkflowContext *context,
                              BcRecord **after,
                              GError **error);

/**
 * bc_workflow_suggest:
 * @to: target
 * Returns: (transfer full): values by key with which the dialog may be filled in: package and departments of the cause, the due date
 *   counted from the proposed limit, the reviewer, the values of a pending request.
 */
GHashTable *
bc_workflow_suggest (const BcRecord *record, BcState to, const BcWorkflowContext *context);

/**
 * bc_workflow_package_defaults:
 * Adds to @values what the package of @cause proposes (package, lead_department, assisting_departments, proposed_limit); for the dialog when
 * the cause is chosen. Values of the ticket's own department stand in where the package names no lead.
 */
void bc_workflow_package_defaults (const BcRecord *record,
                                   const char *cause,
                                   BcHall *hall,
                                   GHashTable *values);

/* bc_workflow_may_edit: the fields outside the workflow that @actor may set now: intake fields while registered (A, B), first_contact_at and handler while
 * dispatched or in progress (C, D of the department). */
gboolean bc_workflow_may_edit (const BcRecord *record, BcField field, const BcEntry *actor);
/* bc_workflow_edit: like bc_workflow_apply() for an edit without a move. */
gboolean bc_workflow_edit (const BcRecord *record,
                           GHashTable *input,
                           const BcWorkflowContext *context,
                           BcRecord **after,
                           GError **error);
/* bc_workflow_part: an assisting department takes (in_progress), reports (reported) or returns (returned) its part, or the dispatcher waives it (waived);
 * @report is required but for taking. */
gboolean bc_workflow_part (const BcRecord *record,
                           const char *department,
                           int part_state,
                           const char *report,
                           const BcWorkflowContext *context,
                           BcRecord **after,
                           GError **error);
/**
 * bc_workflow_recompute:
 * @hall: the hall with the table of until now
 * @workdays: the table that is to hold
 * @after: (out) (transfer full) (nullable): the ticket as it will stand, version not raised; NULL when nothing changes
 *
 * What another year's table makes of an open ticket: as many working days are left until each date (due, original due, those of the parts and of follow-ups) as were left before, counted
 * from today or, while the clock stands, from when it stopped. Dates that are past stay. The noon gate of a ticket that waits for it is counted anew.
 *
 * Returns: whether anything changes
 */
gboolean bc_workflow_recompute (
    const BcRecord *record, BcHall *hall, BcWorkdays *workdays, gint64 now, BcRecord **after);

/* bc_workflow_may_part: may @actor put @department's part into @part_state now? */
gboolean bc_workflow_may_part (const BcRecord *record,
                               const char *department,
                               int part_state,
                               const BcEntry *actor,
                               char **why);

G_END_DECLS
