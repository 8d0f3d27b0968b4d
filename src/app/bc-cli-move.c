/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/bc-tickets.h"

typedef struct
{
  const char *number;
  BcState to;
  gint64 version; /* or BC_INT_NONE: whatever it is now */
  GHashTable *input;
  BcAct *act;
  gboolean requested;
} Move;

/* What the petitioner said may be given with the closing itself: then it is recorded first, and
 * both happen or neither. */
static gboolean
record_answer (BcEngine *engine, const Move *move, gint64 ticket, GError **error)
{
  const char *solved = g_hash_table_lookup (move->input, "solved");
  const char *rating = g_hash_table_lookup (move->input, "rating");
  const char *remark = g_hash_table_lookup (move->input, "remark");
  g_autoptr (BcCallback) result = bc_cli_read_callback (NULL, "yes", solved, rating, remark, error);

  if (result == NULL || !bc_cli_record_callback (engine, ticket, result, move->act->staff, error))
    return FALSE;
  g_hash_table_remove (move->input, "solved");
  g_hash_table_remove (move->input, "rating");
  g_hash_table_remove (move->input, "remark");
  return TRUE;
}

static gboolean
has_answer (const Move *move)
{
  return move->to == BC_STATE_CLOSED
         && (g_hash_table_contains (move->input, "solved")
             || g_hash_table_contains (move->input, "rating"));
}

/* On the worker thread, one transaction. */
static gpointer
move_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Move *move = data;
  g_autoptr (BcRecord) ticket = bc_tickets_find (engine, move->number, error);
  gint64 id, version, seen;

  if (ticket == NULL)
    return NULL;
  id = bc_record_int (ticket, BC_FIELD_ID);
  version = bc_record_int (ticket, BC_FIELD_VERSION);
  seen = move->version != BC_INT_NONE ? move->version : version;
  if (seen == version && bc_record_state (ticket) == BC_STATE_CALLBACK && has_answer (move))
    {
      if (!record_answer (engine, move, id, error))
        return NULL;
      g_clear_pointer (&ticket, bc_record_unref);
      ticket = bc_tickets_get (engine, id, error);
      if (ticket == NULL)
        return NULL;
      seen = bc_record_int (ticket, BC_FIELD_VERSION);
    }
  return bc_tickets_move (engine, id, seen, move->to, move->input, move->act, &move->requested,
                          error);
}

/* KEY=VALUE pairs; an empty value says that the field is not given. Returns NULL after saying what
 * is wrong. */
static GHashTable *
read_input (char **pairs)
{
  g_autoptr (GHashTable) input = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      char *key;

      if (equals == NULL || equals == pairs[i])
        {
          bc_cli_usage (_ ("--set: “%s” is not KEY=VALUE"), pairs[i]);
          return NULL;
        }
      key = g_strndup (pairs[i], equals - pairs[i]);
      if (!g_hash_table_insert (input, key, g_strdup (equals + 1)))
        {
          bc_cli_usage (_ ("--set: a key is given twice in “%s”"), pairs[i]);
          return NULL;
        }
    }
  return g_steal_pointer (&input);
}

static int
run_move (const char *path, Move *move)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = bc_cli_open (path, &error);
  g_autoptr (BcRecord) ticket = NULL;

  if (store == NULL)
    return bc_cli_failed (NULL, error);
  ticket = bc_store_run (store, BC_INTENT_WRITE, move_job, move, &error);
  if (ticket == NULL)
    return bc_cli_failed (NULL, error);
  /* Two words, and a third one where the move waits for the second person's consent: codes, for
   * scripts and people alike. */
  bc_cli_out ("%s %s%s\n", move->number,
              bc_enum_code (&bc_states,
                            move->requested ? (int) move->to : (int) bc_record_state (ticket)),
              move->requested ? " requested" : "");
  return bc_cli_flush ();
}

int
bc_cli_move (const BcCliCommand *self, char **argv)
{
  g_autofree char *staff = NULL;
  g_autofree char *version = NULL;
  g_auto (GStrv) pairs = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &staff, N_ ("Who moves it: a staff code"), "STAFF" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pairs,
      N_ ("A value that the move requires; may be repeated"), "KEY=VALUE" },
    { "version", 0, 0, G_OPTION_ARG_STRING, &version,
      N_ ("Move it only if it still has this version"), "N" },
    { NULL },
  };
  g_autoptr (GHashTable) input = NULL;
  Move move = { .version = BC_INT_NONE };
  int status;
  int to;

  if (bc_cli_parse (self, entries, argv, 3, 3, &status) == BC_CLI_LEAVE)
    return status;
  if (staff == NULL)
    return bc_cli_usage (_ ("--as STAFF is missing"));
  if (version != NULL && !bc_cli_number (version, 1, G_MAXINT32, &move.version))
    return bc_cli_usage (_ ("--version: “%s” is not a number from %d to %d"), version, 1,
                         G_MAXINT32);
  to = bc_enum_find (&bc_states, argv[3]);
  if (to < 0)
    return bc_cli_usage (_ ("there is no state “%s”"), argv[3]);
  input = read_input (pairs);
  if (input == NULL)
    return BC_CLI_USAGE;

  move.number = argv[2];
  move.to = to;
  move.input = input;
  move.act = bc_act_new (staff);
  status = run_move (argv[1], &move);
  bc_act_free (move.act);
  return status;
}
