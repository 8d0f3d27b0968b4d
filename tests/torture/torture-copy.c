/* A hall looked at past the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "torture-copy.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "bc-store-fixture.h"
#include "store/bc-event.h"

struct _TortureCopy
{
  char *folder;
  sqlite3 *db;
  TortureFaultFunc fault;
  gpointer data;
};

static void fault (TortureCopy *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fault (TortureCopy *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->fault (text, self->data);
}

void
torture_copy_free (TortureCopy *self)
{
  sqlite3_close (self->db);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

TortureCopy *
torture_copy_new (const char *path, TortureFaultFunc fault_func, gpointer data)
{
  static const char *const endings[] = { "", "-journal", "-wal" };
  g_autoptr (TortureCopy) self = g_new0 (TortureCopy, 1);
  g_autofree char *copied = NULL;

  self->fault = fault_func;
  self->data = data;
  self->folder = g_dir_make_tmp ("bc-torture-copy-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *name = g_strconcat ("copy.hall", endings[i], NULL);
      g_autofree char *to = g_build_filename (self->folder, name, NULL);
      g_autofree char *content = NULL;
      gsize size;

      if (!g_file_get_contents (from, &content, &size, NULL))
        continue;
      g_assert_true (g_file_set_contents (to, content, (gssize) size, NULL));
    }
  copied = g_build_filename (self->folder, "copy.hall", NULL);
  if (sqlite3_open_v2 (copied, &self->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    {
      fault (self, "copy: %s", sqlite3_errmsg (self->db));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static sqlite3_stmt *
prepare (TortureCopy *self, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL) != SQLITE_OK)
    fault (self, "copy: %s", sqlite3_errmsg (self->db));
  return stmt;
}

/* TRUE for a row; what is neither a row nor the end is a fault. */
static gboolean
step (TortureCopy *self, sqlite3_stmt *stmt)
{
  int result = stmt != NULL ? sqlite3_step (stmt) : SQLITE_DONE;

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    fault (self, "copy: %s", sqlite3_errmsg (self->db));
  return result == SQLITE_ROW;
}

static const char *
text_of (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL ? text : "";
}

gint64
torture_copy_last (TortureCopy *self)
{
  sqlite3_stmt *stmt = prepare (self, "SELECT coalesce(max(seq), 0) FROM event");
  gint64 last = step (self, stmt) ? sqlite3_column_int64 (stmt, 0) : -1;

  sqlite3_finalize (stmt);
  return last;
}

void
torture_copy_check_integrity (TortureCopy *self)
{
  sqlite3_stmt *stmt = prepare (self, "PRAGMA integrity_check(5)");

  while (step (self, stmt))
    if (strcmp (text_of (stmt, 0), "ok") != 0)
      fault (self, "integrity: %s", text_of (stmt, 0));
  sqlite3_finalize (stmt);
}

/* How the events of @operation answer what the log says of it. */
static void
check_acknowledged (TortureCopy *self, const char *log, const char *line)
{
  sqlite3_stmt *stmt =
      prepare (self, "SELECT count(*), max(e.ticket), max(t.number), max(t.version) "
                     "FROM event e LEFT JOIN ticket t ON t.id = e.ticket WHERE e.operation = ?");
  char operation[64], number[64];
  gint64 ticket, version;

  if (sscanf (line, "ok %63s %" G_GINT64_FORMAT " %63s %" G_GINT64_FORMAT, operation, &ticket,
              number, &version)
      != 4)
    {
      fault (self, "log: %s: “%s”", log, line);
      sqlite3_finalize (stmt);
      return;
    }
  sqlite3_bind_text (stmt, 1, operation, -1, SQLITE_TRANSIENT);
  if (!step (self, stmt) || sqlite3_column_int64 (stmt, 0) == 0)
    fault (self, "lost: %s of ticket %s was acknowledged and is not there", operation, number);
  else if (sqlite3_column_int64 (stmt, 0) != 1)
    fault (self, "twice: %s of ticket %s", operation, number);
  else if (sqlite3_column_int64 (stmt, 1) != ticket || strcmp (text_of (stmt, 2), number) != 0)
    fault (self, "mixed up: %s was of ticket %s and is of %s", operation, number,
           text_of (stmt, 2));
  else if (sqlite3_column_int64 (stmt, 3) < version)
    fault (self, "older: ticket %s was acknowledged in version %" G_GINT64_FORMAT, number, version);
  sqlite3_finalize (stmt);
}

static void
check_refused (TortureCopy *self, const char *operation)
{
  sqlite3_stmt *stmt = prepare (self, "SELECT 1 FROM event WHERE operation = ?");

  sqlite3_bind_text (stmt, 1, operation, -1, SQLITE_TRANSIENT);
  if (step (self, stmt))
    fault (self, "untrue: %s was refused and is there", operation);
  sqlite3_finalize (stmt);
}

