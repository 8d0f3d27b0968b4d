/* Between the files that make flows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gi18n.h>

#include "paper/bc-flow.h"

G_BEGIN_DECLS

/* Pango counts in 1024ths of a point, pages in millimetres. */
#define BC_TO_PANGO(mm)      ((int) ((mm) *BC_POINTS_PER_MM * PANGO_SCALE))
#define BC_FROM_PANGO(units) ((double) (units) / (PANGO_SCALE * BC_POINTS_PER_MM))

/* Sums of millimetres that should be equal differ by less. */
#define BC_EPSILON 1e-6

/* bc_flow_begin_line: (transfer none) a new last line, valid until the next one. */
BcFlowLine *bc_flow_begin_line (BcFlow *self, double height);
/* bc_flow_last_line: (nullable) (transfer none) */
BcFlowLine *bc_flow_last_line (BcFlow *self);
/* bc_flow_append: adds @item to the last line. */
void bc_flow_append (BcFlow *self, const BcItem *item);
/**
 * bc_flow_shape:
 * @size: in points, 0 for that of @role
 * @width: mm at which lines are broken; negative for one line
 * @head: bytes at the start of @text that are a caption, in the labels' type
 * @flags: of BcBlockFlags; %BC_FLOW_CONSTANT keeps the layout for other tickets' papers
 *
 * Returns: (transfer none): @text, shaped and broken; kept by the pages
 */
PangoLayout *bc_flow_shape (BcFlow *self,
                            BcFontRole role,
                            double size,
                            double width,
                            gsize head,
                            const char *text,
                            guint flags);
/* bc_flow_append_text: adds a line of a layout to the last line of the flow, which grows where the
 * ink needs it. */
void bc_flow_append_text (BcFlow *self,
                          PangoLayoutLine *pango_line,
                          BcFontRole role,
                          double size,
                          double x,
                          double width);

G_END_DECLS
