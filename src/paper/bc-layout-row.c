/* Layout: rows, and how they go on on the next page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-expand.h"
#include "paper/bc-layout-private.h"

#define PAD_X        1.6 /* mm between a cell's edge and its text */
#define PAD_LABEL    0.8
#define PAD_Y        0.5  /* above and below what fits into a row as it is */
#define PAD_GROWN    1.0  /* and what makes it grow */
#define PAD_TOP      1.2  /* where there is more room */
#define LOW_ROW      11.9 /* lower rows hold one thing, which stands in the middle */
#define FEWEST_LINES 2    /* of a paragraph on either side of a page's end */
#define ROOMY_ROW    18.0 /* rows of at least this height have white to give away */
#define MOST_GIVEN   0.25 /* of their height */

typedef struct
{
  const BcFormCell *cell;
  double x, width;
  BcFlow *label; /* one of the two */
  BcFlow *flow;
  guint next; /* the flow's first line that is not on a page yet */
} Cell;

typedef struct
{
  const BcFormRow *row;
  int index;
  int head;     /* the form's row that stands above it on each page; -1 for none */
  double least; /* mm: the form's height, or less where that saves a sheet */
  Cell cells[BC_FORM_MAX_CELLS];
  guint n_cells;
  gboolean continued;
} Row;

static void
measure (BcLayout *self, Row *row)
{
  double x = BC_PAGE_MARGIN, pad = row->row->kind == BC_ROW_OPEN ? 0 : PAD_X;

  for (guint i = 0; i < BC_FORM_MAX_CELLS && row->row->cells[i].columns > 0; i++)
    {
      Cell *cell = &row->cells[row->n_cells++];

      cell->cell = &row->row->cells[i];
      cell->x = x;
      cell->width = cell->cell->columns * self->column;
      if (cell->cell->label != NULL)
        cell->label = bc_layout_label (self, cell->cell->label, cell->width - 2 * PAD_LABEL, FALSE);
      else
        cell->flow = bc_layout_cell (self, cell->cell, cell->width - 2 * pad);
      x += cell->width;
    }
}

static void
row_clear (Row *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_clear_pointer (&row->cells[i].label, bc_flow_free);
      g_clear_pointer (&row->cells[i].flow, bc_flow_free);
    }
}

/* From the second page on the labels say so. */
static void
continue_labels (BcLayout *self, Row *row)
{
  if (row->continued)
    return;
  row->continued = TRUE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      Cell *cell = &row->cells[i];

      if (cell->label == NULL)
        continue;
      bc_flow_free (cell->label);
      cell->label = bc_layout_label (self, cell->cell->label, cell->width - 2 * PAD_LABEL, TRUE);
    }
}

static guint
lines_left (const Cell *cell)
{
  return cell->flow->lines->len - cell->next;
}

/* The height of the row's labels; they stand on every page on which the row does. */
static double
label_height (const Row *row)
{
  double height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].label != NULL)
      height =
          MAX (height, bc_flow_height (row->cells[i].label, 0, row->cells[i].label->lines->len));
  return height;
}

/* The height of what is not on a page yet. */
static double
content_left (const Row *row)
{
  double height = label_height (row);

  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].flow != NULL)
      height = MAX (height, bc_flow_height (row->cells[i].flow, row->cells[i].next,
                                            lines_left (&row->cells[i])));
  return height;
}

static double
row_height (const Row *row)
{
  double content = content_left (row);
  double least = row->continued ? 0 : row->least;

  return content + 2 * PAD_Y <= least + BC_EPSILON ? least : content + 2 * PAD_GROWN;
}

static void
place_label (BcLayout *self, const Cell *cell, double height, int box)
{
  guint n = cell->label->lines->len;
  double used = bc_flow_height (cell->label, 0, n);

  bc_flow_place (cell->label, 0, n, cell->x + PAD_LABEL, self->y + (height - used) / 2, box,
                 self->page);
}

