/* From form and ticket to pages: pure, no printer, no screen, no clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-pages.h"

G_BEGIN_DECLS

/**
 * bc_paper_context_new:
 *
 * A Pango context of its own font map, in points, with unhinted metrics and unrounded positions, so
 * that sizes are exact and the same on every surface. Any thread; it belongs to the thread that
 * uses it. Making one costs a look through the installed fonts, so a batch shares one.
 *
 * Returns: (transfer full): the context
 */
PangoContext *bc_paper_context_new (void);

/**
 * bc_paper_layout:
 * @context: from bc_paper_context_new()
 *
 * Lays @form out for @source. Rows grow with their text and go on on the next page with their label
 * repeated: nothing is cut off.
 *
 * Returns: (transfer full): at least one page
 */
BcPages *bc_paper_layout (const BcForm *form, const BcPaperSource *source, PangoContext *context);

/**
 * bc_paper_layout_copies:
 * @copies: BcCopy values as bits, 1 << BC_COPY_HANDLING and so on; ignored for a form without
 * copies
 *
 * Returns: (transfer container) (element-type BcPages): one document a copy, in the order of BcCopy
 */
GPtrArray *bc_paper_layout_copies (const BcForm *form,
                                   const BcPaperSource *source,
                                   guint copies,
                                   PangoContext *context);

#define BC_COPIES_ALL (1 << BC_COPY_HANDLING | 1 << BC_COPY_ARCHIVE)

/* bc_paper_work_order_pages: (transfer container) (element-type BcPages) both copies of the work
 * order. */
GPtrArray *bc_paper_work_order_pages (const BcPaperSource *source, PangoContext *context);

G_END_DECLS
