/* Who may do what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workflow-private.h"

#include "base/bc-text.h"
#include "domain/bc-json-check.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

guint
bc_workflow_effective_roles (const BcRecord *record, const BcEntry *actor)
{
  const guint of_department = BC_ROLE_HANDLER | BC_ROLE_DEPARTMENT_LEAD;

  if (actor == NULL)
    return 0;
  if (actor->department == NULL
      || g_strcmp0 (actor->department, bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT)) == 0)
    return actor->roles;
  return actor->roles & ~of_department;
}

int
bc_workflow_requested (const BcRecord *record)
{
  return bc_record_enum (record, BC_FIELD_REQUEST_TO);
}

BcMay
bc_workflow_may (const BcTransition *transition,
                 const BcRecord *record,
                 const BcEntry *actor,
                 char **why)
{
  guint roles = bc_workflow_effective_roles (record, actor);
  gboolean can_ask = (roles & transition->roles) != 0;
  gboolean can_approve = (roles & transition->approvers) != 0;
  g_autofree char *names = NULL;

  if (why != NULL)
    *why = NULL;
  if (can_ask && (transition->approvers == 0 || can_approve))
    return BC_MAY_DO;
  if (can_approve && bc_workflow_requested (record) == (int) transition->to)
    return BC_MAY_APPROVE;
  if (can_ask)
    return BC_MAY_ASK;
  if (why == NULL)
    return BC_MAY_NOT;
  names = bc_roles_label (transition->roles);
  if (actor == NULL)
    *why = g_strdup (_ ("Nobody is signed in."));
  else if (can_approve)
    /* Translators: %s is a role, or several. */
    *why = g_strdup_printf (_ ("This has to be asked for first by: %s."), names);
  else if ((actor->roles & transition->roles) != 0)
    *why = g_strdup (_ ("Only the staff of the department that leads this ticket may do this."));
  else
    /* Translators: %s is a role, or several. */
    *why = g_strdup_printf (_ ("This is done by: %s."), names);
  return BC_MAY_NOT;
}

void
bc_workflow_clear_request (BcRecord *record)
{
  bc_record_clear (record, BC_FIELD_REQUEST_TO);
  bc_record_clear (record, BC_FIELD_REQUEST_BY);
  bc_record_clear (record, BC_FIELD_REQUEST_AT);
  bc_record_clear (record, BC_FIELD_REQUEST_DATA);
}

GHashTable *
bc_workflow_request_values (const BcRecord *record)
{
  const char *json = bc_record_text (record, BC_FIELD_REQUEST_DATA);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  GHashTable *values;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (json == NULL || !bc_json_check (json, -1, NULL, NULL)
      || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_iter_init (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next (&iter, &name, &node))
    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_hash_table_replace (values, g_strdup (name), json_node_dup_string (node));
  return values;
}

char *
bc_workflow_values_to_json (GHashTable *values)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) strcmp);

  json_builder_begin_object (builder);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_string_value (builder, g_hash_table_lookup (values, l->data));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

char *
bc_workflow_reason (const BcRecord *record, BcState to, GHashTable *input)
{
  const char *given = input != NULL ? g_hash_table_lookup (input, "reason") : NULL;
  g_autoptr (GHashTable) asked = NULL;

  if (!bc_text_is_blank (given))
    return bc_text_clean (given);
  if (bc_workflow_requested (record) != (int) to)
    return NULL;
  asked = bc_workflow_request_values (record);
  given = asked != NULL ? g_hash_table_lookup (asked, "reason") : NULL;
  return bc_text_is_blank (given) ? NULL : bc_text_clean (given);
}

gboolean
bc_workflow_decline (const BcRecord *record,
                     const char *reason,
                     const BcWorkflowContext *context,
                     BcRecord **after,
                     GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  int to = bc_workflow_requested (record);
  const BcTransition *transition =
      to >= 0 ? bc_workflow_find (bc_record_state (record), to, bc_hall_has_review (context->hall))
              : NULL;
  gboolean own =
      context->actor != NULL
      && g_strcmp0 (context->actor->code, bc_record_text (record, BC_FIELD_REQUEST_BY)) == 0;

  if (to < 0)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                   _ ("Nothing is asked for on this ticket any more."));
      return FALSE;
    }
  if (!own
      && (transition == NULL
          || bc_workflow_may (transition, record, context->actor, NULL) < BC_MAY_APPROVE))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                   _ ("Only who asked may take the request back, and only an approver may decline "
                      "it."));
      return FALSE;
    }
  bc_workflow_read_reason (reason, problems);
  if (!own && bc_text_is_blank (reason))
    bc_problems_add (problems, "reason", _ ("Say why it is declined."));
  if (!bc_problems_to_error (problems, error))
    return FALSE;
  *after = bc_record_copy (record);
  bc_workflow_clear_request (*after);
  return TRUE;
}
