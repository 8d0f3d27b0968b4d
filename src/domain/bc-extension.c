/* Extension of a due date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-extension.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "domain/bc-workflow-private.h"

BcExtensionState
bc_extension_state (const BcRecord *record)
{
  if (bc_record_has (record, BC_FIELD_EXTENDED_AT))
    return BC_EXTENSION_GRANTED;
  return bc_record_has (record, BC_FIELD_EXTENSION_AT) ? BC_EXTENSION_ASKED : BC_EXTENSION_NONE;
}

/* The rule that is in the way, in words; NULL for none. */
static const char *
why_not_ask (const BcRecord *record, const BcWorkflowContext *context)
{
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);

  if (context->actor == NULL)
    return _ ("Nobody is signed in.");
  if ((bc_workflow_effective_roles (record, context->actor) & BC_ROLE_DEPARTMENT_LEAD) == 0)
    return _ ("An extension is asked for by the lead of the department that handles the ticket.");
  if (bc_record_state (record) != BC_STATE_IN_PROGRESS || due == BC_INT_NONE)
    return _ ("Only a ticket in progress can be extended.");
  if (bc_extension_state (record) == BC_EXTENSION_GRANTED)
    return _ ("The ticket was extended already, which is possible once.");
  if (bc_extension_state (record) == BC_EXTENSION_ASKED)
    return _ ("An extension is asked for already.");
  if (context->now >= due)
    return _ ("The due date is past: an extension has to be asked for before it.");
  return NULL;
}

gboolean
bc_extension_may_ask (const BcRecord *record, const BcWorkflowContext *context, char **why)
{
  const char *refusal = why_not_ask (record, context);

  if (why != NULL)
    *why = g_strdup (refusal);
  return refusal == NULL;
}

static gboolean
is_own (const BcRecord *record, const BcWorkflowContext *context)
{
  return context->actor != NULL
         && g_strcmp0 (context->actor->code, bc_record_text (record, BC_FIELD_EXTENSION_BY)) == 0;
}

static gboolean
is_reviewer (const BcWorkflowContext *context)
{
  return context->actor != NULL && (context->actor->roles & BC_ROLE_REVIEWER) != 0;
}

static const char *
why_not_decide (const BcRecord *record, const BcWorkflowContext *context)
{
  if (bc_extension_state (record) != BC_EXTENSION_ASKED)
    return _ ("No extension is asked for on this ticket any more.");
  if (!bc_state_is_open (bc_record_state (record)))
    return _ ("This ticket is over.");
  return is_reviewer (context) || is_own (record, context)
             ? NULL
             : _ ("An extension is granted or declined by the reviewer.");
}

gboolean
bc_extension_may_decide (const BcRecord *record, const BcWorkflowContext *context, char **why)
{
  const char *refusal = why_not_decide (record, context);

  if (why != NULL)
    *why = g_strdup (refusal);
  return refusal == NULL;
}

gint64
bc_extension_latest (const BcRecord *record, BcHall *hall)
{
  gint64 dispatched = bc_record_int (record, BC_FIELD_DISPATCHED_AT);
  gint64 original = bc_record_int (record, BC_FIELD_ORIGINAL_DUE_AT);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);
  BcWorkdays *workdays = bc_hall_workdays (hall);
  int length, second;
  BcDay day;

  if (due == BC_INT_NONE || dispatched == BC_INT_NONE || original == BC_INT_NONE)
    return BC_INT_NONE;
  /* A limit of less than a day can be extended by one. */
  length = MAX (bc_workdays_between (workdays, bc_hall_day (hall, dispatched),
                                     bc_hall_day (hall, original)),
                1);
  day = bc_instant_to_day (due, bc_hall_zone (hall), &second);
  return bc_instant_from_local (bc_workdays_add (workdays, day, length, NULL), second,
                                bc_hall_zone (hall));
}

static void
check_asked (const BcRecord *record,
             gint64 due_at,
             const char *reason,
             const BcWorkflowContext *context,
             BcProblems *problems)
{
  BcHall *hall = context->hall;
  gint64 latest = bc_extension_latest (record, hall);
  g_autofree char *last = NULL;

  if (due_at == BC_INT_NONE || due_at <= bc_record_int (record, BC_FIELD_DUE_AT))
    bc_problems_add (problems, "extension_due_at",
                     _ ("The new due date has to lie after the present one."));
  else if (bc_hall_day (hall, due_at) > bc_hall_day (hall, latest))
    {
      last = bc_day_to_string (bc_hall_day (hall, latest));
      bc_problems_add (problems, "extension_due_at",
                       _ ("An extension is at most as long as the original limit: until %s."),
                       last);
    }
  else if (!bc_workdays_is_working (bc_hall_workdays (hall), bc_hall_day (hall, due_at)))
    bc_problems_add (problems, "extension_due_at",
                     _ ("This day is not a working day: choose one."));
  if (bc_text_is_blank (reason))
    bc_problems_add (problems, "reason", _ ("Say why more time is needed."));
  else
    bc_workflow_read_reason (reason, problems);
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED, why);
  return FALSE;
}

gboolean
bc_extension_ask (const BcRecord *record,
                  gint64 due_at,
                  const char *reason,
                  const BcWorkflowContext *context,
                  BcRecord **after,
                  GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  const char *why = why_not_ask (record, context);
  g_autofree char *clean = NULL;

  if (why != NULL)
    return refuse (why, error);
  check_asked (record, due_at, reason, context, problems);
  if (!bc_problems_to_error (problems, error))
    return FALSE;
  clean = bc_text_clean (reason);
  *after = bc_record_copy (record);
  bc_record_set_text (*after, BC_FIELD_EXTENSION_BY, context->actor->code);
  bc_record_set_int (*after, BC_FIELD_EXTENSION_AT, context->now);
  bc_record_set_int (*after, BC_FIELD_EXTENSION_DUE_AT, due_at);
  bc_record_set_text (*after, BC_FIELD_EXTENSION_REASON, clean);
  return TRUE;
}

static void
grant_extension (BcRecord *after, const BcWorkflowContext *context)
{
  bc_record_set_int (after, BC_FIELD_EXTENDED_AT, context->now);
  bc_record_set_text (after, BC_FIELD_EXTENDED_BY, context->actor->code);
  bc_workflow_set_due (after, bc_record_int (after, BC_FIELD_EXTENSION_DUE_AT), context);
}

gboolean
bc_extension_decide (const BcRecord *record,
                     gboolean grant,
                     const char *reason,
                     const BcWorkflowContext *context,
                     BcRecord **after,
                     GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  const char *why = why_not_decide (record, context);

  if (why != NULL)
    return refuse (why, error);
  if (grant && !is_reviewer (context))
    return refuse (_ ("An extension is granted by the reviewer; who asked may only take it back."),
                   error);
  bc_workflow_read_reason (reason, problems);
  if (!grant && !is_own (record, context) && bc_text_is_blank (reason))
    bc_problems_add (problems, "reason", _ ("Say why it is declined."));
  if (!bc_problems_to_error (problems, error))
    return FALSE;
  *after = bc_record_copy (record);
  if (grant)
    {
      grant_extension (*after, context);
      return TRUE;
    }
  bc_record_clear (*after, BC_FIELD_EXTENSION_BY);
  bc_record_clear (*after, BC_FIELD_EXTENSION_AT);
  bc_record_clear (*after, BC_FIELD_EXTENSION_DUE_AT);
  bc_record_clear (*after, BC_FIELD_EXTENSION_REASON);
  return TRUE;
}
