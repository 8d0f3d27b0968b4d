/* One thing on the calendar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-entry.h"

#include <glib/gi18n.h>

#define YEAR_DIGITS 4

struct _BcAgendaEntry
{
  GObject parent_instance;

  gint64 at;
  BcTicket *ticket;
  BcCallback *callback; /* NULL for a deadline */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcAgendaEntry, bc_agenda_entry, G_TYPE_OBJECT)

/* (nullable): the record may be missing for the moment between the first show and the store's
 * answer. */
static BcRecord *
get_record (BcAgendaEntry *self)
{
  return bc_ticket_get_record (self->ticket);
}

static BcMark
mark_of_nearness (BcNearness nearness)
{
  switch (nearness)
    {
    case BC_NEARNESS_OVERDUE:
      return BC_MARK_OVERDUE;
    case BC_NEARNESS_TODAY:
      return BC_MARK_TODAY;
    case BC_NEARNESS_SOON:
      return BC_MARK_SOON;
    case BC_NEARNESS_ON_TIME:
      return BC_MARK_ON_TIME;
    case BC_NEARNESS_SUSPENDED:
      return BC_MARK_SUSPENDED;
    case BC_NEARNESS_NONE:
    default:
      return BC_MARK_MET;
    }
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

static void
bc_agenda_entry_finalize (GObject *object)
{
  BcAgendaEntry *self = BC_AGENDA_ENTRY (object);

  g_clear_object (&self->ticket);
  g_clear_pointer (&self->callback, bc_callback_unref);

  G_OBJECT_CLASS (bc_agenda_entry_parent_class)->finalize (object);
}

static void
bc_agenda_entry_class_init (BcAgendaEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_agenda_entry_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_agenda_entry_init (BcAgendaEntry *self)
{
}

BcAgendaEntry *
bc_agenda_entry_new (const BcDeskAgendaItem *item)
{
  BcAgendaEntry *self;

  g_return_val_if_fail (item != NULL && item->ticket != NULL, NULL);
  g_return_val_if_fail ((item->kind == BC_AGENDA_CALLBACK) == (item->callback != NULL), NULL);

  self = g_object_new (BC_TYPE_AGENDA_ENTRY, NULL);
  self->at = item->at;
  self->ticket = g_object_ref (item->ticket);
  self->callback = item->callback != NULL ? bc_callback_ref (item->callback) : NULL;
  return self;
}

gboolean
bc_agenda_entry_is_callback (BcAgendaEntry *self)
{
  return self->callback != NULL;
}

gint64
bc_agenda_entry_get_at (BcAgendaEntry *self)
{
  return self->at;
}

BcTicket *
bc_agenda_entry_get_ticket (BcAgendaEntry *self)
{
  return self->ticket;
}

BcCallback *
bc_agenda_entry_get_callback (BcAgendaEntry *self)
{
  return self->callback;
}

gboolean
bc_agenda_entry_is_open (BcAgendaEntry *self)
{
  return self->callback != NULL && self->callback->done_at == BC_INT_NONE
         && !self->callback->cancelled;
}

gboolean
bc_agenda_entry_is_same (BcAgendaEntry *self, BcAgendaEntry *other)
{
  if (self->callback != NULL && other->callback != NULL)
    return self->callback->id == other->callback->id;
  return self->callback == other->callback && self->ticket == other->ticket;
}

void
bc_agenda_entry_update (BcAgendaEntry *self, BcAgendaEntry *newer)
{
  g_return_if_fail (BC_IS_AGENDA_ENTRY (self));
  g_return_if_fail (BC_IS_AGENDA_ENTRY (newer));

  if (newer != self)
    {
      self->at = newer->at;
      g_set_object (&self->ticket, newer->ticket);
      g_clear_pointer (&self->callback, bc_callback_unref);
      self->callback = newer->callback != NULL ? bc_callback_ref (newer->callback) : NULL;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

BcMark
bc_agenda_entry_get_mark (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  if (self->callback != NULL && !bc_agenda_entry_is_open (self))
    return BC_MARK_CALLBACK_DONE;
  if (self->callback != NULL)
    return bc_hall_day (hall, self->at) < bc_hall_day (hall, now) ? BC_MARK_CALLBACK_LATE
                                                                  : BC_MARK_CALLBACK;
  if (get_record (self) == NULL)
    return BC_MARK_MET;
  return mark_of_nearness (bc_nearness (get_record (self), hall, now, NULL));
}

const char *
bc_mark_label (BcMark mark)
{
  switch (mark)
    {
    case BC_MARK_OVERDUE:
      return _ ("Overdue");
    case BC_MARK_CALLBACK_LATE:
      return _ ("Callback missed");
    case BC_MARK_TODAY:
      return _ ("Due today");
    case BC_MARK_SOON:
      return _ ("Due soon");
    case BC_MARK_ON_TIME:
      return _ ("On time");
    case BC_MARK_CALLBACK:
      return _ ("Callback");
    case BC_MARK_SUSPENDED:
      return _ ("Suspended");
    case BC_MARK_CALLBACK_DONE:
      return _ ("Callback made");
    case BC_MARK_MET:
      return _ ("Result submitted");
    case BC_N_MARKS:
    default:
      g_return_val_if_reached ("");
    }
}

char *
bc_agenda_entry_dup_time (BcAgendaEntry *self, BcHall *hall)
{
  int second;

  bc_instant_to_day (self->at, bc_hall_zone (hall), &second);
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
bc_agenda_entry_dup_chip (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  BcRecord *record = get_record (self);
  g_autofree char *number = bc_agenda_entry_dup_number (self);
  g_autofree char *short_number = dup_short_number (number, hall, now);
  g_autofree char *matter = record != NULL ? bc_format_matter (record, hall) : g_strdup ("");
  g_autofree char *time = NULL;

  if (self->callback == NULL)
    return g_strdup_printf ("%s %s", short_number, matter);
  time = bc_agenda_entry_dup_time (self, hall);
  return g_strdup_printf ("%s %s %s", short_number, time, matter);
}

char *
bc_agenda_entry_dup_matter (BcAgendaEntry *self, BcHall *hall)
{
  BcRecord *record = get_record (self);

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

char *
bc_agenda_entry_dup_status (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  BcRecord *record = get_record (self);
  GString *line;
  g_autofree char *result = NULL;

  /* The hour stands in front of the row already. */
  if (self->callback == NULL && bc_agenda_entry_get_mark (self, hall, now) == BC_MARK_TODAY
      && !bc_record_flag (record, BC_FIELD_DUE_PROVISIONAL))
    return g_strdup (bc_mark_label (BC_MARK_TODAY));
  if (self->callback == NULL)
    {
      char *nearness = record != NULL ? bc_format_nearness (record, hall, now) : g_strdup ("");

      if (*nearness != '\0' || record == NULL)
        return nearness;
      g_free (nearness);
      return g_strdup (bc_enum_label (&bc_states, bc_record_state (record)));
    }

  line = g_string_new (NULL);
  if (self->callback->done_at != BC_INT_NONE)
    {
      result = dup_result (self->callback);
      append_part (line, result);
      append_part (line, bc_hall_name_of (hall, BC_TABLE_STAFF, self->callback->done_by));
      append_part (line, self->callback->remark);
    }
  else
    {
      append_part (line, self->callback->staff != NULL
                             ? bc_hall_name_of (hall, BC_TABLE_STAFF, self->callback->staff)
                             : C_ ("callback", "any clerk"));
      append_part (line, self->callback->note);
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

  /* Translators: what it is, time, ticket number, matter with petitioner and department, state. */
  return g_strdup_printf (_ ("%s, %s, %s, %s, %s"), bc_mark_label (mark), time, number, summary,
                          status);
}