/* Values of low rows stand in the middle; others begin at the top, and signatures stand at the
 * bottom. */
static void
place_value (BcLayout *self, const BcFormRow *row, Cell *cell, guint n, double height, int box)
{
  BcFlow *flow = cell->flow;
  double x = cell->x + (row->kind == BC_ROW_OPEN ? 0 : PAD_X);
  double slack = height - bc_flow_height (flow, cell->next, n) - 2 * PAD_Y;
  guint last = cell->next + n;
  guint anchor = CLAMP (flow->anchor, cell->next, last);

  if (row->height < LOW_ROW || row->kind == BC_ROW_OPEN)
    {
      bc_flow_place (flow, cell->next, n, x, self->y + PAD_Y + slack / 2, box, self->page);
    }
  else
    {
      double bottom = self->y + height - PAD_Y - MIN (slack / 2, PAD_TOP - PAD_Y);

      bc_flow_place (flow, cell->next, anchor - cell->next, x,
                     self->y + PAD_Y + MIN (slack / 2, PAD_TOP - PAD_Y), box, self->page);
      bc_flow_place (flow, anchor, last - anchor, x,
                     bottom - bc_flow_height (flow, anchor, last - anchor), box, self->page);
    }
  cell->next = last;
}

/* One row, or the part of it that this page holds: @n lines of each cell. */
static void
place (BcLayout *self, Row *row, const guint *n, double height)
{
  gboolean has_lines = row->row->kind != BC_ROW_OPEN;

  if (!has_lines)
    bc_layout_close_frame (self);
  else if (self->frame_top >= 0)
    bc_layout_add_rule (self, BC_PAGE_MARGIN, self->y, self->grid, 0, BC_RULE_WEIGHT);
  else
    self->frame_top = self->y;
  for (guint i = 0; i < row->n_cells; i++)
    {
      Cell *cell = &row->cells[i];
      BcBox box = { cell->x,    self->y, cell->width,         height,
                    row->index, (int) i, cell->label != NULL, row->continued };
      int index = bc_layout_add_box (self, &box);

      if (i > 0 && has_lines)
        bc_layout_add_rule (self, cell->x, self->y, 0, height, BC_RULE_WEIGHT);
      if (cell->label != NULL)
        place_label (self, cell, height, index);
      else
        place_value (self, row->row, cell, n[i], height, index);
    }
  self->y += height;
}

/* How much of the row goes on this page; FALSE where it would look torn. A page's top takes at
 * least a line of each cell, so that there is an end. */
static gboolean
choose_part (const Row *row, double available, gboolean at_top, guint *n)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const Cell *cell = &row->cells[i];
      guint left;

      n[i] = 0;
      if (cell->flow == NULL)
        continue;
      left = lines_left (cell);
      n[i] = bc_flow_fits (cell->flow, cell->next, available - 2 * PAD_GROWN);
      if (n[i] < left && n[i] + FEWEST_LINES > left)
        n[i] = left > FEWEST_LINES ? left - FEWEST_LINES : 0;
      if (at_top && n[i] == 0 && left > 0)
        n[i] = 1;
      if (n[i] < MIN (left, FEWEST_LINES) && !at_top)
        return FALSE;
    }
  return TRUE;
}

/* As high as the page has room, or higher where a single line is higher than the page. */
static double
part_height (const Row *row, const guint *n, double available)
{
  double height = available;

  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].flow != NULL)
      height = MAX (height,
                    bc_flow_height (row->cells[i].flow, row->cells[i].next, n[i]) + 2 * PAD_GROWN);
  return height;
}

/* A table's head stands again above what goes on of it. */
static void
next_page (BcLayout *self, int head)
{
  Row row = { .index = head, .head = -1, .continued = TRUE };
  guint n[BC_FORM_MAX_CELLS] = { 0 };

  bc_layout_end_page (self);
  bc_layout_begin_page (self);
  if (head < 0)
    return;
  row.row = &self->form->rows[head];
  measure (self, &row);
  for (guint i = 0; i < row.n_cells; i++)
    n[i] = row.cells[i].flow != NULL ? lines_left (&row.cells[i]) : 0;
  place (self, &row, n, MAX (row.row->height, content_left (&row) + 2 * PAD_GROWN));
  row_clear (&row);
  self->table_top = self->y;
}

