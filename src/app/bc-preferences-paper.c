/* What the hall puts on its papers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-preferences-paper.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "model/bc-desk-paper.h"
#include "paper/bc-print-dialog.h"

typedef struct
{
  GtkWidget *group; /* borrowed: it owns this */
  BcDesk *desk;
  GSettings *settings;
  GtkWidget *logo_row;
  GtkWidget *remove;
  GtkWidget *url_row;
  GtkWidget *error;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *self = data;

  g_object_unref (self->desk);
  g_object_unref (self->settings);
  g_free (self);
}

static void
say (Paper *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

static void
show_logo (Paper *self, GBytes *png)
{
  g_autofree char *size =
      png != NULL ? g_format_size (g_bytes_get_size (png)) : g_strdup (_ ("None"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->logo_row), size);
  gtk_widget_set_sensitive (self->remove, png != NULL);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  Paper *self = g_object_get_data (G_OBJECT (group), "paper");
  g_autoptr (GError) error = NULL;

  if (bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      say (self, NULL);
      gtk_widget_remove_css_class (self->url_row, "error");
      bc_trace ("hall setting saved");
      return;
    }
  say (self, error->message);
  bc_trace ("hall setting refused");
}

static void
set (Paper *self, const char *key, const char *value)
{
  bc_desk_set_hall_setting_async (self->desk, key, value, set_cb, g_object_ref (self->group));
}

static void
url_applied_cb (AdwEntryRow *row, Paper *self)
{
  g_autoptr (BcHall) trial = bc_hall_new ();
  g_autofree char *url = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;

  if (bc_hall_set (trial, "rating_url", url, &error))
    set (self, "rating_url", url);
  else
    {
      gtk_widget_add_css_class (self->url_row, "error");
      say (self, error->message);
    }
}

/* A picture that begins as a PNG and cannot be drawn would leave every sheet without a logo. */
static gboolean
check_picture (GBytes *png, GError **error)
{
  g_autoptr (GdkTexture) texture = NULL;

  if (!bc_hall_check_logo (png, error))
    return FALSE;
  texture = gdk_texture_new_from_bytes (png, NULL);
  if (texture != NULL)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                       _ ("The logo cannot be read: the file is damaged. Save it as PNG again."));
  return FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  Paper *self = g_object_get_data (G_OBJECT (group), "paper");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *text = NULL;

  if (png == NULL || !check_picture (png, &error))
    {
      say (self, error->message);
      return;
    }
  text = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  set (self, "logo", text);
  show_logo (self, png);
}

static void
chosen_cb (GtkNativeDialog *native, int response, Paper *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native))
                               : NULL;

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self->group));
  gtk_native_dialog_destroy (native);
  g_object_unref (native);
}

static void
choose_cb (GtkButton *button, Paper *self)
{
  GtkFileChooserNative *native =
      gtk_file_chooser_native_new (_ ("The hall’s logo"),
                                   GTK_WINDOW (gtk_widget_get_root (self->group)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PNG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
remove_cb (GtkButton *button, Paper *self)
{
  set (self, "logo", "");
  show_logo (self, NULL);
}

static void
test_page_cb (GtkWidget *row, Paper *self)
{
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_paper_source_free);
  g_autoptr (BcRecord) nothing = bc_record_new ();
  const BcEntry *staff = bc_desk_get_staff (self->desk);

  g_ptr_array_add (sources, bc_paper_source_new (nothing, bc_desk_get_hall (self->desk), NULL, NULL,
                                                 staff != NULL ? staff->name : NULL,
                                                 bc_desk_now (self->desk)));
  gtk_window_present (
      GTK_WINDOW (bc_print_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->group)),
                                       self->settings, &bc_form_test_page, sources)));
}

static GtkWidget *
make_button (const char *icon, const char *words, GCallback callback, Paper *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
add_logo (Paper *self, gboolean may_change)
{
  GtkWidget *choose = make_button ("document-open-symbolic", _ ("Choose a PNG picture"),
                                   G_CALLBACK (choose_cb), self);

  self->remove =
      make_button ("user-trash-symbolic", _ ("Print no logo"), G_CALLBACK (remove_cb), self);
  self->logo_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->logo_row), _ ("Logo"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->logo_row), choose);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->logo_row), self->remove);
  gtk_widget_set_sensitive (self->logo_row, may_change);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->logo_row);
  show_logo (self, bc_hall_logo (bc_desk_get_hall (self->desk)));
}

static void
add_url (Paper *self, gboolean may_change)
{
  const char *url = bc_hall_rating_url (bc_desk_get_hall (self->desk));

  self->url_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->url_row),
                                 _ ("Rating page (for the QR code)"));
  gtk_editable_set_text (GTK_EDITABLE (self->url_row), url != NULL ? url : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->url_row), TRUE);
  gtk_widget_set_sensitive (self->url_row, may_change);
  g_signal_connect (self->url_row, "apply", G_CALLBACK (url_applied_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->url_row);
}

static void
add_error (Paper *self)
{
  self->error = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_margin_top (self->error, 6);
  gtk_widget_set_visible (self->error, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->error);
}

GtkWidget *
bc_preferences_paper_new (BcDesk *desk, GSettings *settings)
{
  Paper *self = g_new0 (Paper, 1);
  const BcEntry *staff = bc_desk_get_staff (desk);
  gboolean may_change = staff != NULL && (staff->roles & BC_ROLE_ADMIN) != 0
                        && bc_desk_get_connection (desk) != BC_CONNECTION_READ_ONLY;
  GtkWidget *test_row = adw_action_row_new ();

  self->group = adw_preferences_group_new ();
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (self->group), "paper", self, paper_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Paper"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         may_change
                                             ? _ ("On every sheet of this hall, from all seats.")
                                             : _ ("On every sheet of this hall, from all seats. An "
                                                  "administrator changes it."));
  add_logo (self, may_change);
  add_url (self, may_change);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (test_row), _ ("Test page…"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (test_row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (test_row),
                             gtk_image_new_from_icon_name ("printer-symbolic"));
  g_signal_connect (test_row, "activated", G_CALLBACK (test_page_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), test_row);
  add_error (self);
  return self->group;
}
