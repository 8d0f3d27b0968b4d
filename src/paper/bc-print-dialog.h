/* Printing: choice of forms, copies and pages; preview; printer or PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "paper/bc-form.h"

G_BEGIN_DECLS

#define BC_TYPE_PRINT_DIALOG (bc_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcPrintDialog, bc_print_dialog, BC, PRINT_DIALOG, AdwWindow)

/**
 * bc_print_dialog_new:
 * @parent: (nullable)
 * @settings: (nullable): where the last choices are remembered: the keys print-*
 * @form: what is chosen first; the other forms that fit a ticket of @sources can be chosen too,
 * unless it is a list or a blank form
 * @sources: (element-type BcPaperSource): what is printed, at least one; a reference is taken
 *
 * A modal window with the preview, to be presented by the caller. It emits `printed (GPtrArray
 * *printed)` each time paper or a file was made (element-type BcPrinted), so that the caller can
 * write that into the history. Its actions: print.print, print.save, print.cancel.
 *
 * Returns: (transfer none): a toplevel window, owned by GTK until it is closed
 */
BcPrintDialog *bc_print_dialog_new (GtkWindow *parent,
                                    GSettings *settings,
                                    const BcForm *form,
                                    GPtrArray *sources);

/* bc_print_dialog_save: writes what is chosen to @path, a file or with “A file for each ticket” a
 * folder, in the background, as “Save as PDF…” does once it was chosen; the outcome is shown in the
 * window. */
void bc_print_dialog_save (BcPrintDialog *self, const char *path);

G_END_DECLS
