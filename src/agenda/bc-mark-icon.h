/* The shape that goes with a mark, so that colour is never the only sign of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-entry.h"

G_BEGIN_DECLS

#define BC_TYPE_MARK_ICON (bc_mark_icon_get_type ())
G_DECLARE_FINAL_TYPE (BcMarkIcon, bc_mark_icon, BC, MARK_ICON, GtkWidget)

/* bc_mark_icon_new: (transfer floating) a shape as high as the text beside it. Main thread. */
GtkWidget *bc_mark_icon_new (BcMark mark);
void bc_mark_icon_set_mark (BcMarkIcon *self, BcMark mark);

/* bc_mark_color: the colour of @mark in @widget's theme. */
void bc_mark_color (GtkWidget *widget, BcMark mark, GdkRGBA *color);
/* bc_mark_snapshot: draws the shape of @mark into the square of @size pixels at (@x, @y). */
void bc_mark_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot,
                       BcMark mark,
                       const GdkRGBA *color,
                       float x,
                       float y,
                       int size);

G_END_DECLS
