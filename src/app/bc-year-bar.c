/* The bar that asks for the next year's table of working days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-year-dialog.h"

#include <glib/gi18n.h>

#include "model/bc-desk-workdays.h"
#include "widgets/bc-ui.h"

#define BC_TYPE_YEAR_BAR (bc_year_bar_get_type ())
G_DECLARE_FINAL_TYPE (BcYearBar, bc_year_bar, BC, YEAR_BAR, GtkBox)

struct _BcYearBar
{
  GtkBox parent_instance;

  /* Template */
  GtkLabel *label;
  GtkWidget *load_button;

  /* Owned */
  BcDesk *desk;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (BcYearBar, bc_year_bar, GTK_TYPE_BOX)

static void
update (BcYearBar *self)
{
  int year = bc_desk_year_missing (self->desk);
  gboolean may_load = year != 0 && bc_desk_may_load_table (self->desk);
  gboolean closed =
      year != 0
      && g_settings_get_int (self->settings, "year-bar-closed") == bc_desk_today (self->desk);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), year != 0 && !closed);
  gtk_widget_set_visible (self->load_button, may_load);
  if (year == 0)
    return;
  text = may_load
             ? g_strdup_printf (_ ("The working days of %d are not loaded yet: due dates in that "
                                   "year are provisional."),
                                year)
             : g_strdup_printf (_ ("The working days of %d are not loaded yet: due dates in that "
                                   "year are provisional. An administrator loads them."),
                                year);
  gtk_label_set_label (self->label, text);
}

/* Until tomorrow: the next day it is there again. */
static void
close_cb (GtkButton *button, BcYearBar *self)
{
  g_settings_set_int (self->settings, "year-bar-closed", bc_desk_today (self->desk));
  update (self);
}

static void
bc_year_bar_dispose (GObject *object)
{
  BcYearBar *self = BC_YEAR_BAR (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bc_year_bar_parent_class)->dispose (object);
}

static void
bc_year_bar_class_init (BcYearBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_year_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-year-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BcYearBar, label);
  gtk_widget_class_bind_template_child (widget_class, BcYearBar, load_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
bc_year_bar_init (BcYearBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_year_bar_new (BcDesk *desk, GSettings *settings)
{
  BcYearBar *self = g_object_new (BC_TYPE_YEAR_BAR, NULL);

  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (desk, "minute", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::staff", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
