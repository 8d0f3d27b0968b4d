/* Values as people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-format.h"

#include "base/bc-text.h"

#include <glib/gi18n.h>

/* GDateTime formats in a zone, but what is a date here has none: UTC then keeps it as it is. */
static char *
format_date (int year, int month, int day, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 0, 0, 0);

  return date != NULL ? g_date_time_format (date, format) : g_strdup ("");
}

char *
bc_format_day (BcDay day)
{
  int year, month, day_of_month;

  if (day == BC_DAY_NONE)
    return g_strdup ("");
  bc_day_to_ymd (day, &year, &month, &day_of_month);
  /* Translators: a date, as strftime knows it; in Chinese %Y年%-m月%-d日. */
  return format_date (year, month, day_of_month, C_ ("date", "%-d %b %Y"));
}

char *
bc_format_instant (gint64 instant, BcHall *hall, gint64 now)
{
  int year, month, day, second, this_year = 0;
  g_autofree char *date = NULL;

  if (instant == BC_INT_NONE)
    return g_strdup ("");
  bc_day_to_ymd (bc_instant_to_day (instant, bc_hall_zone (hall), &second), &year, &month, &day);
  if (now != BC_INSTANT_NONE)
    bc_day_to_ymd (bc_hall_day (hall, now), &this_year, NULL, NULL);
  /* Translators: a date of this year, as strftime knows it; in Chinese %-m月%-d日. */
  date = format_date (year, month, day,
                      year == this_year ? C_ ("date", "%-d %b") : C_ ("date", "%-d %b %Y"));
  return g_strdup_printf ("%s %02d:%02d", date, second / 3600, second / 60 % 60);
}

char *
bc_format_petitioner (const BcRecord *record, gboolean masked)
{
  const char *name = bc_record_text (record, BC_FIELD_PETITIONER_NAME);
  int kind = bc_record_enum (record, BC_FIELD_PETITIONER_KIND);

  if (name == NULL)
    return g_strdup (kind >= 0 ? bc_enum_label (&bc_petitioner_kinds, kind) : "");
  if (!masked)
    return g_strdup (name);
  return kind == BC_PETITIONER_ENTERPRISE || kind == BC_PETITIONER_ORGANISATION
             ? bc_text_mask_organisation (name)
             : bc_text_mask_name (name);
}

char *
bc_format_matter (const BcRecord *record, BcHall *hall)
{
  const char *code = bc_record_text (record, BC_FIELD_MATTER);
  const char *other = bc_record_text (record, BC_FIELD_OTHER_MATTER);

  if (code != NULL)
    return g_strdup (bc_hall_name_of (hall, BC_TABLE_MATTERS, code));
  return g_strdup (other != NULL ? other : "");
}

static char *
mask (const BcRecord *record, BcField field)
{
  if (field == BC_FIELD_PETITIONER_NAME)
    return bc_format_petitioner (record, TRUE);
  if (field == BC_FIELD_IDENTITY_NUMBER || field == BC_FIELD_TELEPHONE
      || field == BC_FIELD_AGENT_TELEPHONE)
    return bc_text_mask_number (bc_record_text (record, field));
  return bc_text_mask_name (bc_record_text (record, field));
}

static char *
format_codes (const BcFieldInfo *info, const char *codes, BcHall *hall)
{
  g_auto (GStrv) list = g_strsplit (codes, ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    {
      int value = info->values != NULL ? bc_enum_find (info->values, list[i]) : -1;

      if (i > 0)
        g_string_append (text, C_ ("list", ", "));
      if (info->table != BC_TABLE_NONE)
        g_string_append (text, bc_hall_name_of (hall, info->table, list[i]));
      else
        g_string_append (text, value >= 0 ? bc_enum_label (info->values, value) : list[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
bc_format_field (const BcRecord *record, BcField field, BcHall *hall, gboolean masked)
{
  const BcFieldInfo *info = bc_field_info (field);
  int value;

  if (!bc_record_has (record, field))
    return g_strdup (info->kind == BC_KIND_FLAG ? _ ("No") : "");
  if (masked && (info->flags & BC_FIELD_PERSONAL) != 0)
    return mask (record, field);
  switch (info->kind)
    {
    case BC_KIND_ENUM:
      value = bc_record_enum (record, field);
      return g_strdup (value >= 0 ? bc_enum_label (info->values, value)
                                  : bc_record_text (record, field));
    case BC_KIND_CODE:
      if (info->table == BC_TABLE_CAUSES)
        return g_strdup_printf ("%s %s", bc_record_text (record, field),
                                bc_hall_name_of (hall, info->table,
                                                 bc_record_text (record, field)));
      return g_strdup (bc_hall_name_of (hall, info->table, bc_record_text (record, field)));
    case BC_KIND_CODES:
      return format_codes (info, bc_record_text (record, field), hall);
    case BC_KIND_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, bc_record_int (record, field));
    case BC_KIND_FLAG:
      return g_strdup (_ ("Yes"));
    case BC_KIND_DAY:
      return bc_format_day ((BcDay) bc_record_int (record, field));
    case BC_KIND_INSTANT:
      return bc_format_instant (bc_record_int (record, field), hall, BC_INSTANT_NONE);
    case BC_KIND_TEXT:
    case BC_KIND_LONG:
    default:
      return g_strdup (bc_record_text (record, field));
    }
}
