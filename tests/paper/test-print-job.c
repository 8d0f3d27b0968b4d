/* Print jobs: pages of many sheets, both sides, ranges, folders, and what is noted of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "bc-sample.h"
#include "paper/bc-paper-hash.h"
#include "paper/bc-print-job.h"

#define MANY 50 /* more documents than a job keeps */

/* (transfer full): the sample as the ticket @number. */
static BcPaperSource *
ticket (BcSample sample, guint number)
{
  BcPaperSource *source = bc_sample_source (sample, BC_COPY_NONE);
  g_autofree char *text = g_strdup_printf ("2026W%05u", number);

  bc_record_set_int (source->record, BC_FIELD_ID, number);
  bc_record_set_text (source->record, BC_FIELD_NUMBER, text);
  return source;
}

static void
add (BcPrintJob *job, const BcForm *form, BcSample sample, guint number)
{
  g_autoptr (BcPaperSource) source = ticket (sample, number);

  bc_print_job_add (job, form, source, BC_COPIES_ALL, FALSE);
}

static GArray *
ranges_of (const char *text)
{
  GArray *ranges = NULL;

  if (!bc_page_ranges_parse (text, &ranges))
    g_error ("“%s” was not understood", text);
  return ranges;
}

static void
test_ranges (void)
{
  static const char *const wrong[] = {
    "0", "3-1", "1-2-3", "a", "1;2", "-3", ",", "1.5", "99999999"
  };
  g_autoptr (GArray) all = ranges_of (" ");
  g_autoptr (GArray) some = ranges_of ("5， 1-2、9—");
  GArray *ranges;
  const gboolean expected[] = { TRUE, TRUE, FALSE, FALSE, TRUE, FALSE, FALSE, FALSE, TRUE, TRUE };

  g_assert_null (all);
  g_assert_true (bc_page_ranges_have (NULL, 77));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (bc_page_ranges_have (some, i), ==, expected[i]);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (bc_page_ranges_parse (wrong[i], &ranges))
      g_error ("“%s” was understood", wrong[i]);
}

/* A document with an odd number of pages is followed by an empty one, but for the last. */
static void
test_two_sided (void)
{
  g_autoptr (BcPrintJob) one_sided = bc_print_job_new ();
  g_autoptr (BcPrintJob) two_sided = bc_print_job_new ();

  for (guint i = 1; i <= 3; i++)
    {
      add (one_sided, &bc_form_receipt, BC_SAMPLE_SHORT, i);
      add (two_sided, &bc_form_receipt, BC_SAMPLE_SHORT, i);
    }
  bc_print_job_set_two_sided (two_sided, TRUE);
  g_assert_true (bc_print_job_layout (one_sided, NULL, NULL));
  g_assert_true (bc_print_job_layout (two_sided, NULL, NULL));
  g_assert_cmpuint (bc_print_job_n_pages (one_sided), ==, 3);
  g_assert_cmpuint (bc_print_job_n_pages (two_sided), ==, 5);
}

