/* A hall in a folder of its own, for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-input.h"
#include "store/bc-engine.h"
#include "store/bc-lists.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* 2026-09-18 10:00 in Shanghai, a Friday; the Sunday after it is worked. */
#define FIXTURE_NOW G_GINT64_CONSTANT (1789696800000000)

/* Its staff: a01 intake, b01 dispatcher, c01 handler and d01 lead of department d01, c02 handler of
 * d02, e01 reviewer, f01 callback, admin; x01 is an intake clerk who has left. */
typedef struct
{
  char *folder;
  char *path;
  BcClock *clock;   /* fixed, at FIXTURE_NOW */
  BcEngine *engine; /* open, NULL after fixture_close() */
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_close (Fixture *self);
void fixture_reopen (Fixture *self);
/* fixture_create_hall: the hall with its staff, at @path. */
void fixture_create_hall (const char *path, BcClock *clock);
/* fixture_remove_folder: with everything in it. */
void fixture_remove_folder (const char *folder);

/* fixture_draft: (transfer full) a draft that can be registered at @now. */
BcRecord *fixture_draft (gint64 now);
/* fixture_input: (transfer full) values by key, from pairs up to NULL. */
GHashTable *fixture_input (const char *key, ...) G_GNUC_NULL_TERMINATED;

/* Changes in a transaction of their own; they must succeed. Results: (transfer full). */
BcRecord *fixture_register (Fixture *self);
BcRecord *fixture_move (Fixture *self,
                        BcRecord *record,
                        BcState to,
                        const char *staff,
                        GHashTable *input /* transfer full, nullable */);
/* fixture_advance: registers a ticket and moves it along the usual way to @state. */
BcRecord *fixture_advance (Fixture *self, BcState state);
/* fixture_try_move: in a transaction of its own; FALSE with @error when it was refused. */
gboolean fixture_try_move (Fixture *self,
                           BcRecord *record,
                           BcState to,
                           const char *staff,
                           GHashTable *input /* transfer full, nullable */,
                           GError **error);
BcRecord *fixture_get (Fixture *self, gint64 id);
GPtrArray *fixture_callbacks (Fixture *self, gint64 ticket);
GPtrArray *fixture_history (Fixture *self, gint64 ticket);

/* fixture_sql: runs SQL past the engine, on a connection of its own. */
void fixture_sql (const char *path, const char *sql);
/* fixture_number: the first number of the first row of @sql, on a connection of its own. */
gint64 fixture_number (const char *path, const char *sql);
/* fixture_number_attached: the same with the file @other (nullable) as the schema `other`. */
gint64 fixture_number_attached (const char *path, const char *other, const char *sql);
/* fixture_hash: (transfer full) SHA-256 of a file. */
char *fixture_hash (const char *path);

/* In a transaction of the fixture's engine. */
#define fixture_begin(self, intent)                                                                \
  g_assert_true (bc_engine_begin ((self)->engine, intent, NULL, NULL))
#define fixture_commit(self)                                                                       \
  G_STMT_START                                                                                     \
    {                                                                                              \
      g_autoptr (GError) commit_error = NULL;                                                      \
      bc_engine_commit ((self)->engine, &commit_error);                                            \
      g_assert_no_error (commit_error);                                                            \
    }                                                                                              \
  G_STMT_END

#define fixture_add(name, func)                                                                    \
  g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

G_END_DECLS
