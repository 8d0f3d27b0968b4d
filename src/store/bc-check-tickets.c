/* Every ticket against its history: is it what its events have made of it?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-check-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/bc-ticket-json.h"
#include "domain/bc-workflow.h"
#include "store/bc-event.h"
#include "store/bc-ticket-rows.h"

typedef struct
{
  BcEngine *engine;
  BcStatement *events; /* of all tickets, by ticket and seq; stands on a row where has_event */
  gboolean has_event;
  guint n_tickets;
  BcCheckFaults states, versions, values, codes, boards;
} Walk;

static void
clear_walk (Walk *self)
{
  g_clear_pointer (&self->events, bc_statement_release);
  bc_check_faults_clear (&self->states);
  bc_check_faults_clear (&self->versions);
  bc_check_faults_clear (&self->values);
  bc_check_faults_clear (&self->codes);
  bc_check_faults_clear (&self->boards);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

/* What the events of one ticket say. */
typedef struct
{
  char *number;
  int state; /* BcState, -1 before the registration */
  gint64 version;
  gboolean
      is_explained; /* every change of state was a move of the table, an undo or the registration */
  gboolean is_linked; /* each change began where the one before had ended */
  GHashTable *last;   /* (element-type int utf8): what the last change of each field left; the value
                         may be NULL */
} Story;

static void
clear_story (Story *self)
{
  g_free (self->number);
  g_clear_pointer (&self->last, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, clear_story)

static gboolean
is_move (int from, int to)
{
  return from >= 0 && to >= 0
         && (bc_workflow_find (from, to, TRUE) != NULL
             || bc_workflow_find (from, to, FALSE) != NULL);
}

static void
follow_state (Story *story, const char *kind, int from, int to)
{
  if (strcmp (kind, BC_EVENT_REGISTERED) == 0)
    story->is_explained = story->is_explained && story->state < 0 && to == BC_STATE_REGISTERED;
  else if (strcmp (kind, BC_EVENT_MOVED) == 0)
    story->is_explained = story->is_explained && story->state == from && is_move (from, to);
  else
    return;
  story->state = to;
}

static void
follow_change (Story *story, const char *kind, const BcChangedField *change)
{
  gpointer key = GINT_TO_POINTER ((int) change->field);
  gpointer last;

  if (g_hash_table_lookup_extended (story->last, key, NULL, &last)
      && g_strcmp0 (last, change->before) != 0)
    story->is_linked = FALSE;
  g_hash_table_insert (story->last, key, g_strdup (change->after));
  /* An undo puts back what stood there before: the chain of changes is its explanation. */
  if (change->field == BC_FIELD_STATE && strcmp (kind, BC_EVENT_UNDONE) == 0)
    story->state = bc_enum_find (&bc_states, change->after);
  else if (change->field == BC_FIELD_STATE && strcmp (kind, BC_EVENT_MOVED) != 0
           && strcmp (kind, BC_EVENT_REGISTERED) != 0)
    story->is_explained = FALSE;
}

static void
follow_event (Story *story, const BcEvent *event)
{
  g_autoptr (GPtrArray) changes =
      event->changes != NULL ? bc_changes_from_json (event->changes) : NULL;

  if (event->changes != NULL && changes == NULL)
    story->is_linked = FALSE;
  follow_state (story, event->kind, bc_enum_find (&bc_states, event->from),
                bc_enum_find (&bc_states, event->to));
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    follow_change (story, event->kind, g_ptr_array_index (changes, i));
  if (bc_event_raises_version (event->kind, event->changes))
    story->version++;
}

/* The ticket as its last changes have left it; whatever has never been changed is taken as it is.
 */
static gboolean
is_what_was_left (const Story *story, const BcRecord *record)
{
  g_autoptr (BcRecord) left = bc_record_copy (record);
  g_autofree char *difference = NULL;
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, story->last);
  while (g_hash_table_iter_next (&iter, &field, &value))
    if (!bc_changed_field_restore (left, (BcField) GPOINTER_TO_INT (field), value))
      return FALSE;
  difference = bc_changes_to_json (left, record);
  return g_str_equal (difference, "{}");
}

/* Goes on to the next event; FALSE with @error when it cannot be read. */
static gboolean
next_event (Walk *walk, GError **error)
{
  BcStep step = bc_statement_step (walk->events, error);

  walk->has_event = step == BC_STEP_ROW;
  return step != BC_STEP_ERROR;
}

static gboolean
read_story (Walk *walk, gint64 ticket, Story *story, GError **error)
{
  /* Events of the hall itself, or of tickets that are not there: the chain has been looked at
   * elsewhere. */
  while (walk->has_event && bc_statement_int (walk->events, 2) < ticket)
    {
      if (bc_statement_int (walk->events, 2) > 0)
        bc_check_faults_note (&walk->states, bc_statement_text (walk->events, 1), NULL);
      if (!next_event (walk, error))
        return FALSE;
    }
  while (walk->has_event && bc_statement_int (walk->events, 2) == ticket)
    {
      g_autoptr (BcEvent) event = bc_event_from_row (walk->events);

      follow_event (story, event);
      if (!next_event (walk, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_known_code (const BcFieldInfo *info, BcHall *hall, const char *code)
{
  return info->values != NULL ? bc_enum_find (info->values, code) >= 0
                              : bc_hall_find (hall, info->table, code) != NULL;
}

/* (nullable): the first field that holds a code that nobody knows. */
static const char *
find_unknown_code (const BcRecord *record, BcHall *hall)
{
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      const BcFieldInfo *info = bc_field_info (field);
      g_auto (GStrv) codes = NULL;

      if (!bc_record_has (record, field)
          || (info->kind != BC_KIND_ENUM && info->kind != BC_KIND_CODE
              && info->kind != BC_KIND_CODES))
        continue;
      codes = g_strsplit (bc_record_text (record, field), ",", -1);
      for (guint i = 0; codes[i] != NULL; i++)
        if (!is_known_code (info, hall, codes[i]))
          return info->key;
    }
  return NULL;
}

/* What the board reads instead of the ticket has to be what the ticket says. */
static gboolean
board_is_right (BcStatement *row, const BcRecord *record)
{
  BcState state = bc_record_state (record);
  BcColumn column = bc_state_column (state);
  const char *lead = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);

  return bc_statement_int (row, BC_N_FIELDS)
             == (column == BC_COLUMN_NONE ? BC_INT_NONE : (gint64) column)
         && g_strcmp0 (bc_statement_text (row, BC_N_FIELDS + 1),
                       lead != NULL ? lead : bc_record_text (record, BC_FIELD_DEPARTMENT))
                == 0
         && bc_statement_int (row, BC_N_FIELDS + 2)
                == (due != BC_INT_NONE ? due : bc_record_int (record, BC_FIELD_RECEIVED_AT))
         && bc_statement_int (row, BC_N_FIELDS + 3) == bc_state_is_open (state);
}

static gboolean
check_ticket (Walk *walk, BcStatement *row, GError **error)
{
  g_autoptr (BcRecord) record = bc_ticket_rows_from_row (walk->engine, row, error);
  g_auto (Story) story = { .state = -1, .is_explained = TRUE, .is_linked = TRUE };
  const char *number, *unknown;

  if (record == NULL)
    return FALSE;
  story.last = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!read_story (walk, bc_record_int (record, BC_FIELD_ID), &story, error))
    return FALSE;
  number = bc_record_text (record, BC_FIELD_NUMBER);
  unknown = find_unknown_code (record, bc_engine_hall (walk->engine));
  if (!story.is_explained || story.state != (int) bc_record_state (record))
    bc_check_faults_note (&walk->states, number, bc_record_text (record, BC_FIELD_STATE));
  if (story.version != bc_record_int (record, BC_FIELD_VERSION))
    bc_check_faults_note (&walk->versions, number, NULL);
  if (!story.is_linked || !is_what_was_left (&story, record))
    bc_check_faults_note (&walk->values, number, NULL);
  if (unknown != NULL)
    bc_check_faults_note (&walk->codes, number, unknown);
  if (!board_is_right (row, record))
    bc_check_faults_note (&walk->boards, number, NULL);
  walk->n_tickets++;
  return TRUE;
}

static gboolean
walk_tickets (Walk *walk, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, board_column, board_department, board_rank, "
                                          "is_open FROM ticket ORDER BY id",
                                          bc_ticket_rows_columns ());
  g_autoptr (BcStatement) rows = bc_engine_prepare (walk->engine, sql, error);
  BcStep step;

  if (rows == NULL)
    return FALSE;
  walk->events =
      bc_engine_prepare (walk->engine,
                         "SELECT " BC_EVENT_COLUMNS " FROM event ORDER BY ticket, seq", error);
  if (walk->events == NULL || !next_event (walk, error))
    return FALSE;
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !check_ticket (walk, rows, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

gboolean
bc_check_tickets (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  g_auto (Walk) walk = { .engine = engine };

  if (!walk_tickets (&walk, cancellable, error))
    return FALSE;
  bc_check_add (findings, TRUE, g_dngettext (NULL, "Tickets: %u", "Tickets: %u", walk.n_tickets),
                walk.n_tickets);
  bc_check_faults_report (&walk.states, findings,
                          _ ("States: each explained by the moves of its history"),
                          _ ("States: not explained by the moves of the history"));
  bc_check_faults_report (&walk.versions, findings, _ ("Versions: as many as there were changes"),
                          _ ("Versions: not as many as there were changes"));
  bc_check_faults_report (&walk.values, findings, _ ("Values: as the last change has left them"),
                          _ ("Values: not as the history has left them"));
  bc_check_faults_report (&walk.codes, findings, _ ("Codes: all known to the hall"),
                          _ ("Codes: unknown to the hall"));
  bc_check_faults_report (&walk.boards, findings, _ ("Board: each ticket in its place"),
                          _ ("Board: tickets out of their place"));
  return TRUE;
}
