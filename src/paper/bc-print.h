/* Printing: the same pages through GtkPrintOperation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "paper/bc-layout.h"

G_BEGIN_DECLS

/* Documents are a GPtrArray of BcPages, whose pages are counted through. */

/* bc_documents_count: pages of all documents. */
guint bc_documents_count (GPtrArray *documents);
/* bc_documents_draw: bc_pages_draw() of the page with that number from 0 of all. */
void bc_documents_draw (GPtrArray *documents, guint page, cairo_t *cr);

/* bc_documents_missing: (transfer full) the characters that would come out as a box, with their
 * numbers, as the screen can show them no better than the paper: "𬭩 U+2CB69, 䶮 U+4DAE"; ends with
 * "…" where there are many; "" for none. */
char *bc_documents_missing (GPtrArray *documents);

/**
 * bc_paper_layout_async:
 * @copies: as for bc_paper_layout_copies()
 *
 * bc_paper_layout_copies() on a thread of its own, as the first look through the fonts takes long;
 * @source is copied.
 */
void bc_paper_layout_async (const BcForm *form,
                            const BcPaperSource *source,
                            guint copies,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* bc_paper_layout_finish: (transfer container) (element-type BcPages) (nullable) NULL only when it
 * was cancelled. */
GPtrArray *bc_paper_layout_finish (GAsyncResult *result, GError **error);

/**
 * bc_print_operation_new:
 * @documents: (element-type BcPages): at least one page; a reference is taken
 * @name: the job's name in the printer's queue; never with personal data
 *
 * Ready to be run: A4 upright on the full page, asynchronous. The print dialog's own preview opens
 * a window with BcPrintPreview instead of a foreign program. Main thread.
 *
 * Returns: (transfer full): the operation
 */
GtkPrintOperation *bc_print_operation_new (GPtrArray *documents, const char *name);
/* bc_print_operation_has_printed: for the handler of `done`: paper was made, and not only shown. */
gboolean bc_print_operation_has_printed (GtkPrintOperation *operation,
                                         GtkPrintOperationResult result);

G_END_DECLS
