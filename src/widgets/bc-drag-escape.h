/* Esc puts back what is being dragged, on X11 as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* bc_drag_escape_enable: Esc during a drag from @source cancels it. Wayland's compositors do that themselves; on X11 GTK 4.8
 * grabs the key on the root window and then drops the event, because no surface of its own belongs to it. */
void bc_drag_escape_enable (GtkDragSource *source);

G_END_DECLS
