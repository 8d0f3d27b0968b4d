/* Values as they come in, each checked at its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-input.h"

#include "base/bc-text.h"
#include "domain/bc-validate.h"

#include <glib/gi18n.h>

static gboolean
set_long_enough_text (BcRecord *record, BcField field, const char *text, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (field);
  glong length = bc_text_length (text);

  if (length < info->minimum)
    {
      bc_problems_add (problems, info->key,
                       ngettext ("At least %d character is needed, %ld is given.",
                                 "At least %d characters are needed, %ld are given.",
                                 info->minimum),
                       info->minimum, length);
      return FALSE;
    }
  if (length > info->maximum)
    {
      bc_problems_add (problems, info->key,
                       _ ("At most %d characters are possible, %ld are given."), info->maximum,
                       length);
      return FALSE;
    }
  /* U+2028 and U+2029 break lines too. */
  if (info->kind == BC_KIND_TEXT
      && (strchr (text, '\n') != NULL || strstr (text, "\u2028") != NULL
          || strstr (text, "\u2029") != NULL))
    {
      bc_problems_add (problems, info->key, _ ("One line only: take out the line breaks."));
      return FALSE;
    }
  bc_record_set_text (record, field, text);
  return TRUE;
}

static gboolean
set_telephone (BcRecord *record, BcField field, const char *text, BcProblems *problems)
{
  g_autofree char *normal = NULL, *message = NULL;

  if (bc_validate_telephone (text, &normal, &message) == BC_CHECK_ERROR)
    {
      bc_problems_add (problems, bc_field_info (field)->key, "%s", message);
      return FALSE;
    }
  bc_record_set_text (record, field, normal);
  return TRUE;
}

/* The list of what would have been right, so that an error on the command line can be mended at
 * once. */
static char *
list_codes (const BcEnum *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < values->n_values; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", values->values[i].code);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
resolve_code (const BcFieldInfo *info, const char *text, BcHall *hall)
{
  if (info->table != BC_TABLE_NONE)
    {
      const BcEntry *entry = bc_hall_find (hall, info->table, text);

      /* A level-1 cause is a heading, not a classification. */
      if (entry != NULL && info->table == BC_TABLE_CAUSES && entry->parent == NULL)
        return NULL;
      return entry != NULL ? entry->code : NULL;
    }
  for (int i = 0; i < info->values->n_values; i++)
    if (strcmp (info->values->values[i].code, text) == 0
        || strcmp (bc_enum_label (info->values, i), text) == 0)
      return info->values->values[i].code;
  return NULL;
}

static gboolean
add_unknown_code (BcField field, const char *text, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autofree char *codes = info->values != NULL ? list_codes (info->values) : NULL;

  if (codes != NULL)
    bc_problems_add (problems, info->key, _ ("“%s” is none of: %s."), text, codes);
  else
    bc_problems_add (problems, info->key,
                     _ ("“%s” is not in the hall’s catalogue: choose one from the list."), text);
  return FALSE;
}

static gboolean
set_codes (BcRecord *record, BcField field, const char *text, BcHall *hall, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autoptr (GString) commas = g_string_new (text);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  g_string_replace (commas, "，", ",", 0);
  g_string_replace (commas, "、", ",", 0);
  list = g_strsplit (commas->str, ",", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *item = bc_text_clean (list[i]);
      const char *code;

      if (*item == '\0')
        continue;
      code = resolve_code (info, item, hall);
      if (code == NULL)
        return add_unknown_code (field, item, problems);
      if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }
  g_ptr_array_add (codes, NULL);
  joined = g_strjoinv (",", (char **) codes->pdata);
  bc_record_set_text (record, field, joined);
  return TRUE;
}

static gboolean
set_count (BcRecord *record, BcField field, const char *text, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (field);
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, info->minimum, info->maximum, &value, NULL))
    {
      bc_problems_add (problems, info->key, _ ("“%s” is not a whole number from %d to %d."), text,
                       info->minimum, info->maximum);
      return FALSE;
    }
  bc_record_set_int (record, field, value);
  return TRUE;
}

static gboolean
set_flag (BcRecord *record, BcField field, const char *text, BcProblems *problems)
{
  static const char *const on[] = { "1", "true", "yes", "是", NULL };
  static const char *const off[] = { "0", "false", "no", "否", NULL };

  if (g_strv_contains (on, text) || g_strv_contains (off, text))
    {
      bc_record_set_int (record, field, g_strv_contains (on, text));
      return TRUE;
    }
  bc_problems_add (problems, bc_field_info (field)->key,
                   _ ("“%s” is neither yes nor no: write 1 or 0."), text);
  return FALSE;
}

