/* Says whether a hall has lost anything. Looks twice: as the program does (`bancheng check`, over the place where the file lies), and past the program, in a copy of the file,
 * for what the seats' logs say was acknowledged.
 *
 *   torture-check HALL [--log=FILE]… [--view=FILE]… [seat's options]    one line a fault; 0 when there is none, 1 otherwise
 *   torture-check HALL --last                                            prints the number of the last event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <locale.h>
#include <string.h>

#include "torture-common.h"
#include "torture-copy.h"
#include "store/bc-check.h"

static char **logs;
static char **views;
static gboolean is_last;
static guint faults;

static void fault (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
fault (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_print ("FAULT %s\n", text);
  faults++;
}

static void
fault_cb (const char *text, gpointer data)
{
  fault ("%s", text);
}

static gpointer
check_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_check_run (engine, cancellable, error);
}

static void
check_by_program (BcStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = bc_store_run (store, BC_INTENT_READ, check_job, NULL, &error);

  if (findings == NULL)
    {
      fault ("check: %s", error->message);
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->ok)
        fault ("check: %s", finding->text);
    }
}

/* What a seat that followed the feed shows is what somebody sees who opens the hall now. */
static void
check_view (GHashTable *fresh, const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      fault ("view: %s", error->message);
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *space = strchr (*line, ' ');

      if (space == NULL)
        continue;
      *space = '\0';
      count++;
      if (g_strcmp0 (g_hash_table_lookup (fresh, *line), space + 1) != 0)
        fault ("view: %s shows another %s than the file has", path, *line);
    }
  if (count != g_hash_table_size (fresh))
    fault ("view: %s shows %u things, the file has %u", path, count, g_hash_table_size (fresh));
}

static void
check_hall (TortureSeat *seat)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = torture_seat_open (seat, &error);
  g_autoptr (GHashTable) fresh = NULL;

  if (store == NULL)
    {
      fault ("open: %s", error->message);
      return;
    }
  check_by_program (store);
  fresh = torture_view_read (store, &error);
  if (fresh == NULL)
    {
      fault ("read: %s", error->message);
      return;
    }
  for (char **view = views; view != NULL && *view != NULL; view++)
    check_view (fresh, *view);
}

static void
check_copy (TortureSeat *seat)
{
  g_autoptr (TortureCopy) copy = torture_copy_new (seat->path, fault_cb, NULL);
  TortureCounts counts = { 0 };

  if (copy == NULL)
    return;
  torture_copy_check_integrity (copy);
  for (char **log = logs; log != NULL && *log != NULL; log++)
    torture_copy_check_log (copy, *log, &counts);
  torture_copy_check_numbers (copy);
  torture_copy_replay (copy, &counts);
  g_print ("tickets %u events %u acknowledged %u refused %u unanswered %u\n", counts.tickets,
           counts.events, counts.acknowledged, counts.refused, counts.unanswered);
}

int
main (int argc, char *argv[])
{
  TortureSeat seat = { 0 };
  const GOptionEntry entries[] = {
    { "log", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &logs, "what a seat was told", "FILE" },
    { "view", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &views, "what a seat shows", "FILE" },
    { "last", 0, 0, G_OPTION_ARG_NONE, &is_last, "only the last event", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("HALL");
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_group (context, torture_seat_options (&seat));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  torture_seat_begin (&seat, argc, argv);
  if (is_last)
    {
      g_autoptr (TortureCopy) copy = torture_copy_new (seat.path, fault_cb, NULL);

      if (copy != NULL)
        g_print ("%" G_GINT64_FORMAT "\n", torture_copy_last (copy));
    }
  else
    {
      check_hall (&seat);
      check_copy (&seat);
    }
  return faults > 0;
}
