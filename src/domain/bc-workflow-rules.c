/* Conditions and effects of the moves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-gate.h"
#include "domain/bc-rectification.h"
#include "domain/bc-workflow-private.h"

#include <glib/gi18n.h>

#define ATTEMPTS_NEEDED  3
#define HALF_DAYS_NEEDED 2

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED, message);
  return FALSE;
}

/* Whether anybody can be asked: there is no callback for who stays anonymous, has no telephone or
 * wants no reply (domain model, "Intake form"). */
static gboolean
can_be_called (const BcRecord *record)
{
  return bc_record_enum (record, BC_FIELD_PETITIONER_KIND) != BC_PETITIONER_ANONYMOUS
         && bc_record_has (record, BC_FIELD_TELEPHONE)
         && !bc_record_flag (record, BC_FIELD_NO_REPLY);
}

static void
check_due (const BcRecord *after, const BcWorkflowContext *context, BcProblems *problems)
{
  gint64 due = bc_record_int (after, BC_FIELD_DUE_AT);

  if (due == BC_INT_NONE || bc_problems_find (problems, "due_at") != NULL)
    return;
  if (due <= context->now)
    bc_problems_add (problems, "due_at", _ ("The due date has to lie in the future."));
  else if (!bc_workdays_is_working (bc_hall_workdays (context->hall),
                                    bc_hall_day (context->hall, due)))
    bc_problems_add (problems, "due_at", _ ("This day is not a working day: choose one."));
}

static void
check_departments (const BcRecord *after, BcProblems *problems)
{
  const char *assisting = bc_record_text (after, BC_FIELD_ASSISTING_DEPARTMENTS);
  g_auto (GStrv) list = g_strsplit (assisting != NULL ? assisting : "", ",", -1);
  const char *lead = bc_record_text (after, BC_FIELD_LEAD_DEPARTMENT);

  if (lead != NULL && g_strv_contains ((const char *const *) list, lead))
    bc_problems_add (problems, "assisting_departments",
                     _ ("The lead department cannot assist itself: take it out."));
}

void
bc_workflow_check_handler (const BcRecord *record, BcHall *hall, BcProblems *problems)
{
  const BcEntry *handler =
      bc_hall_find (hall, BC_TABLE_STAFF, bc_record_text (record, BC_FIELD_HANDLER));

  if (handler != NULL && handler->department != NULL
      && g_strcmp0 (handler->department, bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT)) != 0)
    bc_problems_add (problems, "handler",
                     _ ("%s does not work for the department that leads this ticket."),
                     handler->name);
}

static gboolean
check_return (const BcRecord *before, const BcWorkflowContext *context, GError **error)
{
  gint64 dispatched = bc_record_int (before, BC_FIELD_DISPATCHED_AT);
  g_autoptr (BcDue) limit = NULL;

  if (bc_record_flag (before, BC_FIELD_DESIGNATED))
    return refuse (error, _ ("The department was designated: it cannot return the ticket again."));
  if (dispatched == BC_INT_NONE)
    return TRUE;
  limit = bc_hall_due (context->hall, dispatched, BC_LIMIT_WORKING_DAYS, 1);
  if (context->now > limit->due)
    return refuse (error, _ ("A ticket can be returned within one working day of its dispatch "
                             "only; that day is over."));
  return TRUE;
}

/* What was said last counts: a petitioner who was explained the matter may have come round. */
static gboolean
is_dissatisfied (const BcWorkflowContext *context)
{
  return context->callbacks_reached > 0
         && (context->last_solved == 0 || bc_rectify_is_bad (context->last_rating));
}

static gboolean
check_close (const BcRecord *before,
             const BcRecord *after,
             const BcWorkflowContext *context,
             BcProblems *problems,
             GError **error)
{
  if (is_dissatisfied (context) && !bc_record_has (after, BC_FIELD_WRITTEN_ANSWER)
      && bc_problems_find (problems, "written_answer") == NULL)
    bc_problems_add (problems, "written_answer",
                     _ ("The petitioner is not satisfied: have it handled again, or type here how "
                        "it was explained."));
  if (context->callbacks_reached > 0 || !can_be_called (before))
    return TRUE;
  if (context->callback_attempts < ATTEMPTS_NEEDED
      || context->callback_half_days < HALF_DAYS_NEEDED)
    return refuse (error, _ ("The petitioner has not been asked yet: record a callback, or three "
                             "attempts in at least two half-days and a written answer."));
  if (!bc_record_has (after, BC_FIELD_WRITTEN_ANSWER)
      && bc_problems_find (problems, "written_answer") == NULL)
    bc_problems_add (problems, "written_answer",
                     _ ("Nobody was reached: the petitioner gets a written answer. Type it here."));
  return TRUE;
}

