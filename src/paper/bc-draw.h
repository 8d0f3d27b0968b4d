/* The one function that draws, for preview, printer and PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "paper/bc-pages.h"

G_BEGIN_DECLS

/**
 * bc_pages_draw:
 * @page: from 0
 * @cr: with the user unit of 1/72 inch (a point) and the origin at the paper's top left corner;
 * whatever scale turns points into pixels is fine. Its state is as before afterwards.
 *
 * Draws one page in black; the paper's white is not painted. On the thread that uses @self.
 */
void bc_pages_draw (BcPages *self, guint page, cairo_t *cr);

G_END_DECLS
