/* Makes the saved file of the present schema version for tests/fixtures (see its README): one ticket in each of many states, by the store's own operations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <stdio.h>

#include "store/bc-prints.h"

/* What the tickets do not need would only make the saved file long. */
static const char trim[] =
    "DELETE FROM catalogue WHERE kind = 'matters' AND code > 'm005';"
    "DELETE FROM catalogue WHERE kind = 'units' AND code > 'u005';"
    "DELETE FROM catalogue WHERE kind IN ('packages', 'causes') AND code NOT IN ('A', 'A1', 'A2');"
    "DELETE FROM workday WHERE day < '2026-01-01';"
    "VACUUM;";

static BcRecord *
reject (Fixture *fixture)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);

  return fixture_move (fixture, record, BC_STATE_REJECTED, "b01",
                       fixture_input ("reject_ground", "litigation", "route", "请到人民法院提出",
                                      NULL));
}

static void
undo_last (Fixture *fixture, BcRecord *record, const char *staff)
{
  gint64 id = bc_record_int (record, BC_FIELD_ID);
  g_autoptr (GPtrArray) history = fixture_history (fixture, id);
  const BcEvent *event = g_ptr_array_index (history, history->len - 1);
  g_autoptr (BcRecord) undone = NULL;
  BcAct *act = bc_act_new (staff);

  fixture_begin (fixture, BC_INTENT_WRITE);
  undone = bc_tickets_undo (fixture->engine, id, event->operation, act, NULL);
  g_assert_nonnull (undone);
  fixture_commit (fixture);
  bc_act_free (act);
}

static BcRecord *
archive (Fixture *fixture)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  gint64 id = bc_record_int (record, BC_FIELD_ID);
  g_autoptr (GPtrArray) callbacks = fixture_callbacks (fixture, id);
  g_autoptr (BcCallback) result = bc_callback_new ();
  g_autoptr (BcCallback) done = NULL;
  g_autoptr (BcRecord) asked = NULL;
  g_autoptr (BcRecord) closed = NULL;
  const BcCallback *planned = g_ptr_array_index (callbacks, 0);
  BcAct *act = bc_act_new ("f01");

  result->method = g_strdup ("telephone");
  result->reached = 1;
  result->solved = 1;
  result->rating = BC_RATING_SATISFIED;
  result->remark = g_strdup ("办得很快");
  fixture_begin (fixture, BC_INTENT_WRITE);
  done = bc_callbacks_done (fixture->engine, planned->id, planned->version, result, act, NULL);
  g_assert_nonnull (done);
  fixture_commit (fixture);
  bc_act_free (act);
  asked = fixture_get (fixture, id);
  closed = fixture_move (fixture, asked, BC_STATE_CLOSED, "f01", NULL);
  return fixture_move (fixture, closed, BC_STATE_ARCHIVED, "b01",
                       fixture_input ("root_cause", "none", NULL));
}

static BcRecord *
suspend (Fixture *fixture)
{
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  const char *ground =
      bc_hall_entry (bc_engine_hall (fixture->engine), BC_TABLE_SUSPEND_GROUNDS, 0)->code;
  g_autoptr (BcRecord) asked =
      fixture_move (fixture, record, BC_STATE_SUSPENDED, "d01",
                    fixture_input ("suspend_ground", ground, "review_on", "2026-10-09",
                                   "petitioner_told", "1", "reason", "等听证", NULL));

  return fixture_move (fixture, asked, BC_STATE_SUSPENDED, "e01", NULL);
}

static BcRecord *
merge (Fixture *fixture, const BcRecord *master)
{
  g_autoptr (BcRecord) record = fixture_register (fixture);

  return fixture_move (fixture, record, BC_STATE_MERGED, "b01",
                       fixture_input ("master", bc_record_text (master, BC_FIELD_NUMBER), "reason",
                                      "同一件事", NULL));
}

static void
print_and_alert (Fixture *fixture, BcRecord *record)
{
  g_autoptr (GPtrArray) tickets = g_ptr_array_new ();
  g_autoptr (GPtrArray) claimed = NULL;
  g_autoptr (GPtrArray) printed = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_printed_free);

  g_ptr_array_add (tickets, record);
  g_ptr_array_add (printed, bc_printed_new (bc_record_int (record, BC_FIELD_ID), "work-order",
                                            "0123456789abcdef"));
  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_true (bc_prints_note (fixture->engine, printed, "c01", NULL));
  claimed = bc_alerts_claim (fixture->engine, tickets, "soon", NULL);
  g_assert_cmpuint (claimed->len, ==, 1);
  fixture_commit (fixture);
}

int
main (int argc, char *argv[])
{
  Fixture fixture = { .clock = bc_clock_new_fixed (FIXTURE_NOW) };
  g_autoptr (BcRecord) first = NULL;
  g_autoptr (BcRecord) progressing = NULL;
  g_autoptr (BcRecord) rejected = NULL;
  g_autoptr (BcRecord) undone = NULL;

  if (argc != 2)
    {
      fprintf (stderr, "usage: make-fixture FILE.hall\n");
      return 2;
    }
  fixture.path = argv[1];
  fixture_create_hall (fixture.path, fixture.clock);
  fixture_sql (fixture.path, trim);
  fixture_reopen (&fixture);
  first = fixture_register (&fixture);
  progressing = fixture_advance (&fixture, BC_STATE_IN_PROGRESS);
  print_and_alert (&fixture, progressing);
  bc_record_unref (suspend (&fixture));
  bc_record_unref (fixture_advance (&fixture, BC_STATE_CALLBACK));
  bc_record_unref (archive (&fixture));
  rejected = reject (&fixture);
  undone = reject (&fixture);
  undo_last (&fixture, undone, "b01");
  bc_record_unref (merge (&fixture, first));
  fixture_close (&fixture);
  g_object_unref (fixture.clock);
  return 0;
}
