/* Exporting the calendar: a job's building block, on the worker thread inside a read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-agenda-kinds.h"
#include "store/bc-store.h"

G_BEGIN_DECLS

/* bc_ics_export: (transfer full) what lies in @from ≤ at < @to and @filter (nullable) wants, as the text of an .ics file: deadlines of open tickets, callbacks that were not made, meetings. */
char *bc_ics_export (
    BcEngine *engine, gint64 from, gint64 to, const BcAgendaFilter *filter, GError **error);

G_END_DECLS
