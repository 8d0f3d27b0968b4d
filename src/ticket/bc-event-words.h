/* A ticket's history in words. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* bc_event_title: (transfer full) what happened, in one line: "Dispatch: 待审核 → 待签收". */
char *bc_event_title (const BcEvent *event, BcHall *hall, gint64 now);
/* bc_event_details: (transfer full) (element-type utf8) what else there is to say, a line each: the
 * reason, the fields that changed. Personal values are masked, long texts cut. */
GPtrArray *bc_event_details (const BcEvent *event, BcHall *hall);
/* bc_event_who: (transfer none) the member of staff, or the program itself. */
const char *bc_event_who (const BcEvent *event, BcHall *hall);

G_END_DECLS
