/* A hall looked at past the program: a copy of its files, opened with plain SQLite.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TortureCopy TortureCopy;

typedef struct
{
  guint tickets;
  guint events;
  guint acknowledged; /* operations that a seat was told are saved */
  guint refused;      /* told that they are not */
  guint unanswered;   /* killed before it was told, or told that nobody knows */
} TortureCounts;

/* One fault, in words. */
typedef void (*TortureFaultFunc) (const char *text, gpointer data);

/* torture_copy_new: (transfer full) (nullable) copies the hall's files as they lie there; nobody may be writing. What is wrong is told to @fault. */
TortureCopy *torture_copy_new (const char *path, TortureFaultFunc fault, gpointer data);
void torture_copy_free (TortureCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TortureCopy, torture_copy_free)

gint64 torture_copy_last (TortureCopy *self);
void torture_copy_check_integrity (TortureCopy *self);
/* torture_copy_check_log: what was acknowledged is there exactly once, what was refused is not. */
void torture_copy_check_log (TortureCopy *self, const char *log, TortureCounts *counts);
/* torture_copy_check_numbers: each series runs from 1 to its counter, no number twice, none left out. */
void torture_copy_check_numbers (TortureCopy *self);
/* torture_copy_replay: every ticket's state and version are those that its events lead to. */
void torture_copy_replay (TortureCopy *self, TortureCounts *counts);

G_END_DECLS
