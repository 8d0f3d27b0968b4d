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
  g_autoptr (BcPaperSource) any = bc_sample_source_for (self->form, self->sample);
  g_autoptr (BcPaperSource) source = bc_paper_source_for_copy (any, self->copy);
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

/* Every form with every kind of content, and the work order's other copy and language. */
static void
add_cases (void)
{
  const char *language = g_getenv ("LANGUAGE");
  gboolean is_chinese = g_strcmp0 (language, "zh_CN") == 0;

  for (guint i = 0; i < bc_form_count (); i++)
    for (BcSample sample = 0; sample < BC_N_SAMPLES; sample++)
      if (is_chinese || sample == BC_SAMPLE_FULL)
        {
          g_autofree char *name =
              g_strdup_printf ("/golden/%s/%s", bc_form_get (i)->id, bc_sample_name (sample));
          Case *self = g_new0 (Case, 1);

          self->form = bc_form_get (i);
          self->sample = sample;
          self->copy = self->form->has_copies ? BC_COPY_HANDLING : BC_COPY_NONE;
          self->language = language;
          g_test_add_data_func_full (name, self, test_golden, g_free);
        }
}

int
main (int argc, char **argv)
{
  static const Case archive = { &bc_form_work_order, BC_SAMPLE_FULL, BC_COPY_ARCHIVE, "zh_CN" };

  bc_sample_init (&argc, &argv);
  add_cases ();
  if (g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0)
    g_test_add_data_func ("/golden/work_order/archive", &archive, test_golden);
  return g_test_run ();
}
