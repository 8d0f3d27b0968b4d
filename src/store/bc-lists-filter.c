/* Lists by filter, for the command line and the search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lists-private.h"

#include "base/bc-text.h"
#include "store/bc-ticket-rows.h"

static char *
build_running_states (void)
{
  GString *text = g_string_new (NULL);

  for (int state = 0; state < BC_N_STATES; state++)
    if (bc_state_is_running ((BcState) state))
      g_string_append_printf (text, "%s'%s'", text->len > 0 ? ", " : "",
                              bc_enum_code (&bc_states, state));
  return g_string_free (text, FALSE);
}

const char *
bc_lists_running_states (void)
{
  static char *states;

  if (g_once_init_enter (&states))
    g_once_init_leave (&states, build_running_states ());
  return states;
}

char *
bc_lists_like_pattern (const char *text)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* A condition is only written where it is asked for: PostgreSQL does not know the type of a
 * parameter that is nothing but NULL. Parameters get their numbers in the order in which they are
 * written, and are bound in the same order below. */
static char *
build_sql (const BcListFilter *filter, gboolean has_text)
{
  GString *sql = g_string_new (NULL);
  int n = 0;

  g_string_printf (sql, "SELECT %s FROM ticket WHERE 1 = 1", bc_ticket_rows_columns ());
  if (filter->state != NULL)
    {
      int state = bc_enum_find (&bc_states, filter->state);

      /* The few that are open are found by the board's index, however many are not. */
      if (state >= 0 && bc_state_is_open ((BcState) state))
        g_string_append_printf (sql, " AND is_open = 1 AND board_column = %d",
                                bc_state_column ((BcState) state));
      g_string_append_printf (sql, " AND state = $%d", ++n);
    }
  if (filter->department != NULL)
    {
      ++n;
      g_string_append_printf (sql, " AND (lead_department = $%d OR department = $%d)", n, n);
    }
  if (filter->overdue)
    g_string_append_printf (sql, " AND is_open = 1 AND due_at < $%d AND state IN (%s)", ++n,
                            bc_lists_running_states ());
  if (has_text)
    {
      ++n;
      g_string_append_printf (sql,
                              " AND (number LIKE $%d ESCAPE '\\' OR petitioner_name LIKE $%d "
                              "ESCAPE '\\' OR other_matter LIKE $%d ESCAPE '\\' OR EXISTS "
                              "(SELECT 1 FROM catalogue WHERE catalogue.kind = 'matters' AND "
                              "catalogue.code = ticket.matter AND catalogue.name LIKE $%d "
                              "ESCAPE '\\'))",
                              n, n, n, n);
    }
  if (filter->before > 0)
    g_string_append_printf (sql, " AND id < $%d", ++n);
  g_string_append (sql, filter->overdue ? " ORDER BY due_at, id" : " ORDER BY id DESC");
  if (filter->limit > 0)
    g_string_append_printf (sql, " LIMIT $%d", ++n);
  return g_string_free (sql, FALSE);
}

GPtrArray *
bc_lists_filter (BcEngine *engine, const BcListFilter *filter, GError **error)
{
  gboolean has_text = !bc_text_is_blank (filter->text);
  g_autofree char *sql = build_sql (filter, has_text);
  g_autofree char *clean = has_text ? bc_text_clean (filter->text) : NULL;
  g_autofree char *pattern = NULL;
  g_autoptr (BcStatement) rows = NULL;
  int n = 0;

  /* Text that is not UTF-8 stands in no ticket. */
  if (has_text && clean == NULL)
    return bc_lists_new ();
  rows = bc_engine_prepare (engine, sql, error);
  if (rows == NULL)
    return NULL;
  if (filter->state != NULL)
    bc_statement_bind_text (rows, ++n, filter->state);
  if (filter->department != NULL)
    bc_statement_bind_text (rows, ++n, filter->department);
  if (filter->overdue)
    bc_statement_bind_int (rows, ++n, bc_engine_now (engine));
  if (has_text)
    {
      pattern = bc_lists_like_pattern (clean);
      bc_statement_bind_text (rows, ++n, pattern);
    }
  if (filter->before > 0)
    bc_statement_bind_int (rows, ++n, filter->before);
  if (filter->limit > 0)
    bc_statement_bind_int (rows, ++n, filter->limit);
  return bc_lists_take_rows (engine, rows, error);
}
