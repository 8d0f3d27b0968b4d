/* A year's table from a calendar feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays-read.h"

#include <glib/gi18n.h>
#include <libical/ical.h>
#include <string.h>

#include "base/bc-text.h"

/* An entry is of some days; a whole year of it is somebody's mistake. */
#define DAYS_MAXIMUM 60

/* Apple's calendars say it in a property of their own. -1: it does not say. */
static int
kind_of_property (icalcomponent *event)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_X_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (event, ICAL_X_PROPERTY))
    {
      const char *name = icalproperty_get_x_name (property);
      const char *value = icalproperty_get_value_as_string (property);

      if (g_strcmp0 (name, "X-APPLE-SPECIAL-DAY") != 0)
        continue;
      if (g_strcmp0 (value, "ALTERNATE-WORKDAY") == 0)
        return BC_DAY_MAKE_UP;
      if (g_strcmp0 (value, "WORK-HOLIDAY") == 0)
        return BC_DAY_HOLIDAY;
    }
  return -1;
}

/* (transfer full) (nullable): the holiday's name without what says whether it is worked. */
static char *
name_of_summary (const char *summary)
{
  static const char *const ends[] = { "（",   "(",    "［",   "[",    "【",   " ", "假期",
                                      "补班", "调休", "上班", "休假", "放假", NULL };
  static const char *const marks[] = { "休", "班" };
  gsize length = strlen (summary);

  for (guint i = 0; ends[i] != NULL; i++)
    {
      const char *end = strstr (summary, ends[i]);

      if (end != NULL && end > summary)
        length = MIN (length, (gsize) (end - summary));
    }
  /* “元旦休”, “国庆节班”: nothing else ends in these. */
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length > strlen (marks[i])
        && strncmp (summary + length - strlen (marks[i]), marks[i], strlen (marks[i])) == 0)
      length -= strlen (marks[i]);
  {
    g_autofree char *cut = g_strndup (summary, length);

    return bc_text_is_blank (cut) ? NULL : bc_text_clean (cut);
  }
}

/* An entry without an end is of one day. */
static gboolean
read_days (icalcomponent *event, BcDay *first, BcDay *end)
{
  struct icaltimetype start = icalcomponent_get_dtstart (event);
  struct icaltimetype stop = icalcomponent_get_dtend (event);
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", start.year, start.month, start.day);
  g_autofree char *last = g_strdup_printf ("%04d-%02d-%02d", stop.year, stop.month, stop.day);

  if (icaltime_is_null_time (start) || !bc_day_parse (text, first))
    return FALSE;
  *end = *first + 1;
  if (!icaltime_is_null_time (stop) && bc_day_parse (last, end) && *end <= *first)
    *end = *first + 1;
  return TRUE;
}

static void
read_event (icalcomponent *event, int number, GArray *rows, BcProblems *problems)
{
  const char *summary = icalcomponent_get_summary (event);
  int said = kind_of_property (event);
  BcDay first, end;

  if (summary == NULL)
    summary = "";
  if (!read_days (event, &first, &end))
    {
      bc_workdays_read_problem (problems, number, _ ("“%s” has no date that there is."), summary);
      return;
    }
  if (end - first > DAYS_MAXIMUM)
    {
      bc_workdays_read_problem (problems, number, _ ("“%s” lasts for more than %d days."), summary,
                                DAYS_MAXIMUM);
      return;
    }
  for (BcDay day = first; day < end; day++)
    {
      int kind = said >= 0 ? said : bc_workdays_kind_of_words (summary, bc_day_weekday (day) >= 6);
      BcWorkdaysRow row = { .day = day, .line = number };

      if (kind < 0)
        continue;
      row.kind = (BcDayKind) kind;
      row.name = name_of_summary (summary);
      g_array_append_val (rows, row);
    }
}

gboolean
bc_workdays_read_ics (const char *text, GArray *rows, BcProblems *problems, GError **error)
{
  icalcomponent *calendar = icalparser_parse_string (text);
  int number = 0;

  if (calendar != NULL)
    for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
         event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
      read_event (event, ++number, rows, problems);
  g_clear_pointer (&calendar, icalcomponent_free);
  if (number > 0)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                       _ ("This calendar has no entries, or it was cut off while it was loaded: "
                          "load it again."));
  return FALSE;
}
