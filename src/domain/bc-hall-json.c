/* The shipped catalogue (data/catalogue.json) as the hall's tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-hall-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

static const char *
member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static int
member_int (JsonObject *object, const char *name, int fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_INT64
             ? (int) json_node_get_int (node)
             : fallback;
}

/* The strings of an array joined, NULL when there are none. */
static char *
member_joined (JsonObject *object, const char *name, const char *separator)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (text, separator);
      g_string_append (text, json_array_get_string_element (array, i));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
load_entry (
    BcHall *self, BcTable table, JsonNode *node, guint index, const char *name, GError **error)
{
  g_autofree char *steps = NULL, *assisting = NULL, *roles = NULL;
  JsonObject *object;
  BcEntry entry = { .version = 1, .ended_on = BC_DAY_NONE };

  if (!JSON_NODE_HOLDS_OBJECT (node) || member (json_node_get_object (node), "code") == NULL
      || member (json_node_get_object (node), "name") == NULL)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The catalogue’s entry %u of “%s” has no code or no name."), index + 1, name);
      return FALSE;
    }
  object = json_node_get_object (node);
  steps = member_joined (object, "steps", "\n");
  assisting = member_joined (object, "assisting", ",");
  roles = member_joined (object, "roles", ",");
  entry.code = (char *) member (object, "code");
  entry.name = (char *) member (object, "name");
  entry.short_name = (char *) member (object, "short");
  entry.department = (char *) member (object, "department");
  entry.parent = (char *) member (object, "parent");
  entry.cause = (char *) member (object, "cause");
  entry.route = (char *) member (object, "route");
  entry.lead = (char *) member (object, "lead");
  entry.wording = (char *) member (object, "wording");
  entry.steps = steps;
  entry.assisting = assisting;
  entry.roles = MAX (bc_roles_from_codes (roles), 0);
  entry.version = member_int (object, "version", 1);
  entry.limit = member_int (object, "limit", 0);
  entry.position = index;
  if (bc_roles_from_codes (roles) < 0
      || (entry.department != NULL
          && bc_hall_find (self, BC_TABLE_DEPARTMENTS, entry.department) == NULL)
      || (g_hash_table_contains (self->by_code[table], entry.code) && table != BC_TABLE_PACKAGES))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The catalogue’s entry “%s” of “%s” stands twice or names a department or "
                      "role that there is not."),
                   entry.code, name);
      return FALSE;
    }
  bc_hall_add (self, table, &entry);
  return TRUE;
}

static gboolean
load_table (BcHall *self, BcTable table, JsonObject *root, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (root, name);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The catalogue’s part “%s” is not a list."), name);
      return FALSE;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!load_entry (self, table, json_array_get_element (array, i), i, name, error))
      return FALSE;
  return TRUE;
}

gboolean
bc_hall_load_catalogue (BcHall *self, const char *json, GError **error)
{
  static const struct
  {
    BcTable table;
    const char *name;
  } tables[] = {
    { BC_TABLE_DEPARTMENTS, "departments" },
    { BC_TABLE_UNITS, "units" },
    { BC_TABLE_STAFF, "staff" },
    { BC_TABLE_MATTERS, "matters" },
    { BC_TABLE_CAUSES, "causes" },
    { BC_TABLE_PACKAGES, "packages" },
    { BC_TABLE_SPECIAL_GROUPS, "special_groups" },
  };
  static const struct
  {
    BcTable table;
    const char *name;
  } grounds[] = {
    { BC_TABLE_REJECT_GROUNDS, "rejected" },
    { BC_TABLE_SUSPEND_GROUNDS, "suspended" },
    { BC_TABLE_TERMINATE_GROUNDS, "terminated" },
  };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local = NULL;
  JsonObject *root;

  if (!json_parser_load_from_data (parser, json, -1, &local)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID, _ ("The catalogue is not valid JSON: %s"),
                   local != NULL ? local->message : "");
      return FALSE;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!load_table (self, tables[i].table, root, tables[i].name, error))
      return FALSE;
  if (json_object_has_member (root, "grounds"))
    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      if (!load_table (self, grounds[i].table, json_object_get_object_member (root, "grounds"),
                       grounds[i].name, error))
        return FALSE;
  return TRUE;
}
