/* The draft journal: what is being typed is kept on this seat's own disk at every pause, whatever becomes of the program or the hall's file.
 *
 * One file a draft, "UUID.draft" (JSON: a format number, when it was saved, and the text of each field as typed), written to a
 * temporary name, synced, renamed and the folder synced, by one background thread in order. A draft belongs to the running
 * program that keeps it, for as long as that runs: another one that shares the folder does not see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BC_TYPE_DRAFTS (bc_drafts_get_type ())
G_DECLARE_FINAL_TYPE (BcDrafts, bc_drafts, BC, DRAFTS, GObject)

/* Keys of values that no field has: when a registration was queued (microseconds), who registers it, in which file; and why one was refused. A draft with the first is waiting to be handed in. */
#define BC_DRAFT_QUEUED "@queued"
#define BC_DRAFT_STAFF  "@staff"
#define BC_DRAFT_FILE   "@file"
#define BC_DRAFT_REASON "@reason"

/* A kept draft. */
typedef struct
{
  char *id;        /* UUID */
  gint64 saved_at; /* microseconds UTC */
  GHashTable *
      values; /* (element-type utf8 utf8): text by field key, exactly as typed, also what is not valid yet */
} BcDraftEntry;
void bc_draft_entry_free (BcDraftEntry *self);

/* bc_drafts_new: @path: the folder; made with mode 0700 when the first draft is kept. */
BcDrafts *bc_drafts_new (const char *path);

/* bc_drafts_load_async: finish: (transfer full) (element-type BcDraftEntry) all drafts that can be read, newest first; an unreadable one is left where it is. */
void bc_drafts_load_async (BcDrafts *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *bc_drafts_load_finish (BcDrafts *self, GAsyncResult *result, GError **error);

/* bc_drafts_keep_async: writes @values (copied) under @id durably; a later call for the same id supersedes one that has not started. finish: FALSE with the reason when it could not be kept. */
void bc_drafts_keep_async (BcDrafts *self,
                           const char *id,
                           GHashTable *values,
                           gint64 now,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean bc_drafts_keep_finish (BcDrafts *self, GAsyncResult *result, GError **error);
/* bc_drafts_drop: forgets @id, after what is queued for it: it was registered, or discarded (then the file is renamed to "UUID.discarded" so that bc_drafts_restore() can bring it back). */
void bc_drafts_drop (BcDrafts *self, const char *id, gboolean discarded);
void bc_drafts_restore (BcDrafts *self, const char *id);
/* bc_drafts_flush: waits until what is queued is on the disk; at the end of the program only. */
void bc_drafts_flush (BcDrafts *self);

G_END_DECLS
