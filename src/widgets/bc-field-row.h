/* A label above what it names: one row of a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* bc_field_row_new: (transfer floating) @editor below @label (translated), which may have a mnemonic
 * and names it for assistive technology. */
GtkWidget *bc_field_row_new (const char *label, GtkWidget *editor);
/* bc_field_row_append: the same, as the last child of @parent. Returns: (transfer none): the row. */
GtkWidget *bc_field_row_append (GtkWidget *parent, const char *label, GtkWidget *editor);

G_END_DECLS
