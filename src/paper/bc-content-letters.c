/* The prose of notices: what a hall writes to a petitioner or to a department. What is not known yet leaves a gap to be filled by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include "domain/bc-format.h"

#include <glib/gi18n.h>

/* (transfer full): @text, which it takes, or the room to write it. */
static char *
or_gap (char *text)
{
  if (*text != '\0')
    return text;
  g_free (text);
  /* Translators: a gap in a letter, to be filled in by hand; in Chinese with ideographic spaces */
  return g_strdup (C_ ("paper", "__________"));
}

/* The same for a date. */
static char *
or_no_date (char *text)
{
  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup (C_ ("paper", "____-__-__"));
}

/* How a letter names somebody before it begins. */
static char *
dear (char *name)
{
  g_autofree char *whom = or_gap (name);

  /* Translators: whom a letter addresses; in Chinese %s： */
  return g_strdup_printf (C_ ("paper", "To %s:"), whom);
}

char *
bc_content_dear_petitioner (const BcPaperSource *source)
{
  return dear (bc_content_petitioner (source));
}

char *
bc_content_dear_department (const BcPaperSource *source)
{
  return dear (bc_content_field (source, BC_FIELD_LEAD_DEPARTMENT));
}

char *
bc_content_rejected (const BcPaperSource *source)
{
  g_autofree char *matter = or_gap (bc_content_matter (source));
  g_autofree char *number = or_gap (bc_content_field (source, BC_FIELD_NUMBER));
  g_autofree char *day = or_no_date (bc_content_received_on (source));

  /* Translators: a matter, its ticket's number, a date */
  return g_strdup_printf (
      C_ ("paper", "What you brought forward on %3$s about “%1$s” (ticket no. %2$s) was received. "
                   "After examination it does not fall to this window and is not accepted. The "
                   "ground and where to turn to instead are the following."),
      matter, number, day);
}

char *
bc_content_one_time (const BcPaperSource *source)
{
  g_autofree char *matter = or_gap (bc_content_matter (source));
  g_autofree char *number = or_gap (bc_content_field (source, BC_FIELD_NUMBER));

  /* Translators: a matter, its ticket's number */
  return g_strdup_printf (C_ ("paper", "For your matter “%1$s” (ticket no. %2$s) the papers below "
                                       "are still needed. "
                                       "They are told to you here once and completely."),
                          matter, number);
}

/* In full, with the hour, as a date by which something has to be done needs it. */
static char *
in_full (const BcPaperSource *source, BcField field)
{
  return bc_format_instant (bc_record_int (source->record, field), source->hall, BC_INSTANT_NONE);
}

char *
bc_content_due_now (const BcPaperSource *source)
{
  g_autofree char *due = in_full (source, BC_FIELD_DUE_AT);

  if (*due == '\0' || !bc_record_flag (source->record, BC_FIELD_DUE_PROVISIONAL))
    return g_steal_pointer (&due);
  return g_strdup_printf (C_ ("paper", "%s (%s)"), due, C_ ("paper", "provisional"));
}

char *
bc_content_original_due (const BcPaperSource *source)
{
  return in_full (source, BC_FIELD_ORIGINAL_DUE_AT);
}

char *
bc_content_handed_over (const BcPaperSource *source)
{
  g_autofree char *due = or_no_date (bc_content_due_now (source));

  /* Translators: a date */
  return g_strdup_printf (
      C_ ("paper", "The matter below was brought forward by a member of the public and is handed "
                   "over to your department, which leads. Accept it and contact the petitioner on "
                   "the day you receive it, settle it and submit the result by %s. What is not "
                   "your department’s duty is to be returned within 1 working day, with the ground "
                   "and the clause in writing."),
      due);
}

/* "overdue by 2 working days" and the like, in brackets; nothing where nothing is known. */
static char *
how_near (const BcPaperSource *source)
{
  g_autofree char *words = bc_format_nearness (source->record, source->hall, source->printed_at);

  /* Translators: a remark in brackets */
  return *words == '\0' ? g_steal_pointer (&words) : g_strdup_printf (C_ ("paper", " (%s)"), words);
}

char *
bc_content_reminded (const BcPaperSource *source)
{
  g_autofree char *number = or_gap (bc_content_field (source, BC_FIELD_NUMBER));
  g_autofree char *handed = or_no_date (bc_content_dispatched_on (source));
  g_autofree char *due = or_no_date (bc_content_due_now (source));
  g_autofree char *today = bc_content_printed_on (source);
  g_autofree char *near = how_near (source);

  /* Translators: ticket number, date of dispatch, due date, today, in brackets how near that is */
  return g_strdup_printf (
      C_ ("paper", "The matter with the ticket no. %1$s was handed over to your department on %2$s "
                   "and is due on %3$s. Until %4$s its result has not been submitted%5$s. Please "
                   "settle it without delay and answer in writing within the time below."),
      number, handed, due, today, near);
}

