/* A print job into PDF files: on any thread, for nothing of the job is changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print-job-private.h"

#include <glib/gi18n.h>

#include "base/bc-error.h"
#include "paper/bc-pdf.h"

#define MOST_NAMES 1000 /* of one ticket in one folder */

/* What is passed down while a job is written. */
typedef struct
{
  BcPrintJob *job;
  const GArray *ranges;
  PangoContext *context;
  BcPdf *pdf;
  guint page; /* of the job */
  gboolean is_empty;
  GPtrArray *printed;
} Writing;

static void
write_document (Writing *writing, BcPages *pages, GArray *made, gboolean is_last)
{
  guint n = bc_pages_count (pages);
  gboolean has_begun = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!bc_page_ranges_have (writing->ranges, writing->page++))
        continue;
      bc_pdf_add_page (writing->pdf, pages, i, !has_begun);
      has_begun = TRUE;
      writing->is_empty = FALSE;
    }
  if (has_begun)
    bc_made_add (made, pages);
  /* What follows the last page is the tray. */
  if (!writing->job->two_sided || n % 2 == 0 || is_last)
    return;
  if (bc_page_ranges_have (writing->ranges, writing->page++))
    bc_pdf_add_empty (writing->pdf);
}

static void
write_sheet (Writing *writing, const BcSheet *sheet, gboolean is_last)
{
  g_autoptr (GPtrArray) documents = bc_sheet_lay_out (sheet, writing->context);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (BcMade));
  BcPrinted *printed;

  for (guint i = 0; i < documents->len; i++)
    write_document (writing, g_ptr_array_index (documents, i), made,
                    is_last && i + 1 == documents->len);
  printed = bc_sheet_printed (sheet, made);
  if (printed != NULL)
    g_ptr_array_add (writing->printed, printed);
  bc_print_job_step (writing->job);
}

/* @n sheets from @first on into one file; what was printed is told only once it is there. */
static gboolean
write_file (Writing *writing,
            guint first,
            guint n,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  guint before = writing->printed->len;
  gboolean written = FALSE;

  writing->is_empty = TRUE;
  writing->pdf = bc_pdf_new (path, NULL, error);
  if (writing->pdf == NULL)
    return FALSE;
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    write_sheet (writing, g_ptr_array_index (writing->job->sheets, first + i), i + 1 == n);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    ;
  else if (writing->is_empty)
    g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                         _ ("There are no such pages: choose others."));
  else
    written = bc_pdf_finish (writing->pdf, error);
  g_clear_pointer (&writing->pdf, bc_pdf_free);
  if (!written)
    g_ptr_array_set_size (writing->printed, (int) before);
  return written;
}

/* "2026W00012", for blank forms and lists what they are known by. */
static const char *
number_of (const BcSheet *sheet)
{
  const char *number = bc_record_text (sheet->source->record, BC_FIELD_NUMBER);

  return number != NULL ? number : sheet->source->blank;
}

/* How many sheets from @first on are of the same ticket. */
static guint
same_ticket (BcPrintJob *self, guint first)
{
  const char *number = number_of (g_ptr_array_index (self->sheets, first));
  guint n = 1;

  while (number != NULL && first + n < self->sheets->len
         && g_strcmp0 (number, number_of (g_ptr_array_index (self->sheets, first + n))) == 0)
    n++;
  return n;
}

/* (transfer full): a name in @folder for the sheets of one ticket that nothing has yet, unless it is
 * to be replaced. */
static char *
name_in (const char *folder, const BcSheet *sheet, gboolean is_only_form, gboolean replace)
{
  const char *number = number_of (sheet);
  g_autofree char *stem = number == NULL ? g_strdup (sheet->form->id)
                          : is_only_form ? g_strdup_printf ("%s-%s", number, sheet->form->id)
                                         : g_strdup (number);
  g_autofree char *name = g_strdup_printf ("%s.pdf", stem);
  char *path = g_build_filename (folder, name, NULL);

  for (int i = 2; !replace && i < MOST_NAMES && g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      g_free (path);
      name = g_strdup_printf ("%s (%d).pdf", stem, i);
      path = g_build_filename (folder, name, NULL);
    }
  return path;
}

static gboolean
write_each (Writing *writing,
            const char *folder,
            gboolean replace,
            GCancellable *cancellable,
            GError **error)
{
  BcPrintJob *job = writing->job;

  for (guint i = 0, n; i < job->sheets->len; i += n)
    {
      g_autofree char *path = NULL;

      n = same_ticket (job, i);
      path = name_in (folder, g_ptr_array_index (job->sheets, i), n == 1, replace);
      writing->page = 0;
      if (!write_file (writing, i, n, path, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
bc_print_job_write (BcPrintJob *self,
                    const GArray *ranges,
                    const char *path,
                    gboolean each,
                    gboolean replace,
                    GCancellable *cancellable,
                    GPtrArray **printed,
                    GError **error)
{
  Writing writing = { .job = self, .ranges = each ? NULL : ranges };
  gboolean written;

  g_return_val_if_fail (self->sheets->len > 0, FALSE);
  bc_print_job_begin (self, self->sheets->len);
  writing.context = bc_paper_context_new ();
  writing.printed = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_printed_free);
  written = each ? write_each (&writing, path, replace, cancellable, error)
                 : write_file (&writing, 0, self->sheets->len, path, cancellable, error);
  g_object_unref (writing.context);
  *printed = writing.printed;
  return written;
}

typedef struct
{
  GArray *ranges;
  char *path;
  gboolean each;
  GPtrArray *printed; /* what was made, also where it failed */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->ranges, g_array_unref);
  g_clear_pointer (&order->printed, g_ptr_array_unref);
  g_free (order->path);
  g_free (order);
}

static void
write_thread (GTask *task, gpointer source_object, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;

  if (bc_print_job_write (source_object, order->ranges, order->path, order->each, FALSE,
                          cancellable, &order->printed, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
bc_print_job_write_async (BcPrintJob *self,
                          const GArray *ranges,
                          const char *path,
                          gboolean each,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->ranges = ranges != NULL ? g_array_ref ((GArray *) ranges) : NULL;
  order->path = g_strdup (path);
  order->each = each;
  /* A file that is complete is noted, even if it was to be given up at that very moment. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, bc_print_job_write_async);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
bc_print_job_write_finish (BcPrintJob *self,
                           GAsyncResult *result,
                           GPtrArray **printed,
                           GError **error)
{
  Order *order;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  order = g_task_get_task_data (G_TASK (result));
  *printed = g_steal_pointer (&order->printed);
  return g_task_propagate_boolean (G_TASK (result), error);
}
