/* A move, from what was typed to the ticket as it will stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workflow-private.h"

#include "base/bc-text.h"
#include "domain/bc-input.h"

#include <glib/gi18n.h>

static GHashTable *
copy_values (GHashTable *input)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;

  if (input == NULL)
    return values;
  g_hash_table_iter_init (&iter, input);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_replace (values, g_strdup (key), g_strdup (value));
  return values;
}

static gboolean
takes (const BcTransition *transition, BcField field)
{
  if (field == BC_FIELD_REASON)
    return TRUE;
  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    if (transition->requirements[i].field == field)
      return TRUE;
  return FALSE;
}

/* What the triage has found holds until it is changed; everything else a move requires has to be
 * said anew each time. */
static gboolean
is_kept (BcField field)
{
  return field == BC_FIELD_MAIN_CAUSE || field == BC_FIELD_PACKAGE
         || field == BC_FIELD_LEAD_DEPARTMENT || field == BC_FIELD_PROPOSED_LIMIT;
}

void
bc_workflow_read_reason (const char *text, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (BC_FIELD_REASON);
  g_autofree char *clean = text != NULL ? bc_text_clean (text) : NULL;

  if (text != NULL && clean == NULL)
    bc_problems_add (problems, info->key, _ ("The text is not valid UTF-8."));
  else if (clean != NULL && *clean != '\0' && bc_text_length (clean) < info->minimum)
    bc_problems_add (problems, info->key, _ ("Say it in a few words."));
  else if (bc_text_length (clean) > info->maximum)
    bc_problems_add (problems, info->key, _ ("At most %d characters are possible, %ld are given."),
                     info->maximum, bc_text_length (clean));
}

void
bc_workflow_read (BcRecord *record,
                  BcField field,
                  const char *text,
                  const BcWorkflowContext *context,
                  BcProblems *problems)
{
  if (bc_input_set (record, field, text, context->hall, problems))
    bc_input_check_in_use (record, field, context->hall, bc_hall_day (context->hall, context->now),
                           problems);
}

static void
read_values (const BcTransition *transition,
             GHashTable *values,
             BcRecord *after,
             const BcWorkflowContext *context,
             BcProblems *problems)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      int field = bc_field_find (l->data);
      const char *text = g_hash_table_lookup (values, l->data);

      if (field < 0 || !takes (transition, field))
        bc_problems_add (problems, l->data, _ ("This move does not take it."));
      else if (field == BC_FIELD_REASON)
        bc_workflow_read_reason (text, problems);
      else
        bc_workflow_read (after, field, text, context, problems);
    }
}

static void
check_required (const BcTransition *transition,
                GHashTable *values,
                const BcRecord *after,
                BcProblems *problems)
{
  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    {
      BcField field = transition->requirements[i].field;
      const BcFieldInfo *info = bc_field_info (field);
      gboolean given = !bc_text_is_blank (g_hash_table_lookup (values, info->key));

      if (!transition->requirements[i].required || bc_problems_find (problems, info->key) != NULL)
        continue;
      if (field == BC_FIELD_PETITIONER_TOLD)
        {
          if (!bc_record_flag (after, field))
            bc_problems_add (problems, info->key, _ ("The petitioner has to be told first."));
        }
      else if (!given && !(is_kept (field) && bc_record_has (after, field)))
        bc_problems_add (problems, info->key, _ ("This is needed."));
    }
}

/* What was given with the request holds where the approver gives nothing else. */
static void
add_requested (const BcRecord *record, GHashTable *values)
{
  g_autoptr (GHashTable) asked = bc_workflow_request_values (record);
  GHashTableIter iter;
  gpointer key, value;

  if (asked == NULL)
    return;
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (values, key))
      g_hash_table_insert (values, g_strdup (key), g_strdup (value));
}

static void
request (const BcTransition *transition,
         const BcRecord *record,
         GHashTable *values,
         const BcWorkflowContext *context,
         BcRecord **after)
{
  g_autofree char *json = bc_workflow_values_to_json (values);

  *after = bc_record_copy (record);
  bc_record_set_text (*after, BC_FIELD_REQUEST_TO, bc_enum_code (&bc_states, transition->to));
  bc_record_set_text (*after, BC_FIELD_REQUEST_BY, context->actor->code);
  bc_record_set_int (*after, BC_FIELD_REQUEST_AT, context->now);
  bc_record_set_text (*after, BC_FIELD_REQUEST_DATA, json);
}

static const BcTransition *
find_or_refuse (const BcRecord *record,
                BcState to,
                const BcWorkflowContext *context,
                GError **error)
{
  BcState from = bc_record_state (record);
  const BcTransition *transition = bc_workflow_find (from, to, bc_hall_has_review (context->hall));

  if (transition == NULL)
    /* Translators: two states of a ticket. */
    g_set_error (error, BC_ERROR, BC_ERROR_REFUSED, _ ("A ticket cannot go from “%s” to “%s”."),
                 bc_enum_label (&bc_states, from), bc_enum_label (&bc_states, to));
  return transition;
}

/* The program itself may do one thing: resume when the review date has come. */
static gboolean
is_own_resumption (const BcTransition *transition,
                   const BcRecord *record,
                   const BcWorkflowContext *context)
{
  return context->actor == NULL && transition->from == BC_STATE_SUSPENDED
         && transition->to == BC_STATE_IN_PROGRESS && bc_record_has (record, BC_FIELD_REVIEW_ON)
         && bc_record_int (record, BC_FIELD_REVIEW_ON) <= bc_hall_day (context->hall, context->now);
}

gboolean
bc_workflow_apply (const BcRecord *record,
                   BcState to,
                   GHashTable *input,
                   const BcWorkflowContext *context,
                   BcRecord **after,
                   gboolean *requested,
                   GError **error)
{
  const BcTransition *transition = find_or_refuse (record, to, context, error);
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) result = NULL;
  g_autofree char *why = NULL;
  BcMay may;

  if (requested != NULL)
    *requested = FALSE;
  if (transition == NULL)
    return FALSE;
  may = is_own_resumption (transition, record, context)
            ? BC_MAY_DO
            : bc_workflow_may (transition, record, context->actor, &why);
  if (may == BC_MAY_NOT)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED, why);
      return FALSE;
    }
  values = copy_values (input);
  if (may == BC_MAY_APPROVE)
    add_requested (record, values);
  bc_workflow_fill (transition, record, context, values);
  result = bc_record_copy (record);
  read_values (transition, values, result, context, problems);
  check_required (transition, values, result, problems);
  if (!bc_workflow_check_conditions (transition, record, result, context, problems, error)
      || !bc_problems_to_error (problems, error))
    return FALSE;
  if (may == BC_MAY_ASK)
    {
      request (transition, record, values, context, after);
      if (requested != NULL)
        *requested = TRUE;
      return TRUE;
    }
  bc_workflow_take_effect (transition, record, result, context);
  *after = g_steal_pointer (&result);
  return TRUE;
}
