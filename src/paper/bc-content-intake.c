/* What the cells say of the hall, the people and the intake.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include "base/bc-text.h"
#include "domain/bc-format.h"

#include <glib/gi18n.h>

/* The fields whose text tells who somebody is, wherever it stands. */
static const BcField personal[] = {
  BC_FIELD_PETITIONER_NAME, BC_FIELD_AGENT_NAME, BC_FIELD_GUARDIAN,
  BC_FIELD_IDENTITY_NUMBER, BC_FIELD_TELEPHONE,  BC_FIELD_AGENT_TELEPHONE,
};

/* Longer texts first, so that 李明 does not spoil the 李明华 that is to be found next. */
static int
compare_length (gconstpointer a, gconstpointer b, gpointer record)
{
  const char *first = bc_record_text (record, *(const BcField *) a);
  const char *second = bc_record_text (record, *(const BcField *) b);

  return (int) bc_text_length (second) - (int) bc_text_length (first);
}

char *
bc_content_hide (const BcPaperSource *source, const char *text)
{
  BcField fields[G_N_ELEMENTS (personal)];
  g_autoptr (GString) hidden = g_string_new (text);

  if (source->mask != BC_MASK_ALL)
    return g_string_free (g_steal_pointer (&hidden), FALSE);
  memcpy (fields, personal, sizeof personal);
  g_qsort_with_data (fields, G_N_ELEMENTS (fields), sizeof *fields, compare_length, source->record);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *name = bc_record_text (source->record, fields[i]);

      /* One character alone would take ordinary words apart and identifies nobody. */
      if (bc_text_length (name) >= 2)
        {
          g_autofree char *mask = bc_format_field (source->record, fields[i], source->hall, TRUE);

          g_string_replace (hidden, name, mask, 0);
        }
    }
  return g_string_free (g_steal_pointer (&hidden), FALSE);
}

static gboolean
is_number_of_person (BcField field)
{
  return field == BC_FIELD_IDENTITY_NUMBER || field == BC_FIELD_TELEPHONE
         || field == BC_FIELD_AGENT_TELEPHONE;
}

char *
bc_content_field (const BcPaperSource *source, BcField field)
{
  BcKind kind = bc_field_info (field)->kind;
  gboolean masked = source->mask == BC_MASK_ALL
                    || (source->mask == BC_MASK_NUMBERS && is_number_of_person (field));
  g_autofree char *text = NULL;

  /* In an empty record a flag says no, and on an unfilled form nobody has said so. */
  if (source->blank != NULL)
    return g_strdup ("");
  text = bc_format_field (source->record, field, source->hall, masked);
  return kind == BC_KIND_LONG || kind == BC_KIND_TEXT ? bc_content_hide (source, text)
                                                      : g_steal_pointer (&text);
}

char *
bc_content_instant (const BcPaperSource *source, gint64 instant)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (instant == BC_INT_NONE)
    return g_strdup ("");
  utc = g_date_time_new_from_unix_utc (instant / BC_SECOND);
  local = g_date_time_to_timezone (utc, bc_hall_zone (source->hall));
  /* Translators: date and time of a note on paper, as strftime knows it, not wider than 17
   * half-width characters; in Chinese %Y-%m-%d %H:%M */
  return g_date_time_format (local, C_ ("paper", "%-d %b %Y %H:%M"));
}

char *
bc_content_day (const BcPaperSource *source, gint64 instant)
{
  return instant == BC_INT_NONE ? g_strdup ("")
                                : bc_format_day (bc_hall_day (source->hall, instant));
}

