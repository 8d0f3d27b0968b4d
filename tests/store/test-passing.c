/* Each condition of a board's filter, by itself and together, against tickets made for it by a second connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#define DAY       (24 * BC_HOUR)
#define N_TICKETS 8

typedef struct
{
  Fixture *fixture;
  gint64 ids[N_TICKETS];
} World;

/* The tickets 0-7 are given what the conditions ask for. All are in progress and due in two days, but for what is written here. */
static void
make_world (World *world, Fixture *fixture)
{
  g_autofree char *sql = NULL;
  const gint64 *ids = world->ids;

  world->fixture = fixture;
  for (int i = 0; i < N_TICKETS; i++)
    {
      g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_IN_PROGRESS);

      world->ids[i] = bc_record_int (record, BC_FIELD_ID);
    }
  sql = g_strdup_printf (
      "UPDATE ticket SET due_at = %" G_GINT64_FORMAT ", received_by = 'a01', handler = 'c01';"
      "UPDATE ticket SET due_at = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE ticket SET due_at = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE ticket SET rating = 'dissatisfied', handler = 'c02' WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE ticket SET rating = 'very_satisfied' WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE ticket SET repeated = 1, confidential = 1 WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE ticket SET repeated = 1, received_by = 'b01' WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE ticket SET what_happened = '补办100%%_的证' WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE ticket SET is_open = 0, board_column = 6, state = 'closed', closed_at = "
      "%" G_GINT64_FORMAT ", due_at = 1 WHERE id = %" G_GINT64_FORMAT,
      FIXTURE_NOW + 2 * DAY, FIXTURE_NOW + BC_HOUR, ids[0], FIXTURE_NOW - BC_HOUR, ids[1], ids[2],
      ids[3], ids[4], ids[5], ids[6], FIXTURE_NOW - DAY, ids[7]);
  fixture_sql (fixture->path, sql);
}

/* Asserts which of the world's tickets pass, as in "0 5". */
static void
assert_passing (
    World *world, const char *line, const char *staff, gint64 closed_since, const char *expected)
{
  g_autoptr (BcBoardFilter) filter = bc_board_filter_from_text (line);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  fixture_begin (world->fixture, BC_INTENT_READ);
  ids = bc_lists_passing (world->fixture->engine, filter, staff, closed_since,
                          FIXTURE_NOW + 14 * BC_HOUR, &error);
  g_assert_no_error (error);
  fixture_commit (world->fixture);
  for (int i = 0; i < N_TICKETS; i++)
    for (guint j = 0; j < ids->len; j++)
      if (g_array_index (ids, gint64, j) == world->ids[i])
        g_string_append_printf (found, "%s%d", found->len > 0 ? " " : "", i);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_conditions (Fixture *fixture, gconstpointer data)
{
  World world;
  g_autoptr (BcRecord) first = NULL;
  g_autofree char *number = NULL;

  make_world (&world, fixture);
  assert_passing (&world, "", NULL, 0, "0 1 2 3 4 5 6 7");
  assert_passing (&world, "", NULL, FIXTURE_NOW, "0 1 2 3 4 5 6");
  assert_passing (&world, "due_today", NULL, 0, "0");
  assert_passing (&world, "overdue", NULL, 0, "1");
  assert_passing (&world, "due_today overdue", NULL, 0, "0 1");
  assert_passing (&world, "bad_rating", NULL, 0, "2");
  assert_passing (&world, "repeated", NULL, 0, "4 5");
  assert_passing (&world, "repeated confidential", NULL, 0, "4");
  assert_passing (&world, "mine", "c01", FIXTURE_NOW, "0 1 3 4 5 6");
  assert_passing (&world, "mine", "b01", 0, "5");
  assert_passing (&world, "mine", NULL, 0, "");
  assert_passing (&world, "mine repeated", "c02", 0, "");
  assert_passing (&world, "text:100%_", NULL, 0, "6");
  assert_passing (&world, "text:00%_x", NULL, 0, "");
  first = fixture_get (fixture, world.ids[3]);
  number = g_strdup_printf ("text:%s", bc_record_text (first, BC_FIELD_NUMBER));
  assert_passing (&world, number, NULL, 0, "3");
}

/* Who is to call back has the ticket in the hand. */
static void
test_callback_is_mine (Fixture *fixture, gconstpointer data)
{
  World world;
  g_autofree char *sql = NULL;

  make_world (&world, fixture);
  sql =
      g_strdup_printf ("INSERT INTO callback (ticket, version, planned_at, staff, added_by) VALUES "
                       "(%" G_GINT64_FORMAT ", 1, 1, 'f01', 'x'), (%" G_GINT64_FORMAT
                       ", 1, 1, 'f01', 'y'), (%" G_GINT64_FORMAT ", 1, 1, 'f01', 'z');"
                       "UPDATE callback SET cancelled = 1 WHERE added_by = 'y';"
                       "UPDATE callback SET done_at = 5 WHERE added_by = 'z'",
                       world.ids[0], world.ids[1], world.ids[2]);
  fixture_sql (fixture->path, sql);
  assert_passing (&world, "mine", "f01", 0, "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/passing/conditions", test_conditions);
  fixture_add ("/passing/callback-is-mine", test_callback_is_mine);
  return g_test_run ();
}
