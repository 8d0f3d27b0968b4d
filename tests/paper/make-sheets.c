/* Writes every form to a folder, to be looked at: make-sheets FOLDER [FONTS.CONF]. Without the second argument with the tests' own font.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-sample.h"
#include "paper/bc-layout.h"
#include "paper/bc-pdf.h"

static void
write_form (const BcForm *form, BcSample sample, const char *folder, PangoContext *context)
{
  g_autoptr (BcPaperSource) source = bc_sample_source_for (form, sample);
  g_autofree char *name = g_strdup_printf ("%s-%s.pdf", form->id, bc_sample_name (sample));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) documents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_pages_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (documents, bc_paper_layout (form, source, context));
  if (!bc_pdf_write (documents, path, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  PangoContext *context;

  bc_sample_init (&argc, &argv);
  g_return_val_if_fail (argc > 1, 2);
  if (argc > 2)
    g_setenv ("FONTCONFIG_FILE", argv[2], TRUE);
  context = bc_paper_context_new ();
  for (guint form = 0; form < bc_form_count (); form++)
    for (BcSample sample = 0; sample < BC_N_SAMPLES; sample++)
      write_form (bc_form_get (form), sample, argv[1], context);
  g_object_unref (context);
  return 0;
}
