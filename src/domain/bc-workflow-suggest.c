/* What a dialog is filled in with, and what follows by itself where nothing was typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workflow-private.h"

#include "base/bc-text.h"
#include "domain/bc-input.h"

#define DEFAULT_LIMIT 5 /* working days: an ordinary ticket (domain model, "Time") */

static void
offer (GHashTable *values, const char *key, const char *value)
{
  if (value != NULL && bc_text_is_blank (g_hash_table_lookup (values, key)))
    g_hash_table_replace (values, g_strdup (key), g_strdup (value));
}

/* The newest package for @cause; in the shipped catalogue it bears the cause's code. */
static const BcEntry *
package_of (BcHall *hall, const char *cause)
{
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_PACKAGES); i++)
    {
      const BcEntry *package = bc_hall_entry (hall, BC_TABLE_PACKAGES, i);

      if (g_strcmp0 (package->cause, cause) == 0)
        return bc_hall_find (hall, BC_TABLE_PACKAGES, package->code);
    }
  return NULL;
}

void
bc_workflow_package_defaults (const BcRecord *record,
                              const char *cause,
                              BcHall *hall,
                              GHashTable *values)
{
  const BcEntry *package = package_of (hall, cause);
  g_autofree char *limit = g_strdup_printf ("%d", package != NULL ? package->limit : DEFAULT_LIMIT);

  if (package != NULL)
    g_hash_table_replace (values, g_strdup ("package"), g_strdup (package->code));
  g_hash_table_replace (values, g_strdup ("lead_department"),
                        g_strdup (package != NULL && package->lead != NULL
                                      ? package->lead
                                      : bc_record_text (record, BC_FIELD_DEPARTMENT)));
  if (package != NULL && package->assisting != NULL)
    g_hash_table_replace (values, g_strdup ("assisting_departments"),
                          g_strdup (package->assisting));
  g_hash_table_replace (values, g_strdup ("proposed_limit"), g_steal_pointer (&limit));
}

static gboolean
needs (const BcTransition *transition, BcField field)
{
  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    if (transition->requirements[i].field == field)
      return TRUE;
  return FALSE;
}

static gint64
limit_of (const BcRecord *record, GHashTable *values)
{
  const char *given = g_hash_table_lookup (values, "proposed_limit");
  g_autofree char *clean = given != NULL ? bc_text_clean (given) : NULL;
  g_autofree char *digits = bc_text_fold_width (clean);
  gint64 limit;

  if (digits != NULL && g_ascii_string_to_signed (digits, 10, 0, 60, &limit, NULL))
    return limit;
  limit = bc_record_int (record, BC_FIELD_PROPOSED_LIMIT);
  return limit != BC_INT_NONE ? limit : DEFAULT_LIMIT;
}

/* The close of the limit's last day; where that is past already (a same-day limit after hours), the
 * next working day's. */
static char *
due_of_limit (const BcRecord *record, GHashTable *values, const BcWorkflowContext *context)
{
  g_autoptr (BcDue) due = bc_hall_due (context->hall, context->now, BC_LIMIT_WORKING_DAYS,
                                       (int) limit_of (record, values));

  if (due->due <= context->now
      || !bc_workdays_is_working (bc_hall_workdays (context->hall),
                                  bc_hall_day (context->hall, due->due)))
    {
      g_clear_pointer (&due, bc_due_free);
      due = bc_hall_due (context->hall, context->now, BC_LIMIT_WORKING_DAYS, 1);
    }
  return bc_instant_to_string (due->due, bc_hall_zone (context->hall));
}

static void
fill_classification (const BcRecord *record, const BcWorkflowContext *context, GHashTable *values)
{
  g_autoptr (GHashTable) defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *given = g_hash_table_lookup (values, "main_cause");
  const BcEntry *cause =
      bc_hall_find (context->hall, BC_TABLE_CAUSES,
                    given != NULL ? given : bc_record_text (record, BC_FIELD_MAIN_CAUSE));
  GHashTableIter iter;
  gpointer key, value;

  if (cause == NULL)
    return;
  bc_workflow_package_defaults (record, cause->code, context->hall, defaults);
  g_hash_table_iter_init (&iter, defaults);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      int field = bc_field_find (key);

      /* What the ticket has already was decided by somebody; a cause that is given anew decides
       * again. */
      if (given != NULL || !bc_record_has (record, field))
        offer (values, key, value);
    }
}

void
bc_workflow_fill (const BcTransition *transition,
                  const BcRecord *record,
                  const BcWorkflowContext *context,
                  GHashTable *values)
{
  gboolean is_dispatch = transition->to == BC_STATE_DISPATCHED;

  if (needs (transition, BC_FIELD_MAIN_CAUSE))
    fill_classification (record, context, values);
  if (is_dispatch && needs (transition, BC_FIELD_DUE_AT)
      && bc_text_is_blank (g_hash_table_lookup (values, "due_at")))
    g_hash_table_replace (values, g_strdup ("due_at"), due_of_limit (record, values, context));
  if (needs (transition, BC_FIELD_REVIEWER) && context->actor != NULL)
    offer (values, "reviewer", context->actor->code);
}

GHashTable *
bc_workflow_suggest (const BcRecord *record, BcState to, const BcWorkflowContext *context)
{
  const BcTransition *transition =
      bc_workflow_find (bc_record_state (record), to, bc_hall_has_review (context->hall));
  GHashTable *values = NULL;

  if (bc_workflow_requested (record) == (int) to)
    values = bc_workflow_request_values (record);
  if (values == NULL)
    values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (transition == NULL)
    return values;
  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    {
      BcField field = transition->requirements[i].field;
      g_autofree char *held = NULL;

      /* A due date of before is over or about to be; a new one is worked out below, and the package
       * version is the hall's matter. */
      if (field == BC_FIELD_REASON || field == BC_FIELD_DUE_AT)
        continue;
      held = bc_input_get (record, field, context->hall);
      offer (values, bc_field_info (field)->key, held);
    }
  bc_workflow_fill (transition, record, context, values);
  if (needs (transition, BC_FIELD_DUE_AT)
      && bc_text_is_blank (g_hash_table_lookup (values, "due_at")))
    g_hash_table_replace (values, g_strdup ("due_at"), due_of_limit (record, values, context));
  if (needs (transition, BC_FIELD_ANSWERED_ON))
    {
      g_autofree char *today = bc_day_to_string (bc_hall_day (context->hall, context->now));

      offer (values, "answered_on", today);
    }
  return values;
}
