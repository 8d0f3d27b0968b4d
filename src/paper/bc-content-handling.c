/* What the cells say of triage, review, handling and callbacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include "domain/bc-format.h"

#include <glib/gi18n.h>

char *
bc_content_cause (const BcPaperSource *source)
{
  g_autofree char *main_cause = bc_content_field (source, BC_FIELD_MAIN_CAUSE);
  g_autofree char *further = bc_content_field (source, BC_FIELD_FURTHER_CAUSES);

  return bc_content_join (C_ ("list", ", "), 2, main_cause, further);
}

char *
bc_content_package (const BcPaperSource *source)
{
  g_autofree char *package = bc_content_field (source, BC_FIELD_PACKAGE);
  gint64 version = bc_record_int (source->record, BC_FIELD_PACKAGE_VERSION);

  if (*package == '\0' || version == BC_INT_NONE)
    return g_steal_pointer (&package);
  /* Translators: a solution package and its version */
  return g_strdup_printf (C_ ("paper", "%s (version %d)"), package, (int) version);
}

char *
bc_content_limit (const BcPaperSource *source)
{
  gint64 limit = bc_record_int (source->record, BC_FIELD_PROPOSED_LIMIT);

  if (limit == BC_INT_NONE)
    return g_strdup ("");
  if (limit == 0)
    return g_strdup (C_ ("paper", "same day"));
  return g_strdup_printf (g_dngettext (NULL, "%d working day", "%d working days", (gulong) limit),
                          (int) limit);
}

/* "caption: text", or NULL where there is no text. */
static char *
line (const char *caption, const char *text)
{
  /* Translators: a caption and what it says */
  return text == NULL || *text == '\0' ? NULL
                                       : g_strdup_printf (C_ ("paper", "%s: %s"), caption, text);
}

/* A ticket that leaves the way here says so, so that nothing is missing on its paper. */
char *
bc_content_opinion (const BcPaperSource *source)
{
  g_autofree char *opinion = bc_content_field (source, BC_FIELD_OPINION);
  g_autofree char *ground = bc_content_field (source, BC_FIELD_REJECT_GROUND);
  g_autofree char *route = bc_content_field (source, BC_FIELD_ROUTE);
  g_autofree char *rejected = line (C_ ("paper", "Not accepted"), ground);
  g_autofree char *where = line (C_ ("paper", "Where to turn to"), route);
  g_autofree char *merged =
      line (C_ ("paper", "Merged into"), bc_record_text (source->record, BC_FIELD_MASTER));

  return bc_content_join ("\n", 4, opinion, rejected, where, merged);
}

/* The date @due, and in brackets which working day it is since the dispatch. */
static char *
due_words (const BcPaperSource *source, gint64 due)
{
  const BcRecord *record = source->record;
  gint64 dispatched = bc_record_int (record, BC_FIELD_DISPATCHED_AT);
  const char *provisional =
      bc_record_flag (record, BC_FIELD_DUE_PROVISIONAL) ? C_ ("paper", "provisional") : NULL;
  g_autofree char *when = NULL;
  g_autofree char *nth = NULL;
  g_autofree char *remark = NULL;
  int days = 0;

  if (due == BC_INT_NONE)
    /* Translators: a due date to be filled in by hand; in Chinese 　　年　月　日（第　个工作日） */
    return g_strdup (C_ ("paper", "____-__-__ (working day no. ___)"));
  if (dispatched != BC_INT_NONE)
    days = bc_workdays_between (bc_hall_workdays (source->hall),
                                bc_hall_day (source->hall, dispatched),
                                bc_hall_day (source->hall, due));
  when = bc_format_instant (due, source->hall, BC_INSTANT_NONE);
  if (days > 0)
    /* Translators: the due date is the n-th working day; in Chinese 第%d个工作日 */
    nth = g_strdup_printf (C_ ("paper", "working day no. %d"), days);
  remark = bc_content_join (C_ ("list", ", "), 2, nth, provisional);
  /* Translators: a date and, in brackets, a remark on it */
  return *remark == '\0' ? g_steal_pointer (&when)
                         : g_strdup_printf (C_ ("paper", "%s (%s)"), when, remark);
}

/* Domain model, section 7, row 12: the date that the review set and the working day that it is,
 * counted from the dispatch. What a suspension or an extension made of it stands in row 17. */
char *
bc_content_due (const BcPaperSource *source)
{
  gint64 original = bc_record_int (source->record, BC_FIELD_ORIGINAL_DUE_AT);

  return due_words (source, original != BC_INT_NONE
                                ? original
                                : bc_record_int (source->record, BC_FIELD_DUE_AT));
}

char *
bc_content_due_counted (const BcPaperSource *source)
{
  return due_words (source, bc_record_int (source->record, BC_FIELD_DUE_AT));
}

char *
bc_content_accepted (const BcPaperSource *source)
{
  g_autofree char *by = bc_content_field (source, BC_FIELD_ACCEPTED_BY);
  g_autofree char *at =
      bc_content_instant (source, bc_record_int (source->record, BC_FIELD_ACCEPTED_AT));

  return bc_content_join (" ", 2, by, at);
}

