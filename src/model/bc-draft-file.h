/* One draft as a file: its format, its durable writing, and the lock that says which running
 * program is typing in it.
 *
 * Used by the draft journal's thread only (model/bc-drafts.c): every function here waits for the
 * disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-drafts.h"

G_BEGIN_DECLS

/**
 * bc_draft_id_is_valid:
 * @id: (nullable): what shall become part of a file's name
 *
 * Returns: whether @id has 1 to 64 ASCII letters, digits and hyphens, as a UUID does
 */
gboolean bc_draft_id_is_valid (const char *id);

/**
 * bc_draft_file_write:
 * @folder: the journal's folder; made with mode 0700 if it is not there
 * @id: the draft
 * @values: (element-type utf8 utf8): text by field key
 * @saved_at: microseconds UTC
 *
 * Writes "ID.draft" so that after any crash either the former or the new content is there, whole: a
 * temporary file is written and synced, renamed over the draft, and the folder is synced.
 *
 * Returns: whether it is on the disk; otherwise %BC_ERROR_FULL, %BC_ERROR_READ_ONLY or
 *   %BC_ERROR_IO with a message for the person
 */
gboolean bc_draft_file_write (
    const char *folder, const char *id, GHashTable *values, gint64 saved_at, GError **error);

/**
 * bc_draft_file_read:
 * @folder: the journal's folder
 * @id: the draft
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL when it is not there, not readable, cut
 *   off or of a format that this program does not know. The file is never touched.
 */
BcDraftEntry *bc_draft_file_read (const char *folder, const char *id);

/**
 * bc_draft_file_list:
 * @folder: the journal's folder
 * @suffix: ".draft" or ".discarded"
 *
 * Returns: (transfer full) (element-type utf8): the ids of the files with that suffix, in no order;
 *   empty when there is no such folder
 */
GPtrArray *bc_draft_file_list (const char *folder, const char *suffix);

/**
 * bc_draft_file_rename:
 *
 * Renames "ID@from" to "ID@to" durably.
 *
 * Returns: %FALSE when there was no such file or it could not be renamed
 */
gboolean
bc_draft_file_rename (const char *folder, const char *id, const char *from, const char *to);

/**
 * bc_draft_file_remove:
 *
 * Removes "ID@suffix" and what an interrupted writing of it may have left, durably. Nothing happens
 * when it is not there.
 */
void bc_draft_file_remove (const char *folder, const char *id, const char *suffix);

/**
 * bc_draft_file_purge:
 * @folder: the journal's folder
 * @age: seconds
 *
 * Removes discarded drafts that were discarded more than @age ago: they hold what people have told,
 * and nobody can bring them back any more (domain model, "Privacy": collect the least).
 */
void bc_draft_file_purge (const char *folder, gint64 age);

/**
 * bc_draft_file_lock:
 *
 * Claims the draft for this process for as long as the descriptor is open. The kernel lets go of it
 * when the process ends, however it ends.
 *
 * Returns: a descriptor, -1 when another running program has it, -2 when the folder's file system
 *   cannot lock (the draft may then be used)
 */
int bc_draft_file_lock (const char *folder, const char *id);

/**
 * bc_draft_file_unlock:
 * @descriptor: what bc_draft_file_lock() returned
 *
 * Gives the claim up and removes its file.
 */
void bc_draft_file_unlock (const char *folder, const char *id, int descriptor);

G_END_DECLS
