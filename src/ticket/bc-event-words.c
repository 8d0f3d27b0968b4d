/* A ticket's history in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-event-words.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/bc-text.h"
#include "domain/bc-rectification.h"
#include "domain/bc-format.h"
#include "domain/bc-printed.h"
#include "domain/bc-ticket-json.h"
#include "domain/bc-workflow.h"
#include "paper/bc-form.h"

#define MAX_DETAIL 160 /* characters of a detail before it is cut */

static const char *
state_word (const char *code)
{
  int state = bc_enum_find (&bc_states, code);

  return state >= 0 ? bc_enum_label (&bc_states, state) : (code != NULL ? code : "");
}

static char *
title_of_move (const BcEvent *event, BcHall *hall)
{
  int from = bc_enum_find (&bc_states, event->from);
  int to = bc_enum_find (&bc_states, event->to);
  const BcTransition *transition =
      from >= 0 && to >= 0 ? bc_workflow_find (from, to, bc_hall_has_review (hall)) : NULL;

  if (transition == NULL)
    /* Translators: a ticket's state before and after. */
    return g_strdup_printf (_ ("%1$s → %2$s"), state_word (event->from), state_word (event->to));
  /* Translators: what was done, the ticket's state before and after. */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), bc_transition_action (transition),
                          state_word (event->from), state_word (event->to));
}

/* (transfer full) (nullable): the value of @field before or after the event. */
static char *
find_change (const BcEvent *event, BcField field, gboolean after)
{
  g_autoptr (GPtrArray) changes = bc_changes_from_json (event->changes);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BcChangedField *change = g_ptr_array_index (changes, i);

      if (change->field == field)
        return g_strdup (after ? change->after : change->before);
    }
  return NULL;
}

/* The planned time of a callback's event; its changes are no fields of the ticket. */
static gint64
planned_at (const BcEvent *event, guint index)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *object;
  JsonNode *node;
  JsonArray *pair;
  const char *text;
  gint64 value;

  if (event->changes == NULL || !json_parser_load_from_data (parser, event->changes, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return BC_INT_NONE;
  object = json_node_get_object (json_parser_get_root (parser));
  node = json_object_get_member (object, "planned_at");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return BC_INT_NONE;
  pair = json_node_get_array (node);
  if (json_array_get_length (pair) != 2
      || !JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, index)))
    return BC_INT_NONE;
  text = json_array_get_string_element (pair, index);
  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return BC_INT_NONE;
  return value;
}

static char *
title_of_callback (const BcEvent *event, BcHall *hall, gint64 now)
{
  g_autofree char *before = bc_format_instant (planned_at (event, 0), hall, now);
  g_autofree char *after = bc_format_instant (planned_at (event, 1), hall, now);

  if (g_str_equal (event->kind, "callback_added"))
    return g_strdup_printf (_ ("Callback planned for %s"), after);
  if (g_str_equal (event->kind, "callback_moved"))
    return g_strdup_printf (_ ("Callback moved from %1$s to %2$s"), before, after);
  if (g_str_equal (event->kind, "callback_cancelled"))
    return g_strdup_printf (_ ("Callback of %s cancelled"), before);
  /* Its changes are those of the ticket: nothing changes when nobody was reached. */
  return g_strdup (event->changes != NULL ? _ ("Callback made")
                                          : _ ("Callback: nobody was reached"));
}

static char *
title_of_request (const BcEvent *event, gboolean after)
{
  g_autofree char *to = find_change (event, BC_FIELD_REQUEST_TO, after);

  if (to == NULL)
    return g_strdup (after ? _ ("Something was asked for") : _ ("A request was declined"));
  return g_strdup_printf (after ? _ ("Asked for “%s”") : _ ("Request for “%s” declined"),
                          state_word (to));
}

/* The form's code as the printing wrote it; a newer program's form is named by it. */
static const char *
form_word (const char *code)
{
  const BcForm *form = bc_form_find (code);

  if (form != NULL)
    return bc_form_name (form);
  return code != NULL ? code : "";
}

static char *
title_of_rectification (const BcEvent *event)
{
  for (BcRectifyStep step = 0; step < BC_N_RECTIFY_STEPS; step++)
    if (g_strcmp0 (event->to, bc_rectify_code (step)) == 0)
      /* Translators: what was done about a bad rating. */
      return g_strdup_printf (_ ("Bad rating: %s"), bc_rectify_label (step));
  return g_strdup (_ ("Bad rating"));
}

