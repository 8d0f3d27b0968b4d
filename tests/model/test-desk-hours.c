/* An administrator changes the opening hours: all of it or nothing, and only an administrator.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include "model/bc-desk-hours.h"

#define CLOSED_DAY "2026-12-24" /* a Thursday */

static BcYearPreview *
set_hours (BcDesk *desk, const char *open, const char *close, const char *closed, GError **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  BcLocalDay day = { .kind = BC_DAY_CLOSED, .name = (char *) "停电" };

  g_hash_table_insert (settings, (gpointer) "open", (gpointer) open);
  g_hash_table_insert (settings, (gpointer) "close", (gpointer) close);
  g_assert_true (bc_day_parse (closed, &day.day));
  bc_desk_set_hours_async (desk, settings, &day, 1, desk_result_cb, &result);
  desk_await (result);
  return bc_desk_set_hours_finish (desk, result, error);
}

static guint
n_local (BcDesk *desk)
{
  return bc_workdays_local (bc_hall_workdays (bc_desk_get_hall (desk)))->len;
}

static int
opening (BcDesk *desk)
{
  return bc_hall_hours (bc_desk_get_hall (desk))->open;
}

/* Both seats see the hours and the closed day, and that day counts no longer. */
static void
test_set (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcYearPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  const BcLocalDay *local;
  BcDay closed;

  g_assert_true (bc_desk_set_staff (fixture->desk, "admin"));
  g_assert_true (bc_desk_may_set_hours (fixture->desk));
  preview = set_hours (fixture->desk, "08:30", "16:30", CLOSED_DAY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (preview);
  desk_wait_for (opening (fixture->desk) == 8 * 3600 + 1800);
  desk_wait_for (opening (other) == 8 * 3600 + 1800);
  g_assert_true (bc_day_parse (CLOSED_DAY, &closed));
  g_assert_cmpuint (n_local (other), ==, 1);
  local = &g_array_index (bc_workdays_local (bc_hall_workdays (bc_desk_get_hall (other))),
                          BcLocalDay, 0);
  g_assert_cmpint (local->day, ==, closed);
  g_assert_cmpstr (local->name, ==, "停电");
  g_assert_false (bc_workdays_is_working (bc_hall_workdays (bc_desk_get_hall (other)), local->day));
  desk_fixture_end (other);
}

/* A hall that closes before it opens: nothing is kept, not even the day that came with it. */
static void
test_invalid (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (BcYearPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_desk_set_staff (fixture->desk, "admin"));
  g_assert_null (set_hours (fixture->desk, "18:00", "17:00", CLOSED_DAY, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_clear_error (&error);
  /* The next one brings the hall anew: what the refused one wrote would come with it. */
  preview = set_hours (fixture->desk, "08:00", "17:00", "2026-12-25", &error);
  g_assert_no_error (error);
  desk_wait_for (opening (fixture->desk) == 8 * 3600);
  g_assert_cmpuint (n_local (fixture->desk), ==, 1);
}

static void
test_refused (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_desk_set_staff (fixture->desk, "a01"));
  g_assert_false (bc_desk_may_set_hours (fixture->desk));
  g_assert_null (set_hours (fixture->desk, "08:30", "16:30", CLOSED_DAY, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_assert_cmpint (opening (fixture->desk), ==, 9 * 3600);
  g_assert_cmpuint (n_local (fixture->desk), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add ("/desk/hours/set", test_set);
  desk_add ("/desk/hours/invalid", test_invalid);
  desk_add ("/desk/hours/refused", test_refused);
  return g_test_run ();
}