static void
check_result (const BcRecord *after, const BcWorkflowContext *context, BcProblems *problems)
{
  gint64 answered = bc_record_int (after, BC_FIELD_ANSWERED_ON);

  if (answered == BC_INT_NONE)
    return;
  if (answered > bc_hall_day (context->hall, context->now))
    bc_problems_add (problems, "answered_on", _ ("This lies in the future."));
  else if (answered < bc_hall_day (context->hall, bc_record_int (after, BC_FIELD_RECEIVED_AT)))
    bc_problems_add (problems, "answered_on", _ ("This lies before the ticket was received."));
}

gboolean
bc_workflow_check_conditions (const BcTransition *transition,
                              const BcRecord *before,
                              const BcRecord *after,
                              const BcWorkflowContext *context,
                              BcProblems *problems,
                              GError **error)
{
  BcDay today = bc_hall_day (context->hall, context->now);

  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    if (transition->requirements[i].field == BC_FIELD_DUE_AT)
      check_due (after, context, problems);
  switch (transition->to)
    {
    case BC_STATE_REVIEW:
      check_departments (after, problems);
      return TRUE;
    case BC_STATE_DISPATCHED:
      check_departments (after, problems);
      if (transition->from == BC_STATE_DISPUTED && !bc_record_flag (after, BC_FIELD_DESIGNATED)
          && bc_record_equal_field (before, after, BC_FIELD_LEAD_DEPARTMENT))
        bc_problems_add (problems, "lead_department",
                         _ ("Choose another department, or designate this one."));
      return TRUE;
    case BC_STATE_DISPUTED:
      return check_return (before, context, error);
    case BC_STATE_SUSPENDED:
      if (bc_record_has (after, BC_FIELD_REVIEW_ON)
          && bc_record_int (after, BC_FIELD_REVIEW_ON) <= today)
        bc_problems_add (problems, "review_on", _ ("The review date has to lie after today."));
      return TRUE;
    case BC_STATE_RESULT_CHECK:
      if (bc_record_open_parts (before) > 0)
        return refuse (error, _ ("Not every assisting department has reported yet: wait for it, or "
                                 "have the dispatcher waive it."));
      check_result (after, context, problems);
      return TRUE;
    case BC_STATE_MERGED:
      if (bc_record_has (after, BC_FIELD_MASTER) && !context->master_is_valid)
        bc_problems_add (problems, "master", _ ("There is no other open ticket with this number."));
      return TRUE;
    case BC_STATE_CLOSED:
      return check_close (before, after, context, problems, error);
    case BC_STATE_ARCHIVED:
      if (g_strcmp0 (bc_record_text (after, BC_FIELD_ROOT_CAUSE), "new") == 0
          && !bc_record_has (after, BC_FIELD_PREVENTION))
        bc_problems_add (problems, "prevention",
                         _ ("A new root cause needs what is done so that it does not recur."));
      return TRUE;
    case BC_STATE_IN_PROGRESS:
      if (transition->from == BC_STATE_DISPATCHED)
        bc_workflow_check_handler (after, context->hall, problems);
      return TRUE;
    case BC_STATE_DRAFT:
    case BC_STATE_REGISTERED:
    case BC_STATE_CALLBACK:
    case BC_STATE_REJECTED:
    case BC_STATE_TERMINATED:
    case BC_N_STATES:
    default:
      return TRUE;
    }
}

/* The close of the working day before the ticket's due day, so that the lead has a day to put the
 * reports together. */
gint64
bc_workflow_part_due (gint64 due, const BcWorkflowContext *context)
{
  BcHall *hall = context->hall;
  BcDay day = bc_hall_day (hall, due);

  do
    day--;
  while (!bc_workdays_is_working (bc_hall_workdays (hall), day));
  return MAX (bc_instant_from_local (day, bc_hall_close (hall), bc_hall_zone (hall)),
              MIN (due, context->now + BC_HOUR));
}

/* The due date with its provisional flag, and with it those of the parts that are still to be
 * reported. */
