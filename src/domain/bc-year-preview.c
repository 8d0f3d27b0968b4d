/* What another year's table would change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-year-preview.h"

static void
shift_free (gpointer data)
{
  BcDueShift *shift = data;

  g_free (shift->number);
  g_free (shift->department);
  g_free (shift);
}

BcDueShift *
bc_due_shift_new (const BcRecord *before, const BcRecord *after)
{
  BcDueShift *shift = g_new0 (BcDueShift, 1);
  const char *lead = bc_record_text (before, BC_FIELD_LEAD_DEPARTMENT);

  shift->ticket = bc_record_int (before, BC_FIELD_ID);
  shift->number = g_strdup (bc_record_text (before, BC_FIELD_NUMBER));
  shift->department = g_strdup (lead != NULL ? lead : bc_record_text (before, BC_FIELD_DEPARTMENT));
  shift->old_due = bc_record_int (before, BC_FIELD_DUE_AT);
  shift->new_due = bc_record_int (after, BC_FIELD_DUE_AT);
  shift->was_provisional = bc_record_flag (before, BC_FIELD_DUE_PROVISIONAL);
  shift->provisional = bc_record_flag (after, BC_FIELD_DUE_PROVISIONAL);
  return shift;
}

BcYearPreview *
bc_year_preview_new (GArray *years, GPtrArray *differences)
{
  BcYearPreview *self = g_new0 (BcYearPreview, 1);

  self->years = g_array_ref (years);
  self->differences = differences;
  self->shifts = g_ptr_array_new_with_free_func (shift_free);
  return self;
}

void
bc_year_preview_free (BcYearPreview *self)
{
  g_array_unref (self->years);
  g_ptr_array_unref (self->differences);
  g_ptr_array_unref (self->shifts);
  g_free (self);
}

static int
by_new_due (gconstpointer a, gconstpointer b)
{
  const BcDueShift *first = *(BcDueShift *const *) a;
  const BcDueShift *second = *(BcDueShift *const *) b;

  if (first->new_due != second->new_due)
    return first->new_due < second->new_due ? -1 : 1;
  return first->ticket < second->ticket ? -1 : first->ticket > second->ticket;
}

void
bc_year_preview_sort (BcYearPreview *self)
{
  g_ptr_array_sort (self->shifts, by_new_due);
}
