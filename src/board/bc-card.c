/* A ticket's card on the board.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-card-private.h"

G_DEFINE_FINAL_TYPE (BcCard, bc_card, GTK_TYPE_WIDGET)

static const char *
nearness_class (BcNearness nearness)
{
  switch (nearness)
    {
    case BC_NEARNESS_OVERDUE:
      return "overdue";
    case BC_NEARNESS_TODAY:
      return "due-today";
    case BC_NEARNESS_SUSPENDED:
      return "suspended";
    case BC_NEARNESS_NONE:
    case BC_NEARNESS_ON_TIME:
    case BC_NEARNESS_SOON:
    default:
      return NULL;
    }
}

static void
set_nearness_class (BcCard *self, const char *name)
{
  if (self->nearness_class == name)
    return;
  if (self->nearness_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->nearness_class);
  self->nearness_class = name;
  if (name != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
}

static void
update_dimmed (BcCard *self)
{
  gboolean is_dimmed =
      self->is_dragged || (self->ticket != NULL && bc_ticket_get_moving_to (self->ticket) >= 0);

  if (is_dimmed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "moving");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "moving");
}

static void
tell_assistive (BcCard *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (!self->has_content)
    return;
  name = bc_card_face_describe (&self->face);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Every minute all cards are looked at again, and few have anything new to show: the others keep their laid-out texts. */
static void
refresh (BcCard *self)
{
  BcRecord *record = self->ticket != NULL ? bc_ticket_get_record (self->ticket) : NULL;
  gboolean has_content = record != NULL && self->hall != NULL;
  BcCardFace face = { 0 };

  if (has_content)
    bc_card_face_fill (&face, record, self->hall, self->now, self->shows_department);
  if (self->has_content == has_content && bc_card_face_equal (&self->face, &face))
    bc_card_face_clear (&face);
  else
    {
      bc_card_face_clear (&self->face);
      self->face = face;
      self->has_content = has_content;
      set_nearness_class (self, nearness_class (self->face.nearness));
      bc_card_forget_layouts (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  update_dimmed (self);
  tell_assistive (self);
}

static void
bc_card_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  int minimum_width;
  int natural_width;
  int height;

  bc_card_measure_all (BC_CARD (widget), &minimum_width, &natural_width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? minimum_width : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? natural_width : height;
}

static void
bc_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  bc_card_draw (BC_CARD (widget), snapshot);
}

static void
bc_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bc_card_parent_class)->css_changed (widget, change);
  bc_card_forget_layouts (BC_CARD (widget));
}

static gboolean
bc_card_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  BcCard *self = BC_CARD (widget);
  g_autofree char *text = NULL;

  if (!self->has_content)
    return FALSE;
  text = bc_card_face_explain (&self->face);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
bc_card_dispose (GObject *object)
{
  bc_card_unbind (BC_CARD (object));
  G_OBJECT_CLASS (bc_card_parent_class)->dispose (object);
}

static void
bc_card_finalize (GObject *object)
{
  BcCard *self = BC_CARD (object);

  bc_card_forget_layouts (self);
  bc_card_face_clear (&self->face);
  G_OBJECT_CLASS (bc_card_parent_class)->finalize (object);
}

static void
bc_card_class_init (BcCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_card_dispose;
  object_class->finalize = bc_card_finalize;
  widget_class->css_changed = bc_card_css_changed;
  widget_class->measure = bc_card_measure;
  widget_class->query_tooltip = bc_card_query_tooltip;
  widget_class->snapshot = bc_card_snapshot;
  gtk_widget_class_set_css_name (widget_class, "boardcard");
}

static void
bc_card_init (BcCard *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
bc_card_new (void)
{
  return g_object_new (BC_TYPE_CARD, NULL);
}

void
bc_card_bind (BcCard *self, BcTicket *ticket, BcHall *hall, gint64 now, gboolean shows_department)
{
  g_return_if_fail (BC_IS_CARD (self) && BC_IS_TICKET (ticket));

  bc_card_unbind (self);
  self->ticket = g_object_ref (ticket);
  self->hall = hall != NULL ? bc_hall_ref (hall) : NULL;
  self->now = now;
  self->shows_department = shows_department;
  g_signal_connect_swapped (ticket, "notify::record", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (ticket, "notify::moving-to", G_CALLBACK (update_dimmed), self);
  refresh (self);
}

void
bc_card_unbind (BcCard *self)
{
  g_return_if_fail (BC_IS_CARD (self));

  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_clear_object (&self->ticket);
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->is_dragged = FALSE;
}

BcTicket *
bc_card_get_ticket (BcCard *self)
{
  g_return_val_if_fail (BC_IS_CARD (self), NULL);

  return self->ticket;
}

gboolean
bc_card_has_content (BcCard *self)
{
  g_return_val_if_fail (BC_IS_CARD (self), FALSE);

  return self->has_content;
}

void
bc_card_set_dimmed (BcCard *self, gboolean is_dimmed)
{
  g_return_if_fail (BC_IS_CARD (self));

  self->is_dragged = is_dimmed;
  update_dimmed (self);
}
