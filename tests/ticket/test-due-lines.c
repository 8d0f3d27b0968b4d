/* Why a due date is what it is, day by day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-due-lines.h"

/* The vector of the domain model: 2026-09-18 + 5 → 2026-09-24, over a make-up Sunday. */
#define TABLE                                                                                      \
  "date,kind,name\n"                                                                               \
  "2026-09-20,workday,国庆节\n"                                                                 \
  "2026-09-25,holiday,中秋节\n"

static BcHall *
make_hall (void)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (BcWorkdays) table = bc_workdays_new_from_csv (TABLE, NULL);

  bc_hall_set_workdays (hall, table);
  return g_steal_pointer (&hall);
}

static gint64
at (BcHall *hall, int day, int hour, int minute)
{
  return bc_instant_from_local (bc_day_from_ymd (2026, 9, day), hour * 3600 + minute * 60,
                                bc_hall_zone (hall));
}

static guint
count (GPtrArray *lines)
{
  guint counted = 0;

  for (guint i = 0; i < lines->len; i++)
    counted += ((const BcDueLine *) g_ptr_array_index (lines, i))->is_counted;
  return counted;
}

static void
test_vector (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (GPtrArray) lines = NULL;
  const BcDueLine *line;

  bc_record_set_int (record, BC_FIELD_DISPATCHED_AT, at (hall, 18, 9, 30));
  bc_record_set_int (record, BC_FIELD_DUE_AT, at (hall, 24, 17, 30));
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, at (hall, 24, 17, 30));
  lines = bc_due_lines (record, hall, NULL);

  /* The start, five days that count, and one Saturday that does not. */
  g_assert_cmpuint (lines->len, ==, 7);
  g_assert_cmpuint (count (lines), ==, 5);
  line = g_ptr_array_index (lines, 0);
  g_assert_false (line->is_counted);
  line = g_ptr_array_index (lines, 2);
  g_assert_true (line->is_counted);
  g_assert_nonnull (strstr (line->text, "2026-09-20"));
  g_assert_nonnull (strstr (line->text, "国庆节"));
}

static void
test_remarks (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (GPtrArray) plain = NULL;
  g_autoptr (GPtrArray) remarked = NULL;

  bc_record_set_int (record, BC_FIELD_DISPATCHED_AT, at (hall, 21, 9, 30));
  bc_record_set_int (record, BC_FIELD_DUE_AT, at (hall, 22, 17, 30));
  plain = bc_due_lines (record, hall, NULL);
  g_assert_cmpuint (plain->len, ==, 2);

  /* Another hour than closing time, moved from another day, provisional, and standing: four remarks. */
  bc_record_set_int (record, BC_FIELD_DUE_AT, at (hall, 22, 12, 0));
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, at (hall, 21, 17, 30));
  bc_record_set_int (record, BC_FIELD_SUSPENDED_AT, at (hall, 21, 10, 0));
  bc_record_set_int (record, BC_FIELD_DUE_PROVISIONAL, 1);
  remarked = bc_due_lines (record, hall, NULL);
  g_assert_cmpuint (remarked->len, ==, 6);
  g_assert_cmpuint (count (remarked), ==, count (plain));
}

static void
test_nothing (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (GPtrArray) none = bc_due_lines (record, hall, NULL);
  g_autoptr (GPtrArray) backwards = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  /* A file that was tampered with must not make the page count backwards for ever. */
  bc_record_set_int (record, BC_FIELD_DISPATCHED_AT, at (hall, 24, 9, 0));
  bc_record_set_int (record, BC_FIELD_DUE_AT, at (hall, 18, 9, 0));
  backwards = bc_due_lines (record, hall, NULL);
  g_assert_cmpuint (backwards->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticket/due/vector", test_vector);
  g_test_add_func ("/ticket/due/remarks", test_remarks);
  g_test_add_func ("/ticket/due/nothing", test_nothing);
  return g_test_run ();
}
