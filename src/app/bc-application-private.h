/* The inside of the application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-alerts.h"
#include "app/bc-application.h"
#include "app/bc-window.h"
#include "model/bc-backups.h"

G_BEGIN_DECLS

struct _BcApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  BcClock *clock;
  BcDesk *desk;
  BcNotifier *notifier;
  BcAlerts *alerts;
  BcBackups *backups;
  char *sign_in_as; /* --as */
  char *ticket;     /* what to open when the hall is there; number */
  char *early;      /* the file whose opening began before the window was made */
  guint present_source;
};

/* bc_application_add_actions: the actions that need no particular window, with their keys. */
void bc_application_add_actions (BcApplication *self);
/* bc_application_active_window: (transfer none) the window that a message goes to; makes one where
 * there is none. */
BcWindow *bc_application_active_window (BcApplication *self);

G_END_DECLS
