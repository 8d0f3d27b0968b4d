/* A layout that puts children side by side and goes on in the next line when the line is full, like
 * words in a paragraph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_WRAP_LAYOUT (bc_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (BcWrapLayout, bc_wrap_layout, BC, WRAP_LAYOUT, GtkLayoutManager)

/* bc_wrap_layout_new: @spacing: pixels between children and between lines. A child that expands
 * takes what is left of its line. */
GtkLayoutManager *bc_wrap_layout_new (int spacing);

G_END_DECLS
