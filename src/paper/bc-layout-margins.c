/* Layout: what stands above and below the table on every page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-layout-private.h"

#define TITLE_HEIGHT    12.0 /* domain model, section 7, row 1 */
#define TITLE_LEAST     14.0 /* points: a longer title takes a second line */
#define TITLE_STEP      0.5
#define MARK_WIDTH      17.0
#define MARK_PAD        2.0
#define MARK_GAP        2.0
#define RUNNING_NUMBER  60.0 /* room for number and copy mark at the right of a running header */
#define RUNNING_GAP     1.0
#define RUNNING_HIGHEST 20.0 /* a header that needs more is left out */
#define QR_LARGEST      13.0
#define QR_QUIET        1.5 /* white around the code */
#define FOOTER_TOP      1.4 /* white above it */

static BcFlow *
make_title (BcLayout *self, const char *title, double size, double width)
{
  BcFlow *flow = bc_flow_new (self->pages, width);

  bc_flow_add_text (flow, BC_FONT_TITLE, size, NULL, title, BC_BLOCK_CENTRED | BC_FLOW_CONSTANT);
  return flow;
}

/* In the middle of the page while it keeps clear of the mark there, then in the middle of what the
 * mark leaves, then smaller, then in more lines. */
static BcFlow *
fit_title (BcLayout *self, const char *title, double *x)
{
  double beside = self->pages->copy != BC_COPY_NONE ? MARK_WIDTH + MARK_GAP : 0;
  BcFlow *flow;

  for (double size = bc_font_size (BC_FONT_TITLE); size >= TITLE_LEAST; size -= TITLE_STEP)
    for (int n = 2; n >= 1; n--)
      {
        *x = BC_PAGE_MARGIN + (n == 2 ? beside : 0);
        flow = make_title (self, title, size, BC_PAGE_GRID - n * beside);
        if (flow->lines->len <= 1)
          return flow;
        bc_flow_free (flow);
      }
  *x = BC_PAGE_MARGIN;
  return make_title (self, title, TITLE_LEAST, BC_PAGE_GRID - beside);
}

static void
frame_mark (BcLayout *self, const BcBox *box)
{
  bc_layout_add_rule (self, box->x, box->y, box->width, 0, BC_RULE_WEIGHT);
  bc_layout_add_rule (self, box->x, box->y + box->height, box->width, 0, BC_RULE_WEIGHT);
  bc_layout_add_rule (self, box->x, box->y, 0, box->height, BC_RULE_WEIGHT);
  bc_layout_add_rule (self, box->x + box->width, box->y, 0, box->height, BC_RULE_WEIGHT);
}

static void
place_mark (BcLayout *self, double height)
{
  g_autoptr (BcFlow) flow = bc_flow_new (self->pages, MARK_WIDTH);
  BcBox box = { BC_PAGE_WIDTH - BC_PAGE_MARGIN - MARK_WIDTH, 0, MARK_WIDTH, 0, -1, 1, TRUE, FALSE };
  guint n;
  double used;

  bc_flow_add_text (flow, BC_FONT_LABEL, 0, NULL, bc_copy_label (self->pages->copy),
                    BC_BLOCK_CENTRED | BC_FLOW_CONSTANT);
  n = flow->lines->len;
  used = bc_flow_height (flow, 0, n);
  box.height = used + MARK_PAD;
  box.y = BC_PAGE_MARGIN + (height - box.height) / 2;
  bc_flow_place (flow, 0, n, box.x, box.y + MARK_PAD / 2, bc_layout_add_box (self, &box),
                 self->page);
  frame_mark (self, &box);
}

static void
first_header (BcLayout *self)
{
  g_autofree char *title = self->form->title (self->source);
  double x, used, height;
  g_autoptr (BcFlow) flow = fit_title (self, title, &x);
  BcBox box = { x, BC_PAGE_MARGIN, flow->width, 0, -1, 0, TRUE, FALSE };

  used = bc_flow_height (flow, 0, flow->lines->len);
  height = MAX (TITLE_HEIGHT, used);
  box.height = height;
  bc_flow_place (flow, 0, flow->lines->len, x, BC_PAGE_MARGIN + (height - used) / 2,
                 bc_layout_add_box (self, &box), self->page);
  if (self->pages->copy != BC_COPY_NONE)
    place_mark (self, height);
  self->table_top = BC_PAGE_MARGIN + height;
}

