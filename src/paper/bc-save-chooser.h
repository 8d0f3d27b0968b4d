/* Where PDFs are to go. The one place that knows the file chooser, which later versions of GTK
 * replace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * bc_save_chooser_async:
 * @folder: where to begin; "" where the chooser likes
 * @name: what the file is to be called, "2026W00001.pdf"
 *
 * Asks where to save a PDF. An existing file is confirmed by the chooser. Main thread.
 */
void bc_save_chooser_async (GtkWindow *parent,
                            const char *folder,
                            const char *name,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* bc_folder_chooser_async: the same for a folder that takes a file for each ticket. */
void bc_folder_chooser_async (GtkWindow *parent,
                              const char *folder,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* bc_save_chooser_finish: of both: (transfer full) (nullable) the path, a file's ending in .pdf;
 * NULL with G_IO_ERROR_CANCELLED when the person changed their mind, with BC_ERROR_UNSUPPORTED for
 * a place that is no folder of this machine. */
char *bc_save_chooser_finish (GAsyncResult *result, GError **error);

G_END_DECLS
