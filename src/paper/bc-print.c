/* Printing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print.h"

#include <glib/gi18n.h>

#include "paper/bc-draw.h"
#include "paper/bc-print-preview.h"

#define PREVIEWED    "bc-previewed"
#define MOST_MISSING 12 /* more are not written in by hand */

guint
bc_documents_count (GPtrArray *documents)
{
  guint n = 0;

  for (guint i = 0; i < documents->len; i++)
    n += bc_pages_count (g_ptr_array_index (documents, i));
  return n;
}

void
bc_documents_draw (GPtrArray *documents, guint page, cairo_t *cr)
{
  for (guint i = 0; i < documents->len; i++)
    {
      BcPages *pages = g_ptr_array_index (documents, i);

      if (page < bc_pages_count (pages))
        {
          bc_pages_draw (pages, page, cr);
          return;
        }
      page -= bc_pages_count (pages);
    }
  g_return_if_reached ();
}

char *
bc_documents_missing (GPtrArray *documents)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *missing = bc_paper_missing_characters (g_ptr_array_index (documents, i));

      for (const char *p = missing; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar character = g_utf8_get_char (p);

          if (!g_hash_table_add (seen, GUINT_TO_POINTER (character)))
            continue;
          if (g_hash_table_size (seen) > MOST_MISSING)
            {
              g_string_append (list, "…");
              return g_string_free (g_steal_pointer (&list), FALSE);
            }
          g_string_append (list, list->len > 0 ? C_ ("list", ", ") : "");
          g_string_append_unichar (list, character);
          g_string_append_printf (list, " U+%04X", character);
        }
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

typedef struct
{
  const BcForm *form;
  BcPaperSource *source;
  guint copies;
} Job;

static void
job_free (Job *job)
{
  bc_paper_source_free (job->source);
  g_free (job);
}

/* The pages' own font map goes with them: no Pango object is ever used by two threads at once. */
static void
layout_thread (GTask *task, gpointer source_object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  PangoContext *context = bc_paper_context_new ();

  g_task_return_pointer (task,
                         bc_paper_layout_copies (job->form, job->source, job->copies, context),
                         (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (context);
}

void
bc_paper_layout_async (const BcForm *form,
                       const BcPaperSource *source,
                       guint copies,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->form = form;
  job->source = bc_paper_source_for_copy (source, source->copy);
  job->copies = copies;
  g_task_set_source_tag (task, bc_paper_layout_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, layout_thread);
}

GPtrArray *
bc_paper_layout_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, GPtrArray *documents)
{
  gtk_print_operation_set_n_pages (operation, (int) bc_documents_count (documents));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              GPtrArray *documents)
{
  bc_documents_draw (documents, (guint) page, gtk_print_context_get_cairo_context (context));
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
            GPtrArray *documents)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = bc_print_preview_new ();

  g_object_set_data (G_OBJECT (operation), PREVIEWED, GINT_TO_POINTER (TRUE));
  set_empty_surface (context);
  bc_print_preview_set_documents (BC_PRINT_PREVIEW (view), documents);
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
connect_documents (GtkPrintOperation *operation,
                   const char *signal,
                   GCallback callback,
                   GPtrArray *documents)
{
  g_signal_connect_data (operation, signal, callback, g_ptr_array_ref (documents),
                         (GClosureNotify) (void (*) (void)) g_ptr_array_unref, 0);
}

GtkPrintOperation *
bc_print_operation_new (GPtrArray *documents, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_val_if_fail (documents != NULL && documents->len > 0, NULL);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, name);
  /* The pages bring their own margins; the printer's are smaller. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  connect_documents (operation, "begin-print", G_CALLBACK (begin_print_cb), documents);
  connect_documents (operation, "draw-page", G_CALLBACK (draw_page_cb), documents);
  connect_documents (operation, "preview", G_CALLBACK (preview_cb), documents);
  return operation;
}

gboolean
bc_print_operation_has_printed (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  /* GTK says of a preview too that it was carried out. */
  return result == GTK_PRINT_OPERATION_RESULT_APPLY
         && g_object_get_data (G_OBJECT (operation), PREVIEWED) == NULL;
}