void
bc_workflow_set_due (BcRecord *record, gint64 due, const BcWorkflowContext *context)
{
  gboolean provisional;

  bc_workdays_kind (bc_hall_workdays (context->hall), bc_hall_day (context->hall, due), NULL,
                    &provisional);
  bc_record_set_int (record, BC_FIELD_DUE_AT, due);
  bc_record_set_int (record, BC_FIELD_DUE_PROVISIONAL, provisional);
  if (!bc_record_has (record, BC_FIELD_ORIGINAL_DUE_AT))
    bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, due);
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      BcPart part = *bc_record_part (record, i);

      if (part.state == BC_PART_REPORTED || part.state == BC_PART_WAIVED)
        continue;
      part.due_at = bc_workflow_part_due (due, context);
      bc_record_set_part (record, &part);
    }
}

/* One part for each assisting department: those that were there before a ruling go on as they
 * stand. */
static void
set_parts (BcRecord *after)
{
  g_autoptr (BcRecord) before = bc_record_copy (after);
  const char *assisting = bc_record_text (after, BC_FIELD_ASSISTING_DEPARTMENTS);
  g_auto (GStrv) list = g_strsplit (assisting != NULL ? assisting : "", ",", -1);

  bc_record_clear_parts (after);
  for (guint i = 0; list[i] != NULL; i++)
    {
      const BcPart *known = bc_record_find_part (before, list[i]);
      BcPart part = { .department = list[i],
                      .state = BC_PART_DISPATCHED,
                      .due_at = BC_INT_NONE,
                      .reported_at = BC_INT_NONE };

      bc_record_set_part (after, known != NULL ? known : &part);
    }
}

static void
dispatch (BcRecord *after, const BcWorkflowContext *context)
{
  bc_record_set_int (after, BC_FIELD_DISPATCHED_AT, context->now);
  bc_record_clear (after, BC_FIELD_HANDLER);
  bc_record_clear (after, BC_FIELD_ACCEPTED_AT);
  bc_record_clear (after, BC_FIELD_ACCEPTED_BY);
  set_parts (after);
  bc_workflow_set_due (after, bc_record_int (after, BC_FIELD_DUE_AT), context);
}

static void
accept (BcRecord *after, const BcWorkflowContext *context)
{
  bc_record_set_int (after, BC_FIELD_ACCEPTED_AT, context->now);
  bc_record_set_text (after, BC_FIELD_ACCEPTED_BY, context->actor->code);
  if (!bc_record_has (after, BC_FIELD_HANDLER) && (context->actor->roles & BC_ROLE_HANDLER) != 0)
    bc_record_set_text (after, BC_FIELD_HANDLER, context->actor->code);
}

/* The days that were left when the clock stopped are counted on from today, so a suspended ticket
 * loses nothing; one whose last day it was then has until that day's hour, or, where that is past,
 * until the next working day: a resumed ticket is never at once overdue. */
static void
resume (const BcRecord *before, BcRecord *after, const BcWorkflowContext *context)
{
  BcWorkdays *workdays = bc_hall_workdays (context->hall);
  GTimeZone *zone = bc_hall_zone (context->hall);
  BcDay today = bc_hall_day (context->hall, context->now);
  gint64 suspended = bc_record_int (before, BC_FIELD_SUSPENDED_AT);
  gint64 due = bc_record_int (before, BC_FIELD_DUE_AT);
  int second, left;
  BcDay last;

  bc_record_clear (after, BC_FIELD_SUSPENDED_AT);
  bc_record_clear (after, BC_FIELD_SUSPEND_GROUND);
  bc_record_clear (after, BC_FIELD_REVIEW_ON);
  bc_record_clear (after, BC_FIELD_PETITIONER_TOLD);
  if (due == BC_INT_NONE || suspended == BC_INT_NONE)
    return;
  last = bc_instant_to_day (due, zone, &second);
  left = MAX (bc_workdays_between (workdays, bc_hall_day (context->hall, suspended), last), 0);
  last = bc_workdays_add (workdays, today, left, NULL);
  due = bc_instant_from_local (last, second, zone);
  if (due <= context->now || !bc_workdays_is_working (workdays, last))
    due = bc_instant_from_local (bc_workdays_add (workdays, today, 1, NULL), second, zone);
  bc_workflow_set_due (after, due, context);
}

