/* Every form as a file, read back by other people's tools: its fields, its fonts, its codes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "bc-dump.h"
#include "bc-sample.h"
#include "paper/bc-content.h"
#include "paper/bc-draw.h"
#include "paper/bc-layout.h"
#include "paper/bc-paper-hash.h"
#include "paper/bc-pdf.h"

/* (transfer full): what a tool says; NULL where it is not installed. */
static char *
ask (const char *const *argv)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (program == NULL)
    return NULL;
  process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  return output;
}

typedef struct
{
  const BcForm *form;
  BcPaperSource *source;
  GPtrArray *documents;
  char *path;
} File;

static File
write_form (const BcForm *form)
{
  PangoContext *context = bc_paper_context_new ();
  File file = { .form = form, .source = bc_sample_source_for (form, BC_SAMPLE_FULL) };
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("bancheng-form-XXXXXX.pdf", &file.path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  file.documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_pages_unref);
  g_ptr_array_add (file.documents, bc_paper_layout (form, file.source, context));
  g_object_unref (context);
  bc_pdf_write (file.documents, file.path, &error);
  g_assert_no_error (error);
  return file;
}

static void
file_clear (File *file)
{
  g_unlink (file->path);
  g_free (file->path);
  g_ptr_array_unref (file->documents);
  bc_paper_source_free (file->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

/* What the form's reader may see of @record. */
static void
check_record (const File *file, BcRecord *record, const char *text)
{
  static const BcMask masks[] = { [BC_READER_HALL] = BC_MASK_NOTHING,
                                  [BC_READER_DEPARTMENT] = BC_MASK_ALL, /* it is confidential */
                                  [BC_READER_PETITIONER] = BC_MASK_NUMBERS,
                                  [BC_READER_MANY] = BC_MASK_ALL };
  g_autoptr (BcPaperSource) seen =
      bc_paper_source_new (record, file->source->hall, NULL, NULL, NULL, 0);

  seen->mask = masks[file->form->reader];
  for (guint i = 0; file->form->fields[i] != BC_N_FIELDS; i++)
    {
      BcField field = file->form->fields[i];
      BcKind kind = bc_field_info (field)->kind;
      g_autofree char *words = NULL;
      g_autofree char *flat = NULL;

      /* Times stand in one of several ways, and of codes some only choose a word; those are in the golden layouts. */
      if ((kind != BC_KIND_TEXT && kind != BC_KIND_LONG && kind != BC_KIND_CODE)
          || !bc_record_has (record, field))
        continue;
      /* The petitioner is told what the solution package says, not its name. */
      if (field == BC_FIELD_PACKAGE && file->form->reader == BC_READER_PETITIONER)
        continue;
      words = bc_content_field (seen, field);
      flat = bc_dump_without_space (words);
      if (strstr (text, flat) == NULL)
        g_error ("%s: %s is not in the file: %s", file->form->id, bc_field_info (field)->key, flat);
    }
}

static void
test_fields (gconstpointer data)
{
  g_auto (File) file = write_form (data);
  g_autofree char *raw = ask ((const char *[]) { "pdftotext", "-raw", file.path, "-", NULL });
  g_autofree char *text = NULL;

  g_assert_nonnull (raw);
  text = bc_dump_without_space (raw);
  check_record (&file, file.source->record, text);
  for (guint i = 0; i < file.source->records->len; i++)
    if (bc_record_flag (g_ptr_array_index (file.source->records, i), BC_FIELD_CONFIDENTIAL))
      check_record (&file, g_ptr_array_index (file.source->records, i), text);
  g_assert_nonnull (strstr (text, "日照市东港区政务服务中心"));
}

static void
test_fonts (gconstpointer data)
{
  g_auto (File) file = write_form (data);
  g_autofree char *fonts = ask ((const char *[]) { "pdffonts", file.path, NULL });
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_nonnull (fonts);
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; i < g_strv_length (lines); i++)
    if (*lines[i] != '\0')
      {
        /* A subset's name begins with six letters; then: embedded, subset, with its characters. */
        g_assert_true (g_regex_match_simple ("^[A-Z]{6}\\+\\S+ .* yes yes yes ", lines[i], 0, 0));
        n++;
      }
  g_assert_cmpuint (n, >, 0);
}

/* The first page in 150 dots an inch: no finer than what a telephone sees of it. */
static char *
draw_png (BcPages *pages)
{
  const double scale = 150 / 72.0;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (pages->width * 150 / 25.4),
                                  (int) (pages->height * 150 / 25.4));
  cairo_t *cr = cairo_create (surface);
  char *path = NULL;
  int fd = g_file_open_tmp ("bancheng-form-XXXXXX.png", &path, NULL);

  g_close (fd, NULL);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  bc_pages_draw (pages, 0, cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return path;
}

static void
test_codes_are_read (gconstpointer data)
{
  g_auto (File) file = write_form (data);
  BcPages *pages = g_ptr_array_index (file.documents, 0);
  g_autofree char *uri = bc_paper_uri (file.form, pages->number, pages->content_hash);
  g_autofree char *png = NULL;
  g_autofree char *read = NULL;

  png = draw_png (pages);
  read = ask ((const char *[]) { "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", png,
                                 NULL });
  g_unlink (png);
  if (read == NULL)
    {
      g_test_skip ("zbarimg (package zbar-tools) is not installed: codes were not read back");
      return;
    }
  g_assert_nonnull (strstr (read, uri));
  if (pages->rating_code.size > 0
      && (file.form == &bc_form_receipt || file.form == &bc_form_callback))
    g_assert_nonnull (strstr (read, "https://hcp.example.cn/r?h=370000"));
}

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  /* The codes are the same in every language, and reading them takes long. */
  if (g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0)
    {
      g_test_add_data_func ("/forms-pdf/codes/receipt", &bc_form_receipt, test_codes_are_read);
      g_test_add_data_func ("/forms-pdf/codes/notice", &bc_form_one_time_notice,
                            test_codes_are_read);
    }
  for (guint i = 0; i < bc_form_count (); i++)
    {
      const BcForm *form = bc_form_get (i);
      g_autofree char *fields = g_strdup_printf ("/forms-pdf/fields/%s", form->id);
      g_autofree char *fonts = g_strdup_printf ("/forms-pdf/fonts/%s", form->id);

      g_test_add_data_func (fields, form, test_fields);
      g_test_add_data_func (fonts, form, test_fonts);
    }
  return g_test_run ();
}
