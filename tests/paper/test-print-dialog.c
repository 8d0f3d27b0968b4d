/* The print dialog and its preview, on a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "bc-sample.h"
#include "paper/bc-layout.h"
#include "paper/bc-paper-hash.h"
#include "domain/bc-printed.h"
#include "paper/bc-print-dialog.h"
#include "paper/bc-print-preview.h"

typedef struct
{
  char *folder;
  char *path;
  BcPaperSource *source;
  BcPrintDialog *dialog;
  guint n_printed;
  char *form;
  char *hash;
  char *copies;
  gboolean is_unmasked;
} Fixture;

static void
printed_cb (BcPrintDialog *dialog, GPtrArray *printed, Fixture *self)
{
  const BcPrinted *first = g_ptr_array_index (printed, 0);

  self->n_printed += printed->len;
  g_free (self->form);
  self->form = g_strdup (first->form);
  g_free (self->hash);
  self->hash = g_strdup (first->hash);
  g_free (self->copies);
  self->copies = g_strdup (first->copies);
  self->is_unmasked = first->is_unmasked;
}

static GObject *
child (Fixture *self, const char *name)
{
  GObject *object =
      gtk_widget_get_template_child (GTK_WIDGET (self->dialog), BC_TYPE_PRINT_DIALOG, name);

  g_assert_nonnull (object);
  return object;
}

static void
wait_until_ready (Fixture *self)
{
  while (!gtk_widget_is_sensitive (GTK_WIDGET (child (self, "print_button"))))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_layout (Fixture *self)
{
  while (gtk_widget_get_visible (GTK_WIDGET (child (self, "progress"))))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_dialog (Fixture *self, const BcForm *form, BcSample sample)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  self->source = bc_sample_source (sample, BC_COPY_NONE);
  bc_record_set_int (self->source->record, BC_FIELD_ID, 12);
  g_ptr_array_add (sources, self->source);
  self->dialog = bc_print_dialog_new (NULL, NULL, form, sources);
  g_signal_connect (self->dialog, "printed", G_CALLBACK (printed_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("bancheng-print-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "out.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->dialog != NULL)
    {
      BcPrintDialog *dialog = g_object_ref (self->dialog);

      gtk_window_destroy (GTK_WINDOW (dialog));
      /* What was laid out or written on another thread comes back first. */
      while (G_OBJECT (dialog)->ref_count > 1)
        g_main_context_iteration (NULL, TRUE);
      g_assert_finalize_object (dialog);
    }
  g_clear_pointer (&self->source, bc_paper_source_free);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->form);
  g_free (self->hash);
  g_free (self->copies);
}

static guint
count_pages (const char *path)
{
  g_autofree char *command = g_strdup_printf ("pdfinfo %s", path);
  g_autofree char *output = NULL;
  const char *pages;

  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  pages = strstr (output, "Pages:");
  g_assert_nonnull (pages);
  return (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

static void
save (Fixture *self)
{
  guint before = self->n_printed;

  bc_print_dialog_save (self->dialog, self->path);
  while (self->n_printed == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autofree char *hash = NULL;

  open_dialog (self, &bc_form_work_order, BC_SAMPLE_FULL);
  wait_until_ready (self);
  save (self);
  hash = bc_paper_content_hash (&bc_form_work_order, self->source);
  g_assert_cmpstr (self->form, ==, "work_order");
  g_assert_cmpstr (self->hash, ==, hash);
  g_assert_cmpuint (count_pages (self->path), ==, 4);
}

static void
test_copies (Fixture *self, gconstpointer data)
{
  GtkCheckButton *handling, *archive;

  open_dialog (self, &bc_form_work_order, BC_SAMPLE_FULL);
  handling = GTK_CHECK_BUTTON (child (self, "handling_check"));
  archive = GTK_CHECK_BUTTON (child (self, "archive_check"));
  wait_until_ready (self);
  gtk_check_button_set_active (handling, FALSE);
  wait_until_ready (self);
  save (self);
  g_assert_cmpuint (count_pages (self->path), ==, 2);
  g_assert_cmpstr (self->copies, ==, "archive");
  g_assert_true (self->is_unmasked);
  gtk_check_button_set_active (archive, FALSE);
  wait_for_layout (self);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (child (self, "print_button"))));
  gtk_check_button_set_active (handling, TRUE);
  wait_until_ready (self);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (child (self, "print_button"))));
}

