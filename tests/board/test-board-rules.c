/* What the workflow makes of a column as a target.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-board-rules.h"
#include "sample-hall.h"

/* For each pair of state and column: allowed to somebody with every role exactly where the table has a way into it. */
static void
test_all_pairs (void)
{
  for (int review = 0; review < 2; review++)
    {
      g_autoptr (BcHall) hall = sample_hall (review);

      for (int from = BC_STATE_REGISTERED; from < BC_N_STATES; from++)
        for (int column = 0; column < BC_N_COLUMNS; column++)
          {
            g_autoptr (BcRecord) record = sample_ticket ((BcState) from);
            g_autoptr (GPtrArray) next = bc_workflow_next ((BcState) from, review);
            g_autoptr (GPtrArray) transitions = NULL;
            g_autofree char *why = NULL;
            BcVerdict verdict = bc_board_judge (record, (BcColumn) column, hall,
                                                sample_staff (hall, "all"), &transitions, &why);
            guint n_ways = 0;

            for (guint i = 0; i < next->len; i++)
              {
                const BcTransition *transition = g_ptr_array_index (next, i);

                n_ways += bc_state_column (transition->to) == (BcColumn) column ? 1 : 0;
              }
            if (bc_state_column ((BcState) from) == (BcColumn) column)
              g_assert_cmpint (verdict, ==, BC_VERDICT_HERE);
            else if (n_ways > 0)
              {
                g_assert_cmpint (verdict, ==, BC_VERDICT_ALLOWED);
                g_assert_cmpuint (transitions->len, ==, n_ways);
                g_assert_null (why);
              }
            else
              {
                g_assert_cmpint (verdict, ==, BC_VERDICT_REFUSED);
                g_assert_nonnull (why);
                g_assert_null (transitions);
              }
          }
    }
}

/* There is a way, but not for this person: the reason is the role's, not that there is none. */
static void
test_role (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  g_autofree char *why = NULL;
  g_autofree char *nobody = NULL;
  g_autofree char *rule = NULL;

  bc_workflow_may (bc_workflow_find (BC_STATE_REGISTERED, BC_STATE_REVIEW, TRUE), record,
                   sample_staff (hall, "a"), &rule);
  g_assert_cmpint (bc_board_judge (record, BC_COLUMN_REVIEW, hall, sample_staff (hall, "a"), NULL,
                                   &why),
                   ==, BC_VERDICT_REFUSED);
  g_assert_cmpstr (why, ==, rule);
  g_assert_cmpint (bc_board_judge (record, BC_COLUMN_REVIEW, hall, NULL, NULL, &nobody), ==,
                   BC_VERDICT_REFUSED);
  g_assert_nonnull (nobody);
}

/* What only can be asked for is allowed: the dialog says that it is a request. */
static void
test_request (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);

  g_assert_cmpint (bc_board_judge (record, BC_COLUMN_CLOSED, hall, sample_staff (hall, "d1"), NULL,
                                   NULL),
                   ==, BC_VERDICT_ALLOWED);
  g_assert_cmpint (bc_board_judge (record, BC_COLUMN_CLOSED, hall, sample_staff (hall, "d2"), NULL,
                                   NULL),
                   ==, BC_VERDICT_REFUSED);
}

static BcTicket *
new_ticket (gint64 id, const char *due)
{
  BcTicket *ticket = bc_ticket_new (id);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);

  bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant (due));
  bc_ticket_set_record (ticket, record);
  return ticket;
}

static void
test_expected_position (void)
{
  static const char *const dues[] = { "2026-09-21 17:30", "2026-09-22 17:30", "2026-09-24 17:30",
                                      "2026-09-28 17:30" };
  static const struct
  {
    const char *due;
    guint position;
  } cases[] = { { "2026-09-18 17:30", 0 }, { "2026-09-23 17:30", 2 }, { "2026-10-30 17:30", 4 } };
  g_autoptr (GListStore) model = g_list_store_new (BC_TYPE_TICKET);
  g_autoptr (BcTicket) unknown = bc_ticket_new (99);

  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      g_autoptr (BcTicket) ticket = new_ticket ((gint64) i + 1, dues[i]);

      g_list_store_append (model, ticket);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);

      bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant (cases[i].due));
      g_assert_cmpuint (bc_board_expect_position (G_LIST_MODEL (model), record), ==,
                        cases[i].position);
    }

  /* A ticket that nobody has looked at yet does not stop it. */
  g_list_store_append (model, unknown);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);

      bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant (cases[i].due));
      g_assert_cmpuint (bc_board_expect_position (G_LIST_MODEL (model), record), ==,
                        cases[i].position);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/rules/all-pairs", test_all_pairs);
  g_test_add_func ("/board/rules/role", test_role);
  g_test_add_func ("/board/rules/request", test_request);
  g_test_add_func ("/board/rules/expected-position", test_expected_position);
  return g_test_run ();
}
