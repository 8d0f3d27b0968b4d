/* The changes of an event that are not a ticket's fields: {"planned_at":["before","after"],…}, null for nothing. Keys are no field's, so that a reader of the
 * ticket's changes passes over them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BcEventChanges BcEventChanges;

BcEventChanges *bc_event_changes_new (void);
/* bc_event_changes_from_json: (transfer full) what @json (nullable) says; of damaged text: nothing. */
BcEventChanges *bc_event_changes_from_json (const char *json);
void bc_event_changes_free (BcEventChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcEventChanges, bc_event_changes_free)

/* bc_event_changes_add_text: notes a change; nothing where @before and @after (nullable) are alike. */
void bc_event_changes_add_text (BcEventChanges *self,
                                const char *key,
                                const char *before,
                                const char *after);
/* bc_event_changes_add_int: likewise, BC_INT_NONE for nothing. */
void bc_event_changes_add_int (BcEventChanges *self, const char *key, gint64 before, gint64 after);
/* bc_event_changes_to_json: (transfer full) */
char *bc_event_changes_to_json (BcEventChanges *self);

/* bc_event_changes_before: what stood there before, (transfer full) (nullable) into @before; FALSE when @key was not changed. */
gboolean bc_event_changes_before (BcEventChanges *self, const char *key, char **before);
/* bc_event_changes_before_int: likewise as a number; @otherwise when @key was not changed or is none. */
gint64 bc_event_changes_before_int (BcEventChanges *self, const char *key, gint64 otherwise);

G_END_DECLS
