/* A print job: sheets of one or many tickets and forms, counted through as one run of pages for
 * preview, printer and PDF.
 *
 * Only the pages around the one that is looked at are kept; the others are laid out anew when they
 * are drawn, so that a job of a thousand tickets takes the memory of forty. A job is filled, laid
 * out once, and then drawn on the main thread; writing it to files works on copies of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "domain/bc-printed.h"
#include "paper/bc-layout.h"
#include "paper/bc-page-ranges.h"

G_BEGIN_DECLS

#define BC_TYPE_PRINT_JOB (bc_print_job_get_type ())
G_DECLARE_FINAL_TYPE (BcPrintJob, bc_print_job, BC, PRINT_JOB, GObject)

BcPrintJob *bc_print_job_new (void);

/**
 * bc_print_job_add:
 * @source: a reference is taken through a copy
 * @copies: as for bc_paper_layout_copies()
 * @hide: masks personal data on every copy, where the form's rules would show it
 *
 * Appends the sheets of @form for @source. Before the job is laid out.
 */
void bc_print_job_add (
    BcPrintJob *self, const BcForm *form, const BcPaperSource *source, guint copies, gboolean hide);
/* bc_print_job_set_two_sided: every document begins on a sheet of its own: an empty page stands
 * after an odd number of pages. Before the job is laid out. */
void bc_print_job_set_two_sided (BcPrintJob *self, gboolean two_sided);
/* bc_print_job_count: how many forms of tickets were added. */
guint bc_print_job_count (BcPrintJob *self);

/* bc_print_job_layout: counts the pages, on any thread; FALSE when cancelled. */
gboolean bc_print_job_layout (BcPrintJob *self, GCancellable *cancellable, GError **error);
/* bc_print_job_layout_async: the same on a thread of its own: the first look through the fonts takes
 * long. The job is not to be touched until it has finished, except for the progress. */
void bc_print_job_layout_async (BcPrintJob *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean bc_print_job_layout_finish (BcPrintJob *self, GAsyncResult *result, GError **error);
/* bc_print_job_progress: of what is under way, layout or writing: from 0 to 1. Any thread. */
double bc_print_job_progress (BcPrintJob *self);

/* Once it is laid out. Pages count from 0. */
guint bc_print_job_n_pages (BcPrintJob *self);
/* bc_print_job_page_size: in mm. */
void bc_print_job_page_size (BcPrintJob *self, guint page, double *width, double *height);
/* bc_print_job_draw: as bc_pages_draw(). Main thread. */
void bc_print_job_draw (BcPrintJob *self, guint page, cairo_t *cr);
/* bc_print_job_missing: (transfer full) the characters that would come out as a box, with their
 * numbers, as the screen can show them no better than the paper: "𬭩 U+2CB69, 䶮 U+4DAE"; ends with
 * "…" where there are many; "" for none. */
char *bc_print_job_missing (BcPrintJob *self);
/* bc_print_job_printed: (transfer full) (element-type BcPrinted) what is noted once the pages of
 * @ranges (NULL: all) were made: one for each ticket's form and each list; none for blank forms. */
GPtrArray *bc_print_job_printed (BcPrintJob *self, const GArray *ranges);

/**
 * bc_print_job_write:
 * @ranges: (nullable): which pages; not with @each
 * @path: the PDF to be made or replaced; with @each the folder for the files
 * @each: a file for each ticket, named by its number, and by its form where that is one only
 * @replace: (with @each): files that are there are replaced; otherwise the new one gets a number
 * @printed: (out) (transfer full) (element-type BcPrinted): what was made, also when it failed or
 * was cancelled half-way through a folder
 *
 * Writes the job, laying it out anew, on the calling thread: the job itself is only read.
 */
gboolean bc_print_job_write (BcPrintJob *self,
                             const GArray *ranges,
                             const char *path,
                             gboolean each,
                             gboolean replace,
                             GCancellable *cancellable,
                             GPtrArray **printed,
                             GError **error);
/* bc_print_job_write_async: the same on a thread of its own. */
void bc_print_job_write_async (BcPrintJob *self,
                               const GArray *ranges,
                               const char *path,
                               gboolean each,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* @printed: as for bc_print_job_write(). */
gboolean bc_print_job_write_finish (BcPrintJob *self,
                                    GAsyncResult *result,
                                    GPtrArray **printed,
                                    GError **error);

G_END_DECLS
