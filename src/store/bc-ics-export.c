/* Exporting the calendar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-ics-export.h"

#include "domain/bc-ics.h"
#include "store/bc-engine.h"
#include "store/bc-lists.h"

/* (transfer full): what tells this hall from every other: its first event is its own for ever. */
static char *
hall_id (BcEngine *engine, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine, "SELECT operation FROM event WHERE seq = 1", error);
  BcStep step;

  if (row == NULL)
    return NULL;
  step = bc_statement_step (row, error);
  if (step == BC_STEP_ERROR)
    return NULL;
  return g_strdup (step == BC_STEP_ROW ? bc_statement_name (row, 0) : "empty");
}

/* When the ticket, or anything planned for it, was last changed. */
static gboolean
read_modified (BcEngine *engine, gint64 ticket, gint64 *modified, GError **error)
{
  g_autoptr (BcStatement) row = bc_engine_prepare (engine,
                                                   "SELECT at FROM event WHERE ticket = $1 AND "
                                                   "kind <> 'printed' ORDER BY seq DESC LIMIT 1",
                                                   error);
  BcStep step;

  if (row == NULL)
    return FALSE;
  bc_statement_bind_int (row, 1, ticket);
  step = bc_statement_step (row, error);
  *modified = step == BC_STEP_ROW ? bc_statement_int (row, 0) : bc_engine_now (engine);
  return step != BC_STEP_ERROR;
}

char *
bc_ics_export (
    BcEngine *engine, gint64 from, gint64 to, const BcAgendaFilter *filter, GError **error)
{
  const guint kinds = 1 << BC_AGENDA_DEADLINE | 1 << BC_AGENDA_CALLBACK | 1 << BC_AGENDA_MEETING;
  BcAgendaFilter wanted = { .kinds = kinds };
  g_autofree char *id = hall_id (engine, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (BcIcs) ics = NULL;

  if (id == NULL)
    return NULL;
  if (filter != NULL)
    {
      wanted = *filter;
      wanted.kinds = filter->kinds == 0 ? kinds : filter->kinds & kinds;
    }
  items = bc_lists_agenda (engine, from, to, &wanted, error);
  if (items == NULL)
    return NULL;
  ics = bc_ics_new (bc_engine_hall (engine), id);
  for (guint i = 0; i < items->len; i++)
    {
      const BcAgendaItem *item = g_ptr_array_index (items, i);
      gint64 modified;

      if (item->ticket == NULL
          || (item->callback != NULL && item->callback->done_at != BC_INT_NONE))
        continue;
      if (!read_modified (engine, bc_record_int (item->ticket, BC_FIELD_ID), &modified, error))
        return NULL;
      bc_ics_add (ics, item->kind, item->ticket, item->callback, item->meeting, modified);
    }
  return bc_ics_to_text (ics);
}
