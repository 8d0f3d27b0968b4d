/* Printing, as far as the file is concerned: what papers are filled from, and that they were
 * printed. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-desk.h"
#include "store/bc-prints.h"

G_BEGIN_DECLS

/* bc_desk_dossiers_async: @ids (element-type gint64): reads all that their papers say, in batches,
 * each from one state of the file. Finish with bc_desk_list_finish(): (element-type BcDossier), in
 * the order of @ids. */
void bc_desk_dossiers_async (BcDesk *self,
                             GArray *ids,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* bc_desk_day_ids_async, bc_desk_board_ids_async: as bc_prints_day() of the hall's local @day and
 * bc_prints_board(). Finish with bc_desk_ids_finish(): (transfer full) (element-type gint64). */
void bc_desk_day_ids_async (BcDesk *self,
                            BcDay day,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void bc_desk_board_ids_async (BcDesk *self,
                              const char *department,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GArray *bc_desk_ids_finish (BcDesk *self, GAsyncResult *result, GError **error);

/* bc_desk_note_prints_async: @printed (element-type BcPrinted; a reference is taken, it must not
 * change any more): notes them in the history, in one transaction for each hundred; who is signed
 * in printed. Finish with bc_desk_change_finish(). */
void bc_desk_note_prints_async (BcDesk *self,
                                GPtrArray *printed,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* bc_desk_list_prints_async: lists that were printed on the hall's local @day. Finish with
 * bc_desk_list_finish(): (element-type BcEvent), newest first. */
void bc_desk_list_prints_async (BcDesk *self,
                                BcDay day,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

G_END_DECLS
