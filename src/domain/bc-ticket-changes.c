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
#include "domain/bc-json-check.h"

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

/* Lines and columns are parted by line breaks and tabs, so those of a report stand as \n and \t. */
static void
append_column (GString *text, const char *value)
{
  for (const char *p = value != NULL ? value : ""; *p != '\0'; p++)
    {
      if (*p == '\\')
        g_string_append (text, "\\\\");
      else if (*p == '\t')
        g_string_append (text, "\\t");
      else if (*p == '\n')
        g_string_append (text, "\\n");
      else
        g_string_append_c (text, *p);
    }
}

/* The inverse of append_column(), in place. */
static char *
unescape_column (char *column)
{
  char *to = column;

  for (const char *from = column; *from != '\0'; from++)
    {
      if (*from != '\\' || from[1] == '\0')
        {
          *to++ = *from;
          continue;
        }
      from++;
      *to++ = (char) (*from == 't' ? '\t' : *from == 'n' ? '\n' : *from);
    }
  *to = '\0';
  return column;
}

/* Parts as one line each: department, state, due, reported at, reported by, report. */
static char *
raw_parts (const BcRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      append_column (text, part->department);
      g_string_append_printf (text, "\t%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t",
                              bc_enum_code (&bc_part_states, part->state), part->due_at,
                              part->reported_at);
      append_column (text, part->reported_by);
      g_string_append_c (text, '\t');
      append_column (text, part->report);
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

  if (json == NULL || !bc_json_check (json, -1, NULL, NULL)
      || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      int field = strcmp (name, "parts") == 0 ? BC_CHANGED_PARTS : bc_field_find (name);
      BcChangedField *change;

      /* A key that this program does not know was written by a newer one: it is kept in the file
       * and not shown. */
      if (field < 0 || field == BC_FIELD_REASON || !JSON_NODE_HOLDS_ARRAY (node)
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

static gboolean
restore_number (const char *text, gint64 *value)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static gboolean
restore_part (BcRecord *record, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  BcPart part = { 0 };

  if (g_strv_length (columns) != 6 || !restore_number (columns[2], &part.due_at)
      || !restore_number (columns[3], &part.reported_at))
    return FALSE;
  part.department = unescape_column (columns[0]);
  part.state = bc_enum_find (&bc_part_states, columns[1]);
  part.reported_by = unescape_column (columns[4]);
  part.report = unescape_column (columns[5]);
  if (*part.department == '\0' || part.state < 0)
    return FALSE;
  bc_record_set_part (record, &part);
  return TRUE;
}

/* All or nothing: parts that cannot be read leave those of @record as they are. */
static gboolean
restore_parts (BcRecord *record, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (BcRecord) restored = bc_record_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (!restore_part (restored, lines[i]))
      return FALSE;
  bc_record_clear_parts (record);
  for (guint i = 0; i < bc_record_n_parts (restored); i++)
    bc_record_set_part (record, bc_record_part (restored, i));
  return TRUE;
}

/* Whether @value can stand in @field, which is no text. */
static gboolean
fits (BcField field, gint64 value)
{
  switch (bc_field_info (field)->kind)
    {
    case BC_KIND_FLAG:
      return value == 0 || value == 1;
    case BC_KIND_DAY:
      return value > BC_DAY_NONE && value <= G_MAXINT32;
    case BC_KIND_TEXT:
    case BC_KIND_LONG:
    case BC_KIND_ENUM:
    case BC_KIND_CODE:
    case BC_KIND_CODES:
    case BC_KIND_COUNT:
    case BC_KIND_INSTANT:
    default:
      return TRUE;
    }
}

gboolean
bc_changed_field_restore (BcRecord *record, BcField field, const char *text)
{
  const BcFieldInfo *info;
  gint64 value;

  if ((int) field == BC_CHANGED_PARTS)
    return restore_parts (record, text);
  info = bc_field_info (field);
  if (text == NULL)
    bc_record_clear (record, field);
  else if (info->kind == BC_KIND_ENUM && bc_enum_find (info->values, text) < 0)
    return FALSE;
  else if (bc_field_is_text (field))
    bc_record_set_text (record, field, text);
  else if (restore_number (text, &value) && fits (field, value))
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
