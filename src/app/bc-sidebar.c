/* The sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/bc-ui.h"

struct _BcSidebar
{
  GtkBox parent_instance;

  /* Template widgets */
  AdwAvatar *avatar;
  GtkLabel *demonstration_label;
  GtkLabel *hall_label;
  GtkLabel *overdue_label;
  GtkLabel *role_label;
  GtkLabel *staff_label;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *today_label;
  GtkListBox *views;

  /* Owned */
  BcDesk *desk;
};

G_DEFINE_FINAL_TYPE (BcSidebar, bc_sidebar, GTK_TYPE_BOX)

static const struct
{
  const char *name;
  const char *label;
  const char *icon;
  const char *key;
  const char *count; /* the desk's property shown as a badge; NULL for none */
} views[] = {
  { "board", N_ ("Board"), "bc-board-symbolic", "Alt+1", "n-open" },
  { "intake", N_ ("Intake"), "bc-intake-symbolic", "Alt+2", NULL },
  { "calendar", N_ ("Calendar"), "bc-calendar-symbolic", "Alt+3", NULL },
  { "gate", N_ ("Noon gate"), "bc-gate-symbolic", "Alt+4", NULL },
  { "calls", N_ ("Callbacks"), "bc-callback-symbolic", "Alt+5", "n-callbacks-today" },
};

static gboolean
count_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_take_string (to, g_strdup_printf ("%u", g_value_get_uint (from)));
  return TRUE;
}

static gboolean
count_to_visible (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_boolean (to, g_value_get_uint (from) > 0);
  return TRUE;
}

static void
add_view (BcSidebar *self, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (_ (views[index].label));
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", _ (views[index].label), views[index].key);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (views[index].icon));
  gtk_box_append (GTK_BOX (box), label);
  if (views[index].count != NULL)
    {
      GtkWidget *badge = gtk_label_new (NULL);

      gtk_widget_add_css_class (badge, "bc-badge");
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      g_object_bind_property_full (self->desk, views[index].count, badge, "label",
                                   G_BINDING_SYNC_CREATE, count_to_text, NULL, NULL, NULL);
      g_object_bind_property_full (self->desk, views[index].count, badge, "visible",
                                   G_BINDING_SYNC_CREATE, count_to_visible, NULL, NULL, NULL);
      gtk_box_append (GTK_BOX (box), badge);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (views[index].label), -1);
  gtk_list_box_append (self->views, row);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, BcSidebar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-view", "s",
                              views[gtk_list_box_row_get_index (row)].name);
}

static void
update_counts (BcSidebar *self)
{
  guint overdue, today;
  g_autofree char *overdue_text = NULL, *today_text = NULL;

  g_object_get (self->desk, "n-overdue", &overdue, "n-due-today", &today, NULL);
  overdue_text = g_strdup_printf (ngettext ("%u overdue", "%u overdue", overdue), overdue);
  today_text = g_strdup_printf (ngettext ("%u due today", "%u due today", today), today);
  gtk_label_set_label (self->overdue_label, overdue_text);
  gtk_label_set_label (self->today_label, today_text);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue_label), overdue > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->today_label), today > 0);
  if (overdue > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->overdue_label), "bc-overdue-count");
}

static void
update_hall (BcSidebar *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);

  gtk_label_set_label (self->hall_label,
                       hall != NULL ? bc_hall_name (hall) : _ ("No hall is open"));
  gtk_widget_set_visible (GTK_WIDGET (self->demonstration_label),
                          hall != NULL && bc_hall_is_demonstration (hall));
  gtk_widget_set_sensitive (GTK_WIDGET (self->views), hall != NULL);
}

