/* Loading a year's table of working days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-year-dialog.h"

#include <glib/gi18n.h>

#include "app/bc-files.h"
#include "app/bc-year-words.h"
#include "base/bc-trace.h"
#include "model/bc-desk-workdays.h"
#include "widgets/bc-form-dialog.h"

/* Pixels; the second with what the table changes. */
#define WIDTH             620
#define HEIGHT_WITH_LINES 480

#define BC_TYPE_YEAR_DIALOG (bc_year_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcYearDialog, bc_year_dialog, BC, YEAR_DIALOG, BcFormDialog)

struct _BcYearDialog
{
  BcFormDialog parent_instance;

  /* Children of the form */
  GtkLabel *file_label;
  GtkStringList *lines; /* a line that begins with a tab is a head */
  GtkWidget *scroller;

  /* Owned */
  BcWindow *window;
  BcDesk *desk;
  BcDeskTable *table; /* NULL while nothing that can be applied was read */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (BcYearDialog, bc_year_dialog, BC_TYPE_FORM_DIALOG)

static char *
bc_year_dialog_check (BcFormDialog *dialog)
{
  BcYearDialog *self = BC_YEAR_DIALOG (dialog);

  return self->table == NULL ? g_strdup (_ ("Choose a table that can be read first.")) : NULL;
}

/* What was read */

static void
clear_lines (BcYearDialog *self)
{
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          NULL);
}

static void
add_head (BcYearDialog *self, char *text)
{
  g_autofree char *head = g_strconcat ("\t", text, NULL);

  gtk_string_list_append (self->lines, head);
  g_free (text);
}

static void
show_problems (BcYearDialog *self, const GError *error)
{
  const BcProblems *problems = bc_error_get_problems (error);
  guint n = bc_problems_count (problems);

  bc_form_dialog_set_error (BC_FORM_DIALOG (self),
                            n > 0 ? _ ("Nothing was changed: the table has mistakes.")
                                  : error->message);
  if (n == 0)
    return;
  add_head (self, g_strdup_printf (ngettext ("%u row is wrong", "%u rows are wrong", n), n));
  for (guint i = 0; i < n; i++)
    gtk_string_list_take (self->lines, bc_year_problem_line (problems, i));
}

static void
show_preview (BcYearDialog *self)
{
  const BcYearPreview *preview = self->table->preview;
  BcHall *hall = bc_desk_get_hall (self->desk);
  GString *years = g_string_new (NULL);

  for (guint i = 0; i < preview->years->len; i++)
    g_string_append_printf (years, "%s%d", i > 0 ? ", " : "",
                            g_array_index (preview->years, int, i));
  /* Translators: years, and how many days of them become another kind of day. */
  add_head (self, g_strdup_printf (ngettext ("%1$s: %2$u day changes", "%1$s: %2$u days change",
                                             preview->differences->len),
                                   years->str, preview->differences->len));
  for (guint i = 0; i < preview->differences->len; i++)
    gtk_string_list_take (self->lines,
                          bc_year_difference_line (g_ptr_array_index (preview->differences, i)));
  add_head (self, preview->shifts->len == 0
                      ? g_strdup (_ ("No open ticket gets another date"))
                      : g_strdup_printf (ngettext ("%u open ticket gets another date",
                                                   "%u open tickets get other dates",
                                                   preview->shifts->len),
                                         preview->shifts->len));
  for (guint i = 0; i < preview->shifts->len; i++)
    gtk_string_list_take (self->lines,
                          bc_year_shift_line (g_ptr_array_index (preview->shifts, i), hall));
  g_string_free (years, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcYearDialog) self = data;
  g_autoptr (GError) error = NULL;
  BcDeskTable *table = bc_desk_read_table_finish (BC_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL
      || bc_desk_get_hall (self->desk) == NULL)
    {
      g_clear_pointer (&table, bc_desk_table_free);
      return;
    }
  bc_form_dialog_set_busy (BC_FORM_DIALOG (self), FALSE);
  /* The window keeps the height it was opened with: without more of it the lines were below its edge. */
  gtk_widget_set_visible (self->scroller, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT_WITH_LINES);
  self->table = table;
  if (table == NULL)
    show_problems (self, error);
  else
    show_preview (self);
  bc_trace ("year table read %s", table != NULL ? "good" : "bad");
}

