/* The desk's table of working days: choosing another year's, seeing what it would change, applying it. Main thread only; everything said in bc-desk.h holds here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-year-preview.h"
#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_desk_year_missing: the year for which the table should have been loaded by now: the next one from 1 November on; 0 when nothing is missing, or without a file. Ask again at BcDesk::minute
 * and when `hall` is notified. */
int bc_desk_year_missing (BcDesk *self);
/* bc_desk_may_load_table: whoever is signed in may apply one. */
gboolean bc_desk_may_load_table (BcDesk *self);

/* A table that was read, with what it would change. */
typedef struct
{
  BcWorkdaysTable *table;
  BcYearPreview *preview;
} BcDeskTable;
void bc_desk_table_free (BcDeskTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcDeskTable, bc_desk_table_free)

/**
 * bc_desk_read_table_async:
 * @file: CSV or ICS
 *
 * Reads and checks the file and works out what it would change. Errors: BC_ERROR_INVALID with the problems by row number (bc_error_get_problems()), or in words; BC_ERROR_IO when the file
 * cannot be read.
 */
void bc_desk_read_table_async (BcDesk *self,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* bc_desk_read_table_finish: (transfer full) */
BcDeskTable *bc_desk_read_table_finish (BcDesk *self, GAsyncResult *result, GError **error);

/* bc_desk_apply_table_async: replaces the table's years and recomputes the open tickets in one transaction, which one undo takes back. REFUSED for anybody but administrators. finish:
 * bc_desk_change_finish(). */
void bc_desk_apply_table_async (BcDesk *self,
                                BcWorkdaysTable *table,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

G_END_DECLS
