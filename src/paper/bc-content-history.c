/* What the cells say of the ticket's past: interruptions, checks, and who signed for which step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include "domain/bc-format.h"
#include "domain/bc-ticket-json.h"

#include <glib/gi18n.h>

/* Where a move is told of. */
typedef enum
{
  TOLD_AS_INTERRUPTION, /* row 17: 延期/挂起/督办 */
  TOLD_AS_CHECK,        /* row 18: 核验意见 */
  TOLD_AS_SIGNATURE,    /* only who and when */
} Told;

static const struct
{
  const char *from; /* NULL: any */
  const char *to;
  Told told;
  const char *word;
} told_moves[] = {
  { "in_progress", "suspended", TOLD_AS_INTERRUPTION, NC_ ("paper", "suspended") },
  { "suspended", "in_progress", TOLD_AS_INTERRUPTION, NC_ ("paper", "resumed") },
  { "dispatched", "disputed", TOLD_AS_INTERRUPTION, NC_ ("paper", "returned by the department") },
  { "in_progress", "disputed", TOLD_AS_INTERRUPTION, NC_ ("paper", "returned by the department") },
  { "disputed", "dispatched", TOLD_AS_INTERRUPTION, NC_ ("paper", "ruled and dispatched again") },
  { "callback", "in_progress", TOLD_AS_INTERRUPTION, NC_ ("paper", "to be handled again") },
  { "closed", "in_progress", TOLD_AS_INTERRUPTION, NC_ ("paper", "opened again") },
  { "result_check", "in_progress", TOLD_AS_CHECK, NC_ ("paper", "sent back") },
  { "result_check", "callback", TOLD_AS_CHECK, NC_ ("paper", "passed") },
  { "registered", NULL, TOLD_AS_SIGNATURE, NULL },
  { "in_progress", "result_check", TOLD_AS_SIGNATURE, NULL },
};

/* The details of a move that belong on paper. */
static const BcField told_fields[] = {
  BC_FIELD_SUSPEND_GROUND, BC_FIELD_REVIEW_ON,       BC_FIELD_RETURN_GROUND,
  BC_FIELD_RETURN_CLAUSE,  BC_FIELD_LEAD_DEPARTMENT, BC_FIELD_DUE_AT,
};

static int
find_told (const BcEvent *event)
{
  if (event->from == NULL || event->to == NULL || strcmp (event->from, event->to) == 0)
    return -1;
  /* Somebody asked, or was refused: the ticket stood still. */
  if (g_strcmp0 (event->kind, "requested") == 0 || g_strcmp0 (event->kind, "declined") == 0)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (told_moves); i++)
    if (strcmp (told_moves[i].from, event->from) == 0
        && (told_moves[i].to == NULL || strcmp (told_moves[i].to, event->to) == 0))
      return (int) i;
  return -1;
}

/* An undone move goes, with the event that took it back: on paper it never was. */
static void
take_back (GPtrArray *moves, const BcEvent *undone)
{
  for (guint i = moves->len; i > 0; i--)
    {
      const BcEvent *move = g_ptr_array_index (moves, i - 1);

      if (g_strcmp0 (move->from, undone->to) == 0 && g_strcmp0 (move->to, undone->from) == 0)
        {
          g_ptr_array_remove_index (moves, i - 1);
          return;
        }
    }
}

GPtrArray *
bc_content_moves (const BcPaperSource *source)
{
  GPtrArray *moves = g_ptr_array_new ();

  for (guint i = 0; i < source->events->len; i++)
    {
      BcEvent *event = g_ptr_array_index (source->events, i);

      if (g_strcmp0 (event->kind, "undone") == 0)
        take_back (moves, event);
      else if (find_told (event) >= 0)
        g_ptr_array_add (moves, event);
    }
  return moves;
}

GPtrArray *
bc_content_all_moves (const BcPaperSource *source)
{
  GPtrArray *moves = g_ptr_array_new ();

  for (guint i = 0; i < source->events->len; i++)
    {
      BcEvent *event = g_ptr_array_index (source->events, i);

      if (g_strcmp0 (event->kind, "undone") == 0)
        take_back (moves, event);
      else if (event->to != NULL && g_strcmp0 (event->from, event->to) != 0
               && (strcmp (event->kind, "moved") == 0 || strcmp (event->kind, "registered") == 0))
        g_ptr_array_add (moves, event);
    }
  return moves;
}

static gboolean
is_told_field (BcField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (told_fields); i++)
    if (told_fields[i] == field)
      return TRUE;
  return FALSE;
}

