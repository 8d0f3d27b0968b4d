/* What a sheet carries besides text: the codes that lead somewhere, and the hall's logo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "paper/bc-pages.h"

G_BEGIN_DECLS

/* The side of a code that a telephone reads from paper, in mm: at 33 modules each is 0.55 mm wide,
 * six dots of a printer of 300 dots an inch. */
#define BC_CODE_SIZE 18.0
/* The white around it: four modules (ISO/IEC 18004). */
#define BC_CODE_QUIET 2.2

/* bc_code_fill: makes @self the QR code of @text; its size stays 0 where the text is longer than a
 * code can hold (about 2,300 bytes): the sheet is good without it. */
void bc_code_fill (BcCode *self, const char *text);

/**
 * bc_logo_for_context:
 * @png: (nullable): the hall's logo
 * @context: from bc_paper_context_new(); it keeps the picture, so that a batch reads it only once
 *   and a file holds it only once
 *
 * Returns: (transfer full) (nullable): the picture, at most as large as print needs it; NULL for
 *   what is no PNG
 */
cairo_surface_t *bc_logo_for_context (GBytes *png, PangoContext *context);

G_END_DECLS
