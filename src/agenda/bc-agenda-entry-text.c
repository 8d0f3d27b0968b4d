/* One thing on the calendar: what a chip and a row say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-entry.h"

#include <glib/gi18n.h>

#define YEAR_DIGITS 4

/* (nullable) */
static BcRecord *
get_record (BcAgendaEntry *self)
{
  BcTicket *ticket = bc_agenda_entry_get_ticket (self);

  return ticket != NULL ? bc_ticket_get_record (ticket) : NULL;
}

/* What became of a callback that was made. */
static char *
dup_result (const BcCallback *callback)
{
  if (!callback->reached)
    return g_strdup (C_ ("callback", "Not reached"));
  if (callback->rating >= 0)
    /* Translators: whether the problem is solved, then the rating. */
    return g_strdup_printf (_ ("%s · %s"),
                            callback->solved == 1 ? C_ ("callback", "Solved")
                                                  : C_ ("callback", "Not solved"),
                            bc_enum_label (&bc_ratings, callback->rating));
  return g_strdup (callback->solved == 1 ? C_ ("callback", "Solved")
                                         : C_ ("callback", "Not solved"));
}

static void
append_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

const char *
bc_agenda_kind_word (BcAgendaKind kind)
{
  switch (kind)
    {
    case BC_AGENDA_DEADLINE:
      return C_ ("agenda kind", "Deadlines");
    case BC_AGENDA_CALLBACK:
      return C_ ("agenda kind", "Callbacks");
    case BC_AGENDA_GATE:
      return C_ ("agenda kind", "Noon gates");
    case BC_AGENDA_MEETING:
      return C_ ("agenda kind", "Meetings");
    case BC_AGENDA_FOLLOW_UP:
      return C_ ("agenda kind", "Bad ratings");
    case BC_N_AGENDA_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
bc_mark_label (BcMark mark)
{
  static const char *const labels[BC_N_MARKS] = {
    [BC_MARK_OVERDUE] = N_ ("Overdue"),
    [BC_MARK_FOLLOW_UP_LATE] = N_ ("Late after a bad rating"),
    [BC_MARK_GATE_LATE] = N_ ("Noon gate missed"),
    [BC_MARK_CALLBACK_LATE] = N_ ("Callback missed"),
    [BC_MARK_TODAY] = N_ ("Due today"),
    [BC_MARK_GATE] = N_ ("Noon gate"),
    [BC_MARK_FOLLOW_UP] = N_ ("Bad rating"),
    [BC_MARK_SOON] = N_ ("Due soon"),
    [BC_MARK_ON_TIME] = N_ ("On time"),
    [BC_MARK_MEETING] = N_ ("Meeting"),
    [BC_MARK_CALLBACK] = N_ ("Callback"),
    [BC_MARK_SUSPENDED] = N_ ("Suspended"),
    [BC_MARK_MEETING_OVER] = N_ ("Meeting over"),
    [BC_MARK_CALLBACK_DONE] = N_ ("Callback made"),
    [BC_MARK_GATE_SENT] = N_ ("Noon gate: all sent"),
    [BC_MARK_MET] = N_ ("Result submitted"),
  };

  g_return_val_if_fail (mark < BC_N_MARKS, "");

  return _ (labels[mark]);
}

char *
bc_agenda_entry_dup_time (BcAgendaEntry *self, BcHall *hall)
{
  int second;

  bc_instant_to_day (bc_agenda_entry_get_at (self), bc_hall_zone (hall), &second);
  return g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);
}

char *
bc_agenda_entry_dup_number (BcAgendaEntry *self)
{
  BcRecord *record = get_record (self);
  const char *number = record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : NULL;

  return g_strdup (number != NULL ? number : "");
}

/* (transfer full): "W93" for this year's 2026W00093, as people say it, so that it fits into a cell. */
static char *
dup_short_number (const char *number, BcHall *hall, gint64 now)
{
  GString *text = g_string_new (NULL);
  char year[YEAR_DIGITS + 8];
  int this_year;

  bc_day_to_ymd (bc_hall_day (hall, now), &this_year, NULL, NULL);
  g_snprintf (year, sizeof year, "%04d", this_year);
  if (g_str_has_prefix (number, year))
    number += YEAR_DIGITS;
  else
    for (; g_ascii_isdigit (*number); number++)
      g_string_append_c (text, *number);
  for (; g_ascii_isalpha (*number); number++)
    g_string_append_c (text, *number);
  while (*number == '0' && g_ascii_isdigit (number[1]))
    number++;
  g_string_append (text, number);
  return g_string_free (text, FALSE);
}

char *
bc_agenda_entry_dup_block (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  g_autofree char *number = bc_agenda_entry_dup_number (self);
  g_autofree char *short_number = dup_short_number (number, hall, now);
  g_autofree char *matter = bc_agenda_entry_dup_matter (self, hall);

  /* A gate has no ticket's number. */
  if (*short_number == '\0')
    return g_steal_pointer (&matter);
  return g_strdup_printf ("%s %s", short_number, matter);
}

char *
bc_agenda_entry_dup_chip (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  g_autofree char *number = NULL;
  g_autofree char *short_number = NULL;
  g_autofree char *matter = NULL;
  g_autofree char *time = NULL;

  if (!bc_agenda_entry_is_timed (self))
    return bc_agenda_entry_dup_block (self, hall, now);
  number = bc_agenda_entry_dup_number (self);
  short_number = dup_short_number (number, hall, now);
  matter = bc_agenda_entry_dup_matter (self, hall);
  time = bc_agenda_entry_dup_time (self, hall);
  if (*short_number == '\0')
    return g_strdup_printf ("%s %s", time, matter);
  return g_strdup_printf ("%s %s %s", short_number, time, matter);
}

static char *
dup_gate (BcAgendaEntry *self)
{
  guint n_tickets, n_unsent;

  bc_agenda_entry_get_gate (self, &n_tickets, &n_unsent);
  if (n_unsent == 0)
    return g_strdup_printf (ngettext ("Noon gate: %u sent", "Noon gate: %u sent", n_tickets),
                            n_tickets);
  return g_strdup_printf (ngettext ("Noon gate: %u to send", "Noon gate: %u to send", n_unsent),
                          n_unsent);
}

char *
bc_agenda_entry_dup_matter (BcAgendaEntry *self, BcHall *hall)
{
  BcRecord *record = get_record (self);
  BcMeeting *meeting = bc_agenda_entry_get_meeting (self);

  if (bc_agenda_entry_get_kind (self) == BC_AGENDA_GATE)
    return dup_gate (self);
  if (meeting != NULL)
    return g_strdup (meeting->topic);
  return record != NULL ? bc_format_matter (record, hall) : g_strdup ("");
}

char *
bc_agenda_petitioner (const BcRecord *record)
{
  return bc_record_flag (record, BC_FIELD_CONFIDENTIAL) ? g_strdup (_ ("Name withheld"))
                                                        : bc_format_petitioner (record, TRUE);
}

char *
bc_agenda_entry_dup_people (BcAgendaEntry *self, BcHall *hall)
{
  BcRecord *record = get_record (self);
  GString *line = g_string_new (NULL);

  if (record != NULL)
    {
      g_autofree char *petitioner = bc_agenda_petitioner (record);
      const char *department = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);

      if (department == NULL)
        department = bc_record_text (record, BC_FIELD_DEPARTMENT);
      append_part (line, petitioner);
      append_part (line, bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, department));
    }
  return g_string_free (line, FALSE);
}

