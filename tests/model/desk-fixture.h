/* A hall in a folder of its own and a desk that has it open; another desk is another seat.
 *
 * Everything is awaited on the main context; a test that waits for longer than a minute fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-desk-agenda.h"

#include "bc-store-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  BcClock *clock; /* fixed, at FIXTURE_NOW, shared by all desks */
  BcDesk *desk;   /* open */
} DeskFixture;

void desk_fixture_set_up (DeskFixture *self, gconstpointer data);
/* desk_fixture_tear_down: the desk must be finalized by it. */
void desk_fixture_tear_down (DeskFixture *self, gconstpointer data);

/* desk_fixture_new_desk: (transfer full) a desk without a file. */
BcDesk *desk_fixture_new_desk (DeskFixture *self, const char *seat);
/* desk_fixture_other: (transfer full) another seat that has the same file open. */
BcDesk *desk_fixture_other (DeskFixture *self);
/* desk_fixture_end: (transfer full) lets a desk end, which must be the last to hold it. */
void desk_fixture_end (BcDesk *desk);

/* desk_wait_for: runs the main context until @condition holds. */
#define desk_wait_for(condition)                                                                   \
  G_STMT_START                                                                                     \
    {                                                                                              \
      gint64 wait_until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                           \
      while (!(condition))                                                                         \
        {                                                                                          \
          if (g_get_monotonic_time () > wait_until)                                                \
            g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);              \
          desk_iterate ();                                                                         \
        }                                                                                          \
    }                                                                                              \
  G_STMT_END
/* desk_iterate: lets the main context do one thing, or waits a moment for one. */
void desk_iterate (void);

/* desk_result_cb: a GAsyncReadyCallback that stores the result in the GAsyncResult * behind @data. */
void desk_result_cb (GObject *source, GAsyncResult *result, gpointer data);
/* desk_await: waits for the result that desk_result_cb() stores. */
#define desk_await(result) desk_wait_for ((result) != NULL)

/* The desk's functions, awaited. With @error NULL they must succeed. */
gboolean desk_open (BcDesk *desk, const char *path, GError **error);
BcTicket *desk_register (BcDesk *desk, const char *name, GError **error);
gboolean
desk_move (BcDesk *desk, BcTicket *ticket, BcState to, const char *staff, GError **error, ...)
    G_GNUC_NULL_TERMINATED; /* keys and values; signs @staff in first, NULL leaves who is */
/* desk_advance: registers a ticket and moves it along the usual way to @state. */
BcTicket *desk_advance (BcDesk *desk, BcState state);
BcTicket *desk_undo (BcDesk *desk, GError **error);

/* desk_ids: (transfer full) the ids of @model as "3 1 2". */
char *desk_ids (GListModel *model);

#define desk_add(name, func)                                                                       \
  g_test_add (name, DeskFixture, NULL, desk_fixture_set_up, func, desk_fixture_tear_down)

G_END_DECLS
