/* What lies on each day of a month's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-days.h"

/* Thursday 2026-09-17 10:00 in the hall. */
#define NOW_DAY (bc_day_from_ymd (2026, 9, 17))

typedef struct
{
  BcHall *hall;
  GPtrArray *items;
  BcMonth month;
  gint64 now;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->hall = bc_hall_new ();
  fixture->items = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_desk_agenda_item_free);
  fixture->now = bc_instant_from_local (NOW_DAY, 10 * 3600, bc_hall_zone (fixture->hall));
  bc_month_init (&fixture->month, NOW_DAY, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->items, g_ptr_array_unref);
  g_clear_pointer (&fixture->hall, bc_hall_unref);
}

static gint64
instant (Fixture *fixture, int month, int day, int hour)
{
  return bc_instant_from_local (bc_day_from_ymd (2026, month, day), hour * 3600,
                                bc_hall_zone (fixture->hall));
}

static BcDeskAgendaItem *
add_item (Fixture *fixture, gint64 ticket, gint64 at, BcState state)
{
  BcDeskAgendaItem *item = g_new0 (BcDeskAgendaItem, 1);
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autofree char *number = g_strdup_printf ("2026W%05" G_GINT64_FORMAT, ticket);

  bc_record_set_int (record, BC_FIELD_ID, ticket);
  bc_record_set_text (record, BC_FIELD_NUMBER, number);
  bc_record_set_int (record, BC_FIELD_VERSION, 1);
  bc_record_set_state (record, state);
  bc_record_set_int (record, BC_FIELD_DUE_AT, at);
  bc_record_set_text (record, BC_FIELD_OTHER_MATTER, "补办证件");
  item->at = at;
  item->ticket = bc_ticket_new (ticket);
  bc_ticket_set_record (item->ticket, record);
  g_ptr_array_add (fixture->items, item);
  return item;
}

static BcDeskAgendaItem *
add_callback (Fixture *fixture, gint64 id, gint64 at)
{
  BcDeskAgendaItem *item = add_item (fixture, 500 + id, at, BC_STATE_CALLBACK);

  item->kind = BC_AGENDA_CALLBACK;
  item->callback = bc_callback_new ();
  item->callback->id = id;
  item->callback->ticket = 500 + id;
  item->callback->planned_at = at;
  return item;
}

static BcAgendaDays *
sort (Fixture *fixture)
{
  return bc_agenda_days_new (fixture->items, fixture->month.first_cell, BC_MONTH_CELLS,
                             fixture->hall, fixture->now);
}

static gint64
ticket_at (const BcAgendaDay *day, guint index)
{
  return bc_ticket_get_id (bc_agenda_entry_get_ticket (g_ptr_array_index (day->entries, index)));
}

static void
test_by_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcAgendaDays) days = NULL;

  add_item (fixture, 1, instant (fixture, 9, 24, 17), BC_STATE_IN_PROGRESS);
  add_item (fixture, 2, instant (fixture, 9, 24, 12), BC_STATE_IN_PROGRESS);
  add_item (fixture, 3, instant (fixture, 8, 31, 17), BC_STATE_IN_PROGRESS);
  /* Just outside: the evening before the page's first day, in the hall's zone. */
  add_item (fixture, 4, instant (fixture, 8, 31, 0) - BC_SECOND, BC_STATE_IN_PROGRESS);
  add_item (fixture, 5, instant (fixture, 10, 12, 0), BC_STATE_IN_PROGRESS);
  days = sort (fixture);

  g_assert_cmpuint (bc_agenda_days_get (days, bc_day_from_ymd (2026, 9, 24))->entries->len, ==, 2);
  g_assert_cmpint (ticket_at (bc_agenda_days_get (days, bc_day_from_ymd (2026, 9, 24)), 0), ==, 2);
  g_assert_cmpuint (bc_agenda_days_get (days, bc_day_from_ymd (2026, 8, 31))->entries->len, ==, 1);
  g_assert_cmpuint (bc_agenda_days_get (days, bc_day_from_ymd (2026, 9, 17))->entries->len, ==, 0);
  g_assert_null (bc_agenda_days_get (days, bc_day_from_ymd (2026, 8, 30)));
  g_assert_null (bc_agenda_days_get (days, bc_day_from_ymd (2026, 10, 12)));
}

