/* What can be saved of a damaged hall, in a new file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-store.h"

G_BEGIN_DECLS

/* What became of a table. */
typedef struct
{
  char *name;
  gint64 saved;
  gint64 lost;            /* rows that are known to be missing */
  gboolean may_lack_more; /* and an unknown number beyond those */
  gint64 expected;        /* what the damaged file says of their number; -1 when it does not */
} BcRescueTable;

typedef struct
{
  GPtrArray *tables;   /* (element-type BcRescueTable) in the order of the schema */
  GPtrArray *findings; /* (element-type BcFinding) what `bancheng check` says of the new file */
  GPtrArray *notes;    /* (element-type utf8) what had to be done besides, in words */
} BcRescueReport;
void bc_rescue_report_free (BcRescueReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcRescueReport, bc_rescue_report_free)

/* bc_rescue_is_whole: nothing was lost and every check passes. */
gboolean bc_rescue_is_whole (const BcRescueReport *self);

/**
 * bc_rescue:
 * @bad: the damaged hall; it is only read
 * @fresh: where the new one is to be; nothing may be there
 * @error: nothing could be saved at all, or @fresh could not be made; BUSY while seats are in @bad
 *
 * Reads every table of a copy of @bad row by row, goes on behind what cannot be read, and puts the rows into a hall of this program's version as they are: what makes no sense is not
 * mended, so that the history stays evidence. Blocks.
 *
 * Returns: (transfer full): what was saved, and what the new file lacks
 */
BcRescueReport *bc_rescue (
    const char *bad, const char *fresh, BcClock *clock, GCancellable *cancellable, GError **error);

G_END_DECLS