static void
test_form_without_copies (Fixture *self, gconstpointer data)
{
  open_dialog (self, &bc_form_receipt, BC_SAMPLE_SHORT);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (self, "copies_box"))));
  wait_until_ready (self);
  save (self);
  g_assert_cmpstr (self->form, ==, "receipt");
  g_assert_cmpuint (count_pages (self->path), ==, 1);
}

static void
test_missing_characters (Fixture *self, gconstpointer data)
{
  const char *text;

  open_dialog (self, &bc_form_work_order, BC_SAMPLE_EMOJI);
  wait_until_ready (self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child (self, "missing_box"))));
  text = gtk_label_get_label (GTK_LABEL (child (self, "missing_label")));
  g_assert_nonnull (strstr (text, "𬭩 U+2CB69"));
  g_assert_nonnull (strstr (text, "䶮 U+4DAE"));
}

static void
test_nothing_missing (Fixture *self, gconstpointer data)
{
  open_dialog (self, &bc_form_work_order, BC_SAMPLE_FULL);
  wait_until_ready (self);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (self, "missing_box"))));
}

/* Nothing was made, so nothing is to be written into the history; the dialog can be used again. */
static void
test_failure (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "out.pdf", NULL);

  open_dialog (self, &bc_form_work_order, BC_SAMPLE_SHORT);
  wait_until_ready (self);
  bc_print_dialog_save (self->dialog, nowhere);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (child (self, "print_button"))));
  wait_until_ready (self);
  g_assert_cmpuint (self->n_printed, ==, 0);
  save (self);
}

static void
gone_cb (gpointer data, GObject *object)
{
  Fixture *self = data;

  self->dialog = NULL;
}

/* The paper that was made is told of although the window is gone. */
static void
test_closed_while_saving (Fixture *self, gconstpointer data)
{
  open_dialog (self, &bc_form_work_order, BC_SAMPLE_LONG);
  g_object_weak_ref (G_OBJECT (self->dialog), gone_cb, self);
  wait_until_ready (self);
  bc_print_dialog_save (self->dialog, self->path);
  gtk_window_close (GTK_WINDOW (self->dialog));
  while (self->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_printed, ==, 1);
  g_assert_cmpuint (count_pages (self->path), >=, 14);
}

static void
test_closed_early (Fixture *self, gconstpointer data)
{
  open_dialog (self, &bc_form_work_order, BC_SAMPLE_LONG);
  g_object_weak_ref (G_OBJECT (self->dialog), gone_cb, self);
  gtk_window_close (GTK_WINDOW (self->dialog));
  while (self->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_printed, ==, 0);
}

/* What is hidden by choice is hidden on the archive copy too, and noted so. */
static void
test_hide (Fixture *self, gconstpointer data)
{
  open_dialog (self, &bc_form_work_order, BC_SAMPLE_FULL);
  wait_until_ready (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child (self, "hide_check")), TRUE);
  wait_until_ready (self);
  save (self);
  g_assert_cmpstr (self->copies, ==, "handling,archive");
  g_assert_false (self->is_unmasked);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  GtkEditable *entry;

  open_dialog (self, &bc_form_work_order, BC_SAMPLE_FULL);
  wait_until_ready (self);
  entry = GTK_EDITABLE (child (self, "pages_entry"));
  gtk_editable_set_text (entry, "1,３");
  save (self);
  g_assert_cmpuint (count_pages (self->path), ==, 2);
  g_assert_cmpstr (self->copies, ==, "handling,archive");
  gtk_editable_set_text (entry, "3-");
  save (self);
  g_assert_cmpuint (count_pages (self->path), ==, 2);
  g_assert_cmpstr (self->copies, ==, "archive");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const wrong[] = { "0", "9", "two" };

      gtk_editable_set_text (entry, wrong[i]);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child (self, "pages_error"))));
      g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (child (self, "print_button"))));
    }
  gtk_editable_set_text (entry, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (self, "pages_error"))));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (child (self, "print_button"))));
}