/* "Ground of suspension: 听证; Review date: …" as far as the move set them. */
static char *
details (const BcPaperSource *source, const BcEvent *event)
{
  g_autoptr (GPtrArray) changes = bc_changes_from_json (event->changes);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BcChangedField *change = g_ptr_array_index (changes, i);
      g_autofree char *words = NULL;

      /* What a move clears is said by the move itself. */
      if (!is_told_field (change->field) || change->after == NULL)
        continue;
      words = bc_changed_field_format (change, source->hall, source->mask == BC_MASK_ALL);
      if (text->len > 0)
        g_string_append (text, C_ ("paper list", "; "));
      g_string_append (text, words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
tell (const BcPaperSource *source, Told told)
{
  g_autoptr (GPtrArray) moves = bc_content_moves (source);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < moves->len; i++)
    {
      const BcEvent *event = g_ptr_array_index (moves, i);
      int row = find_told (event);
      g_autofree char *at = NULL;
      g_autofree char *reason = NULL;
      g_autofree char *changed = NULL;
      g_autofree char *why = NULL;

      if (told_moves[row].told != told)
        continue;
      at = bc_content_instant (source, event->at);
      reason = bc_content_hide (source, event->reason);
      changed = details (source, event);
      why = bc_content_join (C_ ("paper list", "; "), 2, changed, reason);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s %s", at,
                              g_dpgettext2 (NULL, "paper", told_moves[row].word));
      if (*why != '\0')
        g_string_append_printf (text, "%s%s", C_ ("paper list", ": "), why);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The due date as it is now stands below what changed it. */
char *
bc_content_interruptions (const BcPaperSource *source)
{
  gint64 due = bc_record_int (source->record, BC_FIELD_DUE_AT);
  gint64 original = bc_record_int (source->record, BC_FIELD_ORIGINAL_DUE_AT);
  g_autofree char *past = tell (source, TOLD_AS_INTERRUPTION);
  g_autofree char *present = NULL;

  if (due != BC_INT_NONE && original != BC_INT_NONE && due != original)
    {
      g_autofree char *when = bc_format_instant (due, source->hall, BC_INSTANT_NONE);

      /* Translators: %s is a date */
      present = g_strdup_printf (C_ ("paper", "Due date now: %s"), when);
      if (bc_record_flag (source->record, BC_FIELD_DUE_PROVISIONAL))
        {
          g_autofree char *sure = g_steal_pointer (&present);

          present = g_strdup_printf (C_ ("paper", "%s (%s)"), sure, C_ ("paper", "provisional"));
        }
    }
  return bc_content_join ("\n", 2, past, present);
}

char *
bc_content_checks (const BcPaperSource *source)
{
  return tell (source, TOLD_AS_CHECK);
}

/* The last move from @from to @to; NULL for @to means any but back to a draft. */
static const BcEvent *
last_move (const BcPaperSource *source, const char *from, const char *to)
{
  g_autoptr (GPtrArray) moves = bc_content_moves (source);

  for (guint i = moves->len; i > 0; i--)
    {
      const BcEvent *move = g_ptr_array_index (moves, i - 1);

      if (strcmp (move->from, from) == 0 && (to == NULL || strcmp (move->to, to) == 0))
        return move;
    }
  return NULL;
}

static char *
who (const BcPaperSource *source, const char *from, const char *to)
{
  const BcEvent *move = last_move (source, from, to);

  return g_strdup (
      bc_hall_name_of (source->hall, BC_TABLE_STAFF, move != NULL ? move->staff : NULL));
}

static char *
when (const BcPaperSource *source, const char *from, const char *to)
{
  const BcEvent *move = last_move (source, from, to);

  return bc_content_day (source, move != NULL ? move->at : BC_INT_NONE);
}

char *
bc_content_triaged_by (const BcPaperSource *source)
{
  return who (source, "registered", NULL);
}

char *
bc_content_triaged_on (const BcPaperSource *source)
{
  return when (source, "registered", NULL);
}

char *
bc_content_reviewed_by (const BcPaperSource *source)
{
  return bc_content_field (source, BC_FIELD_REVIEWER);
}

char *
bc_content_reviewed_on (const BcPaperSource *source)
{
  return bc_record_has (source->record, BC_FIELD_REVIEWER)
             ? bc_content_day (source, bc_record_int (source->record, BC_FIELD_DISPATCHED_AT))
             : g_strdup ("");
}

char *
bc_content_submitted_by (const BcPaperSource *source)
{
  return who (source, "in_progress", "result_check");
}

char *
bc_content_submitted_on (const BcPaperSource *source)
{
  return when (source, "in_progress", "result_check");
}

char *
bc_content_checked_by (const BcPaperSource *source)
{
  return who (source, "result_check", NULL);
}

char *
bc_content_checked_on (const BcPaperSource *source)
{
  return when (source, "result_check", NULL);
}
