/* Backups of a hall: taken while it is in use, checked, kept for a month; and putting one back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-store.h"

G_BEGIN_DECLS

/* How many daily backups are kept. Source: issue 3, point 7. */
#define BC_BACKUPS_KEPT 30
/* The window warns when the last good backup is older (microseconds). Source: issue 3, point 7. */
#define BC_BACKUP_WARN_AFTER (G_GINT64_CONSTANT (3) * 24 * 60 * 60 * G_USEC_PER_SEC)

/* Told how much is done, 0 to 1, on the thread that works. */
typedef void (*BcBackupProgress) (double fraction, gpointer user_data);

typedef enum
{
  BC_BACKUP_DAILY, /* at most one a day over all seats; does nothing when another seat has it, or had it */
  BC_BACKUP_NOW, /* because somebody asks for it */
} BcBackupReason;

/* What came of it. */
typedef struct
{
  gboolean is_done; /* FALSE: a daily backup that is not this seat's to make */
  char *path;
  gint64 tickets;
  gint64 events;
  gint64 bytes;
} BcBackupReport;
void bc_backup_report_free (BcBackupReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcBackupReport, bc_backup_report_free)

/**
 * bc_backup_run:
 * @path: the hall
 * @target: (nullable): a file to be made, or a folder that is there; NULL for the hall's own folder of backups, whose oldest ones are then deleted beyond BC_BACKUPS_KEPT
 * @progress: (nullable):
 * @cancellable: (nullable):
 * @error: those of opening the hall and of making the file; DAMAGED when the hall itself is damaged: a copy of it is not kept as a backup
 *
 * Copies the hall in small steps while others work in it, opens the copy, checks every page and the whole history in it, compares what both hold, flushes it to the disk and only then
 * gives it its name. Notes in the hall when the last good backup was made. Blocks: on a thread of its own, or for the command line.
 *
 * Returns: (transfer full): what was done
 */
BcBackupReport *bc_backup_run (const char *path,
                               const char *target,
                               BcBackupReason reason,
                               BcClock *clock,
                               const char *seat,
                               BcBackupProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);

/* What the hall knows of its backups. */
typedef struct
{
  gint64 last_good_at; /* BC_INT_NONE: there is none */
  char *last_path;     /* nullable */
  gint64 failed_at;    /* of the newest one, if it failed; BC_INT_NONE otherwise */
  char *failure;       /* why, in the words of the seat that tried; nullable */
  char *folder;        /* where they go */
  gint64 began_at; /* when the hall's first event was written; BC_INT_NONE: nothing to lose yet */
} BcBackupState;
void bc_backup_state_free (BcBackupState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcBackupState, bc_backup_state_free)

/* bc_backup_state: (transfer full) a job for BC_INTENT_READ. */
BcBackupState *bc_backup_state (BcEngine *engine, GError **error);
/* bc_backup_is_late: nothing good for longer than BC_BACKUP_WARN_AFTER. */
gboolean bc_backup_is_late (const BcBackupState *self, gint64 now);

/* bc_backup_set_folder: where backups go from now on: a folder, from the hall's own folder on where it is relative; "" for the folder beside the hall. A job for BC_INTENT_WRITE; an
 * event of the hall with @operation (a UUID). Errors: REFUSED unless @staff (nullable) is an administrator. */
gboolean bc_backup_set_folder (
    BcEngine *engine, const char *folder, const char *staff, const char *operation, GError **error);

/**
 * bc_backup_restore:
 * @backup: a hall that is whole
 * @path: where it is to be
 * @kept: (out) (optional) (nullable) (transfer full): under which name what was at @path is kept
 * @error: BUSY while any seat is in the file at @path; DAMAGED when the backup is not whole, and then nothing was changed
 *
 * Checks the backup, copies it beside @path, checks the copy, keeps what is at @path under a dated name beside it, whatever state it is in, and gives the copy its name. Blocks.
 */
gboolean bc_backup_restore (const char *backup,
                            const char *path,
                            BcClock *clock,
                            char **kept,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
