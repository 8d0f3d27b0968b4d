/* Telling when something can be seen: a trace after the frame in which it was drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* bc_trace_painted: writes bc_trace (@format, …) once, after the next frame that is painted while
 * @widget is mapped; nothing if @widget goes away before. Costs nothing where BANCHENG_TRACE is not
 * set. Main thread. */
void bc_trace_painted (GtkWidget *widget, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
