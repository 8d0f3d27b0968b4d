/* What the noon gate's page says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-gate-words.h"

/* 2026-09-18 is a Friday, the Sunday after it a make-up day; 25 to 27 September are off. */
#define TABLE "date,kind,name\n2026-09-20,workday,国庆节\n2026-09-25,holiday,中秋节\n"

static BcDeskGateItem *
item_new (const char *number, gint64 sent_at, gboolean late, const char *lacks)
{
  BcDeskGateItem *item = g_new0 (BcDeskGateItem, 1);
  g_autoptr (BcRecord) record = bc_record_new ();
  static gint64 id;

  bc_record_set_int (record, BC_FIELD_ID, ++id);
  bc_record_set_int (record, BC_FIELD_VERSION, 1);
  bc_record_set_text (record, BC_FIELD_NUMBER, number);
  item->ticket = bc_ticket_new (id);
  bc_ticket_set_record (item->ticket, record);
  item->sent_at = sent_at;
  item->late = late;
  item->lacks = g_strdup (lacks);
  return item;
}

static void
test_states (void)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_desk_gate_item_free);
  static const char *const order[] = { "2026W00004", "2026W00002", "2026W00006",
                                       "2026W00003", "2026W00005", "2026W00001" };
  g_autofree char *summary = NULL;

  g_ptr_array_add (items, item_new ("2026W00001", BC_HOUR, FALSE, ""));
  g_ptr_array_add (items, item_new ("2026W00002", BC_INT_NONE, FALSE, "主要原因"));
  g_ptr_array_add (items, item_new ("2026W00003", BC_INT_NONE, FALSE, ""));
  g_ptr_array_add (items, item_new ("2026W00004", BC_INT_NONE, TRUE, ""));
  g_ptr_array_add (items, item_new ("2026W00005", BC_HOUR, TRUE, ""));
  g_ptr_array_add (items, item_new ("2026W00006", BC_INT_NONE, FALSE, "时限"));
  summary = bc_gate_summary (items);
  g_assert_cmpstr (summary, ==,
                   "6 work orders · Late, not sent 1 · Incomplete 2 · Ready 1 · Sent late 1 · Sent "
                   "1");
  bc_gate_sort (items);
  for (guint i = 0; i < items->len; i++)
    {
      const BcDeskGateItem *item = g_ptr_array_index (items, i);

      g_assert_cmpstr (bc_record_text (bc_ticket_get_record (item->ticket), BC_FIELD_NUMBER), ==,
                       order[i]);
    }
  /* A late one can be sent as well: late, but sent. */
  g_assert_true (bc_gate_can_send (g_ptr_array_index (items, 0)));
  g_assert_false (bc_gate_can_send (g_ptr_array_index (items, 1)));
  g_assert_false (bc_gate_can_send (g_ptr_array_index (items, 5)));
}

static void
assert_countdown (gint64 now, gint64 gate, const char *expected)
{
  g_autofree char *text = bc_gate_countdown (now, gate);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_countdown (void)
{
  const gint64 gate = 100 * 24 * BC_HOUR;

  assert_countdown (gate - 2 * BC_HOUR - 14 * BC_MINUTE, gate, "2 h 14 min left");
  /* A minute that has begun counts: at half a minute before noon it is not “0 minutes left”. */
  assert_countdown (gate - 30 * BC_SECOND, gate, "1 min left");
  assert_countdown (gate - 27 * BC_HOUR, gate, "1 d 3 h left");
  assert_countdown (gate + 17 * BC_MINUTE, gate, "17 min past");
  assert_countdown (gate + 26 * BC_HOUR, gate, "1 d 2 h past");
}

static void
test_step (void)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWorkdays) workdays = bc_workdays_new_from_csv (TABLE, &error);
  BcDay friday = bc_day_from_ymd (2026, 9, 18);

  g_assert_no_error (error);
  bc_hall_set_workdays (hall, workdays);
  g_assert_cmpint (bc_gate_step (hall, friday, 1), ==, friday + 2);
  g_assert_cmpint (bc_gate_step (hall, friday + 2, -1), ==, friday);
  /* Thursday the 24th: Friday is off, the weekend too. */
  g_assert_cmpint (bc_gate_step (hall, friday + 6, 1), ==, friday + 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/gate/states", test_states);
  g_test_add_func ("/agenda/gate/countdown", test_countdown);
  g_test_add_func ("/agenda/gate/step", test_step);
  return g_test_run ();
}
