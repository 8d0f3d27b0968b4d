/* That something was put on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-printed.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "domain/bc-json-check.h"

BcPrinted *
bc_printed_new (gint64 ticket, const char *form, const char *hash)
{
  BcPrinted *self = g_new0 (BcPrinted, 1);

  self->operation = g_uuid_string_random ();
  self->ticket = ticket;
  self->form = g_strdup (form);
  self->hash = g_strdup (hash);
  self->day = BC_DAY_NONE;
  return self;
}

void
bc_printed_free (BcPrinted *self)
{
  g_free (self->operation);
  g_free (self->form);
  g_free (self->hash);
  g_free (self->copies);
  g_free (self->department);
  g_free (self);
}

/* As every change in the history: the value before, which there is none of, and after. */
static void
add (JsonBuilder *builder, const char *key, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  json_builder_add_null_value (builder);
  json_builder_add_string_value (builder, value);
  json_builder_end_array (builder);
}

char *
bc_printed_to_json (const BcPrinted *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *day = self->day != BC_DAY_NONE ? g_strdup_printf ("%d", (int) self->day) : NULL;
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add (builder, "content_hash", self->hash);
  add (builder, "copies", self->copies);
  add (builder, "unmasked", self->is_unmasked ? "1" : NULL);
  add (builder, "day", day);
  add (builder, "department", self->department);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static const char *
after (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  JsonArray *pair =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *value =
      pair != NULL && json_array_get_length (pair) == 2 ? json_array_get_element (pair, 1) : NULL;

  return value != NULL && JSON_NODE_HOLDS_VALUE (value)
                 && json_node_get_value_type (value) == G_TYPE_STRING
             ? json_node_get_string (value)
             : NULL;
}

BcPrinted *
bc_printed_from_event (const BcEvent *event)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  BcPrinted *self;
  JsonObject *object;
  gint64 day;

  if (g_strcmp0 (event->kind, "printed") != 0 || event->reason == NULL || event->changes == NULL
      || !bc_json_check (event->changes, -1, NULL, NULL)
      || !json_parser_load_from_data (parser, event->changes, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  if (after (object, "content_hash") == NULL)
    return NULL;
  self = bc_printed_new (event->ticket, event->reason, after (object, "content_hash"));
  g_free (self->operation);
  self->operation = g_strdup (event->operation);
  self->copies = g_strdup (after (object, "copies"));
  self->is_unmasked = g_strcmp0 (after (object, "unmasked"), "1") == 0;
  self->department = g_strdup (after (object, "department"));
  if (after (object, "day") != NULL
      && g_ascii_string_to_signed (after (object, "day"), 10, G_MININT32, G_MAXINT32, &day, NULL))
    self->day = (BcDay) day;
  return self;
}
