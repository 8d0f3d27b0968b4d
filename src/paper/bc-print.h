/* Printing: the same pages through GtkPrintOperation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "paper/bc-print-job.h"

G_BEGIN_DECLS

/**
 * bc_print_operation_new:
 * @job: laid out, at least one page; a reference is taken
 * @name: the job's name in the printer's queue; never with personal data
 *
 * Ready to be run: A4 on the full page, each page upright or across as it was laid out,
 * asynchronous. The system dialog's own preview opens a window with BcPrintPreview instead of a
 * foreign program. Main thread.
 *
 * Returns: (transfer full): the operation
 */
GtkPrintOperation *bc_print_operation_new (BcPrintJob *job, const char *name);
/* bc_print_operation_has_printed: for the handler of `done`: paper was made, and not only shown. */
gboolean bc_print_operation_has_printed (GtkPrintOperation *operation,
                                         GtkPrintOperationResult result);

/* bc_print_settings_read: (transfer full) the settings that bc_print_settings_write() has made a
 * text of; empty ones for anything else. */
GtkPrintSettings *bc_print_settings_read (const char *text);
/* bc_print_settings_write: (transfer full) printer, tray, quality …, without what belongs to one job
 * only: its pages, copies and file. */
char *bc_print_settings_write (GtkPrintSettings *settings);
/* bc_print_settings_choose: what one job is printed with: @ranges (nullable) of pages, @n copies
 * collated, both sides bound at the left. @across: its pages are across. */
void bc_print_settings_choose (
    GtkPrintSettings *settings, const GArray *ranges, int n, gboolean two_sided, gboolean across);
/* bc_print_settings_get_ranges: (transfer full) (nullable) the pages that the system's dialog was
 * told in the end; NULL for all. */
GArray *bc_print_settings_get_ranges (GtkPrintSettings *settings);

G_END_DECLS
