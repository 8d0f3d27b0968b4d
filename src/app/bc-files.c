/* Choosing and making hall files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-files.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"

typedef struct
{
  BcFileChosen chosen;
  gpointer data;
  gboolean tells_cancel; /* @chosen hears of it, with NULL */
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      path = file != NULL ? g_file_get_path (file) : NULL;
    }
  if (path != NULL || choice->tells_cancel)
    choice->chosen (path, choice->data);
  g_object_unref (dialog);
}

/* @tells_cancel: @chosen hears of it too when nothing was chosen. */
static void
show_chooser (GtkFileChooserNative *dialog,
              const char *name,
              BcFileChosen chosen,
              gpointer data,
              gboolean tells_cancel)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  choice->data = data;
  choice->tells_cancel = tells_cancel;
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), choice,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
run_chooser (GtkWindow *parent,
             GtkFileChooserAction action,
             const char *title,
             const char *accept,
             const char *name,
             const char *const *suffixes,
             BcFileChosen chosen,
             gpointer data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (suffixes == NULL)
    {
      gtk_file_filter_set_name (filter, _ ("Halls (*.hall)"));
      gtk_file_filter_add_suffix (filter, "hall");
    }
  else
    gtk_file_filter_set_name (filter, _ ("Tables and calendars (*.csv, *.ics)"));
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (action != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  show_chooser (dialog, name, chosen, data, FALSE);
}

void
bc_files_choose_hall (GtkWindow *parent, BcFileChosen chosen, gpointer data)
{
  run_chooser (parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open a hall"), _ ("_Open"), NULL, NULL,
               chosen, data);
}

void
bc_files_choose_folder (GtkWindow *parent, const char *title, BcFileChosen chosen, gpointer data)
{
  run_chooser (parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, _ ("_Choose"), NULL, NULL,
               chosen, data);
}

void
bc_files_choose_table (GtkWindow *parent, BcFileChosen chosen, gpointer data)
{
  static const char *const suffixes[] = { "csv", "ics", NULL };

  run_chooser (parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose a table of working days"),
               _ ("_Open"), NULL, suffixes, chosen, data);
}

void
bc_files_save_calendar (GtkWindow *parent, const char *name, BcFileChosen chosen, gpointer data)
{
  show_chooser (gtk_file_chooser_native_new (_ ("Save the calendar"), parent,
                                             GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL),
                name, chosen, data, TRUE);
}

/* A hall about to be made: its name is asked first, since the file is called after it. */
typedef struct
{
  BcApplication *application;
  char *name;
} NewHall;

static void
place_chosen (const char *path, gpointer data)
{
  NewHall *hall = data;
  g_autofree char *full =
      g_str_has_suffix (path, ".hall") ? g_strdup (path) : g_strconcat (path, ".hall", NULL);

  bc_application_create_hall (hall->application, full, hall->name, 0);
}

static void
new_hall_free (gpointer data)
{
  g_free (((NewHall *) data)->name);
  g_free (data);
}

static void
named_cb (AdwMessageDialog *dialog, const char *response, NewHall *hall)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autofree char *file = NULL;

  if (strcmp (response, "create") != 0)
    return;
  g_free (hall->name);
  hall->name = bc_text_clean (gtk_editable_get_text (entry));
  file = g_strconcat (hall->name, ".hall", NULL);
  g_strdelimit (file, "/\\", '-');
  run_chooser (parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Where is the hall’s file to lie?"),
               _ ("_Create"), file, NULL, place_chosen, hall);
}

static void
name_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "create",
                                           !bc_text_is_blank (gtk_editable_get_text (entry)));
}

void
bc_files_new_hall (BcApplication *application, GtkWindow *parent)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("New hall"),
                                              _ ("What is the hall called? The name stands on "
                                                 "every printed sheet."));
  GtkWidget *entry = gtk_entry_new ();
  NewHall *hall = g_new0 (NewHall, 1);

  hall->application = application;
  gtk_entry_set_max_length (GTK_ENTRY (entry), 60);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the hall"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "create",
                                    _ ("_Continue"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "create");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "create",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "create", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
  g_signal_connect (dialog, "response", G_CALLBACK (named_cb), hall);
  /* The name is needed until the place has been chosen, which is after this dialog: it goes with
   * the application's window. */
  g_object_set_data_full (G_OBJECT (parent), "bc-new-hall", hall, new_hall_free);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
