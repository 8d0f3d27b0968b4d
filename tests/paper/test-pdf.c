/* PDF files, read back by poppler's tools; and printing through GTK without a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "bc-dump.h"
#include "bc-sample.h"
#include "base/bc-error.h"
#include "paper/bc-pdf.h"
#include "paper/bc-layout.h"
#include "paper/bc-print.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("bancheng-paper-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "工作单.pdf", NULL);
}

/* The folder must hold nothing but the file: no draft is left behind. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

/* (transfer full): what a tool says of the file; the tool must be there. */
static char *
ask (const char *tool, const char *option, const char *path)
{
  const char *argv[] = { tool, option, path, NULL, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (strcmp (tool, "pdftotext") == 0)
    argv[3] = "-";
  if (option == NULL)
    {
      argv[1] = path;
      argv[2] = NULL;
    }
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static void
write_sample (BcSample sample, const char *path)
{
  g_autoptr (BcPaperSource) source = bc_sample_source (sample, BC_COPY_NONE);
  PangoContext *context = bc_paper_context_new ();
  g_autoptr (GPtrArray) documents = bc_paper_work_order_pages (source, context);
  g_autoptr (GError) error = NULL;

  g_object_unref (context);
  bc_pdf_write (documents, path, &error);
  g_assert_no_error (error);
}

static void
test_every_field_is_there (Fixture *self, gconstpointer data)
{
  g_autoptr (BcPaperSource) full = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  write_sample (BC_SAMPLE_FULL, self->path);
  raw = ask ("pdftotext", "-raw", self->path);
  text = bc_dump_without_space (raw);
  for (guint i = 0; bc_form_work_order.fields[i] != BC_N_FIELDS; i++)
    {
      BcField field = bc_form_work_order.fields[i];
      const BcFieldInfo *info = bc_field_info (field);
      g_autofree char *flat = NULL;

      /* Codes are printed as their words: those that the hall names are looked for below. */
      if (info->kind != BC_KIND_TEXT && info->kind != BC_KIND_LONG)
        continue;
      if (!bc_record_has (full->record, field))
        continue;
      flat = bc_dump_without_space (bc_record_text (full->record, field));
      if (strstr (text, flat) == NULL)
        g_error ("%s is not in the file: %s", info->key, flat);
    }
  for (const char *const *word =
           (const char *const[]) { "2026W00001", "区不动产登记中心/3号窗口", "赵六", "钱七", "周九",
                                   "档案缺失一件一策", "已出具竣工备案情况说明", "证已拿到", "王五",
                                   NULL };
       *word != NULL; word++)
    g_assert_nonnull (strstr (text, *word));
}

/* Only a table's rule may stand between the pages of a long text, which each page's foot and head interrupt. */
static void
test_long_text_is_whole (Fixture *self, gconstpointer data)
{
  g_autofree char *long_text = bc_sample_long_text (10000);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  write_sample (BC_SAMPLE_LONG, self->path);
  raw = ask ("pdftotext", "-raw", self->path);
  text = bc_dump_without_space (raw);
  for (guint sentence = 1; sentence <= 140; sentence++)
    {
      g_autofree char *number = g_strdup_printf ("（%u）我", sentence);
      const char *first = strstr (text, number);

      g_assert_nonnull (strstr (long_text, number));
      g_assert_nonnull (first);
      /* Once in each copy. */
      g_assert_nonnull (strstr (first + 1, number));
      g_assert_null (strstr (strstr (first + 1, number) + 1, number));
    }
}

static void
test_fonts_are_embedded (Fixture *self, gconstpointer data)
{
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  write_sample (BC_SAMPLE_FULL, self->path);
  fonts = ask ("pdffonts", NULL, self->path);
  lines = g_strsplit (fonts, "\n", -1);
  /* name, type, encoding, emb, sub, uni, object: below two lines of head. */
  for (guint i = 2; i < g_strv_length (lines); i++)
    {
      g_autoptr (GRegex) regex =
          g_regex_new ("^[A-Z]{6}\\+WenQuanYiMicroHei .* yes yes yes ", 0, 0, NULL);

      if (*lines[i] == '\0')
        continue;
      g_assert_true (g_regex_match (regex, lines[i], 0, NULL));
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_facts (Fixture *self, gconstpointer data)
{
  g_autofree char *info = NULL;

  write_sample (BC_SAMPLE_FULL, self->path);
  info = ask ("pdfinfo", NULL, self->path);
  g_assert_nonnull (strstr (info, "A4"));
  g_assert_nonnull (strstr (info, "595.276 x 841.89 pts"));
  g_assert_nonnull (strstr (info, "Bancheng"));
  g_assert_nonnull (strstr (info, "日照市东港区政务服务中心"));
  g_assert_nonnull (strstr (info, "2026W00001"));
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "such.pdf", NULL);
  g_autoptr (BcPaperSource) source = bc_sample_source (BC_SAMPLE_EMPTY, BC_COPY_NONE);
  PangoContext *context = bc_paper_context_new ();
  g_autoptr (GPtrArray) documents = bc_paper_work_order_pages (source, context);
  g_autoptr (GError) error = NULL;

  g_object_unref (context);
  g_assert_false (bc_pdf_write (documents, nowhere, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A folder of that name cannot be replaced; the draft goes away again. */
  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  g_assert_false (bc_pdf_write (documents, self->path, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_IO);
  g_assert_cmpint (g_rmdir (self->path), ==, 0);
}

/* A batch that is given up leaves the file of yesterday as it was. */
static void
test_given_up (Fixture *self, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  BcPdf *pdf;

  g_assert_true (g_file_set_contents (self->path, "yesterday", -1, NULL));
  pdf = bc_pdf_new (self->path, NULL, &error);
  g_assert_no_error (error);
  bc_pdf_free (pdf);
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "yesterday");
}

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

/* Several at once, each on its own thread with its own fonts: all files are the same to the byte. */
static void
test_threads (Fixture *self, gconstpointer data)
{
  g_autoptr (BcPaperSource) source = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  GAsyncResult *results[4] = { NULL };
  BcPrintJob *jobs[4] = { NULL };
  g_autofree char *first = NULL;
  gsize first_length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%u", self->path, i);

      jobs[i] = bc_print_job_new ();
      bc_print_job_add (jobs[i], &bc_form_work_order, source, BC_COPIES_ALL, FALSE);
      bc_print_job_write_async (jobs[i], NULL, path, FALSE, NULL, finished_cb, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%u", self->path, i);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) noted = NULL;
      gsize length;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (bc_print_job_write_finish (jobs[i], results[i], &noted, &error));
      g_assert_no_error (error);
      g_object_unref (results[i]);
      g_object_unref (jobs[i]);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_unlink (path);
      if (first == NULL)
        {
          first = g_steal_pointer (&content);
          first_length = length;
        }
      else
        g_assert_cmpmem (first, first_length, content, length);
    }
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (BcPaperSource) source = bc_sample_source (BC_SAMPLE_SHORT, BC_COPY_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autoptr (GPtrArray) printed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  bc_print_job_add (job, &bc_form_work_order, source, BC_COPIES_ALL, FALSE);
  bc_print_job_write_async (job, NULL, self->path, FALSE, cancellable, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (bc_print_job_write_finish (job, result, &printed, &error));
  g_assert_cmpuint (printed->len, ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* What the printer gets is what the file has. */
static void
test_print_operation (Fixture *self, gconstpointer data)
{
  g_autoptr (BcPaperSource) source = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  PangoContext *context = bc_paper_context_new ();
  g_autoptr (GPtrArray) documents = bc_paper_work_order_pages (source, context);
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *info = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *filed_raw = NULL;
  g_autofree char *filed = NULL;

  bc_print_job_add (job, &bc_form_work_order, source, BC_COPIES_ALL, FALSE);
  g_assert_true (bc_print_job_layout (job, NULL, NULL));
  operation = bc_print_operation_new (job, "Work order");
  g_object_unref (context);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, self->path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  info = ask ("pdfinfo", NULL, self->path);
  g_assert_nonnull (strstr (info, "Pages:           4"));
  g_assert_nonnull (strstr (info, "A4"));
  raw = ask ("pdftotext", "-bbox", self->path);
  printed = g_strdup (strstr (raw, "<page"));
  write_sample (BC_SAMPLE_FULL, self->path);
  filed_raw = ask ("pdftotext", "-bbox", self->path);
  filed = g_strdup (strstr (filed_raw, "<page"));
  g_assert_cmpstr (printed, ==, filed);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  ADD ("/pdf/fields", test_every_field_is_there);
  ADD ("/pdf/long-text", test_long_text_is_whole);
  ADD ("/pdf/fonts", test_fonts_are_embedded);
  ADD ("/pdf/facts", test_facts);
  ADD ("/pdf/errors", test_errors);
  ADD ("/pdf/given-up", test_given_up);
  ADD ("/pdf/threads", test_threads);
  ADD ("/pdf/cancelled", test_cancelled);
  ADD ("/pdf/print-operation", test_print_operation);
  return g_test_run ();
}
