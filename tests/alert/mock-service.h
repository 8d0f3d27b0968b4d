/* A notification service that is none: python3-dbusmock's, on a bus of the test's own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/* mock_bus_up: starts a message bus for the whole test program. FALSE, after having said so: the
 * machine has no python3-dbusmock. */
gboolean mock_bus_up (void);
void mock_bus_down (void);

/* mock_service_start: (transfer full) starts the service; @capabilities separated by spaces.
 * Returns when it is on the bus. */
GSubprocess *mock_service_start (const char *capabilities);
/* mock_service_stop: (transfer full) ends it; returns when it has left the bus. */
void mock_service_stop (GSubprocess *self);

/* What Notify was called with. */
typedef struct
{
  char *app_name;
  guint32 replaces;
  char *icon;
  char *summary;
  char *body;
  char **actions;
  GVariant *hints;
} MockNotice;

void mock_notice_free (MockNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockNotice, mock_notice_free)

/* mock_count: how often @method was called since the service started. */
guint mock_count (const char *method);
/* mock_last_notice: (transfer full) the last call of Notify. */
MockNotice *mock_last_notice (void);
/* mock_emit: the service emits @signal with @arguments (floating, a tuple). */
void mock_emit (const char *signal, const char *signature, GVariant *arguments);

/* mock_wait: iterates the main loop until @done says so. */
void mock_wait (gboolean (*done) (gpointer data), gpointer data);
