/* A meeting about a ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-meeting.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"

#define DAYS_AHEAD 3660

/* The counter stands beside the public struct, so that that stays plain data. */
typedef struct
{
  BcMeeting meeting;
  gatomicrefcount references;
} CountedMeeting;

G_DEFINE_BOXED_TYPE (BcMeeting, bc_meeting, bc_meeting_ref, bc_meeting_unref)

BcMeeting *
bc_meeting_new (void)
{
  CountedMeeting *self = g_new0 (CountedMeeting, 1);

  g_atomic_ref_count_init (&self->references);
  self->meeting.at = BC_INT_NONE;
  self->meeting.minutes = BC_MEETING_MINUTES_DEFAULT;
  return &self->meeting;
}

BcMeeting *
bc_meeting_copy (const BcMeeting *self)
{
  BcMeeting *copy = bc_meeting_new ();

  *copy = *self;
  copy->topic = g_strdup (self->topic);
  copy->place = g_strdup (self->place);
  copy->departments = g_strdup (self->departments);
  copy->staff = g_strdup (self->staff);
  copy->note = g_strdup (self->note);
  return copy;
}

BcMeeting *
bc_meeting_ref (BcMeeting *self)
{
  g_atomic_ref_count_inc (&((CountedMeeting *) self)->references);
  return self;
}

void
bc_meeting_unref (BcMeeting *self)
{
  if (!g_atomic_ref_count_dec (&((CountedMeeting *) self)->references))
    return;
  g_free (self->topic);
  g_free (self->place);
  g_free (self->departments);
  g_free (self->staff);
  g_free (self->note);
  g_free (self);
}

static void
clean_text (char **text, const char *key, long maximum, BcProblems *problems)
{
  char *clean = bc_text_is_blank (*text) ? NULL : bc_text_clean (*text);

  if (clean == NULL && !bc_text_is_blank (*text))
    {
      bc_problems_add (problems, key, _ ("The text is not valid UTF-8."));
      return;
    }
  if (clean != NULL && bc_text_length (clean) > maximum)
    bc_problems_add (problems, key, _ ("At most %ld characters are possible, %ld are given."),
                     maximum, bc_text_length (clean));
  g_free (*text);
  *text = clean;
}

/* Replaces names by codes, each once. */
static void
clean_codes (char **codes, BcHall *hall, BcTable table, const char *key, BcProblems *problems)
{
  g_auto (GStrv) words = g_strsplit (*codes != NULL ? *codes : "", ",", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      const BcEntry *entry = bc_hall_find (hall, table, g_strstrip (words[i]));

      if (*words[i] == '\0')
        continue;
      if (entry == NULL)
        bc_problems_add (problems, key, _ ("The hall has no “%s”."), words[i]);
      else if (!g_ptr_array_find_with_equal_func (found, entry->code, g_str_equal, NULL))
        g_ptr_array_add (found, entry->code);
    }
  g_ptr_array_add (found, NULL);
  g_free (*codes);
  *codes = found->len > 1 ? g_strjoinv (",", (char **) found->pdata) : NULL;
}

static void
check_time (const BcMeeting *self, BcHall *hall, gint64 now, BcProblems *problems)
{
  BcDay today = bc_hall_day (hall, now);

  if (self->at == BC_INT_NONE || self->at < 0)
    bc_problems_add (problems, "at", _ ("Choose the day and time of the meeting."));
  else if (bc_hall_day (hall, self->at) < today)
    bc_problems_add (problems, "at", _ ("This day is over. Choose today or a later day."));
  else if (bc_hall_day (hall, self->at) > today + DAYS_AHEAD)
    bc_problems_add (problems, "at", _ ("This lies more than ten years ahead."));
  if (self->minutes < 1 || self->minutes > BC_MEETING_MINUTES_MAXIMUM)
    bc_problems_add (problems, "minutes", _ ("A meeting lasts from 1 to %d minutes."),
                     BC_MEETING_MINUTES_MAXIMUM);
}

void
bc_meeting_check (BcMeeting *self, BcHall *hall, gint64 now, BcProblems *problems)
{
  check_time (self, hall, now, problems);
  clean_text (&self->topic, "topic", 200, problems);
  if (self->topic == NULL && bc_problems_find (problems, "topic") == NULL)
    bc_problems_add (problems, "topic", _ ("Say what the meeting is about."));
  clean_text (&self->place, "place", 100, problems);
  clean_text (&self->note, "note", 2000, problems);
  clean_codes (&self->departments, hall, BC_TABLE_DEPARTMENTS, "departments", problems);
  clean_codes (&self->staff, hall, BC_TABLE_STAFF, "staff", problems);
}
