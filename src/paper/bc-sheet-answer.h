/* What a sheet's code says: is the paper in the hand the newest state of its ticket?
 *
 * Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-form.h"
#include "paper/bc-sheet-code.h"

G_BEGIN_DECLS

typedef enum
{
  BC_SHEET_UNKNOWN, /* no sheet with this code was printed from this file, nor would one be now */
  BC_SHEET_NEWEST,  /* a sheet printed now would say the same */
  BC_SHEET_CHANGED, /* it was printed from this file, and would say something else now */
} BcSheetState;

typedef struct
{
  BcSheetState state;
  const BcForm *form; /* nullable: unknown, or a newer program's form */
  BcEvent *printed;   /* that it was printed, the last time; nullable: nobody noted it */
  GPtrArray *since;   /* (element-type BcEvent) what was done since, oldest first, never NULL */
} BcSheetAnswer;

/* bc_sheet_answer_ticket: (transfer full) @source has all events and callbacks of the ticket that
 * @code names. */
BcSheetAnswer *bc_sheet_answer_ticket (const BcSheetCode *code, const BcPaperSource *source);

/* bc_sheet_find_list: (transfer none) (nullable) the one of @events (element-type BcEvent, newest
 * first) that notes the list's printing. */
BcEvent *bc_sheet_find_list (const BcSheetCode *code, GPtrArray *events);
/* bc_sheet_answer_list: (transfer full) @printed: from bc_sheet_find_list(); @source: the same list
 * as it would be printed now. */
BcSheetAnswer *
bc_sheet_answer_list (const BcSheetCode *code, BcEvent *printed, const BcPaperSource *source);
void bc_sheet_answer_free (BcSheetAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSheetAnswer, bc_sheet_answer_free)

G_END_DECLS
