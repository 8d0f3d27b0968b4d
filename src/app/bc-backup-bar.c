/* What the window says of the backups by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-backup-bar.h"

#include <glib/gi18n.h>

#include "widgets/bc-ui.h"

#define BC_TYPE_BACKUP_BAR (bc_backup_bar_get_type ())
G_DECLARE_FINAL_TYPE (BcBackupBar, bc_backup_bar, BC, BACKUP_BAR, GtkBox)

struct _BcBackupBar
{
  GtkBox parent_instance;

  GtkLabel *label;
  GtkRevealer *revealer;

  BcDesk *desk;
  BcBackups *backups;
};

G_DEFINE_FINAL_TYPE (BcBackupBar, bc_backup_bar, GTK_TYPE_BOX)

char *
bc_backup_age (BcDesk *desk, BcBackups *backups)
{
  const BcBackupState *state = bc_backups_get_state (backups);
  gint64 age, days, hours, minutes;

  if (state == NULL || state->last_good_at == BC_INT_NONE)
    return g_strdup (_ ("none yet"));
  age = MAX (bc_desk_now (desk) - state->last_good_at, 0);
  minutes = age / BC_MINUTE;
  hours = age / BC_HOUR;
  days = hours / 24;
  if (days > 0)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), (int) days);
  if (hours > 0)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) hours), (int) hours);
  if (minutes > 0)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes),
                            (int) minutes);
  return g_strdup (_ ("just now"));
}

static void
update_bar (BcBackupBar *self)
{
  const BcBackupState *state = bc_backups_get_state (self->backups);
  gboolean is_late = bc_backups_is_late (self->backups);
  g_autofree char *age = NULL;
  g_autofree char *text = NULL;

  if (is_late)
    {
      age = bc_backup_age (self->desk, self->backups);
      if (state->last_good_at == BC_INT_NONE)
        text =
            g_strdup (_ ("This hall has no backup. If the disk fails, everything in it is lost."));
      else
        /* Translators: %s is an age as in "4 days ago". */
        text = g_strdup_printf (_ ("The last good backup of this hall was made %s. What was "
                                   "written since would be lost with the disk."),
                                age);
      gtk_label_set_label (self->label, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, is_late);
  /* What is not shown must not be reached by Tab either. */
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), is_late);
}

static void
bc_backup_bar_dispose (GObject *object)
{
  BcBackupBar *self = BC_BACKUP_BAR (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->backups);
  G_OBJECT_CLASS (bc_backup_bar_parent_class)->dispose (object);
}

static void
bc_backup_bar_class_init (BcBackupBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_backup_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-backup-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BcBackupBar, label);
  gtk_widget_class_bind_template_child (widget_class, BcBackupBar, revealer);
}

static void
bc_backup_bar_init (BcBackupBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_backup_bar_new (BcDesk *desk, BcBackups *backups)
{
  BcBackupBar *self = g_object_new (BC_TYPE_BACKUP_BAR, NULL);

  self->desk = g_object_ref (desk);
  self->backups = g_object_ref (backups);
  g_signal_connect_object (backups, "changed", G_CALLBACK (update_bar), self, G_CONNECT_SWAPPED);
  update_bar (self);
  return GTK_WIDGET (self);
}

/* The button in the sidebar. */

static void
update_button (GtkWidget *button)
{
  BcDesk *desk = g_object_get_data (G_OBJECT (button), "desk");
  BcBackups *backups = g_object_get_data (G_OBJECT (button), "backups");
  double progress = bc_backups_get_progress (backups);
  g_autofree char *age = bc_backup_age (desk, backups);
  /* Translators: in the sidebar; %s is an age as in "4 days ago". */
  g_autofree char *text = progress >= 0
                              ? g_strdup_printf (_ ("Backing up… %d%%"), (int) (progress * 100))
                              : g_strdup_printf (_ ("Backup: %s"), age);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (button, bc_backups_get_state (backups) != NULL);
  if (bc_backups_is_late (backups))
    gtk_widget_add_css_class (button, "bc-state-warning");
  else
    gtk_widget_remove_css_class (button, "bc-state-warning");
}

GtkWidget *
bc_backup_button_new (BcDesk *desk, BcBackups *backups)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_add_css_class (label, "caption");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_margin_start (button, 4);
  gtk_widget_set_margin_end (button, 4);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_tooltip_text (button, _ ("Backups of this hall"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.backups");
  g_object_set_data_full (G_OBJECT (button), "desk", g_object_ref (desk), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "backups", g_object_ref (backups), g_object_unref);
  g_signal_connect_object (backups, "changed", G_CALLBACK (update_button), button,
                           G_CONNECT_SWAPPED);
  update_button (button);
  return button;
}
