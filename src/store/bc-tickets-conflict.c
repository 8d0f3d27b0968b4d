/* Somebody was faster: who, when, and what they did, so that the person can decide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/bc-format.h"
#include "domain/bc-ticket-json.h"

/* The names of the fields, never what they hold: the message may be shown to anybody. */
static char *
changed_fields (const BcEvent *event)
{
  g_autoptr (GPtrArray) changes = bc_changes_from_json (event->changes);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BcChangedField *change = g_ptr_array_index (changes, i);

      if ((int) change->field == BC_CHANGED_PARTS
          || (bc_field_info (change->field)->flags & BC_FIELD_INTERNAL) != 0)
        continue;
      if (text->len > 0)
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, bc_field_label (change->field));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
state_label (const char *code)
{
  int state = bc_enum_find (&bc_states, code);

  return state < 0 ? "" : bc_enum_label (&bc_states, state);
}

/* Translators: these follow a person’s name and stand before a time: “Li Na moved the ticket to
 * ‘review’ (18 Sep 17:30).” */
static char *
what_happened (const BcEvent *event)
{
  g_autofree char *fields = NULL;

  if (strcmp (event->kind, BC_EVENT_MOVED) == 0)
    return g_strdup_printf (_ ("moved the ticket to “%s”"), state_label (event->to));
  if (strcmp (event->kind, BC_EVENT_REQUESTED) == 0)
    return g_strdup_printf (_ ("asked for “%s”"), state_label (event->to));
  if (strcmp (event->kind, BC_EVENT_DECLINED) == 0)
    return g_strdup (_ ("declined what was asked for"));
  if (strcmp (event->kind, BC_EVENT_PART) == 0)
    return g_strdup (_ ("changed an assisting department’s part"));
  if (strcmp (event->kind, BC_EVENT_UNDONE) == 0)
    return g_strdup (_ ("took the last change back"));
  if (g_str_has_prefix (event->kind, "callback_"))
    return g_strdup (_ ("changed a callback"));
  fields = changed_fields (event);
  return g_strdup_printf (_ ("changed the ticket: %s"), fields);
}

static BcEvent *
last_event (BcEngine *engine, gint64 ticket, gboolean is_callback, GError **error)
{
  g_autoptr (BcStatement) row = bc_engine_prepare (
      engine,
      is_callback ? "SELECT " BC_EVENT_COLUMNS " FROM event WHERE ticket = $1 AND kind LIKE "
                    "'callback%' ORDER BY seq DESC LIMIT 1"
                  : "SELECT " BC_EVENT_COLUMNS " FROM event WHERE ticket = $1 AND kind NOT IN "
                    "('printed', 'callback_added', 'callback_moved', 'callback_cancelled') "
                    "ORDER BY seq DESC LIMIT 1",
      error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_int (row, 1, ticket);
  return bc_statement_step (row, error) == BC_STEP_ROW ? bc_event_from_row (row) : NULL;
}

gboolean
bc_tickets_conflict (BcEngine *engine, gint64 ticket, gboolean is_callback, GError **error)
{
  BcHall *hall = bc_engine_hall (engine);
  g_autoptr (GError) local = NULL;
  g_autoptr (BcEvent) event = last_event (engine, ticket, is_callback, &local);
  g_autofree char *when = NULL;
  g_autofree char *what = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (event == NULL)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_CONFLICT,
                           _ ("Somebody else has changed the ticket. Look at it as it is now and "
                              "decide "
                              "again."));
      return FALSE;
    }
  when = bc_format_instant (event->at, hall, bc_engine_now (engine));
  what = what_happened (event);
  g_set_error (error, BC_ERROR, BC_ERROR_CONFLICT,
               /* Translators: who, did what, when. */
               _ ("%1$s %2$s (%3$s). Look at it as it is now and decide again."),
               event->staff != NULL ? bc_hall_name_of (hall, BC_TABLE_STAFF, event->staff)
                                    : _ ("The program"),
               what, when);
  return FALSE;
}