static void
test_cancelled (void)
{
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add (job, &bc_form_receipt, BC_SAMPLE_SHORT, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (bc_print_job_layout (job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static guint64
picture_of (BcPrintJob *job, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 300, 420);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  guint64 sum = 1469598103934665603u;
  int size;

  cairo_scale (cr, 0.5, 0.5);
  bc_print_job_draw (job, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  size = 420 * cairo_image_surface_get_stride (surface);
  for (int i = 0; i < size; i++)
    sum = (sum ^ data[i]) * 1099511628211u;
  cairo_surface_destroy (surface);
  return sum;
}

/* Pages that are not kept are laid out anew, and are the same. */
static void
test_many (void)
{
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autoptr (GPtrArray) printed = NULL;
  guint64 first, last;

  for (guint i = 1; i <= MANY; i++)
    add (job, &bc_form_receipt, BC_SAMPLE_SHORT, i);
  g_assert_true (bc_print_job_layout (job, NULL, NULL));
  g_assert_cmpuint (bc_print_job_n_pages (job), ==, MANY);
  first = picture_of (job, 0);
  last = picture_of (job, MANY - 1);
  g_assert_cmpuint (first, !=, last);
  for (guint i = 0; i < MANY; i++)
    picture_of (job, i);
  g_assert_cmpuint (picture_of (job, 0), ==, first);
  g_assert_cmpuint (picture_of (job, MANY - 1), ==, last);
  printed = bc_print_job_printed (job, NULL);
  g_assert_cmpuint (printed->len, ==, MANY);
  g_assert_cmpfloat (bc_print_job_progress (job), ==, 1);
}

/* Of each ticket's form one note, with the copies of which a page was printed. */
static void
test_printed (void)
{
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autoptr (BcPaperSource) source = ticket (BC_SAMPLE_FULL, 1);
  g_autoptr (GArray) ranges = ranges_of ("3,5");
  g_autoptr (GPtrArray) some = NULL;
  g_autofree char *hash = bc_paper_content_hash (&bc_form_work_order, source);
  const BcPrinted *printed;

  add (job, &bc_form_work_order, BC_SAMPLE_FULL, 1); /* two pages a copy */
  add (job, &bc_form_receipt, BC_SAMPLE_SHORT, 2);
  add (job, &bc_form_receipt, BC_SAMPLE_SHORT, 3);
  g_assert_true (bc_print_job_layout (job, NULL, NULL));
  some = bc_print_job_printed (job, ranges);
  g_assert_cmpuint (some->len, ==, 2);
  printed = g_ptr_array_index (some, 0);
  g_assert_cmpint (printed->ticket, ==, 1);
  g_assert_cmpstr (printed->hash, ==, hash);
  g_assert_cmpstr (printed->copies, ==, "archive");
  printed = g_ptr_array_index (some, 1);
  g_assert_cmpint (printed->ticket, ==, 2);
  g_assert_null (printed->copies);
}

/* A file for each ticket; one that is there keeps its name unless it is to be replaced. */
static void
test_each (void)
{
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autofree char *folder = g_dir_make_tmp ("bancheng-job-XXXXXX", NULL);
  static const char *const names[] = { "2026W00001.pdf", "2026W00002-receipt.pdf",
                                       "2026W00002-receipt (2).pdf", "2026W00001 (2).pdf" };
  g_autoptr (GError) error = NULL;

  add (job, &bc_form_work_order, BC_SAMPLE_SHORT, 1);
  add (job, &bc_form_receipt, BC_SAMPLE_SHORT, 1);
  add (job, &bc_form_receipt, BC_SAMPLE_SHORT, 2);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GPtrArray) printed = NULL;

      g_assert_true (
          bc_print_job_write (job, NULL, folder, TRUE, round == 1, NULL, &printed, &error));
      g_assert_cmpuint (printed->len, ==, 3);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_such_pages (void)
{
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autofree char *folder = g_dir_make_tmp ("bancheng-job-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GArray) ranges = ranges_of ("7");
  g_autoptr (GPtrArray) printed = NULL;
  g_autoptr (GError) error = NULL;

  add (job, &bc_form_receipt, BC_SAMPLE_SHORT, 1);
  g_assert_false (bc_print_job_write (job, ranges, path, FALSE, FALSE, NULL, &printed, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (printed->len, ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  g_test_add_func ("/print-job/ranges", test_ranges);
  g_test_add_func ("/print-job/two-sided", test_two_sided);
  g_test_add_func ("/print-job/cancelled", test_cancelled);
  g_test_add_func ("/print-job/many", test_many);
  g_test_add_func ("/print-job/printed", test_printed);
  g_test_add_func ("/print-job/each", test_each);
  g_test_add_func ("/print-job/no-such-pages", test_no_such_pages);
  return g_test_run ();
}
