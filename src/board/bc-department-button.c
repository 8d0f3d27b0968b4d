/* The board's department chooser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-department-button.h"

#include <glib/gi18n.h>

#include "widgets/bc-code-list.h"
#include "widgets/bc-ui.h"

struct _BcDepartmentButton
{
  GtkWidget parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkBox *box;

  BcCodeList *list;

  BcHall *hall;
  BcDay today;
  char *department;
};

G_DEFINE_FINAL_TYPE (BcDepartmentButton, bc_department_button, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DEPARTMENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_department (BcDepartmentButton *self)
{
  const char *name = _ ("All departments");

  if (self->department != NULL && self->hall != NULL)
    name = bc_hall_name_of (self->hall, BC_TABLE_DEPARTMENTS, self->department);
  gtk_menu_button_set_label (self->button, name);
}

static void
fill_list (BcDepartmentButton *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));

  bc_code_list_fill (self->list, self->hall, BC_TABLE_DEPARTMENTS, query, NULL, self->today,
                     _ ("All departments"));
  if (query[0] == '\0')
    bc_code_list_mark (self->list, self->department);
}

static void
popover_show_cb (BcDepartmentButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
taken_cb (BcDepartmentButton *self, const char *code)
{
  bc_department_button_set_department (self, code);
  gtk_popover_popdown (self->popover);
}

static void
search_activate_cb (BcDepartmentButton *self)
{
  const char *code;

  if (bc_code_list_get_marked (self->list, &code))
    taken_cb (self, code);
}

static gboolean
search_key_cb (BcDepartmentButton *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    bc_code_list_step (self->list, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    bc_code_list_step (self->list, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
bc_department_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_DEPARTMENT_BUTTON (widget)->button));
}

static void
bc_department_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DEPARTMENT)
    g_value_set_string (value, BC_DEPARTMENT_BUTTON (object)->department);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bc_department_button_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (prop_id == PROP_DEPARTMENT)
    bc_department_button_set_department (BC_DEPARTMENT_BUTTON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bc_department_button_dispose (GObject *object)
{
  BcDepartmentButton *self = BC_DEPARTMENT_BUTTON (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_pointer (&self->department, g_free);
  G_OBJECT_CLASS (bc_department_button_parent_class)->dispose (object);
}

static void
bc_department_button_class_init (BcDepartmentButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  object_class->dispose = bc_department_button_dispose;
  object_class->get_property = bc_department_button_get_property;
  object_class->set_property = bc_department_button_set_property;
  widget_class->grab_focus = bc_department_button_grab_focus;
  properties[PROP_DEPARTMENT] =
      g_param_spec_string ("department", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-department-button.ui");
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_child (widget_class, BcDepartmentButton, box);
  gtk_widget_class_bind_template_child (widget_class, BcDepartmentButton, button);
  gtk_widget_class_bind_template_child (widget_class, BcDepartmentButton, popover);
  gtk_widget_class_bind_template_child (widget_class, BcDepartmentButton, search);
}

static void
bc_department_button_init (BcDepartmentButton *self)
{
  self->today = BC_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = BC_CODE_LIST (bc_code_list_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "taken", G_CALLBACK (taken_cb), self);
  show_department (self);
}

GtkWidget *
bc_department_button_new (void)
{
  return g_object_new (BC_TYPE_DEPARTMENT_BUTTON, NULL);
}

void
bc_department_button_set_hall (BcDepartmentButton *self, BcHall *hall, BcDay today)
{
  g_return_if_fail (BC_IS_DEPARTMENT_BUTTON (self));

  if (hall != NULL)
    bc_hall_ref (hall);
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = hall;
  self->today = today;
  show_department (self);
}

const char *
bc_department_button_get_department (BcDepartmentButton *self)
{
  g_return_val_if_fail (BC_IS_DEPARTMENT_BUTTON (self), NULL);

  return self->department;
}

void
bc_department_button_set_department (BcDepartmentButton *self, const char *department)
{
  g_return_if_fail (BC_IS_DEPARTMENT_BUTTON (self));

  if (department != NULL && department[0] == '\0')
    department = NULL;
  if (g_strcmp0 (self->department, department) == 0)
    return;
  g_free (self->department);
  self->department = g_strdup (department);
  show_department (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEPARTMENT]);
}

void
bc_department_button_popup (BcDepartmentButton *self)
{
  g_return_if_fail (BC_IS_DEPARTMENT_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
