/* Tickets as JSON objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-ticket-json.h"

#include "base/bc-text.h"
#include "domain/bc-input.h"
#include "domain/bc-json-check.h"

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

/* The text of @name in a part, NULL where it is not given; FALSE for anything but a text. */
static gboolean
part_text (JsonObject *object, const char *name, const char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
part_instant (JsonObject *object, const char *name, BcHall *hall, gint64 *instant)
{
  const char *text;

  *instant = BC_INT_NONE;
  return part_text (object, name, &text)
         && (text == NULL || bc_instant_parse (text, bc_hall_zone (hall), instant));
}

static gboolean
read_part (BcRecord *record, JsonNode *node, BcHall *hall)
{
  const char *department, *state, *reported_by, *report;
  JsonObject *object;
  const BcEntry *entry;
  BcPart part = { 0 };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  if (!part_text (object, "department", &department) || !part_text (object, "state", &state)
      || !part_text (object, "reported_by", &reported_by) || !part_text (object, "report", &report)
      || !part_instant (object, "due_at", hall, &part.due_at)
      || !part_instant (object, "reported_at", hall, &part.reported_at))
    return FALSE;
  entry = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, department);
  part.state = bc_enum_find (&bc_part_states, state);
  if (entry == NULL || part.state < 0)
    return FALSE;
  part.department = entry->code;
  part.reported_by = (char *) reported_by;
  part.report = (char *) report;
  bc_record_set_part (record, &part);
  return TRUE;
}

static void
read_parts (BcRecord *record, JsonNode *node, BcHall *hall, BcProblems *problems)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean is_good = array != NULL;

  for (guint i = 0; is_good && i < json_array_get_length (array); i++)
    is_good = read_part (record, json_array_get_element (array, i), hall);
  if (!is_good)
    bc_problems_add (problems, "parts",
                     _ ("A list of objects with department and state is expected."));
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

  if (all && strcmp (name, "parts") == 0)
    {
      read_parts (record, node, hall, problems);
      return;
    }
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

/* Whether @json can be parsed; otherwise a problem at the field it lies in, or at "json". */
static gboolean
is_readable (const char *json, gssize length, BcProblems *problems)
{
  g_autofree char *member = NULL, *message = NULL;

  if (bc_json_check (json, length, &member, &message))
    return TRUE;
  bc_problems_add (problems, member != NULL && bc_field_find (member) >= 0 ? member : "json", "%s",
                   message);
  return FALSE;
}

BcRecord *
bc_ticket_from_json (const char *json, gssize length, BcHall *hall, gboolean all, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (GError) local = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!is_readable (json, length, problems))
    {
      bc_problems_to_error (problems, error);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, json, length, &local))
    bc_problems_add (problems, "json", "%s", local->message);
  else if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    bc_problems_add (problems, "json", _ ("One JSON object is expected."));
  else
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
      while (json_object_iter_next_ordered (&iter, &name, &node))
        read_member (record, name, node, hall, all, problems);
    }
  if (!bc_problems_to_error (problems, error))
    return NULL;
  return g_steal_pointer (&record);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_instant (JsonBuilder *builder, const char *name, gint64 instant, BcHall *hall)
{
  g_autofree char *text =
      instant != BC_INT_NONE ? bc_instant_to_string (instant, bc_hall_zone (hall)) : NULL;

  add_text (builder, name, text);
}

static void
add_parts (JsonBuilder *builder, const BcRecord *record, BcHall *hall)
{
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);

      json_builder_begin_object (builder);
      add_text (builder, "department", part->department);
      add_text (builder, "state", bc_enum_code (&bc_part_states, part->state));
      add_instant (builder, "due_at", part->due_at, hall);
      add_instant (builder, "reported_at", part->reported_at, hall);
      add_text (builder, "reported_by", part->reported_by);
      add_text (builder, "report", part->report);
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