char *
bc_content_first_contact (const BcPaperSource *source)
{
  return bc_content_instant (source, bc_record_int (source->record, BC_FIELD_FIRST_CONTACT_AT));
}

char *
bc_content_answered_on (const BcPaperSource *source)
{
  return bc_content_field (source, BC_FIELD_ANSWERED_ON);
}

char *
bc_content_end (const BcPaperSource *source)
{
  return bc_content_field (source, BC_FIELD_TERMINATE_GROUND);
}

char *
bc_content_parts (const BcPaperSource *source)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bc_record_n_parts (source->record); i++)
    {
      const BcPart *part = bc_record_part (source->record, i);
      const char *by = part->reported_by == NULL
                           ? NULL
                           : bc_hall_name_of (source->hall, BC_TABLE_STAFF, part->reported_by);
      g_autofree char *at = bc_content_instant (source, part->reported_at);
      g_autofree char *report = bc_content_hide (source, part->report);
      g_autofree char *head =
          bc_content_join (" ", 4,
                           bc_hall_name_of (source->hall, BC_TABLE_DEPARTMENTS, part->department),
                           bc_enum_label (&bc_part_states, part->state), by, at);
      g_autofree char *whole = line (head, report);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, whole != NULL ? whole : head);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
bc_content_prevention (const BcPaperSource *source)
{
  g_autofree char *root = bc_content_field (source, BC_FIELD_ROOT_CAUSE);
  g_autofree char *prevention = bc_content_field (source, BC_FIELD_PREVENTION);
  g_autofree char *whole = line (root, prevention);

  return whole != NULL ? g_steal_pointer (&whole) : bc_content_join ("", 2, root, prevention);
}

static gboolean
was_tried (const BcCallback *callback)
{
  return !callback->cancelled && callback->done_at != BC_INT_NONE;
}

GPtrArray *
bc_content_tried (const BcPaperSource *source)
{
  GPtrArray *tried = g_ptr_array_new ();

  for (guint i = 0; i < source->callbacks->len; i++)
    if (was_tried (g_ptr_array_index (source->callbacks, i)))
      g_ptr_array_add (tried, g_ptr_array_index (source->callbacks, i));
  return tried;
}

GStrv
bc_content_steps (const BcPaperSource *source)
{
  const char *code = bc_record_text (source->record, BC_FIELD_PACKAGE);
  const BcEntry *package =
      code != NULL ? bc_hall_find (source->hall, BC_TABLE_PACKAGES, code) : NULL;

  if (package == NULL || package->steps == NULL)
    return g_new0 (char *, 1);
  return g_strsplit (package->steps, "\n", -1);
}

/* Row 19: time, method and number of each attempt. */
char *
bc_content_attempts (const BcPaperSource *source)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n = 0;

  for (guint i = 0; i < source->callbacks->len; i++)
    {
      const BcCallback *callback = g_ptr_array_index (source->callbacks, i);
      int method = bc_enum_find (&bc_contact_methods, callback->method);
      g_autofree char *at = NULL;
      g_autofree char *number = NULL;
      g_autofree char *attempt = NULL;

      if (!was_tried (callback))
        continue;
      at = bc_content_instant (source, callback->done_at);
      /* Translators: the number of an attempt to reach the petitioner; in Chinese 第%d次 */
      number = g_strdup_printf (C_ ("paper", "no. %d"), ++n);
      attempt =
          bc_content_join (" / ", 4, at,
                           method >= 0 ? bc_enum_label (&bc_contact_methods, method) : NULL, number,
                           callback->reached == 1   ? C_ ("paper", "reached")
                           : callback->reached == 0 ? C_ ("paper", "not reached")
                                                    : NULL);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, attempt);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the petitioner said, in every attempt. */
char *
bc_content_said (const BcPaperSource *source)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < source->callbacks->len; i++)
    {
      const BcCallback *callback = g_ptr_array_index (source->callbacks, i);
      g_autofree char *remark = bc_content_hide (source, callback->remark);

      if (!was_tried (callback) || *remark == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, remark);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
bc_content_remarks (const BcPaperSource *source)
{
  g_autofree char *said = bc_content_said (source);
  g_autofree char *answer = bc_content_field (source, BC_FIELD_WRITTEN_ANSWER);
  g_autofree char *written = line (C_ ("paper", "Written answer"), answer);

  return bc_content_join ("\n", 2, said, written);
}

char *
bc_content_caller (const BcPaperSource *source)
{
  const char *staff = NULL;

  for (guint i = 0; i < source->callbacks->len; i++)
    {
      const BcCallback *callback = g_ptr_array_index (source->callbacks, i);

      if (was_tried (callback))
        staff = callback->done_by;
    }
  return g_strdup (bc_hall_name_of (source->hall, BC_TABLE_STAFF, staff));
}
