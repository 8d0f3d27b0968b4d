/* What another year's table of working days would change, for whoever has to confirm it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-record.h"
#include "domain/bc-workdays-table.h"

G_BEGIN_DECLS

/* An open ticket of which a date is another one by the new table. */
typedef struct
{
  gint64 ticket;
  char *number;
  char *department; /* code of the lead (else the concerned) department; nullable */
  gint64
      old_due; /* both BC_INT_NONE where the ticket has no due date yet; equal where only other dates of it change */
  gint64 new_due;
  gboolean was_provisional;
  gboolean provisional;
} BcDueShift;

/* bc_due_shift_new: (transfer full) what becomes of the due date of @before in @after. */
BcDueShift *bc_due_shift_new (const BcRecord *before, const BcRecord *after);

typedef struct
{
  GArray *years;          /* (element-type int) that are replaced */
  GPtrArray *differences; /* (element-type BcWorkdaysDifference) days that are another kind */
  GPtrArray *shifts;      /* (element-type BcDueShift) by new due */
} BcYearPreview;

/* bc_year_preview_new: (transfer full) of @years, with no difference and no shift yet. */
BcYearPreview *bc_year_preview_new (GArray *years, GPtrArray *differences /* transfer full */);
void bc_year_preview_free (BcYearPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcYearPreview, bc_year_preview_free)
/* bc_year_preview_sort: by new due. */
void bc_year_preview_sort (BcYearPreview *self);

G_END_DECLS
