/* A preview that is the print: it draws the pages that the printer will draw.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "paper/bc-print-job.h"

G_BEGIN_DECLS

#define BC_TYPE_PRINT_PREVIEW (bc_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (BcPrintPreview, bc_print_preview, BC, PRINT_PREVIEW, GtkWidget)

/* bc_print_preview_new: one page at a time, as large as the room allows, with buttons and keys
 * (Page Up and Down, Ctrl with plus, minus and 0) for going through them and enlarging. Its
 * actions: preview.next, preview.previous, preview.larger, preview.smaller, preview.fit. */
GtkWidget *bc_print_preview_new (void);
/* bc_print_preview_set_job: @job (nullable) is laid out; NULL shows no page. Takes a reference;
 * stays on the page with the same number where there is one. */
void bc_print_preview_set_job (BcPrintPreview *self, BcPrintJob *job);
/* bc_print_preview_get_page: the page that is shown, from 0. */
guint bc_print_preview_get_page (BcPrintPreview *self);
/* bc_print_preview_set_page: shows that page, or the last. */
void bc_print_preview_set_page (BcPrintPreview *self, guint page);
/* bc_print_preview_get_zoom: how large it is shown; 1 is the paper's own size on a screen of 96
 * dots an inch. */
double bc_print_preview_get_zoom (BcPrintPreview *self);

G_END_DECLS
