/* One copy of a hall, taken while it is in use, checked, and only then given its name. Room-internal; bc-backup.h is the door.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-backup.h"
#include "store/bc-engine.h"

G_BEGIN_DECLS

/* What a hall holds, to tell whether a copy is complete. */
typedef struct
{
  gint64 events;
  gint64 tickets;
  guint8
      last_hash[32]; /* of the last event: what the whole history comes to; zero without events */
} BcBackupFacts;

/* bc_backup_facts: in a transaction, or between two. */
gboolean bc_backup_facts (BcEngine *engine, BcBackupFacts *facts, GError **error);

/* bc_backup_fault: (transfer full) (nullable) the first thing that is wrong with an open hall, by SQLite's check of every page and by the history's hashes; NULL without @error when
 * nothing is. In a read transaction. */
char *bc_backup_fault (BcEngine *engine, GCancellable *cancellable, GError **error);

/* bc_backup_open_still: (transfer full) the file at @path, which nobody writes, as it lies there: without locks and without files beside it, whatever its version. */
BcEngine *bc_backup_open_still (const char *path, GError **error);

/* bc_backup_copy: copies @engine's file to @path, where nothing may be, checks the copy and publishes it. @is_gentle: in small steps with pauses, as others are at work in the
 * file. @facts: (out). Errors: those of the disk for @path; DAMAGED when the hall itself is. */
gboolean bc_backup_copy (BcEngine *engine,
                         const char *path,
                         gboolean is_gentle,
                         BcBackupProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         BcBackupFacts *facts,
                         GError **error);

/* bc_backup_prepare: (transfer full) the same without the last step: the temporary name of the checked copy beside @path, for bc_publish_end(). */
char *bc_backup_prepare (BcEngine *engine,
                         const char *path,
                         gboolean is_gentle,
                         BcBackupProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         BcBackupFacts *facts,
                         GError **error);

/* bc_backup_setting: (transfer full) (nullable): a setting of the file; NULL with @error, or without when there is none. */
char *bc_backup_setting (BcEngine *engine, const char *key, GError **error);
/* bc_backup_folder: (transfer full) where backups of @engine's hall go: its setting backup_folder, from the hall's own folder on where it is relative, or the folder “NAME-backup” beside
 * it. */
char *bc_backup_folder (BcEngine *engine, GError **error);
/* bc_backup_make_folder: makes @folder when it is not there yet. */
gboolean bc_backup_make_folder (const char *folder, GError **error);
/* bc_backup_name: (transfer full) the name of a backup of the hall at @real_path that is taken at @now; @version is 0, or the file version before it is brought up to date. */
char *bc_backup_name (const char *real_path, int version, gint64 now);
/* bc_backup_prune: deletes the oldest daily backups of @engine's hall in @folder beyond @keep, and what backups left behind that were cut off. What has another name, is no hall,
 * or is the backup of another hall stays. */
void bc_backup_prune (BcEngine *engine, const char *folder, guint keep);

G_END_DECLS
