/* The noon gate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-gate.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"

BcState
bc_gate_target (BcHall *hall)
{
  return bc_hall_has_review (hall) ? BC_STATE_REVIEW : BC_STATE_DISPATCHED;
}

gint64
bc_gate_of (const BcRecord *record, BcHall *hall)
{
  gint64 received = bc_record_int (record, BC_FIELD_RECEIVED_AT);

  if (bc_record_has (record, BC_FIELD_GATE_AT))
    return bc_record_int (record, BC_FIELD_GATE_AT);
  if (received == BC_INT_NONE)
    return BC_INT_NONE;
  return bc_workdays_noon_gate (bc_hall_workdays (hall), received, bc_hall_zone (hall), NULL);
}

gboolean
bc_gate_is_late (const BcRecord *record, BcHall *hall, gint64 now)
{
  gint64 gate = bc_gate_of (record, hall);
  gint64 sent = bc_record_int (record, BC_FIELD_GATE_SENT_AT);

  return gate != BC_INT_NONE && (sent != BC_INT_NONE ? sent : now) > gate;
}

GArray *
bc_gate_lacks (const BcRecord *record, const BcWorkflowContext *context)
{
  GArray *lacks = g_array_new (FALSE, FALSE, sizeof (BcField));
  BcState to = bc_gate_target (context->hall);
  const BcTransition *transition =
      bc_workflow_find (BC_STATE_REGISTERED, to, bc_hall_has_review (context->hall));
  g_autoptr (GHashTable) values = bc_workflow_suggest (record, to, context);

  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    {
      BcField field = transition->requirements[i].field;

      if (transition->requirements[i].required && !bc_record_has (record, field)
          && bc_text_is_blank (g_hash_table_lookup (values, bc_field_info (field)->key)))
        g_array_append_val (lacks, field);
    }
  return lacks;
}

char *
bc_gate_lacks_words (const BcRecord *record, const BcWorkflowContext *context)
{
  g_autoptr (GArray) lacks = bc_gate_lacks (record, context);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < lacks->len; i++)
    {
      if (i > 0)
        g_string_append (words, C_ ("list", ", "));
      g_string_append (words, bc_field_label (g_array_index (lacks, BcField, i)));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
bc_gate_pass (BcRecord *after, BcHall *hall, gint64 now)
{
  if (bc_record_has (after, BC_FIELD_GATE_SENT_AT))
    return;
  if (!bc_record_has (after, BC_FIELD_GATE_AT))
    bc_record_set_int (after, BC_FIELD_GATE_AT, bc_gate_of (after, hall));
  bc_record_set_int (after, BC_FIELD_GATE_SENT_AT, now);
}
