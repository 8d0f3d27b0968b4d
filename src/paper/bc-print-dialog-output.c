/* Printing: to paper, and to PDF files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print-dialog-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "paper/bc-print.h"
#include "paper/bc-save-chooser.h"

static void
say (BcPrintDialog *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  /* A name of a file is not markup. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The printer and its tray are chosen again the next time. */
static void
remember_printer (BcPrintDialog *self, GtkPrintSettings *settings)
{
  g_autofree char *text = settings != NULL ? bc_print_settings_write (settings) : NULL;

  if (self->settings != NULL && text != NULL)
    g_settings_set_string (self->settings, "print-printer", text);
}

static void
print_done_cb (BcPrintDialog *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      gtk_print_operation_get_error (operation, &error);
      /* Translators: %s is the system's reason */
      text = g_strdup_printf (_ ("It was not printed: %s"), error != NULL ? error->message : "");
      say (self, text);
    }
  else if (bc_print_operation_has_printed (operation, result))
    {
      g_autoptr (GArray) ranges = settings != NULL ? bc_print_settings_get_ranges (settings) : NULL;
      g_autoptr (GPtrArray) printed = bc_print_job_printed (self->job, ranges);

      say (self, _ ("Sent to the printer"));
      remember_printer (self, settings);
      bc_print_dialog_emit_printed (self, printed);
    }
  g_clear_object (&self->operation);
  bc_print_dialog_settle (self);
}

static void
print_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (widget);
  g_autofree char *kept = self->settings != NULL
                              ? g_settings_get_string (self->settings, "print-printer")
                              : g_strdup ("");
  g_autoptr (GtkPrintSettings) settings = bc_print_settings_read (kept);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GArray) ranges = NULL;
  double width, height;

  if (bc_print_dialog_is_busy (self) || self->job == NULL
      || !bc_print_dialog_get_ranges (self, &ranges))
    return;
  /* What was typed last counts, too, where a key prints. */
  gtk_spin_button_update (self->number_spin);
  bc_print_job_page_size (self->job, 0, &width, &height);
  bc_print_settings_choose (settings, ranges, gtk_spin_button_get_value_as_int (self->number_spin),
                            gtk_check_button_get_active (self->two_sided_check), width > height);
  operation = bc_print_operation_new (self->job, bc_form_name (self->form));
  gtk_print_operation_set_print_settings (operation, settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  self->operation = g_object_ref (operation);
  bc_print_dialog_update (self);
  /* Whatever becomes of it, `done` says so. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcPrintDialog) self = data;
  g_autoptr (GPtrArray) printed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean was_saved = bc_print_job_write_finish (BC_PRINT_JOB (object), result, &printed, &error);

  g_clear_object (&self->writing);
  if (was_saved)
    say (self, gtk_check_button_get_active (self->each_check) ? _ ("The PDF files were saved")
                                                              : _ ("The PDF was saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
  else
    say (self, printed != NULL && printed->len > 0
                   ? _ ("Cancelled; the files that were complete are there")
                   : _ ("Cancelled; nothing was saved"));
  bc_trace ("saved %u", was_saved && printed != NULL ? printed->len : 0);
  bc_print_dialog_emit_printed (self, printed);
  bc_print_dialog_settle (self);
}

void
bc_print_dialog_save (BcPrintDialog *self, const char *path)
{
  g_autoptr (GArray) ranges = NULL;
  gboolean each;

  g_return_if_fail (BC_IS_PRINT_DIALOG (self) && path != NULL);
  each = gtk_check_button_get_active (self->each_check);
  if (self->job == NULL || bc_print_dialog_is_busy (self)
      || (!bc_print_dialog_get_ranges (self, &ranges) && !each))
    return;
  self->writing = g_cancellable_new ();
  bc_print_dialog_update (self);
  bc_print_job_write_async (self->job, ranges, path, each, self->writing, saved_cb,
                            g_object_ref (self));
}

static void
remember_folder (BcPrintDialog *self, const char *path, gboolean is_folder)
{
  g_autofree char *folder = is_folder ? g_strdup (path) : g_path_get_dirname (path);

  /* A name that is no text cannot be kept as one; then the next time begins somewhere else. */
  if (self->settings != NULL && g_utf8_validate (folder, -1, NULL))
    g_settings_set_string (self->settings, "print-folder", folder);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bc_save_chooser_finish (result, &error);

  if (path != NULL)
    {
      remember_folder (self, path, gtk_check_button_get_active (self->each_check));
      bc_print_dialog_save (self, path);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

/* (transfer full): "2026W00012-work_order.pdf", of many "work_order-2026-09-18.pdf". */
static char *
proposed_name (BcPrintDialog *self)
{
  const BcPaperSource *first = g_ptr_array_index (self->sources, 0);
  const char *number = bc_record_text (first->record, BC_FIELD_NUMBER);
  g_autofree char *day = bc_day_to_string (bc_hall_day (first->hall, first->printed_at));

  if (self->sources->len > 1 || number == NULL)
    return g_strdup_printf ("%s-%s.pdf", self->form->id, day);
  return g_strdup_printf ("%s-%s.pdf", number, self->form->id);
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (widget);
  g_autofree char *name = proposed_name (self);
  g_autofree char *folder = self->settings != NULL
                                ? g_settings_get_string (self->settings, "print-folder")
                                : g_strdup ("");

  if (gtk_check_button_get_active (self->each_check))
    bc_folder_chooser_async (GTK_WINDOW (self), folder, NULL, chosen_cb, NULL);
  else
    bc_save_chooser_async (GTK_WINDOW (self), folder, name, NULL, chosen_cb, NULL);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (widget);

  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  if (self->operation != NULL)
    gtk_print_operation_cancel (self->operation);
}

void
bc_print_dialog_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "print.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "print.save",
                                       NULL);
}