/* A batch that is cancelled leaves no file, notes nothing, and can be begun again. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  self->source = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  bc_record_set_int (self->source->record, BC_FIELD_ID, 12);
  for (guint i = 0; i < 60; i++)
    g_ptr_array_add (sources, self->source);
  self->dialog = bc_print_dialog_new (NULL, NULL, &bc_form_work_order, sources);
  g_signal_connect (self->dialog, "printed", G_CALLBACK (printed_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  wait_until_ready (self);
  bc_print_dialog_save (self->dialog, self->path);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child (self, "cancel_button"))));
  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "print.cancel", NULL);
  wait_until_ready (self);
  g_assert_cmpuint (self->n_printed, ==, 0);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (self, "cancel_button"))));
  save (self);
  g_assert_cmpuint (self->n_printed, ==, 60);
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  BcPrintPreview *preview;
  GtkWidget *widget;
  double fit;

  open_dialog (self, &bc_form_work_order, BC_SAMPLE_FULL);
  preview = BC_PRINT_PREVIEW (child (self, "preview"));
  widget = GTK_WIDGET (preview);
  wait_until_ready (self);
  wait_for_frame (widget);
  g_assert_cmpuint (bc_print_preview_get_page (preview), ==, 0);
  g_assert_true (gtk_widget_activate_action (widget, "preview.next", NULL));
  g_assert_cmpuint (bc_print_preview_get_page (preview), ==, 1);
  bc_print_preview_set_page (preview, 99);
  g_assert_cmpuint (bc_print_preview_get_page (preview), ==, 3);
  gtk_widget_activate_action (widget, "preview.next", NULL);
  g_assert_cmpuint (bc_print_preview_get_page (preview), ==, 3);
  gtk_widget_activate_action (widget, "preview.previous", NULL);
  g_assert_cmpuint (bc_print_preview_get_page (preview), ==, 2);
  wait_for_frame (widget);

  fit = bc_print_preview_get_zoom (preview);
  g_assert_cmpfloat (fit, >, 0.3);
  gtk_widget_activate_action (widget, "preview.larger", NULL);
  g_assert_cmpfloat_with_epsilon (bc_print_preview_get_zoom (preview), 1.25 * fit, 1e-6);
  for (int i = 0; i < 20; i++)
    gtk_widget_activate_action (widget, "preview.larger", NULL);
  g_assert_cmpfloat (bc_print_preview_get_zoom (preview), ==, 4);
  wait_for_frame (widget);
  gtk_widget_activate_action (widget, "preview.fit", NULL);
  wait_for_frame (widget);
  g_assert_cmpfloat_with_epsilon (bc_print_preview_get_zoom (preview), fit, 1e-6);
  /* Fewer pages than the one that is shown has. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child (self, "handling_check")), FALSE);
  wait_until_ready (self);
  g_assert_cmpuint (bc_print_preview_get_page (preview), ==, 1);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  adw_init ();
  ADD ("/print-dialog/save", test_save);
  ADD ("/print-dialog/copies", test_copies);
  ADD ("/print-dialog/form-without-copies", test_form_without_copies);
  ADD ("/print-dialog/missing-characters", test_missing_characters);
  ADD ("/print-dialog/nothing-missing", test_nothing_missing);
  ADD ("/print-dialog/failure", test_failure);
  ADD ("/print-dialog/closed-while-saving", test_closed_while_saving);
  ADD ("/print-dialog/closed-early", test_closed_early);
  ADD ("/print-dialog/cancel", test_cancel);
  ADD ("/print-dialog/hide", test_hide);
  ADD ("/print-dialog/pages", test_pages);
  ADD ("/print-dialog/preview", test_preview);
  return g_test_run ();
}
