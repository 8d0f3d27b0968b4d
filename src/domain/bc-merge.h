/* Two people have changed one ticket: what of it can stand side by side, and what somebody has to choose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"
#include "domain/bc-record.h"

G_BEGIN_DECLS

/* A field for which there are two new values. */
typedef struct
{
  BcField field;
  char *theirs; /* as an editor takes it (bc_input_get()); "" where they emptied it */
  char *before; /* likewise */
} BcMergeClash;

void bc_merge_clash_free (BcMergeClash *self);

/**
 * bc_merge_clashes:
 * @base: the ticket as the person saw it when beginning to type
 * @theirs: the ticket as it is now
 * @input: (element-type utf8 utf8): what the person typed, by field key
 *
 * Compares by value, not by spelling: both having typed the same is no clash, and neither is a field that only one of them has changed. What cannot be read as a value counts as
 * different. Pure.
 *
 * Returns: (transfer full) (element-type BcMergeClash): in the order of the fields; empty when both changes can stand
 */
GPtrArray *
bc_merge_clashes (const BcRecord *base, const BcRecord *theirs, GHashTable *input, BcHall *hall);

G_END_DECLS
