/* What the ticket page offers and shows to whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-rules.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"

/* What the head of the page says already, number, state and flags, is not repeated below it. */
static const BcField petitioner[] = {
  BC_FIELD_PETITIONER_NAME, BC_FIELD_PETITIONER_KIND, BC_FIELD_TELEPHONE,  BC_FIELD_GOOD_TIME,
  BC_FIELD_IDENTITY_KIND,   BC_FIELD_IDENTITY_NUMBER, BC_FIELD_AGENT_NAME, BC_FIELD_AGENT_RELATION,
  BC_FIELD_AGENT_TELEPHONE, BC_FIELD_SPECIAL_GROUPS,  BC_FIELD_GUARDIAN,
};
static const BcField matter[] = {
  BC_FIELD_WHAT_HAPPENED,   BC_FIELD_WHAT_IS_WANTED, BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,    BC_FIELD_DEPARTMENT,     BC_FIELD_UNIT,
  BC_FIELD_STAFF_CONCERNED, BC_FIELD_VISITS,         BC_FIELD_FIRST_VISIT_ON,
  BC_FIELD_TOLD_ONCE,       BC_FIELD_EARLIER_NUMBER, BC_FIELD_URGENCY,
  BC_FIELD_URGENCY_REASON,  BC_FIELD_CHANNEL,        BC_FIELD_ORIGINAL_NUMBER,
  BC_FIELD_RECEIVED_AT,     BC_FIELD_RECEIVED_BY,    BC_FIELD_RECEIVED_WINDOW,
  BC_FIELD_BACKDATE_REASON, BC_FIELD_REPEATED,       BC_FIELD_CONFIDENTIAL,
  BC_FIELD_NO_REPLY,        BC_FIELD_PRIVACY_NOTICE, BC_FIELD_BLANK_SERIAL,
};
static const BcField triage[] = {
  BC_FIELD_MAIN_CAUSE,
  BC_FIELD_FURTHER_CAUSES,
  BC_FIELD_PACKAGE,
  BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_ASSISTING_DEPARTMENTS,
  BC_FIELD_PROPOSED_LIMIT,
  BC_FIELD_OPINION,
  BC_FIELD_METHOD,
  BC_FIELD_REVIEWER,
  BC_FIELD_DISPATCHED_AT,
  BC_FIELD_DUE_AT,
  BC_FIELD_ORIGINAL_DUE_AT,
  BC_FIELD_DESIGNATED,
  BC_FIELD_REJECT_GROUND,
  BC_FIELD_ROUTE,
  BC_FIELD_MASTER,
};
static const BcField handling[] = {
  BC_FIELD_HANDLER,          BC_FIELD_ACCEPTED_AT,   BC_FIELD_ACCEPTED_BY,
  BC_FIELD_FIRST_CONTACT_AT, BC_FIELD_RETURN_GROUND, BC_FIELD_RETURN_CLAUSE,
  BC_FIELD_SUSPEND_GROUND,   BC_FIELD_SUSPENDED_AT,  BC_FIELD_REVIEW_ON,
  BC_FIELD_PETITIONER_TOLD,  BC_FIELD_REWORK_COUNT,  BC_FIELD_REHANDLE_COUNT,
  BC_FIELD_EXTENSION_BY,     BC_FIELD_EXTENSION_AT,  BC_FIELD_EXTENSION_DUE_AT,
  BC_FIELD_EXTENSION_REASON, BC_FIELD_EXTENDED_AT,   BC_FIELD_EXTENDED_BY,
};
static const BcField result[] = {
  BC_FIELD_OUTCOME,        BC_FIELD_ON_THE_SPOT,
  BC_FIELD_MEASURES,       BC_FIELD_BASIS,
  BC_FIELD_ANSWERED_ON,    BC_FIELD_SUBMITTED_AT,
  BC_FIELD_SOLVED,         BC_FIELD_RATING,
  BC_FIELD_WRITTEN_ANSWER, BC_FIELD_TERMINATE_GROUND,
  BC_FIELD_CLOSED_AT,      BC_FIELD_ROOT_CAUSE,
  BC_FIELD_PREVENTION,     BC_FIELD_ANSWER_DUE_AT,
  BC_FIELD_BAD_RATING_AT,  BC_FIELD_CONTACT_DUE_AT,
  BC_FIELD_CONTACTED_AT,   BC_FIELD_RECTIFY_DUE_AT,
  BC_FIELD_RECTIFIED_AT,   BC_FIELD_RECTIFICATION,
  BC_FIELD_APPEAL_AT,      BC_FIELD_APPEAL_REASON,
  BC_FIELD_APPEAL_OUTCOME,
};

static const struct
{
  const char *title;
  const BcField *fields;
  guint n_fields;
} groups[BC_N_GROUPS] = {
  { N_ ("Petitioner"), petitioner, G_N_ELEMENTS (petitioner) },
  { N_ ("The matter"), matter, G_N_ELEMENTS (matter) },
  { N_ ("Triage and dispatch"), triage, G_N_ELEMENTS (triage) },
  { N_ ("Handling"), handling, G_N_ELEMENTS (handling) },
  { N_ ("Result"), result, G_N_ELEMENTS (result) },
};

void
bc_offer_free (BcOffer *self)
{
  g_free (self->why);
  g_free (self);
}

GPtrArray *
bc_ticket_offers (const BcRecord *record, BcHall *hall, const BcEntry *actor)
{
  g_autoptr (GPtrArray) next =
      bc_workflow_next (bc_record_state (record), bc_hall_has_review (hall));
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_offer_free);
  int requested = bc_workflow_requested (record);

  for (guint i = 0; i < next->len; i++)
    {
      const BcTransition *transition = g_ptr_array_index (next, i);
      BcOffer *offer;

      if ((int) transition->to == requested)
        continue;
      offer = g_new0 (BcOffer, 1);
      offer->transition = transition;
      offer->may = bc_workflow_may (transition, record, actor, &offer->why);
      g_ptr_array_add (offers, offer);
    }
  return offers;
}