static void
test_order_and_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcAgendaDays) days = NULL;
  const BcAgendaDay *day;
  BcDeskAgendaItem *done;

  /* All on today: what is late first, then what is due, then who is to be called, then what is
   * over. */
  done = add_callback (fixture, 1, instant (fixture, 9, 17, 9));
  done->callback->done_at = done->at;
  done->callback->reached = 1;
  add_callback (fixture, 2, instant (fixture, 9, 17, 14));
  add_item (fixture, 10, instant (fixture, 9, 17, 17), BC_STATE_IN_PROGRESS);
  add_item (fixture, 11, instant (fixture, 9, 17, 9), BC_STATE_IN_PROGRESS);
  add_item (fixture, 9, instant (fixture, 9, 17, 17), BC_STATE_DISPATCHED);
  days = sort (fixture);
  day = bc_agenda_days_get (days, NOW_DAY);

  g_assert_cmpuint (day->entries->len, ==, 5);
  g_assert_cmpint (ticket_at (day, 0), ==, 11);
  g_assert_cmpint (ticket_at (day, 1), ==, 9);
  g_assert_cmpint (ticket_at (day, 2), ==, 10);
  g_assert_cmpint (ticket_at (day, 3), ==, 502);
  g_assert_cmpint (ticket_at (day, 4), ==, 501);
  g_assert_cmpuint (day->counts[BC_MARK_OVERDUE], ==, 1);
  g_assert_cmpuint (day->counts[BC_MARK_TODAY], ==, 2);
  g_assert_cmpuint (day->counts[BC_MARK_CALLBACK], ==, 1);
  g_assert_cmpuint (day->counts[BC_MARK_CALLBACK_DONE], ==, 1);
  g_assert_cmpuint (bc_agenda_day_n_deadlines (day), ==, 3);
  g_assert_cmpuint (bc_agenda_day_n_callbacks (day), ==, 2);

  g_assert_true (g_ptr_array_index (day->entries, 3) == bc_agenda_days_find (days, 2));
  g_assert_null (bc_agenda_days_find (days, 77));
}

static void
test_time_passes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcAgendaDays) days = NULL;
  const BcAgendaDay *day;

  add_item (fixture, 1, instant (fixture, 9, 17, 17), BC_STATE_IN_PROGRESS);
  add_callback (fixture, 1, instant (fixture, 9, 17, 14));
  days = sort (fixture);
  day = bc_agenda_days_get (days, NOW_DAY);
  g_assert_cmpuint (day->counts[BC_MARK_TODAY], ==, 1);
  g_assert_cmpuint (day->counts[BC_MARK_CALLBACK], ==, 1);

  bc_agenda_days_refresh (days, fixture->hall, instant (fixture, 9, 18, 0));
  g_assert_cmpuint (day->counts[BC_MARK_TODAY], ==, 0);
  g_assert_cmpuint (day->counts[BC_MARK_OVERDUE], ==, 1);
  g_assert_cmpuint (day->counts[BC_MARK_CALLBACK_LATE], ==, 1);
}

static void
changed_cb (BcAgendaEntry *entry, guint *count)
{
  (*count)++;
}

static void
test_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcAgendaEntry) entry =
      bc_agenda_entry_new (add_callback (fixture, 7, instant (fixture, 9, 21, 9)));
  g_autoptr (BcAgendaEntry) later =
      bc_agenda_entry_new (add_callback (fixture, 7, instant (fixture, 9, 22, 9)));
  g_autoptr (BcAgendaEntry) deadline = bc_agenda_entry_new (
      add_item (fixture, 507, instant (fixture, 9, 22, 9), BC_STATE_IN_PROGRESS));
  g_autofree char *chip = bc_agenda_entry_dup_chip (entry, fixture->hall, fixture->now);
  g_autofree char *other_year =
      bc_agenda_entry_dup_chip (deadline, fixture->hall, fixture->now + 366 * 24 * BC_HOUR);
  guint changes = 0;

  /* This year's numbers go without the year. */
  g_assert_cmpstr (chip, ==, "W507 09:00 补办证件");
  g_assert_cmpstr (other_year, ==, "2026W507 补办证件");

  g_assert_true (bc_agenda_entry_is_same (entry, later));
  g_assert_false (bc_agenda_entry_is_same (entry, deadline));
  g_assert_true (bc_agenda_entry_is_open (entry));
  g_assert_false (bc_agenda_entry_is_open (deadline));

  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), &changes);
  bc_agenda_entry_update (entry, later);
  g_assert_cmpint (bc_agenda_entry_get_at (entry), ==, instant (fixture, 9, 22, 9));
  g_assert_cmpuint (changes, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/agenda/days/by-day", Fixture, NULL, set_up, test_by_day, tear_down);
  g_test_add ("/agenda/days/order-and-counts", Fixture, NULL, set_up, test_order_and_counts,
              tear_down);
  g_test_add ("/agenda/days/time-passes", Fixture, NULL, set_up, test_time_passes, tear_down);
  g_test_add ("/agenda/days/entry", Fixture, NULL, set_up, test_entry, tear_down);
  return g_test_run ();
}
