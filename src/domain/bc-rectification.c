/* What a dissatisfied petitioner sets going.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-rectification.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "domain/bc-workflow-private.h"

/* Working days. Source: domain model, "Time", default limits. */
#define ANSWER_DAYS  1
#define CONTACT_DAYS 1
#define RECTIFY_DAYS 5
#define TEXT_MAXIMUM 2000

static const struct
{
  const char *code;
  const char *label;
  guint roles;
  gboolean of_department; /* handler and lead count only within the ticket's department */
  gboolean needs_text;
} steps[BC_N_RECTIFY_STEPS] = {
  [BC_RECTIFY_CONTACT] = { "contact", N_ ("Petitioner contacted"),
                           BC_ROLE_HANDLER | BC_ROLE_DEPARTMENT_LEAD | BC_ROLE_CALLBACK
                               | BC_ROLE_DISPATCHER,
                           TRUE, FALSE },
  [BC_RECTIFY_DONE] = { "rectified", N_ ("Rectified"), BC_ROLE_HANDLER | BC_ROLE_DEPARTMENT_LEAD,
                        TRUE, TRUE },
  [BC_RECTIFY_APPEAL] = { "appeal", N_ ("Appeal against the rating"), BC_ROLE_DEPARTMENT_LEAD, TRUE,
                          TRUE },
  [BC_RECTIFY_ALLOW] = { "appeal_allowed", N_ ("Allow the appeal"),
                         BC_ROLE_REVIEWER | BC_ROLE_SUPERVISOR, FALSE, FALSE },
  [BC_RECTIFY_REFUSE] = { "appeal_refused", N_ ("Refuse the appeal"),
                          BC_ROLE_REVIEWER | BC_ROLE_SUPERVISOR, FALSE, TRUE },
};

const char *
bc_rectify_label (BcRectifyStep step)
{
  return _ (steps[step].label);
}

const char *
bc_rectify_code (BcRectifyStep step)
{
  return steps[step].code;
}

gboolean
bc_rectify_needs_text (BcRectifyStep step)
{
  return steps[step].needs_text;
}

gboolean
bc_rectify_is_bad (int rating)
{
  return rating >= BC_RATING_DISSATISFIED;
}

static gint64
due_after (BcHall *hall, gint64 at, int days)
{
  g_autoptr (BcDue) due = bc_hall_due (hall, at, BC_LIMIT_WORKING_DAYS, days);

  return due->due;
}

