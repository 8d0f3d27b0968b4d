/* A vertical list of cards of one height that has widgets only for what can be seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-list-private.h"

#include "widgets/bc-frame-probe.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (BcCardList,
                               bc_card_list,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_SELECTED,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
bc_card_list_tell_selected (BcCardList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
bc_card_list_tell_activate (BcCardList *self, GObject *item)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, item);
}

static void
value_changed_cb (BcCardList *self)
{
  if (!self->is_adjusting)
    bc_card_list_queue_update (self);
}

static void
set_adjustment (BcCardList *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place == adjustment)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
  g_clear_object (place);
  if (adjustment != NULL)
    {
      *place = g_object_ref_sink (adjustment);
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
    }
  bc_card_list_queue_update (self);
}

/* The list is one stop: Tab goes in to the selected card and from there out again. */
static gboolean
bc_card_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_has_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
bc_card_list_grab_focus (GtkWidget *widget)
{
  BcCardList *self = BC_CARD_LIST (widget);

  if (bc_card_list_n_items (self) == 0)
    return GTK_WIDGET_CLASS (bc_card_list_parent_class)->grab_focus (widget);
  if (self->selected != GTK_INVALID_LIST_POSITION)
    bc_card_list_focus_position (self, self->selected);
  else
    bc_card_list_focus_near (self, 0);
  return TRUE;
}

static void
bc_card_list_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (bc_card_list_parent_class)->set_focus_child (widget, child);
  if (child != NULL && BC_IS_CARD_ROW (child) && BC_CARD_ROW (child)->item != NULL)
    bc_card_list_select (BC_CARD_LIST (widget), BC_CARD_ROW (child)->position);
}

static void
bc_card_list_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bc_card_list_parent_class)->css_changed (widget, change);
  /* The font may be another one; the height is measured at the next layout. */
  BC_CARD_LIST (widget)->is_height_stale = TRUE;
}

static void
bc_card_list_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  bc_frame_probe_begin ();
  GTK_WIDGET_CLASS (bc_card_list_parent_class)->snapshot (widget, snapshot);
  bc_frame_probe_end ("draw");
}

