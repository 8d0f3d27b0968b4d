/* Layout: what stands above and below the table on every page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"
#include "paper/bc-layout-private.h"

#define TITLE_HEIGHT    12.0 /* domain model, section 7, row 1 */
#define TITLE_LEAST     14.0 /* points: a longer title takes a second line */
#define TITLE_STEP      0.5
#define MARK_WIDTH      17.0
#define MARK_BLANK      34.0 /* an unfilled form's own number stands on one line */
#define MARK_PAD        2.0
#define MARK_BELOW      0.5
#define MARK_GAP        2.0
#define RUNNING_NUMBER  60.0 /* room for number and copy mark at the right of a running header */
#define RUNNING_GAP     1.0
#define RUNNING_HIGHEST 20.0 /* a header that needs more is left out */
#define TITLE_GAP       3.0  /* below a title of two lines */
#define LOGO_WIDEST     28.0
#define LOGO_GAP        2.0
#define CODE_EDGE       8.8 /* between the code and the paper's edge, where printers still print */
#define FOOTER_TOP      1.4 /* white above the footer */

static BcFlow *
make_title (BcLayout *self, const char *title, double size, double width)
{
  BcFlow *flow = bc_flow_new (self->pages, width);

  bc_flow_add_text (flow, BC_FONT_TITLE, size, NULL, title, BC_BLOCK_CENTRED | BC_FLOW_CONSTANT);
  return flow;
}

/* What stands at the right of the title: which copy it is, or that nobody issued it. */
static char *
make_mark (BcLayout *self)
{
  g_autofree char *blank = NULL;

  if (self->source->blank != NULL)
    /* Translators: an unfilled form's mark, over two lines; %s is its own number */
    blank = g_strdup_printf (C_ ("paper", "Blank form\n%s"), self->source->blank);
  return bc_content_join ("\n", 2, bc_copy_label (self->pages->copy), blank);
}

/* As wide as its picture is, within the room that a title leaves. */
static BcItem
measure_logo (BcLayout *self)
{
  BcItem item = { .kind = BC_ITEM_LOGO, .x = BC_PAGE_MARGIN, .box = -1 };
  cairo_surface_t *logo = self->pages->logo;

  if (logo == NULL)
    return item;
  item.height = TITLE_HEIGHT - 1;
  item.width =
      item.height * cairo_image_surface_get_width (logo) / cairo_image_surface_get_height (logo);
  if (item.width > LOGO_WIDEST)
    {
      item.height *= LOGO_WIDEST / item.width;
      item.width = LOGO_WIDEST;
    }
  return item;
}

/* In the middle of the page while it keeps clear of logo and mark there, then in the middle of what
 * they leave, then smaller, then in more lines. */
static BcFlow *
fit_title (BcLayout *self, const char *title, double left, double right, double *x)
{
  guint wanted = strchr (title, '\n') != NULL ? 2 : 1;
  BcFlow *flow;

  for (double size = bc_font_size (BC_FONT_TITLE); size >= TITLE_LEAST; size -= TITLE_STEP)
    for (int centred = 1; centred >= 0; centred--)
      {
        double before = centred ? MAX (left, right) : left, after = centred ? before : right;

        *x = BC_PAGE_MARGIN + before;
        flow = make_title (self, title, size, self->grid - before - after);
        if (flow->lines->len <= wanted)
          return flow;
        bc_flow_free (flow);
      }
  *x = BC_PAGE_MARGIN + left;
  return make_title (self, title, TITLE_LEAST, self->grid - left - right);
}

static void
frame_mark (BcLayout *self, const BcBox *box)
{
  bc_layout_add_rule (self, box->x, box->y, box->width, 0, BC_RULE_WEIGHT);
  bc_layout_add_rule (self, box->x, box->y + box->height, box->width, 0, BC_RULE_WEIGHT);
  bc_layout_add_rule (self, box->x, box->y, 0, box->height, BC_RULE_WEIGHT);
  bc_layout_add_rule (self, box->x + box->width, box->y, 0, box->height, BC_RULE_WEIGHT);
}