char *
bc_agenda_entry_dup_summary (BcAgendaEntry *self, BcHall *hall)
{
  g_autofree char *matter = bc_agenda_entry_dup_matter (self, hall);
  g_autofree char *people = bc_agenda_entry_dup_people (self, hall);
  GString *line = g_string_new (NULL);

  append_part (line, matter);
  append_part (line, people);
  return g_string_free (line, FALSE);
}

static char *
dup_gate_status (BcAgendaEntry *self)
{
  guint n_tickets, n_unsent;

  bc_agenda_entry_get_gate (self, &n_tickets, &n_unsent);
  /* Translators: how many work orders of a noon gate were sent, of how many. */
  return g_strdup_printf (_ ("%1$u of %2$u sent"), n_tickets - n_unsent, n_tickets);
}

/* Where it is, and who takes part. */
static char *
dup_meeting_status (BcAgendaEntry *self, BcHall *hall)
{
  BcMeeting *meeting = bc_agenda_entry_get_meeting (self);
  g_auto (GStrv) codes =
      g_strsplit (meeting->departments != NULL ? meeting->departments : "", ",", -1);
  GString *line = g_string_new (NULL);

  append_part (line, meeting->place);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      const BcEntry *entry = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, codes[i]);

      append_part (line, entry != NULL && entry->short_name != NULL ? entry->short_name
                         : entry != NULL                            ? entry->name
                                                                    : codes[i]);
    }
  return g_string_free (line, FALSE);
}