char *
bc_content_join (const char *separator, guint n, ...)
{
  g_autoptr (GString) text = g_string_new (NULL);
  va_list parts;

  va_start (parts, n);
  for (guint i = 0; i < n; i++)
    {
      const char *part = va_arg (parts, const char *);

      if (part == NULL || *part == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, separator);
      g_string_append (text, part);
    }
  va_end (parts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
bc_content_hall (const BcPaperSource *source)
{
  const char *name = bc_hall_name (source->hall);

  return g_strdup (name != NULL ? name : "");
}

char *
bc_content_channel (const BcPaperSource *source)
{
  g_autofree char *channel = bc_content_field (source, BC_FIELD_CHANNEL);

  return bc_content_join (" ", 2, channel,
                          bc_record_text (source->record, BC_FIELD_ORIGINAL_NUMBER));
}

char *
bc_content_petitioner (const BcPaperSource *source)
{
  return bc_format_petitioner (source->record, source->mask == BC_MASK_ALL);
}

char *
bc_content_identity (const BcPaperSource *source)
{
  g_autofree char *number = bc_content_field (source, BC_FIELD_IDENTITY_NUMBER);
  int kind = bc_record_enum (source->record, BC_FIELD_IDENTITY_KIND);

  /* Identity cards and credit codes are known by their form; eighteen digits fill the cell. */
  if (*number == '\0' || kind < 0 || kind == BC_IDENTITY_ID_CARD || kind == BC_IDENTITY_CREDIT_CODE)
    return g_steal_pointer (&number);
  return bc_content_join (" ", 2, bc_enum_label (&bc_identity_kinds, kind), number);
}

char *
bc_content_agent (const BcPaperSource *source)
{
  g_autofree char *name = bc_content_field (source, BC_FIELD_AGENT_NAME);
  g_autofree char *telephone = bc_content_field (source, BC_FIELD_AGENT_TELEPHONE);
  g_autofree char *guardian = bc_content_field (source, BC_FIELD_GUARDIAN);
  g_autofree char *agent =
      bc_content_join (" ", 3, name, bc_record_text (source->record, BC_FIELD_AGENT_RELATION),
                       telephone);
  g_autofree char *ward = *guardian == '\0'
                              ? NULL
                              /* Translators: %s is a name */
                              : g_strdup_printf (C_ ("paper", "Guardian: %s"), guardian);

  return bc_content_join ("\n", 2, agent, ward);
}

char *
bc_content_matter (const BcPaperSource *source)
{
  g_autofree char *matter = bc_format_matter (source->record, source->hall);

  return bc_content_hide (source, matter);
}

char *
bc_content_concerned (const BcPaperSource *source)
{
  g_autofree char *department = bc_content_field (source, BC_FIELD_DEPARTMENT);
  g_autofree char *unit = bc_content_field (source, BC_FIELD_UNIT);
  g_autofree char *staff = bc_content_field (source, BC_FIELD_STAFF_CONCERNED);

  return bc_content_join (" / ", 3, department, unit, staff);
}

char *
bc_content_received_at (const BcPaperSource *source)
{
  return bc_content_instant (source, bc_record_int (source->record, BC_FIELD_RECEIVED_AT));
}

char *
bc_content_received_on (const BcPaperSource *source)
{
  return bc_content_day (source, bc_record_int (source->record, BC_FIELD_RECEIVED_AT));
}

char *
bc_content_clerk (const BcPaperSource *source)
{
  return bc_content_field (source, BC_FIELD_RECEIVED_BY);
}

char *
bc_content_next (const BcPaperSource *source)
{
  gboolean is_answered =
      !bc_record_flag (source->record, BC_FIELD_NO_REPLY)
      && bc_record_enum (source->record, BC_FIELD_PETITIONER_KIND) != BC_PETITIONER_ANONYMOUS;

  return bc_content_join (
      "\n", 2,
      C_ ("paper", "Your matter is registered under the number above. The departments in charge "
                   "have to settle it by a "
                   "deadline, under supervision. Name the number when you ask how far it is."),
      is_answered
          ? C_ ("paper",
                "You will be told the result, and afterwards asked whether it was settled and how "
                "you rate it.")
          : NULL);
}

char *
bc_content_printed (const BcPaperSource *source)
{
  g_autofree char *at = bc_content_instant (source, source->printed_at);

  return bc_content_join (" ", 2, source->printed_by, at);
}

char *
bc_content_privacy (const BcPaperSource *source)
{
  if (source->blank == NULL && !bc_record_flag (source->record, BC_FIELD_PRIVACY_NOTICE))
    return g_strdup ("");
  /* Translators: the privacy notice on the receipt, after the Personal Information Protection Law.
   */
  return g_strdup (
      C_ ("paper",
          "You were told what your personal data is used for: it serves to settle this matter "
          "and to ask you about the result, only those who need it see it, and you may ask "
          "this window at any time to see or correct it."));
}