BcRequestRole
bc_ticket_request (const BcRecord *record, BcHall *hall, const BcEntry *actor)
{
  int requested = bc_workflow_requested (record);
  const BcTransition *transition;

  if (requested < 0)
    return BC_REQUEST_NONE;
  if (actor == NULL)
    return BC_REQUEST_WAITING;
  transition = bc_workflow_find (bc_record_state (record), requested, bc_hall_has_review (hall));
  if (transition != NULL && bc_workflow_may (transition, record, actor, NULL) >= BC_MAY_APPROVE)
    return BC_REQUEST_DECIDE;
  return g_strcmp0 (bc_record_text (record, BC_FIELD_REQUEST_BY), actor->code) == 0
             ? BC_REQUEST_OWN
             : BC_REQUEST_WAITING;
}

BcSight
bc_ticket_sight (const BcRecord *record, const BcEntry *actor)
{
  const char *concerned = bc_record_text (record, BC_FIELD_DEPARTMENT);

  if (!bc_record_flag (record, BC_FIELD_CONFIDENTIAL) || concerned == NULL)
    return BC_SIGHT_MASKED;
  /* Whoever is not known may belong to the department too. */
  if (actor == NULL || g_strcmp0 (actor->department, concerned) == 0)
    return BC_SIGHT_HIDDEN;
  return BC_SIGHT_MASKED;
}

gboolean
bc_ticket_may_unmask (const BcRecord *record, const BcEntry *actor)
{
  if (actor == NULL || bc_ticket_sight (record, actor) == BC_SIGHT_HIDDEN)
    return FALSE;
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if ((bc_field_info (field)->flags & BC_FIELD_PERSONAL) != 0 && bc_record_has (record, field))
      return TRUE;
  return FALSE;
}

const char *
bc_fact_group_title (BcFactGroup group)
{
  g_return_val_if_fail (group < BC_N_GROUPS, "");

  return _ (groups[group].title);
}

const BcField *
bc_fact_group_fields (BcFactGroup group, guint *n_fields)
{
  g_return_val_if_fail (group < BC_N_GROUPS, NULL);

  *n_fields = groups[group].n_fields;
  return groups[group].fields;
}

GArray *
bc_fact_group_editable (BcFactGroup group, const BcRecord *record, const BcEntry *actor)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));
  BcSight sight = bc_ticket_sight (record, actor);

  for (guint i = 0; i < groups[group].n_fields; i++)
    {
      int field = groups[group].fields[i];

      /* What may not be seen may not be edited either: the editor would show it. */
      if (sight == BC_SIGHT_HIDDEN && (bc_field_info (field)->flags & BC_FIELD_PERSONAL) != 0)
        continue;
      if (bc_workflow_may_edit (record, field, actor))
        g_array_append_val (fields, field);
    }
  return fields;
}

/* Fields that say nothing beside another one, or nothing at all. */
static gboolean
is_superfluous (const BcRecord *record, BcField field)
{
  switch ((int) field)
    {
    case BC_FIELD_ORIGINAL_DUE_AT:
      return bc_record_int (record, BC_FIELD_DUE_AT)
             == bc_record_int (record, BC_FIELD_ORIGINAL_DUE_AT);
    case BC_FIELD_REWORK_COUNT:
    case BC_FIELD_REHANDLE_COUNT:
      return bc_record_int (record, field) == 0;
    case BC_FIELD_OTHER_MATTER:
      return bc_record_has (record, BC_FIELD_MATTER);
    default:
      return bc_field_info (field)->kind == BC_KIND_FLAG && !bc_record_flag (record, field);
    }
}

static char *
format_package (const BcRecord *record, BcHall *hall)
{
  const char *code = bc_record_text (record, BC_FIELD_PACKAGE);
  gint64 version = bc_record_int (record, BC_FIELD_PACKAGE_VERSION);
  const char *name = bc_hall_name_of (hall, BC_TABLE_PACKAGES, code);

  if (version == BC_INT_NONE)
    return g_strdup (name);
  /* Translators: a solution package's name and its version. */
  return g_strdup_printf (_ ("%1$s (version %2$d)"), name, (int) version);
}

char *
bc_ticket_fact (const BcRecord *record,
                BcField field,
                BcHall *hall,
                gint64 now,
                BcSight sight,
                gboolean unmasked)
{
  const BcFieldInfo *info = bc_field_info (field);
  g_autofree char *text = NULL;

  if (!bc_record_has (record, field) || is_superfluous (record, field))
    return g_strdup ("");
  if ((info->flags & BC_FIELD_PERSONAL) != 0 && sight == BC_SIGHT_HIDDEN)
    return g_strdup (_ ("Hidden: this ticket is confidential"));
  if (field == BC_FIELD_PACKAGE)
    return format_package (record, hall);
  if (info->kind == BC_KIND_INSTANT)
    text = bc_format_instant (bc_record_int (record, field), hall, now);
  else
    text = bc_format_field (record, field, hall, !unmasked);
  if (field == BC_FIELD_PROPOSED_LIMIT)
    {
      int days = (int) bc_record_int (record, field);

      return g_strdup_printf (ngettext ("%d working day", "%d working days", days), days);
    }
  if (field == BC_FIELD_DUE_AT && bc_record_flag (record, BC_FIELD_DUE_PROVISIONAL))
    /* Translators: a date that may still change, as the holidays of its year are not known. */
    return g_strdup_printf (_ ("%s (provisional)"), text);
  return g_steal_pointer (&text);
}
