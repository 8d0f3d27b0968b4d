/* A seat that only looks: what it knows of the hall at the beginning and what the change feed tells it since is, at the end, what it shows.
 *
 *   torture-follow HALL --view=FILE [seat's options]
 *
 * Says "following" when it has begun. A line SEQ on its standard input tells it to follow until that event, to write what it shows to FILE ("KEY HASH" lines), and to end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "torture-common.h"

#define POLL_MILLISECONDS 50
#define PATIENCE_SECONDS  60

static char *view_path;
static GHashTable *view;
static GMainLoop *loop;
static gint64 known;
static gint64 wanted = G_MAXINT64;

static void
look_whether_done (void)
{
  if (known >= wanted)
    g_main_loop_quit (loop);
}

static void
changed_cb (BcStore *store, BcFeedBatch *batch, gpointer data)
{
  for (guint i = 0; i < batch->records->len; i++)
    torture_view_take_record (view, g_ptr_array_index (batch->records, i));
  for (guint i = 0; i < batch->callbacks->len; i++)
    torture_view_take_callback (view, g_ptr_array_index (batch->callbacks, i));
  known = batch->last_seq;
  look_whether_done ();
}

static gboolean
impatient_cb (gpointer data)
{
  g_printerr ("the feed stopped at event %" G_GINT64_FORMAT ", not at %" G_GINT64_FORMAT "\n",
              known, wanted);
  exit (1);
}

static gboolean
told_cb (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    exit (1);
  wanted = g_ascii_strtoll (line, NULL, 10);
  g_timeout_add_seconds (PATIENCE_SECONDS, impatient_cb, NULL);
  look_whether_done ();
  return G_SOURCE_REMOVE;
}

static void
write_view (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, view);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_string_append_printf (text, "%s %s\n", (char *) key, (char *) value);
  if (!g_file_set_contents (view_path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  TortureSeat seat = { 0 };
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &view_path, "where to write what it shows", "FILE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("HALL");
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (BcStore) store = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_group (context, torture_seat_options (&seat));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  torture_seat_begin (&seat, argc, argv);
  store = torture_seat_open (&seat, &error);
  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 5;
    }
  /* Heard first, read then: what is written in between is seen twice, never missed. */
  loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), NULL);
  view = torture_view_read (store, &error);
  if (view == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 5;
    }
  bc_store_set_polling (store, POLL_MILLISECONDS);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, told_cb, NULL);
  puts ("following");
  fflush (stdout);
  g_main_loop_run (loop);
  write_view ();
  return 0;
}
