/* A sieve follows its filter, this seat's changes and another seat's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include "model/bc-sieve.h"

static BcTicket *
register_as_clerk (BcDesk *desk, const char *name)
{
  g_assert_true (bc_desk_set_staff (desk, "a01"));
  return desk_register (desk, name, NULL);
}

static void
set_filter (BcSieve *sieve, const char *line)
{
  g_autoptr (BcBoardFilter) filter = bc_board_filter_from_text (line);

  bc_sieve_set_filter (sieve, filter);
}

/* Whether the items that @model tells of are those that it has. */
static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  g_assert_cmpuint (position + removed, <=, *n);
  *n += added - removed;
  g_assert_cmpuint (*n, ==, g_list_model_get_n_items (model));
}

static void
test_follows (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcSieve) sieve = bc_sieve_new (desk);
  g_autoptr (BcTicket) first = register_as_clerk (desk, "周一");
  g_autoptr (BcTicket) second = register_as_clerk (desk, "吴二");
  g_autoptr (BcTicket) third = NULL;
  g_autoptr (GListModel) column = bc_desk_get_sieved_column (desk, BC_COLUMN_TRIAGE, NULL, sieve);
  BcTally tally[BC_N_COLUMNS];
  BcDesk *other;
  guint n = 2;

  g_assert_cmpuint (g_list_model_get_n_items (column), ==, 2);
  g_signal_connect (column, "items-changed", G_CALLBACK (mirror_cb), &n);
  g_assert_false (bc_sieve_is_active (sieve));
  set_filter (sieve, "text:吴二");
  desk_wait_for (n == 1);
  g_assert_cmpuint (bc_desk_find_in_column (desk, column, second), ==, 0);
  g_assert_true (bc_sieve_is_active (sieve));
  bc_desk_count_sieved (desk, NULL, sieve, tally);
  g_assert_cmpuint (tally[BC_COLUMN_TRIAGE].cards, ==, 1);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_TRIAGE, NULL, NULL), ==, 2);

  /* Another seat's ticket that passes comes by itself; one that does not stays away. */
  other = desk_fixture_other (fixture);
  g_clear_object (&first);
  first = register_as_clerk (other, "郑三");
  third = register_as_clerk (other, "吴二娘");
  desk_wait_for (bc_desk_count (desk, BC_COLUMN_TRIAGE, NULL, NULL) == 4);
  desk_wait_for (n == 2);

  set_filter (sieve, "");
  g_assert_cmpuint (n, ==, 4);
  g_assert_false (bc_sieve_is_active (sieve));
  g_clear_object (&first);
  g_clear_object (&third);
  desk_fixture_end (other);
}

/* The answer to a question that nobody has any more is not shown. */
static void
test_newest_wins (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcSieve) sieve = bc_sieve_new (desk);
  g_autoptr (BcTicket) first = register_as_clerk (desk, "周一");
  g_autoptr (BcTicket) second = register_as_clerk (desk, "吴二");
  g_autoptr (GListModel) column = bc_desk_get_sieved_column (desk, BC_COLUMN_TRIAGE, NULL, sieve);
  guint n = 2;

  g_signal_connect (column, "items-changed", G_CALLBACK (mirror_cb), &n);
  set_filter (sieve, "text:nobody");
  set_filter (sieve, "confidential");
  set_filter (sieve, "text:周");
  desk_wait_for (n != 2);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (bc_desk_find_in_column (desk, column, first), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("/sieve/follows", test_follows);
  desk_add ("/sieve/newest-wins", test_newest_wins);
  return g_test_run ();
}
