/* The hall's opening hours and its own days off, in the file. A job's building block, on the worker thread inside a write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-year-preview.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/**
 * bc_hall_hours_apply:
 * @settings: (element-type utf8 utf8) (nullable): values by the keys of bc_hours_set()
 * @days: (array length=n_days): local days; kind BC_DAY_CLOSED or BC_DAY_OPENED, or BC_DAY_WORKING for one that is like the table again
 * @act: an administrator's; REFUSED for anybody else
 * @error: INVALID in words for a value that cannot be, or values that do not agree
 *
 * Changes the hours and local days and recomputes the open tickets, like another year's table: one event `hall`, one event `recomputed` a ticket. Due dates keep their hour.
 *
 * Returns: (transfer full): the tickets whose dates moved
 */
BcYearPreview *bc_hall_hours_apply (BcEngine *engine,
                                    GHashTable *settings,
                                    const BcLocalDay *days,
                                    guint n_days,
                                    const BcAct *act,
                                    GError **error);

G_END_DECLS