static gboolean
set_moment (BcRecord *record, BcField field, const char *text, BcHall *hall, BcProblems *problems)
{
  BcDay day;
  gint64 instant;

  if (bc_field_info (field)->kind == BC_KIND_DAY)
    {
      if (bc_day_parse (text, &day))
        {
          bc_record_set_int (record, field, day);
          return TRUE;
        }
      bc_problems_add (problems, bc_field_info (field)->key,
                       _ ("“%s” is not a date: write it as 2026-09-18."), text);
      return FALSE;
    }
  if (bc_instant_parse (text, bc_hall_zone (hall), &instant))
    {
      bc_record_set_int (record, field, instant);
      return TRUE;
    }
  bc_problems_add (problems, bc_field_info (field)->key,
                   _ ("“%s” is not a date and time: write it as 2026-09-18 17:30."), text);
  return FALSE;
}

gboolean
bc_input_set (BcRecord *record, BcField field, const char *text, BcHall *hall, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autofree char *clean = text != NULL ? bc_text_clean (text) : NULL;
  g_autofree char *folded = NULL;
  const char *code;

  if (text != NULL && clean == NULL)
    {
      bc_problems_add (problems, info->key, _ ("The text is not valid UTF-8."));
      return FALSE;
    }
  if (clean == NULL || *clean == '\0')
    {
      bc_record_clear (record, field);
      return TRUE;
    }
  if (field == BC_FIELD_TELEPHONE || field == BC_FIELD_AGENT_TELEPHONE)
    return set_telephone (record, field, clean, problems);
  folded = bc_text_fold_width (clean);
  switch (info->kind)
    {
    case BC_KIND_ENUM:
    case BC_KIND_CODE:
      code = resolve_code (info, clean, hall);
      if (code == NULL)
        return add_unknown_code (field, clean, problems);
      bc_record_set_text (record, field, code);
      return TRUE;
    case BC_KIND_CODES:
      return set_codes (record, field, clean, hall, problems);
    case BC_KIND_COUNT:
      return set_count (record, field, folded, problems);
    case BC_KIND_FLAG:
      return set_flag (record, field, folded, problems);
    case BC_KIND_DAY:
    case BC_KIND_INSTANT:
      return set_moment (record, field, folded, hall, problems);
    case BC_KIND_TEXT:
    case BC_KIND_LONG:
    default:
      return set_long_enough_text (record, field, clean, problems);
    }
}

void
bc_input_check_in_use (
    const BcRecord *record, BcField field, BcHall *hall, BcDay day, BcProblems *problems)
{
  const BcFieldInfo *info = bc_field_info (field);
  const char *codes;
  g_auto (GStrv) list = NULL;

  if (info->table == BC_TABLE_NONE)
    return;
  codes = bc_record_text (record, field);
  list = g_strsplit (codes != NULL ? codes : "", ",", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      const BcEntry *entry = bc_hall_find (hall, info->table, list[i]);

      if (entry != NULL && !bc_entry_in_use (entry, day))
        bc_problems_add (problems, info->key, _ ("“%s” is not in use any more: choose another."),
                         entry->name);
    }
}

char *
bc_input_get (const BcRecord *record, BcField field, BcHall *hall)
{
  const BcFieldInfo *info = bc_field_info (field);

  if (info->kind == BC_KIND_FLAG)
    return g_strdup (bc_record_flag (record, field) ? "1" : "0");
  if (!bc_record_has (record, field))
    return NULL;
  switch (info->kind)
    {
    case BC_KIND_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, bc_record_int (record, field));
    case BC_KIND_DAY:
      return bc_day_to_string ((BcDay) bc_record_int (record, field));
    case BC_KIND_INSTANT:
      return bc_instant_to_string (bc_record_int (record, field), bc_hall_zone (hall));
    case BC_KIND_TEXT:
    case BC_KIND_LONG:
    case BC_KIND_ENUM:
    case BC_KIND_CODE:
    case BC_KIND_CODES:
    case BC_KIND_FLAG:
    default:
      return g_strdup (bc_record_text (record, field));
    }
}
