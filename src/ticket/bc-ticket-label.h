/* Small pieces that the sections of the ticket page are made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* bc_ticket_label_new: (transfer floating) a label that begins at the left and wraps; @css_class
 * (nullable). */
GtkWidget *bc_ticket_label_new (const char *text, const char *css_class);
/* bc_ticket_remove_children: takes all children of @widget away. */
void bc_ticket_remove_children (GtkWidget *widget);

G_END_DECLS
