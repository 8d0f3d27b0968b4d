/* Printing one ticket: preview, copies, printer or PDF.
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
 * @source: what is printed; copied
 *
 * A modal window with the preview of @form, to be presented by the caller. It emits
 * `printed (const char *form, const char *content_hash)` each time paper or a file was made of it,
 * so that the caller can write that into the ticket's history. Its actions: print.print,
 * print.save.
 *
 * Returns: (transfer none): a toplevel window, owned by GTK until it is closed
 */
BcPrintDialog *
bc_print_dialog_new (GtkWindow *parent, const BcForm *form, const BcPaperSource *source);

/* bc_print_dialog_save: writes the chosen copies to @path in the background, as “Save as PDF…” does
 * once a file was chosen; the outcome is shown in the window. */
void bc_print_dialog_save (BcPrintDialog *self, const char *path);

G_END_DECLS