void
torture_copy_check_log (TortureCopy *self, const char *log, TortureCounts *counts)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  guint tried = 0, answered = 0;

  if (!g_file_get_contents (log, &content, NULL, NULL))
    return;
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = NULL;

      /* Cut off by the kill: it was not said. The last element is what follows the last line's end. */
      if (line[1] == NULL)
        break;
      words = g_strsplit (*line, " ", 3);
      if (words[0] == NULL || words[1] == NULL)
        continue;
      if (strcmp (words[0], "try") == 0)
        tried++;
      else if (strcmp (words[0], "ok") == 0)
        {
          answered++;
          counts->acknowledged++;
          check_acknowledged (self, log, *line);
        }
      else if (strcmp (words[0], "same") == 0)
        answered++;
      else if (strcmp (words[0], "no") == 0)
        {
          answered++;
          counts->refused++;
          check_refused (self, words[1]);
        }
    }
  counts->unanswered += tried - answered;
}

void
torture_copy_check_numbers (TortureCopy *self)
{
  sqlite3_stmt *stmt =
      prepare (self,
               "SELECT c.name, c.value, count(t.id), count(DISTINCT t.number), "
               "min(CAST(substr(t.number, 6) AS INTEGER)), "
               "max(CAST(substr(t.number, 6) AS INTEGER)) FROM counter c LEFT JOIN ticket t "
               "ON c.name = 'ticket/' || substr(t.number, 1, 4) || '/' || substr(t.number, 5, 1) "
               "WHERE c.name LIKE 'ticket/%' GROUP BY c.name");

  while (step (self, stmt))
    {
      gint64 value = sqlite3_column_int64 (stmt, 1);

      if (sqlite3_column_int64 (stmt, 2) != value || sqlite3_column_int64 (stmt, 3) != value
          || (value > 0 && sqlite3_column_int64 (stmt, 4) != 1)
          || sqlite3_column_int64 (stmt, 5) != value)
        fault (self,
               "numbers: %s stands at %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
               " tickets, %" G_GINT64_FORMAT " numbers, up to %" G_GINT64_FORMAT,
               text_of (stmt, 0), value, (gint64) sqlite3_column_int64 (stmt, 2),
               (gint64) sqlite3_column_int64 (stmt, 3), (gint64) sqlite3_column_int64 (stmt, 5));
    }
  sqlite3_finalize (stmt);
}

/* A ticket as its events make it. */
typedef struct
{
  char *state;
  gint64 version;
} Replayed;

static void
replayed_free (gpointer data)
{
  Replayed *self = data;

  g_free (self->state);
  g_free (self);
}

static GHashTable *
replay_events (TortureCopy *self, TortureCounts *counts)
{
  GHashTable *tickets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, replayed_free);
  sqlite3_stmt *stmt =
      prepare (self,
               "SELECT ticket, kind, from_state, to_state, changes, seq FROM event ORDER BY seq");

  while (step (self, stmt))
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      const char *kind = text_of (stmt, 1);
      Replayed *ticket = g_hash_table_lookup (tickets, &id);

      if (sqlite3_column_int64 (stmt, 5) != ++counts->events)
        fault (self, "history: event %u is missing", counts->events);
      /* 0 is the hall itself. */
      if (id == 0)
        continue;
      if (ticket == NULL)
        {
          ticket = g_new0 (Replayed, 1);
          g_hash_table_insert (tickets, g_memdup2 (&id, sizeof id), ticket);
          if (strcmp (kind, BC_EVENT_REGISTERED) != 0)
            fault (self, "history: ticket %" G_GINT64_FORMAT " begins with “%s”", id, kind);
        }
      ticket->version +=
          bc_event_raises_version (kind, (const char *) sqlite3_column_text (stmt, 4));
      if ((strcmp (kind, BC_EVENT_REGISTERED) != 0 && strcmp (kind, BC_EVENT_MOVED) != 0
           && strcmp (kind, BC_EVENT_UNDONE) != 0)
          || *text_of (stmt, 3) == '\0')
        continue;
      if (ticket->state != NULL && strcmp (ticket->state, text_of (stmt, 2)) != 0)
        fault (self, "history: ticket %" G_GINT64_FORMAT " left “%s” while it was in “%s”", id,
               text_of (stmt, 2), ticket->state);
      g_free (ticket->state);
      ticket->state = g_strdup (text_of (stmt, 3));
    }
  sqlite3_finalize (stmt);
  return tickets;
}

void
torture_copy_replay (TortureCopy *self, TortureCounts *counts)
{
  g_autoptr (GHashTable) tickets = replay_events (self, counts);
  sqlite3_stmt *stmt = prepare (self, "SELECT id, number, state, version FROM ticket");

  while (step (self, stmt))
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      Replayed *replayed = g_hash_table_lookup (tickets, &id);

      counts->tickets++;
      if (replayed == NULL)
        fault (self, "history: ticket %s has none", text_of (stmt, 1));
      else if (g_strcmp0 (replayed->state, text_of (stmt, 2)) != 0)
        fault (self, "history: ticket %s is in “%s”, its events lead to “%s”", text_of (stmt, 1),
               text_of (stmt, 2), replayed->state);
      else if (replayed->version != sqlite3_column_int64 (stmt, 3))
        fault (self,
               "history: ticket %s has version %" G_GINT64_FORMAT
               ", its events make %" G_GINT64_FORMAT,
               text_of (stmt, 1), (gint64) sqlite3_column_int64 (stmt, 3), replayed->version);
    }
  sqlite3_finalize (stmt);
  if (counts->tickets != g_hash_table_size (tickets))
    fault (self, "history: of %u tickets, %u are there", g_hash_table_size (tickets),
           counts->tickets);
}
