/* The calendar as iCalendar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-ics.h"

#include <glib/gi18n.h>
#include <libical/ical.h>

#include "domain/bc-format.h"

#define DEADLINE_LENGTH (30 * BC_MINUTE)
#define CALLBACK_LENGTH (15 * BC_MINUTE)
/* The zone is told for this long before the first entry and after the last. */
#define ZONE_MARGIN (366 * 24 * BC_HOUR)

struct _BcIcs
{
  BcHall *hall;
  char *hall_id;
  icalcomponent *calendar;
  gint64 first; /* BC_INT_NONE while it is empty */
  gint64 last;
};

BcIcs *
bc_ics_new (BcHall *hall, const char *hall_id)
{
  BcIcs *self = g_new0 (BcIcs, 1);

  self->hall = bc_hall_ref (hall);
  self->hall_id = g_strdup (hall_id);
  self->first = BC_INT_NONE;
  self->last = BC_INT_NONE;
  self->calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (self->calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->calendar,
                              icalproperty_new_prodid ("-//Bancheng//Bancheng//ZH"));
  icalcomponent_add_property (self->calendar, icalproperty_new_calscale ("GREGORIAN"));
  return self;
}

void
bc_ics_free (BcIcs *self)
{
  icalcomponent_free (self->calendar);
  bc_hall_unref (self->hall);
  g_free (self->hall_id);
  g_free (self);
}

static struct icaltimetype
utc_time (gint64 instant)
{
  return icaltime_from_timet_with_zone ((time_t) (instant / G_USEC_PER_SEC), 0,
                                        icaltimezone_get_utc_timezone ());
}

/* The wall clock of the hall; the property that holds it names the zone. */
static struct icaltimetype
local_time (gint64 instant, GTimeZone *zone)
{
  struct icaltimetype time = icaltime_null_time ();
  int second;

  bc_day_to_ymd (bc_instant_to_day (instant, zone, &second), &time.year, &time.month, &time.day);
  time.hour = second / 3600;
  time.minute = second / 60 % 60;
  time.second = second % 60;
  return time;
}

static const char *
zone_id (BcIcs *self)
{
  return g_time_zone_get_identifier (bc_hall_zone (self->hall));
}

static void
add_time (BcIcs *self, icalcomponent *event, icalproperty *property)
{
  icalproperty_add_parameter (property, icalparameter_new_tzid (zone_id (self)));
  icalcomponent_add_property (event, property);
}

/* (transfer full): what may be told of the petitioner and the matter. */
static char *
describe (BcIcs *self, const BcRecord *ticket, const char *more)
{
  g_autofree char *matter =
      bc_format_field (ticket,
                       bc_record_has (ticket, BC_FIELD_MATTER) ? BC_FIELD_MATTER
                                                               : BC_FIELD_OTHER_MATTER,
                       self->hall, TRUE);
  g_autofree char *petitioner = bc_record_flag (ticket, BC_FIELD_CONFIDENTIAL)
                                    ? g_strdup (_ ("confidential"))
                                    : bc_format_petitioner (ticket, TRUE);
  const char *lead = bc_record_text (ticket, BC_FIELD_LEAD_DEPARTMENT);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Matter: %s"), matter);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Petitioner: %s"), petitioner);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Department: %s"),
                          bc_hall_name_of (self->hall, BC_TABLE_DEPARTMENTS,
                                           lead != NULL
                                               ? lead
                                               : bc_record_text (ticket, BC_FIELD_DEPARTMENT)));
  if (more != NULL)
    g_string_append_printf (text, "\n%s", more);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Everything that the three kinds share. */
static void
add_event (BcIcs *self,
           const char *uid,
           const char *summary,
           const char *description,
           const char *place,
           gint64 from,
           gint64 to,
           gint64 sequence,
           gint64 modified)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  GTimeZone *zone = bc_hall_zone (self->hall);
  g_autofree char *full = g_strdup_printf ("%s@%s.bancheng", uid, self->hall_id);

  icalcomponent_add_property (event, icalproperty_new_uid (full));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (utc_time (modified)));
  icalcomponent_add_property (event, icalproperty_new_lastmodified (utc_time (modified)));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int) MAX (sequence, 0)));
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_description (description));
  if (place != NULL)
    icalcomponent_add_property (event, icalproperty_new_location (place));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  add_time (self, event, icalproperty_new_dtstart (local_time (from, zone)));
  add_time (self, event, icalproperty_new_dtend (local_time (to, zone)));
  icalcomponent_add_component (self->calendar, event);
  self->first = self->first == BC_INT_NONE ? from : MIN (self->first, from);
  self->last = MAX (self->last, to);
}

static void
add_deadline (BcIcs *self, const BcRecord *ticket, gint64 modified)
{
  const char *number = bc_record_text (ticket, BC_FIELD_NUMBER);
  gint64 due = bc_record_int (ticket, BC_FIELD_DUE_AT);
  /* Translators: an entry of a calendar; a ticket's number. */
  g_autofree char *summary = g_strdup_printf (_ ("Due: %s"), number);
  g_autofree char *uid = g_strdup_printf ("due-%s", number);
  g_autofree char *description =
      describe (self, ticket,
                bc_record_flag (ticket, BC_FIELD_DUE_PROVISIONAL)
                    ? _ ("Provisional: the working days of that year are not known yet.")
                    : NULL);

  add_event (self, uid, summary, description, NULL, due - DEADLINE_LENGTH, due,
             bc_record_int (ticket, BC_FIELD_VERSION), modified);
}

