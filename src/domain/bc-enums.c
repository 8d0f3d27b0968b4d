/* The tables of codes and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-types.h"

#include <glib/gi18n.h>

static const BcEnumValue states[] = {
  { "draft", N_ ("Draft") },
  { "registered", N_ ("Awaiting triage") },
  { "review", N_ ("Awaiting review") },
  { "dispatched", N_ ("Awaiting acceptance") },
  { "in_progress", N_ ("In progress") },
  { "disputed", N_ ("Returned, awaiting ruling") },
  { "suspended", N_ ("Suspended") },
  { "result_check", N_ ("Awaiting check") },
  { "callback", N_ ("Awaiting callback") },
  { "closed", N_ ("Closed") },
  { "archived", N_ ("Archived") },
  { "rejected", N_ ("Rejected") },
  { "terminated", N_ ("Terminated") },
  { "merged", N_ ("Merged") },
};
const BcEnum bc_states = { "state", states, G_N_ELEMENTS (states) };

static const BcEnumValue columns[] = {
  { "triage", N_ ("Awaiting triage") },
  { "review", N_ ("Awaiting review") },
  { "dispatched", N_ ("Awaiting acceptance") },
  { "in_progress", N_ ("In progress") },
  { "result_check", N_ ("Awaiting check") },
  { "callback", N_ ("Awaiting callback") },
  { "closed", N_ ("Closed") },
};
const BcEnum bc_columns = { "column", columns, G_N_ELEMENTS (columns) };

static const BcEnumValue channels[] = {
  { "window", N_ ("Window") },
  { "phone", N_ ("Telephone") },
  { "online", N_ ("Online") },
  { "hotline_12345", N_ ("12345 hotline") },
  { "rating", N_ ("Bad rating") },
  { "window_list", N_ ("Feedback list") },
  { "assigned", N_ ("Assigned by leaders") },
};
const BcEnum bc_channels = { "channel", channels, G_N_ELEMENTS (channels) };

static const BcEnumValue petitioner_kinds[] = {
  { "person", N_ ("Person") },
  { "enterprise", N_ ("Enterprise") },
  { "organisation", N_ ("Other body") },
  { "anonymous", N_ ("Anonymous") },
};
const BcEnum bc_petitioner_kinds = { "petitioner_kind", petitioner_kinds,
                                     G_N_ELEMENTS (petitioner_kinds) };

static const BcEnumValue identity_kinds[] = {
  { "id_card", N_ ("Identity card") },
  { "passport", N_ ("Passport") },
  { "credit_code", N_ ("Credit code") },
  { "other", N_ ("Other document") },
};
const BcEnum bc_identity_kinds = { "identity_kind", identity_kinds, G_N_ELEMENTS (identity_kinds) };

static const BcEnumValue urgencies[] = {
  { "normal", N_ ("Normal") },
  { "urgent", N_ ("Urgent") },
  { "critical", N_ ("Critical") },
};
const BcEnum bc_urgencies = { "urgency", urgencies, G_N_ELEMENTS (urgencies) };

static const BcEnumValue outcomes[] = {
  { "done", N_ ("Settled") },
  { "partly", N_ ("Partly settled") },
  { "explained", N_ ("Explained") },
  { "not_done", N_ ("Not settled") },
};
const BcEnum bc_outcomes = { "outcome", outcomes, G_N_ELEMENTS (outcomes) };

static const BcEnumValue ratings[] = {
  { "very_satisfied", N_ ("Very satisfied") },           { "satisfied", N_ ("Satisfied") },
  { "basically_satisfied", N_ ("Basically satisfied") }, { "dissatisfied", N_ ("Dissatisfied") },
  { "very_dissatisfied", N_ ("Very dissatisfied") },
};
const BcEnum bc_ratings = { "rating", ratings, G_N_ELEMENTS (ratings) };

static const BcEnumValue roles[] = {
  { "intake", N_ ("Intake clerk") },   { "dispatcher", N_ ("Dispatcher") },
  { "handler", N_ ("Handler") },       { "department_lead", N_ ("Department lead") },
  { "reviewer", N_ ("Reviewer") },     { "callback", N_ ("Callback clerk") },
  { "supervisor", N_ ("Supervisor") }, { "admin", N_ ("Administrator") },
};
const BcEnum bc_roles = { "roles", roles, G_N_ELEMENTS (roles) };

static const BcEnumValue part_states[] = {
  { "dispatched", N_ ("Awaiting acceptance") },
  { "in_progress", N_ ("In progress") },
  { "reported", N_ ("Reported") },
  { "returned", N_ ("Returned") },
  { "waived", N_ ("Waived") },
};
const BcEnum bc_part_states = { "part_state", part_states, G_N_ELEMENTS (part_states) };

static const BcEnumValue root_causes[] = {
  { "new", N_ ("New root cause") },
  { "known", N_ ("Known root cause") },
  { "none", N_ ("No root cause") },
};
const BcEnum bc_root_causes = { "root_cause", root_causes, G_N_ELEMENTS (root_causes) };

static const BcEnumValue half_days[] = {
  { "morning", N_ ("Morning") },
  { "afternoon", N_ ("Afternoon") },
};
const BcEnum bc_half_days = { "good_time", half_days, G_N_ELEMENTS (half_days) };

static const BcEnumValue limit_units[] = {
  { "working_days", N_ ("working days") },
  { "hours", N_ ("hours") },
  { "days", N_ ("calendar days") },
  { "working_hours", N_ ("working hours") },
};
const BcEnum bc_limit_units = { "limit_unit", limit_units, G_N_ELEMENTS (limit_units) };

static const BcEnumValue contact_methods[] = {
  { "telephone", N_ ("By telephone") },
  { "visit", N_ ("In person") },
  { "message", N_ ("By text message") },
  { "letter", N_ ("In writing") },
};
const BcEnum bc_contact_methods = { "method", contact_methods, G_N_ELEMENTS (contact_methods) };

static const BcEnumValue yes_no[] = {
  { "no", N_ ("No") },
  { "yes", N_ ("Yes") },
};
const BcEnum bc_yes_no = { "yes_no", yes_no, G_N_ELEMENTS (yes_no) };

int
bc_enum_find (const BcEnum *self, const char *code)
{
  if (code == NULL)
    return -1;
  for (int i = 0; i < self->n_values; i++)
    if (strcmp (self->values[i].code, code) == 0)
      return i;
  return -1;
}

const char *
bc_enum_code (const BcEnum *self, int value)
{
  g_return_val_if_fail (value >= 0 && value < self->n_values, NULL);
  return self->values[value].code;
}

const char *
bc_enum_label (const BcEnum *self, int value)
{
  g_return_val_if_fail (value >= 0 && value < self->n_values, "");
  return _ (self->values[value].label);
}

BcColumn
bc_state_column (BcState state)
{
  switch (state)
    {
    case BC_STATE_REGISTERED:
    case BC_STATE_DISPUTED:
      return BC_COLUMN_TRIAGE;
    case BC_STATE_REVIEW:
      return BC_COLUMN_REVIEW;
    case BC_STATE_DISPATCHED:
      return BC_COLUMN_DISPATCHED;
    case BC_STATE_IN_PROGRESS:
    case BC_STATE_SUSPENDED:
      return BC_COLUMN_IN_PROGRESS;
    case BC_STATE_RESULT_CHECK:
      return BC_COLUMN_RESULT_CHECK;
    case BC_STATE_CALLBACK:
      return BC_COLUMN_CALLBACK;
    case BC_STATE_CLOSED:
    case BC_STATE_REJECTED:
    case BC_STATE_TERMINATED:
      return BC_COLUMN_CLOSED;
    case BC_STATE_DRAFT:
    case BC_STATE_ARCHIVED:
    case BC_STATE_MERGED:
    case BC_N_STATES:
    default:
      return BC_COLUMN_NONE;
    }
}

gboolean
bc_state_is_open (BcState state)
{
  BcColumn column = bc_state_column (state);

  return column != BC_COLUMN_NONE && column != BC_COLUMN_CLOSED;
}

gboolean
bc_state_is_running (BcState state)
{
  return bc_state_is_open (state) && state != BC_STATE_SUSPENDED && state != BC_STATE_RESULT_CHECK
         && state != BC_STATE_CALLBACK;
}

int
bc_roles_from_codes (const char *codes)
{
  g_auto (GStrv) list = NULL;
  int result = 0;

  if (codes == NULL || *codes == '\0')
    return 0;
  list = g_strsplit (codes, ",", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      int bit = bc_enum_find (&bc_roles, g_strstrip (list[i]));

      if (bit < 0)
        return -1;
      result |= 1 << bit;
    }
  return result;
}

static char *
join_roles (guint held, const char *separator, gboolean translated)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < bc_roles.n_values; i++)
    {
      if ((held & (1u << i)) == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, separator);
      g_string_append (text,
                       translated ? bc_enum_label (&bc_roles, i) : bc_enum_code (&bc_roles, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
bc_roles_to_codes (guint held)
{
  return join_roles (held, ",", FALSE);
}

char *
bc_roles_label (guint held)
{
  /* Translators: between the items of a list, as in "intake clerk, dispatcher". */
  return join_roles (held, C_ ("list", ", "), TRUE);
}
