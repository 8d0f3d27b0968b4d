/* The one table of a ticket's fields: the order is BcField's. Lengths are those of the intake form
 * (domain model, "Intake form").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-record.h"

#include <glib/gi18n.h>

#define TEXT(maximum)   BC_KIND_TEXT, NULL, BC_TABLE_NONE, 0, maximum
#define LONG(min, max)  BC_KIND_LONG, NULL, BC_TABLE_NONE, min, max
#define ENUM(info)      BC_KIND_ENUM, &info, BC_TABLE_NONE, 0, 0
#define CODE(name)      BC_KIND_CODE, NULL, BC_TABLE_##name, 0, 0
#define CODES(name)     BC_KIND_CODES, NULL, BC_TABLE_##name, 0, 0
#define COUNT(min, max) BC_KIND_COUNT, NULL, BC_TABLE_NONE, min, max
#define FLAG            BC_KIND_FLAG, NULL, BC_TABLE_NONE, 0, 1
#define DAY             BC_KIND_DAY, NULL, BC_TABLE_NONE, 0, 0
#define INSTANT         BC_KIND_INSTANT, NULL, BC_TABLE_NONE, 0, 0
#define INTAKE          BC_FIELD_INTAKE
#define PERSONAL        BC_FIELD_INTAKE | BC_FIELD_PERSONAL
#define INTERNAL        BC_FIELD_INTERNAL

static const BcFieldInfo fields[BC_N_FIELDS_AND_REASON + 1] = {
  [BC_FIELD_ID] = { "id", N_ ("Id"), COUNT (1, G_MAXINT), INTERNAL },
  [BC_FIELD_NUMBER] = { "number", N_ ("Number"), TEXT (20), 0 },
  [BC_FIELD_VERSION] = { "version", N_ ("Version"), COUNT (0, G_MAXINT), INTERNAL },
  [BC_FIELD_STATE] = { "state", N_ ("State"), ENUM (bc_states), 0 },

  [BC_FIELD_CHANNEL] = { "channel", N_ ("Channel"), ENUM (bc_channels), INTAKE },
  [BC_FIELD_ORIGINAL_NUMBER] = { "original_number", N_ ("Original number"), TEXT (40), INTAKE },
  [BC_FIELD_RECEIVED_AT] = { "received_at", N_ ("Received at"), INSTANT, INTAKE },
  [BC_FIELD_RECEIVED_BY] = { "received_by", N_ ("Received by"), CODE (STAFF), INTAKE },
  [BC_FIELD_RECEIVED_WINDOW] = { "received_window", N_ ("Received at window"), TEXT (40), INTAKE },
  [BC_FIELD_BACKDATE_REASON] = { "backdate_reason", N_ ("Reason for back-dating"), TEXT (200),
                                 INTAKE },

  [BC_FIELD_PETITIONER_KIND] = { "petitioner_kind", N_ ("Petitioner kind"),
                                 ENUM (bc_petitioner_kinds), INTAKE },
  [BC_FIELD_PETITIONER_NAME] = { "petitioner_name", N_ ("Petitioner"), TEXT (100), PERSONAL },
  [BC_FIELD_IDENTITY_KIND] = { "identity_kind", N_ ("Identity document"), ENUM (bc_identity_kinds),
                               INTAKE },
  [BC_FIELD_IDENTITY_NUMBER] = { "identity_number", N_ ("Identity number"), TEXT (40), PERSONAL },
  [BC_FIELD_TELEPHONE] = { "telephone", N_ ("Telephone"), TEXT (30), PERSONAL },
  [BC_FIELD_GOOD_TIME] = { "good_time", N_ ("Good time to call"), BC_KIND_CODES, &bc_half_days,
                           BC_TABLE_NONE, 0, 0, INTAKE },
  [BC_FIELD_AGENT_NAME] = { "agent_name", N_ ("Agent"), TEXT (100), PERSONAL },
  [BC_FIELD_AGENT_RELATION] = { "agent_relation", N_ ("Agent’s relation"), TEXT (40), INTAKE },
  [BC_FIELD_AGENT_TELEPHONE] = { "agent_telephone", N_ ("Agent’s telephone"), TEXT (30), PERSONAL },
  [BC_FIELD_SPECIAL_GROUPS] = { "special_groups", N_ ("Special groups"), CODES (SPECIAL_GROUPS),
                                INTAKE },
  [BC_FIELD_GUARDIAN] = { "guardian", N_ ("Guardian"), TEXT (100), PERSONAL },

  [BC_FIELD_MATTER] = { "matter", N_ ("Matter"), CODE (MATTERS), INTAKE },
  [BC_FIELD_OTHER_MATTER] = { "other_matter", N_ ("Other matter"), TEXT (100), INTAKE },
  [BC_FIELD_DEPARTMENT] = { "department", N_ ("Department concerned"), CODE (DEPARTMENTS), INTAKE },
  [BC_FIELD_UNIT] = { "unit", N_ ("Window concerned"), CODE (UNITS), INTAKE },
  [BC_FIELD_STAFF_CONCERNED] = { "staff_concerned", N_ ("Staff concerned"), TEXT (60), INTAKE },
  [BC_FIELD_VISITS] = { "visits", N_ ("Visits so far"), COUNT (0, 99), INTAKE },
  [BC_FIELD_FIRST_VISIT_ON] = { "first_visit_on", N_ ("First visit"), DAY, INTAKE },
  [BC_FIELD_EARLIER_NUMBER] = { "earlier_number", N_ ("Earlier case number"), TEXT (40), INTAKE },
  [BC_FIELD_TOLD_ONCE] = { "told_once", N_ ("Told once and fully"), ENUM (bc_yes_no), INTAKE },
  [BC_FIELD_WHAT_HAPPENED] = { "what_happened", N_ ("What happened"), LONG (10, 2000), INTAKE },
  [BC_FIELD_WHAT_IS_WANTED] = { "what_is_wanted", N_ ("What is wanted"), LONG (2, 500), INTAKE },
  [BC_FIELD_URGENCY] = { "urgency", N_ ("Urgency"), ENUM (bc_urgencies), INTAKE },
  [BC_FIELD_URGENCY_REASON] = { "urgency_reason", N_ ("Reason for urgency"), TEXT (200), INTAKE },
  [BC_FIELD_REPEATED] = { "repeated", N_ ("Repeated"), FLAG, INTAKE },
  [BC_FIELD_CONFIDENTIAL] = { "confidential", N_ ("Confidential"), FLAG, INTAKE },
  [BC_FIELD_NO_REPLY] = { "no_reply", N_ ("No reply wanted"), FLAG, INTAKE },
  [BC_FIELD_ON_THE_SPOT] = { "on_the_spot", N_ ("Answer on the spot"), LONG (0, 2000), INTAKE },
  [BC_FIELD_PRIVACY_NOTICE] = { "privacy_notice", N_ ("Privacy notice given"), FLAG, INTAKE },

  [BC_FIELD_MAIN_CAUSE] = { "main_cause", N_ ("Main cause"), CODE (CAUSES), 0 },
  [BC_FIELD_FURTHER_CAUSES] = { "further_causes", N_ ("Further causes"), CODES (CAUSES), 0 },
  [BC_FIELD_PACKAGE] = { "package", N_ ("Solution package"), CODE (PACKAGES), 0 },
  [BC_FIELD_PACKAGE_VERSION] = { "package_version", N_ ("Package version"), COUNT (1, 9999),
                                 INTERNAL },
  [BC_FIELD_LEAD_DEPARTMENT] = { "lead_department", N_ ("Lead department"), CODE (DEPARTMENTS), 0 },
  [BC_FIELD_ASSISTING_DEPARTMENTS] = { "assisting_departments", N_ ("Assisting departments"),
                                       CODES (DEPARTMENTS), 0 },
  [BC_FIELD_PROPOSED_LIMIT] = { "proposed_limit", N_ ("Limit in working days"), COUNT (0, 60), 0 },
  [BC_FIELD_OPINION] = { "opinion", N_ ("Triage opinion"), LONG (0, 2000), 0 },
  [BC_FIELD_METHOD] = { "method", N_ ("How it is to be settled"), LONG (2, 2000), 0 },
  [BC_FIELD_REVIEWER] = { "reviewer", N_ ("Reviewer"), CODE (STAFF), 0 },
  [BC_FIELD_DISPATCHED_AT] = { "dispatched_at", N_ ("Dispatched at"), INSTANT, 0 },
  [BC_FIELD_DUE_AT] = { "due_at", N_ ("Due"), INSTANT, 0 },
  [BC_FIELD_ORIGINAL_DUE_AT] = { "original_due_at", N_ ("Original due"), INSTANT, INTERNAL },
  [BC_FIELD_DUE_PROVISIONAL] = { "due_provisional", N_ ("Due is provisional"), FLAG, INTERNAL },
  [BC_FIELD_DESIGNATED] = { "designated", N_ ("Designated"), FLAG, 0 },

  [BC_FIELD_HANDLER] = { "handler", N_ ("Handler"), CODE (STAFF), 0 },
  [BC_FIELD_ACCEPTED_AT] = { "accepted_at", N_ ("Accepted at"), INSTANT, 0 },
  [BC_FIELD_ACCEPTED_BY] = { "accepted_by", N_ ("Accepted by"), CODE (STAFF), 0 },
  [BC_FIELD_FIRST_CONTACT_AT] = { "first_contact_at", N_ ("First contact"), INSTANT, 0 },
  [BC_FIELD_RETURN_GROUND] = { "return_ground", N_ ("Ground of return"), TEXT (500), 0 },
  [BC_FIELD_RETURN_CLAUSE] = { "return_clause", N_ ("Clause relied on"), TEXT (200), 0 },
  [BC_FIELD_SUSPEND_GROUND] = { "suspend_ground", N_ ("Ground of suspension"),
                                CODE (SUSPEND_GROUNDS), 0 },
  [BC_FIELD_SUSPENDED_AT] = { "suspended_at", N_ ("Suspended at"), INSTANT, 0 },
  [BC_FIELD_REVIEW_ON] = { "review_on", N_ ("Review date"), DAY, 0 },
  [BC_FIELD_PETITIONER_TOLD] = { "petitioner_told", N_ ("Petitioner was told"), FLAG, 0 },
  [BC_FIELD_OUTCOME] = { "outcome", N_ ("Outcome"), ENUM (bc_outcomes), 0 },
  [BC_FIELD_MEASURES] = { "measures", N_ ("Measures taken"), LONG (2, 4000), 0 },
  [BC_FIELD_BASIS] = { "basis", N_ ("Basis"), TEXT (500), 0 },
  [BC_FIELD_ANSWERED_ON] = { "answered_on", N_ ("Petitioner answered on"), DAY, 0 },
  [BC_FIELD_SUBMITTED_AT] = { "submitted_at", N_ ("Result submitted at"), INSTANT, 0 },
  [BC_FIELD_REWORK_COUNT] = { "rework_count", N_ ("Reworks"), COUNT (0, 999), 0 },
  [BC_FIELD_REHANDLE_COUNT] = { "rehandle_count", N_ ("Re-handlings"), COUNT (0, 999), 0 },

  [BC_FIELD_SOLVED] = { "solved", N_ ("Solved"), ENUM (bc_yes_no), 0 },
  [BC_FIELD_RATING] = { "rating", N_ ("Rating"), ENUM (bc_ratings), 0 },
  [BC_FIELD_WRITTEN_ANSWER] = { "written_answer", N_ ("Written answer"), LONG (0, 2000), 0 },
  [BC_FIELD_CLOSED_AT] = { "closed_at", N_ ("Closed at"), INSTANT, 0 },
  [BC_FIELD_REJECT_GROUND] = { "reject_ground", N_ ("Ground of rejection"), CODE (REJECT_GROUNDS),
                               0 },
  [BC_FIELD_ROUTE] = { "route", N_ ("Route named to the petitioner"), LONG (2, 500), 0 },
  [BC_FIELD_TERMINATE_GROUND] = { "terminate_ground", N_ ("Ground of termination"),
                                  CODE (TERMINATE_GROUNDS), 0 },
  [BC_FIELD_MASTER] = { "master", N_ ("Master ticket"), TEXT (20), 0 },
  [BC_FIELD_ROOT_CAUSE] = { "root_cause", N_ ("Root cause"), ENUM (bc_root_causes), 0 },
  [BC_FIELD_PREVENTION] = { "prevention", N_ ("Preventing recurrence"), LONG (0, 2000), 0 },

  [BC_FIELD_REQUEST_TO] = { "request_to", N_ ("Asked for"), ENUM (bc_states), 0 },
  [BC_FIELD_REQUEST_BY] = { "request_by", N_ ("Asked by"), CODE (STAFF), 0 },
  [BC_FIELD_REQUEST_AT] = { "request_at", N_ ("Asked at"), INSTANT, INTERNAL },
  [BC_FIELD_REQUEST_DATA] = { "request_data", N_ ("Request"), LONG (0, 20000), INTERNAL },

  [BC_FIELD_GATE_AT] = { "gate_at", N_ ("Noon gate"), INSTANT, INTERNAL },
  [BC_FIELD_GATE_SENT_AT] = { "gate_sent_at", N_ ("Sent to the district at"), INSTANT, 0 },
  [BC_FIELD_EXTENSION_BY] = { "extension_by", N_ ("Extension asked by"), CODE (STAFF), 0 },
  [BC_FIELD_EXTENSION_AT] = { "extension_at", N_ ("Extension asked at"), INSTANT, INTERNAL },
  [BC_FIELD_EXTENSION_DUE_AT] = { "extension_due_at", N_ ("Extension asked until"), INSTANT, 0 },
  [BC_FIELD_EXTENSION_REASON] = { "extension_reason", N_ ("Reason for the extension"),
                                  LONG (2, 1000), 0 },
  [BC_FIELD_EXTENDED_AT] = { "extended_at", N_ ("Extended at"), INSTANT, 0 },
  [BC_FIELD_EXTENDED_BY] = { "extended_by", N_ ("Extended by"), CODE (STAFF), 0 },
  [BC_FIELD_ANSWER_DUE_AT] = { "answer_due_at", N_ ("To be handled again or explained by"), INSTANT,
                               0 },
  [BC_FIELD_BAD_RATING_AT] = { "bad_rating_at", N_ ("Rated badly at"), INSTANT, 0 },
  [BC_FIELD_CONTACT_DUE_AT] = { "contact_due_at", N_ ("To be contacted by"), INSTANT, 0 },
  [BC_FIELD_CONTACTED_AT] = { "contacted_at", N_ ("Contacted at"), INSTANT, 0 },
  [BC_FIELD_RECTIFY_DUE_AT] = { "rectify_due_at", N_ ("To be rectified by"), INSTANT, 0 },
  [BC_FIELD_RECTIFIED_AT] = { "rectified_at", N_ ("Rectified at"), INSTANT, 0 },
  [BC_FIELD_RECTIFICATION] = { "rectification", N_ ("Rectification"), LONG (2, 2000), 0 },
  [BC_FIELD_APPEAL_AT] = { "appeal_at", N_ ("Appealed at"), INSTANT, 0 },
  [BC_FIELD_APPEAL_REASON] = { "appeal_reason", N_ ("Ground of the appeal"), LONG (2, 1000), 0 },
  [BC_FIELD_APPEAL_OUTCOME] = { "appeal_outcome", N_ ("Appeal allowed"), ENUM (bc_yes_no), 0 },

  [BC_FIELD_BLANK_SERIAL] = { "blank_serial", N_ ("Blank form no."), TEXT (40), INTAKE },

  [BC_FIELD_REASON] = { "reason", N_ ("Reason"), LONG (2, 1000), 0 },
};

const BcFieldInfo *
bc_field_info (BcField field)
{
  g_return_val_if_fail (field <= BC_FIELD_REASON, NULL);
  return &fields[field];
}

int
bc_field_find (const char *key)
{
  for (int i = 0; i <= BC_FIELD_REASON; i++)
    if (strcmp (fields[i].key, key) == 0)
      return i;
  return -1;
}

const char *
bc_field_label (BcField field)
{
  return _ (bc_field_info (field)->label);
}

gboolean
bc_field_is_text (BcField field)
{
  switch (fields[field].kind)
    {
    case BC_KIND_TEXT:
    case BC_KIND_LONG:
    case BC_KIND_ENUM:
    case BC_KIND_CODE:
    case BC_KIND_CODES:
      return TRUE;
    case BC_KIND_COUNT:
    case BC_KIND_FLAG:
    case BC_KIND_DAY:
    case BC_KIND_INSTANT:
    default:
      return FALSE;
    }
}
