/* Which rows a form has for this source: repetition and conditions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-form.h"

G_BEGIN_DECLS

typedef struct
{
  int row;              /* of the form */
  int head;             /* the form's row that stands above it on each page; -1 for none */
  BcPaperSource source; /* with the item that the row stands for; borrows all that it holds */
} BcPlacedRow;

/* bc_expand_rows: (transfer full) (element-type BcPlacedRow) valid as long as @source. */
GArray *bc_expand_rows (const BcForm *form, const BcPaperSource *source);

G_END_DECLS
