/* The hall's settings, catalogue and working days as rows of the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"

G_BEGIN_DECLS

/* bc_hall_rows_read: (transfer full) the hall's snapshot, in a read transaction; BC_ERROR_DAMAGED
 * when its rows make no sense. */
BcHall *bc_hall_rows_read (BcEngine *engine, GError **error);
/* bc_hall_rows_write: writes the tables of @hall, and @settings (element-type utf8 utf8) as they
 * are, into a new file. */
gboolean bc_hall_rows_write (BcEngine *engine, BcHall *hall, GHashTable *settings, GError **error);
/* bc_hall_rows_write_workdays: the rows of @csv, which bc_workdays_new_from_csv() has accepted. */
gboolean bc_hall_rows_write_workdays (BcEngine *engine, const char *csv, GError **error);

G_END_DECLS
