/* Where PDFs are to go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-save-chooser.h"

#include <glib/gi18n.h>

#include "base/bc-error.h"

static void
response_cb (GtkNativeDialog *native, int response, GTask *task)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (g_task_return_error_if_cancelled (task))
    ;
  else if (file == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no file was chosen");
  else if (path == NULL)
    g_task_return_new_error (task, BC_ERROR, BC_ERROR_UNSUPPORTED,
                             _ ("Choose a folder of this computer."));
  else if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (native))
               == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
           || g_str_has_suffix (path, ".pdf") || g_str_has_suffix (path, ".PDF"))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_pointer (task, g_strconcat (path, ".pdf", NULL), g_free);
  gtk_native_dialog_destroy (native);
  g_object_unref (native);
  g_object_unref (task);
}

/* (transfer full): with what both kinds have. */
static GtkFileChooserNative *
make_chooser (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *folder)
{
  GtkFileChooserNative *native =
      gtk_file_chooser_native_new (title, parent, action, _ ("_Save"), _ ("_Cancel"));

  /* A folder that has gone is no reason to fail: the chooser begins where it likes. */
  if (*folder != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), file, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  return native;
}

static void
ask (GtkFileChooserNative *native, GTask *task)
{
  g_signal_connect (native, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

void
bc_save_chooser_async (GtkWindow *parent,
                       const char *folder,
                       const char *name,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *native =
      make_chooser (parent, _ ("Save as PDF"), GTK_FILE_CHOOSER_ACTION_SAVE, folder);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_task_set_source_tag (task, bc_save_chooser_async);
  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  ask (native, task);
}

void
bc_folder_chooser_async (GtkWindow *parent,
                         const char *folder,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_folder_chooser_async);
  ask (make_chooser (parent, _ ("A folder for the PDF files"),
                     GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, folder),
       task);
}

char *
bc_save_chooser_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
