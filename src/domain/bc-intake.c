/* The intake form as a whole. Source: domain model, "Intake form".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-blank.h"
#include "domain/bc-input.h"

#include "domain/bc-validate.h"

#include <glib/gi18n.h>

/* Typing a form takes time: what was received within the last quarter of an hour needs no reason
 * for being earlier than now. */
#define BACKDATING_FROM (15 * BC_MINUTE)

static gboolean
require (BcRecord *draft, BcField field, BcProblems *problems)
{
  if (bc_record_has (draft, field))
    return TRUE;
  bc_problems_add (problems, bc_field_info (field)->key, _ ("This is needed."));
  return FALSE;
}

static void
check_identity (
    BcRecord *draft, BcHall *hall, gint64 now, BcProblems *problems, BcProblems *warnings)
{
  int kind = bc_record_enum (draft, BC_FIELD_IDENTITY_KIND);
  const char *number = bc_record_text (draft, BC_FIELD_IDENTITY_NUMBER);
  g_autofree char *normal = NULL, *message = NULL;
  BcCheck check = BC_CHECK_OK;

  if (number == NULL)
    return;
  if (kind < 0)
    {
      bc_problems_add (problems, "identity_kind", _ ("Say which document the number is of."));
      return;
    }
  if (kind == BC_IDENTITY_ID_CARD)
    check = bc_validate_id_card (number, bc_hall_day (hall, now), &normal, &message);
  else if (kind == BC_IDENTITY_PASSPORT)
    check = bc_validate_passport (number, &normal, &message);
  else if (kind == BC_IDENTITY_CREDIT_CODE)
    check = bc_validate_credit_code (number, &normal, &message);
  if (check == BC_CHECK_ERROR)
    bc_problems_add (problems, "identity_number", "%s", message);
  else if (check == BC_CHECK_WARNING && warnings != NULL)
    bc_problems_add (warnings, "identity_number", "%s", message);
  if (normal != NULL)
    bc_record_set_text (draft, BC_FIELD_IDENTITY_NUMBER, normal);
}

static void
check_petitioner (BcRecord *draft, BcProblems *problems)
{
  int kind = bc_record_enum (draft, BC_FIELD_PETITIONER_KIND);
  const char *groups = bc_record_text (draft, BC_FIELD_SPECIAL_GROUPS);
  g_auto (GStrv) list = g_strsplit (groups != NULL ? groups : "", ",", -1);
  gboolean agent = bc_record_has (draft, BC_FIELD_AGENT_NAME)
                   || bc_record_has (draft, BC_FIELD_AGENT_RELATION)
                   || bc_record_has (draft, BC_FIELD_AGENT_TELEPHONE);

  if (!require (draft, BC_FIELD_PETITIONER_KIND, problems))
    return;
  if (kind != BC_PETITIONER_ANONYMOUS)
    {
      require (draft, BC_FIELD_PETITIONER_NAME, problems);
      require (draft, BC_FIELD_TELEPHONE, problems);
    }
  else if (bc_record_has (draft, BC_FIELD_PETITIONER_NAME))
    bc_problems_add (problems, "petitioner_name",
                     _ ("An anonymous petitioner has no name: take it out or choose another "
                        "kind."));
  if (agent)
    {
      require (draft, BC_FIELD_AGENT_NAME, problems);
      require (draft, BC_FIELD_AGENT_RELATION, problems);
      require (draft, BC_FIELD_AGENT_TELEPHONE, problems);
    }
  if (g_strv_contains ((const char *const *) list, "minor")
      && !bc_record_has (draft, BC_FIELD_GUARDIAN))
    bc_problems_add (problems, "guardian", _ ("For a child under 14 the guardian is needed."));
}

static void
check_time (BcRecord *draft, BcHall *hall, gint64 now, BcProblems *problems)
{
  gint64 received = bc_record_int (draft, BC_FIELD_RECEIVED_AT);
  gint64 first = bc_record_int (draft, BC_FIELD_FIRST_VISIT_ON);

  if (received == BC_INT_NONE)
    bc_record_set_int (draft, BC_FIELD_RECEIVED_AT, now);
  /* Clocks of seats differ a little: two minutes are no future. */
  else if (received > now + 2 * BC_MINUTE)
    bc_problems_add (problems, "received_at", _ ("This lies in the future."));
  else if (received < now - 3660 * 24 * BC_HOUR)
    bc_problems_add (problems, "received_at",
                     _ ("This lies more than ten years back: please check the date."));
  else if (received < now - BACKDATING_FROM && !bc_record_has (draft, BC_FIELD_BACKDATE_REASON))
    bc_problems_add (problems, "backdate_reason",
                     _ ("The time of receipt is back-dated: say why."));
  if (first != BC_INT_NONE && first > bc_hall_day (hall, now))
    bc_problems_add (problems, "first_visit_on", _ ("The first visit lies in the future."));
}

