/* The backups of the hall that is open: how old the last one is, today's one when it is this seat's turn, and one at once for whoever asks. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-desk.h"
#include "store/bc-backup.h"

G_BEGIN_DECLS

#define BC_TYPE_BACKUPS (bc_backups_get_type ())
G_DECLARE_FINAL_TYPE (BcBackups, bc_backups, BC, BACKUPS, GObject)

/*
 * Signals:
 *   changed ()   what any of the functions below says may be another thing now
 */

/* bc_backups_new: looks after the backups of the hall that @desk has open. */
BcBackups *bc_backups_new (BcDesk *desk);

/* bc_backups_get_state: (transfer none) (nullable) what the hall knows of its backups; NULL before that was read. */
const BcBackupState *bc_backups_get_state (BcBackups *self);
/* bc_backups_is_late: the person should be warned: nothing good for too long. Never for a demonstration. */
gboolean bc_backups_is_late (BcBackups *self);
/* bc_backups_get_progress: how much of the running backup is done, 0 to 1; -1 when this seat makes none. */
double bc_backups_get_progress (BcBackups *self);

/**
 * bc_backups_run_async:
 * @target: (nullable): a file to be made, or a folder; NULL for the hall's own folder
 *
 * Makes a backup now, on a thread of its own. Errors: those of bc_backup_run(); BUSY when this seat is at one already.
 */
void bc_backups_run_async (BcBackups *self,
                           const char *target,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* finish: (transfer full) what was made. */
BcBackupReport *bc_backups_run_finish (BcBackups *self, GAsyncResult *result, GError **error);
/* bc_backups_cancel: the running one is given up, and nothing of it stays. */
void bc_backups_cancel (BcBackups *self);

/* bc_backups_set_folder_async: where the hall's backups go from now on, for all seats; "" for the folder beside the hall. Errors: REFUSED unless an administrator is signed in; those of a
 * write. */
void bc_backups_set_folder_async (BcBackups *self,
                                  const char *folder,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean bc_backups_set_folder_finish (BcBackups *self, GAsyncResult *result, GError **error);

G_END_DECLS
