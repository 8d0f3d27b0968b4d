/* Paper into a PDF file: a page at a time, so that a batch of any length takes the memory of one
 * ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "paper/bc-pages.h"

G_BEGIN_DECLS

/* A file being written. It appears under its name only when it is complete. Any one thread. */
typedef struct _BcPdf BcPdf;

/**
 * bc_pdf_new:
 * @path: the file to be made or replaced, in the file system's encoding
 * @title: (nullable): the document's title; NULL takes that of the first pages
 * @error: BC_ERROR_READ_ONLY, BC_ERROR_FULL, BC_ERROR_NOT_FOUND (no such folder) or BC_ERROR_IO
 *
 * Returns: (transfer full) (nullable): free with bc_pdf_free(), which drops what was not finished
 */
BcPdf *bc_pdf_new (const char *path, const char *title, GError **error);
/* bc_pdf_add: appends all of @pages, with an entry in the outline; an error shows at the end. */
void bc_pdf_add (BcPdf *self, BcPages *pages);
/* bc_pdf_add_page: appends one page of @pages, counted from 0; an entry in the outline where
 * @begins. */
void bc_pdf_add_page (BcPdf *self, BcPages *pages, guint page, gboolean begins);
/* bc_pdf_add_empty: appends a page without anything, of the size of the one before. */
void bc_pdf_add_empty (BcPdf *self);
/* bc_pdf_finish: writes the rest, makes it safe on the disk and puts it under its name; errors as
 * for bc_pdf_new(). Nothing is left behind on failure, and a file that stood there before stays as
 * it was. Call it once. */
gboolean bc_pdf_finish (BcPdf *self, GError **error);
void bc_pdf_free (BcPdf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPdf, bc_pdf_free)

/* bc_pdf_write: all of it at once; @documents (element-type BcPages), at least one. */
gboolean bc_pdf_write (GPtrArray *documents, const char *path, GError **error);

G_END_DECLS
