/* The board's cards, read from indices only: the tickets themselves stay on the disk until somebody
 * looks at them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lists.h"

#include <string.h>

#include "store/bc-engine.h"

#define PLACE_COLUMNS "id, board_column, board_rank, due_at, state, board_department"

/* -1 for a department that the hall does not have (any more). */
static gint16
department_index (BcHall *hall, const char *code)
{
  if (code == NULL)
    return -1;
  /* A hall has some twenty: a hash would be slower. */
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_DEPARTMENTS); i++)
    if (strcmp (bc_hall_entry (hall, BC_TABLE_DEPARTMENTS, i)->code, code) == 0)
      return (gint16) i;
  return -1;
}

void
bc_place_of (const BcRecord *record, BcHall *hall, gint64 closed_since, BcPlace *place)
{
  const char *lead = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);
  BcState state = bc_record_state (record);
  BcColumn column = bc_state_column (state);

  if (column == BC_COLUMN_CLOSED && bc_record_int (record, BC_FIELD_CLOSED_AT) < closed_since)
    column = BC_COLUMN_NONE;
  *place = (BcPlace) {
    .id = bc_record_int (record, BC_FIELD_ID),
    .rank = due != BC_INT_NONE ? due : bc_record_int (record, BC_FIELD_RECEIVED_AT),
    .due_at = due,
    .column = (gint16) column,
    .state = (gint16) state,
    .department =
        department_index (hall, lead != NULL ? lead : bc_record_text (record, BC_FIELD_DEPARTMENT)),
  };
}

static gboolean
append_places (BcHall *hall, BcStatement *rows, GArray *places, GError **error)
{
  BcStep step;

  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      BcPlace place = {
        .id = bc_statement_int (rows, 0),
        .rank = bc_statement_int (rows, 2),
        .due_at = bc_statement_int (rows, 3),
        .column = (gint16) bc_statement_int (rows, 1),
        .state = (gint16) bc_enum_find (&bc_states, bc_statement_text (rows, 4)),
        .department = department_index (hall, bc_statement_text (rows, 5)),
      };

      /* Such a row is damage, which the check finds; the board must not stumble over it. */
      if (place.state >= 0 && place.column >= 0 && place.column < BC_N_COLUMNS)
        g_array_append_val (places, place);
    }
  return step == BC_STEP_DONE;
}

GArray *
bc_lists_board (BcEngine *engine, gint64 closed_since, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (BcPlace));
  g_autoptr (BcStatement) open = NULL;
  g_autoptr (BcStatement) closed = NULL;

  open = bc_engine_prepare (engine,
                            "SELECT " PLACE_COLUMNS " FROM ticket WHERE is_open = 1 "
                            "ORDER BY board_column, board_rank, id",
                            error);
  if (open == NULL || !append_places (bc_engine_hall (engine), open, places, error))
    return NULL;
  /* The closed column is the last one, so it comes after the others. Its number stands here as
   * text, for SQLite takes an index with a condition only where it sees that it holds. */
  G_STATIC_ASSERT (BC_COLUMN_CLOSED == 6);
  closed = bc_engine_prepare (engine,
                              "SELECT " PLACE_COLUMNS " FROM ticket WHERE board_column = 6 "
                              "AND closed_at >= $1 ORDER BY board_rank, id",
                              error);
  if (closed == NULL)
    return NULL;
  bc_statement_bind_int (closed, 1, closed_since);
  if (!append_places (bc_engine_hall (engine), closed, places, error))
    return NULL;
  return g_steal_pointer (&places);
}
