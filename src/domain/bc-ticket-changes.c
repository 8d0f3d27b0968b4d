/* What a change changed, as JSON in the history and as words on the ticket page.
 *
 * Values stand as they are in the file (instants as microseconds, days as numbers, flags as 0 or
 * 1), so that an undo can put them back exactly. Numbers are written as strings: JSON's own would
 * lose nothing here, but not every reader keeps 64 bits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-ticket-json.h"

#include "domain/bc-format.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* Which fields never count as a change: the row's own bookkeeping. */
static gboolean
is_bookkeeping (BcField field)
{
  return field == BC_FIELD_ID || field == BC_FIELD_VERSION;
}

static char *
raw (const BcRecord *record, BcField field)
{
  if (!bc_record_has (record, field))
    return bc_field_info (field)->kind == BC_KIND_FLAG ? g_strdup ("0") : NULL;
  if (bc_field_is_text (field))
    return g_strdup (bc_record_text (record, field));
  return g_strdup_printf ("%" G_GINT64_FORMAT, bc_record_int (record, field));
}

static void
append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (json, "\\n");
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

static void
append_value (GString *json, const char *text)
{
  if (text == NULL)
    g_string_append (json, "null");
  else
    append_string (json, text);
}

static void
append_pair (GString *json, const char *key, const char *before, const char *after)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  append_string (json, key);
  g_string_append (json, ":[");
  append_value (json, before);
  g_string_append_c (json, ',');
  append_value (json, after);
  g_string_append_c (json, ']');
}

/* Parts as one line each: department, state, due, reported at, reported by, report, separated by
 * tabs (which cleaned text in a one-line field cannot hold; a report's own tabs become blanks). */
static char *
raw_parts (const BcRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);
      g_autofree char *report = g_strdup (part->report != NULL ? part->report : "");

      g_strdelimit (report, "\t\n", ' ');
      g_string_append_printf (text, "%s%s\t%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s",
                              i > 0 ? "\n" : "", part->department,
                              bc_enum_code (&bc_part_states, part->state), part->due_at,
                              part->reported_at, part->reported_by != NULL ? part->reported_by : "",
                              report);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
bc_changes_to_json (const BcRecord *before, const BcRecord *after)
{
  GString *json = g_string_new ("{");
  g_autofree char *parts_before = raw_parts (before);
  g_autofree char *parts_after = raw_parts (after);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (!is_bookkeeping (field) && !bc_record_equal_field (before, after, field))
      {
        g_autofree char *old = raw (before, field);
        g_autofree char *new = raw (after, field);

        append_pair (json, bc_field_info (field)->key, old, new);
      }
  if (g_strcmp0 (parts_before, parts_after) != 0)
    append_pair (json, "parts", parts_before, parts_after);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

void
bc_changed_field_free (BcChangedField *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static char *
element_text (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? g_strdup (json_node_get_string (node))
             : NULL;
}

GPtrArray *
bc_changes_from_json (const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_changed_field_free);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      int field = strcmp (name, "parts") == 0 ? BC_CHANGED_PARTS : bc_field_find (name);
      BcChangedField *change;

      /* A key that this program does not know was written by a newer one: it is kept in the file
       * and not shown. */
      if (field < 0 || !JSON_NODE_HOLDS_ARRAY (node)
          || json_array_get_length (json_node_get_array (node)) != 2)
        continue;
      change = g_new0 (BcChangedField, 1);
      change->field = field;
      change->before = element_text (json_node_get_array (node), 0);
      change->after = element_text (json_node_get_array (node), 1);
      g_ptr_array_add (changes, change);
    }
  return g_steal_pointer (&changes);
}

gboolean
bc_changed_field_restore (BcRecord *record, BcField field, const char *text)
{
  gint64 value;

  if ((int) field == BC_CHANGED_PARTS)
    {
      g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

      bc_record_clear_parts (record);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 6);
          BcPart part = { 0 };

          if (*lines[i] == '\0')
            continue;
          if (g_strv_length (columns) != 6 || bc_enum_find (&bc_part_states, columns[1]) < 0)
            return FALSE;
          part.department = columns[0];
          part.state = bc_enum_find (&bc_part_states, columns[1]);
          part.due_at = g_ascii_strtoll (columns[2], NULL, 10);
          part.reported_at = g_ascii_strtoll (columns[3], NULL, 10);
          part.reported_by = *columns[4] != '\0' ? columns[4] : NULL;
          part.report = *columns[5] != '\0' ? columns[5] : NULL;
          bc_record_set_part (record, &part);
        }
      return TRUE;
    }
  if (text == NULL)
    bc_record_clear (record, field);
  else if (bc_field_is_text (field))
    bc_record_set_text (record, field, text);
  else if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    bc_record_set_int (record, field, value);
  else
    return FALSE;
  return TRUE;
}

static char *
format_parts (const char *text, BcHall *hall)
{
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  bc_changed_field_restore (record, BC_CHANGED_PARTS, text);
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);

      g_string_append_printf (words, "%s%s %s", i > 0 ? C_ ("list", ", ") : "",
                              bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, part->department),
                              bc_enum_label (&bc_part_states, part->state));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
format_value (BcField field, const char *text, BcHall *hall, gboolean masked)
{
  g_autoptr (BcRecord) record = NULL;

  if ((int) field == BC_CHANGED_PARTS)
    return format_parts (text, hall);
  record = bc_record_new ();
  if (!bc_changed_field_restore (record, field, text))
    return g_strdup (text);
  return bc_format_field (record, field, hall, masked);
}

char *
bc_changed_field_format (const BcChangedField *self, BcHall *hall, gboolean masked)
{
  g_autofree char *before = format_value (self->field, self->before, hall, masked);
  g_autofree char *after = format_value (self->field, self->after, hall, masked);
  const char *label = (int) self->field == BC_CHANGED_PARTS ? _ ("Assisting departments")
                                                            : bc_field_label (self->field);

  if (*before == '\0')
    /* Translators: a field and what it holds now. */
    return g_strdup_printf (_ ("%s: %s"), label, after);
  if (*after == '\0')
    /* Translators: a field and what it held until now. */
    return g_strdup_printf (_ ("%s: %s → (empty)"), label, before);
  /* Translators: a field, what it held before, and what it holds now. */
  return g_strdup_printf (_ ("%s: %s → %s"), label, before, after);
}
