/* Loading a year's table into a hall with open tickets, and taking it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <string.h>

#include "store/bc-check.h"
#include "store/bc-event.h"
#include "store/bc-year-table.h"

/* 2026 with three more days off right after FIXTURE_NOW's week, and one make-up Saturday. */
static const char table_text[] =
    "date,kind,name\n2026-01-01,holiday,元旦\n2026-01-02,holiday,元旦\n2026-02-16,holiday,春节\n"
    "2026-02-17,holiday,春节\n2026-02-18,holiday,春节\n2026-02-19,holiday,春节\n"
    "2026-02-20,holiday,春节\n2026-04-06,holiday,清明节\n2026-05-01,holiday,劳动节\n"
    "2026-06-19,holiday,端午节\n2026-09-21,holiday,停办\n2026-09-22,holiday,停办\n"
    "2026-09-23,holiday,停办\n2026-10-01,holiday,国庆节\n2026-10-02,holiday,国庆节\n"
    "2026-09-19,workday,停办\n";

static BcWorkdaysTable *
table_new (void)
{
  g_autoptr (GError) error = NULL;
  BcWorkdaysTable *table = bc_workdays_table_read (table_text, strlen (table_text), &error);

  g_assert_no_error (error);
  return table;
}

static gint64
due_of (Fixture *fixture, gint64 id)
{
  g_autoptr (BcRecord) record = fixture_get (fixture, id);

  return bc_record_int (record, BC_FIELD_DUE_AT);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GPtrArray) findings = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  findings = bc_check_run (fixture->engine, NULL, NULL);
  fixture_commit (fixture);
  for (guint i = 0; i < findings->len; i++)
    if (!((BcFinding *) findings->pdata[i])->ok)
      g_error ("%s", ((BcFinding *) findings->pdata[i])->text);
}

static void
test_apply_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcWorkdaysTable) table = table_new ();
  g_autoptr (BcRecord) progressing = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) registered = fixture_register (fixture);
  gint64 id = bc_record_int (progressing, BC_FIELD_ID);
  gint64 before = bc_record_int (progressing, BC_FIELD_DUE_AT);
  gint64 gate = bc_record_int (registered, BC_FIELD_GATE_AT);
  g_autoptr (BcYearPreview) preview = NULL;
  g_autoptr (BcYearPreview) applied = NULL;
  g_autoptr (BcRecord) moved = NULL;
  g_autoptr (BcRecord) back = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("admin");
  BcAct *undo = bc_act_new ("admin");
  const BcDueShift *shift = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  preview = bc_year_table_preview (fixture->engine, table, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (due_of (fixture, id), ==, before);
  for (guint i = 0; i < preview->shifts->len; i++)
    if (((const BcDueShift *) preview->shifts->pdata[i])->ticket == id)
      shift = preview->shifts->pdata[i];
  g_assert_nonnull (shift);
  g_assert_cmpint (shift->old_due, ==, before);
  g_assert_cmpint (shift->new_due, >, before);

  fixture_begin (fixture, BC_INTENT_WRITE);
  applied = bc_year_table_apply (fixture->engine, table, act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpuint (applied->shifts->len, ==, preview->shifts->len);
  moved = fixture_get (fixture, id);
  g_assert_cmpint (bc_record_int (moved, BC_FIELD_DUE_AT), ==, shift->new_due);
  g_assert_cmpint (bc_record_int (moved, BC_FIELD_VERSION), ==,
                   bc_record_int (progressing, BC_FIELD_VERSION) + 1);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM event WHERE kind = 'hall'"),
                   ==, 1);
  /* The Saturday became a working day: the gate is earlier than it was. */
  g_assert_cmpint (fixture_number (fixture->path, "SELECT gate_at FROM ticket WHERE id = 2"), <,
                   gate);
  assert_sound (fixture);

  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_true (bc_year_table_undo (fixture->engine, act->operation, undo, &error));
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (due_of (fixture, id), ==, before);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT gate_at FROM ticket WHERE id = 2"), ==,
                   gate);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM workday"), ==, 254);
  assert_sound (fixture);

  /* Nothing is taken back twice. */
  bc_act_free (undo);
  undo = bc_act_new ("admin");
  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_false (bc_year_table_undo (fixture->engine, act->operation, undo, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_CONFLICT);
  bc_engine_rollback (fixture->engine);
  bc_act_free (act);
  bc_act_free (undo);
}

/* A due date that was changed after the table was loaded is not overwritten by taking it back. */
static void
test_undo_after_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcWorkdaysTable) table = table_new ();
  g_autoptr (BcRecord) called = fixture_advance (fixture, BC_STATE_IN_PROGRESS);
  g_autoptr (BcYearPreview) applied = NULL;
  g_autoptr (BcRecord) now = NULL;
  g_autoptr (BcRecord) waived = NULL;
  g_autoptr (BcRecord) submitted = NULL;
  g_autoptr (BcRecord) left = NULL;
  g_autoptr (GError) error = NULL;
  BcAct *act = bc_act_new ("admin");
  BcAct *undo = bc_act_new ("admin");
  BcAct *waive;

  fixture_begin (fixture, BC_INTENT_WRITE);
  applied = bc_year_table_apply (fixture->engine, table, act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  now = fixture_get (fixture, 1);
  waive = bc_act_new ("b01");
  fixture_begin (fixture, BC_INTENT_WRITE);
  waived = bc_tickets_part (fixture->engine, 1, bc_record_int (now, BC_FIELD_VERSION),
                            bc_record_part (now, 0)->department, BC_PART_WAIVED, "不需要了", waive,
                            &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  bc_act_free (waive);
  submitted = fixture_move (fixture, waived, BC_STATE_RESULT_CHECK, "d01",
                            fixture_input ("outcome", "done", "measures", "办理完毕。", "basis",
                                           "户口登记条例", "answered_on", "2026-09-18", NULL));
  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_true (bc_year_table_undo (fixture->engine, act->operation, undo, &error));
  g_assert_no_error (error);
  fixture_commit (fixture);
  left = fixture_get (fixture, 1);
  g_assert_cmpint (bc_record_int (left, BC_FIELD_DUE_AT), ==,
                   bc_record_int (called, BC_FIELD_DUE_AT));
  g_assert_cmpint (bc_record_state (left), ==, BC_STATE_RESULT_CHECK);
  assert_sound (fixture);
  bc_act_free (act);
  bc_act_free (undo);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcWorkdaysTable) table = table_new ();
  static const char *const staff[] = { "a01", "b01", "e01", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      g_autoptr (GError) error = NULL;
      BcAct *act = bc_act_new (staff[i]);

      fixture_begin (fixture, BC_INTENT_WRITE);
      g_assert_null (bc_year_table_apply (fixture->engine, table, act, &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
      bc_engine_rollback (fixture->engine);
      bc_act_free (act);
    }
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM workday"), ==, 254);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/year-table/apply-and-undo", test_apply_and_undo);
  fixture_add ("/year-table/undo-after-move", test_undo_after_move);
  fixture_add ("/year-table/refused", test_refused);
  return g_test_run ();
}