static void
update_staff (BcSidebar *self)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  g_autofree char *roles = staff != NULL ? bc_roles_label (staff->roles) : NULL;
  GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (self->staff_label), GTK_TYPE_BUTTON);
  g_autofree char *tooltip = NULL;

  gtk_label_set_label (self->staff_label, staff != NULL ? staff->name : _ ("Not signed in"));
  gtk_label_set_label (self->role_label, roles != NULL ? roles : _ ("Choose who you are"));
  adw_avatar_set_text (self->avatar, staff != NULL ? staff->name : NULL);
  tooltip = roles != NULL ? g_strdup_printf ("%s · %s (Ctrl+L)", staff->name, roles)
                          : g_strdup_printf ("%s (Ctrl+L)", _ ("Choose who you are"));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
}

static void
update_connection (BcSidebar *self)
{
  static const struct
  {
    const char *icon;
    const char *text;
    const char *css;
  } states[] = {
    [BC_CONNECTION_NONE] = { "bc-read-only-symbolic", N_ ("No file"), NULL },
    [BC_CONNECTION_OPENING] = { "bc-waiting-symbolic", N_ ("Opening…"), NULL },
    [BC_CONNECTION_ONLINE] = { "bc-saved-symbolic", N_ ("All saved"), NULL },
    [BC_CONNECTION_WAITING] = { "bc-waiting-symbolic", N_ ("Waiting for another seat"),
                                "bc-state-warning" },
    [BC_CONNECTION_READ_ONLY] = { "bc-read-only-symbolic", N_ ("Read-only"), "bc-state-warning" },
    [BC_CONNECTION_FULL] = { "bc-lost-symbolic", N_ ("Drive full"), "bc-state-error" },
    [BC_CONNECTION_LOST] = { "bc-lost-symbolic", N_ ("File out of reach"), "bc-state-error" },
  };
  BcConnection connection = bc_desk_get_connection (self->desk);
  const char *classes[] = { states[connection].css, NULL };
  g_autofree char *place = bc_desk_dup_place (self->desk);
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->state_label));

  gtk_image_set_from_icon_name (self->state_icon, states[connection].icon);
  gtk_label_set_label (self->state_label,
                       connection == BC_CONNECTION_ONLINE && bc_desk_get_queue (self->desk)->len > 0
                           ? _ ("Being handed in…")
                           : _ (states[connection].text));
  gtk_widget_set_css_classes (box, classes);
  gtk_widget_set_tooltip_text (box, place);
}

static void
bc_sidebar_dispose (GObject *object)
{
  g_clear_object (&BC_SIDEBAR (object)->desk);
  G_OBJECT_CLASS (bc_sidebar_parent_class)->dispose (object);
}

static void
bc_sidebar_class_init (BcSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, avatar);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, demonstration_label);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, hall_label);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, overdue_label);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, role_label);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, staff_label);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, state_icon);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, state_label);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, today_label);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, views);
}

static void
bc_sidebar_init (BcSidebar *self)
{
  g_type_ensure (ADW_TYPE_AVATAR);
  gtk_widget_init_template (GTK_WIDGET (self));
}

BcSidebar *
bc_sidebar_new (BcDesk *desk)
{
  BcSidebar *self = g_object_new (BC_TYPE_SIDEBAR, NULL);

  self->desk = g_object_ref (desk);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    add_view (self, i);
  g_signal_connect_object (self->views, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  g_signal_connect_object (desk, "notify::n-overdue", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::n-due-today", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (update_hall), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::staff", G_CALLBACK (update_staff), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::n-queued", G_CALLBACK (update_connection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::connection", G_CALLBACK (update_connection), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
  update_hall (self);
  update_staff (self);
  update_connection (self);
  return self;
}

void
bc_sidebar_select (BcSidebar *self, const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (strcmp (views[i].name, view) == 0)
      {
        gtk_list_box_select_row (self->views, gtk_list_box_get_row_at_index (self->views, (int) i));
        return;
      }
  gtk_list_box_unselect_all (self->views);
}

const char *
bc_sidebar_view_label (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (strcmp (views[i].name, view) == 0)
      return _ (views[i].label);
  return "";
}
