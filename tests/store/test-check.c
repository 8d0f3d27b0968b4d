/* The checks: a hall that was only ever changed by the program is whole, and each kind of fault is
 * told by its line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <string.h>

#include "store/bc-check.h"

static GPtrArray *
check (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  fixture_begin (self, BC_INTENT_READ);
  findings = bc_check_run (self->engine, NULL, &error);
  g_assert_no_error (error);
  bc_engine_rollback (self->engine);
  return findings;
}

static void
assert_whole (Fixture *self)
{
  g_autoptr (GPtrArray) findings = check (self);

  g_assert_cmpuint (findings->len, >=, 10);
  for (guint i = 0; i < findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->ok)
        g_error ("%s", finding->text);
    }
}

/* Exactly the lines that begin with one of @words have failed. */
static void
assert_failed (Fixture *self, const char *words)
{
  g_autoptr (GPtrArray) findings = check (self);
  g_auto (GStrv) expected = g_strsplit (words, " ", -1);
  guint failed = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *word = g_strndup (finding->text, strcspn (finding->text, ":"));

      if (finding->ok)
        continue;
      failed++;
      if (!g_strv_contains ((const char *const *) expected, word))
        g_error ("%s", finding->text);
    }
  g_assert_cmpuint (failed, ==, g_strv_length (expected));
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  assert_whole (self);
  for (BcState state = BC_STATE_REGISTERED; state <= BC_STATE_CALLBACK; state++)
    {
      g_autoptr (BcRecord) record = NULL;

      if (state == BC_STATE_DISPUTED || state == BC_STATE_SUSPENDED)
        continue;
      record = fixture_advance (self, state);
      g_assert_nonnull (record);
    }
  assert_whole (self);
}

static void
test_undo_is_an_explanation (Fixture *self, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_register (self);
  g_autoptr (BcRecord) undone = NULL;
  g_autoptr (BcRecord) merged = NULL;
  g_autoptr (BcRecord) master = fixture_register (self);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const BcEvent *move;
  BcAct *act;

  merged = fixture_move (self, record, BC_STATE_MERGED, "b01",
                         fixture_input ("master", bc_record_text (master, BC_FIELD_NUMBER),
                                        "reason", "重复反映", NULL));
  history = fixture_history (self, bc_record_int (merged, BC_FIELD_ID));
  move = g_ptr_array_index (history, history->len - 1);
  act = bc_act_new ("b01");
  fixture_begin (self, BC_INTENT_WRITE);
  undone = bc_tickets_undo (self->engine, bc_record_int (merged, BC_FIELD_ID), move->operation, act,
                            &error);
  g_assert_no_error (error);
  fixture_commit (self);
  bc_act_free (act);
  g_assert_cmpint (bc_record_state (undone), ==, BC_STATE_REGISTERED);
  assert_whole (self);
}

/* What somebody does to the file, and which lines tell it. */
typedef struct
{
  const char *sql;
  const char *words;
} Fault;

static const Fault faults[] = {
  { "UPDATE event SET reason = 'never' WHERE seq = 2", "History" },
  { "UPDATE event SET at = at + 1 WHERE seq = 1", "History" },
  { "UPDATE event SET hash = zeroblob (32) WHERE seq = 3", "History" },
  { "DELETE FROM event WHERE seq = 2", "History States Versions" },
  /* The chain does not know how long it was; the ticket does. */
  { "DELETE FROM event WHERE seq = (SELECT MAX (seq) FROM event)", "States Versions Values" },
  { "UPDATE ticket SET state = 'callback', board_column = 5 WHERE id = 1", "States Values" },
  { "UPDATE ticket SET version = 77 WHERE id = 1", "Versions" },
  { "UPDATE ticket SET proposed_limit = 59", "Values" },
  { "UPDATE ticket SET main_cause = 'Z9'", "Values Codes" },
  { "UPDATE ticket SET channel = 'pigeon' WHERE id = 1", "Codes" },
  { "UPDATE ticket SET board_rank = 0 WHERE id = 1", "Board" },
  { "UPDATE ticket SET is_open = 0 WHERE id = 1", "Board" },
  { "UPDATE ticket SET board_department = 'd09' WHERE id = 1", "Board" },
  { "UPDATE ticket SET number = '2026W00009' WHERE id = 1", "Numbers" },
  { "UPDATE counter SET value = value - 1", "Numbers" },
  { "INSERT INTO counter VALUES ('ticket/2026/Z', 1)", "Numbers" },
};

static void
test_fault (Fixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (BcRecord) record = fixture_advance (self, BC_STATE_IN_PROGRESS);
  g_autofree char *sql = NULL;

  assert_whole (self);
  /* Whoever tampers takes the guards away first and puts them back: their absence has a line. */
  sql = g_strdup_printf ("PRAGMA foreign_keys = OFF; DROP TRIGGER event_no_update; "
                         "DROP TRIGGER event_no_delete; %s;"
                         "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN "
                         "SELECT RAISE (ABORT, 'x'); END;"
                         "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN "
                         "SELECT RAISE (ABORT, 'x'); END;",
                         fault->sql);
  fixture_sql (self->path, sql);
  assert_failed (self, fault->words);
}

static void
test_guards (Fixture *self, gconstpointer data)
{
  fixture_sql (self->path, "DROP TRIGGER event_no_delete");
  assert_failed (self, "History");
}

static void
test_orphans (Fixture *self, gconstpointer data)
{
  g_autoptr (BcRecord) record = fixture_advance (self, BC_STATE_CALLBACK);

  fixture_sql (self->path, "PRAGMA foreign_keys = OFF; UPDATE callback SET ticket = 99");
  assert_failed (self, "References");
}

static void
test_many_faults_are_counted (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  gboolean found = FALSE;

  for (int i = 0; i < 9; i++)
    {
      g_autoptr (BcRecord) record = fixture_register (self);
    }
  fixture_sql (self->path, "UPDATE ticket SET board_rank = 0");
  findings = check (self);
  for (guint i = 0; i < findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (findings, i);

      if (finding->ok || !g_str_has_prefix (finding->text, "Board"))
        continue;
      found = TRUE;
      g_assert_nonnull (strstr (finding->text, ": 9: "));
      g_assert_nonnull (strstr (finding->text, "2026W00005"));
      g_assert_null (strstr (finding->text, "2026W00006"));
    }
  g_assert_true (found);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BcRecord) record = fixture_register (self);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fixture_begin (self, BC_INTENT_READ);
  g_assert_null (bc_check_run (self->engine, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  bc_engine_rollback (self->engine);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/check/whole", test_whole);
  fixture_add ("/check/undo-is-an-explanation", test_undo_is_an_explanation);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name = g_strdup_printf ("/check/fault/%u", i);

      g_test_add (name, Fixture, &faults[i], fixture_set_up, test_fault, fixture_tear_down);
    }
  fixture_add ("/check/guards", test_guards);
  fixture_add ("/check/orphans", test_orphans);
  fixture_add ("/check/many-faults-are-counted", test_many_faults_are_counted);
  fixture_add ("/check/cancelled", test_cancelled);
  return g_test_run ();
}
