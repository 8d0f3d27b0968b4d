/* Why a due date is what it is, day by day. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  gboolean is_counted; /* a day that counts; otherwise it was skipped, or it is a remark */
} BcDueLine;

void bc_due_line_free (BcDueLine *self);

/* bc_due_lines: (transfer full) (element-type BcDueLine): the days from the dispatch to the due date
 * of @record, each counted or skipped and why, and what else there is to say: the date was set to an
 * hour, was moved by a suspension, is provisional. Empty when the ticket has no due date. @events
 * (element-type BcEvent) (nullable): its history, oldest first, which tells on which days the clock stood. */
GPtrArray *bc_due_lines (const BcRecord *record, BcHall *hall, GPtrArray *events);

G_END_DECLS