char *
bc_content_supervised (const BcPaperSource *source)
{
  g_autofree char *number = or_gap (bc_content_field (source, BC_FIELD_NUMBER));
  g_autofree char *due = or_no_date (bc_content_due_now (source));
  g_autofree char *today = bc_content_printed_on (source);
  g_autofree char *near = how_near (source);

  /* Translators: ticket number, due date, today, in brackets how near that is */
  return g_strdup_printf (
      C_ ("paper", "The matter with the ticket no. %1$s, which your department handles, is due on "
                   "%2$s. Until %3$s it has not been settled as required%4$s and is now "
                   "supervised. The head of your department is to see to it in person, find the "
                   "cause, settle it in time and report in writing."),
      number, due, today, near);
}

/* Who signs a letter, with the place of the seal. */
char *
bc_content_hall_seal (const BcPaperSource *source)
{
  g_autofree char *hall = bc_content_hall (source);

  /* Translators: a hall's name at the end of a letter */
  return g_strdup_printf (C_ ("paper", "%s (seal)"), hall);
}

char *
bc_content_number (const BcPaperSource *source)
{
  return bc_content_field (source, BC_FIELD_NUMBER);
}

static gboolean
is_rejected (const BcPaperSource *source)
{
  return bc_record_state (source->record) == BC_STATE_REJECTED;
}

char *
bc_content_rejected_by (const BcPaperSource *source)
{
  return is_rejected (source) ? bc_content_triaged_by (source) : g_strdup ("");
}

/* The day of the decision where the history tells it, otherwise the day of the sheet. */
char *
bc_content_decided_on (const BcPaperSource *source)
{
  g_autofree char *day = is_rejected (source) ? bc_content_triaged_on (source) : g_strdup ("");

  return *day != '\0' ? g_steal_pointer (&day) : bc_content_printed_on (source);
}

char *
bc_content_all_steps (const BcPaperSource *source)
{
  g_auto (GStrv) steps = bc_content_steps (source);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; steps[i] != NULL; i++)
    g_string_append_printf (text, "%s%u. %s", i > 0 ? "  " : "", i + 1, steps[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the solution package says to the petitioner. */
char *
bc_content_wording (const BcPaperSource *source)
{
  const char *code = bc_record_text (source->record, BC_FIELD_PACKAGE);
  const BcEntry *package =
      code != NULL ? bc_hall_find (source->hall, BC_TABLE_PACKAGES, code) : NULL;

  return g_strdup (package != NULL && package->wording != NULL ? package->wording : "");
}

char *
bc_content_dispatched (const BcPaperSource *source)
{
  return bc_content_instant (source, bc_record_int (source->record, BC_FIELD_DISPATCHED_AT));
}

char *
bc_content_dispatched_on (const BcPaperSource *source)
{
  return bc_content_day (source, bc_record_int (source->record, BC_FIELD_DISPATCHED_AT));
}

char *
bc_content_closed_on (const BcPaperSource *source)
{
  return bc_content_day (source, bc_record_int (source->record, BC_FIELD_CLOSED_AT));
}

/* An unfilled form is dated when it is filled in. */
char *
bc_content_printed_on (const BcPaperSource *source)
{
  return source->blank != NULL ? g_strdup (C_ ("paper", "____-__-__"))
                               : bc_content_day (source, source->printed_at);
}

/* How far it is: state, and what stands in its way. */
char *
bc_content_progress (const BcPaperSource *source)
{
  g_autofree char *state = bc_content_field (source, BC_FIELD_STATE);
  g_autofree char *past = bc_content_interruptions (source);

  return bc_content_join ("\n", 2, state, past);
}

char *
bc_content_solved_rating (const BcPaperSource *source)
{
  g_autofree char *solved = bc_content_field (source, BC_FIELD_SOLVED);
  g_autofree char *rating = bc_content_field (source, BC_FIELD_RATING);

  return bc_content_join (" / ", 2, solved, rating);
}

gboolean
bc_content_was_rated_badly (const BcPaperSource *source)
{
  return bc_record_has (source->record, BC_FIELD_BAD_RATING_AT);
}

gboolean
bc_content_has_parts (const BcPaperSource *source)
{
  return bc_record_n_parts (source->record) > 0;
}

gboolean
bc_content_has_steps (const BcPaperSource *source)
{
  g_auto (GStrv) steps = bc_content_steps (source);

  return g_strv_length (steps) > 0;
}

gboolean
bc_content_has_rating_page (const BcPaperSource *source)
{
  return bc_hall_rating_url (source->hall) != NULL;
}
