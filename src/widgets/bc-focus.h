/* The focus inside widgets that are put together from others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * bc_focus_within:
 *
 * For GtkWidgetClass.focus of a widget that hands the focus to a child in its own grab_focus. GTK's default calls grab_focus when
 * Shift+Tab would leave such a widget, which then takes the focus back: nobody could ever walk backwards through it. This
 * one asks the children in their order, or against it, and says when there is none left.
 *
 * Returns: whether a child took the focus
 */
gboolean bc_focus_within (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
