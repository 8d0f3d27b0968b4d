/* Who is editing which ticket just now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-presence.h"

#include "store/bc-engine.h"

#define FORGOTTEN_AFTER (30 * BC_MINUTE)

void
bc_presence_free (BcPresence *self)
{
  g_free (self->staff);
  g_free (self);
}

static gboolean
forget_old (BcEngine *engine, GError **error)
{
  g_autoptr (BcStatement) forget =
      bc_engine_prepare (engine, "DELETE FROM presence WHERE since < $1", error);

  if (forget == NULL)
    return FALSE;
  bc_statement_bind_int (forget, 1, bc_engine_now (engine) - FORGOTTEN_AFTER);
  return bc_statement_run (forget, NULL, error);
}

static GPtrArray *
read_others (BcEngine *engine, gint64 ticket, GError **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_presence_free);
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT staff, since FROM presence WHERE ticket = $1 AND seat <> $2 "
                         "ORDER BY since",
                         error);
  BcStep step;

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, ticket);
  bc_statement_bind_text (rows, 2, bc_engine_seat (engine));
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      BcPresence *other = g_new0 (BcPresence, 1);

      other->staff = g_strdup (bc_statement_text (rows, 0));
      other->since = bc_statement_int (rows, 1);
      g_ptr_array_add (others, other);
    }
  return step == BC_STEP_DONE ? g_steal_pointer (&others) : NULL;
}

GPtrArray *
bc_presence_enter (BcEngine *engine, gint64 ticket, const char *staff, GError **error)
{
  g_autoptr (BcStatement) enter = NULL;

  if (!forget_old (engine, error) || !bc_presence_leave (engine, ticket, error))
    return NULL;
  enter = bc_engine_prepare (
      engine, "INSERT INTO presence (ticket, seat, staff, since) VALUES ($1, $2, $3, $4)", error);
  if (enter == NULL)
    return NULL;
  bc_statement_bind_int (enter, 1, ticket);
  bc_statement_bind_text (enter, 2, bc_engine_seat (engine));
  bc_statement_bind_text (enter, 3, staff);
  bc_statement_bind_int (enter, 4, bc_engine_now (engine));
  if (!bc_statement_run (enter, NULL, error))
    return NULL;
  return read_others (engine, ticket, error);
}

gboolean
bc_presence_leave (BcEngine *engine, gint64 ticket, GError **error)
{
  g_autoptr (BcStatement) leave =
      bc_engine_prepare (engine, "DELETE FROM presence WHERE ticket = $1 AND seat = $2", error);

  if (leave == NULL)
    return FALSE;
  bc_statement_bind_int (leave, 1, ticket);
  bc_statement_bind_text (leave, 2, bc_engine_seat (engine));
  return bc_statement_run (leave, NULL, error);
}
