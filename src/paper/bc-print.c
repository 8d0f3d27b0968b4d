/* Printing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print.h"

#include <glib/gi18n.h>

#include "paper/bc-print-job-private.h"
#include "paper/bc-print-preview.h"

#define PREVIEWED "bc-previewed"
#define GROUP     "Print Settings"

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, BcPrintJob *job)
{
  guint n = bc_print_job_n_pages (job);

  gtk_print_operation_set_n_pages (operation, (int) n);
  bc_print_job_begin (job, n);
}

static gboolean
is_across (BcPrintJob *job, guint page)
{
  double width, height;

  bc_print_job_page_size (job, page, &width, &height);
  return width > height;
}

static void
request_setup_cb (GtkPrintOperation *operation,
                  GtkPrintContext *context,
                  int page,
                  GtkPageSetup *setup,
                  BcPrintJob *job)
{
  gtk_page_setup_set_orientation (setup, is_across (job, (guint) page)
                                             ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, BcPrintJob *job)
{
  bc_print_job_draw (job, (guint) page, gtk_print_context_get_cairo_context (context));
  bc_print_job_step (job);
}

static void
preview_destroy_cb (GtkWidget *window, GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);
  g_object_unref (preview);
}

/* GTK wants a surface to lay out for, although the pages are laid out already. */
static void
set_empty_surface (GtkPrintContext *context)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            BcPrintJob *job)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = bc_print_preview_new ();

  g_object_set_data (G_OBJECT (operation), PREVIEWED, GINT_TO_POINTER (TRUE));
  set_empty_surface (context);
  bc_print_preview_set_job (BC_PRINT_PREVIEW (view), job);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Print preview"));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 800);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_child (GTK_WINDOW (window), view);
  add_escape (window);
  g_signal_connect (window, "destroy", G_CALLBACK (preview_destroy_cb), g_object_ref (preview));
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

static void
connect_job (GtkPrintOperation *operation, const char *signal, GCallback callback, BcPrintJob *job)
{
  g_signal_connect_data (operation, signal, callback, g_object_ref (job),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
}

GtkPrintOperation *
bc_print_operation_new (BcPrintJob *job, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_val_if_fail (BC_IS_PRINT_JOB (job) && bc_print_job_n_pages (job) > 0, NULL);
  gtk_page_setup_set_paper_size (setup, paper);
  if (is_across (job, 0))
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, name);
  /* The pages bring their own margins; the printer's are smaller. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  connect_job (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  connect_job (operation, "request-page-setup", G_CALLBACK (request_setup_cb), job);
  connect_job (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  connect_job (operation, "preview", G_CALLBACK (preview_cb), job);
  return operation;
}

gboolean
bc_print_operation_has_printed (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  /* GTK says of a preview too that it was carried out. */
  return result == GTK_PRINT_OPERATION_RESULT_APPLY
         && g_object_get_data (G_OBJECT (operation), PREVIEWED) == NULL;
}

GtkPrintSettings *
bc_print_settings_read (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GtkPrintSettings *settings =
      g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL)
          ? gtk_print_settings_new_from_key_file (file, GROUP, NULL)
          : NULL;

  return settings != NULL ? settings : gtk_print_settings_new ();
}

char *
bc_print_settings_write (GtkPrintSettings *settings)
{
  static const char *const of_job[] = {
    GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_PAGE_RANGES, GTK_PRINT_SETTINGS_PAGE_SET,
    GTK_PRINT_SETTINGS_N_COPIES,    GTK_PRINT_SETTINGS_OUTPUT_URI,  GTK_PRINT_SETTINGS_ORIENTATION,
  };
  g_autoptr (GtkPrintSettings) lasting = gtk_print_settings_copy (settings);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < G_N_ELEMENTS (of_job); i++)
    gtk_print_settings_unset (lasting, of_job[i]);
  gtk_print_settings_to_key_file (lasting, file, GROUP);
  return g_key_file_to_data (file, NULL, NULL);
}

void
bc_print_settings_choose (
    GtkPrintSettings *settings, const GArray *ranges, int n, gboolean two_sided, gboolean across)
{
  /* Bound at the left: a page across turns over its short edge there. */
  gtk_print_settings_set_duplex (settings, !two_sided ? GTK_PRINT_DUPLEX_SIMPLEX
                                           : across   ? GTK_PRINT_DUPLEX_VERTICAL
                                                      : GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_n_copies (settings, n);
  gtk_print_settings_set_collate (settings, TRUE);
  gtk_print_settings_set_print_pages (settings, ranges != NULL ? GTK_PRINT_PAGES_RANGES
                                                               : GTK_PRINT_PAGES_ALL);
  if (ranges != NULL)
    {
      g_autofree GtkPageRange *list = g_new (GtkPageRange, ranges->len);

      for (guint i = 0; i < ranges->len; i++)
        {
          const BcPageRange *range = &g_array_index (ranges, BcPageRange, i);

          list[i].start = (int) range->first;
          list[i].end = (int) range->last;
        }
      gtk_print_settings_set_page_ranges (settings, list, (int) ranges->len);
    }
}

GArray *
bc_print_settings_get_ranges (GtkPrintSettings *settings)
{
  int n = 0;
  g_autofree GtkPageRange *list = NULL;
  GArray *ranges;

  if (gtk_print_settings_get_print_pages (settings) != GTK_PRINT_PAGES_RANGES)
    return NULL;
  list = gtk_print_settings_get_page_ranges (settings, &n);
  ranges = g_array_new (FALSE, FALSE, sizeof (BcPageRange));
  for (int i = 0; i < n; i++)
    {
      BcPageRange range = { (guint) MAX (list[i].start, 0), (guint) MAX (list[i].end, 0) };

      g_array_append_val (ranges, range);
    }
  return ranges;
}
