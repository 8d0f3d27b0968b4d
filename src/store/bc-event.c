/* The append-only history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-event.h"

#include <string.h>

#define HASH_SIZE 32

gboolean
bc_event_raises_version (const char *kind, const char *changes)
{
  static const char *const raising[] = { BC_EVENT_REGISTERED,
                                         BC_EVENT_MOVED,
                                         BC_EVENT_REQUESTED,
                                         BC_EVENT_DECLINED,
                                         BC_EVENT_EDITED,
                                         BC_EVENT_PART,
                                         BC_EVENT_UNDONE,
                                         BC_EVENT_RECOMPUTED,
                                         BC_EVENT_EXTENSION_ASKED,
                                         BC_EVENT_EXTENDED,
                                         BC_EVENT_EXTENSION_DECLINED,
                                         BC_EVENT_RECTIFICATION,
                                         NULL };

  if (strcmp (kind, BC_EVENT_CALLBACK_DONE) == 0)
    return changes != NULL;
  return g_strv_contains (raising, kind);
}

/* The row as bytes that no other row has: each value with its type, texts with their length, so
 * that nothing can be moved from one column to the next unseen. */

static void
hash_number (GChecksum *checksum, gint64 value)
{
  guint8 type = 'i';
  guint64 big_endian = GUINT64_TO_BE ((guint64) value);

  g_checksum_update (checksum, &type, 1);
  g_checksum_update (checksum, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
hash_text (GChecksum *checksum, const char *text)
{
  guint8 type = text == NULL ? 'n' : 't';
  guint64 length;

  g_checksum_update (checksum, &type, 1);
  if (text == NULL)
    return;
  length = GUINT64_TO_BE ((guint64) strlen (text));
  g_checksum_update (checksum, (const guint8 *) &length, sizeof length);
  g_checksum_update (checksum, (const guint8 *) text, (gssize) strlen (text));
}

static void
hash_row (const guint8 before[HASH_SIZE],
          gint64 seq,
          const BcEventDraft *row,
          const char *seat,
          gint64 at,
          guint8 hash[HASH_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = HASH_SIZE;

  g_checksum_update (checksum, before, HASH_SIZE);
  hash_number (checksum, seq);
  hash_text (checksum, row->operation);
  hash_number (checksum, row->ticket);
  hash_text (checksum, row->kind);
  hash_text (checksum, seat);
  hash_text (checksum, row->staff);
  hash_number (checksum, at);
  hash_text (checksum, row->from);
  hash_text (checksum, row->to);
  hash_text (checksum, row->reason);
  hash_text (checksum, row->changes);
  hash_text (checksum, row->undoes);
  g_checksum_get_digest (checksum, hash, &size);
}

/* The number and the hash of the last row; 0 and zeros for an empty history. */
static gboolean
read_last (BcEngine *engine, gint64 *seq, guint8 hash[HASH_SIZE], GError **error)
{
  g_autoptr (BcStatement) last =
      bc_engine_prepare (engine, "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", error);
  gconstpointer blob;
  gsize size;
  BcStep step;

  *seq = 0;
  memset (hash, 0, HASH_SIZE);
  if (last == NULL)
    return FALSE;
  step = bc_statement_step (last, error);
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  *seq = bc_statement_int (last, 0);
  blob = bc_statement_blob (last, 1, &size);
  /* A hash of another length was written by somebody else; the chain is broken there and is seen to
   * be. */
  if (size == HASH_SIZE)
    memcpy (hash, blob, HASH_SIZE);
  return TRUE;
}

gboolean
bc_event_append (BcEngine *engine, const BcEventDraft *draft, GError **error)
{
  g_autoptr (BcStatement) insert = NULL;
  const char *seat = bc_engine_seat (engine);
  gint64 at = bc_engine_now (engine);
  guint8 before[HASH_SIZE], hash[HASH_SIZE];
  gint64 seq;

  if (!read_last (engine, &seq, before, error))
    return FALSE;
  insert = bc_engine_prepare (engine,
                              "INSERT INTO event (" BC_EVENT_COLUMNS ", undoes, hash) VALUES "
                              "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                              error);
  if (insert == NULL)
    return FALSE;
  seq++;
  hash_row (before, seq, draft, seat, at, hash);
  bc_statement_bind_int (insert, 1, seq);
  bc_statement_bind_text (insert, 2, draft->operation);
  bc_statement_bind_int (insert, 3, draft->ticket);
  bc_statement_bind_text (insert, 4, draft->kind);
  bc_statement_bind_text (insert, 5, seat);
  bc_statement_bind_text (insert, 6, draft->staff);
  bc_statement_bind_int (insert, 7, at);
  bc_statement_bind_text (insert, 8, draft->from);
  bc_statement_bind_text (insert, 9, draft->to);
  bc_statement_bind_text (insert, 10, draft->reason);
  bc_statement_bind_text (insert, 11, draft->changes);
  bc_statement_bind_text (insert, 12, draft->undoes);
  bc_statement_bind_blob (insert, 13, hash, sizeof hash);
  if (!bc_statement_run (insert, NULL, error))
    return FALSE;
  bc_engine_note_operation (engine, draft->operation);
  return TRUE;
}

gboolean
bc_event_append_hall (BcEngine *engine,
                      const char *operation,
                      const char *staff,
                      const char *reason,
                      const char *changes,
                      GError **error)
{
  BcEventDraft draft = {
    .operation = operation,
    .kind = BC_EVENT_HALL,
    .staff = staff,
    .reason = reason,
    .changes = changes,
  };

  if (!bc_event_append (engine, &draft, error))
    return FALSE;
  bc_engine_distrust_hall (engine);
  return TRUE;
}

BcEvent *
bc_event_from_row (BcStatement *row)
{
  BcEvent *event = bc_event_new ();

  event->seq = bc_statement_int (row, 0);
  event->operation = g_strdup (bc_statement_name (row, 1));
  event->ticket = bc_statement_int (row, 2);
  event->kind = g_strdup (bc_statement_name (row, 3));
  event->seat = g_strdup (bc_statement_name (row, 4));
  event->staff = g_strdup (bc_statement_text (row, 5));
  event->at = bc_statement_int (row, 6);
  event->from = g_strdup (bc_statement_text (row, 7));
  event->to = g_strdup (bc_statement_text (row, 8));
  event->reason = g_strdup (bc_statement_text (row, 9));
  event->changes = g_strdup (bc_statement_text (row, 10));
  return event;
}

BcEvent *
bc_event_find (BcEngine *engine, const char *operation, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine, "SELECT " BC_EVENT_COLUMNS " FROM event WHERE operation = $1",
                         error);

  if (statement == NULL)
    return NULL;
  bc_statement_bind_text (statement, 1, operation);
  return bc_statement_step (statement, error) == BC_STEP_ROW ? bc_event_from_row (statement) : NULL;
}

/* Whether @row, whose columns are the event's, undoes and hash, follows after (@seq, @before); its
 * hash is then @hash. */
static gboolean
row_holds (BcStatement *row, gint64 seq, const guint8 before[HASH_SIZE], guint8 hash[HASH_SIZE])
{
  BcEventDraft draft = {
    .operation = bc_statement_text (row, 1),
    .ticket = bc_statement_int (row, 2),
    .kind = bc_statement_text (row, 3),
    .staff = bc_statement_text (row, 5),
    .from = bc_statement_text (row, 7),
    .to = bc_statement_text (row, 8),
    .reason = bc_statement_text (row, 9),
    .changes = bc_statement_text (row, 10),
    .undoes = bc_statement_text (row, 11),
  };
  gconstpointer stored;
  gsize size;

  if (bc_statement_int (row, 0) != seq)
    return FALSE;
  hash_row (before, seq, &draft, bc_statement_text (row, 4), bc_statement_int (row, 6), hash);
  stored = bc_statement_blob (row, 12, &size);
  return size == HASH_SIZE && memcmp (stored, hash, HASH_SIZE) == 0;
}

gboolean
bc_event_verify_chain (
    BcEngine *engine, GCancellable *cancellable, gint64 *n_events, gint64 *broken, GError **error)
{
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " BC_EVENT_COLUMNS ", undoes, hash FROM event ORDER BY seq",
                         error);
  guint8 before[HASH_SIZE] = { 0 };
  BcStep step;

  *n_events = 0;
  *broken = 0;
  if (rows == NULL)
    return FALSE;
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      guint8 hash[HASH_SIZE];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      ++*n_events;
      if (*broken != 0)
        continue;
      if (row_holds (rows, *n_events, before, hash))
        memcpy (before, hash, HASH_SIZE);
      else
        *broken = *n_events;
    }
  return step == BC_STEP_DONE;
}
