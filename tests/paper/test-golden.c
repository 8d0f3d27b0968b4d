/* Layouts as they were looked at and found good. BC_TEST_GOLDEN=write writes them anew, to be looked at again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-dump.h"
#include "bc-sample.h"
#include "paper/bc-layout.h"

typedef struct
{
  const BcForm *form;
  BcSample sample;
  BcCopy copy;
  const char *language;
} Case;

static char *
golden_path (const Case *self)
{
  static const char *const copies[] = { "", "-handling", "-archive" };
  g_autofree char *name =
      g_strdup_printf ("%s-%s%s.%s.golden", self->form->id, bc_sample_name (self->sample),
                       copies[self->copy], self->language);

  return g_build_filename (g_getenv ("BC_TEST_SRCDIR"), "tests", "paper", "golden", name, NULL);
}

/* The first line that differs says more than two texts of a thousand lines. */
static void
compare (const char *path, const char *expected, const char *found)
{
  g_auto (GStrv) old = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) new = g_strsplit (found, "\n", -1);

  for (guint i = 0; old[i] != NULL || new[i] != NULL; i++)
    if (g_strcmp0 (old[i], new[i]) != 0)
      g_error ("%s:%u: was “%s”, is “%s”", path, i + 1, old[i], new[i]);
}

static void
test_golden (gconstpointer data)
{
  const Case *self = data;
  PangoContext *context = bc_paper_context_new ();
  g_autoptr (BcPaperSource) source = bc_sample_source (self->sample, self->copy);
  g_autoptr (BcPages) pages = bc_paper_layout (self->form, source, context);
  g_autofree char *found = bc_dump_pages (pages);
  g_autofree char *path = golden_path (self);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (context);
  if (g_strcmp0 (g_getenv ("BC_TEST_GOLDEN"), "write") == 0)
    g_file_set_contents (path, found, -1, &error);
  else if (g_file_get_contents (path, &expected, NULL, &error))
    compare (path, expected, found);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { &bc_form_work_order, BC_SAMPLE_EMPTY, BC_COPY_HANDLING, "zh_CN" },
    { &bc_form_work_order, BC_SAMPLE_SHORT, BC_COPY_HANDLING, "zh_CN" },
    { &bc_form_work_order, BC_SAMPLE_FULL, BC_COPY_HANDLING, "zh_CN" },
    { &bc_form_work_order, BC_SAMPLE_FULL, BC_COPY_ARCHIVE, "zh_CN" },
    { &bc_form_work_order, BC_SAMPLE_LONG, BC_COPY_HANDLING, "zh_CN" },
    { &bc_form_work_order, BC_SAMPLE_RTL, BC_COPY_HANDLING, "zh_CN" },
    { &bc_form_work_order, BC_SAMPLE_EMOJI, BC_COPY_HANDLING, "zh_CN" },
    { &bc_form_work_order, BC_SAMPLE_FULL, BC_COPY_HANDLING, "en" },
    { &bc_form_receipt, BC_SAMPLE_EMPTY, BC_COPY_NONE, "zh_CN" },
    { &bc_form_receipt, BC_SAMPLE_SHORT, BC_COPY_NONE, "zh_CN" },
    { &bc_form_receipt, BC_SAMPLE_LONG, BC_COPY_NONE, "zh_CN" },
    { &bc_form_receipt, BC_SAMPLE_RTL, BC_COPY_NONE, "zh_CN" },
    { &bc_form_receipt, BC_SAMPLE_EMOJI, BC_COPY_NONE, "zh_CN" },
  };

  bc_sample_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_strcmp0 (g_getenv ("LANGUAGE"), cases[i].language) == 0)
      {
        g_autofree char *name = g_strdup_printf ("/golden/%s/%s/%d", cases[i].form->id,
                                                 bc_sample_name (cases[i].sample), cases[i].copy);

        g_test_add_data_func (name, &cases[i], test_golden);
      }
  return g_test_run ();
}
