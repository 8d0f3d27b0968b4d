/* The forms over many tickets: what is repeated, and what stays together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-dump.h"
#include "bc-sample.h"
#include "paper/bc-layout.h"

/* The rows of the list forms. */
enum
{
  ROW_LINE,
  ROW_HEAD,
  ROW_COLUMN, /* the board's; the pool list has its tickets here */
};

static GPtrArray *
many_records (guint n)
{
  static const BcState states[] = { BC_STATE_REGISTERED, BC_STATE_REVIEW, BC_STATE_DISPATCHED,
                                    BC_STATE_IN_PROGRESS, BC_STATE_CALLBACK };
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);

  for (guint i = 0; i < n; i++)
    {
      BcRecord *record = bc_sample_record (BC_SAMPLE_SHORT);
      g_autofree char *number = g_strdup_printf ("2026W%05u", i + 1);

      bc_record_set_text (record, BC_FIELD_NUMBER, number);
      bc_record_set_state (record, states[i * G_N_ELEMENTS (states) / n]);
      g_ptr_array_add (records, record);
    }
  return records;
}

static int
last_row (const BcPage *page)
{
  int row = -1;
  double y = 0;

  for (guint i = 0; i < page->boxes->len; i++)
    {
      const BcBox *box = &g_array_index (page->boxes, BcBox, i);

      if (box->row >= 0 && box->y >= y)
        {
          row = box->row;
          y = box->y;
        }
    }
  return row;
}

/* Every page has the table's head, no page ends with what announces the next rows, and no ticket is lost. */
static void
test_lists (const BcForm *form, guint n)
{
  g_autoptr (GPtrArray) records = many_records (n);
  g_autoptr (BcHall) hall = bc_sample_hall ();
  g_autoptr (BcPaperSource) source = bc_paper_source_new_list (records, hall, "王五", 0);
  g_autoptr (BcPages) pages = bc_sample_lay_out (form, source);
  g_autofree char *words = bc_dump_words (pages);

  g_assert_cmpfloat (pages->width, ==, BC_PAGE_HEIGHT);
  g_assert_cmpuint (bc_pages_count (pages), >, 2);
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (
        strstr (words, bc_record_text (g_ptr_array_index (records, i), BC_FIELD_NUMBER)));
  for (guint i = 0; i + 1 < bc_pages_count (pages); i++)
    {
      g_assert_nonnull (bc_dump_find_box (pages, i, ROW_HEAD, 0));
      if (form == &bc_form_board_sheet)
        g_assert_cmpint (last_row (bc_pages_get (pages, i)), !=, ROW_COLUMN);
    }
}

static void
test_pool_list (void)
{
  test_lists (&bc_form_pool_list, 23);
}

static void
test_board_sheet (void)
{
  for (guint n = 20; n < 30; n++)
    test_lists (&bc_form_board_sheet, n);
}

/* Nothing to list is a list too: it says so with its empty table. */
static void
test_empty_list (void)
{
  g_autoptr (BcPaperSource) source = bc_sample_source_for (&bc_form_pool_list, BC_SAMPLE_EMPTY);
  g_autoptr (BcPages) pages = bc_sample_lay_out (&bc_form_pool_list, source);

  g_assert_cmpuint (bc_pages_count (pages), ==, 1);
  g_assert_nonnull (bc_dump_find_box (pages, 0, ROW_HEAD, 0));
}

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  g_test_add_func ("/form-lists/pool-list", test_pool_list);
  g_test_add_func ("/form-lists/board-sheet", test_board_sheet);
  g_test_add_func ("/form-lists/empty", test_empty_list);
  return g_test_run ();
}
