/* Changes that move nothing: edits and the parts of assisting departments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workflow-private.h"

#include "base/bc-text.h"
#include "domain/bc-input.h"

#include <glib/gi18n.h>

/* Fields that may be changed while a ticket is on its way, by whom and until when; intake fields
 * that do not stand here are changed before the triage only. */
static const struct
{
  BcField field;
  guint roles;
  gboolean while_handled; /* otherwise in every open state */
} editable[] = {
  { BC_FIELD_HANDLER, BC_ROLE_HANDLER | BC_ROLE_DEPARTMENT_LEAD, TRUE },
  { BC_FIELD_FIRST_CONTACT_AT, BC_ROLE_HANDLER | BC_ROLE_DEPARTMENT_LEAD, TRUE },
  /* A telephone that has changed must not cost the petitioner the callback. */
  { BC_FIELD_TELEPHONE, BC_ROLE_INTAKE | BC_ROLE_DISPATCHER | BC_ROLE_CALLBACK, FALSE },
  { BC_FIELD_GOOD_TIME, BC_ROLE_INTAKE | BC_ROLE_DISPATCHER | BC_ROLE_CALLBACK, FALSE },
  { BC_FIELD_URGENCY, BC_ROLE_DISPATCHER, FALSE },
  { BC_FIELD_URGENCY_REASON, BC_ROLE_DISPATCHER, FALSE },
  { BC_FIELD_CONFIDENTIAL, BC_ROLE_DISPATCHER, FALSE },
  { BC_FIELD_REPEATED, BC_ROLE_DISPATCHER, FALSE },
};

/* What the triage finds may be noted while the ticket still waits for it, so that a whole day's
 * work orders can go through the noon gate at once. */
static gboolean
is_of_triage (BcField field)
{
  return field == BC_FIELD_MAIN_CAUSE || field == BC_FIELD_FURTHER_CAUSES
         || field == BC_FIELD_PACKAGE || field == BC_FIELD_LEAD_DEPARTMENT
         || field == BC_FIELD_ASSISTING_DEPARTMENTS || field == BC_FIELD_PROPOSED_LIMIT
         || field == BC_FIELD_OPINION;
}

gboolean
bc_workflow_may_edit (const BcRecord *record, BcField field, const BcEntry *actor)
{
  guint roles = bc_workflow_effective_roles (record, actor);
  BcState state = bc_record_state (record);
  gboolean is_handled =
      state == BC_STATE_DISPATCHED || state == BC_STATE_IN_PROGRESS || state == BC_STATE_SUSPENDED;

  if (field >= BC_N_FIELDS)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (editable); i++)
    if (editable[i].field == field && (roles & editable[i].roles) != 0)
      return editable[i].while_handled ? is_handled : bc_state_is_open (state);
  /* The number was issued from these. */
  if (field == BC_FIELD_RECEIVED_AT || field == BC_FIELD_RECEIVED_BY || field == BC_FIELD_CHANNEL)
    return FALSE;
  if (is_of_triage (field))
    return state == BC_STATE_REGISTERED && (roles & BC_ROLE_DISPATCHER) != 0;
  return (bc_field_info (field)->flags & BC_FIELD_INTAKE) != 0 && state == BC_STATE_REGISTERED
         && (roles & (BC_ROLE_INTAKE | BC_ROLE_DISPATCHER)) != 0;
}

/* What the intake form requires stays required when a single field is changed later. */
static void
check_edited_later (const BcRecord *record, const BcRecord *after, BcProblems *problems)
{
  if (bc_record_enum (after, BC_FIELD_URGENCY) == BC_URGENCY_CRITICAL
      && !bc_record_has (after, BC_FIELD_URGENCY_REASON))
    bc_problems_add (problems, "urgency_reason", _ ("Critical urgency needs a reason."));
  /* Without a telephone nobody would have to be called back. */
  if (bc_record_has (record, BC_FIELD_TELEPHONE) && !bc_record_has (after, BC_FIELD_TELEPHONE)
      && bc_record_enum (after, BC_FIELD_PETITIONER_KIND) != BC_PETITIONER_ANONYMOUS)
    bc_problems_add (problems, "telephone", _ ("This is needed."));
  if (!bc_record_has (after, BC_FIELD_URGENCY))
    bc_problems_add (problems, "urgency", _ ("This is needed."));
}

static void
check_edited (const BcRecord *record,
              BcRecord *after,
              const BcWorkflowContext *context,
              BcProblems *problems)
{
  gint64 received = bc_record_int (record, BC_FIELD_RECEIVED_AT);
  gint64 contact = bc_record_int (after, BC_FIELD_FIRST_CONTACT_AT);

  /* Checked as of the day it was received: what was in order then stays so. */
  if (bc_record_state (record) == BC_STATE_REGISTERED)
    bc_intake_check (after, context->hall, received, problems, NULL);
  else
    check_edited_later (record, after, problems);
  /* As of that day it is not back-dated any more; that it was then holds. */
  if (bc_record_has (record, BC_FIELD_BACKDATE_REASON)
      && !bc_record_has (after, BC_FIELD_BACKDATE_REASON))
    bc_problems_add (problems, "backdate_reason",
                     _ ("The time of receipt is back-dated: say why."));
  if (contact != BC_INT_NONE && contact > context->now + 2 * BC_MINUTE)
    bc_problems_add (problems, "first_contact_at", _ ("This lies in the future."));
  else if (contact != BC_INT_NONE && contact < received)
    bc_problems_add (problems, "first_contact_at", _ ("This lies before the ticket was received."));
  if (!bc_record_equal_field (record, after, BC_FIELD_HANDLER))
    bc_workflow_check_handler (after, context->hall, problems);
}

