/* The calendar as iCalendar: libical reads it back, UIDs stay, nothing personal is in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <libical/ical.h>
#include <string.h>

#include "store/bc-ics-export.h"

#define DAY (24 * BC_HOUR)

static icalcomponent *export(Fixture *fixture, const BcAgendaFilter *filter, char **text)
{
  g_autoptr (GError) error = NULL;
  icalcomponent *calendar;

  fixture_begin (fixture, BC_INTENT_READ);
  *text = bc_ics_export (fixture->engine, 0, FIXTURE_NOW + 400 * DAY, filter, &error);
  fixture_commit (fixture);
  g_assert_no_error (error);
  calendar = icalparser_parse_string (*text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static icalcomponent *
find (icalcomponent *calendar, const char *uid)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    if (g_str_has_prefix (icalcomponent_get_uid (event), uid))
      return event;
  return NULL;
}

/* The instant of a time of the calendar, by the rules that the calendar itself brings. */
static gint64
instant_of (icalcomponent *calendar, icalcomponent *event, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);
  icalparameter *zone = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  icaltimezone *timezone = icalcomponent_get_timezone (calendar, icalparameter_get_tzid (zone));
  struct icaltimetype time = kind == ICAL_DTSTART_PROPERTY ? icalproperty_get_dtstart (property)
                                                           : icalproperty_get_dtend (property);

  g_assert_nonnull (timezone);
  return (gint64) icaltime_as_timet_with_zone (time, timezone) * G_USEC_PER_SEC;
}

static void
test_read_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) progressing = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) called = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autoptr (GPtrArray) callbacks =
      fixture_callbacks (fixture, bc_record_int (called, BC_FIELD_ID));
  BcCallback *planned = callbacks->pdata[0];
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (BcCallback) moved = NULL;
  icalcomponent *calendar = export(fixture, NULL, &text);
  icalcomponent *due = find (calendar, "due-");
  icalcomponent *callback = find (calendar, "callback-");
  int sequence;
  BcAct *act = bc_act_new ("f01");

  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 2);
  g_assert_cmpint (instant_of (calendar, due, ICAL_DTEND_PROPERTY), ==,
                   bc_record_int (progressing, BC_FIELD_DUE_AT));
  g_assert_cmpint (instant_of (calendar, callback, ICAL_DTSTART_PROPERTY), ==, planned->planned_at);
  uid = g_strdup (icalcomponent_get_uid (callback));
  sequence = icalcomponent_get_sequence (callback);
  g_assert_null (strstr (text, bc_record_text (called, BC_FIELD_PETITIONER_NAME)));
  g_assert_null (strstr (text, bc_record_text (called, BC_FIELD_TELEPHONE)));
  icalcomponent_free (calendar);

  /* Moved: the same UID, a higher sequence, another time. */
  fixture_begin (fixture, BC_INTENT_WRITE);
  moved = bc_callbacks_move (fixture->engine, planned->id, planned->version,
                             planned->planned_at + DAY, act, NULL);
  fixture_commit (fixture);
  g_assert_nonnull (moved);
  calendar = export(fixture, NULL, &again);
  callback = find (calendar, "callback-");
  g_assert_cmpstr (icalcomponent_get_uid (callback), ==, uid);
  g_assert_cmpint (icalcomponent_get_sequence (callback), >, sequence);
  g_assert_cmpint (instant_of (calendar, callback, ICAL_DTSTART_PROPERTY), ==,
                   planned->planned_at + DAY);
  icalcomponent_free (calendar);
  bc_act_free (act);
}

static void
test_filtered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) progressing = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  static const struct
  {
    BcAgendaFilter filter;
    int n;
  } cases[] = {
    { { .department = "d01" }, 1 },
    { { .department = "d02" }, 0 },
    { { .staff = "c01" }, 1 },
    { { .staff = "c02" }, 0 },
    { { .kinds = 1 << BC_AGENDA_CALLBACK }, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      icalcomponent *calendar = export(fixture, &cases[i].filter, &text);

      g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==,
                       cases[i].n);
      icalcomponent_free (calendar);
    }
}

/* A hall whose clocks are shifted: the instants hold in summer and in winter. */
static void
test_shifted_clocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcRecord) record = NULL;
  g_autofree char *text = NULL;
  icalcomponent *calendar;
  BcAct *act = bc_act_new ("f01");

  fixture_close (fixture);
  fixture_sql (fixture->path,
               "INSERT INTO setting (key, value) VALUES ('zone', 'America/New_York') "
               "ON CONFLICT (key) DO UPDATE SET value = 'America/New_York'");
  fixture_reopen (fixture);
  record = fixture_register (fixture);
  for (int month = 0; month < 12; month++)
    {
      g_autoptr (BcCallback) added = NULL;
      BcAct *plan = bc_act_new ("f01");

      fixture_begin (fixture, BC_INTENT_WRITE);
      added = bc_callbacks_add (fixture->engine, 1, FIXTURE_NOW + month * 30 * DAY, NULL, NULL,
                                plan, NULL);
      g_assert_nonnull (added);
      fixture_commit (fixture);
      bc_act_free (plan);
    }
  calendar = export(fixture, NULL, &text);
  for (int month = 0; month < 12; month++)
    {
      g_autofree char *uid = g_strdup_printf ("callback-%d@", month + 1);
      icalcomponent *callback = find (calendar, uid);

      g_assert_nonnull (callback);
      g_assert_cmpint (instant_of (calendar, callback, ICAL_DTSTART_PROPERTY), ==,
                       FIXTURE_NOW + month * 30 * DAY);
    }
  icalcomponent_free (calendar);
  bc_act_free (act);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/ics/read-back", test_read_back);
  fixture_add ("/ics/filtered", test_filtered);
  fixture_add ("/ics/shifted-clocks", test_shifted_clocks);
  return g_test_run ();
}
