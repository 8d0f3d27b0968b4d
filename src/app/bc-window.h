/* The window: sidebar, one view, and a ticket beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_WINDOW (bc_window_get_type ())
G_DECLARE_FINAL_TYPE (BcWindow, bc_window, BC, WINDOW, AdwApplicationWindow)

BcWindow *bc_window_new (AdwApplication *application, BcDesk *desk, GSettings *settings);

/* bc_window_hall_opened: a hall is there: shows it. bc_window_hall_failed: it could not be opened;
 * says why and what can be done. bc_window_hall_opening: something is under way. */
void bc_window_hall_opening (BcWindow *self, const char *path, gboolean creating);
void bc_window_hall_opened (BcWindow *self);
void bc_window_hall_failed (BcWindow *self, const char *path, const GError *error);

/* bc_window_show_view: "board", "intake" or "calendar"; anything else is ignored. */
void bc_window_show_view (BcWindow *self, const char *name);
/* bc_window_open_ticket: shows @ticket beside the view. */
void bc_window_open_ticket (BcWindow *self, BcTicket *ticket);
/* bc_window_toast: says @text for a few seconds; @with_undo offers to take the last change back. */
void bc_window_toast (BcWindow *self, const char *text, gboolean with_undo);
/* bc_window_new_ticket: an empty form. */
void bc_window_new_ticket (BcWindow *self);
/* bc_window_sign_in: asks who is at the desk. */
void bc_window_sign_in (BcWindow *self);

G_END_DECLS