gboolean
bc_workflow_edit (const BcRecord *record,
                  GHashTable *input,
                  const BcWorkflowContext *context,
                  BcRecord **after,
                  GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) result = bc_record_copy (record);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (input), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      int field = bc_field_find (l->data);

      if (field == BC_FIELD_REASON)
        {
          bc_workflow_read_reason (g_hash_table_lookup (input, l->data), problems);
          continue;
        }
      if (field < 0 || !bc_workflow_may_edit (record, field, context->actor))
        {
          g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                       _ ("“%s” cannot be changed by you in this state."),
                       field >= 0 ? bc_field_label (field) : (const char *) l->data);
          return FALSE;
        }
      bc_workflow_read (result, field, g_hash_table_lookup (input, l->data), context, problems);
    }
  check_edited (record, result, context, problems);
  if (!bc_problems_to_error (problems, error))
    return FALSE;
  *after = g_steal_pointer (&result);
  return TRUE;
}

static gboolean
part_follows (int from, int to)
{
  switch (to)
    {
    case BC_PART_IN_PROGRESS:
      return from == BC_PART_DISPATCHED;
    case BC_PART_REPORTED:
    case BC_PART_RETURNED:
      return from == BC_PART_DISPATCHED || from == BC_PART_IN_PROGRESS;
    case BC_PART_WAIVED:
      return from != BC_PART_REPORTED && from != BC_PART_WAIVED;
    case BC_PART_DISPATCHED:
      return from == BC_PART_RETURNED || from == BC_PART_WAIVED;
    default:
      return FALSE;
    }
}

static char *
part_refusal (const BcRecord *record, const char *department, int part_state, const BcEntry *actor)
{
  const BcPart *part = bc_record_find_part (record, department);
  BcState state = bc_record_state (record);
  gboolean by_dispatcher = part_state == BC_PART_WAIVED || part_state == BC_PART_DISPATCHED;
  gboolean in_scope;

  if (part == NULL)
    return g_strdup (_ ("This department does not assist in the ticket."));
  if (state != BC_STATE_DISPATCHED && state != BC_STATE_IN_PROGRESS && state != BC_STATE_SUSPENDED)
    return g_strdup (_ ("The ticket is not being handled now."));
  if (!part_follows (part->state, part_state))
    return g_strdup_printf (_ ("A part cannot go from “%s” to “%s”."),
                            bc_enum_label (&bc_part_states, part->state),
                            bc_enum_label (&bc_part_states, part_state));
  if (actor == NULL)
    return g_strdup (_ ("Nobody is signed in."));
  if (by_dispatcher)
    return (actor->roles & BC_ROLE_DISPATCHER) != 0
               ? NULL
               : g_strdup (_ ("Only the dispatcher may do this."));
  in_scope = actor->department == NULL || strcmp (actor->department, department) == 0;
  if (in_scope && (actor->roles & (BC_ROLE_HANDLER | BC_ROLE_DEPARTMENT_LEAD)) != 0)
    return NULL;
  return g_strdup (_ ("Only the staff of the assisting department may do this."));
}

gboolean
bc_workflow_may_part (const BcRecord *record,
                      const char *department,
                      int part_state,
                      const BcEntry *actor,
                      char **why)
{
  g_autofree char *refusal = part_refusal (record, department, part_state, actor);
  gboolean may = refusal == NULL;

  if (why != NULL)
    *why = g_steal_pointer (&refusal);
  return may;
}

gboolean
bc_workflow_part (const BcRecord *record,
                  const char *department,
                  int part_state,
                  const char *report,
                  const BcWorkflowContext *context,
                  BcRecord **after,
                  GError **error)
{
  g_autofree char *why = NULL;
  g_autofree char *clean = report != NULL ? bc_text_clean (report) : NULL;
  g_autoptr (BcProblems) problems = bc_problems_new ();
  BcPart part;

  if (!bc_workflow_may_part (record, department, part_state, context->actor, &why))
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED, why);
      return FALSE;
    }
  if (part_state != BC_PART_IN_PROGRESS && bc_text_is_blank (clean))
    bc_problems_add (problems, "report", _ ("Say what was done, or why."));
  else if (bc_text_length (clean) > 2000)
    bc_problems_add (problems, "report", _ ("At most %d characters are possible, %ld are given."),
                     2000, bc_text_length (clean));
  if (!bc_problems_to_error (problems, error))
    return FALSE;
  part = *bc_record_find_part (record, department);
  part.state = part_state;
  if (part_state == BC_PART_REPORTED || part_state == BC_PART_WAIVED
      || part_state == BC_PART_RETURNED)
    {
      part.reported_at = context->now;
      part.reported_by = context->actor->code;
      part.report = clean;
    }
  else if (part_state == BC_PART_DISPATCHED)
    {
      /* Asked again: nothing is reported yet, and what is over cannot be met. */
      part.reported_at = BC_INT_NONE;
      part.reported_by = part.report = NULL;
      part.due_at = bc_workflow_part_due (bc_record_int (record, BC_FIELD_DUE_AT), context);
    }
  *after = bc_record_copy (record);
  bc_record_set_part (*after, &part);
  return TRUE;
}
