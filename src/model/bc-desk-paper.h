/* The hall's paper: blank forms, and what stands on every sheet. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-blank.h"
#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_desk_issue_blanks_async: @n blank forms @form for who is signed in, as bc_blanks_issue(). Finish
 * with bc_desk_list_finish(): (element-type BcBlank). */
void bc_desk_issue_blanks_async (
    BcDesk *self, const char *form, guint n, GAsyncReadyCallback callback, gpointer user_data);
/* bc_desk_blanks_async: the ledger, as bc_blanks_list(). Finish with bc_desk_list_finish():
 * (element-type BcBlank). */
void bc_desk_blanks_async (BcDesk *self,
                           gboolean missing,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* bc_desk_find_blank_async: finish with bc_desk_find_blank_finish(): (transfer full). */
void bc_desk_find_blank_async (BcDesk *self,
                               const char *serial,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
BcBlank *bc_desk_find_blank_finish (BcDesk *self, GAsyncResult *result, GError **error);

/* bc_desk_set_hall_setting_async: as bc_hall_settings_write(); the desk's hall follows with the feed.
 * Finish with bc_desk_change_finish(). */
void bc_desk_set_hall_setting_async (BcDesk *self,
                                     const char *key,
                                     const char *value,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
