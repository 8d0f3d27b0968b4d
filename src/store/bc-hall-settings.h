/* Changing one of the hall's settings: a job's building block, on the worker thread inside a write
 * transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-tickets.h"

G_BEGIN_DECLS

/**
 * bc_hall_settings_write:
 * @key, @value: as for bc_hall_set(), which checks it; BC_ERROR_INVALID says what is wrong
 *
 * Writes the setting and the event of the hall, so that every seat reads the hall anew. Needs the
 * admin role (REFUSED). A picture stands in the history by its SHA-256.
 */
gboolean bc_hall_settings_write (
    BcEngine *engine, const char *key, const char *value, const BcAct *act, GError **error);

G_END_DECLS
