/* The shipped catalogue (data/catalogue.json) as the hall's tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-hall-private.h"

#include "domain/bc-json-check.h"

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

/* FALSE for anything but a whole number from 0 to @maximum; @fallback where it is not given. */
static gboolean
member_int (JsonObject *object, const char *name, int fallback, int maximum, int *value)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 number;

  *value = fallback;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  *value = (int) number;
  return number >= 0 && number <= maximum;
}

/* The strings of an array joined, NULL when there are none; FALSE for anything else in it. */
static gboolean
member_joined (JsonObject *object, const char *name, const char *separator, char **joined)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array;

  *joined = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING)
        return FALSE;
      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", json_node_get_string (item));
    }
  if (text->len > 0)
    *joined = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/* A code stands in comma-separated lists. */
static gboolean
is_code (const char *code)
{
  return *code != '\0' && strpbrk (code, ", \t\n") == NULL;
}

static gboolean
is_known (BcHall *self, BcTable table, const char *code)
{
  return code == NULL || g_hash_table_contains (self->by_code[table], code);
}

static gboolean
are_known (BcHall *self, BcTable table, const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (!is_known (self, table, list[i]))
      return FALSE;
  return TRUE;
}

static gboolean
stands_already (BcHall *self, BcTable table, const BcEntry *entry)
{
  if (table != BC_TABLE_PACKAGES)
    return g_hash_table_contains (self->by_code[table], entry->code);
  for (guint i = 0; i < self->tables[table]->len; i++)
    {
      const BcEntry *other = g_ptr_array_index (self->tables[table], i);

      if (strcmp (other->code, entry->code) == 0 && other->version == entry->version)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refers_to_known (BcHall *self, const BcEntry *entry)
{
  return is_known (self, BC_TABLE_DEPARTMENTS, entry->department)
         && is_known (self, BC_TABLE_DEPARTMENTS, entry->lead)
         && are_known (self, BC_TABLE_DEPARTMENTS, entry->assisting)
         && is_known (self, BC_TABLE_CAUSES, entry->parent)
         && is_known (self, BC_TABLE_CAUSES, entry->cause);
}

static gboolean
load_entry (
    BcHall *self, BcTable table, JsonNode *node, guint index, const char *name, GError **error)
{
  g_autofree char *steps = NULL, *assisting = NULL, *roles = NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  BcEntry entry = { .position = (int) index, .ended_on = BC_DAY_NONE };

  if (object == NULL || member (object, "code") == NULL || member (object, "name") == NULL
      || !is_code (member (object, "code")) || *member (object, "name") == '\0')
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The catalogue’s entry %u of “%s” has no code or no name."), index + 1, name);
      return FALSE;
    }
  entry.code = (char *) member (object, "code");
  entry.name = (char *) member (object, "name");
  entry.short_name = (char *) member (object, "short");
  entry.department = (char *) member (object, "department");
  entry.parent = (char *) member (object, "parent");
  entry.cause = (char *) member (object, "cause");
  entry.route = (char *) member (object, "route");
  entry.lead = (char *) member (object, "lead");
  entry.wording = (char *) member (object, "wording");
  if (!member_joined (object, "steps", "\n", &steps)
      || !member_joined (object, "assisting", ",", &assisting)
      || !member_joined (object, "roles", ",", &roles) || bc_roles_from_codes (roles) < 0
      || !member_int (object, "version", 1, 9999, &entry.version)
      || !member_int (object, "limit", 0, 60, &entry.limit))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The catalogue’s entry “%s” of “%s” has a list, number or role that cannot "
                      "be."),
                   entry.code, name);
      return FALSE;
    }
  entry.steps = steps;
  entry.assisting = assisting;
  entry.roles = (guint) bc_roles_from_codes (roles);
  if (!refers_to_known (self, &entry) || stands_already (self, table, &entry))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The catalogue’s entry “%s” of “%s” stands twice, or names a department or "
                      "cause that there is not."),
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
  g_autofree char *message = NULL;
  JsonObject *root;
  JsonNode *node;

  if (!bc_json_check (json, -1, NULL, &message)
      || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID, _ ("The catalogue is not valid JSON: %s"),
                   message != NULL ? message : _ ("One JSON object is expected."));
      return FALSE;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!load_table (self, tables[i].table, root, tables[i].name, error))
      return FALSE;
  node = json_object_get_member (root, "grounds");
  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The catalogue’s part “%s” is not an object."), "grounds");
      return FALSE;
    }
  for (guint i = 0; node != NULL && i < G_N_ELEMENTS (grounds); i++)
    if (!load_table (self, grounds[i].table, json_node_get_object (node), grounds[i].name, error))
      return FALSE;
  return TRUE;
}
