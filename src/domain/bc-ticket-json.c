/* Tickets as JSON objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-ticket-json.h"

#include "base/bc-text.h"
#include "domain/bc-input.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* The value of @node as the text that bc_input_set() reads, NULL with a problem where the type
 * cannot be one of @field. */
static char *
node_to_text (JsonNode *node, BcField field, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (field);
  gboolean wants_number = info->kind == BC_KIND_COUNT;
  gboolean wants_flag = info->kind == BC_KIND_FLAG || info->values == &bc_yes_no;
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (JSON_NODE_HOLDS_ARRAY (node) && info->kind == BC_KIND_CODES)
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *item = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING)
            {
              bc_problems_add (problems, info->key, _ ("A list of texts is expected."));
              return NULL;
            }
          g_string_append_printf (text, "%s%s", i > 0 ? "," : "", json_node_get_string (item));
        }
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (wants_number && type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (wants_flag && type == G_TYPE_BOOLEAN)
    {
      if (info->values == &bc_yes_no)
        return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
      return g_strdup (json_node_get_boolean (node) ? "1" : "0");
    }
  if (info->kind == BC_KIND_FLAG && type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_STRING && !wants_number && info->kind != BC_KIND_FLAG)
    return g_strdup (json_node_get_string (node));
  if (wants_number)
    bc_problems_add (problems, info->key, _ ("A whole number is expected."));
  else if (wants_flag)
    bc_problems_add (problems, info->key, _ ("true or false is expected."));
  else
    bc_problems_add (problems, info->key, _ ("A text is expected."));
  return NULL;
}

static void
read_member (BcRecord *record,
             const char *name,
             JsonNode *node,
             BcHall *hall,
             gboolean all,
             BcProblems *problems)
{
  int field = bc_field_find (name);
  g_autofree char *text = NULL;

  if (field < 0 || field == BC_FIELD_REASON
      || (!all && (bc_field_info (field)->flags & BC_FIELD_INTAKE) == 0))
    {
      bc_problems_add (problems, name, _ ("There is no such field."));
      return;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    return;
  text = node_to_text (node, field, problems);
  if (text != NULL)
    bc_input_set (record, field, text, hall, problems);
}

BcRecord *
bc_ticket_from_json (const char *json, gssize length, BcHall *hall, gboolean all, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (GError) local = NULL;
  JsonNode *root;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (length < 0)
    length = strlen (json);
  if (!g_utf8_validate (json, length, NULL))
    bc_problems_add (problems, "json", _ ("The text is not valid UTF-8."));
  else if (!json_parser_load_from_data (parser, json, length, &local))
    bc_problems_add (problems, "json", _ ("This is not complete, valid JSON (%s)."),
                     local->message);
  else if ((root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    bc_problems_add (problems, "json", _ ("One JSON object is expected."));
  else
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (root));
      while (json_object_iter_next_ordered (&iter, &name, &node))
        read_member (record, name, node, hall, all, problems);
    }
  if (!bc_problems_to_error (problems, error))
    return NULL;
  return g_steal_pointer (&record);
}

static void
add_parts (JsonBuilder *builder, const BcRecord *record, BcHall *hall)
{
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);
      g_autofree char *due = part->due_at != BC_INT_NONE
                                 ? bc_instant_to_string (part->due_at, bc_hall_zone (hall))
                                 : NULL;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "department");
      json_builder_add_string_value (builder, part->department);
      json_builder_set_member_name (builder, "state");
      json_builder_add_string_value (builder, bc_enum_code (&bc_part_states, part->state));
      if (due != NULL)
        {
          json_builder_set_member_name (builder, "due_at");
          json_builder_add_string_value (builder, due);
        }
      if (part->report != NULL)
        {
          json_builder_set_member_name (builder, "report");
          json_builder_add_string_value (builder, part->report);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
is_always_written (BcField field)
{
  return field == BC_FIELD_NUMBER || field == BC_FIELD_STATE || field == BC_FIELD_DUE_AT
         || field == BC_FIELD_DUE_PROVISIONAL || field == BC_FIELD_VERSION;
}

static void
add_field (JsonBuilder *builder, const BcRecord *record, BcField field, BcHall *hall)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autofree char *text = NULL;

  json_builder_set_member_name (builder, info->key);
  if (info->kind == BC_KIND_FLAG)
    {
      json_builder_add_boolean_value (builder, bc_record_flag (record, field));
      return;
    }
  if (!bc_record_has (record, field))
    {
      json_builder_add_null_value (builder);
      return;
    }
  if (info->kind == BC_KIND_COUNT)
    {
      json_builder_add_int_value (builder, bc_record_int (record, field));
      return;
    }
  text = bc_input_get (record, field, hall);
  json_builder_add_string_value (builder, text);
}

char *
bc_ticket_to_json (const BcRecord *record, BcHall *hall)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (is_always_written (field) || bc_record_has (record, field))
      add_field (builder, record, field, hall);
  if (bc_record_n_parts (record) > 0)
    add_parts (builder, record, hall);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