static void
file_chosen (const char *path, gpointer data)
{
  BcYearDialog *self = data;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);

  if (self->desk == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_clear_pointer (&self->table, bc_desk_table_free);
  clear_lines (self);
  gtk_label_set_label (self->file_label, name);
  bc_form_dialog_set_error (BC_FORM_DIALOG (self), NULL);
  bc_form_dialog_set_busy (BC_FORM_DIALOG (self), TRUE);
  bc_desk_read_table_async (self->desk, file, self->reading, read_cb, g_object_ref (self));
}

static void
choose_cb (GtkButton *button, BcYearDialog *self)
{
  bc_files_choose_table (GTK_WINDOW (self), file_chosen, self);
}

/* Applying */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcYearDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = bc_desk_change_finish (BC_DESK (source), result, &error);

  if (done)
    {
      bc_trace ("year table applied");
      bc_window_toast (self->window, _ ("The table of working days is loaded."), TRUE);
    }
  /* It may have been closed while the store worked. */
  if (self->desk == NULL)
    return;
  if (done)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    bc_form_dialog_set_error (BC_FORM_DIALOG (self), error->message);
}

static void
accepted_cb (BcYearDialog *self)
{
  bc_form_dialog_set_busy (BC_FORM_DIALOG (self), TRUE);
  bc_desk_apply_table_async (self->desk, self->table->table, applied_cb, g_object_ref (self));
}

/* The form */

static void
setup_line (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_line (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  if (*text == '\t')
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  gtk_label_set_label (GTK_LABEL (label), *text == '\t' ? text + 1 : text);
}

static void
add_lines (BcYearDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line), NULL);
  self->lines = gtk_string_list_new (NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->lines))),
                            factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the table changes"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 260);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_visible (self->scroller, FALSE);
  bc_form_dialog_add (BC_FORM_DIALOG (self), self->scroller);
}

static void
add_file_row (BcYearDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose a File…"));
  GtkWidget *label = gtk_label_new (_ ("CSV or ICS"));

  self->file_label = GTK_LABEL (label);
  gtk_label_set_xalign (self->file_label, 0);
  gtk_label_set_ellipsize (self->file_label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), label);
  bc_form_dialog_add (BC_FORM_DIALOG (self), box);
}

static void
bc_year_dialog_dispose (GObject *object)
{
  BcYearDialog *self = BC_YEAR_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->table, bc_desk_table_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_year_dialog_parent_class)->dispose (object);
}

static void
bc_year_dialog_finalize (GObject *object)
{
  g_clear_object (&BC_YEAR_DIALOG (object)->window);

  G_OBJECT_CLASS (bc_year_dialog_parent_class)->finalize (object);
}

static void
bc_year_dialog_class_init (BcYearDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bc_year_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bc_year_dialog_finalize;
  BC_FORM_DIALOG_CLASS (klass)->check = bc_year_dialog_check;
}

static void
bc_year_dialog_init (BcYearDialog *self)
{
  BcFormDialog *form = BC_FORM_DIALOG (self);

  bc_form_dialog_setup (form, _ ("Table of Working Days"), _ ("_Apply"));
  bc_form_dialog_set_intro (form,
                            _ ("The State Council’s notice says each autumn which days of the "
                               "next year are off and which weekends are worked. Load it as a "
                               "table (date, kind, name) or as a calendar; what it changes is "
                               "shown before anything is changed."));
  add_file_row (self);
  add_lines (self);
  g_signal_connect (self, "accepted", G_CALLBACK (accepted_cb), NULL);
}

void
bc_year_dialog_present (BcWindow *window, BcDesk *desk)
{
  BcYearDialog *self;

  if (bc_desk_get_hall (desk) == NULL)
    return;
  if (!bc_desk_may_load_table (desk))
    {
      bc_window_toast (window, _ ("Only an administrator loads the table of working days."), FALSE);
      return;
    }
  self = g_object_new (BC_TYPE_YEAR_DIALOG, "transient-for", window, "default-width", WIDTH, NULL);
  self->window = g_object_ref (window);
  self->desk = g_object_ref (desk);
  gtk_window_present (GTK_WINDOW (self));
}
