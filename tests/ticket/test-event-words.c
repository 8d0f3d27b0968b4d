/* A ticket's history in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-printed.h"
#include "ticket/bc-event-words.h"

#include "domain/bc-ticket-json.h"

static BcHall *
make_hall (void)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  const BcEntry staff = { .code = (char *) "p1", .name = (char *) "李四", .ended_on = BC_DAY_NONE };

  bc_hall_add (hall, BC_TABLE_STAFF, &staff);
  return g_steal_pointer (&hall);
}

static BcEvent *
make_event (const char *kind)
{
  BcEvent *event = bc_event_new ();

  event->kind = g_strdup (kind);
  event->staff = g_strdup ("p1");
  return event;
}

static void
assert_title (BcEvent *event, const char *expected)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autofree char *title = bc_event_title (event, hall, 0);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_move (void)
{
  g_autoptr (BcEvent) event = make_event ("moved");
  g_autoptr (BcEvent) unknown = make_event ("moved");

  event->from = g_strdup ("review");
  event->to = g_strdup ("dispatched");
  assert_title (event, "Approve and dispatch: Awaiting review → Awaiting acceptance");
  /* A move that this table does not have, from a newer program. */
  unknown->from = g_strdup ("review");
  unknown->to = g_strdup ("floating");
  assert_title (unknown, "Awaiting review → floating");
}

static void
test_every_kind (void)
{
  static const char *const kinds[] = {
    "registered", "moved",          "requested",      "declined",      "edited",
    "part",       "callback_added", "callback_moved", "callback_done", "callback_cancelled",
    "undone",     "printed",        "alerted"
  };
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcEvent) newer = make_event ("teleported");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (BcEvent) event = make_event (kinds[i]);
      g_autofree char *title = bc_event_title (event, hall, 0);

      g_assert_cmpstr (title, !=, "");
      g_assert_cmpstr (title, !=, kinds[i]);
    }
  assert_title (newer, "teleported");
}

static void
test_callback_times (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcEvent) moved = make_event ("callback_moved");
  g_autoptr (BcEvent) broken = make_event ("callback_moved");
  gint64 from =
      bc_instant_from_local (bc_day_from_ymd (2026, 9, 18), 9 * 3600, bc_hall_zone (hall));
  gint64 to = bc_instant_from_local (bc_day_from_ymd (2026, 9, 21), 14 * 3600, bc_hall_zone (hall));

  moved->changes = g_strdup_printf ("{\"callback\":[\"7\",null],\"planned_at\":[\"%" G_GINT64_FORMAT
                                    "\",\"%" G_GINT64_FORMAT "\"]}",
                                    from, to);
  assert_title (moved, "Callback moved from 18 Sep 2026 09:00 to 21 Sep 2026 14:00");
  /* What cannot be read is left out; nothing breaks. */
  broken->changes = g_strdup ("{\"planned_at\":[7,{}]}");
  assert_title (broken, "Callback moved from  to ");
}

/* Printing says which copies there are of it, and whether they show whom it is about. */
static void
test_printed (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcEvent) event = make_event ("printed");
  g_autoptr (BcPrinted) printed = bc_printed_new (1, "work_order", "0123abcd");
  g_autoptr (GPtrArray) details = NULL;

  printed->copies = g_strdup ("handling,archive");
  printed->is_unmasked = TRUE;
  g_free (event->reason);
  event->reason = g_strdup ("work_order");
  event->changes = bc_printed_to_json (printed);
  details = bc_event_details (event, hall);
  g_assert_cmpuint (details->len, ==, 2);
  g_assert_cmpstr (details->pdata[0], ==, "Handling and archive copy");
  g_assert_cmpstr (details->pdata[1], ==, "Personal data can be read on it");
}

static void
test_request (void)
{
  g_autoptr (BcRecord) before = bc_record_new ();
  g_autoptr (BcRecord) after = bc_record_new ();
  g_autoptr (BcEvent) requested = make_event ("requested");
  g_autoptr (BcEvent) declined = make_event ("declined");
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (GPtrArray) details = NULL;

  bc_record_set_text (after, BC_FIELD_REQUEST_TO, "suspended");
  bc_record_set_text (after, BC_FIELD_REQUEST_BY, "p1");
  bc_record_set_text (after, BC_FIELD_REQUEST_DATA, "{\"review_on\":\"2026-10-09\"}");
  requested->changes = bc_changes_to_json (before, after);
  declined->changes = bc_changes_to_json (after, before);
  assert_title (requested, "Asked for “Suspended”");
  assert_title (declined, "Request for “Suspended” declined");
  /* The title says it all. */
  details = bc_event_details (requested, hall);
  g_assert_cmpuint (details->len, ==, 0);
}

static void
test_details (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) before = bc_record_new ();
  g_autoptr (BcRecord) after = bc_record_new ();
  g_autoptr (BcEvent) event = make_event ("moved");
  g_autofree char *tale = g_strnfill (1500, 'x');
  g_autoptr (GPtrArray) details = NULL;

  bc_record_set_state (before, BC_STATE_REGISTERED);
  bc_record_set_state (after, BC_STATE_REJECTED);
  bc_record_set_text (before, BC_FIELD_PETITIONER_NAME, "张三丰");
  bc_record_set_text (after, BC_FIELD_PETITIONER_NAME, "张无忌");
  bc_record_set_text (before, BC_FIELD_WHAT_HAPPENED, "short");
  bc_record_set_text (after, BC_FIELD_WHAT_HAPPENED, tale);
  event->from = g_strdup ("registered");
  event->to = g_strdup ("rejected");
  event->reason = g_strdup ("信访途径");
  event->changes = bc_changes_to_json (before, after);
  details = bc_event_details (event, hall);

  g_assert_cmpuint (details->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (details, 0), ==, "Reason: 信访途径");
  /* Personal values are masked, long texts cut. */
  g_assert_null (strstr (g_ptr_array_index (details, 1), "三丰"));
  g_assert_null (strstr (g_ptr_array_index (details, 1), "无忌"));
  g_assert_cmpint (g_utf8_strlen (g_ptr_array_index (details, 2), -1), <, 200);
}

static void
test_broken_changes (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcEvent) event = make_event ("edited");
  g_autoptr (GPtrArray) details = NULL;

  event->changes = g_strdup ("{\"due_at\":[");
  details = bc_event_details (event, hall);
  g_assert_cmpuint (details->len, ==, 0);
}

static void
test_who (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcEvent) event = make_event ("moved");
  g_autoptr (BcEvent) program = make_event ("moved");

  g_clear_pointer (&program->staff, g_free);
  g_assert_cmpstr (bc_event_who (event, hall), ==, "李四");
  g_assert_cmpstr (bc_event_who (program, hall), ==, "The program");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticket/words/move", test_move);
  g_test_add_func ("/ticket/words/every-kind", test_every_kind);
  g_test_add_func ("/ticket/words/callback-times", test_callback_times);
  g_test_add_func ("/ticket/words/printed", test_printed);
  g_test_add_func ("/ticket/words/request", test_request);
  g_test_add_func ("/ticket/words/details", test_details);
  g_test_add_func ("/ticket/words/broken-changes", test_broken_changes);
  g_test_add_func ("/ticket/words/who", test_who);
  return g_test_run ();
}
