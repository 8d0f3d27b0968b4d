/* Killed at any moment: nothing that was acknowledged is lost, nothing is there twice, no number is left out, and the history holds.
 *
 * This binary is also the victim: it registers tickets and moves them, writes a line for each after its commit, and is killed with SIGKILL in the middle of it, again and again over
 * the same file, two seats at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "store/bc-event.h"

#define ROUNDS_DEFAULT 20
#define SEATS          2

static const char *program;

/* Acknowledged is what has left the process before it died, so each line is written at once and whole. */
static int
run_as_seat (const char *path)
{
  Fixture fixture = { .path = (char *) path, .clock = bc_clock_new_fixed (FIXTURE_NOW) };

  fixture_reopen (&fixture);
  while (!ferror (stdout))
    {
      g_autoptr (BcRecord) record = fixture_register (&fixture);
      g_autoptr (BcRecord) rejected = NULL;

      printf ("%s 1\n", bc_record_text (record, BC_FIELD_NUMBER));
      fflush (stdout);
      rejected = fixture_move (&fixture, record, BC_STATE_REJECTED, "b01",
                               fixture_input ("reject_ground", "litigation", "route",
                                              "请到人民法院提出", NULL));
      printf ("%s 2\n", bc_record_text (rejected, BC_FIELD_NUMBER));
      fflush (stdout);
    }
  return 1;
}

/* Reads the next line that a victim has said and remembers the version that its number has at least; FALSE at the end. */
static gboolean
take_line (GDataInputStream *lines, GHashTable *acknowledged)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  char *space;

  if (line == NULL)
    return FALSE;
  space = strchr (line, ' ');
  /* A line that was cut off by the kill was not acknowledged. */
  if (space != NULL && (strcmp (space, " 1") == 0 || strcmp (space, " 2") == 0))
    {
      *space = '\0';
      g_hash_table_insert (acknowledged, g_strdup (line), GINT_TO_POINTER (space[1] - '0'));
    }
  return TRUE;
}

static void
assert_whole (Fixture *fixture, GHashTable *acknowledged)
{
  gint64 tickets, n_events, broken;
  GHashTableIter iter;
  gpointer number, version;

  fixture_reopen (fixture);
  fixture_begin (fixture, BC_INTENT_READ);
  g_hash_table_iter_init (&iter, acknowledged);
  while (g_hash_table_iter_next (&iter, &number, &version))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BcRecord) record = bc_tickets_find (fixture->engine, number, &error);

      g_assert_no_error (error);
      g_assert_cmpint (bc_record_int (record, BC_FIELD_VERSION), >=, GPOINTER_TO_INT (version));
    }
  g_assert_true (bc_event_verify_chain (fixture->engine, NULL, &n_events, &broken, NULL));
  g_assert_cmpint (broken, ==, 0);
  fixture_commit (fixture);
  fixture_close (fixture);

  tickets = fixture_number (fixture->path, "SELECT count(*) FROM ticket");
  g_assert_cmpint (tickets, >=, g_hash_table_size (acknowledged));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(DISTINCT number) FROM ticket"), ==,
                   tickets);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT coalesce(sum(value), 0) FROM counter"),
                   ==, tickets);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT coalesce(max(CAST(substr(number, 6) AS "
                                                  "INTEGER)), 0) FROM ticket"),
                   ==, tickets);
  /* Each change has its event, and nothing has half of one. */
  g_assert_cmpint (fixture_number (fixture->path, "SELECT coalesce(sum(version), 0) FROM ticket"),
                   ==, n_events);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM pragma_integrity_check"),
                   ==, 1);
}

/* Starts the seats, kills them at any moment, and takes what they have acknowledged. */
static void
play_round (Fixture *fixture, GHashTable *acknowledged)
{
  GSubprocess *seats[SEATS];
  GDataInputStream *lines[SEATS];

  for (int i = 0; i < SEATS; i++)
    {
      seats[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--seat",
                                   fixture->path, NULL);
      lines[i] = g_data_input_stream_new (g_subprocess_get_stdout_pipe (seats[i]));
    }
  /* The first seat is at work then, the other one may still be opening the file. From here on any moment will do, so this is no waiting for something. */
  take_line (lines[0], acknowledged);
  g_usleep ((gulong) g_test_rand_int_range (0, 200) * 1000);
  for (int i = 0; i < SEATS; i++)
    {
      g_subprocess_send_signal (seats[i], SIGKILL);
      while (take_line (lines[i], acknowledged))
        ;
      g_subprocess_wait (seats[i], NULL, NULL);
      g_assert_true (g_subprocess_get_if_signaled (seats[i]));
      g_object_unref (lines[i]);
      g_object_unref (seats[i]);
    }
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  const char *wanted = g_getenv ("BC_TEST_ROUNDS");
  int rounds = wanted != NULL ? MAX (atoi (wanted), 1) : ROUNDS_DEFAULT;
  g_autoptr (GHashTable) acknowledged =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  fixture_close (fixture);
  for (int round = 0; round < rounds; round++)
    {
      play_round (fixture, acknowledged);
      assert_whole (fixture, acknowledged);
    }
  g_test_message ("%u tickets acknowledged in %d rounds", g_hash_table_size (acknowledged), rounds);
  g_assert_cmpuint (g_hash_table_size (acknowledged), >=, (guint) rounds);
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--seat") == 0)
    return run_as_seat (argv[2]);
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/torture/kill", test_kill);
  return g_test_run ();
}
