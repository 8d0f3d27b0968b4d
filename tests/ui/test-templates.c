/* Every template in ui/ can be made into a widget and taken down again, without a word of warning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "widgets/bc-ui.h"

#include "bc-templates.h"

#define PREFIX "/cn/bancheng/Bancheng/ui/"

static void
test_template (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget;

  if (G_TYPE_IS_ABSTRACT (type))
    {
      g_test_skip ("abstract: its children are tried");
      return;
    }
  widget = g_object_new (type, NULL);
  g_object_ref_sink (widget);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_assert_finalize_object (widget);
}

static void
test_plain (gconstpointer data)
{
  g_autofree char *path = g_strconcat (PREFIX, data, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;

  gtk_builder_add_from_resource (builder, path, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  bc_ui_init ();
  for (guint i = 0; i < G_N_ELEMENTS (template_types); i++)
    {
      GType type = template_types[i]();
      g_autofree char *path = g_strconcat ("/ui/template/", g_type_name (type), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_template);
    }
  for (guint i = 0; plain_files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/ui/file/", plain_files[i], NULL);

      g_test_add_data_func (path, plain_files[i], test_plain);
    }
  return g_test_run ();
}
