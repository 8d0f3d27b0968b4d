/* What the workflow makes of a column as a target.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-board-rules.h"

#include <glib/gi18n.h>

static const BcTransition *
find_into (BcState from, BcState to, BcColumn column, BcHall *hall)
{
  if (bc_state_column (to) != column)
    return NULL;
  return bc_workflow_find (from, to, bc_hall_has_review (hall));
}

BcVerdict
bc_board_judge (const BcRecord *record,
                BcColumn column,
                BcHall *hall,
                const BcEntry *actor,
                GPtrArray **transitions,
                char **why)
{
  BcState from = bc_record_state (record);
  g_autoptr (GPtrArray) allowed = g_ptr_array_new ();
  g_autofree char *reason = NULL;

  if (transitions != NULL)
    *transitions = NULL;
  if (why != NULL)
    *why = NULL;
  if (bc_state_column (from) == column)
    return BC_VERDICT_HERE;

  for (int to = 0; to < BC_N_STATES; to++)
    {
      const BcTransition *transition = find_into (from, (BcState) to, column, hall);
      g_autofree char *rule = NULL;

      if (transition == NULL)
        continue;
      if (bc_workflow_may (transition, record, actor, &rule) != BC_MAY_NOT)
        g_ptr_array_add (allowed, (gpointer) transition);
      else if (reason == NULL)
        reason = g_steal_pointer (&rule);
    }
  if (allowed->len > 0)
    {
      if (transitions != NULL)
        *transitions = g_steal_pointer (&allowed);
      return BC_VERDICT_ALLOWED;
    }
  if (why != NULL && reason != NULL)
    *why = g_steal_pointer (&reason);
  else if (why != NULL)
    /* Translators: a state of a ticket and a column of the board. */
    *why = g_strdup_printf (_ ("The rules have no way from “%s” to “%s”."),
                            bc_enum_label (&bc_states, from), bc_enum_label (&bc_columns, column));
  return BC_VERDICT_REFUSED;
}

/* The board's order: what is due first stands first; what has no due date yet counts by its
 * reception. */
static gint64
rank_of (const BcRecord *record)
{
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);

  return due != BC_INT_NONE ? due : bc_record_int (record, BC_FIELD_RECEIVED_AT);
}

guint
bc_board_expect_position (GListModel *model, const BcRecord *record)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (model);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (BcTicket) ticket = g_list_model_get_item (model, middle);
      BcRecord *other = bc_ticket_get_record (ticket);

      /* Nobody has looked there yet: the upper half is what can be seen. */
      if (other != NULL && rank_of (other) < rank_of (record))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