static void
take_up_again (BcRecord *after, const BcWorkflowContext *context)
{
  bc_record_set_int (after, BC_FIELD_REHANDLE_COUNT,
                     bc_record_int (after, BC_FIELD_REHANDLE_COUNT) + 1);
  bc_record_clear (after, BC_FIELD_SUBMITTED_AT);
  bc_record_clear (after, BC_FIELD_CLOSED_AT);
  bc_record_clear (after, BC_FIELD_SOLVED);
  bc_record_clear (after, BC_FIELD_RATING);
  bc_record_clear (after, BC_FIELD_WRITTEN_ANSWER);
  /* What was settled on the spot comes to its department only now. */
  if (!bc_record_has (after, BC_FIELD_DISPATCHED_AT))
    bc_record_set_int (after, BC_FIELD_DISPATCHED_AT, context->now);
  bc_workflow_set_due (after, bc_record_int (after, BC_FIELD_DUE_AT), context);
}

static void
enter_in_progress (const BcTransition *transition,
                   const BcRecord *before,
                   BcRecord *after,
                   const BcWorkflowContext *context)
{
  if (transition->from == BC_STATE_DISPATCHED)
    accept (after, context);
  else if (transition->from == BC_STATE_SUSPENDED)
    resume (before, after, context);
  else if (transition->from == BC_STATE_RESULT_CHECK)
    {
      bc_record_set_int (after, BC_FIELD_REWORK_COUNT,
                         bc_record_int (after, BC_FIELD_REWORK_COUNT) + 1);
      bc_record_clear (after, BC_FIELD_SUBMITTED_AT);
    }
  else
    take_up_again (after, context);
}

static void
settle_on_the_spot (BcRecord *after, const BcWorkflowContext *context)
{
  bc_record_set_text (after, BC_FIELD_LEAD_DEPARTMENT, bc_record_text (after, BC_FIELD_DEPARTMENT));
  bc_record_set_int (after, BC_FIELD_SUBMITTED_AT, context->now);
  bc_record_set_int (after, BC_FIELD_ANSWERED_ON, bc_hall_day (context->hall, context->now));
}

void
bc_workflow_take_effect (const BcTransition *transition,
                         const BcRecord *before,
                         BcRecord *after,
                         const BcWorkflowContext *context)
{
  const BcEntry *package;

  bc_record_set_state (after, transition->to);
  bc_workflow_clear_request (after);
  /* Handled again, or explained: either is the answer that was due. */
  if (transition->from == BC_STATE_CALLBACK)
    bc_record_clear (after, BC_FIELD_ANSWER_DUE_AT);
  package =
      bc_hall_find (context->hall, BC_TABLE_PACKAGES, bc_record_text (after, BC_FIELD_PACKAGE));
  if (package != NULL && transition->from == BC_STATE_REGISTERED)
    bc_record_set_int (after, BC_FIELD_PACKAGE_VERSION, package->version);
  if (transition->from == BC_STATE_REGISTERED && transition->to == bc_gate_target (context->hall))
    bc_gate_pass (after, context->hall, context->now);
  switch (transition->to)
    {
    case BC_STATE_DISPATCHED:
      dispatch (after, context);
      break;
    case BC_STATE_IN_PROGRESS:
      enter_in_progress (transition, before, after, context);
      break;
    case BC_STATE_SUSPENDED:
      bc_record_set_int (after, BC_FIELD_SUSPENDED_AT, context->now);
      break;
    case BC_STATE_RESULT_CHECK:
      bc_record_set_int (after, BC_FIELD_SUBMITTED_AT, context->now);
      break;
    case BC_STATE_CALLBACK:
      if (transition->from == BC_STATE_REGISTERED)
        settle_on_the_spot (after, context);
      break;
    case BC_STATE_CLOSED:
      if (context->last_solved >= 0)
        bc_record_set_text (after, BC_FIELD_SOLVED,
                            bc_enum_code (&bc_yes_no, context->last_solved));
      if (context->last_rating >= 0)
        bc_record_set_text (after, BC_FIELD_RATING,
                            bc_enum_code (&bc_ratings, context->last_rating));
      bc_record_set_int (after, BC_FIELD_CLOSED_AT, context->now);
      break;
    case BC_STATE_REJECTED:
    case BC_STATE_TERMINATED:
    case BC_STATE_MERGED:
      bc_record_set_int (after, BC_FIELD_CLOSED_AT, context->now);
      break;
    case BC_STATE_REGISTERED:
      bc_record_clear (after, BC_FIELD_MASTER);
      bc_record_clear (after, BC_FIELD_CLOSED_AT);
      break;
    case BC_STATE_DRAFT:
    case BC_STATE_REVIEW:
    case BC_STATE_DISPUTED:
    case BC_STATE_ARCHIVED:
    case BC_N_STATES:
    default:
      break;
    }
}
