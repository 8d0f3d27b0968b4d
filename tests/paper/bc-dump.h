/* Pages as text: what golden files hold and tests compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-pages.h"

G_BEGIN_DECLS

/* bc_dump_pages: (transfer full) one line a box and item, millimetres with two decimals. */
char *bc_dump_pages (const BcPages *pages);
/* bc_dump_words: (transfer full) what can be read of a ticket and nothing of where it stands: texts and ticks without header and
 * footer. */
char *bc_dump_words (const BcPages *pages);
/* bc_dump_cell: (transfer full) the text of one cell through all pages, without line ends. */
char *bc_dump_cell (const BcPages *pages, int row, int cell);
/* bc_dump_find_box: (nullable) that cell's box on that page. */
const BcBox *bc_dump_find_box (const BcPages *pages, guint page, int row, int cell);

/* bc_dump_without_space: (transfer full) @text in one piece: lines are where cells made them. */
char *bc_dump_without_space (const char *text);

G_END_DECLS
