/* What of the board is shown: the value, and how it is written down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-board-filter.h"

static void
test_written_and_read (void)
{
  static const char *const lines[] = {
    "",
    "mine",
    "mine overdue",
    "due_today bad_rating repeated confidential",
    "text:产权",
    "overdue text:mine and 100%_\\ text: twice",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (BcBoardFilter) filter = bc_board_filter_from_text (lines[i]);
      g_autofree char *line = bc_board_filter_to_text (filter);
      g_autoptr (BcBoardFilter) again = bc_board_filter_from_text (line);

      g_assert_cmpstr (line, ==, lines[i]);
      g_assert_true (bc_board_filter_equal (filter, again));
      g_assert_cmpint (bc_board_filter_is_empty (filter), ==, lines[i][0] == '\0');
    }
}

/* A setting that a newer program wrote, or a hand. */
static void
test_unknown_words (void)
{
  g_autoptr (BcBoardFilter) filter =
      bc_board_filter_from_text ("  lane:cause mine,  overdue\t text:   ");

  g_assert_false (bc_board_filter_has (filter, BC_FILTER_MINE));
  g_assert_true (bc_board_filter_is_empty (filter));
}

static void
test_value (void)
{
  g_autoptr (BcBoardFilter) filter = bc_board_filter_new ();
  g_autoptr (BcBoardFilter) copy = NULL;

  bc_board_filter_set (filter, BC_FILTER_REPEATED, TRUE);
  bc_board_filter_set_text (filter, "  13800001234 ");
  g_assert_cmpstr (filter->text, ==, "13800001234");
  copy = bc_board_filter_copy (filter);
  g_assert_true (bc_board_filter_equal (filter, copy));
  bc_board_filter_set (copy, BC_FILTER_REPEATED, FALSE);
  g_assert_false (bc_board_filter_equal (filter, copy));
  bc_board_filter_set_text (copy, " \t");
  g_assert_null (copy->text);
  g_assert_true (bc_board_filter_is_empty (copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/board-filter/written-and-read", test_written_and_read);
  g_test_add_func ("/board-filter/unknown-words", test_unknown_words);
  g_test_add_func ("/board-filter/value", test_value);
  return g_test_run ();
}