static void
add_callback (BcIcs *self, const BcRecord *ticket, const BcCallback *callback, gint64 modified)
{
  /* Translators: an entry of a calendar; a ticket's number. */
  g_autofree char *summary =
      g_strdup_printf (_ ("Callback: %s"), bc_record_text (ticket, BC_FIELD_NUMBER));
  g_autofree char *uid = g_strdup_printf ("callback-%" G_GINT64_FORMAT, callback->id);
  g_autofree char *telephone = bc_format_field (ticket, BC_FIELD_TELEPHONE, self->hall, TRUE);
  g_autofree char *more = bc_record_flag (ticket, BC_FIELD_CONFIDENTIAL)
                              ? NULL
                              : g_strdup_printf (_ ("Telephone: %s"), telephone);
  g_autofree char *description = describe (self, ticket, more);

  add_event (self, uid, summary, description, NULL, callback->planned_at,
             callback->planned_at + CALLBACK_LENGTH, callback->version, modified);
}

static void
add_meeting (BcIcs *self, const BcRecord *ticket, const BcMeeting *meeting, gint64 modified)
{
  /* Translators: an entry of a calendar; a ticket's number. The topic may name people, so it stays in the hall. */
  g_autofree char *summary =
      g_strdup_printf (_ ("Meeting: %s"), bc_record_text (ticket, BC_FIELD_NUMBER));
  g_autofree char *uid = g_strdup_printf ("meeting-%" G_GINT64_FORMAT, meeting->id);
  g_autofree char *description = describe (self, ticket, NULL);

  add_event (self, uid, summary, description, meeting->place, meeting->at,
             meeting->at + meeting->minutes * BC_MINUTE, meeting->version, modified);
}

void
bc_ics_add (BcIcs *self,
            BcAgendaKind kind,
            const BcRecord *ticket,
            const BcCallback *callback,
            const BcMeeting *meeting,
            gint64 modified)
{
  switch (kind)
    {
    case BC_AGENDA_DEADLINE:
      add_deadline (self, ticket, modified);
      break;
    case BC_AGENDA_CALLBACK:
      add_callback (self, ticket, callback, modified);
      break;
    case BC_AGENDA_MEETING:
      add_meeting (self, ticket, meeting, modified);
      break;
    case BC_AGENDA_GATE:
    case BC_AGENDA_FOLLOW_UP:
    case BC_N_AGENDA_KINDS:
    default:
      break;
    }
}

/* One rule of the zone: from @onset (by the clock that held until then) on, @to holds. */
static void
add_rule (icalcomponent *zone,
          struct icaltimetype onset,
          int from,
          int to,
          gboolean is_dst,
          const char *name)
{
  icalcomponent *rule = is_dst ? icalcomponent_new_xdaylight () : icalcomponent_new_xstandard ();

  icalcomponent_add_property (rule, icalproperty_new_dtstart (onset));
  icalcomponent_add_property (rule, icalproperty_new_tzoffsetfrom (from));
  icalcomponent_add_property (rule, icalproperty_new_tzoffsetto (to));
  icalcomponent_add_property (rule, icalproperty_new_tzname (name));
  icalcomponent_add_component (zone, rule);
}

/* The zone as it is in the time that the calendar speaks of: one rule for how it begins, and one for each shift of the clocks. */
static icalcomponent *
zone_component (BcIcs *self)
{
  GTimeZone *zone = bc_hall_zone (self->hall);
  icalcomponent *component = icalcomponent_new_vtimezone ();
  gint64 from = (self->first - ZONE_MARGIN) / G_USEC_PER_SEC;
  gint64 to = (self->last + ZONE_MARGIN) / G_USEC_PER_SEC;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, from);
  int offset = g_time_zone_get_offset (zone, interval);
  struct icaltimetype onset = icaltime_null_time ();

  icalcomponent_add_property (component, icalproperty_new_tzid (zone_id (self)));
  onset.year = 1970;
  onset.month = onset.day = 1;
  add_rule (component, onset, offset, offset, g_time_zone_is_dst (zone, interval),
            g_time_zone_get_abbreviation (zone, interval));
  /* The clocks are shifted at full quarters of an hour. */
  for (gint64 second = from; second <= to; second += 900)
    {
      int next = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, second);

      if (next == interval)
        {
          /* Nothing shifts for weeks: looked at more closely only where it does. */
          if (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, second + 7 * 86400)
              == interval)
            second += 7 * 86400 - 900;
          continue;
        }
      onset = icaltime_from_timet_with_zone ((time_t) (second - second % 900 + offset), 0, NULL);
      add_rule (component, onset, offset, g_time_zone_get_offset (zone, next),
                g_time_zone_is_dst (zone, next), g_time_zone_get_abbreviation (zone, next));
      interval = next;
      offset = g_time_zone_get_offset (zone, interval);
    }
  return component;
}

char *
bc_ics_to_text (BcIcs *self)
{
  icalcomponent *whole = icalcomponent_new_clone (self->calendar);
  char *text, *copy;

  if (self->first != BC_INT_NONE)
    icalcomponent_add_component (whole, zone_component (self));
  text = icalcomponent_as_ical_string_r (whole);
  copy = g_strdup (text);
  free (text);
  icalcomponent_free (whole);
  return copy;
}