char *
bc_event_title (const BcEvent *event, BcHall *hall, gint64 now)
{
  g_return_val_if_fail (event != NULL && hall != NULL, NULL);

  if (g_str_equal (event->kind, "registered"))
    return g_strdup (_ ("Registered"));
  if (g_str_equal (event->kind, "moved"))
    return title_of_move (event, hall);
  if (g_str_equal (event->kind, "requested"))
    return title_of_request (event, TRUE);
  if (g_str_equal (event->kind, "declined"))
    return title_of_request (event, FALSE);
  if (g_str_equal (event->kind, "edited"))
    return g_strdup (_ ("Changed"));
  if (g_str_equal (event->kind, "part"))
    return g_strdup (_ ("Assisting department"));
  if (g_str_has_prefix (event->kind, "callback_"))
    return title_of_callback (event, hall, now);
  if (g_str_equal (event->kind, "meeting_added"))
    return g_strdup (_ ("Meeting planned"));
  if (g_str_equal (event->kind, "meeting_changed"))
    return g_strdup (_ ("Meeting changed"));
  if (g_str_equal (event->kind, "meeting_cancelled"))
    return g_strdup (_ ("Meeting called off"));
  if (g_str_equal (event->kind, "extension_asked"))
    return g_strdup (_ ("An extension was asked for"));
  if (g_str_equal (event->kind, "extended"))
    return g_strdup (_ ("Extended"));
  if (g_str_equal (event->kind, "extension_declined"))
    return g_strdup (_ ("The extension was declined"));
  if (g_str_equal (event->kind, "rectification"))
    return title_of_rectification (event);
  if (g_str_equal (event->kind, "recomputed"))
    return g_strdup (_ ("Dates recomputed for another table of working days"));
  if (g_str_equal (event->kind, "undone"))
    return g_strdup (_ ("A change was taken back"));
  if (g_str_equal (event->kind, "printed"))
    /* Translators: the name of a form: work order, receipt. */
    return g_strdup_printf (_ ("Printed: %s"), form_word (event->reason));
  if (g_str_equal (event->kind, "alerted"))
    return g_strdup (_ ("An alert was shown"));
  /* A newer program may write kinds that this one does not know. */
  return g_strdup (event->kind);
}

static void
take_detail (GPtrArray *details, char *text)
{
  if (bc_text_length (text) > MAX_DETAIL)
    {
      g_autofree char *head = g_utf8_substring (text, 0, MAX_DETAIL);

      g_ptr_array_add (details, g_strdup_printf ("%s…", head));
      g_free (text);
    }
  else
    g_ptr_array_add (details, text);
}

/* A long text is not shown before and after: what stands there now is enough. */
static char *
format_change (const BcChangedField *change, BcHall *hall)
{
  if ((int) change->field < BC_N_FIELDS && bc_field_info (change->field)->kind == BC_KIND_LONG)
    {
      BcChangedField now_only = { change->field, NULL, change->after };

      return bc_changed_field_format (&now_only, hall, TRUE);
    }
  return bc_changed_field_format (change, hall, TRUE);
}

static gboolean
is_shown (const BcEvent *event, const BcChangedField *change)
{
  if ((int) change->field == BC_CHANGED_PARTS)
    return TRUE;
  /* The title of a move names both states, that of a request what was asked for. */
  if ((change->field == BC_FIELD_STATE && event->from != NULL)
      || change->field == BC_FIELD_REQUEST_TO || change->field == BC_FIELD_REQUEST_BY)
    return FALSE;
  return (bc_field_info (change->field)->flags & BC_FIELD_INTERNAL) == 0;
}

/* Which copies, and whether they show whom it is about (PIPL: prints are logged). */
static void
add_printed (GPtrArray *details, const BcEvent *event)
{
  g_autoptr (BcPrinted) printed = bc_printed_from_event (event);

  if (printed == NULL)
    return;
  if (printed->copies != NULL)
    g_ptr_array_add (details,
                     g_strdup (strchr (printed->copies, ',') != NULL
                                   ? _ ("Handling and archive copy")
                               : g_str_equal (printed->copies, "archive") ? _ ("Archive copy")
                                                                          : _ ("Handling copy")));
  if (printed->is_unmasked)
    g_ptr_array_add (details, g_strdup (_ ("Personal data can be read on it")));
}

GPtrArray *
bc_event_details (const BcEvent *event, BcHall *hall)
{
  GPtrArray *details = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (event != NULL && hall != NULL, details);

  if (!bc_text_is_blank (event->reason) && !g_str_equal (event->kind, "printed"))
    take_detail (details,
                 g_strdup_printf (g_str_has_prefix (event->kind, "callback_") ? _ ("Remark: %s")
                                                                              : _ ("Reason: %s"),
                                  event->reason));
  add_printed (details, event);
  changes = bc_changes_from_json (event->changes);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BcChangedField *change = g_ptr_array_index (changes, i);

      if (is_shown (event, change))
        take_detail (details, format_change (change, hall));
    }
  return details;
}

const char *
bc_event_who (const BcEvent *event, BcHall *hall)
{
  return event->staff != NULL ? bc_hall_name_of (hall, BC_TABLE_STAFF, event->staff)
                              : _ ("The program");
}
