/* The application: makes what everything else is given, and owns the open hall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bc-backups.h"

G_BEGIN_DECLS

#define BC_TYPE_APPLICATION (bc_application_get_type ())
G_DECLARE_FINAL_TYPE (BcApplication, bc_application, BC, APPLICATION, AdwApplication)

BcApplication *bc_application_new (void);

/* bc_application_open_early: @path (nullable) is opened while the toolkit is still being started, if this becomes the program's first instance; what is opened for sure
 * is said by the application's “open” as ever. To be called before it runs. */
void bc_application_open_early (BcApplication *self, const char *path);

BcDesk *bc_application_get_desk (BcApplication *self);
GSettings *bc_application_get_settings (BcApplication *self);
/* bc_application_get_backups: (transfer none) what looks after the backups of the open hall. */
BcBackups *bc_application_get_backups (BcApplication *self);

/* bc_application_open_hall: opens @path in the windows there are; what becomes of it they learn
 * from bc_window_hall_opened() and bc_window_hall_failed(). */
void bc_application_open_hall (BcApplication *self, const char *path);
/* bc_application_create_hall: makes @path with @name (@count 0) or a demonstration hall with @count
 * tickets, then opens it. */
void
bc_application_create_hall (BcApplication *self, const char *path, const char *name, guint count);
/* bc_application_demonstration_path: (transfer full) where the demonstration hall of this person
 * lies. */
char *bc_application_demonstration_path (void);

G_END_DECLS
