/* What the window says of the backups by itself: a bar when the last good one is too old, and its age in the sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-backups.h"

G_BEGIN_DECLS

/* bc_backup_bar_new: the bar; it shows and hides itself. */
GtkWidget *bc_backup_bar_new (BcDesk *desk, BcBackups *backups);
/* bc_backup_button_new: a small button that tells the age and opens the dialog. */
GtkWidget *bc_backup_button_new (BcDesk *desk, BcBackups *backups);
/* bc_backup_age: (transfer full) how long ago the last good one was made, in words. */
char *bc_backup_age (BcDesk *desk, BcBackups *backups);

G_END_DECLS
