/* The changes of an event that are not a ticket's fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-event-changes.h"

#include <json-glib/json-glib.h>

#include "domain/bc-json-check.h"
#include "domain/bc-record.h"

struct _BcEventChanges
{
  JsonObject *object;
};

BcEventChanges *
bc_event_changes_new (void)
{
  BcEventChanges *self = g_new0 (BcEventChanges, 1);

  self->object = json_object_new ();
  return self;
}

BcEventChanges *
bc_event_changes_from_json (const char *json)
{
  BcEventChanges *self = bc_event_changes_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (json == NULL || !bc_json_check (json, -1, NULL, NULL)
      || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return self;
  json_object_unref (self->object);
  self->object = json_node_dup_object (json_parser_get_root (parser));
  return self;
}

void
bc_event_changes_free (BcEventChanges *self)
{
  if (self == NULL)
    return;
  json_object_unref (self->object);
  g_free (self);
}

static void
add_value (JsonArray *pair, const char *text)
{
  if (text != NULL)
    json_array_add_string_element (pair, text);
  else
    json_array_add_null_element (pair);
}

void
bc_event_changes_add_text (BcEventChanges *self,
                           const char *key,
                           const char *before,
                           const char *after)
{
  JsonArray *pair;

  if (g_strcmp0 (before, after) == 0)
    return;
  pair = json_array_new ();
  add_value (pair, before);
  add_value (pair, after);
  json_object_set_array_member (self->object, key, pair);
}

void
bc_event_changes_add_int (BcEventChanges *self, const char *key, gint64 before, gint64 after)
{
  g_autofree char *first =
      before != BC_INT_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, before) : NULL;
  g_autofree char *second =
      after != BC_INT_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, after) : NULL;

  bc_event_changes_add_text (self, key, first, second);
}

char *
bc_event_changes_to_json (BcEventChanges *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, self->object);
  return json_to_string (node, FALSE);
}

gboolean
bc_event_changes_before (BcEventChanges *self, const char *key, char **before)
{
  JsonNode *node = json_object_get_member (self->object, key);
  JsonNode *first;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)
      || json_array_get_length (json_node_get_array (node)) != 2)
    return FALSE;
  first = json_array_get_element (json_node_get_array (node), 0);
  *before = JSON_NODE_HOLDS_VALUE (first) && json_node_get_value_type (first) == G_TYPE_STRING
                ? json_node_dup_string (first)
                : NULL;
  return TRUE;
}

gint64
bc_event_changes_before_int (BcEventChanges *self, const char *key, gint64 otherwise)
{
  g_autofree char *text = NULL;
  gint64 number;

  if (!bc_event_changes_before (self, key, &text) || text == NULL
      || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return otherwise;
  return number;
}