void
bc_rectify_begin (BcRecord *after, int solved, int rating, gint64 at, BcHall *hall)
{
  static const BcField track[] = { BC_FIELD_CONTACTED_AT,  BC_FIELD_RECTIFIED_AT,
                                   BC_FIELD_RECTIFICATION, BC_FIELD_APPEAL_AT,
                                   BC_FIELD_APPEAL_REASON, BC_FIELD_APPEAL_OUTCOME };

  if (solved == 0 || bc_rectify_is_bad (rating))
    bc_record_set_int (after, BC_FIELD_ANSWER_DUE_AT, due_after (hall, at, ANSWER_DAYS));
  else
    bc_record_clear (after, BC_FIELD_ANSWER_DUE_AT);
  /* What is under way for an earlier bad rating goes on. */
  if (!bc_rectify_is_bad (rating)
      || (bc_record_has (after, BC_FIELD_BAD_RATING_AT)
          && !bc_record_has (after, BC_FIELD_RECTIFIED_AT)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (track); i++)
    bc_record_clear (after, track[i]);
  bc_record_set_int (after, BC_FIELD_BAD_RATING_AT, at);
  bc_record_set_int (after, BC_FIELD_CONTACT_DUE_AT, due_after (hall, at, CONTACT_DAYS));
  bc_record_set_int (after, BC_FIELD_RECTIFY_DUE_AT, due_after (hall, at, RECTIFY_DAYS));
}

/* What of the track itself is in the way; NULL for nothing. */
static const char *
why_not_now (const BcRecord *record, BcRectifyStep step, gint64 now)
{
  gboolean appealed = bc_record_has (record, BC_FIELD_APPEAL_AT);
  gboolean decided = bc_record_has (record, BC_FIELD_APPEAL_OUTCOME);

  if (!bc_record_has (record, BC_FIELD_BAD_RATING_AT))
    return _ ("The ticket was not rated badly.");
  if (bc_record_enum (record, BC_FIELD_APPEAL_OUTCOME) == 1)
    return _ ("The appeal was allowed: nothing more is to be done.");
  switch (step)
    {
    case BC_RECTIFY_CONTACT:
      return bc_record_has (record, BC_FIELD_CONTACTED_AT)
                 ? _ ("The petitioner was contacted already.")
                 : NULL;
    case BC_RECTIFY_DONE:
      return bc_record_has (record, BC_FIELD_RECTIFIED_AT) ? _ ("This is rectified already.")
                                                           : NULL;
    case BC_RECTIFY_APPEAL:
      if (appealed)
        return _ ("There was an appeal already.");
      if (bc_record_has (record, BC_FIELD_RECTIFIED_AT))
        return _ ("This is rectified already.");
      return now > bc_record_int (record, BC_FIELD_RECTIFY_DUE_AT)
                 ? _ ("An appeal is possible until the rectification is due; that is past.")
                 : NULL;
    case BC_RECTIFY_ALLOW:
    case BC_RECTIFY_REFUSE:
      return appealed && !decided ? NULL : _ ("There is no appeal to decide on.");
    case BC_N_RECTIFY_STEPS:
    default:
      return "";
    }
}

gboolean
bc_rectify_may (const BcRecord *record,
                BcRectifyStep step,
                const BcWorkflowContext *context,
                char **why)
{
  const BcEntry *actor = context->actor;
  guint roles = 0;
  g_autofree char *refusal = g_strdup (why_not_now (record, step, context->now));

  if (actor != NULL)
    roles = steps[step].of_department ? bc_workflow_effective_roles (record, actor) : actor->roles;
  if (refusal == NULL && actor == NULL)
    refusal = g_strdup (_ ("Nobody is signed in."));
  else if (refusal == NULL && (roles & steps[step].roles) == 0)
    {
      g_autofree char *names = bc_roles_label (steps[step].roles);

      refusal = g_strdup_printf (_ ("This is done by: %s."), names);
    }
  if (why != NULL)
    *why = g_strdup (refusal);
  return refusal == NULL;
}

static void
take_effect (BcRecord *after, BcRectifyStep step, const char *text, gint64 now)
{
  switch (step)
    {
    case BC_RECTIFY_CONTACT:
      bc_record_set_int (after, BC_FIELD_CONTACTED_AT, now);
      break;
    case BC_RECTIFY_DONE:
      bc_record_set_int (after, BC_FIELD_RECTIFIED_AT, now);
      bc_record_set_text (after, BC_FIELD_RECTIFICATION, text);
      break;
    case BC_RECTIFY_APPEAL:
      bc_record_set_int (after, BC_FIELD_APPEAL_AT, now);
      bc_record_set_text (after, BC_FIELD_APPEAL_REASON, text);
      break;
    case BC_RECTIFY_ALLOW:
      bc_record_set_text (after, BC_FIELD_APPEAL_OUTCOME, bc_enum_code (&bc_yes_no, 1));
      bc_record_clear (after, BC_FIELD_CONTACT_DUE_AT);
      bc_record_clear (after, BC_FIELD_RECTIFY_DUE_AT);
      break;
    case BC_RECTIFY_REFUSE:
      bc_record_set_text (after, BC_FIELD_APPEAL_OUTCOME, bc_enum_code (&bc_yes_no, 0));
      break;
    case BC_N_RECTIFY_STEPS:
    default:
      break;
    }
}

gboolean
bc_rectify_step (const BcRecord *record,
                 BcRectifyStep step,
                 const char *text,
                 const BcWorkflowContext *context,
                 BcRecord **after,
                 GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autofree char *clean = bc_text_is_blank (text) ? NULL : bc_text_clean (text);
  g_autofree char *why = NULL;

  if (!bc_rectify_may (record, step, context, &why))
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED, why);
      return FALSE;
    }
  if (clean == NULL && steps[step].needs_text)
    bc_problems_add (problems, "reason", _ ("Say it in a few words."));
  else if (clean != NULL && bc_text_length (clean) > TEXT_MAXIMUM)
    bc_problems_add (problems, "reason", _ ("At most %d characters are possible, %ld are given."),
                     TEXT_MAXIMUM, bc_text_length (clean));
  if (!bc_problems_to_error (problems, error))
    return FALSE;
  *after = bc_record_copy (record);
  take_effect (*after, step, clean, context->now);
  return TRUE;
}
