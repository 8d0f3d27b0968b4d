/* The backups of the hall: how old, where, and making one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-backups.h"

G_BEGIN_DECLS

/* bc_backup_dialog_present: shows the dialog over @parent, a window of the program. */
void bc_backup_dialog_present (GtkWindow *parent, BcDesk *desk, BcBackups *backups);
/* bc_backup_now: makes a backup at @target (nullable: the hall's folder) and says in the window that is active then what came of it. */
void bc_backup_now (BcBackups *backups, const char *target);

G_END_DECLS