static void
bc_card_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcCardList *self = BC_CARD_LIST (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected_item);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_card_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BcCardList *self = BC_CARD_LIST (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      bc_card_list_set_model (self, g_value_get_object (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_card_list_dispose (GObject *object)
{
  BcCardList *self = BC_CARD_LIST (object);
  GtkWidget *child;

  bc_card_list_set_model (self, NULL);
  if (self->update_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->update_tick);
  self->update_tick = 0;
  if (self->animation != NULL)
    adw_animation_skip (self->animation);
  g_clear_object (&self->animation);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->spares, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->sample = NULL;
  self->gap_widget = NULL;
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (bc_card_list_parent_class)->dispose (object);
}

static void
bc_card_list_finalize (GObject *object)
{
  BcCardList *self = BC_CARD_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->spares);
  G_OBJECT_CLASS (bc_card_list_parent_class)->finalize (object);
}

static void
bc_card_list_class_init (BcCardListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_card_list_dispose;
  object_class->finalize = bc_card_list_finalize;
  object_class->get_property = bc_card_list_get_property;
  object_class->set_property = bc_card_list_set_property;
  widget_class->css_changed = bc_card_list_css_changed;
  widget_class->focus = bc_card_list_focus;
  widget_class->grab_focus = bc_card_list_grab_focus;
  widget_class->measure = bc_card_list_measure;
  widget_class->set_focus_child = bc_card_list_set_focus_child;
  widget_class->size_allocate = bc_card_list_size_allocate;
  widget_class->snapshot = bc_card_list_snapshot;

  properties[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", BC_TYPE_CARD_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  bc_card_list_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "cardlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
bc_card_list_init (BcCardList *self)
{
  self->rows = g_ptr_array_new ();
  self->spares = g_ptr_array_new ();
  self->selected = GTK_INVALID_LIST_POSITION;
  self->gap = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  self->gap_widget = g_object_new (GTK_TYPE_BOX, "css-name", "cardgap", NULL);
  gtk_widget_set_child_visible (self->gap_widget, FALSE);
  gtk_widget_set_parent (self->gap_widget, GTK_WIDGET (self));
  bc_card_list_connect_pointer (self);
}

GtkWidget *
bc_card_list_new (const BcCardFactory *factory, gpointer user_data)
{
  BcCardList *self;

  g_return_val_if_fail (factory != NULL && factory->create != NULL, NULL);

  self = g_object_new (BC_TYPE_CARD_LIST, NULL);
  self->factory = *factory;
  self->user_data = user_data;
  bc_card_list_make_sample (self);
  return GTK_WIDGET (self);
}

void
bc_card_list_set_model (BcCardList *self, GListModel *model)
{
  gboolean had_focus;

  g_return_if_fail (BC_IS_CARD_LIST (self));

  if (self->model == model)
    return;
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  bc_card_list_forget_lost (self);
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->model, bc_card_list_items_changed_cb, self);
      bc_card_list_recycle_all (self);
      self->selected = GTK_INVALID_LIST_POSITION;
      if (g_set_object (&self->selected_item, NULL))
        bc_card_list_tell_selected (self);
    }
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect (model, "items-changed", G_CALLBACK (bc_card_list_items_changed_cb), self);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
  gtk_widget_set_focusable (GTK_WIDGET (self), bc_card_list_n_items (self) == 0);
  bc_card_list_queue_update (self);
  /* Who was in the list stays in it, at its beginning. */
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

GListModel *
bc_card_list_get_model (BcCardList *self)
{
  g_return_val_if_fail (BC_IS_CARD_LIST (self), NULL);

  return self->model;
}

GObject *
bc_card_list_get_selected (BcCardList *self)
{
  g_return_val_if_fail (BC_IS_CARD_LIST (self), NULL);

  return self->selected_item;
}

void
bc_card_list_unselect (BcCardList *self)
{
  g_return_if_fail (BC_IS_CARD_LIST (self));

  bc_card_list_forget_lost (self);
  bc_card_list_select (self, GTK_INVALID_LIST_POSITION);
}

gboolean
bc_card_list_focus_item (BcCardList *self, GObject *item)
{
  guint position = GTK_INVALID_LIST_POSITION;
  guint n_items;

  g_return_val_if_fail (BC_IS_CARD_LIST (self), FALSE);

  n_items = bc_card_list_n_items (self);
  if (n_items > 0 && self->factory.find != NULL)
    position = self->factory.find (self->model, item, self->user_data);
  for (guint i = 0; self->factory.find == NULL && i < n_items; i++)
    {
      g_autoptr (GObject) candidate = g_list_model_get_item (self->model, i);

      if (candidate == item)
        position = i;
    }
  if (position >= n_items)
    return FALSE;
  bc_card_list_focus_position (self, position);
  return TRUE;
}

void
bc_card_list_focus_near (BcCardList *self, double y)
{
  GtkAdjustment *adjustment;
  double place;
  guint n_items;

  g_return_if_fail (BC_IS_CARD_LIST (self));

  n_items = bc_card_list_n_items (self);
  if (n_items == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  place = y + (adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0);
  place = MAX (place, 0) / (self->card_height + BC_CARD_LIST_SPACING);
  bc_card_list_focus_position (self, (guint) MIN (place, n_items - 1.0));
}

int
bc_card_list_get_card_height (BcCardList *self)
{
  g_return_val_if_fail (BC_IS_CARD_LIST (self), 0);

  return self->card_height;
}

void
bc_card_list_set_gap (BcCardList *self, int position)
{
  g_return_if_fail (BC_IS_CARD_LIST (self));

  position = CLAMP (position, -1, (int) bc_card_list_n_items (self));
  if (self->gap == position)
    return;
  self->gap = position;
  gtk_widget_set_child_visible (self->gap_widget, position >= 0);
  self->is_changed = TRUE;
  bc_card_list_queue_update (self);
}

int
bc_card_list_get_gap (BcCardList *self)
{
  g_return_val_if_fail (BC_IS_CARD_LIST (self), -1);

  return self->gap;
}

gboolean
bc_card_list_scroll (BcCardList *self, double pixels)
{
  GtkAdjustment *adjustment;
  double before;

  g_return_val_if_fail (BC_IS_CARD_LIST (self), FALSE);

  adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  if (adjustment == NULL)
    return FALSE;
  before = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_set_value (adjustment, before + pixels);
  return gtk_adjustment_get_value (adjustment) != before;
}