static void
check_matter (BcRecord *draft, BcHall *hall, BcProblems *problems)
{
  const BcEntry *unit = bc_hall_find (hall, BC_TABLE_UNITS, bc_record_text (draft, BC_FIELD_UNIT));

  if (!bc_record_has (draft, BC_FIELD_MATTER) && !bc_record_has (draft, BC_FIELD_OTHER_MATTER))
    bc_problems_add (problems, "matter",
                     _ ("Choose the matter, or describe it under “Other matter”."));
  if (require (draft, BC_FIELD_DEPARTMENT, problems) && unit != NULL
      && g_strcmp0 (unit->department, bc_record_text (draft, BC_FIELD_DEPARTMENT)) != 0)
    bc_problems_add (problems, "unit", _ ("This window belongs to another department: %s."),
                     bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, unit->department));
}

/* Who received it may have left since. */
static void
check_in_use (BcRecord *draft, BcHall *hall, gint64 now, BcProblems *problems)
{
  static const BcField fields[] = { BC_FIELD_SPECIAL_GROUPS, BC_FIELD_MATTER, BC_FIELD_DEPARTMENT,
                                    BC_FIELD_UNIT };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bc_input_check_in_use (draft, fields[i], hall, bc_hall_day (hall, now), problems);
}

/* Typed in from a blank form; whether it was issued is known to the file alone. */
static void
check_blank (BcRecord *draft, BcProblems *problems)
{
  const char *text = bc_record_text (draft, BC_FIELD_BLANK_SERIAL);
  g_autofree char *serial = bc_blank_serial_parse (text);

  if (serial != NULL)
    bc_record_set_text (draft, BC_FIELD_BLANK_SERIAL, serial);
  else if (text != NULL)
    bc_problems_add (problems, "blank_serial",
                     _ ("Write the blank form’s number as it is printed: 空白-2026-00017."));
}

void
bc_intake_check (
    BcRecord *draft, BcHall *hall, gint64 now, BcProblems *problems, BcProblems *warnings)
{
  if (require (draft, BC_FIELD_CHANNEL, problems)
      && bc_record_enum (draft, BC_FIELD_CHANNEL) == BC_CHANNEL_HOTLINE_12345
      && !bc_record_has (draft, BC_FIELD_ORIGINAL_NUMBER))
    bc_problems_add (problems, "original_number",
                     _ ("A ticket from 12345 needs the number it has there."));
  check_time (draft, hall, now, problems);
  check_petitioner (draft, problems);
  check_blank (draft, problems);
  check_identity (draft, hall, now, problems, warnings);
  check_matter (draft, hall, problems);
  check_in_use (draft, hall, now, problems);
  require (draft, BC_FIELD_VISITS, problems);
  require (draft, BC_FIELD_WHAT_HAPPENED, problems);
  require (draft, BC_FIELD_WHAT_IS_WANTED, problems);
  if (require (draft, BC_FIELD_URGENCY, problems)
      && bc_record_enum (draft, BC_FIELD_URGENCY) == BC_URGENCY_CRITICAL
      && !bc_record_has (draft, BC_FIELD_URGENCY_REASON))
    bc_problems_add (problems, "urgency_reason", _ ("Critical urgency needs a reason."));
}

void
bc_intake_defaults (BcRecord *draft, gint64 now, const char *staff)
{
  bc_record_set_text (draft, BC_FIELD_CHANNEL, bc_enum_code (&bc_channels, BC_CHANNEL_WINDOW));
  bc_record_set_text (draft, BC_FIELD_PETITIONER_KIND,
                      bc_enum_code (&bc_petitioner_kinds, BC_PETITIONER_PERSON));
  bc_record_set_text (draft, BC_FIELD_URGENCY, bc_enum_code (&bc_urgencies, BC_URGENCY_NORMAL));
  bc_record_set_int (draft, BC_FIELD_VISITS, 1);
  bc_record_set_int (draft, BC_FIELD_RECEIVED_AT, now);
  bc_record_set_text (draft, BC_FIELD_RECEIVED_BY, staff);
}