/* Returns: how far it reaches below the margin. */
static double
place_mark (BcLayout *self, const char *mark, double width)
{
  g_autoptr (BcFlow) flow = bc_flow_new (self->pages, width);
  BcBox box = { BC_PAGE_MARGIN + self->grid - width, 0, width, 0, -1, 1, TRUE, FALSE };
  guint n;
  double used;

  bc_flow_add_text (flow, BC_FONT_LABEL, 0, NULL, mark, BC_BLOCK_CENTRED);
  n = flow->lines->len;
  used = bc_flow_height (flow, 0, n);
  box.height = used + MARK_PAD;
  box.y = BC_PAGE_MARGIN + MAX (0, (TITLE_HEIGHT - box.height) / 2);
  bc_flow_place (flow, 0, n, box.x, box.y + MARK_PAD / 2, bc_layout_add_box (self, &box),
                 self->page);
  frame_mark (self, &box);
  return box.y + box.height - BC_PAGE_MARGIN;
}

static void
first_header (BcLayout *self)
{
  g_autofree char *title = bc_form_title (self->form, self->source);
  g_autofree char *mark = make_mark (self);
  BcItem logo = measure_logo (self);
  double mark_width = self->source->blank != NULL ? MARK_BLANK : MARK_WIDTH;
  double x, used, height;
  g_autoptr (BcFlow) flow = fit_title (self, title, logo.width > 0 ? logo.width + LOGO_GAP : 0,
                                       *mark != '\0' ? mark_width + MARK_GAP : 0, &x);
  BcBox box = { x, BC_PAGE_MARGIN, flow->width, 0, -1, 0, TRUE, FALSE };

  used = bc_flow_height (flow, 0, flow->lines->len);
  height = used > TITLE_HEIGHT ? used + TITLE_GAP : TITLE_HEIGHT;
  box.height = height;
  bc_flow_place (flow, 0, flow->lines->len, x,
                 BC_PAGE_MARGIN + (used > TITLE_HEIGHT ? 0 : (height - used) / 2),
                 bc_layout_add_box (self, &box), self->page);
  if (*mark != '\0')
    {
      double reach = place_mark (self, mark, mark_width);

      height = MAX (height, reach + MARK_BELOW);
    }
  logo.y = BC_PAGE_MARGIN + (height - 1 - logo.height) / 2;
  if (logo.width > 0)
    g_array_append_val (self->page->items, logo);
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
  g_autofree char *title = bc_form_title (self->form, self->source);
  g_autofree char *mark = bc_content_join (" ", 3, self->pages->number, self->source->blank,
                                           bc_copy_label (self->pages->copy));
  g_autofree char *in_a_line = g_strdelimit (g_strdup (title), "\n", ' ');
  g_autoptr (BcFlow) left = running_text (self, in_a_line, self->grid - RUNNING_NUMBER, 0);
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
      g_autoptr (BcFlow) flow = bc_layout_cell (self, cell, cell->columns * self->column);

      /* The code does not count: it reaches into the margin below. */
      if (cell->blocks[0].kind != BC_BLOCK_QR)
        height = MAX (height, bc_flow_height (flow, 0, flow->lines->len));
    }
  return height + FOOTER_TOP;
}

void
bc_layout_footer (BcLayout *self)
{
  const BcFormRow *row = self->form->footer;
  double x = BC_PAGE_MARGIN;
  int n = 0;

  for (const BcFormCell *cell = row->cells; cell->columns > 0; cell++)
    {
      double width = cell->columns * self->column, height;
      g_autoptr (BcFlow) flow = bc_layout_cell (self, cell, width);
      BcBox box = { x, 0, width, 0, -1, 10 + n++, TRUE, FALSE };

      height = bc_flow_height (flow, 0, flow->lines->len);
      box.y = cell->blocks[0].kind == BC_BLOCK_QR ? self->pages->height - CODE_EDGE - height
                                                  : self->page_bottom - height;
      box.height = height;
      bc_flow_place (flow, 0, flow->lines->len, x, box.y, bc_layout_add_box (self, &box),
                     self->page);
      x += width;
    }
}
