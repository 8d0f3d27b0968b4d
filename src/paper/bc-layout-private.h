/* Between the files that lay out: what is known while pages are being filled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-flow-private.h"
#include "paper/bc-layout.h"

G_BEGIN_DECLS

#define BC_FRAME_WEIGHT 0.5
#define BC_RULE_WEIGHT  0.25

typedef struct
{
  const BcForm *form;
  const BcPaperSource *source;
  BcPages *pages;
  BcPage *page;       /* the one being filled */
  double grid;        /* mm from the left margin to the right one */
  double column;      /* mm of one of the twelve columns */
  double page_bottom; /* where the lower margin begins */
  double table_top;   /* of this page, below header and repeated table head */
  double frame_top;   /* of the lines around the rows being placed; negative: there are none */
  double y;           /* the top of what comes next */
  double bottom;      /* where the table must end, above the footer */
  guint number;       /* of the page, from 1, for the page number's block */
  guint n_pages;
} BcLayout;

/* bc_layout_cell: (transfer full) what @cell holds, broken into lines of @width mm. */
BcFlow *bc_layout_cell (BcLayout *self, const BcFormCell *cell, double width);
/* bc_layout_label: (transfer full) a label's words, centred; @continued says that the row began on
 * a page before. */
BcFlow *bc_layout_label (BcLayout *self, const char *message_id, double width, gboolean continued);
/* bc_layout_add_box: index of a new box on the page. */
int bc_layout_add_box (BcLayout *self, const BcBox *box);
void
bc_layout_add_rule (BcLayout *self, double x, double y, double width, double height, double weight);

/* bc_layout_close_frame: draws the lines around the rows placed since the frame was opened. */
void bc_layout_close_frame (BcLayout *self);

/* bc_layout_header: begins a page with title and copy mark, or with a line that says what it
 * continues. Sets where the table begins. */
void bc_layout_header (BcLayout *self);
/* bc_layout_footer_height: mm that the footer takes. */
double bc_layout_footer_height (BcLayout *self);
/* bc_layout_footer: puts the footer on the page; its code reaches into the lower margin. */
void bc_layout_footer (BcLayout *self);

/* bc_layout_table: puts all rows, on as many pages as it takes. */
void bc_layout_table (BcLayout *self);
/* bc_layout_begin_page and bc_layout_end_page: with header, and with the table's frame. */
void bc_layout_begin_page (BcLayout *self);
void bc_layout_end_page (BcLayout *self);

G_END_DECLS