char *
bc_agenda_entry_dup_status (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  BcRecord *record = get_record (self);
  BcCallback *callback = bc_agenda_entry_get_callback (self);
  BcAgendaKind kind = bc_agenda_entry_get_kind (self);
  GString *line;
  g_autofree char *result = NULL;

  if (kind == BC_AGENDA_GATE)
    return dup_gate_status (self);
  if (kind == BC_AGENDA_MEETING)
    return dup_meeting_status (self, hall);
  if (kind == BC_AGENDA_FOLLOW_UP)
    return g_strdup (bc_follow_up_label (bc_agenda_entry_get_follow_up (self)));
  /* The hour stands in front of the row already. */
  if (callback == NULL && bc_agenda_entry_get_mark (self, hall, now) == BC_MARK_TODAY
      && !bc_record_flag (record, BC_FIELD_DUE_PROVISIONAL))
    return g_strdup (bc_mark_label (BC_MARK_TODAY));
  if (callback == NULL)
    {
      char *nearness = record != NULL ? bc_format_nearness (record, hall, now) : g_strdup ("");

      if (*nearness != '\0' || record == NULL)
        return nearness;
      g_free (nearness);
      return g_strdup (bc_enum_label (&bc_states, bc_record_state (record)));
    }

  line = g_string_new (NULL);
  if (callback->done_at != BC_INT_NONE)
    {
      result = dup_result (callback);
      append_part (line, result);
      append_part (line, bc_hall_name_of (hall, BC_TABLE_STAFF, callback->done_by));
      append_part (line, callback->remark);
    }
  else
    {
      append_part (line, callback->staff != NULL
                             ? bc_hall_name_of (hall, BC_TABLE_STAFF, callback->staff)
                             : C_ ("callback", "any clerk"));
      append_part (line, callback->note);
    }
  return g_string_free (line, FALSE);
}

char *
bc_agenda_entry_dup_description (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  BcMark mark = bc_agenda_entry_get_mark (self, hall, now);
  g_autofree char *time = bc_agenda_entry_dup_time (self, hall);
  g_autofree char *number = bc_agenda_entry_dup_number (self);
  g_autofree char *summary = bc_agenda_entry_dup_summary (self, hall);
  g_autofree char *status = bc_agenda_entry_dup_status (self, hall, now);

  if (bc_agenda_entry_get_kind (self) == BC_AGENDA_GATE)
    /* Translators: what it is, time, state. */
    return g_strdup_printf (_ ("%s, %s, %s"), bc_mark_label (mark), time, status);
  /* Translators: what it is, time, ticket number, matter with petitioner and department, state. */
  return g_strdup_printf (_ ("%s, %s, %s, %s, %s"), bc_mark_label (mark), time, number, summary,
                          status);
}

char *
bc_agenda_entry_dup_tooltip (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  g_autofree char *description = bc_agenda_entry_dup_description (self, hall, now);

  if (bc_agenda_entry_can_move (self, now))
    return g_strdup_printf (_ ("%s\nDrag it to another day to move it."), description);
  if (bc_agenda_entry_get_kind (self) != BC_AGENDA_DEADLINE)
    return g_steal_pointer (&description);
  return g_strdup_printf (_ ("%s\nA deadline follows from its limit and cannot be dragged; it can "
                             "only be extended."),
                          description);
}
