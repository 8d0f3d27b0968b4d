/* Two people have changed one ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-merge.h"

#include "domain/bc-input.h"

void
bc_merge_clash_free (BcMergeClash *self)
{
  g_free (self->theirs);
  g_free (self->before);
  g_free (self);
}

static gboolean
is_as_theirs (const BcRecord *theirs, BcField field, const char *text, BcHall *hall)
{
  g_autoptr (BcRecord) mine = bc_record_copy (theirs);
  g_autoptr (BcProblems) problems = bc_problems_new ();

  bc_input_set (mine, field, text, hall, problems);
  return bc_problems_count (problems) == 0 && bc_record_equal_field (mine, theirs, field);
}

GPtrArray *
bc_merge_clashes (const BcRecord *base, const BcRecord *theirs, GHashTable *input, BcHall *hall)
{
  GPtrArray *clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_merge_clash_free);

  for (int i = 0; i < BC_N_FIELDS; i++)
    {
      BcField field = (BcField) i;
      const char *text = g_hash_table_lookup (input, bc_field_info (field)->key);
      BcMergeClash *clash;

      if (text == NULL || bc_record_equal_field (base, theirs, field)
          || is_as_theirs (theirs, field, text, hall))
        continue;
      clash = g_new0 (BcMergeClash, 1);
      clash->field = field;
      clash->theirs = bc_input_get (theirs, field, hall);
      clash->before = bc_input_get (base, field, hall);
      g_ptr_array_add (clashes, clash);
    }
  return clashes;
}
