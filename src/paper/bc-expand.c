/* Repetition: one row of a form for each item of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-expand.h"

#include "paper/bc-content.h"

#define BLANK_TICKETS 8 /* a list to be filled in by hand: one sheet of rows */

/* How many items there are of what a row is repeated for. */
static guint
count_items (const BcPaperSource *source, BcEach each)
{
  g_autoptr (GPtrArray) list = NULL;
  g_auto (GStrv) steps = NULL;

  switch (each)
    {
    case BC_EACH_TICKET:
      return source->records->len;
    case BC_EACH_PART:
      return bc_record_n_parts (source->record);
    case BC_EACH_OFFICE:
      return bc_content_n_offices (source);
    case BC_EACH_ATTEMPT:
      list = bc_content_tried (source);
      return list->len;
    case BC_EACH_MOVE:
      list = bc_content_all_moves (source);
      return list->len;
    case BC_EACH_STEP:
      steps = bc_content_steps (source);
      return g_strv_length (steps);
    case BC_EACH_NOTHING:
    case BC_EACH_BLANK:
    default:
      return 0;
    }
}

static void
add_row (GArray *placed, const BcForm *form, int row, int head, const BcPaperSource *source)
{
  BcPlacedRow what = { .row = row, .head = head, .source = *source };

  if (form->rows[row].when == NULL || form->rows[row].when (source))
    g_array_append_val (placed, what);
}

/* Rows @first up to @end together, for each item; empty ones have an unfilled form's cells. */
static void
add_items (
    GArray *placed, const BcForm *form, int first, int end, int head, const BcPaperSource *source)
{
  guint n = count_items (source, form->rows[first].each);
  guint least = form->rows[first].at_least;

  if (source->blank != NULL && form->rows[first].each == BC_EACH_TICKET)
    least = BLANK_TICKETS;
  for (guint i = 0; i < MAX (n, least); i++)
    {
      BcPaperSource item = *source;

      item.item = i;
      if (i < n && form->rows[first].each == BC_EACH_TICKET)
        item.record = g_ptr_array_index (source->records, i);
      if (i >= n)
        item.blank = (char *) "";
      for (int row = first; row < end; row++)
        add_row (placed, form, row, head, &item);
    }
}

GArray *
bc_expand_rows (const BcForm *form, const BcPaperSource *source)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (BcPlacedRow));
  int head = -1;

  for (int row = 0, end; row < (int) form->n_rows; row = end)
    {
      BcEach each = form->rows[row].each;

      end = row + 1;
      if (each == BC_EACH_NOTHING)
        {
          head = form->rows[row].kind == BC_ROW_HEAD ? row : -1;
          add_row (placed, form, row, -1, source);
          continue;
        }
      while (end < (int) form->n_rows && form->rows[end].each == each)
        end++;
      add_items (placed, form, row, end, head, source);
    }
  return placed;
}
