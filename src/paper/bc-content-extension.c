/* What the cells say of an extension: asked for by the department, approved by the reviewer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include "domain/bc-format.h"

#include <glib/gi18n.h>

static gboolean
is_approved (const BcPaperSource *source)
{
  return bc_record_has (source->record, BC_FIELD_EXTENDED_AT);
}

static char *
until (const BcPaperSource *source)
{
  return bc_format_instant (bc_record_int (source->record, BC_FIELD_EXTENSION_DUE_AT), source->hall,
                            BC_INSTANT_NONE);
}

char *
bc_content_extension (const BcPaperSource *source)
{
  g_autofree char *at =
      bc_content_instant (source, bc_record_int (source->record, BC_FIELD_EXTENSION_AT));
  g_autofree char *due = until (source);
  g_autofree char *reason = bc_content_field (source, BC_FIELD_EXTENSION_REASON);
  g_autofree char *approved_at =
      bc_content_instant (source, bc_record_int (source->record, BC_FIELD_EXTENDED_AT));
  /* Translators: a date; in Chinese 申请延期至 */
  g_autofree char *asked =
      *due == '\0' ? NULL : g_strdup_printf (C_ ("paper", "extension asked for until %s"), due);
  /* Translators: a time */
  g_autofree char *approved =
      *approved_at == '\0' ? NULL : g_strdup_printf (C_ ("paper", "approved at %s"), approved_at);
  g_autofree char *request = bc_content_join (" ", 2, at, asked);

  return bc_content_join (C_ ("paper list", "; "), 3, request, reason, approved);
}

/* Counted from the due date that it was asked of. */
char *
bc_content_extension_days (const BcPaperSource *source)
{
  gint64 from = bc_record_int (source->record, BC_FIELD_ORIGINAL_DUE_AT);
  gint64 to = bc_record_int (source->record, BC_FIELD_EXTENSION_DUE_AT);
  int days;

  if (from == BC_INT_NONE || to == BC_INT_NONE)
    return g_strdup ("");
  days = bc_workdays_between (bc_hall_workdays (source->hall), bc_hall_day (source->hall, from),
                              bc_hall_day (source->hall, to));
  if (days <= 0)
    return g_strdup ("");
  return g_strdup_printf (g_dngettext (NULL, "%d working day", "%d working days", (gulong) days),
                          days);
}

/* A date that nobody has given yet is written in by hand. */
static char *
or_no_date (char *date)
{
  if (*date != '\0')
    return date;
  g_free (date);
  return g_strdup (C_ ("paper", "____-__-__"));
}

char *
bc_content_extension_until (const BcPaperSource *source)
{
  return or_no_date (until (source));
}

char *
bc_content_extension_by (const BcPaperSource *source)
{
  return bc_content_field (source, BC_FIELD_EXTENSION_BY);
}

char *
bc_content_extension_on (const BcPaperSource *source)
{
  return bc_content_day (source, bc_record_int (source->record, BC_FIELD_EXTENSION_AT));
}

char *
bc_content_extension_decision (const BcPaperSource *source)
{
  return g_strdup (is_approved (source) ? "agreed" : "");
}

char *
bc_content_extended_until (const BcPaperSource *source)
{
  return or_no_date (is_approved (source) ? until (source) : g_strdup (""));
}

char *
bc_content_extended_by (const BcPaperSource *source)
{
  return bc_content_field (source, BC_FIELD_EXTENDED_BY);
}

char *
bc_content_extended_on (const BcPaperSource *source)
{
  return bc_content_day (source, bc_record_int (source->record, BC_FIELD_EXTENDED_AT));
}
