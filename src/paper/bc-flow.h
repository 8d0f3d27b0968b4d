/* A flow is what one cell holds, measured and broken into lines, before it is known where on which
 * page the lines will stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-fonts.h"
#include "paper/bc-pages.h"

G_BEGIN_DECLS

/* Besides BcBlockFlags: the words are the form's own and come again with every ticket. */
#define BC_FLOW_CONSTANT (1u << 16)

typedef struct
{
  double height;
  guint first_item; /* into the flow's items */
  guint n_items;
  double used; /* to the right end of what stands in it */
} BcFlowLine;

typedef struct
{
  BcPages *pages; /* keeps the layouts */
  double width;   /* mm */
  GArray *lines;  /* BcFlowLine */
  GArray *items;  /* BcItem; x from the flow's left, y and baseline from the line's top */
  guint anchor; /* the first line of those that stand at the cell's bottom; the number of lines for
                   none */
} BcFlow;

/* bc_flow_new: (transfer full) empty, to be filled with lines up to @width mm. */
BcFlow *bc_flow_new (BcPages *pages, double width);
void bc_flow_free (BcFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcFlow, bc_flow_free)

/* bc_flow_add_text: @caption (nullable) stands before @text in the labels' type; @size in points, 0
 * for that of @role; @flags of BcBlockFlags. */
void bc_flow_add_text (
    BcFlow *self, BcFontRole role, double size, const char *caption, const char *text, guint flags);
/* bc_flow_add_ticks: a box and a word for each of @choices; @chosen is ticked, -1 for none. */
void bc_flow_add_ticks (
    BcFlow *self, const char *caption, const BcEnum *choices, int chosen, guint flags);
/* bc_flow_add_signature: @name and @date may be "": then there is room to write. */
void bc_flow_add_signature (
    BcFlow *self, const char *caption, const char *name, const char *date, guint flags);
/* bc_flow_add_qr: @code as a square of @size mm, at the left, or where @flags say, with @quiet mm of white above and below. */
void bc_flow_add_qr (BcFlow *self, const BcCode *code, double size, double quiet, guint flags);

/* bc_flow_height: mm of @n lines from @first on. */
double bc_flow_height (const BcFlow *self, guint first, guint n);
/* bc_flow_fits: how many lines from @first on are not higher than @height together. */
guint bc_flow_fits (const BcFlow *self, guint first, double height);
/* bc_flow_text_width: mm of the widest line that stands there. */
double bc_flow_text_width (const BcFlow *self);
/* bc_flow_place: copies lines into @page's items, the first one's top left at @x, @y. */
void
bc_flow_place (const BcFlow *self, guint first, guint n, double x, double y, int box, BcPage *page);

G_END_DECLS
