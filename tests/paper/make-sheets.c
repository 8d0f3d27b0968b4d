/* Writes every form to a folder, to be looked at: make-sheets FOLDER [FONTS.CONF]. Without the second argument with the tests' own font.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-sample.h"
#include "paper/bc-layout.h"
#include "paper/bc-pdf.h"

static void
write_sheet (const BcForm *form,
             const BcPaperSource *source,
             const char *kind,
             const char *folder,
             PangoContext *context)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.pdf", form->id, kind);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) documents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_pages_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (documents, bc_paper_layout (form, source, context));
  if (!bc_pdf_write (documents, path, &error))
    g_error ("%s", error->message);
}

static void
write_form (const BcForm *form, const char *folder, PangoContext *context)
{
  g_autoptr (BcHall) hall = bc_sample_hall ();
  g_autoptr (BcPaperSource) blank = bc_paper_source_new_blank (hall, "备2026-0001", "王五", 0);

  for (BcSample sample = 0; sample < BC_N_SAMPLES; sample++)
    {
      g_autoptr (BcPaperSource) source = bc_sample_source_for (form, sample);

      write_sheet (form, source, bc_sample_name (sample), folder, context);
    }
  write_sheet (form, blank, "blank", folder, context);
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
  for (guint i = 0; i < bc_form_count (); i++)
    write_form (bc_form_get (i), argv[1], context);
  g_object_unref (context);
  return 0;
}
