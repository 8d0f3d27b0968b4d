/* What the record of a meeting says of the meeting that was planned: the ticket's history tells it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "domain/bc-format.h"

/* (transfer full): what @event made of @key, "" where it emptied it; NULL where it says nothing of it. */
static char *
after_of (const BcEvent *event, const char *key, int index)
{
  g_autoptr (JsonNode) node =
      event->changes != NULL ? json_from_string (event->changes, NULL) : NULL;
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *pair = object != NULL ? json_object_get_member (object, key) : NULL;
  const char *text;

  if (pair == NULL || !JSON_NODE_HOLDS_ARRAY (pair)
      || json_array_get_length (json_node_get_array (pair)) != 2)
    return NULL;
  if (json_array_get_null_element (json_node_get_array (pair), (guint) index))
    return g_strdup ("");
  text = json_array_get_string_element (json_node_get_array (pair), (guint) index);
  return g_strdup (text != NULL ? text : "");
}

static gboolean
is_of_meeting (const BcEvent *event)
{
  return event->kind != NULL && g_str_has_prefix (event->kind, "meeting_");
}

/* (transfer full) (nullable): the meeting that was spoken of last and still takes place. */
static char *
last_meeting (const BcPaperSource *source)
{
  g_autoptr (GHashTable) cancelled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = source->events->len; i > 0; i--)
    {
      const BcEvent *event = g_ptr_array_index (source->events, i - 1);
      g_autofree char *id = is_of_meeting (event) ? after_of (event, "meeting", 0) : NULL;

      if (id == NULL)
        continue;
      if (strcmp (event->kind, "meeting_cancelled") == 0)
        g_hash_table_add (cancelled, g_steal_pointer (&id));
      else if (!g_hash_table_contains (cancelled, id))
        return g_steal_pointer (&id);
    }
  return NULL;
}

char *
bc_content_meeting_value (const BcPaperSource *source, const char *key)
{
  g_autofree char *meeting = last_meeting (source);
  char *value = g_strdup ("");

  for (guint i = 0; meeting != NULL && i < source->events->len; i++)
    {
      const BcEvent *event = g_ptr_array_index (source->events, i);
      g_autofree char *id = is_of_meeting (event) ? after_of (event, "meeting", 0) : NULL;
      char *after = g_strcmp0 (id, meeting) == 0 ? after_of (event, key, 1) : NULL;

      if (after == NULL)
        continue;
      g_free (value);
      value = after;
    }
  return value;
}

char *
bc_content_meeting_at (const BcPaperSource *source)
{
  g_autofree char *value = bc_content_meeting_value (source, "meeting_at");
  gint64 at;

  if (!g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &at, NULL))
    return g_strdup (C_ ("paper", "____-__-__ __:__"));
  return bc_format_instant (at, source->hall, BC_INSTANT_NONE);
}

char *
bc_content_meeting_place (const BcPaperSource *source)
{
  return bc_content_meeting_value (source, "meeting_place");
}

char *
bc_content_meeting_topic (const BcPaperSource *source)
{
  g_autofree char *topic = bc_content_meeting_value (source, "meeting_topic");

  return bc_content_hide (source, topic);
}
