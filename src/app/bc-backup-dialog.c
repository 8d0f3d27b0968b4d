/* The backups of the hall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-backup-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/bc-backup-bar.h"
#include "app/bc-files.h"
#include "app/bc-window.h"
#include "base/bc-date.h"
#include "base/bc-trace.h"
#include "widgets/bc-ui.h"

#define BC_TYPE_BACKUP_DIALOG (bc_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcBackupDialog, bc_backup_dialog, BC, BACKUP_DIALOG, AdwWindow)

struct _BcBackupDialog
{
  AdwWindow parent_instance;

  GtkWidget *buttons;
  AdwActionRow *failure_row;
  GtkWidget *folder_button;
  AdwActionRow *folder_row;
  AdwActionRow *last_row;
  GtkWidget *now_button;
  GtkProgressBar *progress;
  GtkWidget *progress_box;

  BcDesk *desk;
  BcBackups *backups;
};

G_DEFINE_FINAL_TYPE (BcBackupDialog, bc_backup_dialog, ADW_TYPE_WINDOW)

/* Says it in whatever window of the program is there. */
static void
tell (const char *text)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL;
       l = l->next)
    if (BC_IS_WINDOW (l->data))
      {
        bc_window_toast (l->data, text, FALSE);
        return;
      }
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcBackupReport) report = bc_backups_run_finish (BC_BACKUPS (source), result, &error);
  g_autofree char *name = report != NULL ? g_filename_display_basename (report->path) : NULL;
  g_autofree char *text = NULL;

  if (report == NULL)
    {
      bc_trace ("backup failed");
      tell (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                ? _ ("The backup was cancelled; nothing of it was kept.")
                : error->message);
      return;
    }
  /* Translators: %s is a file's name. */
  text = g_strdup_printf (_ ("The backup was made and checked: %s"), name);
  bc_trace ("backup made %s", name);
  tell (text);
}

void
bc_backup_now (BcBackups *backups, const char *target)
{
  bc_backups_run_async (backups, target, made_cb, NULL);
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static char *
last_text (BcBackupDialog *self, const BcBackupState *state)
{
  g_autofree char *age = bc_backup_age (self->desk, self->backups);
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;

  if (state->last_good_at == BC_INT_NONE)
    return g_strdup (_ ("None yet"));
  when = bc_instant_to_string (state->last_good_at, bc_hall_zone (bc_desk_get_hall (self->desk)));
  /* To the minute: the seconds and the zone say nothing to a person. */
  if (strlen (when) > 16)
    when[16] = '\0';
  g_strdelimit (when, "T", ' ');
  name = state->last_path != NULL ? g_filename_display_name (state->last_path) : g_strdup ("");
  return g_strdup_printf ("%s · %s\n%s", age, when, name);
}

static void
update (BcBackupDialog *self)
{
  const BcBackupState *state = bc_backups_get_state (self->backups);
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  double progress = bc_backups_get_progress (self->backups);
  gboolean is_admin = staff != NULL && (staff->roles & BC_ROLE_ADMIN) != 0;
  g_autofree char *last = NULL;
  g_autofree char *folder = NULL;

  gtk_widget_set_visible (self->progress_box, progress >= 0);
  gtk_widget_set_sensitive (self->buttons, progress < 0);
  if (progress >= 0)
    gtk_progress_bar_set_fraction (self->progress, progress);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.choose-folder", is_admin);
  gtk_widget_set_tooltip_text (self->folder_button,
                               is_admin ? NULL : _ ("An administrator chooses the folder"));
  if (state == NULL || bc_desk_get_hall (self->desk) == NULL)
    return;
  last = last_text (self, state);
  folder = g_filename_display_name (state->folder);
  set_subtitle (self->last_row, last);
  set_subtitle (self->folder_row, folder);
  gtk_widget_set_visible (GTK_WIDGET (self->failure_row), state->failure != NULL);
  if (state->failure != NULL)
    set_subtitle (self->failure_row, state->failure);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_backups_cancel (BC_BACKUP_DIALOG (widget)->backups);
}

static void
folder_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!bc_backups_set_folder_finish (BC_BACKUPS (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (error->message);
}

static void
folder_chosen (const char *path, gpointer data)
{
  bc_backups_set_folder_async (data, path, folder_set_cb, NULL);
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcBackupDialog *self = BC_BACKUP_DIALOG (widget);

  bc_files_choose_folder (GTK_WINDOW (self), _ ("Where the backups go"), folder_chosen,
                          self->backups);
}

static void
elsewhere_chosen (const char *path, gpointer data)
{
  bc_backup_now (data, path);
}

static void
elsewhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcBackupDialog *self = BC_BACKUP_DIALOG (widget);

  bc_files_choose_folder (GTK_WINDOW (self), _ ("Back up elsewhere"), elsewhere_chosen,
                          self->backups);
}

static void
bc_backup_dialog_dispose (GObject *object)
{
  BcBackupDialog *self = BC_BACKUP_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->backups);
  G_OBJECT_CLASS (bc_backup_dialog_parent_class)->dispose (object);
}

static void
bc_backup_dialog_class_init (BcBackupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_backup_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-backup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, failure_row);
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, folder_button);
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, last_row);
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, now_button);
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, BcBackupDialog, progress_box);
  gtk_widget_class_install_action (widget_class, "backup.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "backup.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "backup.elsewhere", NULL, elsewhere_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bc_backup_dialog_init (BcBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_backup_dialog_present (GtkWindow *parent, BcDesk *desk, BcBackups *backups)
{
  BcBackupDialog *self =
      g_object_new (BC_TYPE_BACKUP_DIALOG, "application", gtk_window_get_application (parent),
                    "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->backups = g_object_ref (backups);
  g_signal_connect_object (backups, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->now_button);
  gtk_window_present (GTK_WINDOW (self));
  bc_trace ("backups shown");
}