/* What a running header says, broken into lines; nothing where it would take the page from the table:
 * all of it stands on the first page. */
static BcFlow *
running_text (BcLayout *self, const char *text, double width, guint flags)
{
  BcFlow *flow = bc_flow_new (self->pages, width);

  bc_flow_add_text (flow, BC_FONT_NOTE, 0, NULL, text, flags);
  if (bc_flow_height (flow, 0, flow->lines->len) <= RUNNING_HIGHEST)
    return flow;
  bc_flow_free (flow);
  return bc_flow_new (self->pages, width);
}

/* A sheet that got loose still says what it belongs to. */
static void
running_header (BcLayout *self)
{
  g_autofree char *title = self->form->title (self->source);
  g_autofree char *mark = g_strstrip (
      g_strdup_printf ("%s %s", self->pages->number, bc_copy_label (self->pages->copy)));
  g_autoptr (BcFlow) left = running_text (self, title, BC_PAGE_GRID - RUNNING_NUMBER, 0);
  g_autoptr (BcFlow) right = running_text (self, mark, RUNNING_NUMBER, BC_BLOCK_RIGHT);
  BcBox box = { BC_PAGE_MARGIN, BC_PAGE_MARGIN, left->width, 0, -1, 0, TRUE, TRUE };

  box.height = MAX (bc_flow_height (left, 0, left->lines->len),
                    bc_flow_height (right, 0, right->lines->len));
  bc_flow_place (left, 0, left->lines->len, box.x, box.y, bc_layout_add_box (self, &box),
                 self->page);
  box.x += left->width;
  box.width = right->width;
  box.cell = 1;
  bc_flow_place (right, 0, right->lines->len, box.x, box.y, bc_layout_add_box (self, &box),
                 self->page);
  self->table_top = BC_PAGE_MARGIN + box.height + RUNNING_GAP;
}

void
bc_layout_header (BcLayout *self)
{
  if (self->number == 1)
    first_header (self);
  else
    running_header (self);
}

double
bc_layout_footer_height (BcLayout *self)
{
  const BcFormRow *row = self->form->footer;
  double height = row->height;

  /* As wide as page numbers get. */
  self->number = self->n_pages = 888;
  for (const BcFormCell *cell = row->cells; cell->columns > 0; cell++)
    {
      g_autoptr (BcFlow) flow = bc_layout_cell (self, cell, cell->columns * BC_COLUMN_WIDTH);

      height = MAX (height, bc_flow_height (flow, 0, flow->lines->len));
    }
  return height + FOOTER_TOP;
}

/* The code is easier to read the larger it is. */
static void
grow_qr (BcFlow *flow, double room)
{
  BcItem *item = flow->items->len > 0 ? &g_array_index (flow->items, BcItem, 0) : NULL;

  if (item == NULL || item->kind != BC_ITEM_QR)
    return;
  item->width = item->height = CLAMP (room - QR_QUIET, item->width, QR_LARGEST);
  g_array_index (flow->lines, BcFlowLine, 0).height = item->height;
}

void
bc_layout_footer (BcLayout *self, double table_end)
{
  const BcFormRow *row = self->form->footer;
  double x = BC_PAGE_MARGIN;
  int n = 0;

  for (const BcFormCell *cell = row->cells; cell->columns > 0; cell++)
    {
      double width = cell->columns * BC_COLUMN_WIDTH, height;
      g_autoptr (BcFlow) flow = bc_layout_cell (self, cell, width);
      BcBox box = { x, 0, width, 0, -1, 10 + n++, TRUE, FALSE };

      grow_qr (flow, BC_PAGE_BOTTOM - table_end);
      height = bc_flow_height (flow, 0, flow->lines->len);
      box.y = BC_PAGE_BOTTOM - height;
      box.height = height;
      bc_flow_place (flow, 0, flow->lines->len, x, box.y, bc_layout_add_box (self, &box),
                     self->page);
      x += width;
    }
}
