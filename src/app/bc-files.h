/* Choosing and making hall files. The file chooser's API is deprecated in later GTK: it stands in
 * this file only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/bc-application.h"

G_BEGIN_DECLS

typedef void (*BcFileChosen) (const char *path, gpointer data);

/* bc_files_choose_hall: asks for a .hall file to open; calls @chosen when one was chosen. */
void bc_files_choose_hall (GtkWindow *parent, BcFileChosen chosen, gpointer data);
/* bc_files_choose_folder: asks for a folder under @title; calls @chosen when one was chosen. */
void
bc_files_choose_folder (GtkWindow *parent, const char *title, BcFileChosen chosen, gpointer data);
/* bc_files_choose_table: asks for a table of working days, CSV or ICS; calls @chosen when one was
 * chosen. */
void bc_files_choose_table (GtkWindow *parent, BcFileChosen chosen, gpointer data);
/* bc_files_save_calendar: asks where to save an .ics file, proposing @name; calls @chosen always, with NULL when nothing was chosen. */
void
bc_files_save_calendar (GtkWindow *parent, const char *name, BcFileChosen chosen, gpointer data);
/* bc_files_new_hall: asks for a name and a place, and makes the hall. */
void bc_files_new_hall (BcApplication *application, GtkWindow *parent);

G_END_DECLS
