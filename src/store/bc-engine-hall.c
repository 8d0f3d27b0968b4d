/* The hall as this engine knows it: read when the file is opened, and again whenever the history says that somebody has changed it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-engine-private.h"

#include "store/bc-event.h"
#include "store/bc-hall-rows.h"

/* The number of the last event that changed the hall, 0 for none; -1 with @error. */
static gint64
last_change (BcEngine *self, GError **error)
{
  g_autoptr (BcStatement) last =
      bc_engine_prepare (self,
                         "SELECT seq FROM event WHERE ticket = 0 AND kind = $1 ORDER BY seq DESC "
                         "LIMIT 1",
                         error);
  BcStep step;

  if (last == NULL)
    return -1;
  bc_statement_bind_text (last, 1, BC_EVENT_HALL);
  step = bc_statement_step (last, error);
  if (step == BC_STEP_ROW)
    return bc_statement_int (last, 0);
  return step == BC_STEP_DONE ? 0 : -1;
}

gboolean
bc_engine_refresh_hall (BcEngine *self, GError **error)
{
  gint64 seq = last_change (self, error);
  BcHall *hall;

  if (seq < 0)
    return FALSE;
  self->hall_is_stale = FALSE;
  if (self->hall != NULL && seq == self->hall_seq)
    return TRUE;
  hall = bc_hall_rows_read (self, error);
  if (hall == NULL)
    return FALSE;
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall;
  self->hall_seq = seq;
  return TRUE;
}

void
bc_engine_distrust_hall (BcEngine *self)
{
  self->hall_is_stale = TRUE;
}
