/* How pages are made; for the layout only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-pages.h"

G_BEGIN_DECLS

/* bc_pages_new: (transfer full) no pages yet. */
BcPages *bc_pages_new (const BcForm *form, PangoContext *context);
/* bc_pages_append: (transfer none) a new last page. */
BcPage *bc_pages_append (BcPages *self);

G_END_DECLS
