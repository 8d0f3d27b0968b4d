/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-history.h"

#include <glib/gi18n.h>

#include "app/bc-cli-private.h"
#include "domain/bc-ticket-json.h"

/* What happened, in the past tense of a record. */
static const char *
kind_words (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } table[] = {
    { "registered", N_ ("registered") },
    { "moved", N_ ("moved") },
    { "requested", N_ ("asked for consent") },
    { "declined", N_ ("request withdrawn or declined") },
    { "edited", N_ ("corrected") },
    { "part", N_ ("assisting part") },
    { "callback_added", N_ ("callback planned") },
    { "callback_moved", N_ ("callback put off") },
    { "callback_done", N_ ("callback made") },
    { "callback_cancelled", N_ ("callback cancelled") },
    { "undone", N_ ("taken back") },
    { "printed", N_ ("printed") },
    { "alerted", N_ ("reminder shown") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].kind, kind))
      return _ (table[i].words);
  /* A newer program's kind: its identifier says more than nothing. */
  return kind;
}

static char *
state_words (const char *code)
{
  int state = bc_enum_find (&bc_states, code);

  return g_strdup (state >= 0 ? bc_enum_label (&bc_states, state) : code);
}

static void
print_event (const BcEvent *event, BcHall *hall)
{
  g_autofree char *at = bc_instant_to_string (event->at, bc_hall_zone (hall));
  g_autoptr (GString) line = g_string_new (at);
  const BcEntry *staff =
      event->staff != NULL ? bc_hall_find (hall, BC_TABLE_STAFF, event->staff) : NULL;

  g_string_append_printf (line, "  %s",
                          staff != NULL          ? staff->name
                          : event->staff != NULL ? event->staff
                                                 : _ ("the program"));
  g_string_append_printf (line, "  %s", kind_words (event->kind));
  if (event->to != NULL && event->from != NULL && !g_str_equal (event->from, event->to))
    {
      g_autofree char *from = state_words (event->from);
      g_autofree char *to = state_words (event->to);

      g_string_append_printf (line, "  %s → %s", from, to);
    }
  if (event->reason != NULL)
    g_string_append_printf (line, "  %s", event->reason);
  bc_cli_out ("%s\n", g_strdelimit (line->str, "\r\n", ' '));
}

/* What only keeps the books says nothing to a reader, and where a ticket went stands in the event's
 * own line. */
static gboolean
is_shown (const BcChangedField *change)
{
  if ((int) change->field == BC_CHANGED_PARTS)
    return TRUE;
  return change->field != BC_FIELD_STATE
         && (bc_field_info (change->field)->flags & BC_FIELD_INTERNAL) == 0;
}

static void
print_changes (const BcEvent *event, BcHall *hall, gboolean masked)
{
  g_autoptr (GPtrArray) changes =
      event->changes != NULL ? bc_changes_from_json (event->changes) : NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BcChangedField *change = g_ptr_array_index (changes, i);
      g_autofree char *words = NULL;

      if (!is_shown (change))
        continue;
      words = bc_changed_field_format (change, hall, masked);
      bc_cli_out ("    %s\n", g_strdelimit (words, "\r\n", ' '));
    }
}

void
bc_cli_history_print (GPtrArray *events, BcHall *hall, gboolean masked)
{
  for (guint i = 0; i < events->len; i++)
    {
      const BcEvent *event = g_ptr_array_index (events, i);

      print_event (event, hall);
      /* At the registration everything is new, and stands above. */
      if (!g_str_equal (event->kind, "registered"))
        print_changes (event, hall, masked);
    }
}

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
}

JsonArray *
bc_cli_history_to_json (GPtrArray *events, BcHall *hall)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      const BcEvent *event = g_ptr_array_index (events, i);
      JsonObject *object = json_object_new ();
      g_autofree char *at = bc_instant_to_string (event->at, bc_hall_zone (hall));
      JsonNode *changes = event->changes != NULL ? json_from_string (event->changes, NULL) : NULL;

      json_object_set_int_member (object, "seq", event->seq);
      set_text (object, "operation", event->operation);
      set_text (object, "kind", event->kind);
      set_text (object, "seat", event->seat);
      set_text (object, "staff", event->staff);
      set_text (object, "at", at);
      set_text (object, "from", event->from);
      set_text (object, "to", event->to);
      set_text (object, "reason", event->reason);
      if (changes != NULL)
        json_object_set_member (object, "changes", changes);
      json_array_add_object_element (array, object);
    }
  return array;
}