static void
place_row (BcLayout *self, Row *row)
{
  guint n[BC_FORM_MAX_CELLS];

  for (;;)
    {
      double available = self->bottom - self->y;
      double needed = content_left (row) + 2 * PAD_GROWN;
      double height = row_height (row);
      gboolean at_top = self->y < self->table_top + BC_EPSILON;

      if (height <= available + BC_EPSILON)
        {
          for (guint i = 0; i < row->n_cells; i++)
            n[i] = row->cells[i].flow != NULL ? lines_left (&row->cells[i]) : 0;
          place (self, row, n, height);
          break;
        }
      /* A row is torn only where its text is too long, and one that is not prose only where a whole
       * page is too short. */
      if (!at_top
          && (needed <= available || (!row->row->splits && needed <= self->bottom - BC_PAGE_MARGIN)
              || label_height (row) + 2 * PAD_GROWN > available
              || !choose_part (row, available, FALSE, n)))
        {
          next_page (self, row->head);
          continue;
        }
      if (at_top)
        choose_part (row, available, TRUE, n);
      place (self, row, n, part_height (row, n, available));
      continue_labels (self, row);
      next_page (self, row->head);
    }
}

/* How much white the row could do without. */
static double
spare_height (const Row *row)
{
  double natural = row_height (row);

  if (!row->row->splits || row->row->height < ROOMY_ROW)
    return 0;
  return CLAMP (natural - content_left (row) - 2 * PAD_GROWN, 0, MOST_GIVEN * row->row->height);
}

/* A last row alone on a second sheet helps nobody: where a little white less puts all on one sheet, the
 * rows with much of it give that, each its share. */
static void
save_a_sheet (BcLayout *self, Row *rows, guint n)
{
  double total = 0, spare = 0, excess;

  for (guint i = 0; i < n; i++)
    {
      total += row_height (&rows[i]);
      spare += spare_height (&rows[i]);
    }
  excess = total - (self->bottom - self->table_top);
  if (excess <= 0 || excess > spare)
    return;
  for (guint i = 0; i < n; i++)
    rows[i].least = row_height (&rows[i]) - spare_height (&rows[i]) * excess / spare;
}

/* A head alone at a page's end would announce nothing; of a long row after it, its beginning is enough. */
static void
keep_together (BcLayout *self, const Row *row, const Row *next)
{
  double wanted = row_height (row) + MIN (row_height (next), ROOMY_ROW);

  if (self->y > self->table_top + BC_EPSILON && self->y + wanted > self->bottom + BC_EPSILON)
    next_page (self, row->head);
}

/* (transfer full): the rows to be placed, measured. */
static GArray *
make_rows (BcLayout *self)
{
  g_autoptr (GArray) placed = bc_expand_rows (self->form, self->source);
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (Row), placed->len);
  const BcPaperSource *whole = self->source;

  for (guint i = 0; i < placed->len; i++)
    {
      const BcPlacedRow *what = &g_array_index (placed, BcPlacedRow, i);
      Row row = { .row = &self->form->rows[what->row], .index = what->row, .head = what->head };

      row.least = row.row->height;
      self->source = &what->source;
      measure (self, &row);
      g_array_append_val (rows, row);
    }
  self->source = whole;
  return rows;
}

void
bc_layout_table (BcLayout *self)
{
  g_autoptr (GArray) rows = make_rows (self);

  save_a_sheet (self, (Row *) (gpointer) rows->data, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      if (i + 1 < rows->len && (row->row->leads || row->row->kind == BC_ROW_HEAD))
        keep_together (self, row, &g_array_index (rows, Row, i + 1));
      place_row (self, row);
      row_clear (row);
    }
}
